#pragma once

#include "graph/snapshot.hpp"

#include <cstdint>
#include <vector>

namespace relata {

/// A depth-first search of the whole graph, relations taken both ways, and of each vertex how far
/// back what was found by it can reach: what articulation points, bridges and blocks are read from.
///
/// Vertices are numbered as they are entered, so that what was found by way of a vertex v has the
/// numbers number[v] … number[v] + found[v] - 1, and each component a run that begins with its
/// root. Source: J. Hopcroft, R. Tarjan, Communications of the ACM 16(6), 1973, 372-378.
struct LowPoints {
    static constexpr std::uint32_t none = UINT32_MAX;

    std::vector<Vertex> order;          ///< by number
    std::vector<std::uint32_t> number;  ///< by vertex, as are the next four
    std::vector<Vertex> parent;         ///< found by a relation from there; a root's: none
    std::vector<std::uint32_t> parent_relation;
    std::vector<std::uint32_t> found;  ///< vertices found by way of this one, itself included
    /// Least number of a vertex that one of those has a relation to; the relation by which this one
    /// was found is not counted, but one beside it is.
    std::vector<std::uint32_t> low;

    [[nodiscard]] bool is_root(Vertex v) const { return parent[v] == none; }
    /// Without its parent, what was found by `v` has no relation to the rest.
    [[nodiscard]] bool hangs_on_parent(Vertex v) const { return low[v] >= number[parent[v]]; }
    /// Nor has it without the relation it was found by.
    [[nodiscard]] bool hangs_on_relation(Vertex v) const { return low[v] > number[parent[v]]; }
};

/// O(n + m), iterative.
LowPoints low_points(const Snapshot& graph);

}  // namespace relata
