#pragma once

#include "graph/measures/arc_values.hpp"
#include "graph/snapshot.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace relata::measures {

/// Multiplies by the (weighted) adjacency matrix, from one side or the other: what eigenvector,
/// Katz and HITS iterate.
class ArcSums {
public:
    ArcSums(const Snapshot& graph, std::span<const double> weights)
        : graph_(graph),
          out_weights_(weights_of_out_arcs(graph, weights)),
          in_weights_(weights_of_in_arcs(graph, weights)) {}

    /// sums[v] = the sum of values[u] over the arcs u -> v, each times its weight.
    void over_in_arcs(const std::vector<double>& values, std::vector<double>& sums) const {
        const auto& c = graph_.columns();
        add_up(c.in_offsets, c.in_sources, in_weights_, values, sums);
    }
    /// The same over the arcs v -> u.
    void over_out_arcs(const std::vector<double>& values, std::vector<double>& sums) const {
        const auto& c = graph_.columns();
        add_up(c.out_offsets, c.out_targets, out_weights_, values, sums);
    }

private:
    static void add_up(
        std::span<const std::uint32_t> offsets,
        std::span<const Vertex> others,
        const std::vector<double>& weights,
        const std::vector<double>& values,
        std::vector<double>& sums
    ) {
        for (std::size_t v = 0; v < sums.size(); ++v) {
            double sum = 0;
            for (auto at = offsets[v]; at < offsets[v + 1]; ++at) {
                const auto value = values[others[at]];
                sum += weights.empty() ? value : value * weights[at];
            }
            sums[v] = sum;
        }
    }

    const Snapshot& graph_;
    std::vector<double> out_weights_;
    std::vector<double> in_weights_;
};

/// Scales so that the largest is 1; all 0 stay so.
inline void scale_to_largest(std::vector<double>& values) {
    const auto largest = values.empty() ? 0 : *std::ranges::max_element(values);
    if (!(largest > 0)) return;
    for (auto& value : values) value /= largest;
}

inline double largest_change(const std::vector<double>& before, const std::vector<double>& after) {
    double change = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
        change = std::max(change, std::abs(after[i] - before[i]));
    }
    return change;
}

}  // namespace relata::measures
