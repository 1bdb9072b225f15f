#include "render/page.hpp"

#include "graph/dot_text.hpp"
#include "render/page/markup.hpp"
#include "render/page/passages.hpp"
#include "render/page/picture.hpp"
#include "tests/render/nasty_labels.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

std::vector<RelationId> all_relations(const Graph& graph) {
    const auto range = graph.relations();
    return {range.begin(), range.end()};
}

std::string page_of(const Graph& graph, const PageOptions& options = {}) {
    return page_html(graph, all_relations(graph), "<svg viewBox=\"0 0 9 9\"></svg>", options);
}

/// What stands between the last `begin` and the next `end`.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const auto from = text.rfind(begin);
    REQUIRE(from != std::string::npos);
    const auto to = text.find(end, from + begin.size());
    REQUIRE(to != std::string::npos);
    return text.substr(from + begin.size(), to - from - begin.size());
}

const std::string data_begin = "<script type=\"application/json\" id=\"page-data\">";

rapidjson::Document data_of(const std::string& page) {
    const auto json = between(page, data_begin, "</script>");
    CHECK(json.find('<') == std::string::npos);
    rapidjson::Document document;
    document.Parse(json.data(), json.size());
    REQUIRE_FALSE(document.HasParseError());
    return document;
}

std::string string_of(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

std::size_t count_of(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

/// A graph in which everything a stranger can name is named `text`.
Graph graph_of(const std::string& text) {
    Graph graph;
    Document document;
    document.id = "d";
    document.title = text;
    document.publisher = text;
    document.source = text;
    document.text = "Before. " + sanitized(text) + "x After.";
    const auto read = graph.add_document(document);
    Entity entity;
    entity.id = "a";
    entity.name = text;
    entity.kinds = {graph.schema().kind(text)};
    entity.aliases = {text + " alias"};
    entity.properties.set(text + "p", text);
    entity.properties.set("url", "https://example.org/" + text);
    const auto a = graph.add_entity(entity);
    const auto b = graph.add_entity("B", "Person");
    Relation relation;
    relation.id = text.empty() ? "r" : text;
    relation.source = a;
    relation.target = b;
    relation.type = graph.schema().type(text);
    for (const auto* name : {"role", "when", "stated", "speaker"}) {
        relation.properties.set(name, text);
    }
    const auto quote = sanitized(text) + "x";
    relation.evidence.push_back({read, 8, 8 + quote.size(), quote, text, 0.5});
    graph.add_relation(relation);
    return graph;
}

}  // namespace

TEST_CASE(
    "a nasty label adds no tag, no attribute and no script to a page", "[render][page][hostile]"
) {
    const auto plain = page_of(graph_of("plain"), {.title = "plain", .graph_name = "plain"});
    for (const auto& label : tests::nasty_labels()) {
        CAPTURE(label.id);
        const auto page =
            page_of(graph_of(label.text), {.title = label.text, .graph_name = label.text});
        // Outside of the data there are as many marks that begin a tag or end an attribute.
        const auto markup = [](const std::string& text) {
            return text.substr(0, text.rfind(data_begin));
        };
        CHECK(count_of(markup(page), "<") == count_of(markup(plain), "<"));
        CHECK(count_of(markup(page), ">") == count_of(markup(plain), ">"));
        CHECK(count_of(page, "<script") == 2);
        CHECK(count_of(page, "</script>") == 2);
        CHECK(count_of(markup(page), "\"") == count_of(markup(plain), "\""));
    }
}

TEST_CASE("a nasty label reaches the script of a page as it is", "[render][page][hostile]") {
    for (const auto& label : tests::nasty_labels()) {
        CAPTURE(label.id);
        const auto data = data_of(page_of(graph_of(label.text)));
        const auto& entity = data["entities"][0];
        CHECK(string_of(entity["name"]) == label.expected);
        CHECK(string_of(entity["aliases"][0]) == sanitized(label.text + " alias"));
        CHECK(string_of(entity["more"][0][1]) == label.expected);
        const auto& evidence = data["evidence"][0];
        CHECK(
            string_of(data["documents"][0]["text"][0]) == "Before. " + label.expected + "x After."
        );
        if (!label.expected.empty()) CHECK(string_of(evidence["method"]) == label.expected);
        CHECK(string_of(data["types"][0]["name"]) == label.expected);
    }
}

TEST_CASE(
    "the policy of a page names its script and its style and lets nothing else in", "[render][page]"
) {
    const auto page = page_of(tests::tokyo_talks());
    const auto policy = between(page, "Content-Security-Policy\" content=\"", "\"");
    CHECK(
        policy == "default-src 'none'; script-src '" +
                      policy_hash(between(page, "<script>", "</script>")) + "'; style-src '" +
                      policy_hash(between(page, "<style>", "</style>")) +
                      "'; base-uri 'none'; form-action 'none'"
    );
    CHECK(page.find("{{") == std::string::npos);
}

TEST_CASE("a policy hash is SHA-256 in base 64", "[render][page]") {
    // FIPS 180-4's examples
    CHECK(policy_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    CHECK(policy_hash("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("two runs give the same page, byte for byte", "[render][page]") {
    CHECK((page_of(tests::tokyo_talks()) == page_of(tests::tokyo_talks())));
}

TEST_CASE("a page of a part knows that part and who stands in its picture", "[render][page]") {
    Graph graph;
    const auto a = graph.add_entity("A", "Person");
    const auto b = graph.add_entity("B", "Person");
    const auto c = graph.add_entity("C", "Person");
    graph.add_entity("D", "Person");
    const auto drawn = graph.add_relation(a, "MET_WITH", b);
    graph.add_relation(a, "MET_WITH", c);
    const auto data = data_of(page_html(graph, {drawn}, "<svg><g id=\"n_c\"></g></svg>"));
    std::set<std::string> names;
    for (const auto& entity : data["entities"].GetArray()) names.insert(string_of(entity["name"]));
    CHECK(names == std::set<std::string>{"A", "B", "C"});
    CHECK(data["relations"].Size() == 1);
    CHECK(data_of(page_of(graph))["entities"].Size() == 4);
}

TEST_CASE("a page of a part names the documents it cites", "[render][page]") {
    Graph graph;
    Document document;
    document.text = "x";
    for (const auto* id : {"one", "two", "three"}) {
        document.id = document.title = id;
        graph.add_document(document);
    }
    Relation relation;
    relation.source = graph.add_entity("A", "Person");
    relation.target = graph.add_entity("B", "Person");
    relation.type = graph.schema().type("MET_WITH");
    graph.add_relation(relation);
    relation.evidence.push_back({DocumentId{1}, 0, 1, "x", "test", {}});
    const auto cited = graph.add_relation(relation);
    const auto data = data_of(page_html(graph, {cited}, ""));
    REQUIRE(data["documents"].Size() == 1);
    CHECK(string_of(data["documents"][0]["name"]) == "two");
    CHECK(data["evidence"][0]["document"].GetInt() == 0);
    CHECK(data_of(page_of(graph))["documents"].Size() == 3);
}

TEST_CASE("the table of a page has a row for each relation, with its quotation", "[render][page]") {
    const auto graph = tests::tokyo_talks();
    const auto rows = between(page_of(graph), "<tbody>", "</tbody>");
    CHECK(count_of(rows, "<tr>") == graph.relation_count());
    for (const auto id : graph.relations()) {
        for (const auto& evidence : graph.relation(id).evidence) {
            CHECK(rows.find("<q>" + html_text(evidence.quote) + "</q>") != std::string::npos);
        }
    }
}

TEST_CASE("evidence stands among the sentences around it", "[render][page]") {
    Graph graph;
    Document document;
    document.id = "d";
    document.text =
        "One is far. Two, “é 𝄞” said. Three \x01is here. Four comes after. Five is far.";
    const auto read = graph.add_document(document);
    const std::string quote = "Three \x01is here.";
    const auto begin = document.text.find(quote);
    Relation relation;
    relation.source = graph.add_entity("A", "Person");
    relation.target = graph.add_entity("B", "Person");
    relation.type = graph.schema().type("MET_WITH");
    relation.evidence.push_back({read, begin, begin + quote.size(), quote, "test", {}});
    const auto id = graph.add_relation(relation);
    const Passages passages(graph, {id});
    REQUIRE(
        passages.of(read) ==
        std::vector<std::string>{"Two, “é 𝄞” said. Three \uFFFDis here. Four comes after."}
    );
    const auto& place = passages.place(id, 0);
    CHECK(place.around_begin == 0);
    CHECK(place.begin == 18);  // as JavaScript counts: two units for 𝄞
    CHECK(place.end == 33);
    CHECK(place.around_end == 51);
}

TEST_CASE("quotations of texts that were not kept are their own surroundings", "[render][page]") {
    Graph graph;
    Document document;
    document.id = "d";
    const auto read = graph.add_document(document);
    Relation relation;
    relation.source = graph.add_entity("A", "Person");
    relation.target = graph.add_entity("B", "Person");
    relation.type = graph.schema().type("MET_WITH");
    relation.evidence.push_back({read, 3, 7, "they", "test", {}});
    const auto data = data_of(page_of((graph.add_relation(relation), graph)));
    CHECK(string_of(data["documents"][0]["text"][0]) == "they");
}

TEST_CASE("the picture of a page leaves out what the page has itself", "[render][page]") {
    CHECK(
        inline_svg(
            "<?xml version=\"1.0\"?>\n<svg width=\"9pt\" height=\"9pt\" viewBox=\"0 0 9.13 9\">\n"
            "<title>T</title>\n<g id=\"graph0\" class=\"graph\" transform=\"translate(21.60 3)\">\n"
            "<polygon fill=\"#ffffff\" points=\"0,0\"/>\n<text fill=\"#1a1a1a\" "
            "x=\"1.25\">T</text>\n"
            "<g id=\"n_a\" class=\"node kind person\" role=\"graphics-symbol img\" "
            "aria-label=\"A\">\n"
            "<title>A</title>\n<ellipse fill=\"#f7e37a\" cx=\"-1.04\"/>\n"
            "<text text-anchor=\"middle\" x=\"1\">A 1.25</text>\n</g>\n"
            "<g id=\"r1\" class=\"node rel topic r1\"><title>A met B&#10;“A met "
            "B.”&#10;a.txt</title>\n"
            "<text fill=\"#555555\">met</text></g>\n</g>\n</svg>\n"
        ) ==
        "<svg viewBox=\"0 0 9.13 9\">\n<title>T</title>\n"
        "<g id=\"graph0\" class=\"graph\" transform=\"translate(21.6 3)\">\n"
        "<g class=\"legend\" aria-hidden=\"true\">\n<text fill=\"#1a1a1a\" "
        "x=\"1.2\">T</text>\n</g>\n"
        "<g id=\"n_a\" class=\"node kind person\" role=\"img\">\n<title>A</title>\n"
        "<ellipse cx=\"-1\"/>\n<text x=\"1\">A 1.25</text>\n</g>\n"
        "<g class=\"node rel topic r1\"><title>A met B</title>\n"
        "<text fill=\"#555555\">met</text></g>\n</g>\n</svg>"
    );
    CHECK(inline_svg("").empty());
    CHECK(inline_svg("plain").empty());
    CHECK_NOTHROW(inline_svg("<svg><g class=\"graph\"></g></g></g><"));
}

TEST_CASE("a script and a style lose what only maintainers read", "[render][page]") {
    CHECK(lean_script("// why\n  f(a);\n\n    // not\n  g(\"// b\");") == "f(a);\ng(\"// b\");\n");
    CHECK(lean_style("/* why */\na, b { color: red; }\n") == "a,b{color:red}\n");
}

TEST_CASE("gaps of a skeleton are filled once", "[render][page]") {
    CHECK(filled("a{{x}}b{{y}}", {{"x", "{{y}}"}, {"y", "2"}}) == "a{{y}}b2");
    CHECK_THROWS(filled("{{z}}", {}));
}
