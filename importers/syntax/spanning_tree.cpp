#include "importers/syntax/spanning_tree.hpp"

#include <algorithm>
#include <limits>

namespace relata::syntax {
namespace {

/// Scores of edges between nodes 0 … n; `at(d, h)` that of d hanging from h. Node 0 is the root.
class Edges {
public:
    explicit Edges(std::size_t n) : n_(n), scores_((n + 1) * (n + 1), lowest) {}

    static constexpr double lowest = -std::numeric_limits<double>::infinity();

    [[nodiscard]] std::size_t n() const { return n_; }
    double& at(std::size_t d, std::size_t h) { return row(d)[h]; }
    [[nodiscard]] double at(std::size_t d, std::size_t h) const { return row(d)[h]; }
    /// Row `d` becomes that of a node of a larger graph: what its edges to `heads` score.
    void take_row(
        std::size_t d, const Edges& larger, std::size_t node, const std::vector<std::size_t>& heads
    ) {
        const auto* from = larger.row(node);
        auto* to = row(d);
        const auto* head = heads.data();
        for (std::size_t k = 0; k < heads.size(); ++k) to[k] = from[head[k]];
        to[d] = lowest;
    }
    [[nodiscard]] std::size_t best_head(std::size_t d) const {
        const auto* scores = row(d);
        std::size_t best = 0;
        for (std::size_t h = 1; h <= n_; ++h) {
            if (scores[h] > scores[best] && h != d) best = h;
        }
        return best;
    }

private:
    [[nodiscard]] double* row(std::size_t d) { return scores_.data() + d * (n_ + 1); }
    [[nodiscard]] const double* row(std::size_t d) const { return scores_.data() + d * (n_ + 1); }

    std::size_t n_;
    std::vector<double> scores_;
};

/// The nodes of one cycle of `heads`; empty when there is none.
std::vector<std::size_t> find_cycle(const std::vector<std::size_t>& heads) {
    std::vector<std::size_t> seen_from(heads.size(), 0);
    for (std::size_t start = 1; start < heads.size(); ++start) {
        auto node = start;
        while (node != 0 && seen_from[node] == 0) {
            seen_from[node] = start;
            node = heads[node];
        }
        if (node == 0 || seen_from[node] != start) continue;
        std::vector<std::size_t> cycle;
        for (auto at = node; cycle.empty() || at != node; at = heads[at]) cycle.push_back(at);
        return cycle;
    }
    return {};
}

/// The best tree, whatever hangs from the root: each node takes its best head, a cycle becomes one
/// node, and where the tree of the smaller graph enters it, it is opened.
std::vector<std::size_t> best_heads(const Edges& edges) {
    std::vector<std::size_t> heads(edges.n() + 1, 0);
    for (std::size_t d = 1; d <= edges.n(); ++d) heads[d] = edges.best_head(d);
    const auto cycle = find_cycle(heads);
    if (cycle.empty()) return heads;

    std::vector<bool> is_inside(edges.n() + 1, false);
    for (const auto node : cycle) is_inside[node] = true;
    std::vector<std::size_t> outside{0};
    for (std::size_t node = 1; node <= edges.n(); ++node) {
        if (!is_inside[node]) outside.push_back(node);
    }
    const auto merged = outside.size();  // the node the cycle becomes
    Edges smaller(merged);
    std::vector<std::size_t> leaves(merged, 0);  // of the cycle, by the outside node below it
    std::vector<std::size_t> enters(merged, 0);  // into the cycle, by the outside node above it
    for (std::size_t i = 0; i < merged; ++i) {
        const auto node = outside[i];
        if (i != 0) smaller.take_row(i, edges, node, outside);
        leaves[i] = enters[i] = cycle.front();
        const auto gain = [&](std::size_t inside) {
            return edges.at(inside, node) - edges.at(inside, heads[inside]);
        };
        for (const auto inside : cycle) {
            if (edges.at(node, inside) > edges.at(node, leaves[i])) leaves[i] = inside;
            if (gain(inside) > gain(enters[i])) enters[i] = inside;
        }
        if (i != 0) smaller.at(i, merged) = edges.at(node, leaves[i]);
        smaller.at(merged, i) = gain(enters[i]);
    }
    const auto found = best_heads(smaller);
    for (std::size_t i = 1; i < merged; ++i) {
        heads[outside[i]] = found[i] == merged ? leaves[i] : outside[found[i]];
    }
    const auto above = found[merged];
    heads[enters[above]] = outside[above];
    return heads;
}

/// Each word's best head, when that is a tree with one word at the root already, and so the best
/// of them, as it mostly is; empty otherwise.
std::vector<std::size_t> tree_at_once(const Matrix& scores) {
    const auto n = scores.rows;
    std::vector<std::size_t> heads(n + 1, 0);
    std::size_t roots = 0;
    for (std::size_t d = 1; d <= n; ++d) {
        const auto* row = scores.row(d - 1);
        std::size_t best = 0;
        for (std::size_t h = 1; h <= n; ++h) {
            if (row[h] > row[best] && h != d) best = h;
        }
        heads[d] = best;
        roots += best == 0 ? 1U : 0U;
    }
    if (roots != 1 || !find_cycle(heads).empty()) return {};
    heads.erase(heads.begin());
    return heads;
}

}  // namespace

std::vector<std::size_t> best_tree(const Matrix& scores) {
    const auto n = scores.rows;
    if (auto heads = tree_at_once(scores); !heads.empty()) return heads;
    Edges edges(n);
    double least = 0;
    double most = 0;
    for (std::size_t d = 1; d <= n; ++d) {
        for (std::size_t h = 0; h <= n; ++h) {
            if (h == d) continue;
            const double score = scores.row(d - 1)[h];
            edges.at(d, h) = score;
            least = std::min(least, score);
            most = std::max(most, score);
        }
    }
    // A second edge from the root costs more than all others could bring.
    const auto price = (most - least) * static_cast<double>(n) + 1;
    for (std::size_t d = 1; d <= n; ++d) edges.at(d, 0) -= price;
    auto heads = best_heads(edges);
    heads.erase(heads.begin());
    return heads;
}

}  // namespace relata::syntax
