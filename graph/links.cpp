#include "graph/links.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <tuple>

namespace relata {
namespace {

/// The different neighbors of v, ascending, itself excepted. Uses the memory of `found`.
void collect_neighbors(const Snapshot& graph, Vertex v, std::vector<Vertex>& found) {
    found.clear();
    const auto out = graph.successors(v);
    const auto in = graph.predecessors(v);
    found.insert(found.end(), out.begin(), out.end());
    found.insert(found.end(), in.begin(), in.end());
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase(found, v);
}

/// The different neighbors of every vertex, as compressed sparse rows.
class NeighborSets {
public:
    explicit NeighborSets(const Snapshot& graph) {
        offsets_.reserve(graph.vertex_count() + 1);
        std::vector<Vertex> found;
        for (Vertex v = 0; v < graph.vertex_count(); ++v) {
            collect_neighbors(graph, v, found);
            neighbors_.insert(neighbors_.end(), found.begin(), found.end());
            offsets_.push_back(neighbors_.size());
        }
    }

    [[nodiscard]] std::span<const Vertex> of(Vertex v) const {
        return std::span(neighbors_).subspan(offsets_[v], degree(v));
    }
    [[nodiscard]] std::size_t degree(Vertex v) const { return offsets_[v + 1] - offsets_[v]; }

private:
    std::vector<std::size_t> offsets_{0};
    std::vector<Vertex> neighbors_;
};

bool comes_before(const LinkSuggestion& x, const LinkSuggestion& y) {
    return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
}

/// The first `top` in order of those it is given.
class Best {
public:
    explicit Best(std::size_t top) : top_(top) {}

    void add(const LinkSuggestion& link) {
        if (heap_.size() == top_) {
            if (top_ == 0 || !comes_before(link, heap_.front())) return;
            std::ranges::pop_heap(heap_, comes_before);
            heap_.pop_back();
        }
        heap_.push_back(link);
        std::ranges::push_heap(heap_, comes_before);
    }
    std::vector<LinkSuggestion> take() {
        std::ranges::sort_heap(heap_, comes_before);
        return std::move(heap_);
    }

private:
    std::size_t top_;
    std::vector<LinkSuggestion> heap_;  ///< the last in order in front
};

class LinkSearch {
public:
    LinkSearch(const Snapshot& graph, const LinkOptions& options)
        : options_(options), sets_(graph), shared_(graph.vertex_count()), best_(options.top) {}

    LinkSuggestions run() {
        if (options_.of) {
            look_from(*options_.of, 0);
        } else {
            const auto n = static_cast<Vertex>(shared_.size());
            // Each pair once: the other vertex comes after.
            for (Vertex a = 0; a < n && !answer_.truncated; ++a) look_from(a, a + 1);
        }
        answer_.links = best_.take();
        return std::move(answer_);
    }

private:
    /// What a vertex shares with the one at hand.
    struct Shared {
        std::uint32_t common = 0;
        double weight = 0;
    };

    /// All pairs of `a` with a vertex not before `first`. Nothing when it would look at too many.
    void look_from(Vertex a, Vertex first) {
        std::size_t cost = 0;
        for (const auto w : sets_.of(a)) cost += sets_.degree(w);
        if (cost > options_.max_visited - answer_.visited) {
            answer_.truncated = true;
            return;
        }
        answer_.visited += cost;
        for (const auto w : sets_.of(a)) {
            const auto around = sets_.of(w);
            const auto weight = options_.score == LinkScore::adamic_adar
                                    ? 1.0 / std::log(static_cast<double>(around.size()))
                                    : 0.0;
            const auto begin = std::ranges::lower_bound(around, first);
            for (auto at = begin; at != around.end(); ++at) {
                auto& shared = shared_[*at];
                if (shared.common++ == 0) met_.push_back(*at);
                shared.weight += weight;
            }
        }
        for (const auto w : sets_.of(a)) shared_[w].common = 0;  // linked already
        shared_[a].common = 0;
        for (const auto b : met_) {
            if (shared_[b].common >= std::max<std::size_t>(options_.least_common, 1)) {
                best_.add({a, b, score(a, b), shared_[b].common});
            }
            shared_[b] = {};
        }
        met_.clear();
    }

    [[nodiscard]] double score(Vertex a, Vertex b) const {
        const auto common = static_cast<double>(shared_[b].common);
        switch (options_.score) {
            case LinkScore::common_neighbors:
                return common;
            case LinkScore::adamic_adar:
                return shared_[b].weight;
            case LinkScore::jaccard:
                return common / (static_cast<double>(sets_.degree(a) + sets_.degree(b)) - common);
        }
        return 0;
    }

    const LinkOptions& options_;
    NeighborSets sets_;
    std::vector<Shared> shared_;  ///< by vertex; all zero between calls
    std::vector<Vertex> met_;
    Best best_;
    LinkSuggestions answer_;
};

void require_vertex(const Snapshot& graph, Vertex v) {
    if (v >= graph.vertex_count()) throw std::out_of_range("no vertex " + std::to_string(v));
}

}  // namespace

LinkSuggestions suggested_links(const Snapshot& graph, const LinkOptions& options) {
    if (options.of) require_vertex(graph, *options.of);
    return LinkSearch(graph, options).run();
}

std::vector<Vertex> shared_neighbors(const Snapshot& graph, Vertex a, Vertex b) {
    require_vertex(graph, a);
    require_vertex(graph, b);
    std::vector<Vertex> of_a;
    std::vector<Vertex> of_b;
    collect_neighbors(graph, a, of_a);
    collect_neighbors(graph, b, of_b);
    std::vector<Vertex> shared;
    std::ranges::set_intersection(of_a, of_b, std::back_inserter(shared));

    std::vector<std::pair<std::size_t, Vertex>> by_degree;
    for (const auto w : shared) {
        collect_neighbors(graph, w, of_a);
        by_degree.emplace_back(of_a.size(), w);
    }
    std::ranges::sort(by_degree);
    std::ranges::transform(by_degree, shared.begin(), &std::pair<std::size_t, Vertex>::second);
    return shared;
}

}  // namespace relata
