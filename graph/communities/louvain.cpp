#include "graph/communities.hpp"
#include "graph/communities/local_moving.hpp"
#include "graph/communities/weighted_graph.hpp"

#include <numeric>

namespace relata {

Communities louvain(const Snapshot& graph, const CommunityOptions& options) {
    check_options(graph, options);
    std::mt19937_64 random(options.seed);
    auto level = weighted_graph(graph, options.weights);
    std::vector<std::uint32_t> vertex_of(graph.vertex_count());  // of the level
    std::iota(vertex_of.begin(), vertex_of.end(), 0U);
    for (;;) {
        const auto n = level.vertex_count();
        std::vector<std::uint32_t> community(n);
        std::iota(community.begin(), community.end(), 0U);
        move_to_best_communities(level, options.resolution, random, community);
        const auto found = partition_by_label(community, n);
        for (auto& v : vertex_of) v = found.part_of[v];
        if (found.count == n) break;
        level = aggregated(level, found);
    }
    Communities communities{partition_by_label(vertex_of, level.vertex_count()), 0};
    communities.modularity = modularity(graph, communities.partition, options);
    return communities;
}

}  // namespace relata
