#pragma once

#include "graph/snapshot.hpp"

#include <span>
#include <vector>

namespace relata::measures {

// What a column by relation says of each arc of a snapshot, in the order in which its rows are
// walked; empty when the column is. They throw what graph/measures.hpp promises of weights and
// costs.

std::vector<double> weights_of_out_arcs(const Snapshot& graph, std::span<const double> weights);
std::vector<double> weights_of_in_arcs(const Snapshot& graph, std::span<const double> weights);
std::vector<double> costs_of_out_arcs(const Snapshot& graph, std::span<const double> costs);

}  // namespace relata::measures
