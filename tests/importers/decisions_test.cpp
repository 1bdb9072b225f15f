#include "importers/decisions.hpp"

#include "graph/curation.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace relata;
using Action = Decision::Action;

TEST_CASE("decisions written as text are read back", "[importers][curation]") {
    Graph graph;
    graph.decisions = {
        {Action::merge,
         {{"entity", "cn"}, {"into", "china"}, {"note", "one \"and\"\nthe same"}},
         {}},
        {Action::reject,
         {{"relation", "r7"},
          {"source", "a"},
          {"type", "T"},
          {"target", "b"},
          {"when", *Edtf::parse("2020-11")},
          {"properties", PropertyMap{{"@odd", 1.0}}}},
         {}},
        {Action::add_entity, {{"name", "中国"}, {"kinds", PropertyList{"Country"}}}, {}}};
    const auto text = decisions_text(graph);
    CHECK(parse_decisions(text, "d.jsonl") == graph.decisions);
    CHECK(
        text.substr(0, text.find('\n')) ==
        R"({"action":"merge","entity":"cn","into":"china","note":"one \"and\"\nthe same"})"
    );
}

TEST_CASE("empty lines and none at all are no decisions", "[importers][curation]") {
    CHECK(parse_decisions("", "d.jsonl").empty());
    CHECK(parse_decisions("\n \r\n", "d.jsonl").empty());
}

TEST_CASE("a decision that is not in order is told with its place", "[importers][curation]") {
    const auto reading = [](const std::string& line) {
        return parse_decisions("\n" + line, "d.jsonl");
    };
    CHECK_THROWS_WITH(
        reading(R"({"action": "merg", "entity": "a"})"),
        "d.jsonl:2:12: unknown action \"merg\"; did you mean \"merge\"?"
    );
    CHECK_THROWS_WITH(
        reading(R"({"action": "merge", "entity": "a"})"),
        "d.jsonl:2:1: expected a text \"into\" in \"merge\""
    );
    CHECK_THROWS_WITH(reading(R"({"entity": "a"})"), "d.jsonl:2:1: a decision without \"action\"");
    CHECK_THROWS_WITH(
        reading("  [1]"), "d.jsonl:2:3: expected a decision as an object, found a list"
    );
    CHECK_THROWS_WITH(
        reading(R"({"action": "reject"})"),
        "d.jsonl:2:1: expected \"relation\", or \"source\", \"type\" and \"target\", in \"reject\""
    );
    CHECK_THROWS_AS(reading(R"({"action": "rename")"), InputError);
}
