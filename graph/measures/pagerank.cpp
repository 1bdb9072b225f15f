#include "graph/measures.hpp"
#include "graph/measures/arc_values.hpp"
#include "graph/measures/slices.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace relata {
namespace {

/// Where walkers begin, as probabilities.
std::vector<double> beginnings(const Snapshot& graph, std::span<const double> teleport) {
    const auto n = graph.vertex_count();
    if (teleport.empty()) return std::vector<double>(n, 1 / static_cast<double>(n));
    if (teleport.size() != n) {
        throw std::invalid_argument("a teleport vector has one number a vertex");
    }
    const auto sum = std::accumulate(teleport.begin(), teleport.end(), 0.0);
    const bool all_weights = std::ranges::all_of(teleport, [](double share) { return share >= 0; });
    if (!all_weights || !(sum > 0) || !std::isfinite(sum)) {
        throw std::invalid_argument("a teleport vector has numbers >= 0, one of them above 0");
    }
    std::vector<double> shares(teleport.begin(), teleport.end());
    for (auto& share : shares) share /= sum;
    return shares;
}

/// 1 / (the weight of all arcs that leave a vertex); 0 when there is none.
std::vector<double> inverse_out_weights(const Snapshot& graph, std::span<const double> weights) {
    std::vector<double> out(graph.vertex_count());
    if (weights.empty()) {
        const auto offsets = graph.columns().out_offsets;
        for (std::size_t v = 0; v < out.size(); ++v) out[v] = offsets[v + 1] - offsets[v];
    } else {
        out = strengths(graph, weights, Direction::out);
    }
    for (auto& weight : out) weight = weight > 0 ? 1 / weight : 0;
    return out;
}

/// One step of all walkers after another, each vertex pulling from those that point to it: no two
/// threads write to one place. Slices are of about as many arcs each.
class Walk {
public:
    Walk(const Snapshot& graph, const PageRankOptions& options)
        : graph_(graph),
          damping_(options.damping),
          weights_(measures::weights_of_in_arcs(graph, options.weights)),
          inverse_out_(inverse_out_weights(graph, options.weights)),
          begin_(beginnings(graph, options.teleport)),
          scores_(begin_),
          passed_on_(graph.vertex_count()),
          next_passed_on_(graph.vertex_count()) {
        const auto offsets = graph.columns().in_offsets;
        for (std::size_t i = 1; i < measures::slice_count; ++i) {
            const auto arcs = graph.arc_count() * i / measures::slice_count;
            const auto v = std::ranges::lower_bound(offsets, arcs) - offsets.begin();
            ends_[i] = static_cast<std::size_t>(v);
        }
        ends_.back() = graph.vertex_count();
        for (std::size_t v = 0; v < scores_.size(); ++v) {
            passed_on_[v] = scores_[v] * inverse_out_[v];
            if (inverse_out_[v] == 0) dangling_ += scores_[v];
        }
    }

    /// The sum of all changes.
    double step() {
        const auto begun = 1 - damping_ + damping_ * dangling_;
        std::array<Totals, measures::slice_count> parts;
        measures::for_each_slice(parts.size(), graph_.arc_count(), [&](std::size_t slice) {
            parts[slice] = weights_.empty() ? pull<false>(slice, begun) : pull<true>(slice, begun);
        });
        std::swap(passed_on_, next_passed_on_);
        Totals all;
        for (const auto& part : parts) {
            all.dangling += part.dangling;
            all.change += part.change;
        }
        dangling_ = all.dangling;
        return all.change;
    }

    [[nodiscard]] std::vector<double> scores() && { return std::move(scores_); }

private:
    struct Totals {
        double dangling = 0;  // of the scores of vertices without a way out
        double change = 0;
    };

    template <bool weighted>
    Totals pull(std::size_t slice, double begun) {
        const auto* offsets = graph_.columns().in_offsets.data();
        const auto* sources = graph_.columns().in_sources.data();
        const auto* passed_on = passed_on_.data();
        const auto part = [&](std::uint32_t at) {
            if constexpr (weighted) return passed_on[sources[at]] * weights_[at];
            return passed_on[sources[at]];
        };
        Totals totals;
        for (auto v = ends_[slice]; v < ends_[slice + 1]; ++v) {
            // Two sums, so that an addition need not wait for the one before.
            double even = 0;
            double odd = 0;
            auto at = offsets[v];
            const auto end = offsets[v + 1];
            for (; at + 1 < end; at += 2) {
                even += part(at);
                odd += part(at + 1);
            }
            if (at < end) even += part(at);
            const auto score = begun * begin_[v] + damping_ * (even + odd);
            totals.change += std::abs(score - scores_[v]);
            scores_[v] = score;
            // What it gives along one arc (of weight 1).
            next_passed_on_[v] = score * inverse_out_[v];
            totals.dangling += inverse_out_[v] == 0 ? score : 0;
        }
        return totals;
    }

    const Snapshot& graph_;
    double damping_;
    std::vector<double> weights_;  // by position in the in column, or empty
    std::vector<double> inverse_out_;
    std::vector<double> begin_;
    std::vector<double> scores_;
    std::vector<double> passed_on_;
    std::vector<double> next_passed_on_;
    double dangling_ = 0;
    std::array<std::size_t, measures::slice_count + 1> ends_{};
};

}  // namespace

IteratedScores pagerank(const Snapshot& graph, const PageRankOptions& options) {
    if (!(options.damping >= 0 && options.damping < 1)) {
        throw std::invalid_argument("damping is at least 0 and below 1");
    }
    IteratedScores answer;
    answer.converged = graph.vertex_count() == 0;
    if (answer.converged) return answer;
    Walk walk(graph, options);
    while (!answer.converged && answer.iterations < options.limits.max_iterations) {
        answer.change = walk.step();
        answer.converged = answer.change <= options.limits.tolerance;
        ++answer.iterations;
    }
    answer.scores = std::move(walk).scores();
    return answer;
}

}  // namespace relata
