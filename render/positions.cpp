#include "render/positions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace relata {
namespace {

/// The value of an attribute of a tag; nothing when it has none.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
    const auto opening = " " + std::string(name) + "=\"";
    const auto begin = tag.find(opening);
    if (begin == std::string_view::npos) return std::nullopt;
    const auto value = tag.substr(begin + opening.size());
    const auto end = value.find('"');
    if (end == std::string_view::npos) return std::nullopt;
    return value.substr(0, end);
}

/// Collects points and knows the middle of the box around them.
class Extent {
public:
    void add(double x, double y) {
        left_ = std::min(left_, x);
        right_ = std::max(right_, x);
        top_ = std::min(top_, y);
        bottom_ = std::max(bottom_, y);
    }
    /// Pairs of numbers, with whatever stands between them: `points` of a polygon, `d` of a path
    /// with absolute coordinates, which is what Graphviz writes.
    void add_pairs(std::string_view text) {
        const std::string copy(text);
        const char* at = copy.c_str();
        std::optional<double> x;
        while (*at != '\0') {
            char* end = nullptr;
            const double number = std::strtod(at, &end);
            if (end == at) {
                ++at;
                continue;
            }
            at = end;
            if (!std::isfinite(number)) continue;
            if (x) {
                add(*x, number);
                x.reset();
            } else {
                x = number;
            }
        }
    }
    /// SVG counts y downwards.
    [[nodiscard]] std::optional<Position> middle() const {
        if (left_ > right_) return std::nullopt;
        return Position{(left_ + right_) / 2, -(top_ + bottom_) / 2};
    }

private:
    double left_ = HUGE_VAL;
    double right_ = -HUGE_VAL;
    double top_ = HUGE_VAL;
    double bottom_ = -HUGE_VAL;
};

/// `<ellipse cx="…" cy="…"`, or the corner a text begins at.
void add_point(std::string_view tag, std::string_view x, std::string_view y, Extent& extent) {
    const auto across = attribute(tag, x);
    const auto down = attribute(tag, y);
    if (across && down) extent.add_pairs(std::string(*across) + " " + std::string(*down));
}

std::optional<Position> middle_of(std::string_view group) {
    Extent outline;
    Extent words;
    while (!group.empty()) {
        const auto open = group.find('<');
        if (open == std::string_view::npos) break;
        group.remove_prefix(open);
        const auto tag = group.substr(0, group.find('>'));
        if (tag.starts_with("<ellipse ")) add_point(tag, "cx", "cy", outline);
        if (tag.starts_with("<polygon ")) outline.add_pairs(attribute(tag, "points").value_or(""));
        if (tag.starts_with("<path ")) outline.add_pairs(attribute(tag, "d").value_or(""));
        if (tag.starts_with("<text ")) add_point(tag, "x", "y", words);
        group.remove_prefix(std::max<std::size_t>(tag.size(), 1));
    }
    const auto middle = outline.middle();
    return middle ? middle : words.middle();
}

}  // namespace

Positions positions_in_svg(std::string_view svg) {
    constexpr std::string_view opening = "<g id=\"";
    Positions positions;
    auto begin = svg.find(opening);
    while (begin != std::string_view::npos) {
        const auto next = svg.find(opening, begin + opening.size());
        const auto group = svg.substr(begin, next - begin);
        const auto id = attribute(group, "id").value_or("");
        const auto classes = attribute(group.substr(0, group.find('>')), "class").value_or("");
        if (classes.starts_with("node")) {
            if (const auto middle = middle_of(group))
                positions.insert_or_assign(std::string(id), *middle);
        }
        begin = next;
    }
    return positions;
}

}  // namespace relata
