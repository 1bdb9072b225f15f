#include "graph/neighborhood.hpp"

#include "graph/paths/block.hpp"
#include "graph/paths/distances.hpp"
#include "graph/paths/search_memory.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>

namespace relata {
namespace {

constexpr std::uint32_t word_bits = 64;

std::uint64_t bit_of(Vertex v) {
    return std::uint64_t{1} << (v % word_bits);
}

/// Grows over the graph layer by layer. A bit for each vertex there is, zeroed by the system page
/// by page as they are touched.
class Layers {
public:
    Layers(const Snapshot& graph, Vertex start, Direction direction)
        : graph_(graph),
          direction_(direction),
          seen_(graph.vertex_count() / word_bits + 1),
          reached_(seen_.size()),
          layer_{start} {
        seen_[start / word_bits] = bit_of(start);
    }

    /// In order.
    [[nodiscard]] std::span<const Vertex> layer() const { return layer_; }

    void grow() {
        std::size_t arcs = 0;
        for_each_row([&](std::span<const Vertex> row) { arcs += row.size(); });
        if (arcs * 4 < seen_.size()) {
            grow_by_list();
        } else {
            grow_by_bits();
        }
    }

private:
    template <typename Look>
    void for_each_row(Look look) const {
        for (const auto v : layer_) {
            if (direction_ != Direction::in) look(graph_.successors(v));
            if (direction_ != Direction::out) look(graph_.predecessors(v));
        }
    }

    void grow_by_list() {
        std::vector<Vertex> next;
        for_each_row([&](std::span<const Vertex> row) {
            for (const auto w : row) {
                auto& word = seen_[w / word_bits];
                if ((word & bit_of(w)) == 0) next.push_back(w);
                word |= bit_of(w);
            }
        });
        std::ranges::sort(next);
        layer_ = std::move(next);
    }

    /// Without asking what was seen, which no processor foresees, and without sorting.
    void grow_by_bits() {
        auto* const reached = reached_.data();
        for_each_row([&](std::span<const Vertex> row) {
            for (const auto w : row) reached[w / word_bits] |= bit_of(w);
        });
        layer_.clear();
        for (std::size_t i = 0; i < seen_.size(); ++i) {
            const auto is_new = reached[i] & ~seen_[i];
            reached[i] = 0;
            if (is_new == 0) continue;
            seen_[i] |= is_new;
            for (auto left = is_new; left != 0; left &= left - 1) {
                const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
                layer_.push_back(static_cast<Vertex>(i) * word_bits + bit);
            }
        }
    }

    const Snapshot& graph_;
    Direction direction_;
    ZeroedArray<std::uint64_t> seen_;
    ZeroedArray<std::uint64_t> reached_;  // all 0 between calls
    std::vector<Vertex> layer_;
};

/// Tells at once of most vertices that they are not among a few: of less than one in eight others
/// it cannot tell. B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// Communications of the ACM 13(7), 1970, 422-426, with one bit each.
class Sieve {
public:
    explicit Sieve(std::span<const Vertex> few)
        : bits_(std::min(width(few.size() * 16 + word_bits - 1), most_bits)),
          words_((std::size_t{1} << bits_) / word_bits) {
        for (const auto v : few) words_[place(v) / word_bits] |= bit_of(place(v));
    }

    /// Keeps of `vertices` those that pass; appends them.
    void sift(std::span<const Vertex> vertices, std::vector<Vertex>& passed) const {
        auto count = passed.size();
        passed.resize(count + vertices.size());
        auto* const kept = passed.data();
        const auto* const words = words_.data();
        for (const auto v : vertices) {
            kept[count] = v;
            count += words[place(v) / word_bits] >> (place(v) % word_bits) & 1U;
        }
        passed.resize(count);
    }

private:
    [[nodiscard]] std::uint32_t place(Vertex v) const { return v * 0x9E3779B1U >> (32 - bits_); }

    static std::uint32_t width(std::size_t number) {
        return static_cast<std::uint32_t>(std::bit_width(number));
    }

    static constexpr std::uint32_t most_bits = 31;
    std::uint32_t bits_;
    std::vector<std::uint64_t> words_;
};

}  // namespace

std::vector<Neighbor> neighborhood(
    const Snapshot& graph, EntityId start, std::size_t max_distance, Direction direction
) {
    const auto first = graph.vertex(start);
    if (!first) return {};
    Layers layers(graph, *first, direction);
    std::vector<Neighbor> found;
    for (std::size_t distance = 0; !layers.layer().empty(); ++distance) {
        found.reserve(found.size() + layers.layer().size());
        for (const auto v : layers.layer()) found.push_back({graph.entity(v), distance});
        if (distance == max_distance) break;
        layers.grow();
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
    // Those with few neighbors first: of the others only what is among these need be kept.
    std::ranges::sort(asked, {}, [&](Vertex v) {
        return std::pair(graph.out_degree(v) + graph.in_degree(v), v);
    });
    std::vector<Vertex> common;
    std::vector<Vertex> neighbors;
    for (const auto v : asked) {
        neighbors.clear();
        const auto for_each_row = [&](auto look) {
            if (direction != Direction::in) look(graph.successors(v));
            if (direction != Direction::out) look(graph.predecessors(v));
        };
        if (v == asked.front()) {
            for_each_row([&](std::span<const Vertex> row) {
                neighbors.insert(neighbors.end(), row.begin(), row.end());
            });
        } else {
            const Sieve sieve(common);
            for_each_row([&](std::span<const Vertex> row) { sieve.sift(row, neighbors); });
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
