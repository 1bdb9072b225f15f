#pragma once

#include "graph/paths.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <vector>

namespace relata {

struct Neighbor {
    EntityId entity;
    std::size_t distance = 0;  ///< relations on a shortest path from the start
    friend bool operator==(const Neighbor&, const Neighbor&) = default;
};

/// The entities at most `max_distance` relations away from `start`, itself included, nearest first
/// and in order of the graph within one distance. Nothing when `start` was filtered away. Breadth
/// first, O(n + m). Throws std::out_of_range for an id of no entity of the graph.
std::vector<Neighbor> neighborhood(
    const Snapshot& graph, EntityId start, std::size_t max_distance, Direction direction
);

/// The relations of the snapshot whose two ends are both in `entities`, in order of the graph.
std::vector<RelationId> relations_among(
    const Snapshot& graph, const std::vector<EntityId>& entities
);

}  // namespace relata
