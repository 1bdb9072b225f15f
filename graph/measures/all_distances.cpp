#include "graph/measures/all_distances.hpp"

#include "graph/measures/arc_values.hpp"
#include "graph/measures/shortest_paths.hpp"
#include "graph/measures/slices.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace relata::measures {
namespace {

/// Searches that go on at once, one bit each.
struct Lanes {
    static constexpr std::size_t count = 256;

    std::array<std::uint64_t, count / 64> words{};

    void set(std::size_t lane) { words[lane / 64] |= std::uint64_t{1} << (lane % 64); }
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
};

DistanceSums no_distances(std::size_t n) {
    return {
        std::vector<std::size_t>(n),
        std::vector<double>(n),
        std::vector<double>(n),
        std::vector<std::uint32_t>(n)};
}

/// Breadth-first searches towards many targets at once, against the arcs: a vertex that a lane
/// arrives at after d steps is d away from the target of that lane. Vertices hold their lanes, so a
/// vertex looks up once, for all lanes, what is next to it. (Then et al., 2014.)
class ManyTargets {
public:
    explicit ManyTargets(const Snapshot& graph)
        : graph_(graph),
          seen_(graph.vertex_count()),
          arrived_(graph.vertex_count()),
          arriving_(graph.vertex_count()) {}

    /// Adds the distances to the vertices `targets` to the sums.
    void search(Slice targets, DistanceSums& sums) {
        std::ranges::fill(seen_, Lanes{});
        all_lanes_ = Lanes{};
        for (auto v = targets.begin; v < targets.end; ++v) {
            const auto lane = v - targets.begin;
            seen_[v].set(lane);
            arrived_[v].set(lane);
            all_lanes_.set(lane);
            front_.push_back(static_cast<Vertex>(v));
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
            for (const auto v : front_) {
                const auto lanes = arrived_[v].size();
                const auto d = static_cast<double>(distance);
                sums.reached[v] += lanes;
                sums.total[v] += d * static_cast<double>(lanes);
                sums.inverse[v] += static_cast<double>(lanes) / d;
                sums.arcs[v] = std::max(sums.arcs[v], distance);
            }
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
        for (const auto u : candidates_) arrive(u);
    }

    /// Each vertex takes over the lanes of its successors.
    void pull() {
        const auto n = static_cast<Vertex>(graph_.vertex_count());
        for (Vertex u = 0; u < n; ++u) {
            if (seen_[u].words == all_lanes_.words) continue;
            Lanes lanes;
            for (const auto v : graph_.successors(u)) lanes.add(arrived_[v]);
            arriving_[u] = lanes;
            arrive(u);
        }
    }

    void arrive(Vertex u) {
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

DistanceSums in_arcs(const Snapshot& graph) {
    const auto n = graph.vertex_count();
    const auto batches = (n + Lanes::count - 1) / Lanes::count;
    const auto slices = std::min(slice_count, batches);
    std::vector<DistanceSums> parts(slices);
    for_each_slice(slices, batches * graph.arc_count(), [&](std::size_t slice) {
        parts[slice] = no_distances(n);
        ManyTargets targets(graph);
        const Slice mine(batches, slice, slices);
        for (auto batch = mine.begin; batch < mine.end; ++batch) {
            targets.search(Slice(n, batch, batches), parts[slice]);
        }
    });
    auto sums = no_distances(n);
    for (const auto& part : parts) {
        for (std::size_t v = 0; v < n; ++v) {
            sums.reached[v] += part.reached[v];
            sums.total[v] += part.total[v];
            sums.inverse[v] += part.inverse[v];
            sums.arcs[v] = std::max(sums.arcs[v], part.arcs[v]);
        }
    }
    return sums;
}

DistanceSums in_costs(const Snapshot& graph, const std::vector<double>& costs) {
    const auto n = graph.vertex_count();
    auto sums = no_distances(n);
    const auto slices = std::min(slice_count, n);
    for_each_slice(slices, n * graph.arc_count(), [&](std::size_t slice) {
        CheapestFirst search(graph, costs);
        const Slice mine(n, slice, slices);
        for (auto v = mine.begin; v < mine.end; ++v) {
            search.run(static_cast<Vertex>(v));
            for (const auto w : search.reached().subspan(1)) {
                sums.total[v] += search.distance(w);
                sums.inverse[v] += 1 / search.distance(w);
            }
            sums.reached[v] = search.reached().size() - 1;
        }
    });
    return sums;
}

}  // namespace

DistanceSums all_distances(const Snapshot& graph, std::span<const double> costs) {
    if (costs.empty()) return in_arcs(graph);
    return in_costs(graph, costs_of_out_arcs(graph, costs));
}

}  // namespace relata::measures
