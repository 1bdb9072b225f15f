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

/// The entities that a relation joins to every one of `entities` (at least one), none of these
/// themselves, in order of the graph. `direction` is that of the relations as seen from `entities`.
/// Nothing when one of them was filtered away. O(d log d) for the sum d of their degrees.
std::vector<EntityId> common_neighbors(
    const Snapshot& graph, const std::vector<EntityId>& entities, Direction direction
);

/// Everything on a short way from one entity to another.
struct Between {
    std::size_t shortest = 0;  ///< relations on a shortest path
    struct Place {
        EntityId entity;
        std::size_t from_source = 0;  ///< relations on a shortest path from the source
        std::size_t to_target = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };
    std::vector<Place> places;          ///< by distance from the source, then in order of the graph
    std::vector<RelationId> relations;  ///< in order of the graph
    SearchLimit stopped_by = SearchLimit::none;  ///< not none: everything is missing
    std::size_t visited = 0;
};

/// The entities and relations on paths from source to target that have at most `longer` relations
/// more than the shortest, both ends included; empty when nothing connects them. With `longer` 0
/// exactly those on shortest paths. Above that, what lies on a way of that length from end to end
/// and hangs on the rest by more than one entity: it may be that only a longer path passes it. Of
/// `options`, `via`, `in_time_order`, costs and trails do not count. O(n + m).
Between between(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t longer = 0,
    const PathOptions& options = {}
);

/// The relations of the snapshot whose two ends are both in `entities`, in order of the graph.
std::vector<RelationId> relations_among(
    const Snapshot& graph, const std::vector<EntityId>& entities
);

}  // namespace relata
