#include "graph/measures.hpp"
#include "graph/measures/arc_sums.hpp"

#include <utility>

namespace relata {

IteratedScores eigenvector_centrality(
    const Snapshot& graph, std::span<const double> weights, const IterationLimits& limits
) {
    const measures::ArcSums arcs(graph, weights);
    IteratedScores answer;
    answer.scores.assign(graph.vertex_count(), 1);
    answer.converged = answer.scores.empty();
    std::vector<double> next(graph.vertex_count());
    while (!answer.converged && answer.iterations < limits.max_iterations) {
        arcs.over_in_arcs(answer.scores, next);
        // A + I has the eigenvectors of A, but no two eigenvalues of the same greatest size.
        for (std::size_t v = 0; v < next.size(); ++v) next[v] += answer.scores[v];
        measures::scale_to_largest(next);
        answer.change = measures::largest_change(answer.scores, next);
        answer.converged = answer.change <= limits.tolerance;
        std::swap(answer.scores, next);
        ++answer.iterations;
    }
    return answer;
}

}  // namespace relata
