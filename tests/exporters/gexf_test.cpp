#include "exporters/gexf.hpp"

#include "importers/gexf.hpp"
#include "tests/exporters/xml_round_trip.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace relata {

using tests::letters;
using tests::losses;

TEST_CASE("a small graph as GEXF, to the letter", "[exporters][gexf]") {
    const auto written = write_gexf(letters());
    CHECK(
        written.files.at(0).bytes ==
        R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
<attributes class="node" mode="static">
<attribute id="kind" title="kind" type="string" relata.role="kinds"/>
<attribute id="aliases" title="aliases" type="string" relata.role="aliases"/>
<attribute id="0" title="born" type="long"/>
<attribute id="1" title="label_" type="string" relata.name="label"/>
</attributes>
<attributes class="edge" mode="static">
<attribute id="type" title="type" type="string" relata.role="type"/>
<attribute id="1" title="when" type="string" relata.type="date"/>
</attributes>
<nodes>
<node id="ada-co" label="Ada &amp; co"><attvalues><attvalue for="kind" value="Person"/><attvalue for="1" value="a property"/></attvalues></node>
<node id="charles-babbage" label="Charles Babbage"><attvalues><attvalue for="kind" value="Person;Inventor"/><attvalue for="aliases" value="Babbage"/><attvalue for="0" value="1791"/></attvalues></node>
</nodes>
<edges>
<edge id="r1" source="ada-co" target="charles-babbage" label="MET_WITH" kind="MET_WITH" weight="2" start="1833-06-01" end="1833-06-30"><attvalues><attvalue for="type" value="MET_WITH"/><attvalue for="1" value="1833-06"/></attvalues></edge>
<edge id="r2" source="charles-babbage" target="ada-co" label="WROTE_TO" kind="WROTE_TO" weight="0.5"><attvalues><attvalue for="type" value="WROTE_TO"/></attvalues></edge>
</edges>
</graph>
</gexf>
)"
    );
    CHECK(losses(written) == "graph properties 1\n");
}

TEST_CASE("GEXF: mixed directions and control characters are named as lost", "[exporters][gexf]") {
    auto graph = letters();
    Relation relation;
    relation.source = *graph.find_entity("ada-co");
    relation.target = relation.source;
    relation.type = graph.schema().type("LINKED");
    relation.directed = false;
    relation.properties.set("note", "a\x01z");
    graph.add_relation(std::move(relation));
    const auto written = write_gexf(graph);
    CHECK(losses(written) == "control characters 1\ndirections 1\ngraph properties 1\n");
    const auto again = tests::read_back(written, import_gexf);
    CHECK_FALSE(again.relation(RelationId{2}).directed);
    CHECK(again.relation(RelationId{2}).properties.text("note") == "a\uFFFDz");
}

TEST_CASE("GEXF: ids that XML cannot hold stay apart", "[exporters][gexf]") {
    Graph graph;
    for (const auto* id : {"a\x01", "a\x02", "a\uFFFD"}) {
        Entity entity;
        entity.id = id;
        entity.name = "x";
        graph.add_entity(std::move(entity));
    }
    const auto written = write_gexf(graph);
    CHECK(losses(written) == "control characters 2\n");
    CHECK(tests::read_back(written, import_gexf).entity_count() == 3);
}

TEST_CASE("any graph comes back from gexf but for what is named", "[exporters][gexf][property]") {
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        const auto nul =
            seed % 2 == 0 ? tests::NastyGraphs::Nul::never : tests::NastyGraphs::Nul::sometimes;
        const auto graph = tests::NastyGraphs(seed, nul).graph();
        tests::check_xml_round_trip(graph, write_gexf(graph), import_gexf);
    }
}

}  // namespace relata
