#include "graph/measures/simple_graph.hpp"

#include <limits>

namespace relata::measures {
namespace {

constexpr std::uint8_t leaves = 1;
constexpr std::uint8_t arrives = 2;
constexpr std::uint8_t both = leaves | arrives;

}  // namespace

SimpleGraph::SimpleGraph(const Snapshot& graph) {
    const auto n = static_cast<Vertex>(graph.vertex_count());
    offsets_.reserve(graph.vertex_count() + 1);
    offsets_.push_back(0);
    neighbors_.reserve(2 * graph.arc_count());
    ways_.reserve(2 * graph.arc_count());
    // Where each vertex was entered last: in the row of v, when that is not before its beginning.
    constexpr auto never = std::numeric_limits<std::ptrdiff_t>::min();
    std::vector<std::ptrdiff_t> entered(n, never);
    const auto enter = [&](Vertex v, std::span<const Vertex> others, std::uint8_t way) {
        const auto begin = static_cast<std::ptrdiff_t>(offsets_.back());
        for (const auto w : others) {
            if (w == v) continue;
            auto& place = entered[w];
            if (place < begin) {
                place = static_cast<std::ptrdiff_t>(neighbors_.size());
                neighbors_.push_back(w);
                ways_.push_back(way);
            } else {
                ways_[static_cast<std::size_t>(place)] |= way;
            }
        }
    };
    for (Vertex v = 0; v < n; ++v) {
        enter(v, graph.successors(v), leaves);
        enter(v, graph.predecessors(v), arrives);
        offsets_.push_back(neighbors_.size());
    }
    for (auto& ways : ways_) ways = ways == both ? 2 : 1;
}

}  // namespace relata::measures
