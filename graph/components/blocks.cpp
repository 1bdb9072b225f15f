#include "graph/components.hpp"
#include "graph/components/low_points.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace relata {
namespace {

/// By vertex, the block of the relation it was found by; that of a root: none. Blocks are numbered
/// as they are found.
std::vector<std::uint32_t> block_above(const LowPoints& points, std::uint32_t& count) {
    std::vector<std::uint32_t> above(points.order.size(), Blocks::none);
    for (const auto v : points.order) {
        if (points.is_root(v)) continue;
        above[v] = points.hangs_on_parent(v) ? count++ : above[points.parent[v]];
    }
    return above;
}

/// Puts the blocks in the order of their members.
void order_blocks(Blocks& blocks) {
    std::vector<std::uint32_t> order(blocks.members.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(
        order, {}, [&](std::uint32_t block) -> const auto& { return blocks.members[block]; }
    );
    std::vector<std::vector<Vertex>> ordered;
    std::vector<std::uint32_t> place(order.size());
    for (const auto block : order) {
        place[block] = static_cast<std::uint32_t>(ordered.size());
        ordered.push_back(std::move(blocks.members[block]));
    }
    blocks.members = std::move(ordered);
    for (auto& block : blocks.of_relation) {
        if (block != Blocks::none) block = place[block];
    }
}

}  // namespace

Blocks blocks(const Snapshot& graph) {
    const auto points = low_points(graph);
    std::uint32_t count = 0;
    const auto above = block_above(points, count);

    Blocks blocks{
        std::vector<std::vector<Vertex>>(count),
        std::vector<std::uint32_t>(graph.relation_bound(), Blocks::none)};
    for (Vertex v = 0; v < above.size(); ++v) {
        if (points.is_root(v)) continue;
        auto& members = blocks.members[above[v]];
        if (points.hangs_on_parent(v)) members.push_back(points.parent[v]);
        members.push_back(v);
    }
    for (auto& members : blocks.members) std::ranges::sort(members);

    // Of the ends of a relation, one was found by way of the other, and the relation is in the
    // block above that one.
    for (Vertex v = 0; v < above.size(); ++v) {
        const auto run = graph.out_run(v);
        for (auto at = run.begin; at < run.end; ++at) {
            const auto w = graph.out_target(at);
            if (w == v) continue;
            const auto lower = points.number[v] > points.number[w] ? v : w;
            blocks.of_relation[graph.out_arc(at).relation.value] = above[lower];
        }
    }
    order_blocks(blocks);
    return blocks;
}

}  // namespace relata
