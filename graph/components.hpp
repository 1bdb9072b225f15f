#pragma once

#include "graph/partition.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata {

// What hangs together, and what it hangs together by. n vertices, m arcs. All but
// strong_components take relations both ways, whichever way they point. Loops connect nothing.
// Parallel relations count each: two relations between the same entities are two ways to get from
// one to the other, and when one is withdrawn the other still holds. All searches are iterative, so
// that a long chain cannot exhaust the stack.

/// Parts between which there is no relation: two vertices are in one component when some path
/// connects them, directions ignored. A vertex without relations is a component.
///
/// Vertices around a busy one, and then those next to them, are marked by a bit each, which in most
/// graphs finds the largest component, or nearly; who is in it need not look at its other
/// relations. The others, and those of graphs without a large component, are joined along their
/// relations, two of each first. O(n + m) for all but contrived graphs. The marking is shared out
/// among threads in large graphs; the answer does not depend on them.
/// Source: G. M. Slota, S. Rajamanickam, K. Madduri, "BFS and coloring-based parallel algorithms
/// for strongly connected components and related problems", IPDPS 2014 (the largest component
/// first, by a search); M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity
/// computation via subgraph sampling", IPDPS 2018 (Afforest: the rest).
Partition weak_components(const Snapshot& graph);

/// Parts within which everyone reaches everyone along the directions of relations. A vertex on no
/// directed cycle is a component of its own.
///
/// O(n + m). Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on
/// Computing 1(2), 1972, 146-160.
Partition strong_components(const Snapshot& graph);

/// A vertex whose removal leaves more components than there were.
struct ArticulationPoint {
    Vertex vertex = 0;
    std::size_t parts = 0;    ///< what its component falls into without it, >= 2
    std::size_t cut_off = 0;  ///< vertices of these parts, those of the largest excepted

    friend bool operator==(const ArticulationPoint&, const ArticulationPoint&) = default;
};

/// All articulation points, by vertex. In a chain of five, `a - b - c - d - e`, they are b, c and
/// d; without c two parts are left, and two vertices are cut off from the other two.
///
/// O(n + m). Source: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph
/// manipulation", Communications of the ACM 16(6), 1973, 372-378.
std::vector<ArticulationPoint> articulation_points(const Snapshot& graph);

/// A relation whose removal leaves more components than there were.
struct Bridge {
    RelationId relation;
    Vertex source = 0;
    Vertex target = 0;
    std::size_t source_side = 0;  ///< vertices still connected with it, itself included
    std::size_t target_side = 0;

    /// Vertices cut off: those of the smaller side.
    [[nodiscard]] std::size_t cut_off() const noexcept {
        return source_side < target_side ? source_side : target_side;
    }
    friend bool operator==(const Bridge&, const Bridge&) = default;
};

/// All bridges, by relation id. A relation with another beside it is no bridge, and neither is a
/// loop. In a reversed snapshot the two sides are exchanged. O(n + m), as above.
std::vector<Bridge> bridges(const Snapshot& graph);

/// Who is cut off: the vertices of all parts but the largest, of equally large ones the one with
/// the first vertex; of a bridge, those of the smaller side, or else of the source's. Ascending.
/// O(n + m) for a vertex; for a bridge the relations of that side, and n bits.
std::vector<Vertex> cut_off_by(const Snapshot& graph, const ArticulationPoint& point);
std::vector<Vertex> cut_off_by(const Snapshot& graph, const Bridge& bridge);

/// The blocks (biconnected components): sets of relations as large as can be in which any two lie
/// on a common cycle; a bridge is a block of its own. Two blocks share at most one vertex, and that
/// is an articulation point, so a vertex can be in several. Without relations, or with loops only,
/// it is in none.
struct Blocks {
    static constexpr std::uint32_t none = UINT32_MAX;

    std::vector<std::vector<Vertex>> members;  ///< of each block, ascending, 2 at least
    std::vector<std::uint32_t> of_relation;    ///< by RelationId; `none`: filtered away, or a loop

    friend bool operator==(const Blocks&, const Blocks&) = default;
};

/// All blocks, in the order of their members, compared from the first on. O(n + m), and
/// O(b log b) to order b of them.
Blocks blocks(const Snapshot& graph);

}  // namespace relata
