#include "graph/measures.hpp"
#include "graph/measures/all_distances.hpp"

namespace relata {

std::vector<double> closeness(const Snapshot& graph, std::span<const double> costs) {
    const auto sums = measures::all_distances(graph, costs);
    const auto others = static_cast<double>(graph.vertex_count()) - 1;
    std::vector<double> scores(graph.vertex_count());
    for (std::size_t v = 0; v < scores.size(); ++v) {
        if (sums.reached[v] == 0) continue;
        const auto reached = static_cast<double>(sums.reached[v]);
        scores[v] = reached / others * reached / sums.total[v];
    }
    return scores;
}

std::vector<double> harmonic_closeness(const Snapshot& graph, std::span<const double> costs) {
    const auto sums = measures::all_distances(graph, costs);
    const auto others = static_cast<double>(graph.vertex_count()) - 1;
    std::vector<double> scores(graph.vertex_count());
    for (std::size_t v = 0; v < scores.size(); ++v) {
        if (sums.reached[v] != 0) scores[v] = sums.inverse[v] / others;
    }
    return scores;
}

std::vector<std::uint32_t> eccentricities(const Snapshot& graph) {
    return measures::all_distances(graph, {}).arcs;
}

}  // namespace relata
