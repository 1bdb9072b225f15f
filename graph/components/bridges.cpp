#include "graph/components.hpp"
#include "graph/components/low_points.hpp"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

/// Whether the relation by which `v` was found ends there, rather than begins.
bool is_found_as_target(const Snapshot& graph, const LowPoints& points, Vertex v) {
    const RelationId relation{points.parent_relation[v]};
    const auto run = graph.in_run(v);
    for (auto at = run.begin; at < run.end; ++at) {
        const auto arc = graph.in_arc(at);
        if (arc.relation == relation) return arc.forward;
    }
    return false;
}

}  // namespace

std::vector<Bridge> bridges(const Snapshot& graph) {
    const auto points = low_points(graph);
    std::vector<Bridge> found;
    std::size_t component = 0;  // how many vertices it has
    for (const auto v : points.order) {
        if (points.is_root(v)) component = points.found[v];
        if (points.is_root(v) || !points.hangs_on_relation(v)) continue;
        Bridge bridge{
            RelationId{points.parent_relation[v]},
            points.parent[v],
            v,
            component - points.found[v],
            points.found[v]};
        if (!is_found_as_target(graph, points, v)) {
            std::swap(bridge.source, bridge.target);
            std::swap(bridge.source_side, bridge.target_side);
        }
        found.push_back(bridge);
    }
    std::ranges::sort(found, {}, &Bridge::relation);
    return found;
}

}  // namespace relata
