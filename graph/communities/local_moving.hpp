#pragma once

#include "graph/communities/weighted_graph.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace relata {

/// Moves vertices, in random order, each to the community among its neighbors' (or an empty one)
/// that gains most modularity, until no move gains: the step Louvain and Leiden share. A vertex is
/// looked at again when a neighbor left its community. `community` has labels below n, and is
/// changed in place.
void move_to_best_communities(
    const WeightedGraph& graph,
    double resolution,
    std::mt19937_64& random,
    std::vector<std::uint32_t>& community
);

}  // namespace relata
