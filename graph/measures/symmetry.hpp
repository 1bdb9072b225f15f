#pragma once

#include "graph/snapshot.hpp"

#include <algorithm>

namespace relata::measures {

/// Whether each arc has one that goes the other way, told by the rows alone: relations without
/// direction stand in the same place of the out- and the in-row of a vertex. A graph of directed
/// relations that come in pairs may be missed. O(m).
inline bool is_symmetric(const Snapshot& graph) {
    const auto& c = graph.columns();
    return std::ranges::equal(c.out_offsets, c.in_offsets) &&
           std::ranges::equal(c.out_targets, c.in_sources);
}

}  // namespace relata::measures
