#include "exporters/dot.hpp"

#include "graph/dot_text.hpp"
#include "importers/json_reader.hpp"

#include <catch2/catch.hpp>
#include <graphviz/cgraph.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace relata {
namespace {

struct Label {
    std::string id;
    std::string text;
    std::string expected;  ///< what Graphviz should have
};

std::string from_hex(const std::string& digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

/// Seventy-nine labels that broke some program.
std::vector<Label> nasty_labels() {
    std::ifstream in(RELATA_SOURCE_DIR "/tests/data/nasty_labels.json", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto document = parse_json(bytes, PlacesView(bytes, "nasty_labels.json"));
    std::vector<Label> labels;
    for (const auto& item : document.root.find("labels")->as<JsonValue::Array>()) {
        const auto* hex = item.find("bytes_hex");
        labels.push_back(
            {item.find("id")->as<std::string>(),
             hex != nullptr ? from_hex(hex->as<std::string>())
                            : item.find("text")->as<std::string>(),
             item.find("expect")->as<std::string>()}
        );
    }
    return labels;
}

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using DotGraph = std::unique_ptr<Agraph_t, CloseGraph>;

DotGraph read_dot(const std::string& dot) {
    return DotGraph(agmemread(dot.c_str()));
}

/// cgraph takes names as char* but does not write to them.
char* name(std::string& text) {
    return text.data();
}

std::string attribute(void* object, std::string key) {
    const char* value = agget(object, name(key));
    return value == nullptr ? "" : value;
}

}  // namespace

TEST_CASE("every nasty label is made fit for a picture as expected", "[exporters][dot]") {
    const auto labels = nasty_labels();
    REQUIRE(labels.size() == 79);
    for (const auto& label : labels) {
        CAPTURE(label.id);
        CHECK(sanitized(label.text) == label.expected);
        CHECK(sanitized(label.expected) == label.expected);
    }
}

TEST_CASE("every nasty label survives Graphviz's reader, on nodes and edges", "[exporters][dot]") {
    Graph graph;
    const auto labels = nasty_labels();
    for (const auto& label : labels) {
        Entity entity;
        entity.id = label.text.empty() ? "empty" : label.text;  // nasty as an id as well
        entity.name = label.text;
        const auto id = graph.add_entity(std::move(entity));
        graph.add_relation(id, label.text.empty() ? "EMPTY" : label.text, id);
    }
    const auto result = write_dot(graph);
    const auto dot = read_dot(result.files.at(0).bytes);
    REQUIRE(dot != nullptr);
    REQUIRE(agnnodes(dot.get()) == 79);
    REQUIRE(agnedges(dot.get()) == 79);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        CAPTURE(labels[i].id);
        // The name as cgraph keeps it: pieces joined, quotes gone.
        auto node_name = dot_name(graph.entity(EntityId{static_cast<std::uint32_t>(i)}).id);
        auto* node = agnode(dot.get(), name(node_name), 0);
        REQUIRE(node != nullptr);
        CHECK(undo_dot_label(attribute(node, "label")) == labels[i].expected);
        auto* edge = agfstout(dot.get(), node);
        REQUIRE(edge != nullptr);
        if (labels[i].text.empty()) continue;
        const auto words =
            sanitized(graph.schema()
                          .type(graph.relation(RelationId{static_cast<std::uint32_t>(i)}).type)
                          .words);
        CHECK(undo_dot_label(attribute(edge, "label")) == words);
    }
}

TEST_CASE("a text longer than Graphviz scans at once is kept whole", "[exporters][dot]") {
    for (const std::size_t length :
         {std::size_t{8000}, std::size_t{16'384}, std::size_t{100'000}}) {
        std::string text(length, '\\');
        text.back() = '&';
        const auto dot = read_dot(
            "digraph { " + dot_name(std::string(length, 'x')) + " [label=" + dot_quoted(text) +
            "] }"
        );
        REQUIRE(dot != nullptr);
        auto* node = agfstnode(dot.get());
        CHECK(std::string(agnameof(node)).size() == length);
        CHECK(undo_dot_label(attribute(node, "label")) == text);
    }
}

TEST_CASE("two ids never share a DOT name, and no name is a keyword", "[exporters][dot]") {
    CHECK(dot_name("wang-yi") == "wang_yi");
    CHECK(dot_name("2020-summit") == "Z32020_summit");
    CHECK(dot_name("node") == "Z6eode");
    CHECK(dot_name("STRICT") == "Z53TRICT");
    CHECK(dot_name("a_b") == "aZ5fb");
    CHECK(dot_name("Zed") == "Z5aed");
    CHECK(dot_name("") == "Z");
    CHECK(dot_name("日") == "Ze6Z97Za5");
}

TEST_CASE(
    "only web and mail addresses become links, and nothing closes their quotes", "[exporters][dot]"
) {
    CHECK(safe_url("https://example.org/a?b=c&d#e") == "https://example.org/a?b=c&d#e");
    CHECK(safe_url("HTTP://x/\"onclick='y' <z>\\N") == "HTTP://x/%22onclick=%27y%27%20%3Cz%3E%5CN");
    CHECK(safe_url("https://x/中%20%zz") == "https://x/%E4%B8%AD%20%25zz");
    CHECK(safe_url("mailto:a@b.c") == "mailto:a@b.c");
    for (const auto* bad :
         {"javascript:alert(1)",
          "data:text/html,x",
          " https://x",
          "file:///etc/passwd",
          "//x",
          "https://",
          "",
          "article.txt"}) {
        CHECK_FALSE(safe_url(bad).has_value());
    }
}

TEST_CASE(
    "a graph as DOT: one edge a relation, evidence in the tooltip, losses named", "[exporters][dot]"
) {
    Graph graph;
    graph.properties.set("name", "Trade & talks");
    Document document;
    document.title = "News";
    document.source = "https://example.org/\"n\"";
    document.text = "China joined RCEP.";
    const auto news = graph.add_document(document);
    const auto china = graph.add_entity("China", "Country");
    graph.add_alias(china, "PRC");
    graph.set_property(china, "gdp", 17.9);
    const auto rcep = graph.add_entity("RCEP", "Agreement");
    const auto joined = graph.add_relation(china, "JOINED", rcep);
    graph.add_evidence(joined, {news, 0, 18, "China joined RCEP.", "import", std::nullopt});
    graph.set_property(joined, "when", *Edtf::parse("2020-11"));
    graph.set_property(joined, "role", "member");
    Relation pair;
    pair.source = rcep;
    pair.target = rcep;
    pair.type = graph.schema().type("IS_LIKE");
    pair.directed = false;
    graph.add_relation(pair);

    const auto result = write_dot(graph);
    CHECK(
        result.files.at(0).bytes ==
        "digraph relata {\n"
        "  label=\"Trade &amp; talks\";\n"
        "  node [shape=box];\n"
        "  china [label=\"China\", tooltip=\"Country\\nalso PRC\", kind=\"Country\", "
        "aliases=\"[\\\"PRC\\\"]\", gdp=\"17.9\"];\n"
        "  rcep [label=\"RCEP\", tooltip=\"Agreement\", kind=\"Agreement\"];\n"
        "  china -> rcep [label=\"joined\", tooltip=\"2020-11\\n“China joined RCEP.” (News, byte "
        "0)\", "
        "labeltooltip=\"2020-11\\n“China joined RCEP.” (News, byte 0)\", "
        "URL=\"https://example.org/%22n%22\", type=\"JOINED\", role=\"member\", "
        "when=\"2020-11\"];\n"
        "  rcep -> rcep [label=\"is like\", dir=none, type=\"IS_LIKE\"];\n"
        "}\n"
    );
    REQUIRE(result.loss.losses.size() == 2);
    CHECK(result.loss.losses[0].what == "documents");
    CHECK(result.loss.losses[1].what == "evidence");
}

}  // namespace relata
