#include "exporters/gml.hpp"

#include "tests/exporters/small_graph.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("a graph as GML, and what it cannot hold", "[exporters][gml]") {
    CHECK(
        tests::written(find_export_format("gml"), tests::small_graph()) ==
        "Creator \"relata\"\n"
        "graph [\n"
        "  directed 1\n"
        "  multigraph 1\n"
        "  name \"Talks\"\n"
        "  node [\n"
        "    id 0\n"
        "    label \"China\"\n"
        "    relata_id \"china\"\n"
        "    kind \"Country\"\n"
        "    kinds \"[&quot;Country&quot;,&quot;Place&quot;]\"\n"
        "    aliases \"[&quot;PRC; &#20013;&#22269;&quot;]\"\n"
        "    gdp 17.9\n"
        "    note \"a &quot;b&quot; &amp; c\\d\"\n"
        "  ]\n"
        "  node [\n"
        "    id 1\n"
        "    label \"Per&#250;\"\n"
        "    relata_id \"peru\"\n"
        "    kind \"Country\"\n"
        "  ]\n"
        "  edge [\n"
        "    source 0\n"
        "    target 1\n"
        "    label \"MET_WITH\"\n"
        "    type \"MET_WITH\"\n"
        "    list 1\n"
        "    list \"x\"\n"
        "    weight 2.5\n"
        "    when \"2020-11\"\n"
        "  ]\n"
        "  edge [\n"
        "    source 1\n"
        "    target 1\n"
        "    label \"is like\"\n"
        "    type \"is like\"\n"
        "    directed 0\n"
        "  ]\n"
        "]\n"
        "loss directions: 1\n"
        "loss documents: 1\n"
        "loss entity property \"label\": 1\n"
        "loss evidence: 1\n"
        "loss graph properties: 1\n"
    );
}

TEST_CASE("an empty graph as GML", "[exporters][gml]") {
    CHECK(
        tests::written(find_export_format("gml"), Graph()) ==
        "Creator \"relata\"\n"
        "graph [\n"
        "  directed 1\n"
        "  multigraph 1\n"
        "]\n"
    );
}

}  // namespace relata
