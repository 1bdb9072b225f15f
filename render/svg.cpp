#include "render/svg.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace relata {
namespace {

struct Attribute {
    std::string name;
    std::string value;  // as it stands between the quotes
};

/// A start tag taken apart. Graphviz quotes values with `"` and escapes what is inside.
struct Tag {
    std::string name;
    std::vector<Attribute> attributes;
    bool is_empty = false;

    [[nodiscard]] std::string get(std::string_view attribute) const {
        const auto found = std::ranges::find(attributes, attribute, &Attribute::name);
        return found == attributes.end() ? std::string() : found->value;
    }

    [[nodiscard]] std::string text() const {
        std::string out = "<" + name;
        for (const auto& one : attributes) out += " " + one.name + "=\"" + one.value + "\"";
        return out + (is_empty ? "/>" : ">");
    }
};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Tag parse_tag(std::string_view inside) {
    Tag tag;
    if (inside.ends_with('/')) {
        tag.is_empty = true;
        inside.remove_suffix(1);
    }
    std::size_t at = 0;
    while (at < inside.size() && !is_blank(inside[at])) ++at;
    tag.name = inside.substr(0, at);
    for (;;) {
        while (at < inside.size() && is_blank(inside[at])) ++at;
        const auto equals = inside.find("=\"", at);
        if (equals == std::string_view::npos) return tag;
        const auto end = inside.find('"', equals + 2);
        if (end == std::string_view::npos) return tag;
        tag.attributes.push_back(
            {std::string(inside.substr(at, equals - at)),
             std::string(inside.substr(equals + 2, end - equals - 2))}
        );
        at = end + 1;
    }
}

bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == word) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// One line for an attribute: line feeds there are read as blanks anyway.
std::string as_label(const std::string& tooltip) {
    return replaced(replaced(tooltip, "&#10;", ". "), "\n", ". ");
}

bool is_safe_link(std::string_view href) {
    return href.starts_with("http://") || href.starts_with("https://") ||
           href.starts_with("mailto:");
}

/// The words of an outline: "M1,2", "C3,4", "5,6".
std::vector<std::string_view> points_of(std::string_view outline) {
    std::vector<std::string_view> points;
    for (std::size_t at = 0; at < outline.size();) {
        auto end = outline.find_first_of(" CL", at + 1);
        end = std::min(end, outline.size());
        if (outline[at] != ' ') points.push_back(outline.substr(at, end - at));
        at = end < outline.size() && outline[end] == ' ' ? end + 1 : end;
    }
    return points;
}

/// An outline as Graphviz writes it, all of it curves, with lines where it is straight: a curve
/// whose control points are its ends.
std::string with_lines(const std::string& outline) {
    const auto points = points_of(outline);
    if (points.empty() || !points[0].starts_with('M') || points.size() % 3 != 1) return outline;
    auto out = std::string(points[0]);
    auto last = points[0].substr(1);
    char command = 'M';
    const auto bare = [](std::string_view point) {
        return point.starts_with('C') ? point.substr(1) : point;
    };
    for (std::size_t at = 1; at + 2 < points.size(); at += 3) {
        if (points[at].starts_with('L')) return outline;
        const auto first = bare(points[at]);
        const auto second = points[at + 1];
        const auto end = points[at + 2];
        const char next = first == last && second == end ? 'L' : 'C';
        if (next != command) out += next;
        if (next == command) out += ' ';
        if (next == 'C') out.append(first).append(1, ' ').append(second).append(1, ' ');
        out += end;
        command = next;
        last = end;
    }
    return out;
}

constexpr std::string_view title_id = "picture_title";
constexpr std::string_view description_id = "picture_description";

/// Walks the tags once. What a tag needs from further on (its tooltip) is put in afterwards: output
/// is a list of parts.
class Filter {
public:
    std::string run(std::string_view svg) {
        while (!svg.empty()) {
            const auto open = std::min(svg.find('<'), svg.size());
            if (!in_dropped_title_) parts_.emplace_back(svg.substr(0, open));
            svg.remove_prefix(open);
            if (svg.empty()) break;
            svg.remove_prefix(markup(svg));
        }
        std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        for (const auto& part : parts_) out += part;
        return out;
    }

private:
    enum class Written { yes, no };
    struct Open {
        Written written = Written::yes;
        // Where the tag of a node, edge or graph stands in parts_.
        std::optional<std::size_t> part;
        bool is_node = false;
        bool is_graph = false;
    };

    static std::size_t after(std::string_view svg, std::string_view end) {
        const auto at = svg.find(end);
        return at == std::string_view::npos ? svg.size() : at + end.size();
    }

    /// Deals with the markup at the beginning of `svg` and returns its length.
    std::size_t markup(std::string_view svg) {
        if (svg.starts_with("<!--")) return skip(svg, after(svg, "-->"));
        if (svg.starts_with("<?")) return skip(svg, after(svg, "?>"));
        if (svg.starts_with("<!")) return skip(svg, after(svg, ">"));
        const auto length = after(svg, ">");
        const auto inside = svg.substr(1, length - 2);
        if (inside.starts_with('/')) {
            end_tag(svg.substr(0, length));
        } else {
            start_tag(parse_tag(inside));
        }
        return length;
    }

    /// Leaves out what cannot be seen, with the line it stands on.
    static std::size_t skip(std::string_view svg, std::size_t length) {
        return length < svg.size() && svg[length] == '\n' ? length + 1 : length;
    }

    void start_tag(Tag tag) {
        Open open;
        if (tag.name == "path") {
            for (auto& one : tag.attributes) {
                if (one.name == "d") one.value = with_lines(one.value);
            }
        }
        if (tag.name == "title") {
            open.written = Written::no;
            in_dropped_title_ = true;
        } else if (tag.name == "svg") {
            tag.attributes.push_back({"role", "graphics-document document"});
            root_ = parts_.size();
            parts_.push_back(tag.text());
            parts_.emplace_back();  // for title and description
        } else if (tag.name == "g" && tag.get("id").starts_with("a_")) {
            open.written = Written::no;
        } else if (tag.name == "a") {
            link(tag, open);
        } else if (is_line_of_box(tag)) {
            return;
        } else {
            if (tag.name == "g") {
                const auto words = tag.get("class");
                open.is_node = has_word(words, "node");
                open.is_graph = has_word(words, "graph");
                if (open.is_node || open.is_graph || has_word(words, "edge"))
                    open.part = parts_.size();
            }
            if (is_inside_of_box(tag)) box_ = Box{parts_.size(), tag};
            parts_.push_back(tag.text());
            if (open.part) parts_.emplace_back();  // for the title
        }
        if (!tag.is_empty) open_.push_back(open);
    }

    static bool is_inside_of_box(const Tag& tag) {
        return tag.name == "path" && tag.is_empty && tag.get("stroke") == "transparent";
    }

    /// Graphviz draws a rounded box twice, its inside and then its line; the path before draws both
    /// from now on.
    bool is_line_of_box(const Tag& tag) {
        const auto box = std::exchange(box_, std::nullopt);
        const bool is_line = box && tag.name == "path" && tag.is_empty &&
                             tag.get("fill") == "none" && tag.get("d") == box->tag.get("d");
        if (!is_line) return false;
        auto whole = tag;
        for (auto& one : whole.attributes) {
            if (one.name == "fill") one.value = box->tag.get("fill");
        }
        parts_.at(box->part) = whole.text();
        return true;
    }

    void link(const Tag& tag, Open& open) {
        const auto href = tag.get("xlink:href");
        if (is_safe_link(href)) {
            parts_.push_back("<a xlink:href=\"" + href + "\">");
        } else {
            open.written = Written::no;
        }
        const auto owner = std::find_if(open_.rbegin(), open_.rend(), [](const Open& one) {
            return one.part.has_value();
        });
        if (owner == open_.rend()) return;
        const auto tooltip = tag.get("xlink:title");
        if (owner->is_node) name_node(*owner->part, tooltip);
        if (owner->is_graph) name_picture(tooltip);
    }

    void name_node(std::size_t part, const std::string& tooltip) {
        auto& tag = parts_.at(part);
        tag.insert(
            tag.size() - 1, " role=\"graphics-symbol img\" aria-label=\"" + as_label(tooltip) + "\""
        );
        parts_.at(part + 1) = "\n<title>" + tooltip + "</title>";
    }

    void name_picture(const std::string& tooltip) {
        if (!root_) return;
        const auto lines = replaced(tooltip, "&#10;", "\n");
        const auto first = lines.find('\n');
        auto labels = std::string(title_id);
        auto& text = parts_.at(*root_ + 1);
        text =
            "\n<title id=\"" + std::string(title_id) + "\">" + lines.substr(0, first) + "</title>";
        if (first != std::string::npos) {
            text += "\n<desc id=\"" + std::string(description_id) + "\">" +
                    replaced(lines.substr(first + 1), "\n", " ") + "</desc>";
            labels += " " + std::string(description_id);
        }
        auto& tag = parts_.at(*root_);
        tag.insert(tag.size() - 1, " aria-labelledby=\"" + labels + "\"");
    }

    void end_tag(std::string_view tag) {
        if (tag == "</title>") in_dropped_title_ = false;
        const auto written = open_.empty() ? Written::yes : open_.back().written;
        if (!open_.empty()) open_.pop_back();
        if (written == Written::yes) parts_.emplace_back(tag);
    }

    /// The inside of a rounded box, and where it stands in parts_.
    struct Box {
        std::size_t part = 0;
        Tag tag;
    };

    std::vector<std::string> parts_;
    std::optional<Box> box_;
    std::vector<Open> open_;
    std::optional<std::size_t> root_;
    bool in_dropped_title_ = false;
};

/// Line feeds left by what was dropped.
std::string without_empty_lines(const std::string& text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\n' && (out.empty() || out.back() == '\n')) continue;
        out += c;
    }
    return out;
}

}  // namespace

std::string accessible_svg(std::string_view svg) {
    return without_empty_lines(Filter().run(svg));
}

}  // namespace relata
