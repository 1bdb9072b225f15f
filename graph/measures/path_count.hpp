#pragma once

#include <cmath>
#include <stdexcept>

namespace relata::measures {

/// Throws std::overflow_error when so many paths are more than a double holds.
inline void require_countable(double paths) {
    if (std::isfinite(paths)) return;
    throw std::overflow_error("more than 10^308 shortest paths between two vertices");
}

}  // namespace relata::measures
