#include "graph/components.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

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
            const auto low = a ^ b ^ high;  // the other, without a branch that is hard to guess
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

    /// Of a compressed forest.
    [[nodiscard]] Vertex root(Vertex v) const { return parent_[v]; }

    /// Its trees as parts; the forest is used up.
    Partition take_partition() {
        std::size_t count = 0;
        for (Vertex v = 0; v < parent_.size(); ++v) {
            // What stands for a parent, which is smaller, is the number of its part by now.
            const auto parent = parent_[v];
            parent_[v] = parent == v ? static_cast<std::uint32_t>(count++) : parent_[parent];
        }
        return {std::move(parent_), count};
    }

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
    const auto& columns = graph.columns();
    Forest forest(n);
    constexpr std::uint32_t sampled = 2;  // out-arcs of each vertex
    for (std::uint32_t i = 0; i < sampled; ++i) {
        for (Vertex v = 0; v < n; ++v) {
            const auto at = columns.out_offsets[v] + i;
            if (at < columns.out_offsets[v + 1]) forest.link(v, columns.out_targets[at]);
        }
        forest.compress();
    }
    // A relation between two vertices, one of them outside the largest component so far, is seen
    // from there: as an out-arc or as an in-arc.
    const auto largest = most_frequent_root(forest, n);
    for (Vertex v = 0; v < n; ++v) {
        if (forest.root(v) == largest) continue;
        for (const auto target : graph.successors(v)) forest.link(v, target);
        for (const auto source : graph.predecessors(v)) forest.link(v, source);
    }
    return forest.take_partition();
}

}  // namespace relata
