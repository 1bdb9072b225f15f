#include "importers/xgmml.hpp"

#include "tests/importers/xml_reading.hpp"

#include <catch2/catch.hpp>

namespace relata {
namespace {

using tests::XmlReading;

std::string document(std::string_view body, std::string_view attributes = "directed=\"1\"") {
    return "<graph label=\"Net\" " + std::string(attributes) +
           " xmlns=\"http://www.cs.rpi.edu/XGMML\" xmlns:cy=\"http://www.cytoscape.org\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n" +
           std::string(body) + "</graph>\n";
}

}  // namespace

TEST_CASE("Cytoscape: typed attributes, lists and interactions", "[importers][xgmml]") {
    XmlReading reading(import_xgmml);
    const auto text = document(
        "<node id='1' label='Ada'><att name='shared name' value='Ada' type='string'/>"
        "<att name='born' value='1815' type='integer' cy:type='Long'/>"
        "<att name='alive' value='0' type='boolean'/>"
        "<att name='tags' type='list'><att name='tags' value='x' type='string'/>"
        "<att name='tags' value='y' type='string'/></att>"
        "<graphics x='1' y='2' fill='#fff'><att name='NODE_LABEL' value='z'/></graphics></node>\n"
        "<node id='2' label='Bob'/>\n"
        "<edge id='3' label='Ada (pp) Bob' source='1' target='2'>"
        "<att name='interaction' value='pp' type='string'/>"
        "<att name='score' value='2' type='real'/></edge>\n"
        "<edge id='4' label='Bob (pd) Ada' source='2' target='1' cy:directed='0'/>\n"
        "<edge id='5' label='likes' source='2' target='1'/>\n"
    );
    CHECK(
        reading.entities(text) ==
        "1 \"Ada\" {\"alive\":false,\"born\":1815,\"tags\":[\"x\",\"y\"],\"x\":1.0,\"y\":2.0}\n"
        "2 \"Bob\"\n"
    );
    CHECK(reading.relations(text) == "1 -pp-> 2 {\"score\":2.0}\n2 -pd- 1\n2 -likes-> 1\n");
    CHECK(to_text(reading.graph.properties) == "{\"name\":\"Net\"}");
    CHECK(reading.report.notes.empty());
}

TEST_CASE("an XGMML file without nodes is an empty graph", "[importers][xgmml]") {
    XmlReading reading(import_xgmml);
    CHECK(reading.entities(document("")).empty());
}

TEST_CASE("XGMML that is not in order is refused with its place", "[importers][xgmml]") {
    XmlReading reading(import_xgmml);
    CHECK(
        reading.error(document("<edge source='1'/>")) ==
        "t.xml:2:1: found <edge> without \"target\", expected the id of a node"
    );
    CHECK(
        reading.error(document("<edge source='' target='2'/>")) ==
        "t.xml:2:15: the source is empty, expected the id of a node"
    );
    CHECK(
        reading.error(document("<node/>")) ==
        "t.xml:2:1: found <node> without \"id\" and \"label\", expected one"
    );
    CHECK(
        reading.error("<network/>") ==
        "t.xml:1:1: found the root element \"network\", expected the \"graph\" of XGMML"
    );
}

TEST_CASE("groups: nested graphs and references into them", "[importers][xgmml]") {
    XmlReading reading(import_xgmml);
    const auto text = document(
        "<node id='1' label='Group'><att><graph><node id='2' label='Inner'/>"
        "<node xlink:href='#3'/><edge id='e' source='2' target='3'/></graph></att>"
        "<att name='after' value='yes'/></node>\n"
        "<node id='3' label='Outer'/>\n<edge id='e' source='2' target='3'/>\n",
        ""
    );
    CHECK(
        reading.entities(text) ==
        "1 \"Group\" {\"after\":\"yes\"}\n2 \"Inner\" {\"parent\":\"1\"}\n"
        "3 \"Outer\" {\"parent\":\"1\"}\n"
    );
    CHECK(reading.relations(text) == "2 -RELATED_TO- 3\n");
    CHECK(reading.notes(text) == "4:1: an edge of a group is given again; it was read once\n");
}

TEST_CASE("lists of named values are maps, and RDF describes the graph", "[importers][xgmml]") {
    XmlReading reading(import_xgmml);
    const auto text = document(
        "<att name='networkMetadata'><rdf:RDF xmlns:rdf='r' xmlns:dc='d'><rdf:Description>"
        "<dc:title>T</dc:title><dc:date>2020-01-02</dc:date></rdf:Description></rdf:RDF></att>\n"
        "<node label='a'><att type='list' name='m'><att name='k' value='1' type='integer'/>"
        "<att name='l' value='2'/></att></node>\n"
    );
    CHECK(reading.entities(text) == "a \"a\" {\"m\":{\"k\":1,\"l\":\"2\"}}\n");
    CHECK(
        to_text(reading.graph.properties) ==
        "{\"date\":{\"@date\":\"2020-01-02\"},\"name\":\"Net\",\"title\":\"T\"}"
    );
}

TEST_CASE("XGMML is told by namespace, document type or content", "[importers][xgmml]") {
    CHECK(looks_like_xgmml(document("")));
    CHECK(looks_like_xgmml("<!DOCTYPE graph SYSTEM \"xgmml.dtd\"><graph/>"));
    CHECK(looks_like_xgmml("<graph directed='1'><node id='1' label='a'/></graph>"));
    CHECK_FALSE(looks_like_xgmml("<graph/>"));
    CHECK_FALSE(looks_like_xgmml("<graph edgedefault='directed'><node id='1'/></graph>"));
    CHECK_FALSE(looks_like_xgmml("<graphml><graph/></graphml>"));
}

}  // namespace relata
