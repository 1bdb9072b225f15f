#include "graph/measures/all_distances.hpp"

#include "graph/measures/arc_values.hpp"
#include "graph/measures/cheapest_first.hpp"
#include "graph/measures/many_targets.hpp"
#include "graph/measures/slices.hpp"

#include <algorithm>
#include <numeric>

namespace relata::measures {
namespace {

DistanceSums no_distances(std::size_t n) {
    return {
        std::vector<std::size_t>(n),
        std::vector<double>(n),
        std::vector<double>(n),
        std::vector<std::uint32_t>(n)};
}

DistanceSums in_arcs(const Snapshot& graph) {
    const auto n = graph.vertex_count();
    std::vector<Vertex> all(n);
    std::iota(all.begin(), all.end(), Vertex{0});
    const auto batches = (n + Lanes::count - 1) / Lanes::count;
    const auto slices = std::min(slice_count, batches);
    std::vector<DistanceSums> parts(slices);
    for_each_slice(slices, batches * graph.arc_count(), [&](std::size_t slice) {
        auto& sums = parts[slice];
        sums = no_distances(n);
        const auto arrive = [&](Vertex v, const Lanes& lanes, std::uint32_t distance) {
            const auto arrived = lanes.size();
            const auto d = static_cast<double>(distance);
            sums.reached[v] += arrived;
            sums.total[v] += d * static_cast<double>(arrived);
            sums.inverse[v] += static_cast<double>(arrived) / d;
            sums.arcs[v] = std::max(sums.arcs[v], distance);
        };
        ManyTargets targets(graph);
        const Slice mine(batches, slice, slices);
        for (auto i = mine.begin; i < mine.end; ++i) {
            const Slice batch(n, i, batches);
            targets.search(std::span(all).subspan(batch.begin, batch.end - batch.begin), arrive);
        }
    });
    auto sums = no_distances(n);
    for (const auto& part : parts) {
        for (std::size_t v = 0; v < n; ++v) {
            sums.reached[v] += part.reached[v];
            sums.total[v] += part.total[v];
            sums.inverse[v] += part.inverse[v];
            sums.arcs[v] = std::max(sums.arcs[v], part.arcs[v]);
        }
    }
    return sums;
}

DistanceSums in_costs(const Snapshot& graph, std::span<const double> costs) {
    const auto n = graph.vertex_count();
    auto sums = no_distances(n);
    const auto slices = std::min(slice_count, n);
    for_each_slice(slices, n * graph.arc_count(), [&](std::size_t slice) {
        CheapestFirst search(graph, costs);
        const Slice mine(n, slice, slices);
        for (auto v = mine.begin; v < mine.end; ++v) {
            search.run(static_cast<Vertex>(v));
            const auto others = search.reached().subspan(1);
            sums.reached[v] = others.size();
            for (const auto w : others) {
                sums.total[v] += search.distance(w);
                sums.inverse[v] += 1 / search.distance(w);
            }
        }
    });
    return sums;
}

}  // namespace

DistanceSums all_distances(const Snapshot& graph, std::span<const double> costs) {
    if (costs.empty()) return in_arcs(graph);
    return in_costs(graph, costs_of_out_arcs(graph, costs));
}

}  // namespace relata::measures
