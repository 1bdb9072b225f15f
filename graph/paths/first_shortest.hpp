#pragma once

#include "graph/paths/walker.hpp"

#include <optional>

namespace relata {

/// The first of the shortest paths by relation ids, every relation costing 1; nothing when there is
/// no path or the walker is exhausted.
///
/// As MeetInTheMiddle, but the search stops as soon as the two balls touch, without finishing the
/// last level, which is the largest. What that leaves unknown (which vertices of the last finished
/// level touch the other ball) is asked only of those that come first by relation ids.
std::optional<Path> first_shortest(Walker& walker);

}  // namespace relata
