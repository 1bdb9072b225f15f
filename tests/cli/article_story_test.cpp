// The story relata is for: an article goes in, a cited path and a picture come out.

#include "exporters/exporter.hpp"
#include "graph/names.hpp"
#include "importers/registry.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using relata::tests::ask;
using relata::tests::example;
using relata::tests::Folder;
using relata::tests::read_file;

SCENARIO("a journalist asks how two names in a briefing are connected", "[cli][story]") {
    GIVEN("the briefing about the Tokyo talks") {
        const auto article = example("tokyo-talks.txt");

        WHEN("she asks for the path from the Japanese prime minister to South Korea") {
            const auto run = ask({"path", article, "Yoshihide Suga", "South Korea"});

            THEN("each step is a sentence of the briefing, with its place") {
                REQUIRE(run.code == 0);
                CHECK_THAT(run.out, Catch::Matchers::StartsWith("Yoshihide Suga — South Korea: "));
                CHECK_THAT(run.out, Catch::Matchers::Contains("2020-11-2"));
                CHECK_THAT(run.out, Catch::Matchers::Contains("bytes "));
            }
        }
        WHEN("she draws it") {
            const Folder folder;
            REQUIRE(ask({"render", article, "-o", folder / "talks.svg"}).code == 0);

            THEN("the picture names the people, the countries and the agreements") {
                const auto svg = read_file(folder / "talks.svg");
                for (const auto* name : {"Wang Yi", "Motegi", "China", "Japan", "South Korea"}) {
                    CAPTURE(name);
                    CHECK_THAT(svg, Catch::Matchers::Contains(name));
                }
            }
        }
        WHEN("she keeps the graph and reads it back") {
            const Folder folder;
            REQUIRE(ask({"import", article, "-o", folder / "g.json"}).code == 0);

            THEN("every quotation is still exactly in the kept text") {
                relata::Graph graph;
                for (const auto& source : relata::read_sources(folder / "g.json")) {
                    relata::import_source(source, "", {}, graph);
                }
                REQUIRE(graph.document_count() == 1);
                for (const auto id : graph.relations()) {
                    const auto& relation = graph.relation(id);
                    CHECK_FALSE(relation.evidence.empty());
                    for (const auto& e : relation.evidence) {
                        const auto& text = graph.document(e.document).text;
                        CHECK(text.substr(e.begin, e.end - e.begin) == e.quote);
                    }
                }
            }
        }
    }
}

TEST_CASE("the briefing holds the people, agreements and mechanisms it names", "[cli][story]") {
    relata::Graph graph;
    for (const auto& source : relata::read_sources(example("tokyo-talks.txt"))) {
        relata::import_source(source, "", {}, graph);
    }
    const auto [word, kind] = GENERATE(table<std::string, std::string>({
        {"Wang Yi", "Person"},
        {"Toshimitsu Motegi", "Person"},
        {"Yoshihide Suga", "Person"},
        {"China", "Country"},
        {"Japan", "Country"},
        {"South Korea", "Country"},
        {"Tokyo Olympic Games", "Event"},
        {"Beijing Winter Olympic Games", "Event"},
        {"RCEP", "Agreement"},
        {"China-Japan-South Korea Free Trade Agreement", "Agreement"},
        {"fast track", "Mechanism"},
        {"maritime and air liaison mechanism", "Mechanism"},
        {"mechanism on climate change policy", "Mechanism"},
        {"mechanism on food, agriculture and water products", "Mechanism"},
        {"50th anniversary of the normalization", "Event"},
        {"Year of Promoting China-Japan Cultural and Sports Exchanges", "Event"},
        {"consultations on maritime affairs", "Event"},
        {"four political documents", "Agreement"},
        {"five consensuses", "Agreement"},
        {"six concrete results", "Agreement"},
        {"e-commerce", "Topic"},
        {"medical care", "Topic"},
    }));
    CAPTURE(word);
    const auto match = relata::find_by_name(graph, word);
    const auto is_of_kind = [&](relata::EntityId id) { return graph.kind_name(id) == kind; };
    CHECK(std::ranges::count_if(match.exact, is_of_kind) == 1);
}
