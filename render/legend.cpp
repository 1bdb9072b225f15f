#include "render/legend.hpp"

#include "graph/dot_text.hpp"
#include "graph/names.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace relata {
namespace {

constexpr std::size_t title_columns = 84;
constexpr std::size_t line_columns = 120;
constexpr std::size_t swatches_in_a_row = 8;
constexpr std::size_t most_swatches = 24;  // after that a legend explains nothing
constexpr std::size_t families_in_a_row = 3;

// One column more than the swatches, so that the last, empty cell takes the width the title needs
// and the swatches keep theirs.
constexpr std::string_view whole_row = "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"9\">";

constexpr double title_points = 18;
constexpr double text_points = 10;

/// Writes text in one size after another: points at the scale of the picture.
class Fonts {
public:
    explicit Fonts(double scale) : scale_(scale) {}

    [[nodiscard]] std::string operator()(
        std::string_view color, double points, std::string_view markup
    ) const {
        std::array<char, 32> size{};
        std::snprintf(size.data(), size.size(), "%g", std::round(points * scale_));
        return html_font(color, size.data(), markup);
    }

private:
    double scale_;
};

std::string row(std::string_view markup) {
    return std::string(whole_row) + std::string(markup) + "</TD></TR>\n";
}

std::string title_rows(const LegendContent& content, const Paper& colors, const Fonts& font) {
    std::string rows;
    for (const auto& line :
         wrapped(shortened(content.title, 3 * title_columns), title_columns, title_columns)) {
        if (line.empty()) continue;
        rows += row(font(colors.ink, title_points, "<B>" + html_escaped(line) + "</B>"));
    }
    for (const auto& text : content.lines) {
        for (const auto& line : wrapped(text, line_columns, line_columns)) {
            if (!line.empty()) rows += row(font(colors.muted, text_points, html_escaped(line)));
        }
    }
    return rows;
}

std::string kind_swatch(const std::string& kind, const KindLook& look, const Fonts& font) {
    const bool is_round =
        look.shape == "ellipse" || look.style.find("rounded") != std::string_view::npos;
    return "<TD BORDER=\"1\" CELLPADDING=\"4\" STYLE=\"" +
           std::string(is_round ? "ROUNDED" : "SOLID") + "\" COLOR=\"" + std::string(look.border) +
           "\" BGCOLOR=\"" + std::string(look.fill) + "\">" +
           font(
               look.text,
               text_points,
               html_escaped(one_line(kind).empty() ? "no kind" : shortened(one_line(kind), 24))
           ) +
           "</TD>";
}

/// About as many points as the text rows are wider than the swatches. The empty last cell asks for
/// them; else Graphviz would share them out among the swatches.
std::size_t spare_points(const LegendContent& content, const KindLooks& looks) {
    constexpr double points_a_column = 5.3;  // of 10 point text, on average
    double text = 1.9 * static_cast<double>(display_width(content.title));
    for (const auto& line : content.lines) {
        text = std::max(text, static_cast<double>(display_width(line)));
    }
    double swatches = 0;
    for (std::size_t i = 0; i < std::min(looks.kinds().size(), swatches_in_a_row); ++i) {
        swatches += static_cast<double>(display_width(looks.kinds()[i])) + 3;
    }
    const auto points = std::min((text - swatches) * points_a_column, 900.0) * content.scale;
    return points > 0 ? static_cast<std::size_t>(points) : 0;
}

std::string kind_rows(const KindLooks& looks, std::size_t spare, const Fonts& font) {
    std::string rows;
    const auto& kinds = looks.kinds();
    const auto shown = std::min(kinds.size(), most_swatches);
    for (std::size_t begin = 0; begin < shown; begin += swatches_in_a_row) {
        const auto end = std::min(begin + swatches_in_a_row, shown);
        rows += "<TR>";
        for (auto i = begin; i < end; ++i) rows += kind_swatch(kinds[i], looks.of(kinds[i]), font);
        rows += "<TD WIDTH=\"" + std::to_string(spare) + "\" COLSPAN=\"" +
                std::to_string(swatches_in_a_row + 1 - (end - begin)) + "\"></TD></TR>\n";
    }
    return rows;
}

std::string family_rows(const LegendContent& content, const Theme& theme, const Fonts& font) {
    std::string rows;
    for (std::size_t begin = 0; begin < content.families.size(); begin += families_in_a_row) {
        std::string markup;
        const auto end = std::min(begin + families_in_a_row, content.families.size());
        for (auto i = begin; i < end; ++i) {
            const auto look = family_look(theme, content.families[i]);
            if (i != begin)
                markup += font(paper(theme).muted, text_points, "&#160;&#160;&#160;&#160;");
            markup +=
                font(look.color, text_points, "<B>——</B>&#160;&#160;") +
                font(
                    paper(theme).ink, text_points, html_escaped(shortened(one_line(look.words), 48))
                );
        }
        rows += row(markup);
    }
    return rows;
}

std::string_view status_sample(Status status) {
    switch (status) {
        case Status::planned:
            return "– – –";
        case Status::considered:
            return "·&#160;·&#160;·&#160;·&#160;·";
        case Status::denied:
            return "——|";
        case Status::asserted:
            break;
    }
    return "——";
}

std::string status_row(const LegendContent& content, const Paper& colors, const Fonts& font) {
    // One kind of line needs no explanation.
    if (content.statuses.size() < 2 && !content.statuses.contains(Status::denied)) return {};
    std::string markup;
    for (const auto status : content.statuses) {
        if (!markup.empty()) markup += font(colors.muted, text_points, "&#160;&#160;&#160;&#160;");
        markup += font(
            colors.ink, text_points, "<B>" + std::string(status_sample(status)) + "</B>&#160;&#160;"
        );
        markup += font(colors.ink, text_points, status_words(status));
    }
    return row(markup);
}

std::string sample_row(const LegendContent& content, const Paper& colors, const Fonts& font) {
    std::string markup;
    for (const auto& sample : content.samples) {
        if (!markup.empty()) markup += font(colors.muted, text_points, "&#160;&#160;&#160;&#160;");
        markup +=
            font(sample.color, text_points, "<B>" + std::string(sample.line) + "</B>&#160;&#160;");
        markup += font(colors.ink, text_points, sample.words);
    }
    return markup.empty() ? markup : row(markup);
}

}  // namespace

std::string legend_table(const LegendContent& content, const KindLooks* looks, const Theme& theme) {
    const auto& colors = paper(theme);
    const Fonts font(content.scale);
    std::string table =
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"1\">\n";
    table += title_rows(content, colors, font);
    // That nothing has a kind needs no explanation.
    const bool has_kinds = looks != nullptr && looks->kinds() != std::vector<std::string>{""};
    if (has_kinds) table += kind_rows(*looks, spare_points(content, *looks), font);
    table += family_rows(content, theme, font);
    table += status_row(content, colors, font);
    table += sample_row(content, colors, font);
    return table + "</TABLE>";
}

std::string picture_title(const Graph& graph, const std::string& title) {
    auto text = one_line(sanitized(title));
    for (const auto* name : {"title", "name"}) {
        if (text.empty()) text = one_line(sanitized(graph.properties.text(name).value_or("")));
    }
    if (text.empty() && graph.document_count() == 1)
        text = document_label(graph.document(DocumentId{0}));
    return text.empty() ? "Relations" : text;
}

std::string sources_text(const Graph& graph) {
    if (graph.document_count() == 0) return {};
    if (graph.document_count() > 1) {
        return "read from " + counted(graph.document_count(), "document", "documents");
    }
    const auto& document = graph.document(DocumentId{0});
    // Not its title, which often is the title of the picture too.
    auto text = "read from " + document_file(document);
    if (document.date) text += " (" + document.date->text() + ")";
    return text;
}

}  // namespace relata
