#include "importers/graphml.hpp"

#include "tests/importers/xml_reading.hpp"

#include <catch2/catch.hpp>

namespace relata {
namespace {

using tests::XmlReading;

std::string document(std::string_view keys, std::string_view body) {
    return "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" + std::string(keys) +
           "<graph id=\"G\" edgedefault=\"directed\">\n" + std::string(body) +
           "</graph>\n</graphml>\n";
}

}  // namespace

TEST_CASE("keys give values their names and types", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "<key id='d0' for='node' attr.name='name' attr.type='string'/>\n"
        "<key id='d1' for='node' attr.name='kind' attr.type='string'/>\n"
        "<key id='d2' for='node' attr.name='born' attr.type='int'/>\n"
        "<key id='d3' for='node' attr.name='alive' attr.type='boolean'/>\n"
        "<key id='d4' for='edge' attr.name='Weight' attr.type='double'/>\n"
        "<key id='d5' for='edge' attr.name='when' attr.type='string'/>\n"
        "<key id='d6' for='edge' attr.name='type' attr.type='string'/>\n"
        "<key id='d7' for='edge' attr.name='code' attr.type='string'/>\n",
        "<node id='a'><data key='d0'>Ada</data><data key='d1'>Person</data>"
        "<data key='d2'> 1815 </data><data key='d3'>false</data></node>\n"
        "<node id='b'/>\n"
        "<edge source='a' target='b'><data key='d4'>2</data><data key='d5'>1833-06</data>"
        "<data key='d6'>MET_WITH</data><data key='d7'>007</data></edge>\n"
        "<edge source='b' target='a' directed='false'/>\n"
    );
    CHECK(
        reading.entities(text) ==
        "a \"Ada\" Person {\"alive\":false,\"born\":1815}\n"
        "b \"b\"\n"
    );
    CHECK(
        reading.relations(text) ==
        "a -MET_WITH-> b {\"code\":\"007\",\"weight\":2.0,\"when\":{\"@date\":\"1833-06\"}}\n"
        "b -RELATED_TO- a\n"
    );
    CHECK(reading.report.notes.empty());
}

TEST_CASE("a file without nodes is an empty graph", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    CHECK(reading.entities(document("", "")).empty());
    CHECK(reading.report.notes.empty());
    CHECK(
        reading.notes("<graphml/>") == "1:1: there is no <graph> in <graphml>; nothing was read\n"
    );
}

TEST_CASE("TinkerPop: kinds and types under names of its own", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "<key id='labelV' for='node' attr.name='labelV' attr.type='string'/>"
        "<key id='labelE' for='edge' attr.name='labelE' attr.type='string'/>",
        "<node id='1'><data key='labelV'>person</data></node>"
        "<edge id='7' source='1' target='1'><data key='labelE'>knows</data></edge>"
    );
    CHECK(reading.entities(text) == "1 \"1\" person\n");
    CHECK(reading.relations(text) == "1 -knows-> 1\n");
    CHECK(reading.report.notes.empty());
}

TEST_CASE("GraphML that is not in order is refused with its place", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    CHECK(
        reading.error(document("", "<edge source='a'/>\n")) ==
        "t.xml:3:1: found <edge> without \"target\", expected the id of a node"
    );
    CHECK(
        reading.error(document("", "<node id='a'/>\n<edge source='a' target=''/>\n")) ==
        "t.xml:4:26: the target is empty, expected the id of a node"
    );
    CHECK(
        reading.error(document("", "<node/>\n")) ==
        "t.xml:3:1: found <node> without \"id\", expected one"
    );
    CHECK(
        reading.error("<graph/>") ==
        "t.xml:1:1: found the root element \"graph\", expected \"graphml\""
    );
    CHECK(
        reading.error(document("", "<node id='a'>\n")) ==
        "t.xml:4:3: found \"</graph>\", expected \"</node>\""
    );
}

TEST_CASE("bad records can be skipped, but not all edges", "[importers][graphml]") {
    XmlReading reading(import_graphml, OnError::skip);
    CHECK(
        reading.relations(document("", "<node/><edge source='a'/><edge source='a' target='b'/>")) ==
        "a -RELATED_TO-> b\n"
    );
    CHECK(reading.report.skipped.size() == 2);
    CHECK(
        reading.error(document("", "<edge source='a'/>")) ==
        "t.xml:3:1: none of the 1 edges could be read"
    );
}

TEST_CASE("edges may name nodes that are never given", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "", "<edge id='1' source='a' target='b'/>\n<node id='b'/>\n<edge source='a' target='c'/>\n"
    );
    CHECK(reading.relations(text) == "a -RELATED_TO-> b\na -RELATED_TO-> c\n");
    CHECK(reading.graph.entity_count() == 3);
    CHECK(
        reading.notes(text) ==
        "3:1: edges name 2 nodes that are not given, the first is \"a\"; they were made\n"
    );
}

TEST_CASE("NetworkX repeats the ids of edges", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "", "<node id='a'/><edge source='a' target='a' id='0'/><edge source='a' target='a' id='0'/>"
    );
    CHECK(reading.relations(text) == "a -RELATED_TO-> a\na -RELATED_TO-> a {\"id\":\"0\"}\n");
    CHECK(reading.notes(text) == "3:51: the id of an edge is taken; it was kept as a property\n");
}

TEST_CASE("defaults, undeclared keys and values of another type", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "<key id='c' for='node' attr.name='color' "
        "attr.type='string'><default>yellow</default></key>"
        "<key id='n' for='node' attr.name='n' attr.type='int'/>",
        "<node id='a'/><node id='b'><data key='c'>red</data><data key='x'>1</data></node>\n"
        "<node id='d'><data key='n'>many</data><data key='n'>2</data></node>"
    );
    CHECK(
        reading.entities(text) ==
        "a \"a\" {\"color\":\"yellow\"}\n"
        "b \"b\" {\"color\":\"red\",\"x\":\"1\"}\n"
        "d \"d\" {\"color\":\"yellow\",\"n\":2}\n"
    );
    CHECK(
        reading.notes(text) ==
        "3:52: the key \"x\" is not declared; its values stay text\n"
        "4:14: a value of \"n\" is not of its declared type; it was kept as text\n"
        "4:39: a key is used twice in one element; the last value counts\n"
    );
}

TEST_CASE("keys may stand behind the graph", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text =
        "<graphml><graph edgedefault='directed'><node id='a'><data "
        "key='k'>Ada</data></node></graph>"
        "<key id='k' for='node' attr.name='label' attr.type='string'/></graphml>";
    CHECK(reading.entities(text) == "a \"Ada\"\n");
    CHECK(reading.report.notes.empty());
}

TEST_CASE("yEd: labels, positions and groups", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text =
        "<graphml xmlns:y='http://www.yworks.com/xml/graphml'>"
        "<key for='node' id='d6' yfiles.type='nodegraphics'/>"
        "<key for='edge' id='d10' yfiles.type='edgegraphics'/>"
        "<graph edgedefault='directed' id='G'>"
        "<node id='n0' yfiles.foldertype='group'><data key='d6'><y:ProxyAutoBoundsNode>"
        "<y:Realizers active='0'><y:GroupNode><y:NodeLabel>Europe</y:NodeLabel></y:GroupNode>"
        "<y:GroupNode><y:NodeLabel>Europe</y:NodeLabel></y:GroupNode></y:Realizers>"
        "</y:ProxyAutoBoundsNode></data>"
        "<graph edgedefault='directed' id='n0:'><node id='n0::n0'><data key='d6'><y:ShapeNode>"
        "<y:Geometry height='30' width='80' x='1.5' y='-2'/>"
        "<y:NodeLabel "
        "alignment='center'>Peru\n<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel>"
        "</y:NodeLabel></y:ShapeNode></data></node></graph></node>"
        "<edge id='e0' source='n0::n0' target='n0'><data key='d10'><y:PolyLineEdge>"
        "<y:EdgeLabel>is\npart of</y:EdgeLabel></y:PolyLineEdge></data></edge>"
        "</graph></graphml>";
    CHECK(
        reading.entities(text) ==
        "n0 \"Europe\"\n"
        "n0::n0 \"Peru\" {\"parent\":\"n0\",\"x\":1.5,\"y\":-2.0}\n"
    );
    CHECK(reading.relations(text) == "n0::n0 -is part of-> n0\n");
    CHECK(reading.report.notes.empty());
}

TEST_CASE("Gephi and Neo4j: types and labels as attributes", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "<key id='label' for='node' attr.name='Label' attr.type='string'/>"
        "<key id='labels' for='node' attr.name='labels'/>"
        "<key id='edgelabel' for='edge' attr.name='Edge Label' attr.type='string'/>",
        "<node id='a' labels=':Person:Spy'><data key='label'>Ada</data>"
        "<data key='labels'>:Person:Spy</data></node><node id='b'/>"
        "<edge source='a' target='b' label='KNOWS'><data key='edgelabel'>knows</data></edge>"
        "<edge source='a' target='b'><data key='edgelabel'>LIKES</data></edge>"
    );
    CHECK(reading.entities(text).starts_with("a \"Ada\" Person Spy\n"));
    CHECK(reading.relations(text) == "a -KNOWS-> b\na -LIKES-> b\n");
}

TEST_CASE("graph-tool: vectors and hexadecimal numbers", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "<key id='k0' for='node' attr.name='pos' attr.type='vector_double'/>"
        "<key id='k1' for='node' attr.name='rank' attr.type='double'/>",
        "<node id='n0'><data key='k0'>0x1.8p+1, 2</data><data key='k1'>0x1p-1</data></node>"
    );
    CHECK(reading.entities(text) == "n0 \"n0\" {\"pos\":[3.0,2],\"rank\":0.5}\n");
}

TEST_CASE("what has no place in a graph is noted", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    const auto text = document(
        "",
        "<node id='a'><port name='p'/></node><node id='a'/>\n"
        "<hyperedge><endpoint node='a'/></hyperedge>\n<hyperedge/>"
    );
    CHECK(
        reading.notes(text) ==
        "3:14: a port of a node was left out\n"
        "3:37: a node is given again; the first one got what it lacked\n"
        "4:1: a hyperedge joins any number of nodes and was left out (2 times, first here)\n"
    );
    CHECK(reading.graph.entity_count() == 1);
}

TEST_CASE("a small file cannot ask for much memory", "[importers][graphml]") {
    XmlReading reading(import_graphml);
    std::string nodes;
    for (int i = 0; i < 2000; ++i) nodes += "<node id='" + std::to_string(i) + "'/>\n";
    const auto key = "<key id='d' for='node' attr.name='d'><default>" +
                     std::string(std::size_t{1} << 20U, 'x') + "</default></key>\n";
    CHECK(
        reading.error(document(key, nodes)) ==
        "t.xml:515:1: the default values make more than 512 MiB up to here"
    );
    const auto group =
        "<node id='" + std::string(1001, 'x') + "'><graph>" + nodes + "</graph></node>";
    CHECK(
        reading.notes(document("", group)) ==
        "3:1021: a parent whose id is longer than 1000 bytes was left out (2000 times, first "
        "here)\n"
    );
}

}  // namespace relata
