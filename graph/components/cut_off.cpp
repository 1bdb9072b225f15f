#include "graph/components.hpp"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

/// Finds what is connected, one start after another.
class Reach {
public:
    explicit Reach(const Snapshot& graph) : graph_(graph), seen_(graph.vertex_count(), false) {}

    void close(Vertex v) { seen_[v] = true; }
    [[nodiscard]] bool has_seen(Vertex v) const { return seen_[v]; }

    /// What is connected with `start` and was not seen before.
    std::vector<Vertex> from(Vertex start) {
        std::vector<Vertex> reached{start};
        seen_[start] = true;
        for (std::size_t i = 0; i < reached.size(); ++i) {
            for (const auto neighbors :
                 {graph_.successors(reached[i]), graph_.predecessors(reached[i])}) {
                for (const auto w : neighbors) {
                    if (!seen_[w]) reached.push_back(w);
                    seen_[w] = true;
                }
            }
        }
        return reached;
    }

private:
    const Snapshot& graph_;
    std::vector<bool> seen_;
};

}  // namespace

std::vector<Vertex> cut_off_by(const Snapshot& graph, const ArticulationPoint& point) {
    Reach reach(graph);
    reach.close(point.vertex);
    std::vector<std::vector<Vertex>> parts;
    for (const auto neighbors :
         {graph.successors(point.vertex), graph.predecessors(point.vertex)}) {
        for (const auto w : neighbors) {
            if (!reach.has_seen(w)) parts.push_back(reach.from(w));
        }
    }
    for (auto& part : parts) std::ranges::sort(part);
    std::ranges::sort(parts);
    const auto largest = std::ranges::max_element(parts, {}, &std::vector<Vertex>::size);
    std::vector<Vertex> cut_off;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        if (part != largest) cut_off.insert(cut_off.end(), part->begin(), part->end());
    }
    std::ranges::sort(cut_off);
    return cut_off;
}

std::vector<Vertex> cut_off_by(const Snapshot& graph, const Bridge& bridge) {
    auto [near, far] = std::pair(bridge.source, bridge.target);
    if (bridge.target_side < bridge.source_side) std::swap(near, far);
    Reach reach(graph);
    reach.close(far);  // there is no other way across
    auto cut_off = reach.from(near);
    std::ranges::sort(cut_off);
    return cut_off;
}

}  // namespace relata
