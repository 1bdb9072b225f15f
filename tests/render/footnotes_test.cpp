#include "render/footnotes.hpp"

#include "render/dossier.hpp"
#include "render/graphviz_layout.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <regex>
#include <string>
#include <string_view>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

DrawOptions with(Footnotes footnotes) {
    DrawOptions options;
    options.footnotes = footnotes;
    return options;
}

Graph two_sentences() {
    Graph graph;
    Document document;
    document.id = "d";
    document.source = "news.txt";
    document.text = "Ana met Bo in 2020. Bo leads <Acme> & \\N.";
    const auto read = graph.add_document(document);
    const auto ana = graph.add_entity("Ana", "Person");
    const auto bo = graph.add_entity("Bo", "Person");
    const auto acme = graph.add_entity("Acme", "Organization");
    const auto add = [&](EntityId source, std::string_view type, EntityId target, int sentence) {
        Relation relation;
        relation.source = source;
        relation.target = target;
        relation.type = graph.schema().type(type);
        relation.properties.set("stated", *Edtf::parse("2021-05-04"));
        const std::size_t begin = sentence == 1 ? 0 : 20;
        const std::size_t end = sentence == 1 ? 19 : document.text.size();
        if (sentence != 0) {
            relation.evidence.push_back(
                {read, begin, end, document.text.substr(begin, end - begin), "test", {}}
            );
        }
        return graph.add_relation(relation);
    };
    add(bo, "LEADS", acme, 2);
    graph.set_property(add(ana, "MEETS", bo, 1), "when", *Edtf::parse("2020"));
    add(ana, "KNOWS", acme, 0);
    return graph;
}

struct Place {
    double x = 0;
    double y = 0;
};

/// Where the first text of each node of an SVG stands.
std::map<std::string, Place> places(const std::string& svg) {
    static const std::regex node(
        R"re(<g id="(\w+)" class="node[^<]*(?:<(?!text|/g)[^<]*)*<text [^>]*x="([-0-9.]+)" y="([-0-9.]+)")re"
    );
    std::map<std::string, Place> found;
    for (auto at = std::sregex_iterator(svg.begin(), svg.end(), node); at != std::sregex_iterator();
         ++at) {
        found[(*at)[1]] = {std::stod((*at)[2]), std::stod((*at)[3])};
    }
    return found;
}

}  // namespace

TEST_CASE("footnotes number relations as the dossier does", "[render][footnotes]") {
    const auto graph = two_sentences();
    const auto part = whole_graph(graph);
    const auto dot = flow_dot(graph, part, with(Footnotes::numbers));
    CHECK(has(dot, ">[1]</FONT><BR/>(2020)"));
    CHECK(has(dot, ">[2]</FONT>> id=\"r1\""));
    CHECK(has(dot, ">[3]</FONT>> id=\"r3\""));
    CHECK_FALSE(has(dot, "footnotes_1"));
    const auto dossier = dossier_markdown(graph, part, {});
    CHECK(has(dossier, "1. <a id=\"r2\"></a>"));
    CHECK(has(dossier, "2. <a id=\"r1\"></a>"));
    CHECK(has(dossier, "3. <a id=\"r3\"></a>"));
    CHECK_FALSE(has(flow_dot(graph, part, {}), "[1]"));
}

TEST_CASE("the list has each sentence once, with place and dates", "[render][footnotes]") {
    const auto graph = two_sentences();
    const auto dot = flow_dot(graph, whole_graph(graph), with(Footnotes::list));
    CHECK(has(dot, "footnotes_1=<<TABLE"));
    CHECK(has(dot, "footnotes_3=<<TABLE"));
    CHECK_FALSE(has(dot, "footnotes_4"));  // three entries fill three columns
    CHECK(has(dot, "<B>1</B>"));
    CHECK(has(dot, "“Ana met Bo in 2020.”"));
    CHECK(has(dot, "news.txt, bytes 0–19; stated 2021-05-04; when 2020"));
    CHECK(has(dot, "“Bo leads &lt;Acme&gt; &amp; \\\\N.”"));
    CHECK(has(dot, "rest on no sentence that was kept"));
}

TEST_CASE("every view but the overview has footnotes", "[render][footnotes]") {
    const auto graph = tests::tokyo_talks();
    const auto part = whole_graph(graph);
    for (const auto view : {View::flow, View::grouped, View::map, View::timeline}) {
        CAPTURE(view_name(view));
        CHECK(has(view_dot(view, graph, part, with(Footnotes::list)), "footnotes_6=<<TABLE"));
    }
    CHECK_FALSE(has(overview_dot(graph, part, with(Footnotes::list)), "footnotes_1"));
    const Path path{EntityId{0}, {{RelationId{0}, true}}, 1};
    const auto target = graph.relation(RelationId{0}).target;
    const auto dot = path_dot(graph, EntityId{0}, target, {path}, with(Footnotes::list));
    CHECK(has(dot, "footnotes_1=<<TABLE"));
}

TEST_CASE("a timeline lists only the sentences of what it draws", "[render][footnotes]") {
    const auto graph = two_sentences();
    const auto dot = timeline_dot(graph, whole_graph(graph), with(Footnotes::list));
    CHECK(has(dot, "Ana met Bo"));
    CHECK_FALSE(has(dot, "Bo leads"));
}

TEST_CASE("a list under a picture moves nothing in it", "[render][footnotes][layout]") {
    const auto graph = tests::tokyo_talks();
    const auto part = whole_graph(graph);
    const auto view = GENERATE(View::flow, View::grouped, View::map, View::timeline);
    CAPTURE(view_name(view));
    const auto draw = [&](Footnotes footnotes) {
        return render_dot(view_dot(view, graph, part, with(footnotes)), PictureFormat::svg);
    };
    const auto bare = draw(Footnotes::numbers);
    const auto noted = draw(Footnotes::list);
    CHECK(noted.warnings.empty());
    CHECK(draw(Footnotes::list).bytes == noted.bytes);

    const auto before = places(bare.bytes);
    auto after = places(noted.bytes);
    REQUIRE(before.size() > 5);
    CHECK(after.size() == before.size() + 1);
    const auto& first = before.begin()->first;
    const double dx = after[first].x - before.at(first).x;
    const double dy = after[first].y - before.at(first).y;
    CHECK(std::abs(dx) < 0.5);
    for (const auto& [id, there] : before) {
        CAPTURE(id);
        const auto here = after[id];
        CHECK(std::abs(here.x - there.x - dx) < 0.2);
        CHECK(std::abs(here.y - there.y - dy) < 0.2);
        CHECK(here.y < after["footnotes"].y);
    }
}

TEST_CASE("footnotes are in PNG and PDF too, the same bytes each time", "[render][footnotes]") {
    const auto graph = tests::tokyo_talks();
    const auto part = whole_graph(graph);
    const auto format = GENERATE(PictureFormat::png, PictureFormat::pdf);
    const auto bare = render_dot(flow_dot(graph, part, with(Footnotes::numbers)), format);
    const auto dot = flow_dot(graph, part, with(Footnotes::list));
    const auto noted = render_dot(dot, format);
    CHECK(noted.bytes.size() > bare.bytes.size());
    CHECK(render_dot(dot, format).bytes == noted.bytes);
}
