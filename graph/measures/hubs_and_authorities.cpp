#include "graph/measures.hpp"
#include "graph/measures/arc_sums.hpp"

#include <algorithm>
#include <utility>

namespace relata {

HubsAndAuthorities hubs_and_authorities(
    const Snapshot& graph, std::span<const double> weights, const IterationLimits& limits
) {
    const measures::ArcSums arcs(graph, weights);
    HubsAndAuthorities answer;
    answer.hubs.assign(graph.vertex_count(), 1);
    answer.authorities.assign(graph.vertex_count(), 1);
    answer.converged = answer.hubs.empty();
    std::vector<double> next(graph.vertex_count());
    while (!answer.converged && answer.iterations < limits.max_iterations) {
        arcs.over_in_arcs(answer.hubs, next);
        measures::scale_to_largest(next);
        answer.change = measures::largest_change(answer.authorities, next);
        std::swap(answer.authorities, next);
        arcs.over_out_arcs(answer.authorities, next);
        measures::scale_to_largest(next);
        answer.change = std::max(answer.change, measures::largest_change(answer.hubs, next));
        std::swap(answer.hubs, next);
        answer.converged = answer.change <= limits.tolerance;
        ++answer.iterations;
    }
    return answer;
}

}  // namespace relata
