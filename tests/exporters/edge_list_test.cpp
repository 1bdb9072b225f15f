#include "exporters/edge_list.hpp"

#include "tests/exporters/small_graph.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("a graph as a list of edges, and what it cannot hold", "[exporters][edge-list]") {
    CHECK(
        tests::written(find_export_format("edge-list"), tests::small_graph()) ==
        "# directed, tab separated: source, target, attributes\n"
        "china\tperu\t{'type': 'MET_WITH', 'list': [1, 'x'], 'weight': 2.5, 'when': '2020-11'}\n"
        "peru\tperu\t{'type': 'is like', 'directed': False}\n"
        "loss aliases: 1\n"
        "loss directions: 1\n"
        "loss documents: 1\n"
        "loss entity property \"gdp\": 1\n"
        "loss entity property \"label\": 1\n"
        "loss entity property \"note\": 1\n"
        "loss evidence: 1\n"
        "loss graph properties: 2\n"
        "loss kinds: 3\n"
        "loss names: 2\n"
    );
}

TEST_CASE("an empty graph as a list of edges", "[exporters][edge-list]") {
    CHECK(
        tests::written(find_export_format("edge-list"), Graph()) ==
        "# directed, tab separated: source, target, attributes\n"
    );
}

}  // namespace relata
