#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace relata {

/// A queue in which each vertex waits at most once.
class VertexQueue {
public:
    /// All vertices wait, in this order.
    explicit VertexQueue(std::vector<Vertex> order)
        : ring_(std::move(order)), waits_(ring_.size(), 1), waiting_(ring_.size()) {}

    [[nodiscard]] bool is_empty() const noexcept { return waiting_ == 0; }

    Vertex take() {
        const auto v = ring_[first_];
        first_ = first_ + 1 == ring_.size() ? 0 : first_ + 1;
        --waiting_;
        waits_[v] = 0;
        return v;
    }

    /// Ignored when it waits already.
    void add(Vertex v) {
        if (waits_[v] != 0) return;
        waits_[v] = 1;
        ring_[free_] = v;
        free_ = free_ + 1 == ring_.size() ? 0 : free_ + 1;
        ++waiting_;
    }

    /// The one that many places behind the first, for prefetching; any vertex when fewer wait.
    [[nodiscard]] Vertex ahead(std::size_t places) const {
        auto at = first_ + places;
        while (at >= ring_.size()) at -= ring_.size();
        return ring_[at];
    }

private:
    std::vector<Vertex> ring_;
    std::vector<char> waits_;  ///< by vertex
    std::size_t waiting_;
    std::size_t first_ = 0;
    std::size_t free_ = 0;
};

}  // namespace relata
