#pragma once

#include "render/positions.hpp"

#include <string>

namespace relata::cli {

/// Where things stood in an earlier picture: an SVG that relata drew, or what `dot -Tjson` makes of
/// its DOT. Throws InputError when nothing in the file stands anywhere.
Positions earlier_positions(const std::string& file);

}  // namespace relata::cli
