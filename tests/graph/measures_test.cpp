#include "graph/measures.hpp"

#include "graph/bgl.hpp"
#include "tests/support/arc_columns.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/measures_by_definition.hpp"
#include "tests/support/random_graphs.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/closeness_centrality.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <tbb/global_control.h>
#include <utility>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

using Scores = std::vector<double>;

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

bool near(const Scores& a, const Scores& b, double tolerance = 1e-9) {
    return std::ranges::equal(a, b, [=](double x, double y) { return near(x, y, tolerance); });
}

template <typename Number>
Scores as_scores(const std::vector<Number>& numbers) {
    return {numbers.begin(), numbers.end()};
}

Scores column(const Graph& graph, std::string_view property) {
    Scores values;
    for (const auto id : graph.relations()) {
        values.push_back(graph.relation(id).properties.number(property).value_or(1));
    }
    return values;
}

/// Scaled so that the largest is 1.
Scores scaled(Scores scores) {
    const auto largest = *std::ranges::max_element(scores);
    for (auto& score : scores) score /= largest;
    return scores;
}

/// Everything that counts, walks and compares against its definition.
void check_all(const Graph& graph) {
    const Snapshot snapshot(graph);
    const tests::MeasuresByDefinition truth(graph);

    CHECK(as_scores(degrees(snapshot, Direction::out)) == truth.out_strengths());
    CHECK(as_scores(degrees(snapshot, Direction::in)) == truth.in_strengths());
    CHECK(as_scores(degrees(snapshot)) == truth.end_strengths());
    CHECK(core_numbers(snapshot) == truth.core_numbers());

    CHECK(near(closeness(snapshot), truth.closeness()));
    CHECK(near(harmonic_closeness(snapshot), truth.harmonic_closeness()));
    CHECK(as_scores(eccentricities(snapshot)) == truth.eccentricities());

    const auto between = truth.betweenness();
    CHECK(near(betweenness(snapshot), between.vertices));
    CHECK(near(relation_betweenness(snapshot), between.relations));

    const auto triangles = truth.clustering();
    const auto clustered = clustering(snapshot);
    CHECK(near(clustered.local, triangles.local));
    CHECK(near(clustered.transitivity, triangles.transitivity));
    CHECK(near(directed_clustering(snapshot), triangles.directed));

    const auto mixing = degree_assortativity(snapshot);
    const auto true_mixing = truth.degree_assortativity();
    REQUIRE(mixing.has_value() == true_mixing.has_value());
    CHECK((!mixing || near(*mixing, *true_mixing)));
}

/// Everything that is iterated.
void check_iterated(const Graph& graph) {
    const Snapshot snapshot(graph);
    const tests::MeasuresByDefinition truth(graph);

    const auto ranks = pagerank(snapshot);
    CHECK(ranks.converged);
    CHECK(near(ranks.scores, truth.pagerank(0.85)));

    const auto katz = katz_centrality(snapshot);
    CHECK(katz.converged);
    CHECK(near(katz.scores, truth.katz(katz.attenuation), 1e-8));

    const auto both = hubs_and_authorities(snapshot, {}, {1e-13, 100});
    if (both.converged && snapshot.arc_count() > 0) {
        CHECK(near(both.authorities, scaled(truth.pulled(both.hubs)), 1e-6));
        CHECK(near(both.hubs, scaled(truth.pushed(both.authorities)), 1e-6));
    }
    const auto eigen = eigenvector_centrality(snapshot, {}, {1e-13, 100});
    if (eigen.converged && snapshot.arc_count() > 0) {
        const auto product = truth.pulled(eigen.scores);
        const auto growth = *std::ranges::max_element(product);
        for (std::size_t v = 0; v < product.size(); ++v) {
            CHECK(near(product[v], growth * eigen.scores[v], 1e-6));
        }
    }
}

void check_extent(const Graph& graph) {
    const Snapshot both_ways = Snapshot(graph).undirected();
    const auto extent = graph_extent(Snapshot(graph));
    const auto farthest = eccentricities(both_ways);
    REQUIRE(extent.diameter.exact());
    REQUIRE(extent.radius.exact());
    CHECK(extent.diameter.most == *std::ranges::max_element(farthest));
    std::map<std::size_t, std::uint32_t> least;  // by size of the part
    const auto n = static_cast<Vertex>(both_ways.vertex_count());
    Graph undirected = tests::without_relations(n);
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        tests::add_undirected(undirected, relation.source, relation.target);
    }
    const tests::MeasuresByDefinition truth(undirected);
    for (Vertex v = 0; v < n; ++v) {
        const auto size = std::ranges::count_if(truth.distances()[v], [](double d) {
            return d != tests::MeasuresByDefinition::unreachable;
        });
        const auto [at, is_new] = least.emplace(size, farthest[v]);
        at->second = std::min(at->second, farthest[v]);
    }
    CHECK(extent.radius.most == least.rbegin()->second);
}

Snapshot undirected_path(std::size_t n) {
    auto graph = tests::without_relations(n);
    for (std::uint32_t v = 1; v < n; ++v) {
        tests::add_undirected(graph, EntityId{v - 1}, EntityId{v});
    }
    return Snapshot(graph);
}

/// Random arcs. A tenth of the vertices has no out-arc.
tests::ArcColumns many_arcs(std::size_t n, std::size_t m) {
    std::mt19937 random(5);
    std::vector<tests::ArcColumns::Ends> arcs;
    arcs.reserve(m);
    for (std::size_t arc = 0; arc < m; ++arc) {
        // Out-rows of ascending length; some vertices are pointed to far more than others.
        const auto u = static_cast<double>(n) * 0.9 *
                       std::sqrt(static_cast<double>(arc) / static_cast<double>(m));
        const auto most = tests::below(random, n) + 1;
        arcs.emplace_back(static_cast<Vertex>(u), tests::below(random, most));
    }
    return {n, std::move(arcs)};
}

/// One step of PageRank, arc by arc.
Scores walked_on(const Snapshot& snapshot, const Scores& scores, const Scores& teleport) {
    const auto offsets = snapshot.columns().out_offsets;
    const auto targets = snapshot.columns().out_targets;
    Scores next(scores.size());
    double begun = 0.15;
    for (std::size_t u = 0; u < scores.size(); ++u) {
        const auto degree = offsets[u + 1] - offsets[u];
        if (degree == 0) begun += 0.85 * scores[u];
        for (auto at = offsets[u]; at < offsets[u + 1]; ++at) {
            next[targets[at]] += 0.85 * scores[u] / degree;
        }
    }
    for (std::size_t v = 0; v < scores.size(); ++v) next[v] += begun * teleport[v];
    return next;
}

}  // namespace

// ---- by definition -----------------------------------------------------------------------------

TEST_CASE("measures agree with their definitions on all graphs", "[measures][property]") {
    SECTION("of up to three vertices") {
        for (std::size_t n = 1; n <= 3; ++n) {
            for (std::uint64_t number = 0; number < (1U << (n * n)); ++number) {
                CAPTURE(n, number);
                const auto graph = tests::digraph_number(number, n);
                check_all(graph);
                check_iterated(graph);
                check_extent(graph);
            }
        }
    }
    SECTION("of four vertices") {
        tests::for_all_digraphs(4, 1, [](std::uint64_t number, const Graph& graph) {
            CAPTURE(number);
            check_all(graph);
        });
    }
    SECTION("of three vertices with up to two parallel relations") {
        tests::for_all_digraphs(3, 2, [](std::uint64_t number, const Graph& graph) {
            CAPTURE(number);
            check_all(graph);
        });
    }
}

TEST_CASE("iterated measures solve their equations", "[measures][property]") {
    SECTION("on directed graphs of four vertices, every seventh") {
        for (std::uint64_t number = 0; number < 65'536; number += 7 * tests::tried_one_in) {
            CAPTURE(number);
            check_iterated(tests::digraph_number(number, 4));
        }
    }
    SECTION("on multigraphs of three vertices, every fifth") {
        for (std::uint64_t number = 0; number < 19'683; number += 5 * tests::tried_one_in) {
            CAPTURE(number);
            check_iterated(tests::digraph_number(number, 3, 2));
        }
    }
}

TEST_CASE("measures agree with their definitions on random multigraphs", "[measures][property]") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::random_graph(
            {.seed = seed,
             .vertices = 5 + seed % 4,
             .relations = 4 + seed % 19,
             .types = 3,
             .undirected_of_ten = seed % 11}
        );
        check_all(graph);
        check_iterated(graph);
        check_extent(graph);
    }
}

TEST_CASE("weights and costs agree with the definitions", "[measures][property]") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::random_graph(
            {.seed = seed,
             .vertices = 6,
             .relations = 5 + seed % 12,
             .undirected_of_ten = 3,
             .weights = 3}
        );
        const Snapshot snapshot(graph);
        const auto weights = column(graph, "weight");
        const tests::MeasuresByDefinition weighted(graph, weights);
        CHECK(strengths(snapshot, weights, Direction::out) == weighted.out_strengths());
        CHECK(strengths(snapshot, weights, Direction::in) == weighted.in_strengths());
        CHECK(strengths(snapshot, weights) == weighted.end_strengths());
        const Scores teleport{0, 1, 0, 0, 3, 0};
        const auto ranks = pagerank(snapshot, {.weights = weights, .teleport = teleport});
        CHECK(near(ranks.scores, weighted.pagerank(0.85, teleport)));
        const auto katz = katz_centrality(snapshot, {.weights = weights});
        CHECK(near(katz.scores, weighted.katz(katz.attenuation), 1e-8));

        auto costs = weights;
        for (auto& cost : costs) cost += 0.5;
        const tests::MeasuresByDefinition costly(graph, costs);
        CHECK(near(closeness(snapshot, costs), costly.closeness()));
        CHECK(near(harmonic_closeness(snapshot, costs), costly.harmonic_closeness()));
        const auto between = costly.betweenness();
        CHECK(near(betweenness(snapshot, {.costs = costs}), between.vertices));
        CHECK(near(relation_betweenness(snapshot, {.costs = costs}), between.relations));
    }
}

// ---- laws --------------------------------------------------------------------------------------

TEST_CASE("on a graph without vertices every measure is empty", "[measures]") {
    const Snapshot empty{Graph()};
    CHECK(degrees(empty).empty());
    CHECK(strengths(empty, {}).empty());
    CHECK(core_numbers(empty).empty());
    CHECK(closeness(empty).empty());
    CHECK(harmonic_closeness(empty).empty());
    CHECK(eccentricities(empty).empty());
    CHECK(graph_extent(empty).diameter.most == 0);
    CHECK(betweenness(empty).empty());
    CHECK(relation_betweenness(empty).empty());
    CHECK(sampled_betweenness(empty).scores.empty());
    CHECK(pagerank(empty).converged);
    CHECK(eigenvector_centrality(empty).converged);
    CHECK(katz_centrality(empty).converged);
    CHECK(hubs_and_authorities(empty).converged);
    CHECK(clustering(empty).transitivity == 0);
    CHECK(directed_clustering(empty).empty());
    CHECK(degree_assortativity(empty) == std::nullopt);
}

TEST_CASE("a vertex on its own", "[measures]") {
    const Snapshot one(tests::without_relations(1));
    CHECK(closeness(one) == Scores{0});
    CHECK(betweenness(one, {.normalized = true}) == Scores{0});
    CHECK(pagerank(one).scores == Scores{1});
    CHECK(eigenvector_centrality(one).scores == Scores{1});
    CHECK(katz_centrality(one).scores == Scores{1});
    CHECK(hubs_and_authorities(one).authorities == Scores{0});
    CHECK(graph_extent(one).radius.exact());
}

TEST_CASE("scores move with the vertices when these change places", "[measures][property]") {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::random_graph(
            {.seed = seed, .vertices = 30, .relations = 70, .undirected_of_ten = 3}
        );
        const auto n = static_cast<std::uint32_t>(graph.entity_count());
        const auto moved = [n](std::uint32_t v) { return (v * 7 + 3) % n; };
        auto other = tests::without_relations(n);
        for (const auto id : graph.relations()) {
            auto relation = graph.relation(id);
            relation.source = EntityId{moved(relation.source.value)};
            relation.target = EntityId{moved(relation.target.value)};
            relation.type = other.schema().type("LINK");
            other.add_relation(std::move(relation));
        }
        const Snapshot before(graph);
        const Snapshot after(other);
        const auto check = [&](const Scores& scores, const Scores& moved_scores) {
            for (std::uint32_t v = 0; v < n; ++v) CHECK(near(scores[v], moved_scores[moved(v)]));
        };
        check(betweenness(before), betweenness(after));
        check(closeness(before), closeness(after));
        check(pagerank(before).scores, pagerank(after).scores);
        check(as_scores(core_numbers(before)), as_scores(core_numbers(after)));
        check(clustering(before).local, clustering(after).local);
        CHECK(near(relation_betweenness(before), relation_betweenness(after)));
    }
}

TEST_CASE("PageRank sums to 1, wherever walkers get lost", "[measures][property]") {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        CAPTURE(seed);
        const Snapshot snapshot(
            tests::random_graph({.seed = seed, .vertices = 200, .relations = 150 + seed * 20})
        );
        const auto scores = pagerank(snapshot).scores;
        CHECK(near(std::accumulate(scores.begin(), scores.end(), 0.0), 1, 1e-12));
    }
}

TEST_CASE("PageRank of a large graph is iterated in floats and comes out exact", "[measures]") {
    // 2 ^ 17 vertices and more are; two million arcs and more are shared out among threads.
    const auto arcs = many_arcs(140'000, 2'200'000);
    const auto snapshot = arcs.snapshot();
    const auto before = std::vector<double>(140'000, 1.0 / 140'000);
    const auto distance = [](const Scores& a, const Scores& b) {
        double sum = 0;
        for (std::size_t v = 0; v < a.size(); ++v) sum += std::abs(a[v] - b[v]);
        return sum;
    };

    const auto ranks = pagerank(snapshot);
    CHECK(ranks.converged);
    CHECK(near(std::accumulate(ranks.scores.begin(), ranks.scores.end(), 0.0), 1));
    CHECK(distance(ranks.scores, walked_on(snapshot, ranks.scores, before)) <= 1e-10);

    auto walked = before;
    for (int i = 0; i < 5; ++i) walked = walked_on(snapshot, walked, before);
    const auto unsettled = pagerank(snapshot, {.limits = {0, 5}});
    CHECK(unsettled.iterations == 5);
    CHECK_FALSE(unsettled.converged);
    CHECK(unsettled.change > 1e-6);
    CHECK(distance(unsettled.scores, walked) <= 1e-7);

    CHECK(pagerank(snapshot, {.limits = {1e-3, 100}}).converged);

    auto teleport = Scores(140'000);
    teleport[1] = teleport[77] = 0.5;
    const auto personal = pagerank(snapshot, {.teleport = teleport});
    CHECK(personal.converged);
    CHECK(distance(personal.scores, walked_on(snapshot, personal.scores, teleport)) <= 1e-10);

    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    CHECK(pagerank(snapshot).scores == ranks.scores);
}

TEST_CASE("a score that has not settled says so", "[measures]") {
    const auto graph = tests::random_graph({.seed = 1, .vertices = 30, .relations = 90});
    const auto ranks = pagerank(Snapshot(graph), {.limits = {1e-12, 3}});
    CHECK_FALSE(ranks.converged);
    CHECK(ranks.iterations == 3);
    CHECK(ranks.change > 1e-12);
    // An attenuation beyond 1 / (largest eigenvalue), which is 2 on a ring walked both ways.
    auto ring = tests::without_relations(5);
    for (std::uint32_t v = 0; v < 5; ++v) {
        tests::add_undirected(ring, EntityId{v}, EntityId{(v + 1) % 5});
    }
    CHECK_FALSE(katz_centrality(Snapshot(ring), {.attenuation = 0.6}).converged);
    CHECK(near(katz_centrality(Snapshot(ring)).attenuation, 0.85 / 2));
    // Weights so far apart that powers of the matrix leave the range of a double.
    const auto uneven = katz_centrality(Snapshot(ring), {.weights = Scores{1e30, 1, 1, 1, 1}});
    CHECK(uneven.converged);
    CHECK(uneven.attenuation <= 0.85 / 1e30);
}

TEST_CASE("betweenness from some sources adds up to that from all", "[measures][property]") {
    const Snapshot graph(
        tests::random_graph({.seed = 5, .vertices = 40, .relations = 120, .undirected_of_ten = 2})
    );
    Scores sum(graph.vertex_count());
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        const std::vector<Vertex> source{v};
        const auto part = betweenness(graph, {.sources = source});
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += part[i];
    }
    CHECK(near(sum, betweenness(graph)));
    const std::vector<Vertex> none{40};
    CHECK_THROWS_AS(betweenness(graph, {.sources = none}), std::out_of_range);
}

TEST_CASE("normalized betweenness is a share of all pairs", "[measures]") {
    // v1 … v4 -- v0: a star; every pair of rays meets in the middle
    auto graph = tests::without_relations(5);
    for (std::uint32_t v = 1; v < 5; ++v) tests::add_undirected(graph, EntityId{0}, EntityId{v});
    const Snapshot star(graph);
    CHECK(betweenness(star) == Scores{12, 0, 0, 0, 0});
    CHECK(betweenness(star, {.normalized = true}) == Scores{1, 0, 0, 0, 0});
    CHECK(near(relation_betweenness(star, {.normalized = true}), Scores(4, 8.0 / 20)));
    CHECK(near(*degree_assortativity(star), -1));
}

TEST_CASE("long chains keep exact distances", "[measures]") {
    const auto chain = undirected_path(700);  // more than are searched from at once
    const auto farthest = eccentricities(chain);
    CHECK(farthest.front() == 699);
    CHECK(farthest[350] == 350);
    const auto extent = graph_extent(chain);
    CHECK(extent.diameter.most == 699);
    CHECK(extent.radius.most == 350);
    CHECK(extent.searches < 10);
    const auto scores = closeness(chain);
    CHECK(near(scores.front(), 699.0 / (699.0 * 700 / 2)));
    CHECK(near(betweenness(chain)[1], 2 * 698));
}

TEST_CASE("a diameter that was not sought to the end is bounded", "[measures]") {
    auto ring = tests::without_relations(101);
    for (std::uint32_t v = 0; v < 101; ++v) {
        tests::add_undirected(ring, EntityId{v}, EntityId{(v + 1) % 101});
    }
    const auto extent = graph_extent(Snapshot(ring), 3);
    CHECK(extent.searches == 3);
    CHECK_FALSE(extent.diameter.exact());
    CHECK(extent.diameter.least == 50);
    CHECK(extent.diameter.most > 50);
    CHECK(extent.radius.least < 50);
    CHECK(graph_extent(Snapshot(ring)).diameter.most == 50);
}

TEST_CASE("sampled betweenness keeps the error it states", "[measures][property]") {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        auto wanted = tests::RandomGraph{.seed = seed, .vertices = 60, .relations = 150};
        wanted.undirected_of_ten = seed % 2 == 0 ? 10 : 2;
        const Snapshot graph(tests::random_graph(wanted));
        const auto sampled = sampled_betweenness(graph, {.error = 0.03, .failure = 0.01});
        const auto exact = betweenness(graph);
        CHECK(sampled.error <= 0.03);
        for (std::size_t v = 0; v < exact.size(); ++v) {
            CHECK(std::abs(sampled.scores[v] - exact[v]) <= sampled.error * 60 * 59);
        }
        const auto twice = sampled_betweenness(graph, {.error = 0.03, .failure = 0.01});
        CHECK(twice.scores == sampled.scores);
    }
}

TEST_CASE("samples choose among parallel relations and paths alike", "[measures]") {
    // v0 => v1 -> v3, v0 -> v2 -> v3: two of the three shortest paths pass v1
    auto graph = tests::without_relations(4);
    for (const auto& [s, t] : {std::pair(0, 1), {0, 1}, {1, 3}, {0, 2}, {2, 3}}) {
        graph.add_relation(
            EntityId{static_cast<std::uint32_t>(s)}, "LINK", EntityId{static_cast<std::uint32_t>(t)}
        );
    }
    const auto sampled = sampled_betweenness(Snapshot(graph), {.samples = 200'000});
    CHECK(near(sampled.scores[1], 2.0 / 3, 0.02));
    CHECK(near(sampled.scores[2], 1.0 / 3, 0.02));
    CHECK(sampled.samples == 200'000);
    CHECK(sampled.error < 0.005);
}

TEST_CASE("the number of threads changes no bit", "[measures]") {
    const auto graph = tests::random_graph(
        {.seed = 9, .vertices = 3000, .relations = 12'000, .undirected_of_ten = 2, .weights = 5}
    );
    const Snapshot snapshot(graph);
    const auto weights = column(graph, "weight");
    const auto answers = [&] {
        return std::vector<Scores>{
            betweenness(snapshot),
            harmonic_closeness(snapshot),
            sampled_betweenness(snapshot, {.samples = 500}).scores,
            pagerank(snapshot, {.weights = weights}).scores};
    };
    const auto with_all = answers();
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    CHECK(answers() == with_all);
}

TEST_CASE("what cannot be a weight, a cost or an option is refused", "[measures]") {
    const auto graph = tests::random_graph({.seed = 2, .vertices = 4, .relations = 6});
    const Snapshot snapshot(graph);
    CHECK_THROWS_AS(strengths(snapshot, Scores{1, 2}), std::invalid_argument);
    CHECK_THROWS_AS(strengths(snapshot, Scores{1, 2, 3, -4, 5, 6}), std::invalid_argument);
    CHECK_THROWS_AS(closeness(snapshot, Scores{1, 2, 0, 4, 5, 6}), std::invalid_argument);
    CHECK_THROWS_AS(
        betweenness(snapshot, {.costs = Scores{1, 2, NAN, 4, 5, 6}}), std::invalid_argument
    );
    CHECK_THROWS_AS(pagerank(snapshot, {.damping = 1}), std::invalid_argument);
    CHECK_THROWS_AS(pagerank(snapshot, {.teleport = Scores{0, 0, 0, 0}}), std::invalid_argument);
    CHECK_THROWS_AS(pagerank(snapshot, {.teleport = Scores{1}}), std::invalid_argument);
    CHECK_THROWS_AS(katz_centrality(snapshot, {.attenuation = -1}), std::invalid_argument);
    CHECK_THROWS_AS(sampled_betweenness(snapshot, {.error = 0}), std::invalid_argument);
    CHECK_THROWS_AS(sampled_betweenness(snapshot, {.failure = 1}), std::invalid_argument);
}

TEST_CASE("costs too small to be added are refused", "[measures]") {
    auto graph = tests::without_relations(3);
    graph.add_relation(EntityId{0}, "LINK", EntityId{1});
    graph.add_relation(EntityId{1}, "LINK", EntityId{2});
    CHECK_THROWS_WITH(
        closeness(Snapshot(graph), Scores{1e20, 1}), "costs so far apart cannot be added"
    );
}

TEST_CASE("relations that a snapshot does not show have no weight", "[measures]") {
    auto graph = tests::without_relations(2);
    graph.add_relation(EntityId{0}, "S", EntityId{1});
    graph.add_relation(EntityId{0}, "T", EntityId{1});
    const Snapshot only(graph, {.types = {graph.schema().find_type("T")}});
    CHECK(strengths(only, Scores{-1, 4}, Direction::out) == Scores{4, 0});
    CHECK(relation_betweenness(only) == Scores{0, 1});
}

TEST_CASE("more paths than a double counts are told", "[measures]") {
    // 600 diamonds in a row, each with four ways through: 4^600 paths
    const std::uint32_t diamonds = 600;
    auto graph = tests::without_relations(diamonds + 1);
    for (std::uint32_t v = 0; v < diamonds; ++v) {
        for (int way = 0; way < 4; ++way) graph.add_relation(EntityId{v}, "S", EntityId{v + 1});
    }
    CHECK_THROWS_AS(betweenness(Snapshot(graph)), std::overflow_error);
}

// ---- other programs ----------------------------------------------------------------------------

TEST_CASE("measures agree with Boost.Graph where it defines the same", "[measures][property]") {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        const auto graph =
            tests::random_graph({.seed = seed, .vertices = 60, .relations = 200, .weights = 4});
        const Snapshot snapshot(graph);
        const auto n = snapshot.vertex_count();
        auto costs = column(graph, "weight");
        for (auto& cost : costs) cost += 1;

        Scores by_vertex(n);
        Scores by_relation(snapshot.relation_bound());
        const auto index = get(boost::vertex_index, snapshot);
        const auto vertex_scores = boost::make_iterator_property_map(by_vertex.begin(), index);
        const auto relation_scores = boost::make_iterator_property_map(
            by_relation.begin(), get(boost::edge_index, snapshot)
        );
        boost::brandes_betweenness_centrality(
            snapshot,
            boost::centrality_map(vertex_scores)
                .edge_centrality_map(relation_scores)
                .weight_map(weight_map<Snapshot>(costs))
        );
        CHECK(near(betweenness(snapshot, {.costs = costs}), by_vertex));
        CHECK(near(relation_betweenness(snapshot, {.costs = costs}), by_relation));

        // Boost counts parallel arcs in core numbers, and in-arcs alone: compare on simple ones.
        auto simple = tests::without_relations(n);
        for (std::uint32_t a = 0; a < n; ++a) {
            for (std::uint32_t b = a + 1; b < n; ++b) {
                if ((a * 31 + b * 17 + seed) % 7 == 0) {
                    tests::add_undirected(simple, EntityId{a}, EntityId{b});
                }
            }
        }
        const Snapshot links(simple);
        std::vector<std::size_t> cores(n);
        boost::core_numbers(links, boost::make_iterator_property_map(cores.begin(), index));
        CHECK(as_scores(core_numbers(links)) == as_scores(cores));
    }
}

namespace {

/// An example graph of LDBC Graphalytics: vertices are named by numbers, edges `source target
/// weight`.
class GraphalyticsExample {
public:
    explicit GraphalyticsExample(bool directed)
        : prefix_(
              RELATA_SOURCE_DIR "/tests/data/graphalytics/example/example-" +
              std::string(directed ? "directed" : "undirected")
          ) {
        std::istringstream vertices(tests::read_file(prefix_ + ".v"));
        for (std::string name; vertices >> name;) {
            Entity entity;
            entity.name = name;
            entities_[name] = graph_.add_entity(entity);
        }
        std::istringstream edges(tests::read_file(prefix_ + ".e"));
        std::string weight;
        for (std::string s, t; edges >> s >> t >> weight;) {
            if (directed) {
                graph_.add_relation(entities_.at(s), "LINK", entities_.at(t));
            } else {
                tests::add_undirected(graph_, entities_.at(s), entities_.at(t));
            }
        }
    }

    [[nodiscard]] const Graph& graph() const { return graph_; }

    /// The reference output for PR or LCC.
    [[nodiscard]] Scores reference(const std::string& algorithm) const {
        Scores scores(graph_.entity_count());
        std::istringstream lines(tests::read_file(prefix_ + '-' + algorithm));
        double score = 0;
        for (std::string name; lines >> name >> score;) scores[entities_.at(name).value] = score;
        return scores;
    }

private:
    std::string prefix_;
    Graph graph_;
    std::map<std::string, EntityId> entities_;
};

}  // namespace

TEST_CASE("the examples of LDBC Graphalytics come out as they say", "[measures]") {
    const auto directed = GENERATE(true, false);
    CAPTURE(directed);
    const GraphalyticsExample example(directed);
    const Snapshot snapshot(example.graph());
    // Two iterations, as config-template/graphs/example-directed.properties asks.
    const auto ranks = pagerank(snapshot, {.limits = {0, 2}});
    CHECK(near(ranks.scores, example.reference("PR"), 1e-14));
    CHECK(near(directed_clustering(snapshot), example.reference("LCC"), 1e-14));
}
