#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata::measures {

/// The simple undirected graph beneath a snapshot: parallel arcs are one, directions are forgotten
/// (but for `ways`), loops are left out.
class SimpleGraph {
public:
    /// O(n + m).
    explicit SimpleGraph(const Snapshot& graph);

    [[nodiscard]] std::size_t vertex_count() const noexcept { return offsets_.size() - 1; }
    [[nodiscard]] std::size_t degree(Vertex v) const { return offsets_[v + 1] - offsets_[v]; }
    [[nodiscard]] std::span<const Vertex> neighbors(Vertex v) const {
        return std::span(neighbors_).subspan(offsets_[v], degree(v));
    }
    /// In how many ways arcs join v and each of its neighbors: 1 or 2. Parallel to neighbors.
    [[nodiscard]] std::span<const std::uint8_t> ways(Vertex v) const {
        return std::span(ways_).subspan(offsets_[v], degree(v));
    }

private:
    std::vector<std::size_t> offsets_;
    std::vector<Vertex> neighbors_;
    std::vector<std::uint8_t> ways_;
};

}  // namespace relata::measures
