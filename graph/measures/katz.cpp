#include "graph/measures.hpp"
#include "graph/measures/arc_sums.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace relata {
namespace {

/// An upper bound of the largest eigenvalue. By Collatz and Wielandt, a matrix >= 0 that turns x >
/// 0 into y has none above max(y / x). Powers of A + I, which keep x above 0, bring it near.
double eigenvalue_bound(const measures::ArcSums& arcs, std::size_t n) {
    constexpr int steps = 30;
    constexpr double too_small = 1e-290;  // with large weights some would become 0
    std::vector<double> values(n, 1);
    std::vector<double> next(n);
    double bound = INFINITY;
    for (int step = 0; step < steps; ++step) {
        arcs.over_in_arcs(values, next);
        double growth = 0;
        for (std::size_t v = 0; v < n; ++v) growth = std::max(growth, next[v] / values[v]);
        bound = std::min(bound, growth);
        for (std::size_t v = 0; v < n; ++v) next[v] += values[v];
        measures::scale_to_largest(next);
        if (std::ranges::min(next) < too_small) break;
        std::swap(values, next);
    }
    return bound;
}

double safe_attenuation(const measures::ArcSums& arcs, std::size_t n) {
    constexpr double share = 0.85;
    constexpr double largest = 0.5;  // with few rings or none, any would do
    const auto bound = n == 0 ? 0 : eigenvalue_bound(arcs, n);
    return bound > 0 ? std::min(largest, share / bound) : largest;
}

}  // namespace

KatzScores katz_centrality(const Snapshot& graph, const KatzOptions& options) {
    if (!(options.attenuation >= 0) || !std::isfinite(options.attenuation)) {
        throw std::invalid_argument("an attenuation is a finite number >= 0");
    }
    const measures::ArcSums arcs(graph, options.weights);
    KatzScores answer;
    answer.attenuation = options.attenuation > 0 ? options.attenuation
                                                 : safe_attenuation(arcs, graph.vertex_count());
    answer.scores.assign(graph.vertex_count(), 1);
    answer.converged = answer.scores.empty();
    std::vector<double> next(graph.vertex_count());
    while (!answer.converged && answer.iterations < options.limits.max_iterations) {
        arcs.over_in_arcs(answer.scores, next);
        for (auto& score : next) score = 1 + answer.attenuation * score;
        const auto largest = *std::ranges::max_element(next);
        answer.change = measures::largest_change(answer.scores, next) / largest;
        answer.converged = answer.change <= options.limits.tolerance;
        std::swap(answer.scores, next);
        ++answer.iterations;
        if (!std::isfinite(largest)) break;
    }
    return answer;
}

}  // namespace relata
