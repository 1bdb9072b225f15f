#include "render/graphviz_layout.hpp"

#include "graph/dot_text.hpp"
#include "graph/edtf.hpp"
#include "graph/names.hpp"
#include "render/best_view.hpp"
#include "render/dot_style.hpp"
#include "render/text_wrap.hpp"
#include "render/view.hpp"
#include "tests/render/nasty_labels.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string decoded(std::string text) {
    const std::vector<std::pair<std::string, std::string>> entities{
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&#39;", "'"},
        {"&#45;", "-"},
        {"&#160;", " "},
        {"&#10;", "\n"},
        {"&amp;", "&"},
    };
    for (const auto& [from, to] : entities) text = replaced(text, from, to);
    return text;
}

/// Graphviz writes the second of two blanks as a no-break space.
std::string plain(const std::string& text) {
    return replaced(replaced(text, "\u00A0", " "), "\t", " ");
}

/// What stands between `begin` and `end`, from `at` on; moves `at` behind it.
std::string between(
    const std::string& text, std::size_t& at, const std::string& begin, const std::string& end
) {
    const auto from = text.find(begin, at);
    if (from == std::string::npos) return {};
    const auto to = text.find(end, from + begin.size());
    at = to;
    return text.substr(from + begin.size(), to - from - begin.size());
}

std::string node_of(const std::string& svg, const std::string& id) {
    std::size_t at = 0;
    return between(svg, at, "<g id=\"" + id + "\"", "</g>");
}

std::vector<std::string> text_lines(const std::string& node) {
    std::vector<std::string> lines;
    for (std::size_t at = node.find("<text"); at != std::string::npos;
         at = node.find("<text", at)) {
        lines.push_back(plain(decoded(between(node, at, ">", "</text>"))));
    }
    return lines;
}

/// Blanks may become line ends; all else must be there.
std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

/// Lines with something to see.
std::vector<std::string> visible(std::vector<std::string> lines) {
    std::erase_if(lines, [](const std::string& line) { return without_blanks(line).empty(); });
    return lines;
}

}  // namespace

TEST_CASE("every nasty label is shown as it is", "[render][layout][hostile]") {
    Graph graph;
    const auto labels = tests::nasty_labels();
    REQUIRE(labels.size() == 79);
    const auto hub = graph.add_entity("Hub", "Country");
    for (const auto& label : labels) {
        Entity entity;
        entity.id = label.id;
        entity.name = label.text;
        entity.kinds = {graph.schema().kind("Topic")};
        graph.add_relation(hub, "CONCERNS", graph.add_entity(entity));
    }
    const auto view = GENERATE(View::flow, View::grouped, View::map);
    CAPTURE(view_name(view));
    const auto dot = view_dot(view, graph, whole_graph(graph), {});
    const auto picture = render_dot(dot, PictureFormat::svg, {.time = std::chrono::minutes(1)});
    CHECK(picture.warnings.empty());
    for (const auto& label : labels) {
        CAPTURE(label.id);
        const auto node = node_of(picture.bytes, "n_" + svg_word(label.id));
        REQUIRE_FALSE(node.empty());
        const auto expected = plain(label.expected);
        const auto lines = visible(text_lines(node));
        CHECK(without_blanks(joined_lines(lines)) == without_blanks(expected));
        CHECK(lines == visible(wrapped_evenly(expected, 20, 40)));
        std::size_t at = 0;
        const auto spoken = plain(decoded(between(node, at, "aria-label=\"", "\"")));
        CHECK(
            without_blanks(spoken) == without_blanks(replaced(expected, "\n", ". ") + " (Topic)")
        );
        const auto hover = plain(decoded(between(node, at, "<title>", "</title>")));
        CHECK(without_blanks(hover) == without_blanks(expected + " (Topic)"));
    }
}

TEST_CASE("nasty words, quotations and titles are shown as they are", "[render][layout][hostile]") {
    for (const auto& label : tests::nasty_labels()) {
        CAPTURE(label.id);
        const auto text = sanitized(label.text);
        Graph graph;
        Document document;
        document.id = "d";
        document.title = text;
        document.text = text + " ";
        const auto read = graph.add_document(document);
        const auto a = graph.add_entity("A", "Person");
        const auto b = graph.add_entity("B", "Person");
        Relation relation;
        relation.source = a;
        relation.target = b;
        relation.type = graph.schema().type("MEMBER_OF");
        relation.properties.set("role", text);
        relation.evidence.push_back({read, 0, text.size() + 1, text + " ", "test", {}});
        const auto id = graph.add_relation(relation);
        const std::vector<Path> paths{{a, {{id, true}}, 1}};
        // Some hundred layouts would take a minute: each title and quotation is drawn, in one
        // picture.
        const auto picture =
            render_dot(path_dot(graph, a, b, paths, {.title = text + "!"}), PictureFormat::svg);
        CHECK(picture.warnings.empty());
        const auto quoted = "“" + without_blanks(plain(text)) + "”";
        const auto shown = without_blanks(joined_lines(text_lines(node_of(picture.bytes, "r1"))));
        CHECK(shown.find(display_width(quoted) > 400 ? "“" : quoted) != std::string::npos);
    }
}

TEST_CASE("nasty quotations are shown as they are under a picture", "[render][layout][hostile]") {
    Graph graph;
    Document document;
    document.id = "d";
    document.source = "<b>\\N.txt";
    const auto labels = tests::nasty_labels();
    for (const auto& label : labels) document.text += sanitized(label.text) + " ";
    const auto read = graph.add_document(document);
    const auto a = graph.add_entity("A", "Person");
    std::size_t begin = 0;
    for (const auto& label : labels) {
        const auto quote = sanitized(label.text) + " ";
        Relation relation;
        relation.source = a;
        relation.target = graph.add_entity("B", "Person");
        relation.type = graph.schema().type("KNOWS");
        relation.evidence.push_back({read, begin, begin + quote.size(), quote, "test", {}});
        graph.add_relation(relation);
        begin += quote.size();
    }
    DrawOptions options;
    options.footnotes = Footnotes::list;
    const auto picture = render_dot(flow_dot(graph, options), PictureFormat::svg);
    CHECK(picture.warnings.empty());
    const auto notes =
        without_blanks(joined_lines(text_lines(node_of(picture.bytes, "footnotes"))));
    for (const auto& label : labels) {
        CAPTURE(label.id);
        const auto quoted = "“" + without_blanks(plain(sanitized(label.text))) + "”";
        CHECK(notes.find(display_width(quoted) > 900 ? "“xxx" : quoted) != std::string::npos);
    }
    CHECK(notes.find("<b>\\N.txt,bytes") != std::string::npos);
}

TEST_CASE("nasty labels are shown in boxes and legends, and run nothing", "[render][hostile]") {
    Graph graph;
    const auto labels = tests::nasty_labels();
    const auto hub = graph.add_entity("Hub", "Country");
    for (const auto& label : labels) {
        Entity entity;
        entity.id = label.id;
        entity.name = label.text;
        entity.kinds = {graph.schema().kind("Event")};
        entity.properties.set("circle", label.text);
        const auto id = graph.add_relation(hub, label.text, graph.add_entity(entity));
        graph.set_property(id, "when", *Edtf::parse("2021"));
    }
    const auto view = GENERATE(View::timeline, View::overview, View::grouped);
    CAPTURE(view_name(view));
    const DrawOptions options{
        .title = "</title><script>alert(1)</script>",
        .group_by = "circle",
        .size_by = "\"><script>"};
    const auto dot = view_dot(view, graph, whole_graph(graph), options);
    const auto picture = render_dot(dot, PictureFormat::svg, {.time = std::chrono::minutes(1)});
    CHECK(picture.warnings.empty());
    const auto& svg = picture.bytes;
    for (const auto* harm : {"<script", "<foreignObject", "<image", "\" on", "javascript:\""}) {
        CAPTURE(harm);
        CHECK(svg.find(harm) == std::string::npos);
    }
    if (view != View::timeline) return;
    // Each is the headline of a box, and its words: nothing of it is lost.
    const auto shown = without_blanks(joined_lines(text_lines(svg)));
    for (const auto& label : labels) {
        const auto expected = without_blanks(plain(label.expected));
        CAPTURE(label.id);
        if (display_width(expected) < 150) CHECK(shown.find(expected) != std::string::npos);
    }
}

TEST_CASE("hostile graphs give an SVG that runs nothing", "[render][layout][hostile]") {
    Graph graph;
    Entity entity;
    entity.id = "x\"];evil[URL=\"javascript:alert(1)";
    entity.name = "<script>alert(1)</script>\" onload=\"alert(1)";
    entity.kinds = {graph.schema().kind("Bad\" onload=\"alert(1)")};
    entity.properties.set("url", "https://example.org/\" onclick=\"alert(1)");
    const auto a = graph.add_entity(entity);
    graph.add_relation(a, "SAYS\"]; } digraph {", graph.add_entity("B", "Person"));
    const auto svg =
        render_dot(flow_dot(graph, {.title = "</title><script>"}), PictureFormat::svg).bytes;
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("\" onload=") == std::string::npos);
    CHECK(svg.find("\" onclick=") == std::string::npos);
    CHECK(svg.find("<!") == std::string::npos);
    CHECK(
        svg.find("xlink:href=\"https://example.org/%22%20onclick=%22alert(1)\"") !=
        std::string::npos
    );
}

TEST_CASE("kinds that are blank are drawn as no kind", "[render][layout][hostile]") {
    Graph graph;
    graph.add_relation(graph.add_entity("A", " "), "MET_WITH", graph.add_entity("B", "\n"));
    const auto picture = render_dot(flow_dot(graph, {}), PictureFormat::svg);
    CHECK(picture.bytes.find(">no kind</text>") != std::string::npos);
}

TEST_CASE("two runs give the same picture, byte for byte", "[render][layout]") {
    const auto dot = flow_dot(tests::tokyo_talks(), {});
    const auto format = GENERATE(PictureFormat::svg, PictureFormat::png, PictureFormat::pdf);
    const auto picture = render_dot(dot, format);
    CHECK(picture.warnings.empty());
    CHECK(picture.bytes.size() > 10'000);
    // Comparing with == would print megabytes when it fails.
    CHECK((render_dot(dot, format).bytes == picture.bytes));
}

TEST_CASE("a layout that takes too long is stopped with advice", "[render][layout]") {
    LayoutLimits limits;
    limits.time = std::chrono::milliseconds(1);
    CHECK_THROWS_WITH(
        render_dot(flow_dot(tests::tokyo_talks(), {}), PictureFormat::svg, limits),
        "Graphviz needed more than 0.001 s; draw a part of the graph, or write .dot"
    );
}

TEST_CASE("what Graphviz calls an error is one, whatever it returns", "[render][layout]") {
    CHECK_THROWS_AS(render_dot("digraph { a", PictureFormat::svg), LayoutError);
    CHECK_THROWS_AS(render_dot("digraph { a [label=<<B>>] }", PictureFormat::svg), LayoutError);
    CHECK_THROWS_AS(render_dot("", PictureFormat::svg), LayoutError);
    // Crashes Graphviz 2.42: "double free or corruption".
    const auto crash = "digraph { c [style=filled fillcolor=\":\"] }";
    try {
        render_dot(crash, PictureFormat::svg);
    } catch (const LayoutError& error) {
        CHECK(std::string(error.what()).find("Graphviz") == 0);
    }
}

TEST_CASE("a bitmap of more than 100 megapixels is drawn smaller", "[render][layout]") {
    LayoutLimits limits;
    limits.dpi = 20'000;
    const auto picture = render_dot("digraph { a [label=\"A\"] }", PictureFormat::png, limits);
    REQUIRE(picture.warnings.size() == 1);
    CHECK(
        picture.warnings.front().find("100 megapixels at 20000 dots per inch") != std::string::npos
    );
    CHECK(picture.bytes.starts_with("\x89PNG"));
}

TEST_CASE("the best of several layouts is the one with less of everything", "[render][layout]") {
    const std::string small = "digraph { a -> b }";
    const std::string large = "digraph { a -> b -> c -> d -> e }";
    CHECK(best_layout({large, small, small}) == 1);
    CHECK(best_layout({"digraph {", large}) == 1);
    CHECK(best_layout({}) == 0);
    CHECK(best_layout({large, small}, {.time = std::chrono::milliseconds(0)}) == 0);
}

TEST_CASE("the best flow is one of the arrangements, and always the same", "[render][layout]") {
    const auto graph = tests::tokyo_talks();
    std::vector<std::string> all;
    for (std::size_t i = 0; i < arrangement_count(); ++i) {
        all.push_back(flow_dot(graph, {.arrangement = i}));
    }
    const auto best = best_view_dot(View::flow, graph, whole_graph(graph), {});
    CHECK(std::ranges::find(all, best) != all.end());
    CHECK((best_view_dot(View::flow, graph, whole_graph(graph), {}) == best));
}

TEST_CASE("a graph too large to try all arrangements takes the first", "[render][layout]") {
    Graph graph;
    const auto hub = graph.add_entity("Hub", "Person");
    for (int i = 0; i < 301; ++i)
        graph.add_relation(hub, "MET_WITH", graph.add_entity("N", "Person"));
    CHECK((best_view_dot(View::flow, graph, whole_graph(graph), {}) == flow_dot(graph, {})));
}

TEST_CASE("too little memory is told as such", "[render][layout]") {
#if defined(__SANITIZE_ADDRESS__)
    WARN("memory is not limited under AddressSanitizer");
#else
    LayoutLimits limits;
    limits.memory_bytes = 1U << 20U;
    try {
        render_dot(flow_dot(tests::tokyo_talks(), {}), PictureFormat::png, limits);
        FAIL("expected a LayoutError");
    } catch (const LayoutError& error) {
        const std::string text = error.what();
        CHECK(text.find("Graphviz") == 0);
        INFO(text);
        CHECK(text.size() > 20);
    }
#endif
}
