#include "exporters/pajek.hpp"

#include "tests/exporters/small_graph.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("a graph as a Pajek network, and what it cannot hold", "[exporters][pajek]") {
    CHECK(
        tests::written(find_export_format("pajek"), tests::small_graph()) ==
        "*Network \"Talks\"\n"
        "*Vertices 2\n"
        "1 \"China\" 0.0 0.0 ellipse relata_id \"china\" kind \"Country\" kinds "
        "\"[\\\"Country\\\",\\\"Place\\\"]\" aliases \"[\\\"PRC; 中国\\\"]\" gdp 17.9 note \"a "
        "\\\"b\\\" & c\\\\d\"\n"
        "2 \"Perú\" 0.0 0.0 ellipse relata_id \"peru\" kind \"Country\"\n"
        "*Arcs\n"
        "1 2 2.5 type \"MET_WITH\" id \"r1\" list \"[1,\\\"x\\\"]\" when \"2020-11\"\n"
        "*Edges\n"
        "2 2 1 type \"is like\" id \"r2\"\n"
        "loss documents: 1\n"
        "loss entity property \"label\": 1\n"
        "loss evidence: 1\n"
        "loss graph properties: 1\n"
        "loss missing weights: 1\n"
        "loss property types: 1\n"
    );
}

TEST_CASE("an empty graph as a Pajek network", "[exporters][pajek]") {
    CHECK(
        tests::written(find_export_format("pajek"), Graph()) ==
        "*Vertices 0\n"
        "*Arcs\n"
    );
}

}  // namespace relata
