#include "render/terminal.hpp"

#include "graph/names.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

TEST_CASE("nothing a terminal obeys is printed", "[render][terminal][hostile]") {
    CHECK(printable("a\x1b[31mb\x07") == "a\uFFFD[31mb\uFFFD");
    CHECK(printable("a\u202Eb\u2066c") == "abc");
    CHECK(printable("a\x7F\u0085\u009Bb") == "a\uFFFD\uFFFD\uFFFDb");
    CHECK(printable("line\n\ttab") == "line\n\ttab");
    CHECK(printable("caf\xE9") == "caf\uFFFD");
}

TEST_CASE("lines are wrapped by columns, and long words broken", "[render][terminal]") {
    using Lines = std::vector<std::string>;
    CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrap("extraordinary", 5) == Lines{"extra", "ordin", "ary"});
    CHECK(wrap("外務大臣会談", 5) == Lines{"外務", "大臣", "会談"});
    CHECK(wrap("", 5) == Lines{""});
    CHECK(wrap("ab", 0) == Lines{"a", "b"});
}

TEST_CASE("paths read as chains of quotations", "[render][terminal][golden]") {
    const auto graph = tests::tokyo_talks();
    const auto from = *graph.find_entity("yoshihide-suga");
    const auto to = *graph.find_entity("south-korea");
    const auto answer = all_shortest_paths(Snapshot(graph), from, to);
    const auto text = paths_text(graph, answer.paths, {});
    tests::check_golden("suga_korea_paths.txt", text);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= 80);
}

TEST_CASE("parallel relations share one chain", "[render][terminal]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Person");
    const auto r1 = graph.add_relation(b, "APPOINTED", a);
    const auto r2 = graph.add_relation(a, "MET_WITH", b);
    graph.set_property(r2, "when", Edtf::year(2020));
    graph.set_property(r2, "status", "planned");
    const std::vector<Path> paths{{a, {{r1, false}}, 1}, {a, {{r2, true}}, 1}};
    CHECK(
        paths_text(graph, paths, {}) ==
        "1. A\n"
        "   │ ← was appointed by\n"
        "   │ ↔ met  (2020, planned or expected)\n"
        "   B\n"
        "   2 paths through these entities, by parallel relations\n"
    );
    CHECK(paths_text(graph, {}, {}).empty());
    CHECK(paths_text(graph, {{a, {}, 0}}, {}) == "1. A\n");
}

TEST_CASE("an entity is shown with its cited relations", "[render][terminal][golden]") {
    auto graph = tests::tokyo_talks();
    const auto id = *graph.find_entity("yoshihide-suga");
    graph.add_alias(id, "Suga\x1b[31m");
    graph.set_property(id, "born", *Edtf::parse("1948-12-06"));
    tests::check_golden("suga_entity.txt", entity_text(graph, id, {}));
}

TEST_CASE("color adds escape sequences and nothing else", "[render][terminal]") {
    const auto graph = tests::tokyo_talks();
    const auto id = *graph.find_entity("yoshihide-suga");
    auto colored = entity_text(graph, id, {.color = true});
    CHECK(colored.find("\x1b[1mYoshihide Suga\x1b[0m") == 0);
    for (const std::string code : {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m"}) {
        for (auto at = colored.find(code); at != std::string::npos; at = colored.find(code)) {
            colored.erase(at, code.size());
        }
    }
    CHECK(colored == entity_text(graph, id, {}));
}

TEST_CASE("tables are aligned by columns, not bytes", "[render][terminal]") {
    CHECK(
        table_text(
            {"name", "degree", "kinds"},
            {{"王毅", "12", "Person"}, {"Japan", "3", "Country"}, {"A\x1b", "", ""}},
            {}
        ) ==
        "name   degree  kinds\n"
        "王毅       12  Person\n"
        "Japan       3  Country\n"
        "A\uFFFD\n"
    );
    CHECK(
        table_text({"a", "text"}, {{"x", "one two three four five six"}}, {.width = 24}) ==
        "a  text\n"
        "x  one two three four\n"
        "   five six\n"
    );
    CHECK(table_text({}, {}, {}).empty());
    CHECK(table_text({"a", "b"}, {}, {}) == "a  b\n");
}
