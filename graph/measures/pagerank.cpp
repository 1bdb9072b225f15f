#include "graph/measures.hpp"
#include "graph/measures/arc_values.hpp"
#include "graph/measures/slices.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
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

/// The vertices in order of a class 0 … class_count - 1, those of one class as they were.
template <typename ClassOf>
std::vector<Vertex> ordered_by_class(std::size_t n, std::size_t class_count, ClassOf class_of) {
    std::vector<std::uint32_t> free(class_count + 1);
    for (Vertex v = 0; v < n; ++v) ++free[class_of(v) + 1];
    std::partial_sum(free.begin(), free.end(), free.begin());
    std::vector<Vertex> order(n);
    for (Vertex v = 0; v < n; ++v) order[free[class_of(v)]++] = v;
    return order;
}

/// The in-arcs as the walk reads them, again and again: in a copy, which is worth its while from
/// the fifth step or so. Vertices with as many in-arcs come one after the other, for the processor
/// foresees the end of a row when it is where the last one was. What vertices pass on is kept in an
/// order of its own, those with the most out-arcs first: theirs is what is asked for most, and so
/// it lies close together.
struct Rows {
    std::vector<Vertex> vertices;  // whose row it is
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> sources;  // where what is passed on along an arc is kept
    std::vector<double> weights;         // parallel to sources; empty: 1 each
    std::vector<std::uint32_t> places;   // by row: where is kept what its vertex passes on

    /// Sources may be read so far behind the last one.
    static constexpr std::uint32_t ahead = 64;

    Rows(const Snapshot& graph, std::span<const double> weights_by_relation) {
        constexpr std::uint32_t in_classes = 65;   // longer rows are few
        constexpr std::uint32_t out_classes = 33;  // by powers of two
        const auto n = graph.vertex_count();
        vertices = ordered_by_class(n, in_classes, [&](Vertex v) {
            return std::min(static_cast<std::uint32_t>(graph.in_degree(v)), in_classes - 1);
        });
        const auto by_place = ordered_by_class(n, out_classes, [&](Vertex v) {
            const auto degree = static_cast<std::uint32_t>(graph.out_degree(v));
            return out_classes - 1 - static_cast<std::uint32_t>(std::bit_width(degree));
        });
        std::vector<std::uint32_t> place_of(n);
        for (std::uint32_t place = 0; place < n; ++place) place_of[by_place[place]] = place;

        offsets.reserve(n + 1);
        offsets.push_back(0);
        places.reserve(n);
        sources.resize(graph.arc_count() + ahead);
        const auto weight_of = measures::weights_of_in_arcs(graph, weights_by_relation);
        weights.reserve(weight_of.size());
        auto* source = sources.data();
        for (const auto v : vertices) {
            for (const auto u : graph.predecessors(v)) *source++ = place_of[u];
            const auto run = graph.in_run(v);
            for (auto at = run.begin; at < run.end && !weight_of.empty(); ++at) {
                weights.push_back(weight_of[at]);
            }
            offsets.push_back(static_cast<std::uint32_t>(source - sources.data()));
            places.push_back(place_of[v]);
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return vertices.size(); }
    [[nodiscard]] std::size_t arc_count() const { return offsets.back(); }

    /// A column by vertex as one by row.
    [[nodiscard]] std::vector<double> in_order(const std::vector<double>& by_vertex) const {
        std::vector<double> by_row;
        by_row.reserve(size());
        for (const auto v : vertices) by_row.push_back(by_vertex[v]);
        return by_row;
    }
};

/// One step of all walkers after another, each vertex pulling from those that point to it: no two
/// threads write to one place. `Share` is what vertices pass on in: it is read once an arc, from
/// all over the column, which takes most of the time.
template <typename Share>
class Walk {
public:
    /// Columns by row. An empty `begin`: anywhere.
    Walk(
        const Rows& rows,
        double damping,
        std::span<const double> inverse_out,
        std::span<const double> begin,
        std::vector<double>& scores
    )
        : rows_(rows),
          damping_(damping),
          inverse_out_(inverse_out),
          begin_(begin),
          scores_(scores),
          passed_on_(rows.size()),
          next_passed_on_(rows.size()) {
        // Slices of about as much work each.
        std::size_t slice = 0;
        const auto work = rows.arc_count() + rows.size();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            while ((rows.offsets[row] + row) * measures::slice_count >= work * slice) {
                ends_[slice++] = row;
            }
            passed_on_[rows.places[row]] = static_cast<Share>(scores_[row] * inverse_out_[row]);
            if (inverse_out_[row] == 0) dangling_ += scores_[row];
        }
        std::fill(ends_.begin() + static_cast<std::ptrdiff_t>(slice), ends_.end(), rows.size());
    }

    /// The sum of all changes.
    double step() {
        const auto begun = 1 - damping_ + damping_ * dangling_;
        std::array<Totals, measures::slice_count> parts;
        measures::for_each_slice(parts.size(), rows_.arc_count(), [&](std::size_t slice) {
            const bool is_weighted = !rows_.weights.empty();
            parts[slice] = is_weighted ? pull<true>(slice, begun) : pull<false>(slice, begun);
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

private:
    struct Totals {
        double dangling = 0;  // of the scores of vertices without a way out
        double change = 0;
    };

    template <bool weighted>
    Totals pull(std::size_t slice, double begun) {
        // Kept at hand: the compiler must think that a score written may be any of them.
        const auto* const offsets = rows_.offsets.data();
        const auto* const sources = rows_.sources.data();
        const auto* const weights = rows_.weights.data();
        const auto* const places = rows_.places.data();
        const auto* const passed_on = passed_on_.data();
        const auto* const inverse_out = inverse_out_.data();
        const auto* const begin = begin_.empty() ? nullptr : begin_.data();
        auto* const next_passed_on = next_passed_on_.data();
        auto* const scores = scores_.data();
        const auto damping = damping_;
        const auto part = [&](std::uint32_t at) -> double {
            if constexpr (weighted) return passed_on[sources[at]] * weights[at];
            return passed_on[sources[at]];
        };
        const auto even_share = begun / static_cast<double>(rows_.size());
        const auto last = ends_[slice + 1];
        Totals totals;
        for (auto row = ends_[slice]; row < last; ++row) {
            auto at = offsets[row];
            const auto end = offsets[row + 1];
            for (auto next = at + Rows::ahead; next < end + Rows::ahead; ++next) {
                __builtin_prefetch(passed_on + sources[next]);
            }
            // Two sums, so that an addition need not wait for the one before.
            double even = 0;
            double odd = 0;
            for (; at + 1 < end; at += 2) {
                even += part(at);
                odd += part(at + 1);
            }
            if (at < end) even += part(at);
            const auto from_start = begin == nullptr ? even_share : begun * begin[row];
            const auto score = from_start + damping * (even + odd);
            totals.change += std::abs(score - scores[row]);
            scores[row] = score;
            // What it gives along one arc (of weight 1).
            next_passed_on[places[row]] = static_cast<Share>(score * inverse_out[row]);
            totals.dangling += inverse_out[row] == 0 ? score : 0;
        }
        return totals;
    }

    const Rows& rows_;
    double damping_;
    std::span<const double> inverse_out_;
    std::span<const double> begin_;
    std::span<double> scores_;
    std::vector<Share> passed_on_;
    std::vector<Share> next_passed_on_;
    double dangling_ = 0;
    std::array<std::size_t, measures::slice_count + 1> ends_{};
};

/// Steps until one changes at most `least_change`, or there were max_iterations. Whether one did.
template <typename Share>
bool settle(
    Walk<Share> walk, double least_change, std::size_t max_iterations, IteratedScores& answer
) {
    while (answer.iterations < max_iterations) {
        answer.change = walk.step();
        ++answer.iterations;
        if (answer.change <= least_change) return true;
    }
    return false;
}

/// Columns of fewer doubles are in a cache near the core; floats would be read no faster.
constexpr std::size_t least_vertices_for_floats = std::size_t{1} << 17U;
/// Ten times what floats can round away of all scores, which are 1, in two steps.
constexpr double least_change_of_floats = 1e-6;

}  // namespace

IteratedScores pagerank(const Snapshot& graph, const PageRankOptions& options) {
    if (!(options.damping >= 0 && options.damping < 1)) {
        throw std::invalid_argument("damping is at least 0 and below 1");
    }
    IteratedScores answer;
    answer.converged = graph.vertex_count() == 0;
    if (answer.converged) return answer;
    const Rows rows(graph, options.weights);
    const auto begin = rows.in_order(beginnings(graph, options.teleport));
    const auto inverse_out = rows.in_order(inverse_out_weights(graph, options.weights));
    const auto [tolerance, most] = options.limits;
    auto scores = begin;
    const auto walk = [&]<typename Share>(Share /*what is passed on*/) {
        const auto begins = options.teleport.empty() ? std::span<const double>() : begin;
        return Walk<Share>(rows, options.damping, inverse_out, begins, scores);
    };
    // Coarse steps as long as they get nearer; weights may be too large or too small for a float.
    if (options.weights.empty() && rows.size() >= least_vertices_for_floats) {
        const auto near = std::max(tolerance, least_change_of_floats);
        answer.converged = settle(walk(0.0F), near, most, answer) && answer.change <= tolerance;
    }
    if (!answer.converged) answer.converged = settle(walk(0.0), tolerance, most, answer);
    answer.scores.resize(scores.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        answer.scores[rows.vertices[row]] = scores[row];
    }
    return answer;
}

}  // namespace relata
