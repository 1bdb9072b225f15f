#include "graph/error.hpp"
#include "render/view.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// As a word of a class, which is quoted.
bool has_word(const std::string& text, std::string_view word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const char after = text.at(at + word.size());
        if (text.at(at - 1) == ' ' && (after == ' ' || after == '"')) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the flow of the Tokyo talks is drawn as it was", "[render][flow][golden]") {
    const auto graph = tests::tokyo_talks();
    const auto dot = flow_dot(graph, {});
    tests::check_golden("tokyo_flow.dot", dot);
    CHECK(flow_dot(tests::tokyo_talks(), {}) == dot);
    tests::check_golden(
        "tokyo_flow_dark.dot", flow_dot(graph, {.title = "Talks", .theme = Theme::dark})
    );
}

TEST_CASE("a picture keeps the id of every relation it merged", "[render][flow]") {
    const auto graph = tests::tokyo_talks();
    const auto dot = flow_dot(graph, {});
    for (const auto id : graph.relations()) {
        const auto& text = graph.relation(id).id;
        CAPTURE(text);
        CHECK(has_word(dot, text));
    }
}

TEST_CASE("arrangements differ in order only", "[render][flow]") {
    const auto graph = tests::tokyo_talks();
    const auto letters = [](std::string text) {
        std::ranges::sort(text);
        return text;
    };
    // A turned line has the arrowhead behind, which takes some letters more.
    const auto plain = letters(flow_dot(graph, {}));
    CHECK(letters(flow_dot(graph, {.arrangement = 1})) == plain);
    for (std::size_t i = 0; i < arrangement_count(); ++i) {
        CAPTURE(i);
        const auto dot = flow_dot(graph, {.arrangement = i});
        for (const auto id : graph.relations()) CHECK(has_word(dot, graph.relation(id).id));
    }
    CHECK_THROWS_AS(flow_dot(graph, {.arrangement = arrangement_count()}), std::out_of_range);
}

TEST_CASE("a legend lists what occurs and nothing else", "[render][flow][legend]") {
    Graph graph;
    graph.add_relation(
        graph.add_entity("A", "Person"), "MEMBER_OF", graph.add_entity("B", "Organization")
    );
    const auto dot = flow_dot(graph, {});
    CHECK(has(dot, ">Person<"));
    CHECK(has(dot, ">Organization<"));
    CHECK(has(dot, "holds office, belongs to"));
    CHECK_FALSE(has(dot, ">Country<"));
    CHECK_FALSE(has(dot, "agrees, promises"));
    CHECK_FALSE(has(dot, "planned or expected"));
    CHECK(has(dot, "2 entities and 1 relation."));
}

TEST_CASE("the date in brackets is that of the thing, not of the statement", "[render][flow]") {
    Graph graph;
    const auto id = graph.add_relation(
        graph.add_entity("A", "Country"), "WILL_HOLD", graph.add_entity("B", "Event")
    );
    graph.set_property(id, "stated", *Edtf::parse("2020-11-24"));
    CHECK_FALSE(has(flow_dot(graph, {}), "(2020-11-24)\""));
    graph.set_property(id, "when", *Edtf::parse("2021/.."));
    CHECK(has(flow_dot(graph, {}), "label=\"will hold\\n(since 2021)\""));
}

TEST_CASE("status is a style of line, and denial an end of it", "[render][flow]") {
    Graph graph;
    const auto id = graph.add_relation(
        graph.add_entity("A", "Country"), "WILL_HOLD", graph.add_entity("B", "Event")
    );
    CHECK(has(flow_dot(graph, {}), "style=\"solid\" arrowhead=\"normal\""));
    graph.set_property(id, "status", "planned");
    CHECK(has(flow_dot(graph, {}), "style=\"dashed\" arrowhead=\"normal\""));
    graph.set_property(id, "status", "considered");
    CHECK(has(flow_dot(graph, {}), "style=\"dotted\" arrowhead=\"normal\""));
    graph.set_property(id, "status", "denied");
    CHECK(has(flow_dot(graph, {}), "style=\"solid\" arrowhead=\"tee\""));
    CHECK(has(flow_dot(graph, {}), "will hold\\n(denied)"));
}

TEST_CASE("an office reads by its role", "[render][flow]") {
    Graph graph;
    const auto id = graph.add_relation(
        graph.add_entity("A", "Person"), "HOLDS_OFFICE", graph.add_entity("B", "Country")
    );
    CHECK(has(flow_dot(graph, {}), "label=\"holds office in\""));
    graph.set_property(id, "role", "Foreign Minister");
    CHECK(has(flow_dot(graph, {}), "label=\"Foreign\\nMinister of\""));
}

TEST_CASE("dates and many lone entities are counted, not drawn", "[render][flow]") {
    Graph graph;
    const auto event = graph.add_entity("Talks", "Event");
    graph.add_relation(graph.add_entity("A", "Person"), "PARTICIPATES_IN", event);
    graph.add_relation(event, "SCHEDULED_FOR", graph.add_entity("2020-11", "Date"));
    const auto lone = GENERATE(1, 11);
    for (int i = 0; i < lone; ++i) graph.add_entity("Lone", "Topic");
    const auto dot = flow_dot(graph, {});
    CHECK_FALSE(has(dot, "n_2020"));
    CHECK(has(dot, "1 date with 1 relation"));
    CHECK(has(dot, "n_lone") == (lone == 1));
    CHECK(has(dot, "11 entities without relations") == (lone == 11));
}

TEST_CASE("an empty graph is a picture of nothing", "[render][flow]") {
    CHECK(has(flow_dot(Graph(), {}), "0 entities and 0 relations."));
}

TEST_CASE("hostile names, ids, kinds and links stay text", "[render][flow][hostile]") {
    Graph graph;
    Entity entity;
    entity.id = "x\"];evil[URL=\"javascript:alert(1)";
    entity.name = "<script>alert(1)</script>\"\\\x1b[31m";
    entity.kinds = {graph.schema().kind("Bad\" onload=\"alert(1)")};
    entity.properties.set("url", "javascript:alert(1)");
    const auto a = graph.add_entity(entity);
    const auto b = graph.add_entity("B", "Person");
    Relation relation;
    relation.id = "r\"><script>";
    relation.source = a;
    relation.target = b;
    relation.type = graph.schema().type("SAYS\"]; } digraph {");
    relation.properties.set("when", "\"]");
    graph.add_relation(relation);
    const auto dot = flow_dot(graph, {.title = "</TABLE>><script>"});
    tests::check_golden("hostile_flow.dot", dot);
    CHECK_FALSE(has(dot, "URL="));
    CHECK_FALSE(has(dot, "\x1b"));
    CHECK_FALSE(has(dot, "n_x\""));
    CHECK(has(dot, "&lt;/TABLE&gt;&gt;&lt;script&gt;"));
}

TEST_CASE("a graph too large for one picture is refused with advice", "[render][flow]") {
    Graph graph;
    for (int i = 0; i < 2001; ++i) graph.add_entity("N", "Person");
    CHECK_THROWS_WITH(
        flow_dot(graph, {}),
        "2,001 entities do not fit into one picture, expected at most 2,000; draw a part: the "
        "surroundings of one entity, the paths between two, the best connected, some kinds or "
        "types, or a span of time"
    );
    CHECK(drawn_statement_count(graph, Part()) == 0);
}

TEST_CASE("unknown kinds look different from one another", "[render][flow][palette]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Company");
    graph.add_relation(a, "SUPPLIES", graph.add_entity("B", "Product"));
    const auto dot = flow_dot(graph, {});
    CHECK(has(dot, "class=\"kind company\" shape=\"box\""));
    CHECK(has(dot, "class=\"kind product\" shape=\"tab\""));
    CHECK(has(dot, ">Company<"));
}

TEST_CASE("a kind that is a blank is no empty cell, which Graphviz refuses", "[render][flow]") {
    Graph graph;
    graph.add_entity("A", " ");
    CHECK(has(flow_dot(graph, {}), ">no kind<"));
    CHECK_FALSE(has(flow_dot(graph, {}), "POINT-SIZE=\"10\"></FONT>"));
}
