#include "render/view.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE(
    "the paths from Motegi to the pandemic are drawn as they were", "[render][path][golden]"
) {
    const auto graph = tests::tokyo_talks();
    const auto from = *graph.find_entity("toshimitsu-motegi");
    const auto to = *graph.find_entity("coronavirus-pandemic");
    const auto answer = all_shortest_paths(Snapshot(graph), from, to);
    REQUIRE(answer.paths.size() == 2);
    tests::check_golden("tokyo_path.dot", path_dot(graph, from, to, answer.paths, {}));
}

TEST_CASE("what paths share is drawn once, and arrows follow the relations", "[render][path]") {
    // a -> b <- c, and a second b <- c
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Person");
    const auto c = graph.add_entity("C", "Person");
    const auto r1 = graph.add_relation(a, "APPOINTED", b);
    const auto r2 = graph.add_relation(c, "APPOINTED", b);
    const auto r3 = graph.add_relation(c, "WELCOMED", b);
    const std::vector<Path> paths{
        {a, {{r1, true}, {r2, false}}, 2},
        {a, {{r1, true}, {r3, false}}, 2},
    };
    const auto dot = path_dot(graph, a, c, paths, {});
    CHECK(count(dot, "\nn_b [") == 1);
    CHECK(count(dot, "\nr1 [") == 1);
    // Forward: the head is at B. Backward: walked from B to C, but the head is at B too.
    CHECK(count(dot, "r1 -> n_b [") == 1);
    CHECK(count(dot, "dir=\"forward\" arrowhead=\"normal\"") == 1);
    CHECK(count(dot, "n_b -> r2 [") == 1);
    CHECK(count(dot, "dir=\"back\" arrowtail=\"normal\"") == 2);
    CHECK(count(dot, "penwidth=\"3\"") == 2);
    CHECK(count(dot, "2 paths of 2 steps") == 2);  // in the legend and in the description
    CHECK(count(dot, "How A is connected to C") == 2);
}

TEST_CASE("no path is a picture of two names that says so", "[render][path]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Person");
    const auto dot = path_dot(graph, a, b, {}, {});
    CHECK(count(dot, "No path was found.") == 2);
    CHECK(count(dot, "\nn_a [") + count(dot, "\nn_b [") == 2);
}

TEST_CASE("a type of blanks alone still has words", "[render][path]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Person");
    const auto id = graph.add_relation(a, " ", b);
    const auto dot = path_dot(graph, a, b, {{a, {{id, true}}, 1}}, {});
    CHECK(dot.find("<B>is related to</B>") != std::string::npos);
}
