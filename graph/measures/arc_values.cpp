#include "graph/measures/arc_values.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace relata::measures {
namespace {

template <typename IsAllowed>
std::vector<double> gathered(
    const Snapshot& graph,
    std::span<const std::uint32_t> arcs,
    std::span<const double> column,
    const char* expected,
    const IsAllowed& is_allowed
) {
    if (column.empty()) return {};
    if (column.size() != graph.relation_bound()) {
        throw std::invalid_argument(
            "a column of " + std::to_string(column.size()) + " numbers for " +
            std::to_string(graph.relation_bound()) + " relations"
        );
    }
    std::vector<double> values;
    values.reserve(arcs.size());
    for (const auto arc : arcs) {
        const auto value = column[arc / 2];
        if (!std::isfinite(value) || !is_allowed(value)) {
            throw std::invalid_argument(
                "relation " + std::to_string(arc / 2) + " has no finite number " + expected
            );
        }
        values.push_back(value);
    }
    return values;
}

bool is_weight(double value) {
    return value >= 0;
}
bool is_cost(double value) {
    return value > 0;
}

}  // namespace

std::vector<double> weights_of_out_arcs(const Snapshot& graph, std::span<const double> weights) {
    return gathered(graph, graph.columns().out_arcs, weights, ">= 0", is_weight);
}

std::vector<double> weights_of_in_arcs(const Snapshot& graph, std::span<const double> weights) {
    return gathered(graph, graph.columns().in_arcs, weights, ">= 0", is_weight);
}

std::vector<double> costs_of_out_arcs(const Snapshot& graph, std::span<const double> costs) {
    return gathered(graph, graph.columns().out_arcs, costs, "> 0", is_cost);
}

}  // namespace relata::measures
