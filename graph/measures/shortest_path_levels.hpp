#pragma once

#include "graph/measures/path_count.hpp"
#include "graph/snapshot.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

namespace relata::measures {

/// For those who ask for no scores of arcs.
struct NoArcs {
    void operator()(std::uint32_t, double) const {}
};

/// The shortest paths from one vertex to all others, counted level by level, and Brandes' sums over
/// them.
///
/// Both ways, what one level hands to the next lies in a column that is 0 everywhere else. So a
/// vertex that takes from all its neighbors need not ask which of them are on that level, and no
/// branch is guessed wrongly: 2.5 times as fast as asking on the 10^6 relations of the benchmarks.
/// Where few stand on a level, a search gives to their neighbors instead, so that no more than
/// O(n + m) is looked at in all.
class ShortestPathLevels {
public:
    explicit ShortestPathLevels(const Snapshot& graph)
        : graph_(graph),
          level_(graph.vertex_count(), unreached),
          paths_(graph.vertex_count()),
          handed_(graph.vertex_count()),
          sums_(graph.vertex_count()) {}

    /// Throws std::overflow_error when there are too many paths for a double.
    void run(Vertex source) {
        for (const auto v : order_) level_[v] = unreached;
        order_.assign(1, source);
        begins_.assign(1, 0);
        level_[source] = 0;
        paths_[source] = 1;
        arcs_left_ = graph_.arc_count() - graph_.in_degree(source);
        for (std::uint32_t next = 1; begins_.back() < order_.size(); ++next) {
            begins_.push_back(order_.size());
            if (out_arcs(next - 1) * push_cost > arcs_left_ + graph_.vertex_count() / 4) {
                take_from_before(next);
            } else {
                give_to_next(next);
            }
            for (const auto v : level(next)) {
                require_countable(paths_[v]);
                arcs_left_ -= graph_.in_degree(v);
            }
        }
        begins_.pop_back();  // the level on which nobody stands
    }

    /// Calls `score(v, delta)` with what Brandes calls the dependency of the source on v, for all
    /// but the source, and `score_arc(position, share)` with an arc's share of the shortest paths,
    /// for arcs at least of all that have one, by position in the out column. Once a run.
    template <typename Score, typename ScoreArc>
    void accumulate(const Score& score, const ScoreArc& score_arc) {
        for (auto depth = static_cast<std::uint32_t>(begins_.size()); depth-- > 0;) {
            const auto vertices = level(depth);
            take_from_next(depth, score_arc);
            for (const auto w : level(depth + 1)) handed_[w] = 0;
            for (const auto v : vertices) {
                const auto delta = paths_[v] * sums_[v];
                if (depth > 0) score(v, delta);
                handed_[v] = (1 + delta) / paths_[v];
            }
        }
        if (!order_.empty()) handed_[order_.front()] = 0;
    }

private:
    static constexpr std::uint32_t unreached = UINT32_MAX;
    /// To give along an arc costs so many times what it costs to take; measured.
    static constexpr std::size_t push_cost = 3;

    /// The vertices of a level; none beyond the last.
    [[nodiscard]] std::span<const Vertex> level(std::uint32_t depth) const {
        if (depth >= begins_.size()) return {};
        const auto end = depth + 1 < begins_.size() ? begins_[depth + 1] : order_.size();
        return std::span(order_).subspan(begins_[depth], end - begins_[depth]);
    }

    [[nodiscard]] std::size_t out_arcs(std::uint32_t depth) const {
        std::size_t arcs = 0;
        for (const auto v : level(depth)) arcs += graph_.out_degree(v);
        return arcs;
    }

    void give_to_next(std::uint32_t next) {
        const auto before = begins_[next - 1];
        const auto end = begins_[next];
        for (auto i = before; i < end; ++i) {
            const auto v = order_[i];
            for (const auto w : graph_.successors(v)) {
                if (level_[w] == unreached) {
                    level_[w] = next;
                    paths_[w] = paths_[v];
                    order_.push_back(w);
                } else if (level_[w] == next) {
                    paths_[w] += paths_[v];
                }
            }
        }
    }

    void take_from_before(std::uint32_t next) {
        const auto* sources = graph_.columns().in_sources.data();
        const auto n = static_cast<Vertex>(graph_.vertex_count());
        for (const auto v : level(next - 1)) handed_[v] = paths_[v];
        for (Vertex w = 0; w < n; ++w) {
            if (level_[w] != unreached) continue;
            const auto run = graph_.in_run(w);
            const auto paths = sum_handed(sources, run);
            if (paths == 0) continue;
            level_[w] = next;
            paths_[w] = paths;
            order_.push_back(w);
        }
        for (const auto v : level(next - 1)) handed_[v] = 0;
    }

    /// Leaves in sums_ what the vertices of a level get from the next one.
    template <typename ScoreArc>
    void take_from_next(std::uint32_t depth, const ScoreArc& score_arc) {
        const auto* targets = graph_.columns().out_targets.data();
        const auto next = level(depth + 1);
        if (next.empty()) {
            for (const auto v : level(depth)) sums_[v] = 0;
            return;
        }
        for (const auto v : level(depth)) {
            const auto run = graph_.out_run(v);
            sums_[v] = sum_handed(targets, run);
            if constexpr (!std::is_same_v<ScoreArc, NoArcs>) {
                for (auto at = run.begin; at < run.end; ++at) {
                    score_arc(at, paths_[v] * handed_[targets[at]]);
                }
            }
        }
    }

    [[nodiscard]] double sum_handed(const Vertex* neighbors, ArcRun run) const {
        // Two sums, so that an addition need not wait for the one before.
        const auto* handed = handed_.data();
        double even = 0;
        double odd = 0;
        auto at = run.begin;
        for (; at + 1 < run.end; at += 2) {
            even += handed[neighbors[at]];
            odd += handed[neighbors[at + 1]];
        }
        return even + odd + (at < run.end ? handed[neighbors[at]] : 0);
    }

    const Snapshot& graph_;
    std::vector<Vertex> order_;        // nearest first
    std::vector<std::size_t> begins_;  // of each level, in order_
    std::vector<std::uint32_t> level_;
    std::vector<double> paths_;   // double: path counts outgrow 64 bits on layered graphs
    std::vector<double> handed_;  // by the vertices of one level; 0 elsewhere
    std::vector<double> sums_;
    std::size_t arcs_left_ = 0;  // that arrive at vertices not reached
};

}  // namespace relata::measures
