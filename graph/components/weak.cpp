#include "graph/components.hpp"
#include "graph/measures/slices.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t samples = 1024;

constexpr std::uint64_t bit(Vertex v) {
    return std::uint64_t{1} << (v % 64);
}

/// Vertices that hang together, many where one component has many. A bit each: to ask whether a
/// neighbor is among them takes a cache near the core, to ask for its root would take a far one.
class Core {
public:
    /// Of how many vertices a sweep must find one that was not in the core, to be worth another.
    static constexpr std::size_t least_share = 16;

    explicit Core(const Snapshot& graph) : graph_(graph), words_((graph.vertex_count() + 63) / 64) {
        spread_from(busiest_of_sample());
        const auto n = graph.vertex_count();
        for (auto found = n; found > n / least_share;) {
            found = sweep();
            size_ += found;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// By vertex the least of the core, for those in it, and for others themselves.
    [[nodiscard]] std::vector<Vertex> roots() const {
        const auto first_word = std::ranges::find_if(words_, [](auto word) { return word != 0; });
        const auto first = static_cast<Vertex>(64 * (first_word - words_.begin())) +
                           static_cast<Vertex>(std::countr_zero(*first_word));
        const auto n = graph_.vertex_count();
        std::vector<Vertex> roots(n);
        for (Vertex v = 0; v < n;) {
            auto word = words_[v / 64];
            for (const auto end = std::min<std::size_t>(n, v + 64); v < end; ++v, word >>= 1U) {
                roots[v] = (word & 1U) != 0 ? first : v;
            }
        }
        return roots;
    }

private:
    [[nodiscard]] Vertex busiest_of_sample() const {
        const auto n = graph_.vertex_count();
        std::size_t most = 0;
        Vertex busiest = 0;
        for (std::size_t i = 0; i < n; i += std::max<std::size_t>(n / samples, 1)) {
            const auto v = static_cast<Vertex>(i);
            const auto degree = graph_.out_degree(v) + graph_.in_degree(v);
            if (degree > most) busiest = v;
            most = std::max(most, degree);
        }
        return busiest;
    }

    /// Breadth first, until there are enough for most others to be next to one of them.
    void spread_from(Vertex start) {
        const auto enough = graph_.vertex_count() / 64;
        std::vector<Vertex> members{start};
        words_[start / 64] |= bit(start);
        const auto add = [&](Vertex v) {
            if ((words_[v / 64] & bit(v)) != 0) return;
            words_[v / 64] |= bit(v);
            members.push_back(v);
        };
        for (std::size_t i = 0; i < members.size() && members.size() < enough; ++i) {
            for (const auto target : graph_.successors(members[i])) add(target);
            for (const auto source : graph_.predecessors(members[i])) add(source);
        }
        size_ = members.size();
    }

    /// Takes in each vertex that is next to the core, which grows meanwhile: which are found
    /// depends on who is looked at first, and with threads on chance. How many were.
    std::size_t sweep() {
        std::array<std::size_t, measures::slice_count> found{};
        measures::for_each_slice(found.size(), graph_.arc_count(), [&](std::size_t slice) {
            found[slice] = sweep({words_.size(), slice, found.size()});
        });
        return std::accumulate(found.begin(), found.end(), std::size_t{0});
    }

    /// Of these words of bits, which nobody else writes meanwhile.
    std::size_t sweep(measures::Slice slice) {
        const auto n = graph_.vertex_count();
        const auto& columns = graph_.columns();
        auto* const words = words_.data();
        const auto has_any = [=](const Vertex* neighbors, std::uint32_t at, std::uint32_t end) {
            for (; at < end; ++at) {
                const auto v = neighbors[at];
                const std::atomic_ref word(words[v / 64]);
                if ((word.load(std::memory_order_relaxed) & bit(v)) != 0) return true;
            }
            return false;
        };
        const auto* const out_offsets = columns.out_offsets.data();
        const auto* const in_offsets = columns.in_offsets.data();
        const auto* const targets = columns.out_targets.data();
        const auto* const sources = columns.in_sources.data();
        std::size_t count = 0;
        for (auto i = slice.begin; i < slice.end; ++i) {
            const std::atomic_ref word(words[i]);
            auto now = word.load(std::memory_order_relaxed);
            auto left = ~now;
            if (i == n / 64) left &= bit(static_cast<Vertex>(n)) - 1;
            for (; left != 0; left &= left - 1) {
                const auto v =
                    static_cast<Vertex>(64 * i) + static_cast<Vertex>(std::countr_zero(left));
                if (has_any(targets, out_offsets[v], out_offsets[v + 1]) ||
                    has_any(sources, in_offsets[v], in_offsets[v + 1])) {
                    now |= bit(v);
                    word.store(now, std::memory_order_relaxed);
                    ++count;
                }
            }
        }
        return count;
    }

    const Snapshot& graph_;
    std::vector<std::uint64_t> words_;
    std::size_t size_ = 0;
};

/// A union-find forest whose roots are the smallest vertices of their trees.
class Forest {
public:
    explicit Forest(std::vector<Vertex> roots) : parent_(std::move(roots)) {}

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
            const auto part_of_parent = parent_[parent];
            const bool is_root = parent == v;
            parent_[v] = is_root ? static_cast<std::uint32_t>(count) : part_of_parent;
            count += is_root ? 1U : 0U;
        }
        return {std::move(parent_), count};
    }

private:
    std::vector<Vertex> parent_;
};

/// The root of most of the vertices looked at, which are spread evenly. The forest is compressed.
Vertex most_frequent_root(const Forest& forest, std::size_t n) {
    std::unordered_map<Vertex, std::size_t> counts;
    Vertex best = 0;
    std::size_t most = 0;
    for (std::size_t v = 0; v < n; v += std::max<std::size_t>(n / samples, 1)) {
        const auto root = forest.root(static_cast<Vertex>(v));
        const auto count = ++counts[root];
        if (count > most) {
            most = count;
            best = root;
        }
    }
    return best;
}

/// Each vertex with the target of its first out-arc, then with that of its second.
void link_sampled_arcs(const Snapshot& graph, Forest& forest) {
    const auto& columns = graph.columns();
    for (std::uint32_t i = 0; i < 2; ++i) {
        for (Vertex v = 0; v < graph.vertex_count(); ++v) {
            const auto at = columns.out_offsets[v] + i;
            if (at < columns.out_offsets[v + 1]) forest.link(v, columns.out_targets[at]);
        }
        forest.compress();
    }
}

}  // namespace

Partition weak_components(const Snapshot& graph) {
    const auto n = graph.vertex_count();
    if (n == 0) return {};
    const Core core(graph);
    Forest forest(core.roots());
    if (core.size() < n / 2) link_sampled_arcs(graph, forest);
    // A relation between two vertices, one of them outside the largest component so far, is seen
    // from there: as an out-arc or as an in-arc.
    const auto largest = most_frequent_root(forest, n);
    const auto& columns = graph.columns();
    for (Vertex v = 0; v < n; ++v) {
        if (forest.root(v) == largest) continue;
        const auto link_all = [&](const Vertex* neighbors, ArcRun run) {
            for (auto at = run.begin; at < run.end; ++at) forest.link(v, neighbors[at]);
        };
        link_all(columns.out_targets.data(), graph.out_run(v));
        link_all(columns.in_sources.data(), graph.in_run(v));
    }
    return forest.take_partition();
}

}  // namespace relata
