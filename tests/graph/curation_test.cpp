#include "graph/curation.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "tests/exporters/nasty_graphs.hpp"
#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace relata;
using Action = Decision::Action;

namespace {

/// Prague ─VISITED→ Ada, and the same person twice:
///
///     ada ──WORKS_FOR──► acme ◄──WORKS_FOR── a-lovelace ──VISITED──► prague
Graph two_of_one() {
    Graph graph;
    const auto ada = graph.add_entity("Ada", "Person");
    const auto acme = graph.add_entity("Acme", "Organization");
    const auto other = graph.add_entity("A. Lovelace", "Author");
    const auto prague = graph.add_entity("Prague", "Place");
    graph.add_alias(other, "Countess");
    graph.set_property(ada, "born", 1815);
    graph.set_property(other, "born", 1816);
    graph.set_property(other, "died", 1852);
    graph.add_relation(ada, "WORKS_FOR", acme);
    graph.add_relation(other, "WORKS_FOR", acme);
    graph.add_relation(other, "VISITED", prague);
    return graph;
}

Decision merge_of(std::string_view entity, std::string_view into) {
    return {Action::merge, {{"entity", entity}, {"into", into}}, {}};
}

Decision reject_of(std::string_view relation) {
    return {Action::reject, {{"relation", relation}}, {}};
}

std::vector<std::string> ids_of_relations(const Graph& graph) {
    std::vector<std::string> ids;
    for (const auto id : graph.relations()) ids.push_back(graph.relation(id).id);
    return ids;
}

/// A document and a relation that quotes it, as an import adds them.
void read_note(Graph& graph, std::string_view target = "Prague") {
    const std::string words = "Ada visited Prague.";
    auto document = graph.find_document("note");
    if (!document) {
        Document note;
        note.id = "note";
        note.sha256 = std::string(64, 'a');
        note.text = words;
        document = graph.add_document(note);
    }
    const auto entity = [&](std::string_view name) {
        const auto known = graph.find_entity(slug(name));
        return known ? *known : graph.add_entity(name, "Thing");
    };
    Relation relation;
    relation.source = entity("Ada");
    relation.target = entity(target);
    relation.type = graph.schema().type("VISITED");
    relation.evidence.push_back({*document, 0, words.size(), words, "test", {}});
    graph.add_relation(relation);
}

Before size_of(const Graph& graph) {
    return {graph.entity_count(), graph.relation_count()};
}

Graph without_decisions(Graph graph) {
    graph.decisions.clear();
    return graph;
}

}  // namespace

TEST_CASE("a merge keeps both names and moves the relations", "[graph][curation]") {
    auto graph = two_of_one();
    const auto before = graph;
    decide(graph, merge_of("a-lovelace", "ada"));
    const auto ada = *graph.find_entity("ada");
    CHECK(graph.entity_count() == 3);
    CHECK(graph.entity(ada).aliases == std::vector<std::string>{"A. Lovelace", "Countess"});
    CHECK(graph.out_degree(ada) == 3);
    CHECK(graph.entity(ada).properties.number("born") == 1815.0);
    CHECK(graph.entity(ada).properties.number("died") == 1852.0);
    CHECK(graph.entity(ada).kinds.size() == 2);
    CHECK(undo(graph, 0).notes.empty());
    CHECK(graph == before);
}

TEST_CASE("a merge in the way of a decision to keep apart is refused", "[graph][curation]") {
    auto graph = two_of_one();
    decide(graph, {Action::apart, {{"entity", "ada"}, {"other", "a-lovelace"}}, {}});
    CHECK_THROWS_WITH(
        decide(graph, merge_of("a-lovelace", "ada")),
        "\"a-lovelace\" and \"ada\" are kept apart by a decision; take that back first"
    );
    SECTION("also through an entity that has taken one of them in") {
        graph.add_entity("Countess Ada", "Person");
        decide(graph, merge_of("ada", "countess-ada"));
        CHECK_THROWS_AS(decide(graph, merge_of("a-lovelace", "countess-ada")), InputError);
    }
    SECTION("until it is taken back") {
        undo(graph, 0);
        CHECK_NOTHROW(decide(graph, merge_of("a-lovelace", "ada")));
    }
}

TEST_CASE("a decision that cannot be applied leaves the graph alone", "[graph][curation]") {
    auto graph = two_of_one();
    const auto before = graph;
    CHECK_THROWS_WITH(decide(graph, merge_of("nobody", "ada")), "no entity has the id \"nobody\"");
    CHECK_THROWS_WITH(
        decide(graph, merge_of("ada", "ada")), "an entity cannot be merged into itself"
    );
    CHECK_THROWS_WITH(decide(graph, reject_of("r9")), "no relation has the id \"r9\"");
    CHECK_THROWS_WITH(
        decide(graph, {Action::merge, {{"entity", "ada"}}, {}}),
        "expected a text \"into\" in \"merge\""
    );
    CHECK_THROWS_WITH(
        decide(graph, {Action::rename, {{"entity", "ada"}, {"name", "Ada"}}, {}}),
        "it is called \"Ada\" already"
    );
    CHECK_THROWS_WITH(
        decide(
            graph,
            {Action::split,
             {{"entity", "ada"}, {"name", "B"}, {"relations", PropertyList{"r2"}}},
             {}}
        ),
        "relation \"r2\" is none of entity \"ada\""
    );
    CHECK(graph == before);
}

TEST_CASE("a rejected relation stays away when its file is read again", "[graph][curation]") {
    Graph graph;
    read_note(graph);
    decide(graph, reject_of("r1"));
    CHECK(graph.relation_count() == 0);
    const auto before = size_of(graph);
    read_note(graph);
    REQUIRE(graph.relation_count() == 1);
    CHECK(replay(graph, before).applied == 1);
    CHECK(graph.relation_count() == 0);
    SECTION("and comes back when the decision is taken back") {
        undo(graph, 0);
        CHECK(graph.relation_count() == 2);  // it was read twice
    }
    SECTION("but not one that says something else") {
        const auto size = size_of(graph);
        read_note(graph, "Vienna");
        CHECK(replay(graph, size).applied == 0);
        CHECK(graph.relation_count() == 1);
    }
}

TEST_CASE("of two equal relations the one that was not rejected stays", "[graph][curation]") {
    auto graph = two_of_one();
    graph.add_relation(*graph.find_entity("ada"), "WORKS_FOR", *graph.find_entity("acme"));
    const auto fresh = graph;
    decide(graph, reject_of("r1"));
    CHECK(ids_of_relations(graph) == std::vector<std::string>{"r2", "r3", "r4"});
    CHECK(replay(graph, Before{}).applied == 0);
    SECTION("also when the file is read afresh") {
        auto again = fresh;
        CHECK(replay(again, graph.decisions).applied == 1);
        CHECK(again == graph);
    }
}

TEST_CASE("an entity that was merged away and is back is merged again", "[graph][curation]") {
    auto graph = two_of_one();
    decide(graph, merge_of("a-lovelace", "ada"));
    decide(graph, {Action::rename, {{"entity", "ada"}, {"name", "Ada Lovelace"}}, {}});
    const auto before = size_of(graph);
    const auto back = graph.add_entity("A. Lovelace", "Person");
    graph.set_property(back, "title", "Countess");
    graph.add_relation(back, "MET_WITH", *graph.find_entity("prague"));
    CHECK(replay(graph, before).applied == 1);
    const auto ada = *graph.find_entity("ada");
    CHECK_FALSE(graph.find_entity("a-lovelace"));
    CHECK(graph.entity(ada).name == "Ada Lovelace");
    CHECK(graph.entity(ada).properties.text("title") == "Countess");
    CHECK(graph.out_degree(ada) == 4);
    CHECK(replay(graph, size_of(graph)).applied == 0);
    SECTION("into the one that carries on") {
        graph.add_entity("Countess", "Person");
        decide(graph, merge_of("ada", "countess"));
        const auto size = size_of(graph);
        graph.add_entity("A. Lovelace", "Person");
        CHECK(replay(graph, size).applied == 1);
        CHECK_FALSE(graph.find_entity("a-lovelace"));
        CHECK_FALSE(graph.find_entity("ada"));
    }
    SECTION("and all is parted when the decision is taken back") {
        undo(graph, 0);
        const auto other = *graph.find_entity("a-lovelace");
        CHECK(graph.out_degree(other) == 3);
        CHECK(graph.entity(other).properties.number("born") == 1816.0);
        CHECK(graph.entity(other).properties.text("title") == "Countess");
        CHECK(graph.entity(*graph.find_entity("ada")).name == "Ada Lovelace");
    }
}

TEST_CASE("a split takes relations and names along", "[graph][curation]") {
    auto graph = two_of_one();
    decide(graph, merge_of("a-lovelace", "ada"));
    const auto before = graph;
    decide(
        graph,
        {Action::split,
         {{"entity", "ada"},
          {"name", "A. Lovelace"},
          {"relations", PropertyList{"r2", "r3"}},
          {"aliases", PropertyList{"Countess"}},
          {"kinds", PropertyList{"Author"}}},
         {}}
    );
    const auto part = *graph.find_entity("a-lovelace");
    CHECK(graph.out_degree(part) == 2);
    CHECK(graph.entity(part).aliases == std::vector<std::string>{"Countess"});
    CHECK(graph.kind_name(part) == "Author");
    CHECK(graph.entity(*graph.find_entity("ada")).aliases.empty());
    undo(graph, 1);
    CHECK(graph == before);
}

TEST_CASE("what rests on a decision goes with it and is said", "[graph][curation]") {
    auto graph = two_of_one();
    const auto before = graph;
    decide(
        graph, {Action::add_entity, {{"name", "Babbage"}, {"kinds", PropertyList{"Person"}}}, {}}
    );
    decide(
        graph,
        {Action::add_relation, {{"source", "ada"}, {"type", "KNEW"}, {"target", "babbage"}}, {}}
    );
    decide(graph, {Action::rename, {{"entity", "acme"}, {"name", "Acme Ltd"}}, {}});
    CHECK(graph.relation_count() == 4);
    const auto report = undo(graph, 0);
    CHECK(sentence(report.undone) == "add entity \"Babbage\" (babbage)");
    REQUIRE(report.dropped.size() == 1);
    CHECK(report.dropped[0].why == "no entity has the id \"babbage\"");
    CHECK(sentence(report.dropped[0].decision) == "add relation r4 (ada KNEW babbage)");
    CHECK(graph.decisions.size() == 1);
    CHECK(graph.entity(*graph.find_entity("acme")).name == "Acme Ltd");
    undo(graph, 0);
    CHECK(graph == before);
}

TEST_CASE("evidence added by hand must quote its document", "[graph][curation]") {
    Graph graph;
    read_note(graph);
    const auto before = graph;
    PropertyMap details{
        {"relation", "r1"}, {"document", "note"}, {"begin", 4}, {"end", 11}, {"quote", "visited"}};
    decide(graph, {Action::add_evidence, details, {}});
    CHECK(graph.relation(RelationId{0}).evidence.back().quote == "visited");
    CHECK(graph.relation(RelationId{0}).evidence.back().method == "manual");
    CHECK_THROWS_WITH(
        decide(graph, {Action::add_evidence, details, {}}),
        "the relation has that quotation already"
    );
    details.set("quote", "visits");
    CHECK_THROWS_WITH(
        decide(graph, {Action::add_evidence, details, {}}),
        "document \"note\" does not have that quotation there"
    );
    undo(graph, 0);
    CHECK(graph == before);
}

TEST_CASE("decisions that name nothing known wait for it", "[graph][curation]") {
    Graph graph;
    graph.add_entity("Ada", "Person");
    const auto report = replay(graph, std::vector{merge_of("countess", "ada")});
    REQUIRE(report.waiting.size() == 1);
    CHECK(report.waiting[0].why == "no entity has the id \"countess\"");
    const auto before = size_of(graph);
    graph.add_entity("Countess", "Person");
    CHECK(replay(graph, before).applied == 1);
    CHECK(graph.entity_count() == 1);
    CHECK(replay(graph, {merge_of("countess", "ada")}).applied == 0);
    CHECK(graph.decisions.size() == 1);  // it had this one already
}

// ---- properties ----------------------------------------------------------------------------

namespace {

/// Decisions of every sort about whatever is there; many cannot be applied.
class RandomDecisions {
public:
    explicit RandomDecisions(std::uint32_t seed) : random_(seed) {}

    Decision next(const Graph& graph) {
        switch (below(8)) {
            case 0:
                return merge_of(entity(graph), entity(graph));
            case 1:
                return {Action::apart, {{"entity", entity(graph)}, {"other", entity(graph)}}, {}};
            case 2:
                return split(graph);
            case 3:
                return reject_of(relation(graph));
            case 4:
                return {Action::rename, {{"entity", entity(graph)}, {"name", name()}}, {}};
            case 5:
                return {
                    Action::add_entity,
                    {{"name", name()}, {"aliases", PropertyList{name()}}, {"note", "why"}},
                    {}};
            case 6:
                return {
                    Action::add_relation,
                    {{"source", entity(graph)},
                     {"type", "T"},
                     {"target", entity(graph)},
                     {"directed", below(2) == 0},
                     {"properties", PropertyMap{{"weight", static_cast<int>(below(2))}}}},
                    {}};
            default:
                return evidence(graph);
        }
    }
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

private:
    std::string entity(const Graph& graph) {
        if (graph.entity_count() == 0) return "none";
        return graph.entity(EntityId{static_cast<std::uint32_t>(below(graph.entity_count()))}).id;
    }
    std::string relation(const Graph& graph) {
        if (graph.relation_count() == 0) return "none";
        return graph.relation(RelationId{static_cast<std::uint32_t>(below(graph.relation_count()))})
            .id;
    }
    std::string name() { return "n" + std::to_string(below(6)); }

    Decision split(const Graph& graph) {
        const auto id = entity(graph);
        PropertyList relations;
        PropertyList aliases;
        if (const auto known = graph.find_entity(id)) {
            for (const auto arc : graph.out_arcs(*known)) {
                if (below(2) == 0) relations.push_back(graph.relation(arc.relation).id);
            }
            for (const auto& alias : graph.entity(*known).aliases) {
                if (below(2) == 0) aliases.push_back(alias);
            }
        }
        return {
            Action::split,
            {{"entity", id}, {"name", name()}, {"relations", relations}, {"aliases", aliases}},
            {}};
    }

    Decision evidence(const Graph& graph) {
        if (graph.document_count() == 0) return reject_of("none");
        const auto& document =
            graph.document(DocumentId{static_cast<std::uint32_t>(below(graph.document_count()))});
        const auto begin = below(3);
        const auto end = begin + 1 + below(3);
        const auto quote = document.text.empty() ? "q" : document.text.substr(begin, end - begin);
        return {
            Action::add_evidence,
            {{"relation", relation(graph)},
             {"document", document.id},
             {"begin", static_cast<std::int64_t>(begin)},
             {"end", static_cast<std::int64_t>(end)},
             {"quote", quote}},
            {}};
    }

    std::mt19937 random_;
};

/// Applies up to `wanted` decisions; those that are refused must change nothing.
void decide_at_random(Graph& graph, RandomDecisions& random, std::size_t wanted) {
    for (std::size_t tried = 0; tried < 6 * wanted && graph.decisions.size() < wanted; ++tried) {
        const auto before = graph;
        try {
            decide(graph, random.next(graph));
        } catch (const InputError&) {
            REQUIRE(graph == before);
        }
    }
}

Graph graph_for(std::uint32_t seed) {
    if (seed % 2 == 0) return tests::NastyGraphs(seed).graph();
    return tests::random_graph({.seed = seed, .vertices = 5, .relations = 9, .undirected_of_ten = 3}
    );
}

}  // namespace

TEST_CASE(
    "undoing every decision, in any order, gives the same graph", "[graph][curation][property]"
) {
    const auto seed = GENERATE(range(0U, 500U));
    CAPTURE(seed);
    const auto before = graph_for(seed);
    auto graph = before;
    RandomDecisions random(seed);
    decide_at_random(graph, random, 1 + seed % 9);
    SECTION("the last one first") {
        while (!graph.decisions.empty()) {
            const auto report = undo(graph, graph.decisions.size() - 1);
            CHECK(report.notes.empty());
            CHECK(report.dropped.empty());
        }
        CHECK(graph == before);
    }
    SECTION("any one first") {
        while (!graph.decisions.empty()) {
            CHECK(undo(graph, random.below(graph.decisions.size())).notes.empty());
        }
        CHECK(graph == before);
    }
}

TEST_CASE("replaying when nothing is new changes nothing", "[graph][curation][property]") {
    const auto seed = GENERATE(range(0U, 500U));
    CAPTURE(seed);
    auto graph = graph_for(seed);
    RandomDecisions random(seed);
    decide_at_random(graph, random, 1 + seed % 9);
    const auto before = graph;
    const auto report = replay(graph, size_of(graph));
    CHECK(report.applied == 0);
    CHECK(graph == before);
}

TEST_CASE(
    "decisions applied to the graph afresh give the same graph", "[graph][curation][property]"
) {
    const auto seed = GENERATE(range(0U, 500U));
    CAPTURE(seed);
    const auto fresh = graph_for(seed);
    auto graph = fresh;
    RandomDecisions random(seed);
    decide_at_random(graph, random, 1 + seed % 9);
    auto again = fresh;
    const auto report = replay(again, graph.decisions);
    CHECK(report.waiting.empty());
    CHECK(without_decisions(again) == without_decisions(graph));
    for (std::size_t i = 0; i < graph.decisions.size(); ++i) {
        CHECK(again.decisions.at(i).details == graph.decisions[i].details);
    }
}

namespace {

/// Reads `source` into `graph` once more, as an importer does: entities it has are known by their
/// ids, relations are always added.
void read_again(const Graph& source, Graph& graph) {
    for (const auto id : source.entities()) {
        if (graph.find_entity(source.entity(id).id)) continue;
        auto entity = source.entity(id);
        for (auto& kind : entity.kinds) {
            kind = graph.schema().kind(source.schema().kind(kind).name);
        }
        graph.add_entity(entity);
    }
    for (const auto id : source.relations()) {
        auto relation = source.relation(id);
        relation.id.clear();
        relation.source = *graph.find_entity(source.entity(relation.source).id);
        relation.target = *graph.find_entity(source.entity(relation.target).id);
        relation.type = graph.schema().type(source.type_name(id));
        for (auto& piece : relation.evidence) {
            piece.document = *graph.find_document(source.document(piece.document).id);
        }
        graph.add_relation(relation);
    }
}

/// What the relations say, whatever their ids and order.
std::vector<std::string> statements(const Graph& graph) {
    std::vector<std::string> all;
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        std::string text = graph.entity(relation.source).id + '|' + graph.type_name(id) + '|' +
                           graph.entity(relation.target).id + '|' + to_text(relation.properties);
        for (const auto& piece : relation.evidence) text += '|' + piece.quote;
        all.push_back(text);
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<std::string> ids_of_entities(const Graph& graph) {
    std::vector<std::string> ids;
    for (const auto id : graph.entities()) ids.push_back(graph.entity(id).id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

TEST_CASE(
    "what was read again since is there when all is taken back", "[graph][curation][property]"
) {
    const auto seed = GENERATE(range(0U, 500U));
    CAPTURE(seed);
    const auto source = graph_for(seed);
    auto graph = source;
    RandomDecisions random(seed);
    decide_at_random(graph, random, 1 + seed % 7);
    const auto before = size_of(graph);
    read_again(source, graph);
    replay(graph, before);
    const auto replayed = graph;
    CHECK(replay(graph, size_of(graph)).applied == 0);
    CHECK(graph == replayed);

    auto twice = source;
    read_again(source, twice);
    while (!graph.decisions.empty()) undo(graph, graph.decisions.size() - 1);
    CHECK(statements(graph) == statements(twice));
    CHECK(ids_of_entities(graph) == ids_of_entities(twice));
}
