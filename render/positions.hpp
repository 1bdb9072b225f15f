#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace relata {

/// Where the middle of something stands, in points, y upwards as Graphviz counts.
struct Position {
    double x = 0;
    double y = 0;
};
/// By SVG id: `n_wang_yi` for an entity, `r12` for the words of a relation.
using Positions = std::map<std::string, Position, std::less<>>;

/// Where the nodes of an SVG that relata wrote stand: the middle of their outline, or of their text
/// when they have none. What cannot be recognized is left out; nothing at all is found in the SVG
/// of another program. O(n).
Positions positions_in_svg(std::string_view svg);

}  // namespace relata
