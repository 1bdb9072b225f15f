#include "graph/measures.hpp"
#include "graph/measures/shortest_paths.hpp"
#include "graph/measures/symmetry.hpp"

#include <algorithm>

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

/// Bounds the eccentricities of one part: a search from v that reaches as far as e says of each w
/// at distance d that its eccentricity is at least max(d, e - d) and at most e + d.
class PartExtent {
public:
    PartExtent(const Snapshot& graph, measures::BreadthFirst& search, std::vector<Vertex> part)
        : graph_(graph), search_(search) {
        const auto most = static_cast<std::uint32_t>(part.size() - 1);
        for (const auto v : part) candidates_.push_back({v, 0, most});
        extent_ = {{0, most}, {0, most}, 0};
    }

    GraphExtent run(std::size_t max_searches) {
        // From the rim and from the middle by turns: the one raises lower bounds, the other presses
        // upper bounds down.
        for (bool from_rim = true; !candidates_.empty() && extent_.searches < max_searches;
             from_rim = !from_rim) {
            search_from(from_rim ? most_remote() : most_central());
            narrow_extent();
        }
        return extent_;
    }

private:
    struct Candidate {
        Vertex vertex = 0;
        std::uint32_t least = 0;
        std::uint32_t most = 0;
    };

    [[nodiscard]] Vertex most_remote() const {
        return std::ranges::max_element(
                   candidates_,
                   {},
                   [&](const Candidate& c) {
                       return std::pair(c.most, graph_.out_degree(c.vertex));
                   }
        )->vertex;
    }
    [[nodiscard]] Vertex most_central() const {
        return std::ranges::max_element(
                   candidates_,
                   {},
                   [&](const Candidate& c) {
                       return std::pair(~c.least, graph_.out_degree(c.vertex));
                   }
        )->vertex;
    }

    void search_from(Vertex v) {
        search_.run(v);
        ++extent_.searches;
        const auto eccentricity = search_.cell(search_.reached().back()).distance;
        for (auto& candidate : candidates_) {
            const auto distance = search_.cell(candidate.vertex).distance;
            const auto least = std::max(distance, eccentricity - distance);
            candidate.least = std::max(candidate.least, least);
            candidate.most = std::min(candidate.most, eccentricity + distance);
        }
        // v itself is among them, and its bounds have met.
    }

    /// What the bounds of vertices say of the part, and which vertices can still change that.
    void narrow_extent() {
        auto& [diameter, radius, searches] = extent_;
        std::uint32_t most = 0;
        std::uint32_t least = UINT32_MAX;
        for (const auto& candidate : candidates_) {
            diameter.least = std::max(diameter.least, candidate.least);
            radius.most = std::min(radius.most, candidate.most);
            most = std::max(most, candidate.most);
            least = std::min(least, candidate.least);
        }
        diameter.most = std::min(diameter.most, std::max(most, diameter.least));
        radius.least = std::max(radius.least, std::min(least, radius.most));
        std::erase_if(candidates_, [&](const Candidate& candidate) {
            return candidate.least == candidate.most || (candidate.most <= extent_.diameter.least &&
                                                         candidate.least >= extent_.radius.most);
        });
        if (candidates_.empty()) {
            diameter.most = diameter.least;
            radius.least = radius.most;
        }
    }

    const Snapshot& graph_;
    measures::BreadthFirst& search_;
    std::vector<Candidate> candidates_;
    GraphExtent extent_;
};

GraphExtent extent_of_symmetric(const Snapshot& graph, std::size_t max_searches) {
    measures::BreadthFirst search(graph);
    GraphExtent extent;
    std::size_t largest = 0;
    for (auto& part : parts_of(graph, search)) {
        largest = std::max(largest, part.size());
        const bool is_largest = part.size() == largest;
        // A part of s vertices is at most s - 1 across.
        if (!is_largest && part.size() - 1 <= extent.diameter.least) break;
        const auto found = PartExtent(graph, search, std::move(part))
                               .run(max_searches - std::min(max_searches, extent.searches));
        extent.searches += found.searches;
        extent.diameter.least = std::max(extent.diameter.least, found.diameter.least);
        extent.diameter.most = std::max(extent.diameter.most, found.diameter.most);
        if (!is_largest) continue;
        const bool is_first = extent.searches == found.searches;
        extent.radius = is_first ? found.radius
                                 : EccentricityBounds{
                                       std::min(extent.radius.least, found.radius.least),
                                       std::min(extent.radius.most, found.radius.most)};
    }
    return extent;
}

}  // namespace

GraphExtent graph_extent(const Snapshot& graph, std::size_t max_searches) {
    if (measures::is_symmetric(graph)) return extent_of_symmetric(graph, max_searches);
    return extent_of_symmetric(graph.undirected(), max_searches);
}

}  // namespace relata
