#pragma once

#include "graph/snapshot.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace relata::measures {

/// Searches that go on at once, one bit each.
struct Lanes {
    static constexpr std::size_t count = 256;

    std::array<std::uint64_t, count / 64> words{};

    void set(std::size_t lane) { words[lane / 64] |= std::uint64_t{1} << (lane % 64); }
    [[nodiscard]] bool has(std::size_t lane) const {
        return (words[lane / 64] >> (lane % 64) & 1U) != 0;
    }
    void add(const Lanes& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
    }
    void remove(const Lanes& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] &= ~other.words[i];
    }
    [[nodiscard]] bool none() const {
        std::uint64_t any = 0;
        for (const auto word : words) any |= word;
        return any == 0;
    }
    [[nodiscard]] std::size_t size() const {
        std::size_t set_bits = 0;
        for (const auto word : words) set_bits += static_cast<std::size_t>(std::popcount(word));
        return set_bits;
    }
    friend bool operator==(const Lanes&, const Lanes&) = default;
};

/// Breadth-first searches towards many targets at once, against the arcs: a vertex that a lane
/// arrives at after d steps is d away from the target of that lane. A vertex looks at its neighbors
/// once for all lanes.
/// Source: M. Then et al., "The more the merrier: efficient multi-source graph traversal", PVLDB
/// 8(4), 2014, 449-460.
class ManyTargets {
public:
    explicit ManyTargets(const Snapshot& graph)
        : graph_(graph),
          seen_(graph.vertex_count()),
          arrived_(graph.vertex_count()),
          arriving_(graph.vertex_count()) {}

    /// Calls `arrive(v, lanes, d)` for the vertices v that are d > 0 away from the targets of these
    /// lanes, by distance. At most Lanes::count targets, all different; each has the lane of its
    /// place.
    template <typename Arrive>
    void search(std::span<const Vertex> targets, const Arrive& arrive) {
        std::ranges::fill(seen_, Lanes{});
        all_lanes_ = Lanes{};
        for (std::size_t lane = 0; lane < targets.size(); ++lane) {
            const auto v = targets[lane];
            seen_[v].set(lane);
            arrived_[v].set(lane);
            all_lanes_.set(lane);
            front_.push_back(v);
        }
        for (std::uint32_t distance = 1; !front_.empty(); ++distance) {
            if (is_dense()) {
                pull();
            } else {
                push();
            }
            for (const auto v : front_) arrived_[v] = Lanes{};
            std::swap(arrived_, arriving_);
            std::swap(front_, next_front_);
            next_front_.clear();
            for (const auto v : front_) arrive(v, arrived_[v], distance);
        }
    }

private:
    /// Whether the arcs at the front are so many that to look at all arcs once costs less.
    [[nodiscard]] bool is_dense() const {
        std::size_t arcs = 0;
        for (const auto v : front_) arcs += graph_.in_degree(v);
        return arcs > graph_.arc_count() / 8;
    }

    /// The lanes at the front go on to its predecessors.
    void push() {
        candidates_.clear();
        for (const auto v : front_) {
            for (const auto u : graph_.predecessors(v)) {
                if (arriving_[u].none()) candidates_.push_back(u);
                arriving_[u].add(arrived_[v]);
            }
        }
        for (const auto u : candidates_) keep_new(u);
    }

    /// Each vertex takes over the lanes of its successors.
    void pull() {
        const auto n = static_cast<Vertex>(graph_.vertex_count());
        for (Vertex u = 0; u < n; ++u) {
            if (seen_[u] == all_lanes_) continue;
            Lanes lanes;
            for (const auto v : graph_.successors(u)) lanes.add(arrived_[v]);
            arriving_[u] = lanes;
            keep_new(u);
        }
    }

    void keep_new(Vertex u) {
        arriving_[u].remove(seen_[u]);
        if (arriving_[u].none()) return;
        seen_[u].add(arriving_[u]);
        next_front_.push_back(u);
    }

    const Snapshot& graph_;
    std::vector<Lanes> seen_;
    std::vector<Lanes> arrived_;   // in the last step; none but at the front
    std::vector<Lanes> arriving_;  // in this one
    std::vector<Vertex> front_;
    std::vector<Vertex> next_front_;
    std::vector<Vertex> candidates_;
    Lanes all_lanes_;
};

}  // namespace relata::measures
