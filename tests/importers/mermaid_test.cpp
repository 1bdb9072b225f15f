#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE("nodes with their text, links with theirs", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "---\n"
            "title: My chart\n"
            "---\n"
            "%% comment\n"
            "flowchart LR\n"
            "  A[Hard edge] -->|Link text| B(Round)\n"
            "  B --> C{Decision}\n"
            "  C -- One --> D[\"Result #quot;one#quot;\"] & E([Stad]):::big\n"
            "  C -. two .-> F((c))\n"
        ) ==
        "{\"name\":\"My chart\"}\n"
        "(A) \"Hard edge\"\n"
        "(B) \"Round\" {\"shape\":\"rounded\"}\n"
        "(C) \"Decision\" {\"shape\":\"diamond\"}\n"
        "(D) \"Result \"one\"\"\n"
        "(E) \"Stad\" :big {\"shape\":\"stadium\"}\n"
        "(F) \"c\" {\"shape\":\"circle\"}\n"
        "A -Link text-> B\n"
        "B -RELATED_TO-> C\n"
        "C -One-> D\n"
        "C -One-> E\n"
        "C -two-> F {\"style\":\"dotted\"}\n"
    );
}

TEST_CASE("all kinds of links", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "graph TD; a --- b; b ==> c; c <--> d; d x--x e; e --o f; f -. t .-> g; g == t ==> h; "
            "a ~~~ h"
        ) ==
        "(a)\n"
        "(b)\n"
        "(c)\n"
        "(d)\n"
        "(e)\n"
        "(f)\n"
        "(g)\n"
        "(h)\n"
        "a -RELATED_TO- b\n"
        "b -RELATED_TO-> c {\"style\":\"thick\"}\n"
        "c -RELATED_TO- d\n"
        "d -RELATED_TO- e {\"arrowhead\":\"cross\"}\n"
        "e -RELATED_TO-> f {\"arrowhead\":\"circle\"}\n"
        "f -t-> g {\"style\":\"dotted\"}\n"
        "g -t-> h {\"style\":\"thick\"}\n"
        "note t:1:88: 1 line about style, links to pages or layout left out\n"
    );
}

TEST_CASE("subgraphs are properties, styles are left out with a note", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "flowchart TB\n"
            "subgraph one [Title one]\n"
            "  direction TB\n"
            "  a --> b\n"
            "end\n"
            "classDef big fill:#f9f\n"
            "class a,b big;\n"
            "click a \"http://x\"\n"
        ) ==
        "(a) :big {\"subgraph\":\"Title one\"}\n"
        "(b) :big {\"subgraph\":\"Title one\"}\n"
        "a -RELATED_TO-> b\n"
        "note t:6:1: 2 lines about style, links to pages or layout left out\n"
    );
}

TEST_CASE("chains, several ends, hyphens in names and attributes", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "flowchart LR\n"
            "a & b-1 --> c --> d@{ shape: circle, label: \"D d\" }\n"
            "e e1@--> f\n"
        ) ==
        "(a)\n"
        "(b-1)\n"
        "(c)\n"
        "(d) \"D d\" {\"shape\":\"circle\"}\n"
        "(e)\n"
        "(f)\n"
        "a -RELATED_TO-> c\n"
        "b-1 -RELATED_TO-> c\n"
        "c -RELATED_TO-> d\n"
        "e -RELATED_TO-> f\n"
    );
}

TEST_CASE("dotted links end and begin in several ways", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "flowchart LR\n"
            "a -. one -.-> b\n"
            "a -. two ..-> c -. three .- d\n"
            "a .-> e ..-x f\n"
            "a <-.-> g\n"
        ) ==
        "(a)\n"
        "(b)\n"
        "(c)\n"
        "(d)\n"
        "(e)\n"
        "(f)\n"
        "(g)\n"
        "a -one-> b {\"style\":\"dotted\"}\n"
        "a -two-> c {\"style\":\"dotted\"}\n"
        "c -three- d {\"style\":\"dotted\"}\n"
        "a -RELATED_TO-> e {\"style\":\"dotted\"}\n"
        "e -RELATED_TO-> f {\"arrowhead\":\"cross\",\"style\":\"dotted\"}\n"
        "a -RELATED_TO- g {\"style\":\"dotted\"}\n"
    );
}

TEST_CASE("links go on in the next line, and so do tooltips", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "flowchart LR\n"
            "a -->|one|\n"
            "  b\n"
            "  %% a comment\n"
            "  -- two -->\n"
            "  c;\n"
            "click a \"http://x\" \"a tooltip\n"
            "of two lines\" _blank\n"
            "x --> y\n"
        ) ==
        "(a)\n"
        "(b)\n"
        "(c)\n"
        "(x)\n"
        "(y)\n"
        "a -one-> b\n"
        "b -two-> c\n"
        "x -RELATED_TO-> y\n"
        "note t:7:1: 1 line about style, links to pages or layout left out\n"
    );
    CHECK(
        read_summary(
            "mermaid",
            "graph LR\n"
            "subgraph s\n"
            "a -->\n"
            "end\n"
        ) == "t:3:6: expected a node, found the end of the line"
    );
}

TEST_CASE("names of links are no nodes", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "flowchart LR\n"
            "class e2 fast\n"
            "a e1@--> b e2@==> c\n"
            "e1@{ animate: true }\n"
            "class e1,a busy\n"
            "d@{ label: \"D d\" }\n"
        ) ==
        "(a) :busy\n"
        "(b)\n"
        "(c)\n"
        "(d) \"D d\"\n"
        "a -RELATED_TO-> b\n"
        "b -RELATED_TO-> c {\"style\":\"thick\"}\n"
        "note t:2:6: 3 lines about style, links to pages or layout left out\n"
    );
}

TEST_CASE("a chart in a fence", "[importers][mermaid]") {
    CHECK(
        read_summary(
            "mermaid",
            "```mermaid\n"
            "graph LR\n"
            "A-->B\n"
            "```\n"
            "Text.\n"
        ) ==
        "(A)\n"
        "(B)\n"
        "A -RELATED_TO-> B\n"
        "note t:4:1: what stands after the first chart was left out\n"
    );
}

TEST_CASE("what is no flowchart is refused with its place", "[importers][mermaid]") {
    CHECK(read_summary("mermaid", "") == "t:1:1: the input holds no flowchart");
    CHECK(
        read_summary(
            "mermaid",
            "sequenceDiagram\n"
            "A->>B: hi\n"
        ) ==
        "t:1:1: expected a chart that begins with \"flowchart\" or \"graph\", found "
        "\"sequenceDiagram\""
    );
    CHECK(
        read_summary(
            "mermaid",
            "graph LR\n"
            "A --> \n"
        ) == "t:2:7: expected a node, found the end of the line"
    );
    CHECK(
        read_summary(
            "mermaid",
            "graph LR\n"
            "A[x --> B\n"
        ) == "t:2:2: the shape that begins with '[' has no end"
    );
    CHECK(
        read_summary(
            "mermaid",
            "graph LR\n"
            "A -- text B\n"
        ) == "t:2:3: the link has no end, expected \"-->\" after its text"
    );
    CHECK(
        read_summary(
            "mermaid",
            "graph LR\n"
            "subgraph x\n"
            "A\n"
        ) == "t:2:1: the subgraph has no end, expected \"end\""
    );
    CHECK(
        read_summary(
            "mermaid",
            "graph LR\n"
            "end\n"
        ) == "t:2:1: found \"end\" without a subgraph"
    );
    CHECK(
        read_summary(
            "mermaid",
            "graph LR\n"
            "A B\n"
        ) == "t:2:3: expected a link such as \"-->\" or the end of the line, found \"B\""
    );
    CHECK(
        read_summary("mermaid", "graph sideways\n") ==
        "t:1:7: expected a direction such as TB or LR, found \"sideways\""
    );
}

TEST_CASE("a flowchart is known by its heading", "[importers][mermaid]") {
    CHECK(detected_format("flowchart TD\n  A --> B\n", "x.txt") == "mermaid");
    CHECK(detected_format("```mermaid\ngraph LR\nA-->B\n```\n", "x.md") == "mermaid");
    CHECK(detected_format("Flowchart makers met in Rome.", "x.txt") == "article");
    CHECK(detected_format("graph\n", "x.txt") == "article");
}

}  // namespace relata
