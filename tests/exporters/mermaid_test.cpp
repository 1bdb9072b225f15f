#include "exporters/mermaid.hpp"

#include "tests/exporters/small_graph.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("a graph as a Mermaid flowchart, and what it cannot hold", "[exporters][mermaid]") {
    CHECK(
        tests::written(find_export_format("mermaid"), tests::small_graph()) ==
        "---\n"
        "title: \"Talks\"\n"
        "---\n"
        "flowchart LR\n"
        "  china[\"China\"]:::Country:::Place\n"
        "  peru[\"Perú\"]:::Country\n"
        "  china -->|\"MET_WITH\"| peru\n"
        "  peru ---|\"is like\"| peru\n"
        "loss aliases: 1\n"
        "loss documents: 1\n"
        "loss entity property \"gdp\": 1\n"
        "loss entity property \"label\": 1\n"
        "loss entity property \"note\": 1\n"
        "loss evidence: 1\n"
        "loss graph properties: 1\n"
        "loss relation property \"list\": 1\n"
        "loss relation property \"weight\": 1\n"
        "loss relation property \"when\": 1\n"
    );
}

TEST_CASE("an empty graph as a Mermaid flowchart", "[exporters][mermaid]") {
    CHECK(tests::written(find_export_format("mermaid"), Graph()) == "flowchart LR\n");
}

}  // namespace relata
