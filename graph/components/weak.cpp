#include "graph/components.hpp"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

/// A union-find forest whose roots are the smallest vertices of their trees.
class Forest {
public:
    explicit Forest(std::size_t n) : parent_(n) {
        for (Vertex v = 0; v < n; ++v) parent_[v] = v;
    }

    void link(Vertex u, Vertex v) {
        auto a = parent_[u];
        auto b = parent_[v];
        while (a != b) {
            const auto high = std::max(a, b);
            const auto low = std::min(a, b);
            const auto above = parent_[high];
            if (above == low) return;
            if (above == high) {
                parent_[high] = low;
                return;
            }
            a = parent_[above];
            b = low;
        }
    }

    /// Hangs every vertex directly under its root.
    void compress() {
        // Parents are smaller than their children: those before have been compressed already.
        for (auto& parent : parent_) parent = parent_[parent];
    }

    [[nodiscard]] Vertex root(Vertex v) const { return parent_[v]; }
    [[nodiscard]] const std::vector<Vertex>& roots() const { return parent_; }

private:
    std::vector<Vertex> parent_;
};

/// The root of most of the vertices looked at, which are spread evenly. The forest is compressed.
Vertex most_frequent_root(const Forest& forest, std::size_t n) {
    constexpr std::size_t samples = 1024;
    const auto step = std::max<std::size_t>(n / samples, 1);
    std::unordered_map<Vertex, std::size_t> counts;
    Vertex best = 0;
    std::size_t most = 0;
    for (std::size_t v = 0; v < n; v += step) {
        const auto root = forest.root(static_cast<Vertex>(v));
        const auto count = ++counts[root];
        if (count > most) {
            most = count;
            best = root;
        }
    }
    return best;
}

}  // namespace

Partition weak_components(const Snapshot& graph) {
    const auto n = graph.vertex_count();
    if (n == 0) return {};
    Forest forest(n);
    constexpr std::size_t sampled = 2;  // out-arcs of each vertex
    for (std::size_t i = 0; i < sampled; ++i) {
        for (Vertex v = 0; v < n; ++v) {
            const auto targets = graph.successors(v);
            if (i < targets.size()) forest.link(v, targets[i]);
        }
        forest.compress();
    }
    // A relation between two vertices, one of them outside the largest component so far, is seen
    // from there: as an out-arc or as an in-arc.
    const auto largest = most_frequent_root(forest, n);
    for (Vertex v = 0; v < n; ++v) {
        if (forest.root(v) == largest) continue;
        const auto targets = graph.successors(v);
        for (auto i = sampled; i < targets.size(); ++i) forest.link(v, targets[i]);
        for (const auto source : graph.predecessors(v)) forest.link(v, source);
    }
    forest.compress();
    return partition_by_label(forest.roots(), n);
}

}  // namespace relata
