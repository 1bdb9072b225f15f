#pragma once

#include "graph/paths/walker.hpp"

#include <cstdint>
#include <vector>

namespace relata {

/// No path.
inline constexpr std::uint32_t unreachable = UINT32_MAX;

/// The least number of steps between `from` and each vertex, breadth first, up to `most`: from it
/// for Toward::target, to it for Toward::source. O(n + m).
std::vector<std::uint32_t> lengths(
    Walker& walker, Vertex from, Toward toward, std::uint32_t most = unreachable
);

/// The least cost to get from each vertex to `to`, infinite where there is no path. The number of
/// steps without costs (breadth first), else by E. W. Dijkstra, "A note on two problems in
/// connexion with graphs", Numerische Mathematik 1, 1959, 269-271. O(n + m), O(m log n).
///
/// Costs are summed from the far end, so they may differ from those of Path in their last bits:
/// lower bounds after `widened`.
std::vector<double> costs_to(Walker& walker, Vertex to);

/// A bound on costs that rounding cannot break. Sums of doubles depend on their order, by less than
/// n * 2^-53 of the sum: a billionth covers paths of millions of steps. Without costs all sums are
/// whole numbers, and exact.
inline double widened(const Walker& walker, double bound) {
    return walker.has_costs() ? bound * (1 - 1e-9) : bound;
}

}  // namespace relata
