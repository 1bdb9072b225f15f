#include "graph/measures.hpp"
#include "graph/measures/breadth_first.hpp"
#include "graph/measures/path_count.hpp"
#include "graph/measures/slices.hpp"
#include "graph/measures/symmetry.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <stdexcept>

namespace relata {
namespace {

/// Random numbers that are the same everywhere, as std:: distributions are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}

    /// 0 … bound - 1, all alike.
    std::uint64_t below(std::uint64_t bound) {
        const auto rest = UINT64_MAX - UINT64_MAX % bound;  // beyond, some would be more likely
        auto number = random_();
        while (number >= rest) number = random_();
        return number % bound;
    }
    /// In [0, bound).
    double share(double bound) { return static_cast<double>(random_() >> 11U) * 0x1p-53 * bound; }

private:
    std::mt19937_64 random_;
};

/// One side of a search from both ends: breadth first, a level at a time, counting paths.
class Side {
public:
    /// `graph` is walked along its arcs.
    explicit Side(Snapshot graph) : graph_(std::move(graph)), cells_(graph_.vertex_count()) {}

    void begin(Vertex v) {
        for (const auto w : order_) cells_[w] = Cell{};
        order_.assign(1, v);
        cells_[v] = {1, 0};
        level_begin_ = 0;
        level_ = 0;
        weigh();
    }

    /// The vertices of the last level.
    [[nodiscard]] std::span<const Vertex> front() const {
        return std::span(order_).subspan(level_begin_);
    }
    [[nodiscard]] std::uint32_t level() const { return level_; }
    [[nodiscard]] std::size_t arcs_at_front() const { return arcs_at_front_; }
    [[nodiscard]] bool has(Vertex v, std::uint32_t level) const {
        return cells_[v].distance == level;
    }
    [[nodiscard]] double paths(Vertex v) const { return cells_[v].paths; }

    void advance() {
        const auto level_end = order_.size();
        ++level_;
        for (auto i = level_begin_; i < level_end; ++i) {
            const auto v = order_[i];
            for (const auto w : graph_.successors(v)) {
                auto& cell = cells_[w];
                if (cell.distance == measures::BreadthFirst::nowhere) {
                    cell = {0, level_};
                    order_.push_back(w);
                }
                if (cell.distance == level_) cell.paths += cells_[v].paths;
            }
        }
        level_begin_ = level_end;
        weigh();
    }

    /// Calls `visit` with the vertices between v and where this side began, on one of the shortest
    /// paths there are, each as likely as the others.
    template <typename Visit>
    void walk_back(Vertex v, Dice& dice, const Visit& visit) const {
        for (auto level = cells_[v].distance; level > 1; --level) {
            auto left = dice.share(cells_[v].paths);
            auto chosen = v;
            for (const auto u : graph_.predecessors(v)) {
                if (!has(u, level - 1)) continue;
                chosen = u;  // the last, should rounding leave something
                left -= cells_[u].paths;
                if (left < 0) break;
            }
            v = chosen;
            visit(v);
        }
    }

private:
    /// 16 bytes, so that one look at memory fetches it.
    struct Cell {
        double paths = 0;
        std::uint32_t distance = measures::BreadthFirst::nowhere;
    };

    void weigh() {
        arcs_at_front_ = 0;
        for (const auto v : front()) arcs_at_front_ += graph_.out_degree(v);
    }

    Snapshot graph_;
    std::vector<Cell> cells_;
    std::vector<Vertex> order_;
    std::size_t level_begin_ = 0;
    std::uint32_t level_ = 0;
    std::size_t arcs_at_front_ = 0;
};

/// Draws shortest paths.
class PathSampler {
public:
    PathSampler(const Snapshot& graph, std::uint64_t seed)
        : n_(graph.vertex_count()), from_(graph), to_(graph.reversed()), dice_(seed) {}

    /// Calls `visit` with the vertices inside a random shortest path between two random vertices.
    template <typename Visit>
    void sample(const Visit& visit) {
        const auto source = static_cast<Vertex>(dice_.below(n_));
        auto target = static_cast<Vertex>(dice_.below(n_ - 1));
        if (target >= source) ++target;
        if (!meet(source, target)) return;
        const auto middle = chosen_middle();
        if (middle != source && middle != target) visit(middle);
        from_.walk_back(middle, dice_, visit);
        to_.walk_back(middle, dice_, visit);
    }

private:
    /// Whether the sides met; the vertices where they did are then in both their fronts. Each
    /// shortest path has one of them.
    bool meet(Vertex source, Vertex target) {
        from_.begin(source);
        to_.begin(target);
        for (;;) {
            auto& side = from_.arcs_at_front() <= to_.arcs_at_front() ? from_ : to_;
            const auto& other = &side == &from_ ? to_ : from_;
            side.advance();
            if (side.front().empty()) return false;
            middles_.clear();
            for (const auto v : side.front()) {
                if (other.has(v, other.level())) middles_.push_back(v);
            }
            if (!middles_.empty()) return true;
        }
    }

    Vertex chosen_middle() {
        double all = 0;
        for (const auto v : middles_) all += from_.paths(v) * to_.paths(v);
        measures::require_countable(all);
        auto left = dice_.share(all);
        for (const auto v : middles_) {
            left -= from_.paths(v) * to_.paths(v);
            if (left < 0) return v;
        }
        return middles_.back();
    }

    std::size_t n_;
    Side from_;
    Side to_;
    Dice dice_;
    std::vector<Vertex> middles_;
};

/// An upper bound of the number of vertices on a shortest path: twice the way from some vertex to
/// the farthest, when arcs go both ways; else only the size of the part they lie in.
std::size_t longest_path_bound(const Snapshot& graph) {
    const bool symmetric = measures::is_symmetric(graph);
    const auto both_ways = symmetric ? graph : graph.undirected();
    measures::BreadthFirst search(both_ways);
    std::vector<bool> seen(graph.vertex_count());
    std::size_t longest = 0;
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        if (seen[v]) continue;
        search.run(v);
        const auto reached = search.reached();
        for (const auto w : reached) seen[w] = true;
        const auto two_ways = 2 * std::size_t{search.eccentricity()} + 1;
        longest =
            std::max(longest, symmetric ? std::min(two_ways, reached.size()) : reached.size());
    }
    return longest;
}

/// samples * error^2: what the two inequalities ask for, the less of them.
double samples_times_error_squared(const Snapshot& graph, double failure) {
    const auto n = static_cast<double>(graph.vertex_count());
    const auto for_each_vertex = std::log(2 * n);
    const auto longest = longest_path_bound(graph);
    const auto inner = longest < 3 ? std::size_t{1} : longest - 2;
    const auto dimension = static_cast<double>(std::bit_width(inner));  // 1 + floor(log2(inner))
    return (std::min(dimension, for_each_vertex) + std::log(1 / failure)) / 2;
}

bool is_share(double number) {
    return number > 0 && number < 1;
}

}  // namespace

SampledBetweenness sampled_betweenness(const Snapshot& graph, const SamplingOptions& options) {
    if (!is_share(options.failure)) throw std::invalid_argument("failure is above 0 and below 1");
    if (options.samples == 0 && !is_share(options.error)) {
        throw std::invalid_argument("error is above 0 and below 1");
    }
    const auto n = graph.vertex_count();
    SampledBetweenness answer{std::vector<double>(n), 0, 0, options.failure};
    if (n < 3) return answer;  // no vertex is between two others: exact
    const auto needed = samples_times_error_squared(graph, options.failure);
    answer.samples = options.samples;
    if (answer.samples == 0) {
        answer.samples =
            static_cast<std::size_t>(std::ceil(needed / (options.error * options.error)));
    }
    answer.error = std::sqrt(needed / static_cast<double>(answer.samples));

    // Each slice has dice of its own, so that threads do not change what is drawn.
    const auto slices = std::min(measures::slice_count, answer.samples);
    std::vector<std::vector<std::size_t>> counts(slices);
    measures::for_each_slice(slices, answer.samples * graph.arc_count(), [&](std::size_t slice) {
        counts[slice].resize(n);
        constexpr std::uint64_t apart = 0x9E3779B97F4A7C15;  // any odd number with many bits set
        PathSampler sampler(graph, options.seed + slice * apart);
        const measures::Slice mine(answer.samples, slice, slices);
        for (auto i = mine.begin; i < mine.end; ++i) {
            sampler.sample([&](Vertex v) { ++counts[slice][v]; });
        }
    });
    const auto pairs = static_cast<double>(n) * static_cast<double>(n - 1);
    for (std::size_t v = 0; v < n; ++v) {
        std::size_t hits = 0;
        for (const auto& count : counts) hits += count[v];
        answer.scores[v] = pairs * static_cast<double>(hits) / static_cast<double>(answer.samples);
    }
    return answer;
}

}  // namespace relata
