#pragma once

#include "graph/graph.hpp"

namespace relata::tests {

/// The foreign ministers' talks of Tokyo, November 2020, built by hand: 47 entities, 88 relations
/// with evidence in one short text. The graph the pictures are judged by.
Graph tokyo_talks();

}  // namespace relata::tests
