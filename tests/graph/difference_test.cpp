#include "graph/difference.hpp"

#include "graph/curation.hpp"
#include "tests/exporters/nasty_graphs.hpp"
#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace relata;

namespace {

/// ada ──WORKS_FOR (2020)──► acme, said by a note
Graph note() {
    Graph graph;
    Document document;
    document.id = "note";
    document.text = "Ada works for Acme. Since 2020.";
    const auto text = graph.add_document(document);
    const auto ada = graph.add_entity("Ada", "Person");
    const auto acme = graph.add_entity("Acme", "Organization");
    const auto r = graph.add_relation(ada, "WORKS_FOR", acme);
    graph.set_property(r, "when", *Edtf::parse("2020"));
    graph.add_evidence(r, {text, 0, 19, "Ada works for Acme.", "", {}});
    return graph;
}

/// The same records in the opposite order, relations numbered anew.
Graph shuffled(const Graph& graph) {
    Graph other;
    other.properties = graph.properties;
    const auto back = [](std::size_t count, std::size_t i) {
        return static_cast<std::uint32_t>(count - 1 - i);
    };
    for (const auto id : graph.documents()) {
        other.add_document(graph.document(DocumentId{back(graph.document_count(), id.value)}));
    }
    for (const auto id : graph.entities()) {
        auto entity = graph.entity(EntityId{back(graph.entity_count(), id.value)});
        for (auto& kind : entity.kinds) {
            kind = other.schema().kind(graph.schema().kind(kind).name);
        }
        other.add_entity(entity);
    }
    for (const auto id : graph.relations()) {
        const RelationId old{back(graph.relation_count(), id.value)};
        auto relation = graph.relation(old);
        relation.id.clear();
        relation.source.value = back(graph.entity_count(), relation.source.value);
        relation.target.value = back(graph.entity_count(), relation.target.value);
        relation.type = other.schema().type(graph.type_name(old));
        for (auto& piece : relation.evidence) {
            piece.document.value = back(graph.document_count(), piece.document.value);
        }
        other.add_relation(relation);
    }
    return other;
}

}  // namespace

TEST_CASE(
    "a graph differs in nothing from itself, nor from its records in another order",
    "[graph][difference][property]"
) {
    const auto seed = GENERATE(range(0U, 200U));
    CAPTURE(seed);
    const auto graph = tests::NastyGraphs(seed).graph();
    CHECK(difference(graph, graph).empty());
    const auto other = difference(graph, shuffled(graph));
    CHECK(other.empty());
}

TEST_CASE("what one graph has more the other has less", "[graph][difference][property]") {
    const auto seed = GENERATE(range(0U, 200U));
    CAPTURE(seed);
    const auto a = tests::random_graph({.seed = seed, .vertices = 6, .relations = 12, .types = 2});
    const auto b =
        tests::random_graph({.seed = seed + 1000, .vertices = 7, .relations = 9, .types = 2});
    const auto there = difference(a, b);
    const auto back = difference(b, a);
    CHECK(there.entities_added == back.entities_removed);
    CHECK(there.relations_added.size() == back.relations_removed.size());
    CHECK(there.relations_removed.size() == back.relations_added.size());
    CHECK(there.relations_changed.size() == back.relations_changed.size());
    CHECK(
        a.relation_count() + there.relations_added.size() ==
        b.relation_count() + there.relations_removed.size()
    );
}

TEST_CASE("a relation of another date is re-dated, not another one", "[graph][difference]") {
    const auto before = note();
    auto after = note();
    after.set_property(RelationId{0}, "when", *Edtf::parse("2021"));
    const auto found = difference(before, after);
    CHECK(found.relations_added.empty());
    CHECK(found.relations_removed.empty());
    REQUIRE(found.relations_changed.size() == 1);
    CHECK(found.relations_changed[0].is_redated);
    CHECK(found.relations_changed[0].properties[0].before == *Edtf::parse("2020"));
    CHECK(found.relations_changed[0].properties[0].after == *Edtf::parse("2021"));
}

TEST_CASE("a relation keeps its place when its number is another's", "[graph][difference]") {
    auto before = note();
    const auto ada = *before.find_entity("ada");
    before.add_relation(ada, "KNOWS", ada);
    auto after = before;
    after.erase_relations(std::vector{RelationId{0}});
    auto relation = before.relation(RelationId{0});
    relation.id = "r9";
    after.add_relation(relation);
    CHECK(difference(before, after).empty());
}

TEST_CASE("evidence, type and ends of a relation can change", "[graph][difference]") {
    const auto before = note();
    auto after = note();
    SECTION("evidence is added") {
        after.add_evidence(RelationId{0}, {DocumentId{0}, 20, 31, "Since 2020.", "", {}});
        const auto found = difference(before, after);
        REQUIRE(found.relations_changed.size() == 1);
        REQUIRE(found.relations_changed[0].evidence_added.size() == 1);
        CHECK(found.relations_changed[0].evidence_added[0].quote == "Since 2020.");
        CHECK(found.relations_changed[0].evidence_removed.empty());
        CHECK(difference(after, before).relations_changed[0].evidence_removed.size() == 1);
    }
    SECTION("its type is another, its words the same") {
        auto relation = after.relation(RelationId{0});
        after.erase_relations(std::vector{RelationId{0}});
        relation.type = after.schema().type("OWNS");
        after.add_relation(relation);
        const auto found = difference(before, after);
        CHECK(found.relations_added.empty());
        REQUIRE(found.relations_changed.size() == 1);
        CHECK(found.relations_changed[0].has_new_type);
    }
}

TEST_CASE("entities are renamed, not replaced", "[graph][difference]") {
    const auto before = note();
    auto after = note();
    after.rename_entity(EntityId{0}, "Ada Lovelace");
    after.add_kind(EntityId{0}, "Author");
    after.set_property(EntityId{0}, "born", 1815);
    const auto found = difference(before, after);
    REQUIRE(found.entities_changed.size() == 1);
    const auto& change = found.entities_changed[0];
    CHECK(change.is_renamed);
    CHECK(change.kinds_added == std::vector<std::string>{"Author"});
    CHECK(change.aliases_added == std::vector<std::string>{"Ada"});
    REQUIRE(change.properties.size() == 1);
    CHECK_FALSE(change.properties[0].before);
    CHECK(change.properties[0].after == PropertyValue(1815));
}

TEST_CASE("an entity of another id is known by its name", "[graph][difference]") {
    Graph before;
    Graph after;
    Entity ada;
    ada.name = "Ada";
    ada.id = "1";
    before.add_entity(ada);
    ada.id = "2";
    after.add_entity(ada);
    const auto found = difference(before, after);
    CHECK(found.entities_added.empty());
    REQUIRE(found.entities_changed.size() == 1);
    CHECK(found.entities_changed[0].has_new_id);
}
