#pragma once

#include "graph/graph.hpp"
#include "graph/snapshot.hpp"

#include <string>
#include <vector>

namespace relata::cli {

/// A numeric property of one relation. Throws InputError when it is no number >= 0.
double relation_weight(const Graph& graph, RelationId id, const std::string& property);

/// A numeric property of the relations a snapshot shows, by RelationId; 0 for those it does not.
/// No name, no list. Throws InputError for a relation shown that has no number >= 0 of that name.
std::vector<double> relation_weights(
    const Graph& graph, const Snapshot& snapshot, const std::string& property
);

}  // namespace relata::cli
