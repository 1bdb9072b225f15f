#include "graph/neighborhood.hpp"

#include "graph/paths/block.hpp"
#include "graph/paths/distances.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <tuple>
#include <utility>

namespace relata {
namespace {

/// Sorts different vertices by way of a bit for each there is: `bits` are all 0, and are again.
/// Where they are few for so many bits, comparing them costs less.
void sort_vertices(std::vector<Vertex>& vertices, std::vector<std::uint64_t>& bits) {
    constexpr std::uint32_t word = 64;
    if (vertices.size() * 16 < bits.size()) {
        std::ranges::sort(vertices);
        return;
    }
    for (const auto v : vertices) bits[v / word] |= std::uint64_t{1} << (v % word);
    std::size_t sorted = 0;
    for (std::size_t i = 0; i < bits.size(); ++i) {
        for (auto left = bits[i]; left != 0; left &= left - 1) {
            const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
            vertices[sorted++] = static_cast<Vertex>(i) * word + bit;
        }
        bits[i] = 0;
    }
}

}  // namespace

std::vector<Neighbor> neighborhood(
    const Snapshot& graph, EntityId start, std::size_t max_distance, Direction direction
) {
    const auto first = graph.vertex(start);
    if (!first) return {};
    std::vector<std::uint8_t> seen(graph.vertex_count(), 0);
    std::vector<std::uint64_t> bits(graph.vertex_count() / 64 + 1, 0);
    std::vector<Vertex> layer{*first};
    std::vector<Neighbor> found;
    seen[*first] = 1;
    for (std::size_t distance = 0; !layer.empty(); ++distance) {
        sort_vertices(layer, bits);
        for (const auto v : layer) found.push_back(Neighbor{graph.entity(v), distance});
        if (distance == max_distance) break;
        std::vector<Vertex> next;
        const auto reach = [&](std::span<const Vertex> vertices) {
            // Without branches on what was seen, which nobody can foresee.
            auto count = next.size();
            next.resize(count + vertices.size());
            auto* const added = next.data();
            auto* const marks = seen.data();
            for (const auto w : vertices) {
                added[count] = w;
                count += 1U - marks[w];
                marks[w] = 1;
            }
            next.resize(count);
        };
        for (const auto v : layer) {
            if (direction != Direction::in) reach(graph.successors(v));
            if (direction != Direction::out) reach(graph.predecessors(v));
        }
        layer = std::move(next);
    }
    return found;
}

std::vector<EntityId> common_neighbors(
    const Snapshot& graph, const std::vector<EntityId>& entities, Direction direction
) {
    std::vector<Vertex> asked;
    for (const auto id : entities) {
        const auto v = graph.vertex(id);
        if (!v) return {};
        asked.push_back(*v);
    }
    // Those with few neighbors first: what the others have beyond them need not be looked at twice.
    std::ranges::sort(asked, {}, [&](Vertex v) {
        return std::pair(graph.out_degree(v) + graph.in_degree(v), v);
    });
    std::vector<Vertex> common;
    std::vector<Vertex> neighbors;
    for (const auto v : asked) {
        neighbors.clear();
        const auto append = [&](std::span<const Vertex> vertices) {
            neighbors.insert(neighbors.end(), vertices.begin(), vertices.end());
        };
        if (direction != Direction::in) append(graph.successors(v));
        if (direction != Direction::out) append(graph.predecessors(v));
        if (v != asked.front()) {
            std::erase_if(neighbors, [&](Vertex w) {
                return !std::ranges::binary_search(common, w);
            });
        }
        std::ranges::sort(neighbors);
        neighbors.erase(std::unique(neighbors.begin(), neighbors.end()), neighbors.end());
        std::swap(common, neighbors);
        if (common.empty()) return {};
    }
    std::ranges::sort(asked);
    std::vector<EntityId> others;
    for (const auto v : common) {
        if (!std::ranges::binary_search(asked, v)) others.push_back(graph.entity(v));
    }
    return others;
}

Between between(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t longer,
    const PathOptions& options
) {
    auto rules = options;
    rules.via.clear();
    rules.in_time_order = false;
    rules.cost = nullptr;
    Walker walker(graph, source, target, rules);
    Between found;
    if (const auto answer = walker.answer_without_search()) {
        if (!answer->paths.empty()) found.places.push_back({source, 0, 0});
        return found;
    }
    if (longer > 0) close_dead_ends(walker);
    const auto from_source = lengths(walker, walker.source(), Toward::target);
    const auto to_target = lengths(walker, walker.target(), Toward::source);
    const auto shortest = from_source[walker.target()];
    if (!walker.is_exhausted() && shortest != unreachable) {
        found.shortest = shortest;
        const auto most = std::uint64_t{shortest} + longer;
        const auto is_near = [&](std::uint64_t before, std::uint64_t after) {
            return before != unreachable && after != unreachable && before + after <= most;
        };
        std::vector<Step> steps;
        for (Vertex v = 0; v < graph.vertex_count(); ++v) {
            if (!is_near(from_source[v], to_target[v])) continue;
            found.places.push_back({graph.entity(v), from_source[v], to_target[v]});
            steps.clear();
            walker.gather_steps(v, Toward::target, steps);
            for (const auto& step : steps) {
                if (!is_near(std::uint64_t{from_source[v]} + 1, to_target[step.next])) continue;
                found.relations.push_back(step.arc.relation);
            }
        }
        std::ranges::sort(found.places, {}, [](const Between::Place& place) {
            return std::tuple(place.from_source, place.entity);
        });
        std::ranges::sort(found.relations);
        found.relations.erase(
            std::unique(found.relations.begin(), found.relations.end()), found.relations.end()
        );
    }
    found.visited = walker.visited();
    found.stopped_by = walker.stopped_by();
    if (found.stopped_by != SearchLimit::none) {
        found.places.clear();
        found.relations.clear();
    }
    return found;
}

std::vector<RelationId> relations_among(
    const Snapshot& graph, const std::vector<EntityId>& entities
) {
    std::vector<bool> inside(graph.vertex_count(), false);
    for (const auto id : entities) {
        if (const auto v = graph.vertex(id)) inside[*v] = true;
    }
    std::vector<RelationId> relations;
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        if (!inside[v]) continue;
        for (auto at = graph.out_begin(v); at < graph.out_begin(v + 1); ++at) {
            const auto arc = graph.out_arc(at);
            if (arc.forward && inside[graph.out_target(at)]) relations.push_back(arc.relation);
        }
    }
    std::ranges::sort(relations);
    return relations;
}

}  // namespace relata
