#include "importers/article/propositions.hpp"
#include "importers/article/tree.hpp"
#include "importers/registry.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace relata;

namespace {

ImportReport read(const std::string& text, ArticleReading reading, Graph& graph) {
    ImportOptions options;
    options.source = "t";
    options.reading = reading;
    return find_import_format("article")->import(text, options, graph);
}

/// `relation(first; second; more)`, one for each proposition of a sentence.
std::vector<std::string> clauses_of(const std::string& sentence) {
    Graph graph;
    read(sentence, ArticleReading::clauses, graph);
    std::vector<std::string> clauses;
    for (const auto id : graph.relations()) {
        const auto& properties = graph.relation(id).properties;
        auto text = std::string(properties.text("phrase").value_or("?")) + '(';
        for (const auto& argument : *properties.find("arguments")->get_if<PropertyList>()) {
            if (!text.ends_with('(')) text += "; ";
            text += argument.text().value_or("?");
        }
        clauses.push_back(text + ')');
    }
    return clauses;
}

using Clauses = std::vector<std::string>;

}  // namespace

TEST_CASE("a clause is its verb and what stands around it", "[importers][clauses]") {
    CHECK(
        clauses_of("The committee approved the plan on Monday.") ==
        Clauses{"approved(The committee; the plan; on Monday)"}
    );
    CHECK(
        clauses_of("Heavy rain led to floods in the south.") ==
        Clauses{"led to(Heavy rain; floods; in the south)"}
    );
    CHECK(
        clauses_of("The harbour was rebuilt by Dutch engineers.") ==
        Clauses{"was rebuilt by(The harbour; Dutch engineers)"}
    );
}

TEST_CASE("what stands in a list is told apart", "[importers][clauses]") {
    CHECK(
        clauses_of("The soil is rich in iron, copper and zinc.") ==
        Clauses{
            "is rich in(The soil; iron)",
            "is rich in(The soil; copper)",
            "is rich in(The soil; zinc)"}
    );
    CHECK(
        clauses_of("Nokia bought and later sold the map maker.") ==
        Clauses{"bought(Nokia; the map maker)", "later sold(Nokia; the map maker)"}
    );
}

TEST_CASE("a chain of verbs is one relation", "[importers][clauses]") {
    CHECK(
        clauses_of("The two sides agreed to build a bridge and to open three border posts.") ==
        Clauses{
            "agreed to build(The two sides; a bridge)",
            "agreed to open(The two sides; three border posts)"}
    );
}

TEST_CASE("a denial is part of the relation, and its status", "[importers][clauses]") {
    Graph graph;
    read("Mara has not sold her shares.", ArticleReading::clauses, graph);
    REQUIRE(graph.relation_count() == 1);
    const auto& relation = graph.relation(RelationId{0});
    CHECK(graph.type_name(RelationId{0}) == "HAS_NOT_SOLD");
    CHECK(relation.properties.text("status") == "denied");
    REQUIRE(relation.evidence.size() == 1);
    CHECK(relation.evidence.front().quote == "Mara has not sold her shares.");
    CHECK(relation.evidence.front().method == "clause:verb");
    CHECK(graph.entity(relation.source).kinds.empty());
}

TEST_CASE("what is agreed is planned, what is refused denied", "[importers][clauses]") {
    const auto [sentence, status] = GENERATE(table<std::string, std::string>(
        {{"Mara sold her shares.", "asserted"},
         {"Mara agreed to sell her shares.", "planned"},
         {"Mara will sell her shares.", "planned"},
         {"Mara may sell her shares.", "considered"},
         {"Mara refused to sell her shares.", "denied"}}
    ));
    CAPTURE(sentence);
    Graph graph;
    read(sentence, ArticleReading::clauses, graph);
    REQUIRE(graph.relation_count() == 1);
    CHECK(graph.relation(RelationId{0}).properties.text("status") == status);
}

TEST_CASE("each sentence has its own \"she\"", "[importers][clauses]") {
    Graph graph;
    read(
        "She met the minister. The company sold the land. She left the company.",
        ArticleReading::clauses,
        graph
    );
    std::size_t she = 0;
    std::size_t company = 0;
    for (const auto id : graph.entities()) {
        if (graph.entity(id).name == "She") ++she;
        if (graph.entity(id).name == "The company") ++company;
    }
    CHECK(she == 2);
    CHECK(company == 1);
}

TEST_CASE("what two sentences say in the same words is one relation", "[importers][clauses]") {
    Graph graph;
    const auto report =
        read("Ann met Bob .\nBob met Ann .\nAnn met Bob .\n", ArticleReading::lines, graph);
    CHECK(report.relations_added == 2);
    REQUIRE(graph.relation_count() == 2);
    CHECK(graph.relation(RelationId{0}).evidence.size() == 2);
}

TEST_CASE("a line is a sentence as it stands", "[importers][clauses]") {
    Graph graph;
    const std::string text =
        "  `` Mills '' -LRB- all of them -RRB- closed the gate .  \r\n\r\nAnn met Bob .";
    read(text, ArticleReading::lines, graph);
    REQUIRE(graph.relation_count() >= 2);
    for (const auto id : graph.relations()) {
        for (const auto& evidence : graph.relation(id).evidence) {
            CHECK(text.substr(evidence.begin, evidence.end - evidence.begin) == evidence.quote);
        }
    }
    CHECK(
        graph.relation(RelationId{0}).evidence.front().quote ==
        "  `` Mills '' -LRB- all of them -RRB- closed the gate .  "
    );
}

TEST_CASE("a line too long for a sentence is refused with its place", "[importers][clauses]") {
    std::string words = "Ann met Bob .\n";
    for (int i = 0; i < 2'000; ++i) words += "met ";
    Graph graph;
    CHECK_THROWS_WITH(
        read(words, ArticleReading::lines, graph),
        "t:2:1: a line of 8000 bytes, expected a sentence of at most 4000"
    );
    CHECK(graph.entity_count() == 0);

    ImportOptions options;
    options.source = "t";
    options.reading = ArticleReading::lines;
    options.on_error = OnError::skip;
    const auto report = find_import_format("article")->import(words, options, graph);
    CHECK(graph.relation_count() == 1);
    CHECK(report.skipped.size() == 1);
}

TEST_CASE("no text is refused, and text without clauses says so", "[importers][clauses]") {
    Graph graph;
    CHECK_THROWS_WITH(read(" \n", ArticleReading::lines, graph), "t: the article is empty");
    const auto report = read("Oh no !\n\x01\x02 \x7F\n...\n", ArticleReading::lines, graph);
    CHECK(graph.relation_count() == 0);
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].message == "3 sentences without a clause that joins two things");
}

TEST_CASE("a sentence gives a bounded number of clauses", "[importers][clauses][hostile]") {
    // The longest line there may be, of nothing but lists and verbs.
    for (const std::string word :
         {"and ", "Ann and ", "met , ", "of a ", "who met ", "( ", "\" "}) {
        std::string text = "Ann ";
        while (text.size() + word.size() < 3'900) text += word;
        text += "met Bob .\n";
        Graph graph;
        read(text, ArticleReading::lines, graph);
        CHECK(graph.relation_count() <= article::most_propositions);
    }
}

TEST_CASE("the words of a proposition are tokens in order", "[importers][clauses][property]") {
    const std::string text =
        "In 1941 Ann Brook , a painter , and her two sons , who had fled , joined the firm that "
        "Acme 's owner had sold and , on Monday , agreed to open and run a school .";
    article::Sentence sentence;
    sentence.span = {0, text.size()};
    const auto& lexicon = article::Lexicon::standard();
    sentence.tokens = article::tokens_of_line(text, sentence.span, lexicon);
    article::parse(sentence);
    const auto found = article::read_propositions(sentence, lexicon);
    REQUIRE(found.size() >= 3);
    for (const auto& proposition : found) {
        CHECK(proposition.confidence > 0);
        CHECK(proposition.confidence <= 1);
        CHECK(proposition.arguments.size() >= 2);
        auto parts = proposition.arguments;
        parts.push_back(proposition.relation);
        for (const auto& words : parts) {
            CHECK(std::ranges::is_sorted(words));
            CHECK(std::ranges::adjacent_find(words) == words.end());
            for (const auto word : words) CHECK(word < sentence.tokens.size());
        }
    }
}
