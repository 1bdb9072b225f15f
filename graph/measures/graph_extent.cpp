#include "graph/measures.hpp"
#include "graph/measures/breadth_first.hpp"
#include "graph/measures/many_targets.hpp"
#include "graph/measures/symmetry.hpp"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

/// The connected parts of a symmetric graph, largest first, found with one search each.
std::vector<std::vector<Vertex>> parts_of(const Snapshot& graph, measures::BreadthFirst& search) {
    std::vector<std::vector<Vertex>> parts;
    std::vector<bool> seen(graph.vertex_count());
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        if (seen[v]) continue;
        search.run(v);
        const auto reached = search.reached();
        for (const auto w : reached) seen[w] = true;
        parts.emplace_back(reached.begin(), reached.end());
    }
    std::ranges::stable_sort(parts, std::greater{}, &std::vector<Vertex>::size);
    return parts;
}

/// Bounds the eccentricities of one part.
class PartExtent {
public:
    PartExtent(
        const Snapshot& graph,
        measures::BreadthFirst& search,
        measures::ManyTargets& many,
        const std::vector<Vertex>& part
    )
        : graph_(graph), search_(search), many_(many) {
        const auto most = static_cast<std::uint32_t>(part.size() - 1);
        for (const auto v : part) candidates_.push_back({v, {0, most}});
        extent_ = {{0, most}, {0, most}, 0};
    }

    GraphExtent run(std::size_t max_searches) {
        // One search says something of all vertices; when that no longer helps, many at once say
        // what is true of each.
        constexpr std::size_t searches_one_by_one = 40;
        // From the rim and from the middle by turns: the one raises lower bounds, the other presses
        // upper bounds down.
        for (bool from_rim = true; !is_known() && extent_.searches < max_searches &&
                                   extent_.searches < searches_one_by_one;
             from_rim = !from_rim) {
            search_from(from_rim ? most_remote() : most_central());
            narrow();
        }
        while (!is_known() && extent_.searches < max_searches) {
            search_from_many(max_searches - extent_.searches);
            narrow();
        }
        return extent_;
    }

private:
    struct Candidate {
        Vertex vertex = 0;
        EccentricityBounds bounds;
    };

    [[nodiscard]] bool is_known() const {
        return extent_.diameter.exact() && extent_.radius.exact();
    }

    [[nodiscard]] Vertex most_remote() const {
        return std::ranges::max_element(
                   candidates_,
                   {},
                   [&](const Candidate& c) {
                       return std::pair(c.bounds.most, graph_.out_degree(c.vertex));
                   }
        )->vertex;
    }
    [[nodiscard]] Vertex most_central() const {
        return std::ranges::max_element(
                   candidates_,
                   {},
                   [&](const Candidate& c) {
                       return std::pair(~c.bounds.least, graph_.out_degree(c.vertex));
                   }
        )->vertex;
    }

    /// A search from v that reaches as far as e says of each w at distance d that its eccentricity
    /// is at least max(d, e - d) and at most e + d; of v itself, that it is e.
    void search_from(Vertex v) {
        search_.run(v);
        ++extent_.searches;
        const auto reach = search_.eccentricity();
        for (auto& [vertex, bounds] : candidates_) {
            const auto distance = search_.distance(vertex);
            bounds.least = std::max({bounds.least, distance, reach - distance});
            bounds.most = std::min(bounds.most, reach + distance);
        }
    }

    /// The eccentricities of candidates, those first that can be the farthest.
    void search_from_many(std::size_t at_most) {
        const auto count =
            std::min({candidates_.size(), at_most, std::size_t{measures::Lanes::count}});
        std::ranges::stable_sort(candidates_, std::greater{}, [](const Candidate& c) {
            return c.bounds.most;
        });
        std::vector<Vertex> chosen;
        for (std::size_t i = 0; i < count; ++i) chosen.push_back(candidates_[i].vertex);
        std::vector<measures::Lanes> by_distance;
        many_.search(chosen, [&](Vertex, const measures::Lanes& lanes, std::uint32_t distance) {
            by_distance.resize(distance);
            by_distance.back().add(lanes);
        });
        extent_.searches += count;
        for (std::size_t lane = 0; lane < count; ++lane) {
            std::uint32_t farthest = 0;
            for (std::uint32_t d = 1; d <= by_distance.size(); ++d) {
                if (by_distance[d - 1].has(lane)) farthest = d;
            }
            candidates_[lane].bounds = {farthest, farthest};
        }
    }

    /// What the bounds of vertices say of the part, and which vertices can still change that.
    void narrow() {
        EccentricityBounds all{UINT32_MAX, 0};
        auto& diameter = extent_.diameter;
        auto& radius = extent_.radius;
        for (const auto& [vertex, bounds] : candidates_) {
            diameter.least = std::max(diameter.least, bounds.least);
            radius.most = std::min(radius.most, bounds.most);
            all.least = std::min(all.least, bounds.least);
            all.most = std::max(all.most, bounds.most);
        }
        diameter.most = std::min(diameter.most, std::max(all.most, diameter.least));
        radius.least = std::max(radius.least, std::min(all.least, radius.most));
        std::erase_if(candidates_, [&](const Candidate& candidate) {
            const auto& bounds = candidate.bounds;
            return bounds.exact() || (bounds.most <= diameter.least && bounds.least >= radius.most);
        });
        if (!candidates_.empty()) return;
        diameter.most = diameter.least;
        radius.least = radius.most;
    }

    const Snapshot& graph_;
    measures::BreadthFirst& search_;
    measures::ManyTargets& many_;
    std::vector<Candidate> candidates_;
    GraphExtent extent_;
};

GraphExtent extent_of_symmetric(const Snapshot& graph, std::size_t max_searches) {
    measures::BreadthFirst search(graph);
    measures::ManyTargets many(graph);
    GraphExtent extent;
    std::size_t largest = 0;
    bool is_first = true;
    for (const auto& part : parts_of(graph, search)) {
        largest = std::max(largest, part.size());
        const bool is_largest = part.size() == largest;
        // A part of s vertices is at most s - 1 across.
        if (!is_largest && part.size() - 1 <= extent.diameter.least) break;
        const auto left = max_searches - std::min(max_searches, extent.searches);
        const auto found = PartExtent(graph, search, many, part).run(left);
        extent.searches += found.searches;
        extent.diameter.least = std::max(extent.diameter.least, found.diameter.least);
        extent.diameter.most = std::max(extent.diameter.most, found.diameter.most);
        if (!is_largest) continue;
        if (is_first) extent.radius = found.radius;
        extent.radius.least = std::min(extent.radius.least, found.radius.least);
        extent.radius.most = std::min(extent.radius.most, found.radius.most);
        is_first = false;
    }
    return extent;
}

}  // namespace

GraphExtent graph_extent(const Snapshot& graph, std::size_t max_searches) {
    if (measures::is_symmetric(graph)) return extent_of_symmetric(graph, max_searches);
    return extent_of_symmetric(graph.undirected(), max_searches);
}

}  // namespace relata
