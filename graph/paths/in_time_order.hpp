#pragma once

#include "graph/paths/walker.hpp"

#include <optional>

namespace relata {

/// A path of the fewest relations whose steps can be given days that never go back; nothing when
/// there is none or the walker is exhausted. Every relation costs 1, and there are no vertices to
/// pass.
///
/// Breadth first, remembering for each vertex the earliest day it can be reached on: a vertex is
/// looked at again only when more steps reach it earlier. To arrive as early as possible is never
/// worse for what follows, so nothing is lost. O(l m) for an answer of l relations. Source: B.-M.
/// Bui-Xuan, A. Ferreira, A. Jarry, "Computing shortest, fastest, and foremost journeys in dynamic
/// networks", International Journal of Foundations of Computer Science 14(2), 2003, 267-285.
std::optional<Path> shortest_in_time_order(Walker& walker);

}  // namespace relata
