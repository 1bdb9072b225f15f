#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace relata::cli {

/// The first `most` names and how many others there are: `Japan; China; RCEP; 9 more`. Names often
/// hold commas, so those do not part them.
std::string first_names(const Graph& graph, std::span<const EntityId> entities, std::size_t most);

}  // namespace relata::cli
