#include "graph/communities.hpp"
#include "graph/communities/weighted_graph.hpp"

#include <stdexcept>
#include <string>

namespace relata {
namespace {

/// The arcs of a part, by weight.
struct Arcs {
    double inside = 0;
    double leaving = 0;   ///< with those inside
    double arriving = 0;  ///< with those inside
};

/// Sums by part. With directions every arc counts; without, every relation once.
std::vector<Arcs> arcs_of_parts(
    const Snapshot& graph,
    const Partition& partition,
    const CommunityOptions& options,
    bool directed
) {
    check_options(graph, options);
    if (partition.part_of.size() != graph.vertex_count()) {
        throw std::invalid_argument(
            "a partition of " + std::to_string(partition.part_of.size()) + " vertices for " +
            std::to_string(graph.vertex_count())
        );
    }
    std::vector<Arcs> parts(partition.count);
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        auto& from = parts[partition.part_of[v]];
        const auto run = graph.out_run(v);
        for (auto at = run.begin; at < run.end; ++at) {
            const auto arc = graph.out_arc(at);
            if (!directed && !arc.forward) continue;
            const auto weight = options.weights.empty() ? 1.0 : options.weights[arc.relation.value];
            auto& to = parts[partition.part_of[graph.out_target(at)]];
            from.leaving += weight;
            to.arriving += weight;
            if (&from == &to) from.inside += weight;
        }
    }
    return parts;
}

double total_weight(const std::vector<Arcs>& parts) {
    double total = 0;
    for (const auto& part : parts) total += part.leaving;
    return total;
}

}  // namespace

double modularity(
    const Snapshot& graph, const Partition& partition, const CommunityOptions& options
) {
    const auto parts = arcs_of_parts(graph, partition, options, false);
    const auto total = total_weight(parts);
    if (total == 0.0) return 0.0;
    double sum = 0;
    for (const auto& part : parts) {
        const auto share = (part.leaving + part.arriving) / (2 * total);
        sum += part.inside / total - options.resolution * share * share;
    }
    return sum;
}

double directed_modularity(
    const Snapshot& graph, const Partition& partition, const CommunityOptions& options
) {
    const auto parts = arcs_of_parts(graph, partition, options, true);
    const auto total = total_weight(parts);
    if (total == 0.0) return 0.0;
    double sum = 0;
    for (const auto& part : parts) {
        sum += part.inside / total -
               options.resolution * (part.leaving / total) * (part.arriving / total);
    }
    return sum;
}

}  // namespace relata
