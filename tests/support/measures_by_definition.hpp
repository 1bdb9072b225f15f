#pragma once

#include "graph/graph.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace relata::tests {

/// What graph/measures.hpp answers, found by the definitions alone and without a Snapshot: every
/// path is tried, every set of vertices, every equation solved. For graphs of a handful of
/// vertices.
class MeasuresByDefinition {
public:
    using Scores = std::vector<double>;
    using Matrix = std::vector<Scores>;

    /// `costs` (and weights) by relation; empty: 1 each.
    explicit MeasuresByDefinition(const Graph& graph, std::span<const double> costs = {})
        : n_(graph.entity_count()), relations_(graph.relation_count()) {
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            const auto value = costs.empty() ? 1.0 : costs[id.value];
            const auto u = relation.source.value;
            const auto v = relation.target.value;
            ends_.push_back({u, v, id.value, value});
            arcs_.push_back({u, v, id.value, value});
            if (!relation.directed && u != v) arcs_.push_back({v, u, id.value, value});
        }
        adjacency_.assign(n_, Scores(n_));
        distances_.assign(n_, Scores(n_, unreachable));
        for (std::size_t v = 0; v < n_; ++v) distances_[v][v] = 0;
        for (const auto& arc : arcs_) {
            adjacency_[arc.source][arc.target] += arc.value;
            auto& distance = distances_[arc.source][arc.target];
            distance = std::min(distance, arc.value);
        }
        for (std::size_t k = 0; k < n_; ++k) {
            for (std::size_t i = 0; i < n_; ++i) {
                for (std::size_t j = 0; j < n_; ++j) {
                    const auto through = distances_[i][k] + distances_[k][j];
                    distances_[i][j] = std::min(distances_[i][j], through);
                }
            }
        }
    }

    [[nodiscard]] Scores out_strengths() const {
        Scores sums(n_);
        for (const auto& arc : arcs_) sums[arc.source] += arc.value;
        return sums;
    }
    [[nodiscard]] Scores in_strengths() const {
        Scores sums(n_);
        for (const auto& arc : arcs_) sums[arc.target] += arc.value;
        return sums;
    }
    [[nodiscard]] Scores end_strengths() const {
        Scores sums(n_);
        for (const auto& relation : ends_) {
            sums[relation.source] += relation.value;
            sums[relation.target] += relation.value;
        }
        return sums;
    }

    [[nodiscard]] Scores closeness() const {
        return by_distances([&](const Scores& distances) {
            double sum = 0;
            for (const auto d : distances) sum += d;
            const auto reached = static_cast<double>(distances.size());
            return reached / static_cast<double>(n_ - 1) * (reached / sum);
        });
    }
    [[nodiscard]] Scores harmonic_closeness() const {
        return by_distances([&](const Scores& distances) {
            double sum = 0;
            for (const auto d : distances) sum += 1 / d;
            return sum / static_cast<double>(n_ - 1);
        });
    }
    [[nodiscard]] Scores eccentricities() const {
        return by_distances([](const Scores& distances) {
            return *std::ranges::max_element(distances);
        });
    }

    struct Betweenness {
        Scores vertices;
        Scores relations;
    };

    /// Each pair's shortest paths are listed, and share out one unit.
    [[nodiscard]] Betweenness betweenness() const {
        Betweenness scores{Scores(n_), Scores(relations_)};
        for (std::size_t s = 0; s < n_; ++s) {
            for (std::size_t t = 0; t < n_; ++t) {
                if (s == t || distances_[s][t] == unreachable) continue;
                std::vector<std::vector<Arc>> paths;
                std::vector<Arc> path;
                list_shortest(s, t, distances_[s][t], path, paths);
                const auto share = 1 / static_cast<double>(paths.size());
                for (const auto& each : paths) {
                    for (const auto& arc : each) {
                        scores.relations[arc.relation] += share;
                        if (arc.target != t) scores.vertices[arc.target] += share;
                    }
                }
            }
        }
        return scores;
    }

    /// The solution of x = (1 - d + d * dangling) teleport + d P^T x.
    [[nodiscard]] Scores pagerank(double damping, Scores teleport = {}) const {
        if (teleport.empty()) teleport.assign(n_, 1);
        double sum = 0;
        for (const auto share : teleport) sum += share;
        const auto out = out_strengths();
        Matrix equations(n_, Scores(n_));
        Scores right(n_);
        for (std::size_t v = 0; v < n_; ++v) {
            right[v] = (1 - damping) * teleport[v] / sum;
            for (std::size_t u = 0; u < n_; ++u) {
                const auto step = out[u] > 0 ? adjacency_[u][v] / out[u] : teleport[v] / sum;
                equations[v][u] = (u == v ? 1 : 0) - damping * step;
            }
        }
        return solved(std::move(equations), std::move(right));
    }

    /// The solution of x = 1 + attenuation * A^T x.
    [[nodiscard]] Scores katz(double attenuation) const {
        Matrix equations(n_, Scores(n_));
        for (std::size_t v = 0; v < n_; ++v) {
            for (std::size_t u = 0; u < n_; ++u) {
                equations[v][u] = (u == v ? 1 : 0) - attenuation * adjacency_[u][v];
            }
        }
        return solved(std::move(equations), Scores(n_, 1));
    }

    /// A^T x, and A x.
    [[nodiscard]] Scores pulled(const Scores& x) const {
        Scores sums(n_);
        for (const auto& arc : arcs_) sums[arc.target] += arc.value * x[arc.source];
        return sums;
    }
    [[nodiscard]] Scores pushed(const Scores& x) const {
        Scores sums(n_);
        for (const auto& arc : arcs_) sums[arc.source] += arc.value * x[arc.target];
        return sums;
    }

    /// The best least degree among all sets of vertices that v is in.
    [[nodiscard]] std::vector<std::uint32_t> core_numbers() const {
        std::vector<std::uint32_t> cores(n_);
        for (std::uint32_t set = 1; set < (1U << n_); ++set) {
            auto least = std::numeric_limits<std::uint32_t>::max();
            for (std::size_t v = 0; v < n_; ++v) {
                if ((set >> v & 1U) == 0) continue;
                std::uint32_t degree = 0;
                for (std::size_t w = 0; w < n_; ++w) degree += (set >> w & 1U) != 0 && linked(v, w);
                least = std::min(least, degree);
            }
            for (std::size_t v = 0; v < n_; ++v) {
                if ((set >> v & 1U) != 0) cores[v] = std::max(cores[v], least);
            }
        }
        return cores;
    }

    struct Clustering {
        Scores local;
        Scores directed;
        double transitivity = 0;
    };

    [[nodiscard]] Clustering clustering() const {
        Clustering answer;
        double closed = 0;
        double all = 0;
        for (std::size_t v = 0; v < n_; ++v) {
            double pairs = 0;
            double links = 0;
            double arcs = 0;
            for (std::size_t a = 0; a < n_; ++a) {
                for (std::size_t b = 0; b < n_; ++b) {
                    if (a == b || !linked(v, a) || !linked(v, b)) continue;
                    pairs += 1;
                    links += linked(a, b) ? 1 : 0;
                    arcs += adjacency_[a][b] > 0 ? 1 : 0;
                }
            }
            answer.local.push_back(pairs > 0 ? links / pairs : 0);
            answer.directed.push_back(pairs > 0 ? arcs / pairs : 0);
            closed += links;
            all += pairs;
        }
        answer.transitivity = all > 0 ? closed / all : 0;
        return answer;
    }

    /// Pearson's correlation, by its definition.
    [[nodiscard]] std::optional<double> degree_assortativity() const {
        const auto m = static_cast<double>(arcs_.size());
        Scores out(n_);
        Scores in(n_);
        for (const auto& arc : arcs_) {
            out[arc.source] += 1;
            in[arc.target] += 1;
        }
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (const auto& arc : arcs_) {
            x += out[arc.source];
            y += in[arc.target];
            xx += out[arc.source] * out[arc.source];
            yy += in[arc.target] * in[arc.target];
            xy += out[arc.source] * in[arc.target];
        }
        // All of them whole numbers: a variance of nothing is exactly 0.
        const auto variances = (m * xx - x * x) * (m * yy - y * y);
        if (variances == 0) return std::nullopt;
        return (m * xy - x * y) / std::sqrt(variances);
    }

    [[nodiscard]] bool linked(std::size_t v, std::size_t w) const {
        return v != w && (adjacency_[v][w] > 0 || adjacency_[w][v] > 0);
    }
    /// Distances by Floyd and Warshall.
    [[nodiscard]] const Matrix& distances() const { return distances_; }

    static constexpr double unreachable = std::numeric_limits<double>::infinity();

private:
    struct Arc {
        std::uint32_t source = 0;
        std::uint32_t target = 0;
        std::uint32_t relation = 0;
        double value = 1;
    };

    /// `score` of the distances to the others that v reaches; 0 when it reaches none.
    template <typename Score>
    [[nodiscard]] Scores by_distances(const Score& score) const {
        Scores scores(n_);
        for (std::size_t v = 0; v < n_; ++v) {
            Scores distances;
            for (std::size_t w = 0; w < n_; ++w) {
                if (w != v && distances_[v][w] != unreachable) {
                    distances.push_back(distances_[v][w]);
                }
            }
            if (!distances.empty()) scores[v] = score(distances);
        }
        return scores;
    }

    /// All ways on from v to t that are `left` long.
    void list_shortest(
        std::size_t v,
        std::size_t t,
        double left,
        std::vector<Arc>& path,
        std::vector<std::vector<Arc>>& paths
    ) const {
        if (v == t) {
            if (left == 0) paths.push_back(path);
            return;
        }
        for (const auto& arc : arcs_) {
            if (arc.source != v || arc.value > left) continue;
            path.push_back(arc);
            list_shortest(arc.target, t, left - arc.value, path, paths);
            path.pop_back();
        }
    }

    /// By Gauss and Jordan.
    static Scores solved(Matrix equations, Scores right) {
        const auto n = right.size();
        for (std::size_t column = 0; column < n; ++column) {
            auto pivot = column;
            for (auto row = column; row < n; ++row) {
                if (std::abs(equations[row][column]) > std::abs(equations[pivot][column])) {
                    pivot = row;
                }
            }
            std::swap(equations[column], equations[pivot]);
            std::swap(right[column], right[pivot]);
            for (std::size_t row = 0; row < n; ++row) {
                if (row == column) continue;
                const auto factor = equations[row][column] / equations[column][column];
                for (std::size_t k = column; k < n; ++k) {
                    equations[row][k] -= factor * equations[column][k];
                }
                right[row] -= factor * right[column];
            }
        }
        for (std::size_t v = 0; v < n; ++v) right[v] /= equations[v][v];
        return right;
    }

    std::size_t n_;
    std::size_t relations_;
    std::vector<Arc> ends_;  // one a relation
    std::vector<Arc> arcs_;
    Matrix adjacency_;
    Matrix distances_;
};

}  // namespace relata::tests
