#include "exporters/exporter.hpp"
#include "exporters/node_link.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {

TEST_CASE("an export format is found by name and by ending", "[exporters]") {
    CHECK(find_export_format("dot")->name == "dot");
    CHECK(find_export_format("doc") == nullptr);
    CHECK(export_format_for("a/b.json")->name == "json");
    CHECK(export_format_for("B.GV")->name == "dot");
    CHECK(export_format_for("x.csv")->name == "csv");
    CHECK(export_format_for("x") == nullptr);
    CHECK(export_format_for("json") == nullptr);
}

TEST_CASE(
    "relata's JSON has one record a line, in the order of the graph", "[exporters][node-link]"
) {
    Graph graph;
    graph.properties.set("name", "x");
    Document document;
    document.id = "news";
    document.date = Edtf::parse("2020-11");
    document.text = "A met B.";
    const auto news = graph.add_document(document);
    const auto b = graph.add_entity("B", "Person");
    const auto a = graph.add_entity("A", "Ship");
    graph.add_alias(a, "Á");
    graph.set_property(a, "born", *Edtf::parse("1953"));
    graph.schema().read_kinds("name\tplural\nShip\tShips\n", "test");
    const auto met = graph.add_relation(a, "MET_WITH", b);
    graph.add_evidence(met, {news, 0, 8, "A met B.", "manual", 0.5});
    CHECK(
        write_node_link(graph).files.at(0).bytes ==
        R"({"relata":1,
"directed":true,
"multigraph":true,
"graph":{"name":"x"},
"schema":{"kinds":[
{"name":"Ship","plural":"Ships"}
],
"types":[]},
"documents":[
{"id":"news","date":"2020-11","text":"A met B."}
],
"nodes":[
{"id":"b","name":"B","kinds":["Person"]},
{"id":"a","name":"A","kinds":["Ship"],"aliases":["Á"],"properties":{"born":{"@date":"1953"}}}
],
"edges":[
{"id":"r1","source":"a","target":"b","type":"MET_WITH","directed":true,"evidence":[{"document":"news","begin":0,"end":8,"quote":"A met B.","method":"manual","confidence":0.5}]}
]}
)"
    );
}

TEST_CASE("an empty graph is a valid file", "[exporters][node-link]") {
    CHECK(
        write_node_link(Graph()).files.at(0).bytes ==
        "{\"relata\":1,\n\"directed\":true,\n\"multigraph\":true,\n\"graph\":{},\n\"documents\":[],"
        "\n"
        "\"nodes\":[],\n\"edges\":[]}\n"
    );
}

}  // namespace relata
