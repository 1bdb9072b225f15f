#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <vector>

namespace relata {

/// What of a graph a picture draws, and what it only counts.
struct Part {
    std::vector<EntityId> entities;  ///< by first mention, then those without relations
    std::vector<RelationId> relations;
    std::size_t dates = 0;            ///< entities of the kind `Date`, left out
    std::size_t dated_relations = 0;  ///< that have one at an end, left out
    std::size_t lone = 0;             ///< entities without relations, left out
};

/// All of it, but for dates and for more than ten entities without relations. O(n log n).
Part whole_graph(const Graph& graph);

/// These relations and their ends, but for dates.
Part part_of(const Graph& graph, const std::vector<RelationId>& relations);

}  // namespace relata
