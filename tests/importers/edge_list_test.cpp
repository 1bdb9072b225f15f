#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE("two numbers a line, with comments and weights", "[importers][edge-list]") {
    CHECK(
        read_summary(
            "edge-list",
            "# a comment\n"
            "1 2\n"
            "// another\n"
            "2 3 0.5\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(3)\n"
        "1 -RELATED_TO- 2\n"
        "2 -RELATED_TO- 3 {\"weight\":0.5}\n"
    );
}

TEST_CASE("NetworkX writes dictionaries", "[importers][edge-list]") {
    CHECK(
        read_summary(
            "edge-list",
            "1 2 {'weight': 3.5, 'x': None, 'l': [1, 'a\\'b', True]}\n"
            "b c 7 {}\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(b)\n"
        "(c)\n"
        "1 -RELATED_TO- 2 {\"l\":[1,\"a'b\",true],\"weight\":3.5}\n"
        "b -RELATED_TO- c {\"key\":7}\n"
    );
}

TEST_CASE(
    "a list that names each edge in both directions has no direction", "[importers][edge-list]"
) {
    CHECK(
        read_summary(
            "edge-list",
            "1\t2\n"
            "2\t1\n"
            "2\t3\n"
            "3\t2\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(3)\n"
        "1 -RELATED_TO- 2\n"
        "2 -RELATED_TO- 3\n"
        "note t:2:1: each edge stands in both directions and the list does not say that it is "
        "directed: one undirected relation for 2 pairs of lines\n"
    );
}

TEST_CASE("a list that says so is directed", "[importers][edge-list]") {
    CHECK(
        read_summary(
            "edge-list",
            "# Directed graph: x.txt\n"
            "# FromNodeId\tToNodeId\n"
            "0\t1\n"
            "1\t0\n"
        ) ==
        "(0)\n"
        "(1)\n"
        "0 -RELATED_TO-> 1\n"
        "1 -RELATED_TO-> 0\n"
    );
    CHECK(
        read_summary(
            "edge-list",
            "% asym weighted\n"
            "1 2 1 123\n"
            "2 1 1 124\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "1 -RELATED_TO-> 2 {\"timestamp\":123,\"weight\":1}\n"
        "2 -RELATED_TO-> 1 {\"timestamp\":124,\"weight\":1}\n"
    );
}

TEST_CASE("both sides of a bipartite list are counted from 1", "[importers][edge-list]") {
    CHECK(
        read_summary(
            "edge-list",
            "% bip\n"
            "1 1\n"
            "2 1\n"
        ) ==
        "(1)\n"
        "(right:1)\n"
        "(2)\n"
        "1 -RELATED_TO- right:1\n"
        "2 -RELATED_TO- right:1\n"
    );
}

TEST_CASE("columns may be parted by commas and have a heading", "[importers][edge-list]") {
    CHECK(
        read_summary(
            "edge-list",
            "from,to,since\n"
            "a b,c,2020\n"
        ) ==
        "(a b)\n"
        "(c)\n"
        "a b -RELATED_TO- c {\"since\":2020}\n"
    );
}

TEST_CASE("a Matrix Market file", "[importers][edge-list]") {
    CHECK(
        read_summary(
            "edge-list",
            "%%MatrixMarket matrix coordinate real symmetric\n"
            "% c\n"
            "3 3 2\n"
            "2 1 0.5\n"
            "3 2 1\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(3)\n"
        "2 -RELATED_TO- 1 {\"weight\":0.5}\n"
        "3 -RELATED_TO- 2 {\"weight\":1}\n"
    );
    CHECK(
        read_summary(
            "edge-list",
            "%%MatrixMarket matrix coordinate pattern general\n"
            "2 1 1\n"
            "2 1\n"
        ) ==
        "(r1)\n"
        "(r2)\n"
        "(c1)\n"
        "r2 -RELATED_TO- c1\n"
    );
    CHECK(
        read_summary(
            "edge-list",
            "%%MatrixMarket matrix array integer general\n"
            "2 2\n"
            "0\n"
            "5\n"
            "0\n"
            "0\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "2 -RELATED_TO-> 1 {\"weight\":5}\n"
    );
}

TEST_CASE("what is no list of edges is refused with its place", "[importers][edge-list]") {
    CHECK(
        read_summary("edge-list", "") == "t:1:1: there are no edges, expected lines of two nodes"
    );
    CHECK(
        read_summary("edge-list", "# nothing\n") ==
        "t:1:1: there are no edges, expected lines of two nodes"
    );
    CHECK(read_summary("edge-list", "1 2 {'a': }\n") == "t:1:11: expected a value, found \"}\"");
    CHECK(
        read_summary("edge-list", "1 2 {'a': 1\n") ==
        "t:1:10: expected a value, found the end of the line"
    );
    CHECK(
        read_summary(
            "edge-list",
            "1,2\n"
            "3,,4\n"
            ",4\n"
        ) == "t:2:1: a column is empty, expected a node"
    );
    CHECK(
        read_summary(
            "edge-list",
            "%%MatrixMarket matrix coordinate real general\n"
            "2 2 2\n"
            "1 1 1\n"
        ) == "t:2:1: the matrix has 1 entries, expected 2"
    );
    CHECK(
        read_summary("edge-list", "%%MatrixMarket vector\n") ==
        "t:1:1: expected \"%%MatrixMarket matrix coordinate\" or \"matrix array\""
    );
    CHECK(
        read_summary(
            "edge-list",
            "%%MatrixMarket matrix coordinate real general\n"
            "2 2 1\n"
            "1 3 1\n"
        ) == "t:3:1: expected a number from 0 to 2, found \"3\""
    );
}

TEST_CASE("a list of edges is known by its numbers", "[importers][edge-list]") {
    CHECK(detected_format("# SNAP\n1\t2\n2\t3\n", "x.txt") == "edge-list");
    CHECK(detected_format("1,2,0.5\n2,3,1\n", "x.txt") == "edge-list");
    CHECK(detected_format("a b {'weight': 1}\n", "x.txt") == "edge-list");
    CHECK(detected_format("ada bob\nbob carl\n", "x.edgelist") == "edge-list");
    CHECK(detected_format("ada bob\nbob carl\n", "x.txt") == "article");
    CHECK(detected_format("1 2 3\n2 3\n", "x.adjlist") == "adjacency-list");
    CHECK(detected_format("2020 was a long year.\n", "x.txt") == "article");
}

TEST_CASE("an adjacency list names each pair once", "[importers][edge-list]") {
    CHECK(
        read_summary("adjacency-list", "#c\n1 2 3\n2 3\n4\n") ==
        "(1)\n(2)\n(3)\n(4)\n1 -RELATED_TO- 2\n1 -RELATED_TO- 3\n2 -RELATED_TO- 3\n"
    );
    CHECK(
        read_summary("adjacency-list", "") ==
        "t:1:1: there are no nodes, expected lines of a node and its neighbors"
    );
}

}  // namespace relata
