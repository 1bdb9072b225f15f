#include "graph/robustness/flow.hpp"

#include <stdexcept>

namespace relata {

PathAnswer disjoint_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    Disjoint disjoint,
    std::size_t most,
    const PathOptions& options
) {
    if (!options.via.empty() || options.in_time_order || options.mode == PathMode::trail) {
        throw std::invalid_argument(
            "disjoint paths pass no given entities, keep no order of time and are no trails"
        );
    }
    Walker walker(graph, source, target, options);
    if (auto answer = walker.answer_without_search()) return *answer;
    UnitFlow flow(walker, disjoint, UnitFlow::Growth::cheapest);
    std::size_t size = 0;
    while (size < most && size < options.limits.max_paths && flow.grow()) ++size;
    auto answer = walker.answer(flow.paths());
    // One more unit would change the others, so what it adds is not looked at.
    if (size < most && size == options.limits.max_paths && flow.grow()) {
        answer.stopped_by = SearchLimit::paths;
    }
    return answer;
}

}  // namespace relata
