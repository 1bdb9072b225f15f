#include "graph/robustness.hpp"

#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <set>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

const auto directions = {Direction::out, Direction::in, Direction::either};

bool shares_something(const Graph& graph, const Path& a, const Path& b, Disjoint disjoint) {
    for (const auto x : a.arcs) {
        for (const auto y : b.arcs) {
            if (x.relation == y.relation) return true;
        }
    }
    if (disjoint == Disjoint::relations) return false;
    const auto of_a = entities_of(graph, a);
    const auto of_b = entities_of(graph, b);
    for (std::size_t i = 1; i + 1 < of_a.size(); ++i) {
        if (std::find(of_b.begin() + 1, of_b.end() - 1, of_a[i]) != of_b.end() - 1) return true;
    }
    return false;
}

/// The least cost of each number of disjoint paths, by trying all sets of them.
std::vector<double> least_costs(
    const Graph& graph, const std::vector<Path>& all, Disjoint disjoint
) {
    std::vector<double> least{0};
    std::vector<const Path*> chosen;
    const std::function<void(std::size_t, double)> choose = [&](std::size_t from, double cost) {
        if (least.size() <= chosen.size()) least.resize(chosen.size() + 1, 1e9);
        least[chosen.size()] = std::min(least[chosen.size()], cost);
        for (auto i = from; i < all.size(); ++i) {
            const bool fits = std::ranges::none_of(chosen, [&](const Path* other) {
                return shares_something(graph, *other, all[i], disjoint);
            });
            if (!fits) continue;
            chosen.push_back(&all[i]);
            choose(i + 1, cost + all[i].cost);
            chosen.pop_back();
        }
    };
    choose(0, 0);
    return least;
}

bool is_connected(const Graph& graph, EntityId s, EntityId t, const PathOptions& options) {
    return !shortest_path(Snapshot(graph), s, t, options).paths.empty();
}

/// The fewest of `count` things that must go so that nothing is connected; nothing when all may.
template <typename ConnectedWithout>
std::optional<int> fewest(std::size_t count, ConnectedWithout connected_without) {
    std::optional<int> best;
    for (std::uint32_t set = 0; set < (1U << count); ++set) {
        const int size = std::popcount(set);
        if (best && size >= *best) continue;
        if (!connected_without(set)) best = size;
    }
    return best;
}

template <typename IdType>
std::vector<IdType> chosen(std::uint32_t set, std::size_t count) {
    std::vector<IdType> ids;
    for (std::uint32_t i = 0; i < count; ++i) {
        if ((set >> i & 1U) != 0) ids.push_back(IdType{i});
    }
    return ids;
}

/// Without the evidence from some documents; relations that lose all they had go.
Graph without(const Graph& graph, const std::vector<DocumentId>& withdrawn) {
    auto left = graph;
    std::vector<RelationId> gone;
    for (const auto id : graph.relations()) {
        const auto& evidence = graph.relation(id).evidence;
        const bool is_gone = !evidence.empty() && std::ranges::all_of(evidence, [&](const auto& e) {
            return std::ranges::find(withdrawn, e.document) != withdrawn.end();
        });
        if (is_gone) gone.push_back(id);
    }
    left.erase_relations(gone);
    return left;
}

Graph documented(Graph graph, std::uint32_t seed, std::size_t documents) {
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < documents; ++i) {
        Document document;
        document.title = "d" + std::to_string(i);
        document.text = "They met.";
        graph.add_document(document);
    }
    for (const auto id : graph.relations()) {
        for (auto n = tests::below(random, 8) == 0 ? 0U : 1 + tests::below(random, 2); n > 0; --n) {
            const DocumentId document{tests::below(random, documents)};
            graph.add_evidence(id, {document, 0, 9, "They met.", "manual", {}});
        }
    }
    return graph;
}

}  // namespace

TEST_CASE("disjoint paths are as many and as cheap as can be", "[graph][robustness][property]") {
    const auto seed = GENERATE(range(0U, 60U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed,
         .vertices = 5 + seed % 2,
         .relations = 9 + seed % 4,
         .undirected_of_ten = seed % 3 * 4,
         .weights = 4}
    );
    const Snapshot snapshot(graph);
    for (const auto direction : directions) {
        for (const auto disjoint : {Disjoint::relations, Disjoint::entities}) {
            for (const bool with_cost : {false, true}) {
                PathOptions options{.direction = direction};
                if (with_cost) {
                    options.cost = [&](RelationId id) {
                        return *graph.relation(id).properties.number("weight");
                    };
                }
                for (const auto s : graph.entities()) {
                    const EntityId t{(s.value + 1 + seed) % 5};
                    if (s == t) continue;
                    const auto all = all_paths(snapshot, s, t, 9, options).paths;
                    const auto least = least_costs(graph, all, disjoint);
                    for (std::size_t most = 0; most <= least.size(); ++most) {
                        const auto answer = disjoint_paths(snapshot, s, t, disjoint, most, options);
                        CAPTURE(s.value, t.value, most, with_cost);
                        CHECK(answer.stopped_by == SearchLimit::none);
                        const auto size = std::min(most, least.size() - 1);
                        REQUIRE(answer.paths.size() == size);
                        double cost = 0;
                        for (std::size_t i = 0; i < size; ++i) {
                            const auto& path = answer.paths[i];
                            cost += path.cost;
                            CHECK(std::ranges::find(all, path) != all.end());
                            for (std::size_t j = 0; j < i; ++j) {
                                CHECK_FALSE(shares_something(graph, path, answer.paths[j], disjoint)
                                );
                            }
                        }
                        CHECK(cost == least[size]);
                    }
                }
            }
        }
    }
}

TEST_CASE("the cuts of a connection are smallest ones", "[graph][robustness][property]") {
    const auto seed = GENERATE(range(0U, 60U));
    CAPTURE(seed);
    constexpr std::size_t documents = 5;
    const auto graph = documented(
        tests::random_graph(
            {.seed = seed,
             .vertices = 6,
             .relations = 6 + seed % 5,
             .undirected_of_ten = seed % 3 * 4}
        ),
        seed,
        documents
    );
    const Snapshot snapshot(graph);
    for (const auto s : graph.entities()) {
        const EntityId t{(s.value + 1 + seed % 4) % 6};
        if (s == t) continue;
        CAPTURE(s.value, t.value);
        PathOptions options{.direction = seed % 2 == 0 ? Direction::either : Direction::out};
        const auto found = robustness(graph, snapshot, s, t, options, documents);
        REQUIRE(found.stopped_by == SearchLimit::none);
        REQUIRE(found.connected == is_connected(graph, s, t, options));
        if (!found.connected) continue;

        const auto without_relations = [&](const std::vector<RelationId>& ids) {
            auto narrower = options;
            narrower.avoid_relations = ids;
            return is_connected(graph, s, t, narrower);
        };
        const auto fewest_relations = fewest(graph.relation_count(), [&](std::uint32_t set) {
            return without_relations(chosen<RelationId>(set, graph.relation_count()));
        });
        CHECK(static_cast<int>(found.relation_cut.size()) == fewest_relations);
        CHECK_FALSE(without_relations(found.relation_cut));
        for (const auto id : graph.relations()) {
            const bool listed =
                std::ranges::find(found.relations_alone, id) != found.relations_alone.end();
            CHECK(listed == !without_relations({id}));
        }

        const auto without_entities = [&](const std::vector<EntityId>& ids) {
            auto narrower = options;
            narrower.avoid = ids;
            return is_connected(graph, s, t, narrower);
        };
        const auto fewest_entities = fewest(graph.entity_count(), [&](std::uint32_t set) {
            return without_entities(chosen<EntityId>(set, graph.entity_count()));
        });
        REQUIRE(found.entity_cut.has_value() == fewest_entities.has_value());
        if (found.entity_cut) {
            CHECK(static_cast<int>(found.entity_cut->size()) == *fewest_entities);
            CHECK_FALSE(without_entities(*found.entity_cut));
        }
        for (const auto id : graph.entities()) {
            const bool listed =
                std::ranges::find(found.entities_alone, id) != found.entities_alone.end();
            CHECK(listed == (id != s && id != t && !without_entities({id})));
        }

        const auto without_documents = [&](const std::vector<DocumentId>& ids) {
            return is_connected(without(graph, ids), s, t, options);
        };
        const auto fewest_documents = fewest(documents, [&](std::uint32_t set) {
            return without_documents(chosen<DocumentId>(set, documents));
        });
        REQUIRE(found.document_cut.has_value() == fewest_documents.has_value());
        if (found.document_cut) {
            CHECK(static_cast<int>(found.document_cut->size()) == *fewest_documents);
            CHECK_FALSE(without_documents(*found.document_cut));
        }
        CHECK_FALSE(found.more_documents);
        for (const auto id : graph.documents()) {
            const bool listed =
                std::ranges::find(found.documents_alone, id) != found.documents_alone.end();
            CHECK(listed == !without_documents({id}));
        }
    }
}

TEST_CASE("robustness stops at its limit and says so", "[graph][robustness]") {
    const auto graph = tests::random_graph({.seed = 7, .vertices = 50, .relations = 400});
    PathOptions options;
    options.limits.max_visited = 1000;
    const auto found = robustness(graph, Snapshot(graph), EntityId{0}, EntityId{1}, options);
    CHECK(found.connected);
    CHECK(found.stopped_by == SearchLimit::visited);
    CHECK(found.visited <= 1000);
}
