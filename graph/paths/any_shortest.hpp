#pragma once

#include "graph/paths/walker.hpp"

#include <optional>

namespace relata {

/// One of the shortest paths, every relation costing 1; nothing when there is no path or the walker
/// is exhausted. Which one follows from the graph and the rules alone.
///
/// Breadth first from both ends, a level at a time, on the side with fewer arcs to look at, until
/// the first arc is found that leads from one side to the other: all that lies nearer is known by
/// then, so no path is shorter. Finding the path that comes first by relation ids would take
/// looking at the rest of that level, the largest of all. Source: I. Pohl, "Bi-directional search",
/// Machine Intelligence 6, 1971, 127-140.
std::optional<Path> any_shortest(Walker& walker);

}  // namespace relata
