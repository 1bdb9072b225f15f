#include "graph/neighborhood.hpp"

#include <algorithm>

namespace relata {

std::vector<Neighbor> neighborhood(
    const Snapshot& graph, EntityId start, std::size_t max_distance, Direction direction
) {
    const auto first = graph.vertex(start);
    if (!first) return {};
    std::vector<bool> seen(graph.vertex_count(), false);
    std::vector<Vertex> layer{*first};
    std::vector<Neighbor> found;
    seen[*first] = true;
    for (std::size_t distance = 0; !layer.empty(); ++distance) {
        std::ranges::sort(layer);
        for (const auto v : layer) found.push_back(Neighbor{graph.entity(v), distance});
        if (distance == max_distance) break;
        std::vector<Vertex> next;
        const auto reach = [&](std::span<const Vertex> vertices) {
            for (const auto w : vertices) {
                if (!seen[w]) next.push_back(w);
                seen[w] = true;
            }
        };
        for (const auto v : layer) {
            if (direction != Direction::in) reach(graph.successors(v));
            if (direction != Direction::out) reach(graph.predecessors(v));
        }
        layer = std::move(next);
    }
    return found;
}

std::vector<RelationId> relations_among(
    const Snapshot& graph, const std::vector<EntityId>& entities
) {
    std::vector<bool> inside(graph.vertex_count(), false);
    for (const auto id : entities) {
        if (const auto v = graph.vertex(id)) inside[*v] = true;
    }
    std::vector<RelationId> relations;
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        if (!inside[v]) continue;
        for (auto at = graph.out_begin(v); at < graph.out_begin(v + 1); ++at) {
            const auto arc = graph.out_arc(at);
            if (arc.forward && inside[graph.out_target(at)]) relations.push_back(arc.relation);
        }
    }
    std::ranges::sort(relations);
    return relations;
}

}  // namespace relata
