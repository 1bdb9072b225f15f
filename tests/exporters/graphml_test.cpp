#include "exporters/graphml.hpp"

#include "importers/graphml.hpp"
#include "tests/exporters/xml_round_trip.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace relata {

using tests::letters;
using tests::losses;

TEST_CASE("a small graph as GraphML, to the letter", "[exporters][graphml]") {
    const auto written = write_graphml(letters());
    CHECK(
        written.files.at(0).bytes ==
        R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="kn" for="node" attr.name="label" attr.type="string" relata.role="name"/>
<key id="kk" for="node" attr.name="kind" attr.type="string" relata.role="kinds"/>
<key id="ka" for="node" attr.name="aliases" attr.type="string" relata.role="aliases"/>
<key id="n0" for="node" attr.name="born" attr.type="long"/>
<key id="n1" for="node" attr.name="label_" attr.type="string" relata.name="label"/>
<key id="kt" for="edge" attr.name="type" attr.type="string" relata.role="type"/>
<key id="kw" for="edge" attr.name="label" attr.type="string" relata.role="words"/>
<key id="e0" for="edge" attr.name="weight" attr.type="double" relata.type="number"/>
<key id="e1" for="edge" attr.name="when" attr.type="string" relata.type="date"/>
<graph id="G" edgedefault="directed">
<node id="ada-co" labels=":Person"><data key="kn">Ada &amp; co</data><data key="kk">Person</data><data key="n1">a property</data></node>
<node id="charles-babbage" labels=":Person:Inventor"><data key="kn">Charles Babbage</data><data key="kk">Person;Inventor</data><data key="ka">Babbage</data><data key="n0">1791</data></node>
<edge id="r1" source="ada-co" target="charles-babbage" label="MET_WITH"><data key="kt">MET_WITH</data><data key="kw">met</data><data key="e0">2</data><data key="e1">1833-06</data></edge>
<edge id="r2" source="charles-babbage" target="ada-co" label="WROTE_TO"><data key="kt">WROTE_TO</data><data key="kw">wrote to</data><data key="e0">0.5</data></edge>
</graph>
</graphml>
)"
    );
    CHECK(losses(written) == "graph properties 1\n");
}

TEST_CASE(
    "GraphML: mixed directions and control characters are named as lost", "[exporters][graphml]"
) {
    auto graph = letters();
    Relation relation;
    relation.source = *graph.find_entity("ada-co");
    relation.target = relation.source;
    relation.type = graph.schema().type("LINKED");
    relation.directed = false;
    relation.properties.set("note", "a\x01z");
    graph.add_relation(std::move(relation));
    const auto written = write_graphml(graph);
    CHECK(losses(written) == "control characters 1\ndirections 1\ngraph properties 1\n");
    const auto again = tests::read_back(written, import_graphml);
    CHECK_FALSE(again.relation(RelationId{2}).directed);
    CHECK(again.relation(RelationId{2}).properties.text("note") == "a\uFFFDz");
}

TEST_CASE("GraphML: ids that XML cannot hold stay apart", "[exporters][graphml]") {
    Graph graph;
    for (const auto* id : {"a\x01", "a\x02", "a\uFFFD"}) {
        Entity entity;
        entity.id = id;
        entity.name = "x";
        graph.add_entity(std::move(entity));
    }
    const auto written = write_graphml(graph);
    CHECK(losses(written) == "control characters 2\n");
    CHECK(tests::read_back(written, import_graphml).entity_count() == 3);
}

TEST_CASE(
    "any graph comes back from graphml but for what is named", "[exporters][graphml][property]"
) {
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        const auto nul =
            seed % 2 == 0 ? tests::NastyGraphs::Nul::never : tests::NastyGraphs::Nul::sometimes;
        const auto graph = tests::NastyGraphs(seed, nul).graph();
        tests::check_xml_round_trip(graph, write_graphml(graph), import_graphml);
    }
}

}  // namespace relata
