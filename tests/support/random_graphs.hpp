#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace relata::tests {

/// n entities `v0`, `v1`, … without kinds.
inline Graph without_relations(std::size_t n) {
    Graph graph;
    for (std::size_t v = 0; v < n; ++v) {
        Entity entity;
        entity.name = "v" + std::to_string(v);
        graph.add_entity(entity);
    }
    return graph;
}

inline RelationId add_undirected(
    Graph& graph, EntityId a, EntityId b, std::string_view type = "LINK"
) {
    Relation relation;
    relation.source = a;
    relation.target = b;
    relation.type = graph.schema().type(type);
    relation.directed = false;
    return graph.add_relation(relation);
}

/// The directed multigraph whose number, written to base `most + 1`, tells how many relations there
/// are from the first entity to the first, from the first to the second, and so on: numbers
/// 0 … (most + 1)^(n * n) - 1 are all of them, loops included.
inline Graph digraph_number(std::uint64_t number, std::size_t n, std::uint64_t most = 1) {
    auto graph = without_relations(n);
    for (const auto source : graph.entities()) {
        for (const auto target : graph.entities()) {
            for (auto left = number % (most + 1); left > 0; --left) {
                graph.add_relation(source, "LINK", target);
            }
            number /= most + 1;
        }
    }
    return graph;
}

/// The sanitizers make a test that tries every graph take minutes. There a sample will do, of
/// graphs and of seeds, spread evenly over the numbers: what they look for, memory misused, does
/// not hang on the one graph in ten thousand, and every other build tries all.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint32_t tried_one_in = 5;  // shares no factor with what tests vary by seed % n
#else
constexpr std::uint32_t tried_one_in = 1;
#endif

/// Calls `look(number, graph)` for the graphs of digraph_number, and gives the number of calls.
template <typename Look>
std::size_t for_all_digraphs(std::size_t n, std::uint64_t most, Look look) {
    std::uint64_t end = 1;
    for (std::size_t i = 0; i < n * n; ++i) end *= most + 1;
    std::size_t count = 0;
    for (std::uint64_t number = 0; number < end; number += tried_one_in, ++count) {
        look(number, digraph_number(number, n, most));
    }
    return count;
}

struct RandomGraph {
    std::uint32_t seed = 0;
    std::size_t vertices = 6;
    std::size_t relations = 10;
    std::size_t types = 1;                ///< `T0`, `T1`, …
    std::size_t kinds = 1;                ///< `K0`, …; each entity has one
    std::uint32_t undirected_of_ten = 0;  ///< relations without direction
    std::uint32_t weights = 0;            ///< 0: none, else a `weight` property 0 … weights - 1
};

/// A number below `bound`. Not a std:: distribution: those differ between standard libraries. The
/// slight bias does not matter here.
inline std::uint32_t below(std::mt19937& random, std::size_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
}

/// A multigraph with loops and parallel relations, the same for the same numbers everywhere.
inline Graph random_graph(const RandomGraph& wanted) {
    std::mt19937 random(wanted.seed);
    auto graph = without_relations(wanted.vertices);
    for (const auto id : graph.entities()) {
        graph.add_kind(id, "K" + std::to_string(below(random, wanted.kinds)));
    }
    for (std::size_t r = 0; r < wanted.relations; ++r) {
        Relation relation;
        relation.source = EntityId{below(random, wanted.vertices)};
        relation.target = EntityId{below(random, wanted.vertices)};
        relation.type = graph.schema().type("T" + std::to_string(below(random, wanted.types)));
        relation.directed = below(random, 10) >= wanted.undirected_of_ten;
        if (wanted.weights > 0) {
            relation.properties.set("weight", static_cast<int>(below(random, wanted.weights)));
        }
        graph.add_relation(relation);
    }
    return graph;
}

/// The same graph with every relation turned round.
inline Graph reversed(const Graph& graph) {
    auto turned = graph;
    std::vector<RelationId> all;
    for (const auto id : graph.relations()) all.push_back(id);
    turned.erase_relations(all);
    for (const auto id : all) {
        auto relation = graph.relation(id);
        std::swap(relation.source, relation.target);
        turned.add_relation(relation);
    }
    return turned;
}

}  // namespace relata::tests
