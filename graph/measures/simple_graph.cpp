#include "graph/measures/simple_graph.hpp"

#include <algorithm>

namespace relata::measures {
namespace {

constexpr std::uint8_t arrives = 1;
constexpr std::uint8_t leaves = 2;

}  // namespace

SimpleGraph::SimpleGraph(const Snapshot& graph) : offsets_(graph.vertex_count() + 1) {
    const auto n = static_cast<Vertex>(graph.vertex_count());
    // Each vertex in turn enters itself into the rows of its neighbors. So the rows fill in order,
    // and what was entered before is the last of its row: nothing is sorted.
    std::vector<Vertex> last(n, n);
    const auto count = [&](Vertex v, std::span<const Vertex> rows) {
        for (const auto row : rows) {
            if (row == v || last[row] == v) continue;
            last[row] = v;
            ++offsets_[row + 1];
        }
    };
    for (Vertex v = 0; v < n; ++v) {
        count(v, graph.successors(v));
        count(v, graph.predecessors(v));
    }
    for (Vertex v = 0; v < n; ++v) offsets_[v + 1] += offsets_[v];

    neighbors_.resize(offsets_.back());
    ways_.resize(offsets_.back());
    auto free = offsets_;
    const auto enter = [&](Vertex v, std::span<const Vertex> rows, std::uint8_t way) {
        for (const auto row : rows) {
            if (row == v) continue;
            auto& end = free[row];
            if (end == offsets_[row] || neighbors_[end - 1] != v) neighbors_[end++] = v;
            ways_[end - 1] |= way;
        }
    };
    for (Vertex v = 0; v < n; ++v) {
        enter(v, graph.successors(v), arrives);
        enter(v, graph.predecessors(v), leaves);
    }
    for (auto& ways : ways_) ways = ways == (arrives | leaves) ? 2 : 1;
}

}  // namespace relata::measures
