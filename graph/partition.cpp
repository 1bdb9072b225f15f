#include "graph/partition.hpp"

namespace relata {

Partition partition_by_label(std::span<const std::uint32_t> labels, std::size_t bound) {
    constexpr auto unseen = UINT32_MAX;
    std::vector<std::uint32_t> number(bound, unseen);
    Partition partition{std::vector<std::uint32_t>(labels.size()), 0};
    for (std::size_t v = 0; v < labels.size(); ++v) {
        auto& part = number[labels[v]];
        if (part == unseen) part = static_cast<std::uint32_t>(partition.count++);
        partition.part_of[v] = part;
    }
    return partition;
}

std::vector<std::vector<Vertex>> members(const Partition& partition) {
    std::vector<std::vector<Vertex>> parts(partition.count);
    for (Vertex v = 0; v < partition.part_of.size(); ++v) parts[partition.part_of[v]].push_back(v);
    return parts;
}

}  // namespace relata
