#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata {

/// The vertices of a Snapshot, each in exactly one part. Parts are 0 … count - 1, in the order of
/// the first vertex of each, so that two partitions into the same sets are equal.
struct Partition {
    std::vector<std::uint32_t> part_of;  ///< by vertex
    std::size_t count = 0;

    friend bool operator==(const Partition&, const Partition&) = default;
};

/// Vertices with the same label form a part. Labels are any numbers below `bound`. O(n + bound).
Partition partition_by_label(std::span<const std::uint32_t> labels, std::size_t bound);

/// The vertices of each part, ascending. O(n).
std::vector<std::vector<Vertex>> members(const Partition& partition);

}  // namespace relata
