#include "graph/neighborhood.hpp"

#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

const auto directions = {Direction::out, Direction::in, Direction::either};

bool joins(const Graph& graph, EntityId a, EntityId b, Direction direction) {
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        const bool along = direction != Direction::in || !relation.directed;
        const bool against = direction != Direction::out || !relation.directed;
        if (along && relation.source == a && relation.target == b) return true;
        if (against && relation.source == b && relation.target == a) return true;
    }
    return false;
}

}  // namespace

TEST_CASE(
    "a neighborhood is by distance, then in order of the graph", "[graph][neighborhood][property]"
) {
    // few vertices and many, which are sorted in different ways
    const auto [vertices, relations] =
        GENERATE(std::pair(9, 14), std::pair(3000, 4000), std::pair(3000, 60'000));
    const auto graph = tests::random_graph(
        {.seed = 4,
         .vertices = static_cast<std::size_t>(vertices),
         .relations = static_cast<std::size_t>(relations),
         .undirected_of_ten = 3}
    );
    const Snapshot snapshot(graph);
    for (const auto direction : directions) {
        const auto found = neighborhood(snapshot, EntityId{1}, 3, direction);
        std::vector<Neighbor> expected;
        for (std::size_t distance = 0; distance <= 3; ++distance) {
            for (const auto id : graph.entities()) {
                const auto paths =
                    shortest_path(snapshot, EntityId{1}, id, {.direction = direction}).paths;
                if (!paths.empty() && paths.front().length() == distance) {
                    expected.push_back({id, distance});
                }
            }
        }
        CHECK(found == expected);
    }
}

TEST_CASE("common neighbors are joined to every one", "[graph][neighborhood][property]") {
    const auto seed = GENERATE(range(0U, 40U));
    CAPTURE(seed);
    // few neighbors, and more than fit in a word
    const bool are_many = seed % 8 == 0;
    const auto graph = tests::random_graph(
        {.seed = seed,
         .vertices = are_many ? 100U : 7U,
         .relations = are_many ? 2000U : 20U,
         .undirected_of_ten = seed % 2 * 5}
    );
    const Snapshot snapshot(graph);
    for (const auto direction : directions) {
        for (const auto& asked : std::vector<std::vector<EntityId>>{
                 {EntityId{0}},
                 {EntityId{0}, EntityId{1}},
                 {EntityId{2}, EntityId{1}, EntityId{2}},
                 {EntityId{0}, EntityId{3}, EntityId{5}}}) {
            std::vector<EntityId> expected;
            for (const auto v : graph.entities()) {
                const bool is_asked = std::ranges::find(asked, v) != asked.end();
                const bool is_common = std::ranges::all_of(asked, [&](EntityId a) {
                    return joins(graph, a, v, direction);
                });
                if (!is_asked && is_common) expected.push_back(v);
            }
            CHECK(common_neighbors(snapshot, asked, direction) == expected);
        }
    }
}

TEST_CASE("what lies between is what is on shortest paths", "[graph][neighborhood][property]") {
    const auto seed = GENERATE(range(0U, 40U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 8, .relations = 16, .undirected_of_ten = seed % 3 * 4}
    );
    const Snapshot snapshot(graph);
    for (const auto direction : directions) {
        PathOptions options{.direction = direction};
        for (const auto s : graph.entities()) {
            const EntityId t{(s.value + 3) % 8};
            for (const std::size_t longer : {0U, 1U, 2U}) {
                const auto shortest = shortest_path(snapshot, s, t, options).paths;
                const auto found = between(snapshot, s, t, longer, options);
                REQUIRE(found.places.empty() == shortest.empty());
                if (shortest.empty()) continue;
                CHECK(found.shortest == shortest.front().length());
                const auto paths =
                    all_paths(snapshot, s, t, found.shortest + longer, options).paths;
                std::set<EntityId> entities;
                std::set<RelationId> relations;
                for (const auto& path : paths) {
                    for (const auto id : entities_of(graph, path)) entities.insert(id);
                    for (const auto arc : path.arcs) relations.insert(arc.relation);
                }
                std::set<EntityId> found_entities;
                for (const auto& place : found.places) {
                    found_entities.insert(place.entity);
                    CHECK(place.from_source + place.to_target <= found.shortest + longer);
                }
                const std::set<RelationId> found_relations(
                    found.relations.begin(), found.relations.end()
                );
                if (longer == 0) {
                    CHECK(found_entities == entities);
                    CHECK(found_relations == relations);
                } else {
                    CHECK(std::ranges::includes(found_entities, entities));
                    CHECK(std::ranges::includes(found_relations, relations));
                }
            }
        }
    }
}
