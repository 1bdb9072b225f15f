#pragma once

#include "graph/paths/walker.hpp"

#include <cstddef>

namespace relata {

/// Every trail of at most `max_length` relations, by (length, cost, relation ids), as all_paths.
/// Length by length, depth first; branches that cannot reach the target in what is left are cut.
PathAnswer all_trails(Walker& walker, std::size_t max_length);

}  // namespace relata
