#include "importers/node_link.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {
namespace {

ImportReport read_into(Graph& graph, std::string_view json, OnError on_error = OnError::stop) {
    ImportOptions options;
    options.source = "g.json";
    options.on_error = on_error;
    return import_node_link(json, options, graph);
}

Graph graph_of(std::string_view json) {
    Graph graph;
    read_into(graph, json);
    return graph;
}

std::string error_of(std::string_view json) {
    Graph graph;
    try {
        read_into(graph, json);
    } catch (const InputError& error) {
        CHECK(graph == Graph());
        return error.what();
    }
    return "no error";
}

std::string whole(const ImportNote& note) {
    return InputError(note.place, note.message).what();
}

/// `source -TYPE-> target`, or `source -TYPE- target` without direction.
std::string line(const Graph& graph, std::size_t i) {
    const RelationId id{static_cast<std::uint32_t>(i)};
    const auto& relation = graph.relation(id);
    return graph.entity(relation.source).id + " -" + graph.type_name(id) +
           (relation.directed ? "-> " : "- ") + graph.entity(relation.target).id;
}

}  // namespace

TEST_CASE("what NetworkX 3 writes is read: edges, keys, names, kinds", "[importers][node-link]") {
    const auto graph = graph_of(R"({"directed": true, "multigraph": true, "graph": {"name": "x"},
        "nodes": [{"label": "RCEP", "kind": "Agreement", "id": "rcep"},
                  {"name": "中国", "kind": "Country", "id": "cn", "gdp": 17.9}],
        "edges": [{"relation": "member_of", "weight": 1.0, "source": "cn", "target": "rcep", "key": 0},
                  {"relation": "ratified", "when": "2022-01", "source": "cn", "target": "rcep", "key": 1}]})"
    );
    REQUIRE(graph.entity_count() == 2);
    REQUIRE(graph.relation_count() == 2);
    CHECK(graph.properties.text("name") == "x");
    CHECK(graph.entity(EntityId{0}).name == "RCEP");
    CHECK(graph.kind_name(EntityId{0}) == "Agreement");
    CHECK(graph.entity(EntityId{1}).name == "中国");
    CHECK(to_text(graph.entity(EntityId{1}).properties) == R"({"gdp":17.9})");
    CHECK(line(graph, 0) == "cn -member_of-> rcep");
    CHECK(line(graph, 1) == "cn -ratified-> rcep");
    CHECK(to_text(graph.relation(RelationId{0}).properties) == R"({"key":0,"weight":1.0})");
    CHECK(graph.relation(RelationId{1}).properties.date("when"));
}

TEST_CASE(
    "what NetworkX 2 writes is read: links, integer ids, no direction", "[importers][node-link]"
) {
    const auto graph = graph_of(R"({"directed": false, "multigraph": false, "graph": {},
        "nodes": [{"id": 10}, {"id": 0}], "links": [{"source": 0, "target": 10}]})");
    REQUIRE(graph.relation_count() == 1);
    CHECK(line(graph, 0) == "0 -RELATED_TO- 10");
}

TEST_CASE("D3's positions are read as positions, even beside text ids", "[importers][node-link]") {
    const auto named =
        graph_of(R"({"nodes": [{"name": "Myriel", "group": 1}, {"name": "Napoleon", "group": "g"}],
        "links": [{"source": 1, "target": 0, "value": 8}]})");
    CHECK(line(named, 0) == "napoleon -RELATED_TO-> myriel");
    CHECK(to_text(named.entity(EntityId{0}).properties) == R"({"group":1})");
    CHECK(named.kind_name(EntityId{1}) == "g");

    const auto with_ids =
        graph_of(R"({"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": 0, "target": 1}]})");
    CHECK(line(with_ids, 0) == "a -RELATED_TO-> b");
    // Numbers that are ids as text are ids.
    const auto text_ids =
        graph_of(R"({"nodes": [{"id": "1"}, {"id": "0"}], "links": [{"source": 0, "target": 1}]})");
    CHECK(line(text_ids, 0) == "0 -RELATED_TO-> 1");
}

TEST_CASE("ends may be names, or the nodes D3 puts in their place", "[importers][node-link]") {
    const auto graph = graph_of(R"({"nodes": [{"name": "A"}, {"name": "B"}],
        "links": [{"source": "B", "target": {"name": "A", "index": 0, "x": 3.5}}]})");
    CHECK(line(graph, 0) == "b -RELATED_TO-> a");
}

TEST_CASE("two nodes of one name stay two", "[importers][node-link]") {
    const auto graph =
        graph_of(R"({"nodes": [{"name": "Li Wei"}, {"name": "Li Wei"}, {"id": "li-wei"}],
        "links": [{"source": 0, "target": 1, "type": "NAMESAKE"}]})");
    REQUIRE(graph.entity_count() == 3);
    CHECK(line(graph, 0) == "li-wei-2 -NAMESAKE-> li-wei-3");
}

TEST_CASE(
    "the number 1 and the text \"1\" are two nodes, as in NetworkX", "[importers][node-link]"
) {
    Graph graph;
    const auto report =
        read_into(graph, R"({"nodes":[{"id":1},{"id":"1"}],"edges":[{"source":1,"target":"1"}]})");
    CHECK(line(graph, 0) == "1 -RELATED_TO-> 1-2");
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].message == "a second id \"1\" was made \"1-2\"");
}

TEST_CASE("all kinds of JSON values become properties", "[importers][node-link]") {
    const auto graph = graph_of(R"({"nodes": [{"id": "a", "n": null, "b": true, "i": 1, "d": 1.0,
        "l": [1, {"z": null}], "": "empty", "@x": 1}], "edges": []})");
    CHECK(
        to_text(graph.entity(EntityId{0}).properties) ==
        R"({"":"empty","@@x":1,"b":true,"d":1.0,"i":1,"l":[1,{"z":null}]})"
    );
}

TEST_CASE("an edge's id is its relation's unless it repeats", "[importers][node-link]") {
    const auto graph = graph_of(R"({"nodes":[{"id":"a"}],"edges":[
        {"id":"e","source":"a","target":"a"},{"id":"e","source":"a","target":"a"}]})");
    CHECK(graph.relation(RelationId{0}).id == "e");
    CHECK(graph.relation(RelationId{1}).id == "r1");
    CHECK(graph.relation(RelationId{1}).properties.text("id") == "e");
}

TEST_CASE("relations that cannot be read are never lost in silence", "[importers][node-link]") {
    CHECK(
        error_of(R"({"nodes":[{"id":"a"}],"links":[{"source":"a","target":7}]})") ==
        "g.json:1:55: target \"7\" is no node"
    );
    CHECK(
        error_of(R"({"nodes":[{"id":"a"}],"links":[{"target":"a"}]})") ==
        "g.json:1:32: the relation has no source"
    );
    CHECK(
        error_of(R"({"nodes":[{"id":"a"}],"links":[{"source":null,"target":"a"}]})") ==
        "g.json:1:42: expected the id of a node as source, found null"
    );
    CHECK(
        error_of(R"({"nodes":[{"id":"a"}],"relationships":[{"source":"a","target":"a"}]})") ==
        "g.json:1:23: \"relationships\" looks like the list of relations, expected it as \"edges\" "
        "or \"links\""
    );
    CHECK(
        error_of(R"({"nodes":[{"id":"a"}],"edges":[1],"links":[1]})") ==
        "g.json:1:43: \"edges\" and \"links\" both hold relations, expected one of them"
    );
    Graph graph;
    CHECK_THROWS_WITH(
        read_into(
            graph,
            R"({"nodes":[{"id":"a"}],"links":[{"source":"a"},{"source":null,"target":"a"}]})",
            OnError::skip
        ),
        "g.json:1:31: none of the 2 relations could be read"
    );
}

TEST_CASE("nodes that only relations name are made and counted", "[importers][node-link]") {
    Graph graph;
    const auto report =
        read_into(graph, R"({"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"b"},
{"source":"b","target":"c"}]})");
    CHECK(graph.entity_count() == 3);
    CHECK(line(graph, 1) == "b -RELATED_TO-> c");
    REQUIRE(report.notes.size() == 1);
    CHECK(
        whole(report.notes[0]) ==
        "g.json:1:55: relations name 2 nodes that are not given, the first here; they were made"
    );
    for (const std::string key : {"edges", "links"}) {
        const auto bare =
            graph_of("{\"" + key + "\":[{\"source\":1,\"target\":2},{\"source\":2,\"target\":1}]}");
        CHECK(bare.entity_count() == 2);
        CHECK(line(bare, 1) == "2 -RELATED_TO-> 1");
    }
    const auto numbered = graph_of(R"({"nodes":[{"id":1}],"edges":[{"source":1,"target":4}]})");
    CHECK(line(numbered, 0) == "1 -RELATED_TO-> 4");
    CHECK(
        error_of(R"({"nodes":[{"name":"a"}],"edges":[{"source":0,"target":1}]})") ==
        "g.json:1:55: target \"1\" is no node"
    );
}

TEST_CASE("ends of relations are read under each usual name", "[importers][node-link]") {
    for (const std::string edge :
         {R"({"sourceId":"a","targetId":"b"})",
          R"({"from":"a","to":"b"})",
          R"({"head":"a","tail":"b"})",
          R"({"start":"a","end":"b"})",
          R"(["a","b"])"}) {
        const auto graph = graph_of(R"({"nodes":[{"id":"a"},{"id":"b"}],"edges":[)" + edge + "]}");
        CHECK(graph.entity_count() == 2);
        CHECK(line(graph, 0) == "a -RELATED_TO-> b");
        CHECK(graph.relation(RelationId{0}).properties.empty());
    }
    CHECK(
        error_of(R"({"nodes":[{"id":"a"}],"edges":[{"source":"a","start":"1990","end":"1991"}]})"
        ) == "g.json:1:32: the relation has no target"
    );
}

TEST_CASE("10 and 10.0 are one id", "[importers][node-link]") {
    const auto graph = graph_of(
        R"({"nodes":[{"id":10.0},{"id":2.5},{"id":"x"}],"links":[{"source":10,"target":2.5},
{"source":1e1,"target":"x"}]})"
    );
    CHECK(graph.entity_count() == 3);
    CHECK(line(graph, 0) == "10 -RELATED_TO-> 2.5");
    CHECK(line(graph, 1) == "10 -RELATED_TO-> x");
}

TEST_CASE("what yFiles calls the data of a graph is read", "[importers][node-link]") {
    Graph graph;
    const auto report = read_into(
        graph,
        R"({"nodesSource":[{"id":0,"name":"a"},{"id":1}],"edgesSource":[{"fromNode":1,"toNode":0}]})"
    );
    CHECK(graph.entity_count() == 2);
    CHECK(line(graph, 0) == "1 -RELATED_TO-> 0");
    CHECK(report.notes.empty());
    CHECK(
        error_of(R"({"edges":[["a","b"]],"edgesSource":[["a","b"]]})") ==
        "g.json:1:36: \"edges\" and \"edgesSource\" both hold relations, expected one of them"
    );
}

TEST_CASE("a node given again adds what the first lacks", "[importers][node-link]") {
    Graph graph;
    const auto report =
        read_into(graph, R"({"nodes":[{"id":"a"},{"id":"a","x":1},{"id":"a","x":2}],"edges":[]})");
    CHECK(graph.entity_count() == 1);
    CHECK(to_text(graph.entity(EntityId{0}).properties) == R"({"x":1})");
    REQUIRE(report.notes.size() == 2);
    CHECK(whole(report.notes[0]) == "g.json:1:39: \"a\" keeps \"x\" \"1\"; \"2\" was left out");
    CHECK(
        whole(report.notes[1]) ==
        "g.json:1:22: 2 nodes are given again, the first here; the earlier one got what it lacked"
    );
}

TEST_CASE("skipping records each node and relation left out", "[importers][node-link]") {
    Graph graph;
    const auto report = read_into(
        graph,
        R"({"nodes":[{"id":"a"},{"id":""},{"id":"b"}],
"links":[{"source":"a","target":"b"},{"source":"a","target":7}]})",
        OnError::skip
    );
    CHECK(graph.entity_count() == 2);
    CHECK(graph.relation_count() == 1);
    REQUIRE(report.skipped.size() == 2);
    CHECK(whole(report.skipped[0]) == "g.json:1:28: the id is empty");
    CHECK(whole(report.skipped[1]) == "g.json:2:61: target \"7\" is no node");
}

TEST_CASE(
    "JSON that is no known graph format says what it is and what is known", "[importers][node-link]"
) {
    const std::string known =
        ", expected a graph with \"nodes\" and \"edges\" or \"links\"; relata reads its own JSON, "
        "node-link, adjacency and tree JSON as NetworkX and D3 use them, Cytoscape, JSON Graph "
        "Format, graphology, Graphviz, sift-kg, APOC and FollowTheMoney";
    CHECK(
        error_of(R"({"type":"FeatureCollection","features":[]})") ==
        "g.json:1:1: found GeoJSON" + known
    );
    CHECK(error_of(R"({"a":1,"b":2})") == "g.json:1:1: found an object with \"a\", \"b\"" + known);
    CHECK(
        error_of(R"({"nodes":{"a":{}}})") == "g.json:1:10: found \"nodes\" that are no list" + known
    );
    CHECK(error_of("[]") == "g.json:1:1: found a list" + known);
    CHECK(error_of("{}") == "g.json:1:1: found an object without members" + known);
}

TEST_CASE(
    "a node in both files is merged: what it lacks is added, what differs is noted",
    "[importers][node-link]"
) {
    Graph graph;
    read_into(graph, R"({"nodes":[{"id":"cn","name":"China","pop":1}],"edges":[]})");
    const auto report = read_into(
        graph, R"({"nodes":[{"id":"cn","name":"PRC","kind":"Country","pop":2,"x":3}],"edges":[]})"
    );
    REQUIRE(graph.entity_count() == 1);
    CHECK(report.entities_merged == 1);
    CHECK(report.entities_added == 0);
    const auto& entity = graph.entity(EntityId{0});
    CHECK(entity.name == "China");
    CHECK(entity.aliases == std::vector<std::string>{"PRC"});
    CHECK(graph.kind_name(EntityId{0}) == "Country");
    CHECK(to_text(entity.properties) == R"({"pop":1,"x":3})");
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].message == "\"cn\" keeps \"pop\" \"1\"; \"2\" was left out");
}

TEST_CASE("relata's own format is checked record by record", "[importers][node-link]") {
    const std::string head =
        R"({"relata":1,"documents":[{"id":"d","text":"Ada met Bob."}],"nodes":[{"id":"a","name":"Ada"}],"edges":[{"id":"r1","source":"a","target":"a","type":"MET","evidence":[)";
    const auto at = std::to_string(head.size() + 1);
    const auto document_at = std::to_string(head.size() + 1 + std::string("{'document':").size());
    CHECK(error_of(head + R"({"document":"d","begin":0,"end":3,"quote":"Ada"}]}]})") == "no error");
    CHECK(
        error_of(head + R"({"document":"d","begin":0,"end":3,"quote":"Bob"}]}]})") ==
        "g.json:1:" + at + ": bytes 0 to 3 of document \"d\" are not the quotation \"Bob\""
    );
    CHECK(
        error_of(head + R"({"document":"d","begin":0,"end":99,"quote":"Ada"}]}]})") ==
        "g.json:1:" + at + ": bytes 0 to 99 of document \"d\" are not the quotation \"Ada\""
    );
    CHECK(
        error_of(head + R"({"document":"e","begin":0,"end":3,"quote":"Ada"}]}]})") ==
        "g.json:1:" + document_at + ": document \"e\" is the id of no document"
    );
    CHECK(
        error_of(R"({"relata":2})") ==
        "g.json:1:1: written in version 2 of the format, expected version 1"
    );
    CHECK(error_of(R"({"relata":1,"nodes":[{"name":"x"}]})") == "g.json:1:22: no \"id\"");
    CHECK(
        error_of(R"({"relata":1,"nodes":[{"id":"x","kinds":"y"}]})") ==
        "g.json:1:40: expected a list of strings as \"kinds\", found \"y\""
    );
    CHECK(
        error_of(R"({"relata":1,"nodes":[{"id":"x","properties":{"w":{"@date":"2021-13"}}}]})") ==
        "g.json:1:45: \"properties\" has a value with a name that begins with @ and is no date"
    );
    CHECK(
        error_of(
            R"({"relata":1,"schema":{"types":[{"name":"T","words":"t","inverse":"t","family":"zoo"}]}})"
        ) == "g.json:1:32: unknown family \"zoo\""
    );
}

TEST_CASE(
    "a small JSON graph cut anywhere is refused with a place", "[importers][node-link][property]"
) {
    const std::string whole = R"({"relata":1,"graph":{"n":{"@double":"NaN"}},
"documents":[{"id":"d","date":"2020-11","text":"Ada “met” Bob."}],
"nodes":[{"id":"a","name":"Adä","kinds":["Person"]},{"id":"b\n","name":"\ud83c\udf0d"}],
"edges":[{"id":"r1","source":"a","target":"b\n","type":"MET","directed":false,
"evidence":[{"document":"d","begin":0,"end":3,"quote":"Ada","confidence":0.5}]}]})";
    REQUIRE(graph_of(whole).relation_count() == 1);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        Graph graph;
        try {
            read_into(graph, std::string_view(whole).substr(0, length));
            FAIL("a cut file was read");
        } catch (const InputError& error) {
            CHECK(error.location().line > 0);
            CHECK(error.location().column > 0);
            CHECK(graph == Graph());
        }
    }
}

}  // namespace relata
