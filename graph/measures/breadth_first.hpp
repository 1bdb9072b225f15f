#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata::measures {

/// Distances in arcs from one vertex. It keeps its memory from one run to the next, and a run
/// touches only what it reaches.
class BreadthFirst {
public:
    static constexpr std::uint32_t nowhere = UINT32_MAX;

    explicit BreadthFirst(const Snapshot& graph)
        : graph_(graph), distances_(graph.vertex_count(), nowhere) {}

    void run(Vertex source) {
        for (const auto v : order_) distances_[v] = nowhere;
        order_.assign(1, source);
        distances_[source] = 0;
        for (std::size_t head = 0; head < order_.size(); ++head) {
            const auto v = order_[head];
            for (const auto w : graph_.successors(v)) {
                if (distances_[w] != nowhere) continue;
                distances_[w] = distances_[v] + 1;
                order_.push_back(w);
            }
        }
    }

    /// Nearest first, the source the first.
    [[nodiscard]] std::span<const Vertex> reached() const { return order_; }
    [[nodiscard]] std::uint32_t distance(Vertex v) const { return distances_[v]; }
    /// To the farthest it reached.
    [[nodiscard]] std::uint32_t eccentricity() const { return distances_[order_.back()]; }

private:
    const Snapshot& graph_;
    std::vector<std::uint32_t> distances_;
    std::vector<Vertex> order_;
};

}  // namespace relata::measures
