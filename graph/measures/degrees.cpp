#include "graph/measures.hpp"
#include "graph/measures/arc_values.hpp"

namespace relata {
namespace {

/// The sum of `value(relation)` over the relations of each vertex. Of the two arcs of an undirected
/// relation one is forward, so that counting forward arcs at both ends counts ends of relations.
template <typename Number, typename Value>
std::vector<Number> sums(const Snapshot& graph, Direction direction, const Value& value) {
    std::vector<Number> totals(graph.vertex_count());
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        if (direction != Direction::in) {
            const auto run = graph.out_run(v);
            for (auto at = run.begin; at < run.end; ++at) {
                const auto arc = graph.out_arc(at);
                if (direction == Direction::out || arc.forward) totals[v] += value(arc.relation);
            }
        }
        if (direction != Direction::out) {
            const auto run = graph.in_run(v);
            for (auto at = run.begin; at < run.end; ++at) {
                const auto arc = graph.in_arc(at);
                if (direction == Direction::in || arc.forward) totals[v] += value(arc.relation);
            }
        }
    }
    return totals;
}

}  // namespace

std::vector<std::size_t> degrees(const Snapshot& graph, Direction direction) {
    return sums<std::size_t>(graph, direction, [](RelationId) { return std::size_t{1}; });
}

std::vector<double> strengths(
    const Snapshot& graph, std::span<const double> weights, Direction direction
) {
    if (weights.empty()) return sums<double>(graph, direction, [](RelationId) { return 1.0; });
    measures::weights_of_out_arcs(graph, weights);  // throws for what is no weight
    return sums<double>(graph, direction, [&](RelationId relation) {
        return weights[relation.value];
    });
}

}  // namespace relata
