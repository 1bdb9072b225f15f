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
};

/// Throws std::invalid_argument for options no community algorithm can work with.
void check_options(const Snapshot& graph, const CommunityOptions& options);

/// Each relation an edge, whatever its direction. Edges without weight are left out. O(n + m).
WeightedGraph weighted_graph(const Snapshot& graph, std::span<const double> weights);

/// Each part a vertex, the edges between two parts one edge. O(n + m).
WeightedGraph aggregated(const WeightedGraph& graph, const Partition& partition);

/// The vertices in random order.
std::vector<Vertex> shuffled_vertices(std::size_t n, std::mt19937_64& random);

/// The parts as they are, but those that fall apart inside in connected pieces. O(n + m).
Partition connected_parts(const WeightedGraph& graph, std::span<const std::uint32_t> labels);

/// Sums weights by part, for the neighbors of one vertex after another.
class WeightByPart {
public:
    explicit WeightByPart(std::size_t parts) : weight_(parts, 0.0) {}

    void add(std::uint32_t part, double weight) {
        if (weight_[part] == 0.0) parts_.push_back(part);
        weight_[part] += weight;
    }
    [[nodiscard]] double of(std::uint32_t part) const { return weight_[part]; }
    /// Those with weight, in the order they were met.
    [[nodiscard]] std::span<const std::uint32_t> parts() const { return parts_; }
    void clear() {
        for (const auto part : parts_) weight_[part] = 0.0;
        parts_.clear();
    }

private:
    std::vector<double> weight_;
    std::vector<std::uint32_t> parts_;
};

/// A queue in which each vertex waits at most once.
class VertexQueue {
public:
    /// All vertices wait, in this order.
    explicit VertexQueue(std::vector<Vertex> order)
        : ring_(std::move(order)), waits_(ring_.size(), true), waiting_(ring_.size()) {}

    [[nodiscard]] bool is_empty() const noexcept { return waiting_ == 0; }
    Vertex take() {
        const auto v = ring_[first_];
        first_ = next(first_);
        --waiting_;
        waits_[v] = false;
        return v;
    }
    void add(Vertex v) {
        if (waits_[v]) return;
        waits_[v] = true;
        ring_[free_] = v;
        free_ = next(free_);
        ++waiting_;
    }

private:
    [[nodiscard]] std::size_t next(std::size_t at) const {
        return at + 1 == ring_.size() ? 0 : at + 1;
    }

    std::vector<Vertex> ring_;
    std::vector<char> waits_;
    std::size_t waiting_;
    std::size_t first_ = 0;
    std::size_t free_ = 0;
};

}  // namespace relata
