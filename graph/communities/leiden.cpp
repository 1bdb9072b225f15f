#include "graph/communities.hpp"
#include "graph/communities/local_moving.hpp"
#include "graph/communities/weight_by_part.hpp"
#include "graph/communities/weighted_graph.hpp"

#include <numeric>

namespace relata {
namespace {

/// Takes communities apart and puts each together again from single vertices, joining only what is
/// well connected within its community: by no less than chance would give. The parts are connected,
/// and there may be several in a community.
class Refinement {
public:
    Refinement(
        const WeightedGraph& graph, double resolution, const std::vector<std::uint32_t>& community
    )
        : graph_(graph),
          community_(community),
          price_(graph.total == 0.0 ? 0.0 : resolution / graph.total),
          community_degree_(graph.vertex_count(), 0.0),
          part_of_(graph.vertex_count()),
          degree_(graph.degrees),
          size_(graph.vertex_count(), 1),
          outward_(graph.vertex_count(), 0.0),
          weight_(graph.vertex_count()) {
        std::iota(part_of_.begin(), part_of_.end(), 0U);
        for (Vertex v = 0; v < graph.vertex_count(); ++v) {
            community_degree_[community[v]] += graph.degrees[v];
            graph.for_each_edge(v, [&](Vertex w, double weight) {
                if (community[w] == community[v]) outward_[v] += weight;
            });
        }
    }

    Partition run(std::mt19937_64& random) {
        const auto n = graph_.vertex_count();
        for (const auto v : shuffled_vertices(n, random)) {
            if (size_[part_of_[v]] == 1 && is_well_connected(part_of_[v], community_[v])) join(v);
        }
        return partition_by_label(part_of_, n);
    }

private:
    [[nodiscard]] bool is_well_connected(std::uint32_t part, std::uint32_t community) const {
        const auto others = community_degree_[community] - degree_[part];
        return outward_[part] >= price_ * degree_[part] * others;
    }

    /// Joins v, which is alone, to the part that gains most, if one does.
    void join(Vertex v) {
        const auto community = community_[v];
        graph_.for_each_edge(v, [&](Vertex w, double weight) {
            if (community_[w] == community) weight_.add(part_of_[w], weight);
        });
        const auto own = part_of_[v];
        auto best = own;
        auto most = 0.0;
        for (const auto part : weight_.parts()) {
            const auto gain = weight_.of(part) - price_ * graph_.degrees[v] * degree_[part];
            if (gain > most && is_well_connected(part, community)) {
                most = gain;
                best = part;
            }
        }
        if (best != own) {
            part_of_[v] = best;
            degree_[best] += graph_.degrees[v];
            size_[best] += 1;
            size_[own] = 0;
            outward_[best] += outward_[own] - 2 * weight_.of(best);
        }
        weight_.clear();
    }

    const WeightedGraph& graph_;
    const std::vector<std::uint32_t>& community_;
    double price_;
    std::vector<double> community_degree_;
    std::vector<std::uint32_t> part_of_;
    std::vector<double> degree_;       ///< by part, as are the next two
    std::vector<std::uint32_t> size_;  ///< in vertices
    std::vector<double> outward_;      ///< weight of edges to the rest of its community
    WeightByPart weight_;
};

/// One run of the method from the communities given, which have labels below n.
void improve(
    const WeightedGraph& graph,
    double resolution,
    std::mt19937_64& random,
    std::vector<std::uint32_t>& community_of
) {
    const auto* level = &graph;
    WeightedGraph coarser;
    auto community = community_of;
    std::vector<std::uint32_t> vertex_of(graph.vertex_count());  // of the level
    std::iota(vertex_of.begin(), vertex_of.end(), 0U);
    for (;;) {
        move_to_best_communities(*level, resolution, random, community);
        const auto n = level->vertex_count();
        const auto found = partition_by_label(community, n);
        if (found.count == n) break;
        auto parts = Refinement(*level, resolution, found.part_of).run(random);
        std::vector<std::uint32_t> next;
        if (parts.count < n) {
            next.resize(parts.count);
            for (Vertex v = 0; v < n; ++v) next[parts.part_of[v]] = found.part_of[v];
        } else {
            // Nothing could be joined well: only what is not even connected is parted.
            parts = connected_parts(*level, found.part_of);
            next.resize(parts.count);
            std::iota(next.begin(), next.end(), 0U);
        }
        for (auto& v : vertex_of) v = parts.part_of[v];
        coarser = aggregated(*level, parts);
        level = &coarser;
        community = std::move(next);
    }
    for (Vertex v = 0; v < vertex_of.size(); ++v) community_of[v] = community[vertex_of[v]];
}

}  // namespace

Communities leiden(const Snapshot& graph, const CommunityOptions& options) {
    check_options(graph, options);
    constexpr int runs = 2;
    std::mt19937_64 random(options.seed);
    const auto weighted = weighted_graph(graph, options.weights);
    std::vector<std::uint32_t> community(graph.vertex_count());
    std::iota(community.begin(), community.end(), 0U);
    for (int run = 0; run < runs; ++run) improve(weighted, options.resolution, random, community);
    Communities communities{partition_by_label(community, community.size()), 0};
    communities.modularity = modularity(graph, communities.partition, options);
    return communities;
}

}  // namespace relata
