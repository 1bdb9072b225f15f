#pragma once

#include "graph/communities.hpp"
#include "graph/partition.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <random>
#include <span>
#include <vector>

namespace relata {

/// An undirected weighted graph as compressed sparse rows: what communities are sought in, the
/// graph itself first and then its communities as vertices. Each edge is in two rows; loops are in
/// none, for they hold whatever part their vertex is in, and only count in its degree.
struct WeightedGraph {
    std::vector<std::size_t> offsets{0};  ///< n + 1
    std::vector<Vertex> neighbors;        ///< one for each end of an edge
    std::vector<double> weights;          ///< > 0, parallel to neighbors
    std::vector<double> degrees;          ///< by vertex: the weight of its edges, loops twice
    double total = 0;                     ///< of the degrees: twice the weight of all edges

    [[nodiscard]] std::size_t vertex_count() const noexcept { return degrees.size(); }

    /// Calls `visit(neighbor, weight)` for each edge of v.
    template <typename Visit>
    void for_each_edge(Vertex v, const Visit& visit) const {
        const auto end = offsets[v + 1];
        for (auto at = offsets[v]; at < end; ++at) visit(neighbors[at], weights[at]);
    }

    /// A hint that the edges of v are soon asked for. In random order they are far apart, and
    /// waiting for them took a third of the time.
    void prefetch(Vertex v) const {
        const auto begin = offsets[v];
        if (begin == neighbors.size()) return;
        constexpr std::size_t line = 64;  // bytes
        __builtin_prefetch(&neighbors[begin]);
        for (std::size_t i = 0; i < 3 * line / sizeof(double); i += line / sizeof(double)) {
            if (begin + i < weights.size()) __builtin_prefetch(&weights[begin + i]);
        }
    }
};

/// Throws std::invalid_argument for options no community algorithm can work with.
void check_options(const Snapshot& graph, const CommunityOptions& options);

/// The relations between two vertices, whatever their directions, make one edge; those without
/// weight make none. O(n + m).
WeightedGraph weighted_graph(const Snapshot& graph, std::span<const double> weights);

/// Each part a vertex, the edges between two parts one edge. O(n + m).
WeightedGraph aggregated(const WeightedGraph& graph, const Partition& partition);

/// The vertices in random order.
std::vector<Vertex> shuffled_vertices(std::size_t n, std::mt19937_64& random);

/// The parts as they are, but those that fall apart inside in connected pieces. O(n + m).
Partition connected_parts(const WeightedGraph& graph, std::span<const std::uint32_t> labels);

}  // namespace relata
