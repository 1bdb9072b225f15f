#include "importers/gexf.hpp"

#include "tests/importers/xml_reading.hpp"

#include <catch2/catch.hpp>

namespace relata {
namespace {

using tests::XmlReading;

std::string document(
    std::string_view attributes,
    std::string_view nodes,
    std::string_view edges,
    std::string_view graph = "defaultedgetype=\"directed\""
) {
    return "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\"><graph " + std::string(graph) +
           ">\n" + std::string(attributes) + "<nodes>\n" + std::string(nodes) +
           "</nodes>\n<edges>\n" + std::string(edges) + "</edges>\n</graph></gexf>\n";
}

}  // namespace

TEST_CASE("labels, kinds of edges, weights and attributes", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    const auto text = document(
        "<attributes class='node'><attribute id='0' title='kind' type='string'/>"
        "<attribute id='1' title='tags' type='liststring'><options>a|b</options></attribute>"
        "<attribute id='2' title='ok' type='boolean'><default>true</default></attribute>"
        "</attributes>\n"
        "<attributes class='edge'><attribute id='0' title='since' type='integer'/></attributes>\n",
        "<node id='a' label='Ada'><attvalues><attvalue for='0' value='Person'/>"
        "<attvalue for='1' value='x|y'/></attvalues></node>\n"
        "<node id='b' label=''><attvalues><attvalue for='2' value='false'/></attvalues></node>\n",
        "<edge id='0' source='a' target='b' kind='KNOWS' label='knows' weight='2.5'>"
        "<attvalues><attvalue for='0' value='1833'/></attvalues></edge>\n"
        "<edge source='b' target='a' type='undirected' label='LIKES'/>\n"
        "<edge source='b' target='a' type='mutual'/>\n"
    );
    CHECK(
        reading.entities(text) ==
        "a \"Ada\" Person {\"ok\":true,\"tags\":[\"x\",\"y\"]}\nb \"b\" {\"ok\":false}\n"
    );
    CHECK(
        reading.relations(text) ==
        "a -KNOWS-> b {\"since\":1833,\"weight\":2.5}\n"
        "b -LIKES- a\n"
        "b -RELATED_TO- a {\"direction\":\"mutual\"}\n"
    );
    CHECK(reading.report.notes.empty());
}

TEST_CASE("a GEXF file without nodes is an empty graph", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    CHECK(reading.entities("<gexf><graph/></gexf>").empty());
    CHECK(reading.report.notes.empty());
    CHECK(reading.notes("<gexf/>") == "1:1: there is no <graph> in <gexf>; nothing was read\n");
}

TEST_CASE("GEXF that is not in order is refused with its place", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    CHECK(
        reading.error(document("", "<node id='a'/>\n", "<edge target='a'/>")) ==
        "t.xml:6:1: found <edge> without \"source\", expected the id of a node"
    );
    CHECK(
        reading.error(document("", "<node id='a'/>\n", "<edge source='a' target=\"\"/>")) ==
        "t.xml:6:26: the target is empty, expected the id of a node"
    );
    CHECK(
        reading.error(document("", "<node label='a'/>\n", "")) ==
        "t.xml:3:1: found <node> without \"id\", expected one"
    );
    CHECK(
        reading.error("<graphml/>") ==
        "t.xml:1:1: found the root element \"graphml\", expected \"gexf\""
    );
}

TEST_CASE("times become dates where they are dates", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    const auto edge = [&](std::string_view times, std::string_view graph = "timeformat='date'") {
        return reading.relations(
            document("", "", "<edge source='a' target='b' " + std::string(times) + "</edge>", graph)
        );
    };
    CHECK(
        edge("start='2020-01-02' end='2020-03'>") ==
        "a -RELATED_TO- b {\"when\":{\"@date\":\"2020-01-02/2020-03\"}}\n"
    );
    CHECK(edge("start='2020' end='2020'>") == "a -RELATED_TO- b {\"when\":{\"@date\":\"2020\"}}\n");
    CHECK(edge("startopen='2020'>") == "a -RELATED_TO- b {\"when\":{\"@date\":\"2020/..\"}}\n");
    CHECK(
        edge("start='2020-01-02T03:04:05.000+01:00' end='Infinity'>") ==
        "a -RELATED_TO- b {\"when\":{\"@date\":\"2020-01-02/..\"}}\n"
    );
    CHECK(
        edge("start='2004.0' end='2032.0'>", "timeformat='double'") ==
        "a -RELATED_TO- b {\"end\":2032.0,\"start\":2004.0}\n"
    );
    CHECK(
        edge("><spells><spell start='2020' end='2021'/><spell start='2023'/></spells>") ==
        "a -RELATED_TO- b {\"spells\":[{\"@date\":\"2020/2021\"},{\"@date\":\"2023/..\"}],"
        "\"when\":{\"@date\":\"2020/..\"}}\n"
    );
}

TEST_CASE("a value that changes in time is kept with its times", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    const auto text = document(
        "<attributes class='node' mode='dynamic'><attribute id='s' title='score' type='integer'/>"
        "</attributes>\n",
        "<node id='a' label='a'><attvalues><attvalue for='s' value='1' start='2001.0' "
        "end='2002.0'/>"
        "<attvalue for='s' value='2' start='2002.0'/></attvalues></node>\n",
        "",
        "mode='dynamic' timeformat='double'"
    );
    CHECK(
        reading.entities(text) ==
        "a \"a\" {\"score\":2,\"score over time\":[{\"end\":2002.0,\"start\":2001.0,\"value\":1},"
        "{\"start\":2002.0,\"value\":2}]}\n"
    );
}

TEST_CASE("hierarchies, by nesting and by reference", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    CHECK(
        reading.entities(document(
            "",
            "<node id='a'><nodes><node id='b'/></nodes><edges><edge source='b' target='c'/></edges>"
            "</node>\n<node id='c' pid='a'/>\n<node id='d'><parents><parent for='a'/>"
            "<parent for='c'/></parents></node>\n",
            ""
        )) ==
        "a \"a\"\nb \"b\" {\"parent\":\"a\"}\nc \"c\" {\"parent\":\"a\"}\n"
        "d \"d\" {\"parent\":[\"a\",\"c\"]}\n"
    );
    CHECK(reading.graph.relation_count() == 1);
}

TEST_CASE("what Gephi draws is kept beside attributes of the same name", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    CHECK(
        reading.entities(document(
            "<attributes class='node'><attribute id='0' title='size' type='string'/></attributes>",
            "<node id='a' xmlns:viz='http://gexf.net/1.3/viz'><attvalues><attvalue for='0' "
            "value='XL'/></attvalues><viz:color r='255' g='0' b='16' a='0.5'/><viz:size value='3'/>"
            "<viz:position x='1' y='-2.5' z='0.0'/></node>\n",
            ""
        )) ==
        "a \"a\" {\"color\":\"#ff0010\",\"opacity\":0.5,\"size\":\"XL\",\"viz size\":3.0,\"x\":1.0,"
        "\"y\":-2.5}\n"
    );
}

TEST_CASE("undeclared attributes and odd directions are noted", "[importers][gexf]") {
    XmlReading reading(import_gexf);
    const auto text = document(
        "",
        "<node id='a'><attvalues><attvalue for='url' value='x'/><attvalue value='y'/></attvalues>"
        "</node>\n",
        "<edge source='a' target='a' type='sideways' weight='much'/>\n"
    );
    CHECK(
        reading.notes(text) ==
        "3:25: the attribute \"url\" is not declared; its values stay text\n"
        "3:56: a value that does not say which attribute it is for was left out\n"
        "6:35: found \"sideways\" as \"type\" of an edge, expected \"directed\", \"undirected\" or "
        "\"mutual\"; the graph's default was taken\n"
        "6:53: found \"much\" as \"weight\", expected a number; it was kept as text\n"
    );
    CHECK(reading.entities(text) == "a \"a\" {\"url\":\"x\"}\n");
}

}  // namespace relata
