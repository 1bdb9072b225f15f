#include "render/page/picture.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

namespace relata {
namespace {

constexpr auto npos = std::string_view::npos;

/// `12.34` as `12.3`: a twentieth of a point is not seen, and a picture is mostly numbers.
std::string with_short_numbers(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_fraction = text[i] == '.' && i + 1 < text.size() && is_digit(text[i + 1]);
        if (!is_fraction) {
            out += text[i];
            continue;
        }
        if (text[i + 1] != '0') out += text.substr(i, 2);
        while (i + 1 < text.size() && is_digit(text[i + 1])) ++i;
    }
    return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

/// Whether the style of a page colors all that is in the group: names, joint boxes and lines.
bool is_colored_by_page(std::string_view group) {
    const auto begin = group.find("class=\"");
    if (begin == npos) return false;
    const auto words = group.substr(begin + 7);
    return words.starts_with("node kind") || words.starts_with("node joint") ||
           words.starts_with("edge rel") || words.starts_with("edge joint");
}

/// `var(--muted)` for a color the page has a name for.
std::string named_color(
    std::string_view tag,
    std::string_view attribute,
    std::string_view color,
    const ColorNames& colors
) {
    const auto& names = attribute == "stroke"      ? colors.stroke
                        : tag.starts_with("<text") ? colors.text
                                                   : colors.fill;
    const auto name = names.find(color);
    return name == names.end() ? std::string(color) : "var(" + name->second + ")";
}

/// A start tag as the page wants it.
std::string for_page(std::string_view tag, bool is_colored, const ColorNames& colors) {
    const auto whole = tag;
    const bool is_root = tag.starts_with("<svg");
    // Nobody asks for lines and words by their ids: their classes say what they stand for.
    const bool is_known_by_class =
        tag.find(" class=\"edge") != npos || tag.find(" class=\"node rel") != npos;
    std::string out;
    for (;;) {
        const auto equals = tag.find("=\"");
        const auto end = equals == npos ? npos : tag.find('"', equals + 2);
        if (end == npos) return out + std::string(tag);
        const auto begin = tag.rfind(' ', equals);
        const auto name = tag.substr(begin + 1, equals - begin - 1);
        const auto value = tag.substr(equals + 2, end - equals - 2);
        // A title says the same as the label, and also when the mouse rests.
        const bool is_dropped = is_one_of(name, {"font-family", "aria-label"}) ||
                                (is_root && is_one_of(name, {"width", "height"})) ||
                                (is_known_by_class && name == "id") ||
                                (is_colored && is_one_of(name, {"fill", "stroke"})) ||
                                (name == "text-anchor" && value == "middle");
        out += tag.substr(0, begin);
        if (!is_dropped) {
            const bool is_geometry = is_one_of(
                name, {"d", "points", "x", "y", "cx", "cy", "rx", "ry", "font-size", "transform"}
            );
            auto kept = is_geometry ? with_short_numbers(value) : std::string(value);
            if (kept == "graphics-symbol img") kept = "img";
            if (name == "fill" || name == "stroke") kept = named_color(whole, name, value, colors);
            out += " " + std::string(name) + "=\"" + kept + "\"";
        }
        tag.remove_prefix(end + 1);
    }
}

/// What hovering says of a relation, without its quotations: the table and the details have them.
std::string_view without_quotations(std::string_view title) {
    for (std::size_t at = 0; at < title.size();) {
        const auto end = std::min(title.find("&#10;", at), title.size());
        if (at != 0 && title.substr(at, end - at).find("“") != npos) return title.substr(0, at - 5);
        at = end + 5;
    }
    return title;
}

std::size_t after(std::string_view text, std::string_view what, std::size_t from = 0) {
    const auto at = text.find(what, from);
    return at == npos ? text.size() : at + what.size();
}

std::string_view element_name(std::string_view tag) {
    tag.remove_prefix(1);
    return tag.substr(0, tag.find_first_of(" \n\t/>"));
}

/// What stands directly in the group of the graph and is no group itself: the background, then the
/// lines of title and legend.
class GraphGroup {
public:
    /// Whether `tag`, which opens an element directly in the group, is the background.
    bool is_background(std::string_view tag) {
        const bool is_first = !seen_any_;
        seen_any_ = true;
        return is_first && element_name(tag) == "polygon";
    }
    /// What must be written before `tag` so that legend lines, and only they, are in its group.
    std::string_view before(std::string_view tag) {
        const bool is_group = element_name(tag) == "g" || tag == "</g>";
        if (is_group && open_) {
            open_ = false;
            return "</g>\n";
        }
        if (!is_group && !open_) {
            open_ = true;
            return "<g class=\"legend\" aria-hidden=\"true\">\n";
        }
        return "";
    }

private:
    bool seen_any_ = false;
    bool open_ = false;
};

}  // namespace

std::string inline_svg(std::string_view svg, const ColorNames& colors) {
    svg.remove_prefix(std::min(svg.find("<svg"), svg.size()));
    std::string out;
    out.reserve(svg.size());
    GraphGroup graph;
    bool is_colored = false;
    int depth = 0;        // of open elements
    int graph_depth = 0;  // of what stands directly in the group of the graph; 0: not yet there
    while (!svg.empty()) {
        const auto begin = std::min(svg.find('<'), svg.size());
        out += svg.substr(0, begin);
        svg.remove_prefix(begin);
        if (svg.empty()) break;
        const auto tag = svg.substr(0, after(svg, ">"));
        svg.remove_prefix(tag.size());
        const bool is_end = tag.starts_with("</");
        if (is_end) --depth;
        const bool is_in_graph = graph_depth != 0 && depth == graph_depth;
        if (is_in_graph && !is_end && graph.is_background(tag)) {
            svg.remove_prefix(svg.starts_with('\n') ? 1 : 0);
            continue;
        }
        if (graph_depth != 0 && ((is_in_graph && !is_end) || depth == graph_depth - 1)) {
            out += graph.before(tag);
        }
        if (tag.starts_with("<g ")) is_colored = is_colored_by_page(tag);
        out += is_end ? std::string(tag) : for_page(tag, is_colored, colors);
        if (tag == "<title>") {
            const auto title = svg.substr(0, std::min(svg.find("</title>"), svg.size()));
            out += without_quotations(title);
            svg.remove_prefix(title.size());
        }
        if (!is_end && !tag.ends_with("/>")) ++depth;
        if (graph_depth == 0 && tag.starts_with("<g ") && tag.find("class=\"graph\"") != npos) {
            graph_depth = depth;
        }
    }
    while (out.ends_with('\n')) out.pop_back();
    return out;
}

}  // namespace relata
