#include "graph/components.hpp"
#include "graph/components/low_points.hpp"

#include <algorithm>

namespace relata {
namespace {

/// The parts that fall off a vertex when it is removed, but for the one its parent is in.
struct FallenOff {
    std::uint32_t parts = 0;
    std::uint32_t vertices = 0;
    std::uint32_t largest = 0;
};

}  // namespace

std::vector<ArticulationPoint> articulation_points(const Snapshot& graph) {
    const auto points = low_points(graph);
    std::vector<FallenOff> fallen(graph.vertex_count());
    for (const auto v : points.order) {
        if (points.is_root(v) || !points.hangs_on_parent(v)) continue;
        auto& off = fallen[points.parent[v]];
        ++off.parts;
        off.vertices += points.found[v];
        off.largest = std::max(off.largest, points.found[v]);
    }
    std::vector<ArticulationPoint> found;
    std::uint32_t component = 0;  // how many vertices it has
    for (const auto v : points.order) {
        if (points.is_root(v)) component = points.found[v];
        const auto& off = fallen[v];
        const auto others = component - 1 - off.vertices;  // the part of its parent
        const auto parts = off.parts + (others > 0 ? 1U : 0U);
        if (parts < 2) continue;
        found.push_back({v, parts, component - 1 - std::max(off.largest, others)});
    }
    std::ranges::sort(found, {}, &ArticulationPoint::vertex);
    return found;
}

}  // namespace relata
