#include "graph/traversal.hpp"

#include "graph/bgl.hpp"
#include "tests/support/arc_columns.hpp"
#include "tests/support/graphalytics.hpp"
#include "tests/support/random_graphs.hpp"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <random>
#include <tbb/global_control.h>
#include <utility>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct WeightedEdge {
    Vertex source;
    Vertex target;
    double weight;
};

/// The arcs of the snapshot one by one, with their weights.
std::vector<WeightedEdge> edges_of(const Snapshot& graph, const std::vector<double>& weights) {
    std::vector<WeightedEdge> edges;
    for (std::uint32_t at = 0; at < graph.arc_count(); ++at) {
        const auto relation = graph.out_arc(at).relation.value;
        edges.push_back(
            {graph.out_source(at), graph.out_target(at), weights.empty() ? 1.0 : weights[relation]}
        );
    }
    return edges;
}

/// Bellman and Ford: every edge again and again, until nothing changes.
std::vector<double> distances_by_rounds(
    std::size_t n, const std::vector<WeightedEdge>& edges, const std::vector<Vertex>& sources
) {
    std::vector<double> distances(n, infinity);
    for (const auto source : sources) distances[source] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& [u, v, weight] : edges) {
            if (distances[u] + weight < distances[v]) {
                distances[v] = distances[u] + weight;
                changed = true;
            }
        }
    }
    return distances;
}

std::vector<double> distances_by_dijkstra(
    const Snapshot& graph, const std::vector<double>& weights, Vertex source
) {
    std::vector<double> distances(graph.vertex_count(), infinity);
    using Entry = std::pair<double, Vertex>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    distances[source] = 0;
    queue.emplace(0.0, source);
    while (!queue.empty()) {
        const auto [distance, u] = queue.top();
        queue.pop();
        if (distance > distances[u]) continue;
        const auto run = graph.out_run(u);
        for (auto at = run.begin; at < run.end; ++at) {
            const auto v = graph.out_target(at);
            const auto through_u = distance + weights[graph.out_arc(at).relation.value];
            if (through_u >= distances[v]) continue;
            distances[v] = through_u;
            queue.emplace(through_u, v);
        }
    }
    return distances;
}

std::vector<double> as_doubles(std::span<const std::uint32_t> distances) {
    std::vector<double> values;
    for (const auto distance : distances) {
        values.push_back(distance == no_distance ? infinity : static_cast<double>(distance));
    }
    return values;
}

template <typename Value>
std::vector<Value> copy_of(std::span<const Value> values) {
    return {values.begin(), values.end()};
}

/// Whether each parent is one arc nearer to a source, and nothing else has one.
bool are_parents(const Snapshot& graph, const BreadthFirstSearch& search) {
    for (Vertex v = 0; v < graph.vertex_count(); ++v) {
        const auto distance = search.distances()[v];
        const auto parent = search.parents()[v];
        if (distance == 0 || distance == no_distance) {
            if (parent != no_parent) return false;
            continue;
        }
        if (parent == no_parent || search.distances()[parent] != distance - 1) return false;
        if (std::ranges::count(graph.successors(parent), v) == 0) return false;
    }
    return true;
}

/// Catch2's CHECK costs more than a search of a small graph.
bool agrees_from_everywhere(const Snapshot& graph, const std::vector<double>& weights) {
    const auto edges = edges_of(graph, {});
    const auto weighted = edges_of(graph, weights);
    BreadthFirstSearch search(graph);
    DeltaStepping stepping(graph, weights);
    for (Vertex source = 0; source < graph.vertex_count(); ++source) {
        search.run(source);
        const auto expected = distances_by_rounds(graph.vertex_count(), edges, {source});
        if (as_doubles(search.distances()) != expected) return false;
        if (!are_parents(graph, search)) return false;
        if (search.reached() !=
            graph.vertex_count() -
                static_cast<std::size_t>(std::ranges::count(expected, infinity))) {
            return false;
        }
        stepping.run(source);
        if (copy_of(stepping.distances()) !=
            distances_by_rounds(graph.vertex_count(), weighted, {source})) {
            return false;
        }
    }
    return true;
}

}  // namespace

//   a --> b --> c --> a      c --> c      d --> a      e
TEST_CASE("breadth first finds distances and parents", "[traversal]") {
    auto graph = tests::without_relations(5);
    for (const auto& [s, t] : {std::pair(0U, 1U), {1U, 2U}, {2U, 0U}, {2U, 2U}, {3U, 0U}}) {
        graph.add_relation(EntityId{s}, "LINK", EntityId{t});
    }
    const Snapshot snapshot(graph);
    const auto tree = breadth_first_tree(snapshot, 0);
    CHECK(tree.distances == std::vector<std::uint32_t>{0, 1, 2, no_distance, no_distance});
    CHECK(tree.parents == std::vector<Vertex>{no_parent, 0, 1, no_parent, no_parent});
    CHECK(breadth_first_distances(snapshot, 0) == tree.distances);
    CHECK(
        breadth_first_distances(snapshot.reversed(), 0) ==
        std::vector<std::uint32_t>{0, 2, 1, 1, no_distance}
    );
    CHECK(
        breadth_first_distances(snapshot.undirected(), 3) ==
        std::vector<std::uint32_t>{1, 2, 2, 0, no_distance}
    );
    CHECK_THROWS_WITH(breadth_first_tree(snapshot, 5), "no vertex 5");
}

//        1
//   a -------> b       the longer way is the cheaper one; of parallel relations the cheaper one
//   |  ---5--> |       counts, whichever came first
//   0          2
//   v    .5    v
//   d -------> c
TEST_CASE("shortest distances go by weights", "[traversal]") {
    auto graph = tests::without_relations(5);
    std::vector<double> weights;
    const auto add = [&](std::uint32_t s, std::uint32_t t, double weight) {
        graph.add_relation(EntityId{s}, "LINK", EntityId{t});
        weights.push_back(weight);
    };
    add(0, 1, 5);
    add(0, 1, 1);
    add(1, 2, 2);
    add(0, 3, 0);
    add(3, 2, .5);
    const Snapshot snapshot(graph);
    CHECK(shortest_distances(snapshot, 0, weights) == std::vector<double>{0, 1, .5, 0, infinity});
    CHECK(shortest_distances(snapshot, 0, {}) == std::vector<double>{0, 1, 2, 1, infinity});
    CHECK_THROWS_WITH(shortest_distances(snapshot, 9, weights), "no vertex 9");
    CHECK_THROWS_WITH(
        shortest_distances(snapshot, 0, std::vector<double>(3)), "3 weights for 5 relations"
    );
    for (const auto weight : {-1.0, infinity, std::nan("")}) {
        auto broken = weights;
        broken[3] = weight;
        CHECK_THROWS_AS(shortest_distances(snapshot, 0, broken), std::invalid_argument);
    }
}

TEST_CASE("from several sources, the nearest counts", "[traversal]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    const auto graph = tests::random_graph({.seed = seed, .vertices = 20, .relations = 40});
    const Snapshot snapshot(graph);
    std::mt19937 random(seed);
    std::vector<double> weights;
    for (std::size_t r = 0; r < snapshot.relation_bound(); ++r) {
        weights.push_back(tests::below(random, 10) / 3.0);
    }
    std::vector<Vertex> sources;
    for (std::uint32_t i = 0; i < seed % 4; ++i) sources.push_back(tests::below(random, 20));
    BreadthFirstSearch search(snapshot);
    search.run(sources);
    CHECK(
        as_doubles(search.distances()) == distances_by_rounds(20, edges_of(snapshot, {}), sources)
    );
    CHECK(are_parents(snapshot, search));
    DeltaStepping stepping(snapshot, weights);
    stepping.run(sources);
    CHECK(
        copy_of(stepping.distances()) ==
        distances_by_rounds(20, edges_of(snapshot, weights), sources)
    );
}

TEST_CASE("an empty graph has no distances", "[traversal]") {
    const Snapshot nothing;
    BreadthFirstSearch search(nothing);
    search.run(std::span<const Vertex>{});
    CHECK(search.reached() == 0);
    DeltaStepping stepping(nothing, {});
    stepping.run(std::span<const Vertex>{});
    CHECK(stepping.distances().empty());
}

TEST_CASE("distances agree with rounds over all arcs", "[traversal][property]") {
    SECTION("on every directed graph of four vertices with loops") {
        std::mt19937 random(1);
        std::size_t wrong = 0;
        tests::for_all_digraphs(4, 1, [&](auto /*number*/, const Graph& digraph) {
            const Snapshot graph(digraph);
            std::vector<double> weights;
            for (std::size_t r = 0; r < graph.relation_bound(); ++r) {
                weights.push_back(tests::below(random, 5));
            }
            if (!agrees_from_everywhere(graph, weights)) ++wrong;
        });
        CHECK(wrong == 0);
    }
    SECTION("on every multigraph of three vertices with up to two parallel relations") {
        std::mt19937 random(2);
        std::size_t wrong = 0;
        tests::for_all_digraphs(3, 2, [&](auto /*number*/, const Graph& digraph) {
            const Snapshot graph(digraph);
            std::vector<double> weights;
            for (std::size_t r = 0; r < graph.relation_bound(); ++r) {
                weights.push_back(tests::below(random, 100) / 7.0);
            }
            if (!agrees_from_everywhere(graph, weights)) ++wrong;
        });
        CHECK(wrong == 0);
    }
}

// Large enough that layers are searched in both directions, and back again.
TEST_CASE("distances agree with plain searches on larger graphs", "[traversal][property]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const std::size_t n = 200 + 50 * (seed % 5);
    const auto graph = tests::random_graph(
        {.seed = seed,
         .vertices = n,
         .relations = n * (1 + seed % 7),
         .types = 3,
         .undirected_of_ten = seed % 3}
    );
    const Snapshot snapshot(graph);
    std::mt19937 random(seed);
    // kinds of weights: whole, thirds, mostly nothing, of very different sizes
    const auto kind = seed % 4;
    std::vector<double> weights;
    for (std::size_t r = 0; r < snapshot.relation_bound(); ++r) {
        const auto number = static_cast<double>(tests::below(random, 1000));
        if (kind == 0) weights.push_back(number);
        if (kind == 1) weights.push_back(number / 3);
        if (kind == 2) weights.push_back(number < 900 ? 0 : number);
        if (kind == 3) weights.push_back(std::pow(2.0, number / 10 - 50));
    }
    BreadthFirstSearch search(snapshot);
    DeltaStepping stepping(snapshot, weights);
    const auto edges = edges_of(snapshot, {});
    for (Vertex source = 0; source < 10; ++source) {
        search.run(source);
        CHECK(as_doubles(search.distances()) == distances_by_rounds(n, edges, {source}));
        CHECK(are_parents(snapshot, search));
        stepping.run(source);
        CHECK(copy_of(stepping.distances()) == distances_by_dijkstra(snapshot, weights, source));
        CHECK(shortest_distances(snapshot, source, weights) == copy_of(stepping.distances()));
    }
}

TEST_CASE("breadth first search does not depend on the number of threads", "[traversal]") {
    constexpr std::size_t n = 300'000;
    constexpr std::size_t m = 2'100'000;  // so many are shared out among threads
    std::mt19937 random(4);
    std::vector<tests::ArcColumns::Ends> arcs;
    for (std::size_t i = 0; i < m; ++i) {
        arcs.emplace_back(tests::below(random, n), tests::below(random, n));
    }
    const tests::ArcColumns columns(n, std::move(arcs));
    const auto snapshot = columns.snapshot();
    BreadthFirstSearch search(snapshot);
    search.run(columns.arcs().front().first);
    const auto distances = copy_of(search.distances());
    const auto parents = copy_of(search.parents());
    CHECK(search.reached() > n / 2);
    CHECK(std::ranges::all_of(columns.arcs(), [&](const auto& arc) {
        const auto before = distances[arc.first];
        return before == no_distance || distances[arc.second] <= before + 1;
    }));
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    search.run(columns.arcs().front().first);
    CHECK(copy_of(search.distances()) == distances);
    CHECK(copy_of(search.parents()) == parents);
}

TEST_CASE("weights of any size are added as Dijkstra adds them", "[traversal]") {
    // Those that are alike share a bucket, in which improving one improves the next: long chains of
    // small weights beside one that is enormous.
    const double factor = GENERATE(1e-310, 1e-200, 1.0, 1e200, 1e306);
    const std::size_t n = 3'000;
    auto graph = tests::without_relations(n);
    std::vector<double> weights;
    std::mt19937 random(3);
    const auto add = [&](std::size_t s, std::size_t t, double weight) {
        const auto id = [](std::size_t v) { return EntityId{static_cast<std::uint32_t>(v)}; };
        graph.add_relation(id(s), "LINK", id(t));
        weights.push_back(weight * factor);
    };
    for (std::size_t v = 0; v + 1 < n; ++v) {
        add(v, v + 1, 1e-9 * (1 + tests::below(random, 9)));
        if (v + 40 < n) add(v, v + 1 + tests::below(random, 39), 1e-9 * tests::below(random, 200));
    }
    for (int i = 0; i < 4'000; ++i) add(tests::below(random, n), tests::below(random, n), 100);
    const Snapshot snapshot(graph);
    CHECK(shortest_distances(snapshot, 0, weights) == distances_by_dijkstra(snapshot, weights, 0));
}

// Whole weights are added in 32 bits where no path can outgrow them.
TEST_CASE("whole weights of any size have exact sums", "[traversal]") {
    const double largest = GENERATE(
        1.0, 255.0, 1'073'741'823.0, 1'073'741'824.0, 4'294'967'295.0, 4'294'967'296.0, 0x1p52
    );
    CAPTURE(largest);
    auto graph = tests::without_relations(4);
    std::vector<double> weights;
    const auto add = [&](std::uint32_t s, std::uint32_t t, double weight) {
        graph.add_relation(EntityId{s}, "LINK", EntityId{t});
        weights.push_back(weight);
    };
    add(0, 1, largest);
    add(1, 2, largest);
    add(2, 0, largest);
    add(2, 2, 0);
    graph.add_relation(EntityId{0}, "LINK", EntityId{2});
    weights.push_back(largest);
    CHECK(
        shortest_distances(Snapshot(graph), 0, weights) ==
        std::vector<double>{0, largest, largest, infinity}
    );
    weights.back() = largest * 3;
    CHECK(
        shortest_distances(Snapshot(graph), 0, weights) ==
        std::vector<double>{0, largest, 2 * largest, infinity}
    );
    CHECK(
        shortest_distances(Snapshot(graph), 1, weights) ==
        std::vector<double>{2 * largest, 0, largest, infinity}
    );
}

TEST_CASE("shortest distances are those of Boost.Graph", "[traversal][property]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const auto graph = tests::random_graph({.seed = seed, .vertices = 60, .relations = 300});
    const Snapshot snapshot(graph);
    std::mt19937 random(seed);
    std::vector<double> weights;
    for (std::size_t r = 0; r < snapshot.relation_bound(); ++r) {
        weights.push_back(tests::below(random, 100) / 9.0);
    }
    std::vector<double> expected(60);
    boost::dijkstra_shortest_paths(
        snapshot,
        0U,
        boost::weight_map(weight_map<Snapshot>(weights))
            .distance_map(expected.data())
            .distance_inf(infinity)
    );
    CHECK(shortest_distances(snapshot, 0, weights) == expected);
}

TEST_CASE("the examples of LDBC Graphalytics have the distances given with them", "[traversal]") {
    const std::string name = GENERATE("example-directed", "example-undirected");
    const auto graph = tests::graphalytics_graph(name);
    const Snapshot snapshot(graph);
    const auto source =
        snapshot.vertex(graph.find_entity(name == "example-directed" ? "1" : "2").value()).value();
    std::vector<double> weights;
    for (const auto id : graph.relations()) {
        weights.push_back(graph.relation(id).properties.number("weight").value());
    }
    const auto distances = breadth_first_distances(snapshot, source);
    const auto sums = shortest_distances(snapshot, source, weights);
    const auto bfs = tests::graphalytics_output(name, "BFS");
    const auto sssp = tests::graphalytics_output(name, "SSSP");
    REQUIRE(bfs.size() == snapshot.vertex_count());
    for (Vertex v = 0; v < snapshot.vertex_count(); ++v) {
        const auto& id = graph.entity(snapshot.entity(v)).id;
        CAPTURE(id);
        const auto expected = std::stoull(bfs.at(id));
        CHECK(distances[v] == (expected == INT64_MAX ? no_distance : expected));
        const auto sum = std::stod(sssp.at(id));
        CHECK((sums[v] == sum || std::abs(sums[v] - sum) < 1e-12));
    }
}
