#include "graph/bgl.hpp"

#include "tests/support/random_graphs.hpp"

#include <boost/concept/assert.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <set>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

template <typename G>
void check_concepts() {
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<G>));
    using Vertex = typename boost::graph_traits<G>::vertex_descriptor;
    using Edge = typename boost::graph_traits<G>::edge_descriptor;
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<G, Vertex, boost::vertex_index_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<G, Edge, boost::edge_index_t>));
}

/// Edges as (relation, forward, source, target).
using Listed = std::multiset<std::tuple<std::uint32_t, bool, std::size_t, std::size_t>>;

Arc arc_of(Arc edge) {
    return edge;
}
Arc arc_of(const SnapshotEdge& edge) {
    return edge.arc;
}

template <typename G, typename Range>
void list(const G& graph, Range range, Listed& listed) {
    for (auto [at, end] = range; at != end; ++at) {
        const auto arc = arc_of(*at);
        listed.emplace(arc.relation.value, arc.forward, source(*at, graph), target(*at, graph));
    }
}

template <typename G>
void check_all_views_agree(const G& graph) {
    Listed by_edge;
    list(graph, edges(graph), by_edge);
    CHECK(by_edge.size() == num_edges(graph));
    Listed by_source;
    Listed by_target;
    std::size_t adjacent = 0;
    for (auto [v, end] = vertices(graph); v != end; ++v) {
        Listed out;
        list(graph, out_edges(*v, graph), out);
        for (const auto& edge : out) CHECK(std::get<2>(edge) == *v);
        CHECK(out.size() == out_degree(*v, graph));
        by_source.insert(out.begin(), out.end());
        Listed in;
        list(graph, in_edges(*v, graph), in);
        for (const auto& edge : in) CHECK(std::get<3>(edge) == *v);
        CHECK(in.size() == in_degree(*v, graph));
        CHECK(degree(*v, graph) == in.size() + out.size());
        by_target.insert(in.begin(), in.end());
        const auto [first, last] = adjacent_vertices(*v, graph);
        adjacent += static_cast<std::size_t>(std::distance(first, last));
    }
    CHECK(by_source == by_edge);
    CHECK(by_target == by_edge);
    CHECK(adjacent == by_edge.size());
}

template <typename G>
std::vector<int> bfs_distances(
    const G& graph, typename boost::graph_traits<G>::vertex_descriptor s
) {
    std::vector<int> distance(num_vertices(graph), -1);
    distance[s] = 0;
    boost::breadth_first_search(
        graph,
        s,
        boost::visitor(
            boost::make_bfs_visitor(boost::record_distances(distance.data(), boost::on_tree_edge()))
        )
    );
    return distance;
}

template <typename G, typename Weights>
std::vector<double> dijkstra(
    const G& graph, typename boost::graph_traits<G>::vertex_descriptor s, Weights weights
) {
    std::vector<double> distance(num_vertices(graph));
    boost::dijkstra_shortest_paths(
        graph, s, boost::weight_map(weights).distance_map(distance.data())
    );
    return distance;
}

template <typename G>
std::vector<double> betweenness(const G& graph) {
    std::vector<double> score(num_vertices(graph), 0.0);
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(score.begin(), get(boost::vertex_index, graph))
    );
    return score;
}

/// For each relation its component; articulation points in ascending order.
template <typename G>
std::pair<std::vector<std::size_t>, std::vector<std::size_t>> blocks(const G& graph) {
    std::vector<std::size_t> component(edge_index_bound(graph), 99);
    std::vector<typename boost::graph_traits<G>::vertex_descriptor> points;
    boost::biconnected_components(
        graph,
        boost::make_iterator_property_map(component.begin(), get(boost::edge_index, graph)),
        std::back_inserter(points)
    );
    std::vector<std::size_t> sorted(points.begin(), points.end());
    std::ranges::sort(sorted);
    return {component, sorted};
}

template <typename G>
std::pair<std::size_t, std::vector<std::size_t>> strong(const G& graph) {
    std::vector<std::size_t> component(num_vertices(graph));
    const auto count = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph))
    );
    return {count, component};
}

//   0 --r0--> 1 --r1--> 2 ==r2== 3      2 --r3--> 0      4
Graph mixed_graph() {
    auto graph = tests::without_relations(5);
    const auto weigh = [&](RelationId id, double weight) {
        graph.set_property(id, "weight", weight);
    };
    weigh(graph.add_relation(EntityId{0}, "LINK", EntityId{1}), 2.0);
    weigh(graph.add_relation(EntityId{1}, "LINK", EntityId{2}), 0.5);
    tests::add_undirected(graph, EntityId{2}, EntityId{3});
    weigh(graph.add_relation(EntityId{2}, "LINK", EntityId{0}), 4.0);
    return graph;
}

//   0 ==r0== 1       a triangle, a tail 2-3-4 and a triangle at its end
//     \     /
//    r2\   /r1
//       \ /                 5
//        2 ==r3== 3 ==r4== / \          4-5 r5, 5-6 r6, 6-4 r7
//                         4---6
Graph triangles_and_tail() {
    auto graph = tests::without_relations(7);
    for (const auto& [a, b] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{
             {0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 4}}) {
        tests::add_undirected(graph, EntityId{a}, EntityId{b});
    }
    return graph;
}

template <typename G>
void check_blocks(const G& graph) {
    const auto [component, points] = blocks(graph);
    CHECK(points == std::vector<std::size_t>{2, 3, 4});
    CHECK(component[0] == component[1]);
    CHECK(component[1] == component[2]);
    CHECK(component[5] == component[6]);
    CHECK(component[6] == component[7]);
    const std::set<std::size_t> distinct(component.begin(), component.end());
    CHECK(distinct == std::set<std::size_t>{0, 1, 2, 3});  // two triangles and two bridges
    CHECK(std::ranges::count(component, component[3]) == 1);
    CHECK(std::ranges::count(component, component[4]) == 1);
}

/// Vertices whose removal parts the graph, by removing each.
std::vector<std::size_t> articulation_points_by_removal(const Graph& graph) {
    const auto components_without = [&](std::optional<EntityId> removed) {
        std::vector<bool> seen(graph.entity_count(), false);
        std::size_t components = 0;
        for (const auto root : graph.entities()) {
            if (root == removed || seen[root.value]) continue;
            ++components;
            std::vector<EntityId> pending{root};
            seen[root.value] = true;
            while (!pending.empty()) {
                const auto v = pending.back();
                pending.pop_back();
                for (const auto arc : graph.out_arcs(v)) {
                    const auto w = graph.arc_target(arc);
                    if (w == removed || seen[w.value]) continue;
                    seen[w.value] = true;
                    pending.push_back(w);
                }
            }
        }
        return components;
    };
    std::vector<std::size_t> points;
    const auto all = components_without(std::nullopt);
    for (const auto id : graph.entities()) {
        // Removing a lone vertex takes a component away; any other leaves as many or more.
        if (components_without(id) > all) points.push_back(id.value);
    }
    return points;
}

}  // namespace

TEST_CASE("Graph and Snapshot are graphs of the Boost Graph Library", "[graph][bgl]") {
    check_concepts<Graph>();
    check_concepts<Snapshot>();
}

TEST_CASE("edges are the same seen from a graph, a source or a target", "[graph][bgl][property]") {
    const auto seed = GENERATE(range(0U, 30U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 6, .relations = seed % 20, .types = 2, .undirected_of_ten = 4}
    );
    check_all_views_agree(graph);
    check_all_views_agree(Snapshot(graph));
    Listed of_graph;
    Listed of_snapshot;
    list(graph, edges(graph), of_graph);
    const Snapshot snapshot(graph);
    list(snapshot, edges(snapshot), of_snapshot);
    CHECK(of_graph == of_snapshot);
}

TEST_CASE("breadth-first search runs on both", "[graph][bgl]") {
    const auto graph = mixed_graph();
    const Snapshot snapshot(graph);
    const std::vector<int> from_3{2, 3, 1, 0, -1};
    CHECK(bfs_distances(graph, 3) == from_3);
    CHECK(bfs_distances(snapshot, 3) == from_3);
}

TEST_CASE("Dijkstra runs on both with weights from a property or a column", "[graph][bgl]") {
    const auto graph = mixed_graph();
    const Snapshot snapshot(graph);
    // r2 has no weight and counts 1
    constexpr double none = std::numeric_limits<double>::max();
    const std::vector<double> from_3{5, 7, 1, 0, none};
    CHECK(dijkstra(graph, 3, weight_map<Graph>(graph, "weight")) == from_3);
    CHECK(dijkstra(snapshot, 3, weight_map<Snapshot>(graph, "weight")) == from_3);
    const std::vector<double> column{1, 1, 10, 1};
    const std::vector<double> by_column{11, 12, 10, 0, none};
    CHECK(dijkstra(graph, 3, weight_map<Graph>(column)) == by_column);
    CHECK(dijkstra(snapshot, 3, weight_map<Snapshot>(column)) == by_column);
}

TEST_CASE("betweenness counts ordered pairs on both", "[graph][bgl]") {
    // 0 - 1 - 2 without direction: the middle lies between 0 and 2, there and back
    auto line = tests::without_relations(3);
    tests::add_undirected(line, EntityId{0}, EntityId{1});
    tests::add_undirected(line, EntityId{1}, EntityId{2});
    CHECK(betweenness(line) == std::vector<double>{0, 2, 0});
    CHECK(betweenness(Snapshot(line)) == std::vector<double>{0, 2, 0});
    // 0->1->2->0 and 2=3: paths through 0: 2..1, 3..1; 1: 0..2, 0..3; 2:
    // 0..3, 1..0, 1..3, 3..0, 3..1
    CHECK(betweenness(mixed_graph()) == std::vector<double>{2, 2, 5, 0, 0});
    CHECK(betweenness(Snapshot(mixed_graph())) == std::vector<double>{2, 2, 5, 0, 0});
}

TEST_CASE("strong components are found on both", "[graph][bgl]") {
    auto graph = mixed_graph();
    graph.add_relation(EntityId{3}, "LINK", EntityId{4});
    const auto [count, component] = strong(graph);
    CHECK(count == 2);
    CHECK(component[0] == component[3]);
    CHECK(component[0] != component[4]);
    CHECK(strong(Snapshot(graph)).first == 2);
}

TEST_CASE("blocks, bridges and articulation points are found on both", "[graph][bgl]") {
    const auto graph = triangles_and_tail();
    check_blocks(graph);
    check_blocks(Snapshot(graph));
}

TEST_CASE("articulation points part the graph when removed", "[graph][bgl][property]") {
    const auto seed = GENERATE(range(0U, 100U));
    CAPTURE(seed);
    const auto graph =
        tests::random_graph({.seed = seed, .vertices = 9, .relations = 10, .undirected_of_ten = 10}
        );
    const auto expected = articulation_points_by_removal(graph);
    CHECK(blocks(graph).second == expected);
    CHECK(blocks(Snapshot(graph)).second == expected);
}

TEST_CASE("edge indices of a filtered snapshot stay within their bound", "[graph][bgl]") {
    auto graph = triangles_and_tail();
    graph.add_relation(EntityId{0}, "OTHER", EntityId{4});
    const Snapshot snapshot(graph, {.types = {graph.schema().find_type("OTHER")}});
    CHECK(num_edges(snapshot) == 1);
    CHECK(edge_index_bound(snapshot) == 9);
    CHECK(get(boost::edge_index, snapshot, *edges(snapshot).first) == 8);
}
