#pragma once

#include "graph/paths/walker.hpp"

namespace relata {

/// Closes every vertex through which no acyclic path from source to target can run, were all
/// relations walkable both ways: what hangs on the rest of the graph by one vertex is a dead end
/// for a path that may not come back. O(n + m).
///
/// A vertex lies on an acyclic path exactly when an edge from source to target, added for the
/// purpose, would share a biconnected component (block) with it. Where relations are walked one way
/// only, some of what is left open may be dead ends still.
/// Source: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation",
/// Communications of the ACM 16(6), 1973, 372-378.
void close_dead_ends(Walker& walker);

}  // namespace relata
