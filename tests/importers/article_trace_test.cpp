#include "importers/article/trace.hpp"
#include "importers/html.hpp"
#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace relata;
using relata::tests::Told;

namespace {

std::string words(const Graph& graph, const Evidence& evidence, const TextRange& range) {
    const auto& text = graph.document(evidence.document).text;
    return '"' + text.substr(range.begin, range.end - range.begin) + '"';
}

/// `pronoun "She"; name "Estonia"; verb "signed"`, of the first piece of evidence; what the state
/// is, when nothing was found.
std::string seen(const Graph& graph, RelationId id) {
    const auto explanation = explain_as_read(graph, id, {}).at(0);
    if (explanation.trace_state == TraceState::no_text) return "no text";
    if (explanation.trace_state != TraceState::found) return "not found";
    const auto& evidence = graph.relation(id).evidence.front();
    const auto end = [&](const ResolvedEnd& resolved) {
        return std::string(resolution_name(resolved.how)) + ' ' +
               words(graph, evidence, resolved.range);
    };
    const auto& trace = explanation.trace;
    auto text = end(trace.source) + "; " + end(trace.target);
    if (trace.verb) text += "; verb " + words(graph, evidence, *trace.verb);
    if (trace.noun) text += "; noun " + words(graph, evidence, *trace.noun);
    return text;
}

/// The same of the relation of that type and target that was read last.
std::string seen(const Graph& graph, std::string_view type, std::string_view target) {
    std::string text = "no such relation";
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        if (graph.type_name(id) != type || graph.entity(relation.target).name != target) continue;
        text = seen(graph, id);
    }
    return text;
}

std::string seen(std::string_view text, std::string_view type, std::string_view target) {
    return seen(Told(text).graph, type, target);
}

}  // namespace

TEST_CASE("the words that stood for the ends of a fact are known", "[article][trace]") {
    SECTION("a name, whose title is no part of it") {
        CHECK(
            seen("Prime Minister Anna Berg visited Latvia.", "VISITED", "Latvia") ==
            R"(name "Anna Berg"; name "Latvia"; verb "visited")"
        );
    }
    SECTION("a surname and an adverb that is no part of the verb") {
        CHECK(
            seen(
                "Prime Minister Anna Berg spoke. Berg recently visited Latvia.", "VISITED", "Latvia"
            ) == R"(surname "Berg"; name "Latvia"; verb "visited")"
        );
    }
    SECTION("a pronoun, and all of a verb") {
        CHECK(
            seen(
                "Prime Minister Anna Berg spoke. She will visit Latvia.", "WILL_VISIT", "Latvia"
            ) == R"(pronoun "She"; name "Latvia"; verb "will visit")"
        );
    }
    SECTION("several, told once more in one word") {
        CHECK(
            seen(
                "Norvik Corp and Tveit Corp bought Sorsa Corp. They sold Halden Corp.",
                "SOLD",
                "Halden Corp"
            ) == R"(they "They"; name "Halden Corp"; verb "sold")"
        );
    }
    SECTION("\"the company\"") {
        CHECK(
            seen(
                "Norvik Corp spoke of fish. The company acquired Borealis Corp.",
                "ACQUIRED",
                "Borealis Corp"
            ) == R"(definite "The company"; name "Borealis Corp"; verb "acquired")"
        );
    }
    SECTION("an acronym") {
        CHECK(
            seen(
                "The European Space Agency (ESA) opened an office. ESA hired Thomas Dunmore.",
                "APPOINTED",
                "Thomas Dunmore"
            ) == R"(acronym "ESA"; name "Thomas Dunmore"; verb "hired")"
        );
    }
    SECTION("a part of a name") {
        CHECK(
            seen(
                "Norvik Seafood Corp has ships. Norvik bought Tveit Corp.", "ACQUIRED", "Tveit Corp"
            ) == R"(part "Norvik"; name "Tveit Corp"; verb "bought")"
        );
    }
    SECTION("capitals for their countries") {
        CHECK(
            seen("Tokyo accused Beijing.", "ACCUSED", "China") ==
            R"(capital "Tokyo"; capital "Beijing"; verb "accused")"
        );
    }
    SECTION("the adjective of a country, and an office") {
        CHECK(
            seen("Swedish Energy Minister Ebba Busch spoke.", "HOLDS_OFFICE", "Sweden") ==
            R"(name "Ebba Busch"; demonym "Swedish"; noun "Energy Minister")"
        );
    }
    SECTION("a group") {
        CHECK(
            seen(
                "China and Japan held talks. The two countries signed a treaty on fish.",
                "SIGNED",
                "treaty on fish"
            ) == R"(group "The two countries"; described "a treaty"; verb "signed")"
        );
    }
    SECTION("who holds an office") {
        CHECK(
            seen(
                "Norwegian Prime Minister Anna Berg spoke. The prime minister visited Latvia.",
                "VISITED",
                "Latvia"
            ) == R"(title "The prime minister"; name "Latvia"; verb "visited")"
        );
    }
    SECTION("people for their country") {
        CHECK(
            seen("Officials from Latvia visited Finland.", "VISITED", "Finland") ==
            R"(members "Officials from Latvia"; name "Finland"; verb "visited")"
        );
    }
    SECTION("a name beside a noun") {
        CHECK(
            seen("Norvik Corp sued the drone maker Skyfjell.", "SUED", "Skyfjell") ==
            R"(name "Norvik Corp"; apposition "the drone maker Skyfjell"; verb "sued")"
        );
    }
    SECTION("a relative clause") {
        CHECK(
            seen("Norvik Corp, which overtook Tveit Corp, is large.", "OVERTOOK", "Tveit Corp") ==
            R"(relative_clause "which"; name "Tveit Corp"; verb "overtook")"
        );
    }
    SECTION("a country that is not said") {
        CHECK(
            seen(
                "Sweden has a plan. Energy Minister Ebba Busch spoke.", "HOLDS_OFFICE", "Sweden"
            ) == R"(name "Ebba Busch"; surroundings ""; noun "Energy Minister")"
        );
    }
}

TEST_CASE("what a reader saw is not known of what it would not read", "[article][trace]") {
    Told told("Prime Minister Anna Berg spoke. She visited Latvia.");
    const auto* visited = told.find("Anna Berg", "VISITED", "Latvia");
    REQUIRE(visited != nullptr);
    SECTION("another method") {
        auto curated = *visited;
        curated.id.clear();
        curated.evidence.front().method = "by hand";
        CHECK(seen(told.graph, told.graph.add_relation(std::move(curated))) == "not found");
    }
    SECTION("a text that was not kept") {
        Graph bare;
        Document document;
        document.source = "article.txt";
        const auto at = bare.add_document(std::move(document));
        Relation relation;
        relation.source = bare.add_entity("Anna Berg", "Person");
        relation.target = bare.add_entity("Latvia", "Country");
        relation.type = bare.schema().type("VISITED");
        auto evidence = visited->evidence.front();
        evidence.document = at;
        relation.evidence.push_back(std::move(evidence));
        CHECK(seen(bare, bare.add_relation(std::move(relation))) == "no text");
    }
}

TEST_CASE("what was read of a page is read again without its title", "[article][trace]") {
    Graph graph;
    ImportOptions options;
    options.source = "page.html";
    import_html(
        "<html><head><title>Berg in Riga</title></head><body><article><h1>Berg in Riga</h1>"
        "<p>Prime Minister Anna Berg spoke of many things to all who came to hear her.</p>"
        "<p>She visited Latvia.</p></article></body></html>",
        options,
        graph
    );
    CHECK(seen(graph, "VISITED", "Latvia") == R"(pronoun "She"; name "Latvia"; verb "visited")");
}
