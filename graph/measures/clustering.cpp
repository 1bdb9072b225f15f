#include "graph/measures.hpp"
#include "graph/measures/simple_graph.hpp"

#include <algorithm>
#include <numeric>

namespace relata {
namespace {

/// Of each vertex.
struct Triangles {
    std::vector<std::size_t> corner;    ///< triangles it is a corner of
    std::vector<std::size_t> opposite;  ///< ways between their other two corners: 1 or 2 each
};

/// The forward algorithm: edges run from the vertex with fewer neighbors to the one with more, so
/// that no vertex has more than sqrt(2 m) of them, and each triangle is found once, at its corner
/// with the fewest.
Triangles triangles_of(const measures::SimpleGraph& graph) {
    const auto n = static_cast<Vertex>(graph.vertex_count());
    Triangles found{std::vector<std::size_t>(n), std::vector<std::size_t>(n)};
    const auto is_before = [&](Vertex a, Vertex b) {
        return std::pair(graph.degree(a), a) < std::pair(graph.degree(b), b);
    };
    std::vector<std::size_t> offsets{0};
    std::vector<Vertex> later;
    std::vector<std::uint8_t> ways;
    for (Vertex v = 0; v < n; ++v) {
        const auto neighbors = graph.neighbors(v);
        for (std::size_t i = 0; i < neighbors.size(); ++i) {
            if (!is_before(v, neighbors[i])) continue;
            later.push_back(neighbors[i]);
            ways.push_back(graph.ways(v)[i]);
        }
        offsets.push_back(later.size());
    }
    std::vector<std::uint8_t> ways_to(n);  // from u below; 0: not linked
    for (Vertex u = 0; u < n; ++u) {
        for (auto at = offsets[u]; at < offsets[u + 1]; ++at) ways_to[later[at]] = ways[at];
        for (auto at = offsets[u]; at < offsets[u + 1]; ++at) {
            const auto v = later[at];
            for (auto next = offsets[v]; next < offsets[v + 1]; ++next) {
                const auto w = later[next];
                if (ways_to[w] == 0) continue;
                for (const auto corner : {u, v, w}) ++found.corner[corner];
                found.opposite[u] += ways[next];
                found.opposite[v] += ways_to[w];
                found.opposite[w] += ways[at];
            }
        }
        for (auto at = offsets[u]; at < offsets[u + 1]; ++at) ways_to[later[at]] = 0;
    }
    return found;
}

/// Ordered pairs of neighbors.
std::size_t pairs_at(const measures::SimpleGraph& graph, Vertex v) {
    const auto degree = graph.degree(v);
    return degree < 2 ? 0 : degree * (degree - 1);
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Clustering clustering(const Snapshot& graph) {
    const measures::SimpleGraph simple(graph);
    const auto found = triangles_of(simple);
    Clustering answer;
    std::size_t corners = 0;
    std::size_t pairs = 0;
    for (Vertex v = 0; v < simple.vertex_count(); ++v) {
        answer.local.push_back(share(2 * found.corner[v], pairs_at(simple, v)));
        corners += found.corner[v];
        pairs += pairs_at(simple, v);
    }
    answer.triangles = corners / 3;
    answer.transitivity = share(2 * corners, pairs);
    if (!answer.local.empty()) {
        const auto sum = std::accumulate(answer.local.begin(), answer.local.end(), 0.0);
        answer.average = sum / static_cast<double>(answer.local.size());
    }
    return answer;
}

std::vector<double> directed_clustering(const Snapshot& graph) {
    const measures::SimpleGraph simple(graph);
    const auto found = triangles_of(simple);
    std::vector<double> local;
    for (Vertex v = 0; v < simple.vertex_count(); ++v) {
        local.push_back(share(found.opposite[v], pairs_at(simple, v)));
    }
    return local;
}

}  // namespace relata
