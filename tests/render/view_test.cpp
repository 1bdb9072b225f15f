#include "render/view.hpp"

#include "graph/edtf.hpp"
#include "graph/error.hpp"
#include "render/grouping.hpp"
#include "render/positions.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

constexpr std::array all_views{
    View::flow, View::grouped, View::map, View::timeline, View::overview};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

/// The whole statement that begins with `name`.
std::string statement_of(const std::string& dot, const std::string& name) {
    const auto begin = dot.find("\n" + name + " [");
    if (begin == std::string::npos) return {};
    return dot.substr(begin + 1, dot.find(";\n", begin) - begin - 1);
}

/// `count` people who all met the first.
Graph star(std::size_t count) {
    Graph graph;
    const auto hub = graph.add_entity("Hub", "Person");
    for (std::size_t i = 1; i < count; ++i) {
        graph.add_relation(hub, "MET_WITH", graph.add_entity("N" + std::to_string(i), "Person"));
    }
    return graph;
}

RelationId dated(
    Graph& graph, EntityId a, const char* type, EntityId b, const char* when, const char* status
) {
    const auto id = graph.add_relation(a, type, b);
    if (*when != '\0') graph.set_property(id, "when", *Edtf::parse(when));
    if (*status != '\0') graph.set_property(id, "status", status);
    return id;
}

}  // namespace

TEST_CASE("the views of the Tokyo talks are drawn as they were", "[render][view][golden]") {
    const auto graph = tests::tokyo_talks();
    const auto part = whole_graph(graph);
    for (const auto view : {View::grouped, View::map, View::timeline, View::overview}) {
        const auto dot = view_dot(view, graph, part, {});
        tests::check_golden("tokyo_" + std::string(view_name(view)) + ".dot", dot);
        CHECK(view_dot(view, tests::tokyo_talks(), part, {}) == dot);
    }
}

TEST_CASE("every view but a timeline shows every relation of its part", "[render][view]") {
    const auto graph = tests::tokyo_talks();
    const auto part = whole_graph(graph);
    for (const auto view : {View::flow, View::grouped, View::map, View::overview}) {
        const auto dot = view_dot(view, graph, part, {});
        for (const auto id : part.relations) {
            const auto& name = graph.relation(id).id;
            CAPTURE(view_name(view), name);
            CHECK((has(dot, " " + name + " ") || has(dot, " " + name + "\"")));
        }
    }
}

TEST_CASE("a view suits the size of what it draws", "[render][view]") {
    const auto view_of = [](const Graph& graph, bool for_print) {
        return suitable_view(graph, whole_graph(graph), for_print);
    };
    CHECK(view_of(star(20), false) == View::flow);
    CHECK(view_of(star(20), true) == View::flow);
    CHECK(view_of(star(151), false) == View::overview);

    const auto talks = tests::tokyo_talks();
    CHECK(view_of(talks, false) == View::flow);

    // 70 statements between two kinds: too many for one printed page from left to right.
    Graph graph;
    for (int i = 0; i < 70; ++i) {
        const auto person = graph.add_entity("P" + std::to_string(i), "Person");
        graph.add_relation(
            person, "MEMBER_OF", graph.add_entity("O" + std::to_string(i), "Organization")
        );
    }
    CHECK(drawn_statement_count(graph, whole_graph(graph)) > 60);
    CHECK(view_of(graph, false) == View::flow);
    CHECK(view_of(graph, true) == View::grouped);
    // Frames around one kind say nothing.
    CHECK(view_of(star(90), true) == View::flow);
}

TEST_CASE("grouped draws one frame for each kind and keeps words outside", "[render][view]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Organization");
    graph.add_relation(a, "MEMBER_OF", b);
    graph.add_relation(graph.add_entity("C", "Person"), "MEMBER_OF", b);
    const auto dot = grouped_dot(graph, whole_graph(graph), {});
    CHECK(count(dot, "subgraph cluster_") == 2);
    CHECK(has(dot, "label=\"Person\""));
    const auto end_of_frames = dot.rfind("}\n", dot.size() - 3);
    CHECK(dot.find("\nr1 [") > end_of_frames);
}

TEST_CASE("who a picture is about stands out", "[render][view]") {
    const auto graph = star(5);
    for (const auto view : {View::flow, View::grouped, View::map, View::overview}) {
        const auto dot = view_dot(view, graph, whole_graph(graph), {.emphasized = {EntityId{0}}});
        CAPTURE(view_name(view));
        CHECK(has(statement_of(dot, "n_hub"), "penwidth=\"3\""));
        CHECK_FALSE(has(statement_of(dot, "n_n1"), "penwidth"));
    }
}

TEST_CASE("a map begins where things stood", "[render][view]") {
    const auto graph = star(3);
    DrawOptions options;
    options.earlier = {{"n_hub", {10, 20.5}}, {"r1", {-3, 4}}, {"n_gone", {1, 1}}};
    const auto dot = map_dot(graph, whole_graph(graph), options);
    CHECK(has(dot, "n_hub [pos=\"10.00,20.50\"]"));
    CHECK(has(dot, "r1 [pos=\"-3.00,4.00\"]"));
    CHECK_FALSE(has(dot, "n_gone"));
    CHECK(has(dot, "inputscale=\"72\""));
    CHECK_FALSE(has(map_dot(graph, whole_graph(graph), {}), "inputscale"));
}

TEST_CASE("a timeline orders dates by their ends", "[render][view][timeline]") {
    Graph graph;
    const auto china = graph.add_entity("China", "Country");
    const auto thing = [&](const char* name) { return graph.add_entity(name, "Event"); };
    dated(graph, china, "WILL_HOLD", thing("year"), "2020", "planned");
    dated(graph, china, "WILL_HOLD", thing("month"), "2020-11", "planned");
    dated(graph, china, "WILL_HOLD", thing("day"), "2020-11-25", "planned");
    dated(graph, china, "WILL_HOLD", thing("later"), "2021/2022", "planned");
    dated(graph, china, "WILL_HOLD", thing("open"), "2019/..", "");
    dated(graph, china, "WILL_HOLD", thing("never"), "", "");
    const auto dot = timeline_dot(graph, whole_graph(graph), {});
    std::size_t last = 0;
    for (const auto* date : {"since 2019", "2020-11-25", "2020-11", "2020", "2021/2022"}) {
        CAPTURE(date);
        const auto at = dot.find("label=\"" + std::string(date) + "\"");
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
    CHECK(has(dot, "5 dated relations at 5 dates."));
    CHECK(has(dot, "Not drawn: 1 relation without a date."));
    CHECK_FALSE(has(dot, ">never<"));
    CHECK(has(dot, "rankdir=\"LR\""));
}

TEST_CASE("a box of a timeline is about what happens, not who takes part", "[render][timeline]") {
    Graph graph;
    const auto china = graph.add_entity("China", "Country");
    const auto japan = graph.add_entity("Japan", "Country");
    const auto games = graph.add_entity("Games", "Event");
    dated(graph, china, "SUPPORTS", games, "2021", "");
    dated(graph, games, "HELD_IN", japan, "2021", "");
    dated(graph, japan, "SUPPORTS", games, "2021", "considered");
    const auto dot = timeline_dot(graph, whole_graph(graph), {});
    // One box for what is fact, with both lines, and one for what is considered.
    CHECK(count(dot, "POINT-SIZE=\"11\">Games<") == 2);
    CHECK(has(dot, ">China: supports<"));
    CHECK(has(dot, " Japan<"));
    CHECK(has(statement_of(dot, "box_1"), " r1 r2\""));
    CHECK(count(dot, "STYLE=\"dotted\"") == 1);
}

TEST_CASE("a timeline of many dates runs downwards", "[render][view][timeline]") {
    Graph graph;
    const auto china = graph.add_entity("China", "Country");
    for (int year = 2001; year <= 2009; ++year) {
        dated(
            graph,
            china,
            "WILL_HOLD",
            graph.add_entity("E" + std::to_string(year), "Event"),
            std::to_string(year).c_str(),
            ""
        );
    }
    for (int i = 0; i < 7; ++i) {
        dated(
            graph, china, "SUPPORTS", graph.add_entity("F" + std::to_string(i), "Event"), "2009", ""
        );
    }
    const auto dot = timeline_dot(graph, whole_graph(graph), {});
    CHECK(has(dot, "rankdir=\"TB\""));
    CHECK(count(dot, "class=\"axis\"") == 9);  // nine dates, and one row more for the last
}

TEST_CASE("an overview names the forty best connected", "[render][view][overview]") {
    Graph graph;
    for (int i = 0; i < 60; ++i) {
        const auto a = graph.add_entity("N" + std::to_string(i), "Person");
        for (int j = 0; j < i; ++j)
            graph.add_relation(a, "MET_WITH", EntityId{static_cast<std::uint32_t>(j / 2)});
    }
    const auto dot = overview_dot(graph, whole_graph(graph), {});
    CHECK(count(dot, "shape=\"ellipse\"") == 40);
    CHECK(count(dot, "shape=\"circle\"") == 20);
    CHECK(has(statement_of(dot, "n_n0"), "label=\"N0\""));
    CHECK(has(dot, "Names on the 40 best connected"));
    CHECK_FALSE(has(overview_dot(star(10), whole_graph(star(10)), {}), "best connected"));
}

TEST_CASE("an overview can be colored and sized by properties", "[render][view][overview]") {
    auto graph = star(60);
    for (const auto id : graph.entities()) {
        graph.set_property(id, "circle", std::int64_t{id.value % 9 + 1});
        graph.set_property(id, "score", id.value == 7 ? 4.0 : 0.0);
    }
    graph.set_property(EntityId{3}, "circle", PropertyValue());
    DrawOptions options{.group_by = "circle", .size_by = "score"};
    const auto dot = overview_dot(graph, whole_graph(graph), options);
    // Nine circles of about seven: six have colors, the rest is one.
    CHECK(has(dot, ">circle 1<"));
    CHECK(has(dot, ">other<"));
    CHECK_FALSE(has(dot, ">circle 9<"));
    CHECK(has(dot, "Names on the 40 with the most score; the larger a dot or a name, the more."));
    CHECK(has(dot, "n_n7 [fontsize=\"20\"]"));
    CHECK(has(dot, "n_n1 [fontsize=\"9\"]"));
    CHECK(has(statement_of(dot, "n_n3"), "fillcolor=\"#FFFFFF\""));
    // A property nobody has colors nothing and sizes nothing.
    options = {.group_by = "nothing", .size_by = "nothing"};
    CHECK(has(overview_dot(graph, whole_graph(graph), options), ">other<"));
}

TEST_CASE("grouped frames the groups of a property", "[render][view]") {
    auto graph = star(6);
    for (const auto id : graph.entities()) {
        if (id.value == 0) continue;
        graph.set_property(id, "circle", std::int64_t{id.value < 4 ? 10 : 2});
    }
    const auto dot = grouped_dot(graph, whole_graph(graph), {.group_by = "circle"});
    CHECK(count(dot, "subgraph cluster_") == 2);
    CHECK(dot.find("label=\"circle 2\"") < dot.find("label=\"circle 10\""));
    CHECK(dot.find("\nn_hub [") > dot.find("label=\"circle 10\""));
    CHECK(count(dot, "\nn_hub [") == 1);
}

TEST_CASE("groups beyond the colors there are become one", "[render][grouping]") {
    Graph graph;
    for (int i = 0; i < 20; ++i) {
        const auto id = graph.add_entity("N" + std::to_string(i), "Person");
        if (i < 18)
            graph.set_property(id, "party", i < 10 ? std::string("big") : "p" + std::to_string(i));
    }
    const auto entities = graph.entities();
    const auto groups = groups_by(graph, {entities.begin(), entities.end()}, "party");
    CHECK(groups.names.size() == 9);
    CHECK(groups.names.front() == "party big");
    CHECK(groups.group_of.size() == 18);
    const auto fewer = largest_groups(groups, 3);
    CHECK(fewer.names == std::vector<std::string>{"party big", "party p10", "other"});
    CHECK(fewer.group_of.at(EntityId{0}) == 0);
    CHECK(fewer.group_of.at(EntityId{10}) == 1);
    CHECK(fewer.group_of.at(EntityId{17}) == 2);
}

TEST_CASE("pairs of an overview are one line with all their relations", "[render][overview]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Person");
    graph.add_relation(a, "MET_WITH", b);
    graph.add_relation(b, "SUPPORTS", a);
    graph.add_relation(a, "SUPPORTS", a);
    const auto dot = overview_dot(graph, whole_graph(graph), {});
    CHECK(count(dot, " -> ") == 1);
    CHECK(has(dot, " r1 r2\""));
}

TEST_CASE("views refuse what does not fit, and draw what is empty", "[render][view]") {
    const auto large = star(2'001);
    const auto part = whole_graph(large);
    for (const auto view : all_views) {
        CAPTURE(view_name(view));
        CHECK_THROWS_AS(view_dot(view, large, part, {}), InputError);
        CHECK(has(view_dot(view, Graph(), Part(), {}), "digraph"));
    }
}

TEST_CASE("positions are read from a picture", "[render][positions]") {
    const auto positions = positions_in_svg(
        "<g id=\"graph0\" class=\"graph\"><polygon points=\"0,0 9,9\"/>\n"
        "<g id=\"n_a\" class=\"node kind person\"><title>A</title>\n"
        "<ellipse fill=\"#fff\" cx=\"10.5\" cy=\"-20\" rx=\"3\" ry=\"2\"/></g>\n"
        "<g id=\"n_b\" class=\"node kind\"><polygon points=\"0,-10 4,-10 4,-30 0,-30\"/></g>\n"
        "<g id=\"n_c\" class=\"node\"><path d=\"M1,-1C1,-1 3,-1 3,-5 3,-5\"/></g>\n"
        "<g id=\"r1\" class=\"node rel\"><text x=\"5\" y=\"-6\">met</text></g>\n"
        "<g id=\"edge1\" class=\"edge\"><path d=\"M7,7\"/></g></g>"
    );
    CHECK(positions.size() == 4);
    CHECK(positions.at("n_a").x == Approx(10.5));
    CHECK(positions.at("n_a").y == Approx(20));
    CHECK(positions.at("n_b").y == Approx(20));
    CHECK(positions.at("n_c").x == Approx(2));
    CHECK(positions.at("r1").y == Approx(6));
    CHECK(positions_in_svg("").empty());
    CHECK(positions_in_svg("<svg><g id=\"n_a\" class=\"node\"").empty());
    CHECK(positions_in_svg("<g id=\"n\" class=\"node\"><ellipse cx=\"1e999\" cy=\"nan\"/>").empty()
    );
}
