#include "graph/graph.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

std::vector<std::string> out_names(const Graph& graph, EntityId id) {
    std::vector<std::string> names;
    for (const auto arc : graph.out_arcs(id))
        names.push_back(graph.entity(graph.arc_target(arc)).name);
    return names;
}

}  // namespace

//   Wang Yi --HOLDS_OFFICE--> China      Wang Yi == MET_WITH == Motegi (no direction)
TEST_CASE("a graph gives back what was put in", "[graph]") {
    Graph graph;
    const auto wang = graph.add_entity("Wang Yi", "Person");
    const auto china = graph.add_entity("China", "Country");
    const auto motegi = graph.add_entity("Toshimitsu Motegi", "Person");
    const auto office = graph.add_relation(wang, "HOLDS_OFFICE", china);
    Relation met;
    met.source = wang;
    met.target = motegi;
    met.type = graph.schema().type("MET_WITH");
    met.directed = false;
    graph.add_relation(met);

    CHECK(graph.entity(wang).id == "wang-yi");
    CHECK(graph.kind_name(wang) == "Person");
    CHECK(graph.relation(office).id == "r1");
    CHECK(graph.find_entity("toshimitsu-motegi") == motegi);
    CHECK(graph.find_relation("r2") == RelationId{1});
    CHECK_FALSE(graph.find_entity("nobody"));
    CHECK(out_names(graph, wang) == std::vector<std::string>{"China", "Toshimitsu Motegi"});
    CHECK(out_names(graph, motegi) == std::vector<std::string>{"Wang Yi"});
    CHECK(graph.in_degree(china) == 1);
    CHECK(graph.out_degree(china) == 0);
    CHECK(graph.arc_count() == 3);
}

TEST_CASE("two entities of one name get two ids", "[graph]") {
    Graph graph;
    graph.add_entity("Li Wei", "Person");
    graph.add_entity("Li Wei", "Person");
    CHECK(graph.find_entity("li-wei-2") == EntityId{1});
    Entity taken;
    taken.id = "li-wei";
    CHECK_THROWS_WITH(graph.add_entity(taken), "entity id \"li-wei\" is taken");
}

TEST_CASE("a loop without direction is one arc, with either end", "[graph]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Topic");
    Relation loop;
    loop.source = a;
    loop.target = a;
    loop.type = graph.schema().type("LINKS");
    loop.directed = false;
    graph.add_relation(loop);
    CHECK(graph.out_degree(a) == 1);
    CHECK(graph.in_degree(a) == 1);
    CHECK(graph.arc_count() == 1);
}

TEST_CASE("evidence must quote its document exactly", "[graph]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Topic");
    const auto r = graph.add_relation(a, "LINKS", a);
    Document document;
    document.title = "Note";
    document.text = "A links to itself.";
    const auto d = graph.add_document(document);
    graph.add_evidence(r, {d, 0, 7, "A links", "manual", 1.0});
    CHECK(graph.relation(r).evidence.size() == 1);
    CHECK_THROWS_WITH(
        graph.add_evidence(r, {d, 0, 7, "B links", "manual", {}}),
        "evidence at bytes 0..7 does not quote its document"
    );
    CHECK_THROWS_WITH(
        graph.add_evidence(r, {d, 0, 99, "A links", "manual", {}}),
        "evidence at bytes 0..99 does not quote its document"
    );
    CHECK_THROWS_WITH(
        graph.add_evidence(r, {d, 0, 7, "A links", "manual", 1.5}), "a confidence lies outside 0..1"
    );
    CHECK_THROWS_AS(graph.add_evidence(r, {DocumentId{7}, 0, 0, "", "", {}}), std::out_of_range);
    CHECK(graph.relation(r).evidence.size() == 1);
}

TEST_CASE("a relation needs ends and a type that exist", "[graph]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Topic");
    CHECK_THROWS_AS(graph.add_relation(a, "LINKS", EntityId{9}), std::out_of_range);
    Relation untyped;
    untyped.source = a;
    untyped.target = a;
    CHECK_THROWS_AS(graph.add_relation(untyped), std::out_of_range);
    CHECK(graph.relation_count() == 0);
}

TEST_CASE("a merge keeps both names and moves every relation", "[graph]") {
    Graph graph;
    const auto rcep = graph.add_entity("RCEP", "Agreement");
    const auto full = graph.add_entity("Regional Comprehensive Economic Partnership", "Agreement");
    const auto china = graph.add_entity("China", "Country");
    graph.add_relation(china, "SIGNED", rcep);
    graph.add_relation(full, "CONCERNS", rcep);
    const auto merged = graph.merge_entities(full, rcep);

    CHECK(graph.entity_count() == 2);
    CHECK(graph.entity(merged).aliases == std::vector<std::string>{"RCEP"});
    CHECK(graph.relation_count() == 2);
    CHECK(graph.in_degree(merged) == 2);
    CHECK(graph.arc_target(*graph.out_arcs(*graph.find_entity("china")).begin()) == merged);
    CHECK_THROWS_WITH(
        graph.merge_entities(merged, merged), "an entity cannot be merged into itself"
    );
}

TEST_CASE("an alias is kept once and never repeats the name", "[graph]") {
    Graph graph;
    const auto a = graph.add_entity("China", "Country");
    graph.add_alias(a, "PRC");
    graph.add_alias(a, "PRC");
    graph.add_alias(a, "China");
    CHECK(graph.entity(a).aliases == std::vector<std::string>{"PRC"});
    graph.rename_entity(a, "PRC");
    CHECK(graph.entity(a).name == "PRC");
    CHECK(graph.entity(a).aliases == std::vector<std::string>{"China"});

    Entity numbered;  // as an edge table names its ends
    numbered.id = numbered.name = "17";
    const auto b = graph.add_entity(numbered);
    graph.rename_entity(b, "Peru");
    CHECK(graph.entity(b).aliases.empty());
}

TEST_CASE("adjacency agrees with the list of relations after any edit", "[graph][property]") {
    const auto seed = GENERATE(range(0U, 40U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    Graph graph;
    for (int i = 0; i < 12; ++i) graph.add_entity("E" + std::to_string(i), "Topic");
    for (int step = 0; step < 120; ++step) {
        const auto n = static_cast<std::uint32_t>(graph.entity_count());
        const auto choice = random() % 20;
        if (choice == 0 && n > 3) {
            graph.erase_entities(std::vector{EntityId{static_cast<std::uint32_t>(random()) % n}});
        } else if (choice == 1 && n > 3) {
            graph.merge_entities(
                EntityId{0}, EntityId{1 + static_cast<std::uint32_t>(random()) % (n - 1)}
            );
        } else if (choice == 2 && graph.relation_count() > 0) {
            const auto m = static_cast<std::uint32_t>(graph.relation_count());
            graph.erase_relations(std::vector{RelationId{static_cast<std::uint32_t>(random()) % m}}
            );
        } else {
            Relation relation;
            relation.source = EntityId{static_cast<std::uint32_t>(random()) % n};
            relation.target = EntityId{static_cast<std::uint32_t>(random()) % n};
            relation.type = graph.schema().type("LINKS");
            relation.directed = random() % 2 == 0;
            graph.add_relation(relation);
        }
    }
    std::map<EntityId, std::vector<EntityId>> out;
    std::map<EntityId, std::vector<EntityId>> in;
    std::size_t arcs = 0;
    for (const auto id : graph.relations()) {
        const auto& r = graph.relation(id);
        CHECK(graph.find_relation(r.id) == id);
        out[r.source].push_back(r.target);
        in[r.target].push_back(r.source);
        ++arcs;
        if (!r.directed && r.source != r.target) {
            out[r.target].push_back(r.source);
            in[r.source].push_back(r.target);
            ++arcs;
        }
    }
    CHECK(graph.arc_count() == arcs);
    for (const auto id : graph.entities()) {
        CHECK(graph.find_entity(graph.entity(id).id) == id);
        std::vector<EntityId> successors;
        for (const auto arc : graph.out_arcs(id)) successors.push_back(graph.arc_target(arc));
        CHECK(successors == out[id]);
        CHECK(graph.out_degree(id) == out[id].size());
        std::vector<EntityId> predecessors;
        for (const auto arc : graph.in_arcs(id)) predecessors.push_back(graph.arc_source(arc));
        CHECK(predecessors == in[id]);
        CHECK(graph.in_degree(id) == in[id].size());
    }
}

TEST_CASE("equality goes by names of kinds and types, not by their numbers", "[graph]") {
    Graph a;
    Graph b;
    b.schema().kind("Ship");  // shifts the numbers of kinds that come after
    for (auto* graph : {&a, &b}) {
        const auto x = graph->add_entity("X", "Vessel");
        graph->add_relation(x, "DOCKED_AT", x);
    }
    CHECK(a == b);
    b.set_property(EntityId{0}, "flag", "Panama");
    CHECK_FALSE(a == b);
}

TEST_CASE("a property of a relation can be taken away", "[graph]") {
    Graph graph;
    const auto a = graph.add_entity("a", "Person");
    const auto id = graph.add_relation(a, "KNOWS", a);
    graph.set_property(id, "score", 1);
    graph.erase_property(id, "score");
    graph.erase_property(id, "score");  // which it has no more
    CHECK(graph.relation(id).properties.empty());
}
