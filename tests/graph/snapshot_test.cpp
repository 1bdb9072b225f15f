#include "graph/snapshot.hpp"

#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <utility>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

/// Out-arcs of a vertex as (relation, forward, target), the columns read one by one.
struct Seen {
    std::uint32_t relation;
    bool forward;
    Vertex other;
    friend auto operator<=>(const Seen&, const Seen&) = default;
};

std::vector<Seen> out_of(const Snapshot& graph, Vertex v) {
    std::vector<Seen> seen;
    const auto run = graph.out_run(v);
    for (auto at = run.begin; at < run.end; ++at) {
        const auto arc = graph.out_arc(at);
        seen.push_back({arc.relation.value, arc.forward, graph.out_target(at)});
    }
    return seen;
}

std::vector<Seen> in_of(const Snapshot& graph, Vertex v) {
    std::vector<Seen> seen;
    const auto run = graph.in_run(v);
    for (auto at = run.begin; at < run.end; ++at) {
        const auto arc = graph.in_arc(at);
        seen.push_back({arc.relation.value, arc.forward, graph.in_source(at)});
    }
    return seen;
}

/// The same from the graph, sorted by (type, arrival).
std::vector<Seen> expected(const Graph& graph, EntityId id, bool out) {
    std::vector<Arc> arcs;
    const auto range = out ? graph.out_arcs(id) : graph.in_arcs(id);
    for (const auto arc : range) arcs.push_back(arc);
    std::ranges::sort(arcs, [&](Arc a, Arc b) {
        return std::pair(graph.relation(a.relation).type, a) <
               std::pair(graph.relation(b.relation).type, b);
    });
    std::vector<Seen> seen;
    for (const auto arc : arcs) {
        const auto other = out ? graph.arc_target(arc) : graph.arc_source(arc);
        seen.push_back({arc.relation.value, arc.forward, other.value});
    }
    return seen;
}

RelationId add_dated(
    Graph& graph, EntityId a, EntityId b, std::string_view name, std::string_view date
) {
    const auto id = graph.add_relation(a, "MET_WITH", b);
    graph.set_property(id, name, *Edtf::parse(date));
    return id;
}

std::vector<std::uint32_t> relations_of(const Snapshot& graph) {
    std::vector<std::uint32_t> relations;
    for (std::uint32_t at = 0; at < graph.arc_count(); ++at) {
        if (graph.out_arc(at).forward) relations.push_back(graph.out_arc(at).relation.value);
    }
    std::ranges::sort(relations);
    return relations;
}

}  // namespace

//   a --S(r0)--> b      a ==T(r1)== b      b --S(r2)--> b      a --T(r3)--> c
//   c --S(r4)--> a
TEST_CASE("a snapshot lists out-arcs and in-arcs by type, then arrival", "[graph][snapshot]") {
    Graph graph;
    const auto s = graph.schema().type("S");
    const auto t = graph.schema().type("T");
    REQUIRE(s < t);
    const auto a = graph.add_entity("a", "Person");
    const auto b = graph.add_entity("b", "Person");
    const auto c = graph.add_entity("c", "Country");
    graph.add_relation(a, "S", b);
    tests::add_undirected(graph, a, b, "T");
    graph.add_relation(b, "S", b);
    graph.add_relation(a, "T", c);
    graph.add_relation(c, "S", a);
    const Snapshot snapshot(graph);

    CHECK(snapshot.vertex_count() == 3);
    CHECK(snapshot.arc_count() == 6);  // the undirected relation is two
    CHECK(out_of(snapshot, 0) == std::vector<Seen>{{0, true, 1}, {1, true, 1}, {3, true, 2}});
    CHECK(out_of(snapshot, 1) == std::vector<Seen>{{2, true, 1}, {1, false, 0}});
    CHECK(out_of(snapshot, 2) == std::vector<Seen>{{4, true, 0}});
    CHECK(in_of(snapshot, 0) == std::vector<Seen>{{4, true, 2}, {1, false, 1}});
    CHECK(in_of(snapshot, 1) == std::vector<Seen>{{0, true, 0}, {2, true, 1}, {1, true, 0}});
    CHECK(in_of(snapshot, 2) == std::vector<Seen>{{3, true, 0}});
    CHECK(snapshot.out_type(0) == s);
    CHECK(snapshot.out_type(1) == t);
    CHECK(snapshot.out_of_type(0, t) == ArcRun{1, 3});
    CHECK(snapshot.in_of_type(1, s) == ArcRun{2, 4});
    CHECK(snapshot.out_of_type(2, t).begin == snapshot.out_of_type(2, t).end);
    CHECK(snapshot.kinds(2).front() == graph.schema().find_kind("Country"));
    CHECK(snapshot.out_begin(3) == 6);
    CHECK(snapshot.in_begin(3) == 6);
    for (std::uint32_t at = 0; at < 6; ++at) {
        const auto from = snapshot.out_source(at);
        CHECK(snapshot.entity(from) == graph.arc_source(snapshot.out_arc(at)));
    }
}

TEST_CASE("an undirected loop is one arc", "[graph][snapshot]") {
    auto graph = tests::without_relations(1);
    tests::add_undirected(graph, EntityId{0}, EntityId{0});
    const Snapshot snapshot(graph);
    CHECK(snapshot.arc_count() == 1);
    CHECK(out_of(snapshot, 0) == std::vector<Seen>{{0, true, 0}});
    CHECK(in_of(snapshot, 0) == std::vector<Seen>{{0, true, 0}});
}

TEST_CASE("an empty graph has an empty snapshot", "[graph][snapshot]") {
    const Snapshot snapshot{Graph()};
    CHECK(snapshot.vertex_count() == 0);
    CHECK(snapshot.arc_count() == 0);
    CHECK(Snapshot().vertex_count() == 0);
    CHECK_THROWS_WITH(snapshot.vertex(EntityId{0}), "no entity 0 in a graph of 0");
}

TEST_CASE("a snapshot holds the arcs of its graph", "[graph][snapshot][property]") {
    const auto seed = GENERATE(range(0U, 100U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 7, .relations = 25, .types = 3, .undirected_of_ten = 4}
    );
    const Snapshot snapshot(graph);
    CHECK(snapshot.arc_count() == graph.arc_count());
    for (const auto id : graph.entities()) {
        CHECK(snapshot.vertex(id) == id.value);
        CHECK(out_of(snapshot, id.value) == expected(graph, id, true));
        CHECK(in_of(snapshot, id.value) == expected(graph, id, false));
        CHECK(snapshot.out_degree(id.value) == graph.out_degree(id));
        CHECK(snapshot.in_degree(id.value) == graph.in_degree(id));
    }
}

TEST_CASE("a filter by kind takes the relations of what it leaves out along", "[graph][snapshot]") {
    Graph graph;
    const auto a = graph.add_entity("a", "Person");
    const auto b = graph.add_entity("b", "Country");
    const auto c = graph.add_entity("c", "Person");
    const auto d = graph.add_entity("d", "Topic");
    graph.add_kind(d, "Person");  // one of its kinds is enough
    graph.add_relation(a, "S", b);
    graph.add_relation(a, "S", c);
    graph.add_relation(c, "S", d);
    const Snapshot people(graph, {.kinds = {graph.schema().find_kind("Person")}});
    CHECK(people.vertex_count() == 3);
    CHECK(people.vertex(b) == std::nullopt);
    CHECK(people.entity(1) == c);
    CHECK(relations_of(people) == std::vector<std::uint32_t>{1, 2});
    CHECK(people.relation_bound() == 3);
    CHECK_THROWS_AS(people.vertex(EntityId{4}), std::out_of_range);
    CHECK_THROWS_AS(people.vertex(EntityId{}), std::out_of_range);
}

TEST_CASE("a filter by type keeps all entities", "[graph][snapshot]") {
    auto graph = tests::without_relations(2);
    graph.add_relation(EntityId{0}, "S", EntityId{1});
    graph.add_relation(EntityId{0}, "T", EntityId{1});
    const Snapshot only(graph, {.types = {graph.schema().find_type("T")}});
    CHECK(only.vertex_count() == 2);
    CHECK(relations_of(only) == std::vector<std::uint32_t>{1});
}

TEST_CASE("a filter by date asks when it happened, else when it was said", "[graph][snapshot]") {
    auto graph = tests::without_relations(2);
    const EntityId a{0};
    const EntityId b{1};
    const auto in_november = add_dated(graph, a, b, "when", "2020-11-24");
    const auto in_the_year = add_dated(graph, a, b, "when", "2020");
    const auto in_2019 = add_dated(graph, a, b, "when", "2019");
    graph.set_property(in_2019, "stated", *Edtf::parse("2020-11-24"));
    const auto stated = add_dated(graph, a, b, "stated", "2020-11-25");
    graph.add_relation(a, "MET_WITH", b);  // without a date
    const auto not_a_date = graph.add_relation(a, "MET_WITH", b);
    graph.set_property(not_a_date, "when", "in November");
    const Snapshot snapshot(graph, {.dates = Edtf::parse("2020-11")});
    CHECK(
        relations_of(snapshot) ==
        std::vector<std::uint32_t>{in_november.value, in_the_year.value, stated.value}
    );
}

TEST_CASE("a relation without a confidence counts as certain", "[graph][snapshot]") {
    auto graph = tests::without_relations(2);
    const EntityId a{0};
    const EntityId b{1};
    graph.add_relation(a, "S", b);
    graph.set_property(graph.add_relation(a, "S", b), "confidence", 0.8);
    graph.set_property(graph.add_relation(a, "S", b), "confidence", 0.79);
    graph.set_property(graph.add_relation(a, "S", b), "confidence", 1);
    CHECK(
        relations_of(Snapshot(graph, {.least_confidence = 0.8})) ==
        std::vector<std::uint32_t>{0, 1, 3}
    );
}

TEST_CASE("a snapshot can leave out what a source denies", "[graph][snapshot]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Person");
    const auto met = graph.add_relation(a, "MET_WITH", b);
    graph.set_property(met, "status", "denied");
    graph.add_relation(b, "MET_WITH", a);
    CHECK(Snapshot(graph).arc_count() == 2);
    CHECK(Snapshot(graph, {.denied = false}).arc_count() == 1);
}

TEST_CASE("a reversed snapshot swaps out-arcs and in-arcs", "[graph][snapshot][property]") {
    const auto seed = GENERATE(range(0U, 10U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 8, .relations = 20, .types = 3, .undirected_of_ten = 3}
    );
    const Snapshot snapshot(graph);
    const auto turned = snapshot.reversed();
    CHECK(turned.arc_count() == snapshot.arc_count());
    for (Vertex v = 0; v < snapshot.vertex_count(); ++v) {
        CHECK(out_of(turned, v) == in_of(snapshot, v));
        CHECK(in_of(turned, v) == out_of(snapshot, v));
    }
}

TEST_CASE(
    "an undirected snapshot is that of the graph without directions", "[graph][snapshot][property]"
) {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 7, .relations = 25, .types = 3, .undirected_of_ten = 4}
    );
    Graph without_directions = tests::without_relations(graph.entity_count());
    for (const auto& type : graph.schema().types()) without_directions.schema().type(type.name);
    for (const auto id : graph.relations()) {
        auto relation = graph.relation(id);
        relation.directed = false;
        without_directions.add_relation(std::move(relation));
    }
    const auto both_ways = Snapshot(graph).undirected();
    const Snapshot wanted(without_directions);
    REQUIRE(both_ways.arc_count() == wanted.arc_count());
    const auto sorted = [](std::vector<Seen> seen) {
        // which of its two arcs leaves first is no matter
        for (auto& each : seen) each.forward = true;
        std::ranges::sort(seen);
        return seen;
    };
    for (Vertex v = 0; v < wanted.vertex_count(); ++v) {
        CHECK(sorted(out_of(both_ways, v)) == sorted(out_of(wanted, v)));
        CHECK(sorted(in_of(both_ways, v)) == sorted(in_of(wanted, v)));
    }
    CHECK(both_ways.undirected().arc_count() == both_ways.arc_count());
}
