#include "graph/components.hpp"

#include <algorithm>

namespace relata {
namespace {

/// Tarjan's search. A position in the out-arcs of each vertex takes the place of recursion.
class StrongSearch {
public:
    explicit StrongSearch(const Snapshot& graph)
        : targets_(graph.columns().out_targets),
          ends_(graph.columns().out_offsets.subspan(1)),
          next_(graph.columns().out_offsets.begin(), graph.columns().out_offsets.end() - 1),
          low_(graph.vertex_count(), unseen) {}

    /// By vertex, a number of its component below n.
    std::vector<std::uint32_t> labels() {
        for (Vertex v = 0; v < low_.size(); ++v) {
            if (low_[v] == unseen) search_from(v);
        }
        for (auto& low : low_) low = UINT32_MAX - low;
        return std::move(low_);
    }

private:
    static constexpr std::uint32_t unseen = 0;

    struct Step {
        Vertex vertex;
        std::uint32_t number;
    };

    void search_from(Vertex root) {
        enter(root);
        while (!walk_.empty()) {
            const auto [v, number] = walk_.back();
            auto low = low_[v];
            auto at = next_[v];
            const auto end = ends_[v];
            for (; at < end; ++at) {
                const auto reached = low_[targets_[at]];
                if (reached == unseen) break;
                low = std::min(low, reached);
            }
            low_[v] = low;
            next_[v] = at;
            if (at < end) {
                enter(targets_[at]);
                continue;
            }
            walk_.pop_back();
            if (low == number) {
                close(v, number);
            } else {
                auto& parent = low_[walk_.back().vertex];
                parent = std::min(parent, low);
            }
        }
    }

    void enter(Vertex v) {
        low_[v] = ++last_number_;
        walk_.push_back({v, last_number_});
        open_.push_back(v);
    }

    /// What was entered since `v` and is still open is a component. Its numbers are used again, so
    /// that those of open vertices and the counts of components never meet.
    void close(Vertex v, std::uint32_t number) {
        last_number_ = number - 1;
        auto w = open_.back();
        do {
            w = open_.back();
            open_.pop_back();
            low_[w] = UINT32_MAX - components_;
        } while (w != v);
        ++components_;
    }

    std::span<const Vertex> targets_;
    std::span<const std::uint32_t> ends_;
    std::vector<std::uint32_t> next_;  ///< position of the out-arc to look at
    /// While a vertex is open, the least number it is known to reach; then UINT32_MAX less the
    /// count of components closed before its own, which is more than any number in use.
    std::vector<std::uint32_t> low_;
    std::vector<Step> walk_;
    std::vector<Vertex> open_;
    std::uint32_t last_number_ = 0;
    std::uint32_t components_ = 0;
};

}  // namespace

Partition strong_components(const Snapshot& graph) {
    const auto n = graph.vertex_count();
    if (n == 0) return {};
    return partition_by_label(StrongSearch(graph).labels(), n);
}

}  // namespace relata
