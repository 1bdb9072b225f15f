#include "render/dot_style.hpp"

#include "graph/dot_text.hpp"
#include "graph/names.hpp"
#include "render/page/markup.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace relata {
namespace {

constexpr std::size_t node_columns = 20;
constexpr std::size_t longest_word = 40;
// A name is no book. Shorter ones are shown whole, however odd; what is cut stays in the hover
// text.
constexpr std::size_t longest_label = 30'000;
constexpr std::size_t longest_quote = 700;

constexpr std::array<std::string_view, 8> palette_order{
    "Person", "Country", "Place", "Organization", "Agreement", "Mechanism", "Event", "Topic"};

std::size_t palette_position(const Theme& theme, std::string_view kind) {
    const auto look = known_kind_look(theme, kind);
    if (!look) return palette_order.size() + (kind.empty() ? 1U : 0U);
    return static_cast<std::size_t>(
        std::ranges::find(palette_order, look->kind) - palette_order.begin()
    );
}

}  // namespace

void DotAttributes::begin(std::string_view name) {
    if (!text_.empty()) text_ += ' ';
    text_ += name;
    text_ += '=';
}

DotAttributes& DotAttributes::word(std::string_view name, std::string_view value) {
    begin(name);
    text_ += '"';
    text_ += value;
    text_ += '"';
    return *this;
}

DotAttributes& DotAttributes::label(std::string_view name, std::string_view value) {
    begin(name);
    text_ += dot_quoted(value);
    return *this;
}

DotAttributes& DotAttributes::tooltip(std::string_view value) {
    begin("tooltip");
    text_ += dot_tooltip(value);
    return *this;
}

DotAttributes& DotAttributes::html(std::string_view name, std::string_view markup) {
    begin(name);
    text_ += '<';
    text_ += markup;
    text_ += '>';
    return *this;
}

std::string html_escaped(std::string_view text) {
    std::string out;
    for (const char c : html_text(text)) {
        out += c;
        // Graphviz expands \N, \G, … in HTML labels too, and after it decoded entities.
        if (c == '\\') out += c;
    }
    return out;
}

std::string html_font(std::string_view color, std::string_view points, std::string_view markup) {
    if (markup.empty()) markup = "&#160;";
    std::string text = "<FONT COLOR=\"";
    text.append(color).append("\" POINT-SIZE=\"").append(points).append("\">");
    return text.append(markup).append("</FONT>");
}

std::string svg_word(std::string_view text) {
    auto name = dot_name(text);
    // A very long name comes as quoted pieces; here it is one word.
    std::erase_if(name, [](char c) { return c == '"' || c == '+' || c == ' '; });
    return name;
}

std::string entity_name(const Graph& graph, EntityId id) {
    return "n_" + svg_word(graph.entity(id).id);
}

std::string relation_name(const Graph& graph, RelationId id) {
    const auto& text = graph.relation(id).id;
    const bool is_number =
        text.size() > 1 && text.front() == 'r' &&
        std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? text : "r_" + svg_word(text);
}

std::string relation_class(
    const Graph& graph, const std::vector<RelationId>& relations, const Theme& theme
) {
    const auto& type = graph.schema().type(graph.relation(relations.front()).type);
    auto text = "rel " + svg_word(family_of(theme, type));
    for (const auto id : relations) text += " " + relation_name(graph, id);
    return text;
}

std::string kind_class(std::string_view kind) {
    return "kind " + (kind.empty() ? "none" : svg_word(slug(kind)));
}

std::string entity_tooltip(const Graph& graph, EntityId id) {
    const auto& entity = graph.entity(id);
    auto text = sanitized(entity.name);
    std::vector<std::string> kinds;
    for (const auto kind : entity.kinds) {
        kinds.push_back(one_line(sanitized(graph.schema().kind(kind).name)));
    }
    if (!kinds.empty()) text += " (" + enumerated(kinds) + ")";
    return text;
}

KindLooks::KindLooks(
    const Graph& graph, const std::vector<EntityId>& entities, const Theme& theme
) {
    for (const auto id : entities) {
        const auto kind = std::string(graph.kind_name(id));
        if (std::ranges::find(kinds_, kind) == kinds_.end()) kinds_.push_back(kind);
    }
    std::ranges::stable_sort(kinds_, {}, [&](const std::string& kind) {
        return palette_position(theme, kind);
    });
    std::size_t unknown = 0;
    for (const auto& kind : kinds_) {
        const auto known = known_kind_look(theme, kind);
        looks_[kind] = known ? *known : unknown_kind_look(theme, kind.empty() ? 0 : unknown++);
    }
}

KindLooks KindLooks::of_groups(const std::vector<std::string>& names, const Theme& theme) {
    constexpr std::array<std::string_view, 7> fills{
        "Country", "Event", "Mechanism", "Person", "Topic", "Agreement", "Organization"};
    KindLooks looks;
    looks.kinds_ = names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto look = unknown_kind_look(theme, 0);
        if (i < fills.size()) {
            const auto colors = *known_kind_look(theme.without_own(), fills.at(i));
            look.fill = colors.fill;
            look.border = colors.border;
            look.text = colors.text;
        }
        looks.looks_[names[i]] = look;
    }
    return looks;
}

const KindLook& KindLooks::of(std::string_view kind) const {
    return looks_.find(kind)->second;
}

std::string entity_statement(
    const Graph& graph, EntityId id, const KindLooks& looks, Emphasis emphasis
) {
    const auto kind = graph.kind_name(id);
    return entity_statement(graph, id, looks.of(kind), kind_class(kind), emphasis);
}

std::string entity_statement(
    const Graph& graph,
    EntityId id,
    const KindLook& look,
    std::string_view css_class,
    Emphasis emphasis
) {
    const auto& entity = graph.entity(id);
    const auto name = shortened(sanitized(entity.name), longest_label);
    DotAttributes attributes;
    attributes.label("label", joined_lines(wrapped_evenly(name, node_columns, longest_word)))
        .word("id", entity_name(graph, id))
        .word("class", css_class)
        .word("shape", look.shape)
        .word("style", look.style)
        .word("margin", look.margin)
        .word("fillcolor", look.fill)
        .word("color", look.border)
        .word("fontcolor", look.text)
        .tooltip(entity_tooltip(graph, id));
    if (emphasis == Emphasis::strong) attributes.word("penwidth", "3").word("fontsize", "13");
    if (const auto url = entity.properties.text("url")) {
        if (const auto safe = safe_url(*url)) attributes.label("URL", *safe);
    }
    return entity_name(graph, id) + attributes.text() + ";\n";
}

std::string evidence_text(const Graph& graph, const std::vector<RelationId>& relations) {
    std::vector<std::string> sentences;
    std::vector<std::string> quotes;
    for (const auto id : relations) {
        const auto& relation = graph.relation(id);
        sentences.push_back(relation_sentence(graph, relation));
        for (const auto& evidence : relation.evidence) {
            auto quote = "“" + shortened(one_line(sanitized(evidence.quote)), longest_quote) + "”";
            if (const auto stated = stated_text(relation); !stated.empty()) {
                quote = stated + ": " + quote;
            }
            if (const auto place = citation(graph, evidence); !place.empty()) quote += "\n" + place;
            if (std::ranges::find(quotes, quote) == quotes.end()) quotes.push_back(quote);
        }
    }
    sentences.insert(sentences.end(), quotes.begin(), quotes.end());
    return joined_lines(sentences);
}

std::string picture_head(
    const DotAttributes& layout,
    std::string_view label,
    std::string_view summary,
    const Theme& theme
) {
    const auto& colors = paper(theme);
    DotAttributes graph;
    graph.word("fontname", picture_fonts(theme))
        .word("fontcolor", colors.ink)
        .word("bgcolor", colors.background)
        .word("charset", "UTF-8")
        .word("pad", "0.3")
        .word("labelloc", "t")
        .word("labeljust", "l")
        .tooltip(summary)
        .html("label", label);
    DotAttributes node;
    node.word("fontname", picture_fonts(theme))
        .word("fontsize", "11")
        .word("width", "0")
        .word("height", "0");
    DotAttributes edge;
    edge.word("fontname", picture_fonts(theme)).word("fontsize", "9").word("arrowsize", "0.6");
    return "digraph relata {\ngraph" + layout.text() + ";\ngraph" + graph.text() + ";\nnode" +
           node.text() + ";\nedge" + edge.text() + ";\n";
}

}  // namespace relata
