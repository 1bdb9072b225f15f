#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace relata {

// How far is it from one vertex, or from the nearest of several, to every other? Arcs are walked
// forward; Snapshot::reversed and Snapshot::undirected give the other ways. Parallel arcs and loops
// change no distance. Vertices the graph does not have throw std::out_of_range. Without a source
// nothing is reached.
//
// The classes are for many questions about one graph: they keep what they need between two, and
// answer with views that hold until the next. They share the snapshot's columns.

/// The distance, in arcs, of what cannot be reached.
inline constexpr std::uint32_t no_distance = UINT32_MAX;
/// The parent of a source, and of what cannot be reached.
inline constexpr Vertex no_parent = UINT32_MAX;

struct BreadthFirstTree {
    std::vector<std::uint32_t> distances;  ///< by vertex; in arcs, or no_distance
    /// By vertex: the one before it on a shortest path from a source, or no_parent. Where several
    /// could be, the same one each time, but which is not said.
    std::vector<Vertex> parents;
};

/// The least number of arcs from `source` to every vertex, or no_distance. O(n + m).
std::vector<std::uint32_t> breadth_first_distances(const Snapshot& graph, Vertex source);

/// The same with a shortest path to each.
BreadthFirstTree breadth_first_tree(const Snapshot& graph, Vertex source);

/// Breadth-first search that changes its direction: while a layer has few arcs, they are followed;
/// when it has many, each vertex not yet found looks among its in-arcs for one that comes from the
/// layer, and stops at the first. O(n + m) for each run, and most arcs of a graph with short
/// distances are never looked at. Vertices of large graphs look back on several threads, which
/// changes nothing in the answer. Memory 8.4 bytes a vertex.
/// Source: S. Beamer, K. Asanovic, D. Patterson, "Direction-optimizing breadth-first search",
/// Supercomputing 2012, doi:10.1109/SC.2012.50.
class BreadthFirstSearch {
public:
    explicit BreadthFirstSearch(const Snapshot& graph);

    void run(Vertex source) { run(std::span(&source, 1)); }
    void run(std::span<const Vertex> sources);

    // Of the last run; before one, nothing is reached.
    [[nodiscard]] std::span<const std::uint32_t> distances() const noexcept { return distances_; }
    [[nodiscard]] std::span<const Vertex> parents() const noexcept { return parents_; }
    [[nodiscard]] std::size_t reached() const noexcept { return reached_; }

private:
    void follow(std::uint32_t distance);
    std::size_t look_back(std::uint32_t distance);
    std::size_t look_back(std::uint32_t distance, std::size_t begin, std::size_t end);
    void layer_to_bits();
    void bits_to_layer(std::size_t size);

    Snapshot graph_;
    std::vector<std::uint32_t> distances_;
    std::vector<Vertex> parents_;
    std::vector<Vertex> found_;  // in order of distance while arcs are followed
    std::size_t layer_begin_ = 0;
    std::size_t layer_end_ = 0;
    std::vector<std::uint64_t> is_found_;  // a bit for each vertex, and in the next two
    std::vector<std::uint64_t> layer_bits_;
    std::vector<std::uint64_t> next_bits_;
    std::size_t reached_ = 0;
};

/// The least sum of weights from `source` to every vertex; infinite where there is no path.
/// `weights` by RelationId, >= 0 and finite; empty: 1 each. Else std::invalid_argument.
///
/// Sums are taken in order from the source on, as doubles: bit for bit what Dijkstra's algorithm
/// finds, and the least Path::cost of a path. See DeltaStepping.
std::vector<double> shortest_distances(
    const Snapshot& graph, Vertex source, std::span<const double> weights
);

/// Shortest distances with weights: vertices wait in buckets as wide as most weights are not, and
/// are taken bucket by bucket, in any order within one; what is improved in its own bucket is taken
/// again. Where that repeats itself, the bucket is taken in order of distance, as Dijkstra's
/// algorithm does. Distances further away wait in wider buckets, as in a radix heap, so that
/// weights may differ by any factor.
///
/// Weights are copied beside the targets once: O(m), 16 bytes an arc. Where all are whole and no
/// path can reach 2^32, they and the sums take 32 bits: 8 bytes an arc, two thirds of the time, and
/// the same answer. A run: O(n + m) where weights are alike; O(m log n) at worst.
/// Source: U. Meyer, P. Sanders, "Delta-stepping: a parallelizable shortest path algorithm",
/// Journal of Algorithms 49(1), 2003, 114-152, doi:10.1016/S0196-6774(03)00076-2; R. K. Ahuja,
/// K. Mehlhorn, J. B. Orlin, R. E. Tarjan, "Faster algorithms for the shortest path problem",
/// Journal of the ACM 37(2), 1990, 213-223, doi:10.1145/77600.77615 (the radix heap).
class DeltaStepping {
public:
    /// `weights` as for shortest_distances.
    DeltaStepping(const Snapshot& graph, std::span<const double> weights);
    DeltaStepping(DeltaStepping&&) noexcept;
    DeltaStepping& operator=(DeltaStepping&&) noexcept;
    ~DeltaStepping();

    void run(Vertex source) { run(std::span(&source, 1)); }
    void run(std::span<const Vertex> sources);

    /// Of the last run; before one, nothing is reached.
    [[nodiscard]] std::span<const double> distances() const noexcept { return distances_; }

private:
    template <typename Number>
    class Search;

    Snapshot graph_;
    std::vector<double> distances_;
    std::unique_ptr<Search<std::uint32_t>> whole_;  // one of the two
    std::unique_ptr<Search<double>> any_;
};

}  // namespace relata
