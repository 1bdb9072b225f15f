#include "exporters/csv.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {
namespace {

std::string losses(const ExportResult& result) {
    std::string text;
    for (const auto& loss : result.loss.losses) {
        text += loss.what + ": " + std::to_string(loss.count) + '\n';
    }
    return text;
}

Graph two_countries() {
    Graph graph;
    const auto china = graph.add_entity("China", "Country");
    const auto peru = graph.add_entity("Peru", "Country");
    graph.add_alias(china, "PRC");
    graph.add_alias(china, "中国");
    graph.set_property(china, "note", "a \"b\", c");
    const auto met = graph.add_relation(china, "MET_WITH", peru);
    graph.set_property(met, "when", *Edtf::parse("2020-11"));
    graph.set_property(met, "weight", 2.0);
    return graph;
}

}  // namespace

TEST_CASE("two tables with the headings Gephi reads", "[exporters][csv]") {
    const auto result = write_csv(two_countries());
    REQUIRE(result.files.size() == 2);
    CHECK(result.files[0].suffix == ".nodes.csv");
    CHECK(
        result.files[0].bytes ==
        "Id,Label,Kind,Aliases,note\n"
        "china,China,Country,\"PRC;中国\",\"a \"\"b\"\", c\"\n"
        "peru,Peru,Country,,\n"
    );
    CHECK(result.files[1].suffix == ".edges.csv");
    CHECK(
        result.files[1].bytes ==
        "Source,Target,Type,Kind,Id,Label,weight,when\n"
        "china,peru,Directed,MET_WITH,r1,met,2.0,2020-11\n"
    );
    CHECK(losses(result).empty());
}

TEST_CASE("what tables cannot hold is named and counted", "[exporters][csv]") {
    auto graph = two_countries();
    graph.properties.set("name", "x");
    Document document;
    document.id = "d";
    const auto news = graph.add_document(document);
    const RelationId met{0};
    graph.add_evidence(met, {news, 0, 1, "x", "import", std::nullopt});
    graph.set_property(met, "label", "taken by a column");
    graph.set_property(met, "year:int", "read as a type");
    graph.set_property(met, "list", PropertyList{1, 2});
    graph.set_property(EntityId{0}, "postcode", "2020");
    graph.set_property(EntityId{0}, "nothing", PropertyValue());
    CHECK(
        losses(write_csv(graph)) ==
        "documents: 1\n"
        "evidence: 1\n"
        "graph properties: 1\n"
        "property types: 3\n"
        "relation property \"label\": 1\n"
        "relation property \"year:int\": 1\n"
    );
}

TEST_CASE("cells a spreadsheet would run are neutralized when asked for", "[exporters][csv]") {
    Graph graph;
    const auto bob = graph.add_entity("=1+1", "Person");
    graph.set_property(bob, "debt", -3);
    graph.set_property(bob, "note", "@SUM(A1)");
    ExportOptions options;
    options.neutralize_formulas = true;
    const auto result = write_csv(graph, options);
    CHECK(
        result.files[0].bytes == "Id,Label,Kind,Aliases,debt,note\n1-1,'=1+1,Person,,-3,'@SUM(A1)\n"
    );
    CHECK(losses(result) == "cells that began like a formula, now with an apostrophe: 2\n");
}

TEST_CASE("an empty graph gives two headings", "[exporters][csv]") {
    const auto result = write_csv(Graph());
    CHECK(result.files[0].bytes == "Id,Label,Kind,Aliases\n");
    CHECK(result.files[1].bytes == "Source,Target,Type,Kind,Id,Label\n");
}

}  // namespace relata
