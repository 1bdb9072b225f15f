#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata::measures {

/// What the distances from each vertex to the others it reaches add up to, by vertex.
struct DistanceSums {
    std::vector<std::size_t> reached;  ///< how many others
    std::vector<double> total;         ///< of the distances; whole numbers when costs are
    std::vector<double> inverse;       ///< of 1 / distance
    std::vector<std::uint32_t> arcs;   ///< greatest distance; only without costs
};

/// `costs` by relation; empty: each arc is 1 long.
DistanceSums all_distances(const Snapshot& graph, std::span<const double> costs);

}  // namespace relata::measures
