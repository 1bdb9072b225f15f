#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE(
    "vertices, arcs and edges with labels, places, weights and relations", "[importers][pajek]"
) {
    CHECK(
        read_summary(
            "pajek",
            "*Network \"My net\"\n"
            "*Vertices 5 2\n"
            "% a comment\n"
            "1 \"Ada \\\"C\\\" L\" 0.1 0.2 0.5 box ic Red [1-3,5]\n"
            "2 Bob\n"
            "3 \"x &#268;\" 0 0 ellipse\n"
            "*Arcs :1 \"sells to\"\n"
            "1 2 3 l \"lab\" [1-2]\n"
            "1 3\n"
            "*Edges :2 \"likes\"\n"
            "2 3 1.5\n"
            "*Arcslist\n"
            "1 4 5\n"
            "*Edgeslist\n"
            "4 5\n"
        ) ==
        "{\"name\":\"My net\"}\n"
        "(1) \"Ada \"C\" L\" "
        "{\"ic\":\"Red\",\"interval\":\"1-3,5\",\"mode\":1,\"shape\":\"box\",\"x\":0.1,\"y\":0.2,"
        "\"z\":0.5}\n"
        "(2) \"Bob\" {\"mode\":1}\n"
        "(3) \"x Č\" {\"mode\":2}\n"
        "(4) {\"mode\":2}\n"
        "(5) {\"mode\":2}\n"
        "1 -sells to-> 2 {\"interval\":\"1-2\",\"label\":\"lab\",\"weight\":3}\n"
        "1 -sells to-> 3\n"
        "2 -likes- 3 {\"weight\":1.5}\n"
        "1 -RELATED_TO-> 4\n"
        "1 -RELATED_TO-> 5\n"
        "4 -RELATED_TO- 5\n"
    );
}

TEST_CASE("case and line ends do not matter, vertices need no line", "[importers][pajek]") {
    CHECK(
        read_summary(
            "pajek",
            "*VERTICES 3\r\n"
            "*edges\r\n"
            "1 2\r\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(3)\n"
        "1 -RELATED_TO- 2\n"
    );
}

TEST_CASE("a matrix gives an arc for each cell that is not zero", "[importers][pajek]") {
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 3\n"
            "*Matrix\n"
            "0 1 0\n"
            "1 0 2\n"
            "0 0 0\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(3)\n"
        "1 -RELATED_TO-> 2 {\"weight\":1}\n"
        "2 -RELATED_TO-> 1 {\"weight\":1}\n"
        "2 -RELATED_TO-> 3 {\"weight\":2}\n"
    );
}

TEST_CASE("a partition gives its vertices a property", "[importers][pajek]") {
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 2\n"
            "*Partition club\n"
            "*Vertices 2\n"
            "7\n"
            "8\n"
        ) ==
        "(1) {\"club\":7}\n"
        "(2) {\"club\":8}\n"
    );
}

TEST_CASE("relations by number in one section", "[importers][pajek]") {
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 2\n"
            "*Arcs :1 \"likes\"\n"
            "*Arcs :2 \"owns\"\n"
            "*Arcs\n"
            "1: 1 2 1\n"
            "2: 2 1 1\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "1 -likes-> 2 {\"weight\":1}\n"
        "2 -owns-> 1 {\"weight\":1}\n"
    );
}

TEST_CASE("no vertices are an empty graph", "[importers][pajek]") {
    CHECK(read_summary("pajek", "*Vertices 0\n") == "");
}

TEST_CASE("lines without vertices make them of their numbers", "[importers][pajek]") {
    CHECK(
        read_summary(
            "pajek",
            "*Arcs\n"
            "7 2 3\n"
            "*Links\n"
            "2 9\n"
        ) ==
        "(7)\n"
        "(2)\n"
        "(9)\n"
        "7 -RELATED_TO-> 2 {\"weight\":3}\n"
        "2 -RELATED_TO- 9\n"
        "note t:1:1: there is no section \"*Vertices\"; the vertices are the numbers lines name\n"
    );
}

TEST_CASE("comments, words before the vertices, and vertices uncounted", "[importers][pajek]") {
    CHECK(
        read_summary(
            "pajek",
            "\xEF\xBB\xBF\n"
            "# a comment\n"
            "*Network trade\n"
            "made by \"hand\n"
            "*Vertices\n"
            "# another\n"
            "1 \"# Ada\"\n"
            "2 Bob\n"
            "*Matrix\n"
            "0 1\n"
            "0 0\n"
        ) ==
        "{\"name\":\"trade\"}\n"
        "(1) \"# Ada\"\n"
        "(2) \"Bob\"\n"
        "1 -RELATED_TO-> 2 {\"weight\":1}\n"
        "note t:4:1: 1 line outside of any section left out, expected one such as \"*Vertices 3\" "
        "before\n"
    );
}

TEST_CASE("sections that are not read are counted", "[importers][pajek]") {
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 2\n"
            "*Hierarchy tree\n"
            "1 2\n"
            "2 1\n"
            "*Cluster some\n"
            "*Edgeslist\n"
            "-1 -2\n"
            "*States\n"
            "1 1\n"
            "2 1\n"
            "3 2\n"
            "*Links\n"
            "1 3\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "1 -RELATED_TO- 2\n"
        "note t:2:1: the section \"*Hierarchy\" is not known; left out with 2 lines\n"
        "note t:5:1: the section \"*Cluster\" is not known; left out\n"
        "note t:8:1: the section \"*States\" about states of vertices left out with 3 lines\n"
        "note t:12:1: the section \"*Links\" about states of vertices left out with 1 line\n"
    );
}

TEST_CASE("what is no Pajek is refused with its place", "[importers][pajek]") {
    CHECK(
        read_summary("pajek", "") ==
        "t:1:1: there are no vertices, expected a line such as \"*Vertices 3\""
    );
    CHECK(
        read_summary("pajek", "*Vertices x\n") ==
        "t:1:11: expected the number of vertices, found \"x\""
    );
    CHECK(
        read_summary(
            "pajek",
            "*Matrix\n"
            "1 2\n"
        ) == "t:1:1: expected \"*Vertices\" before \"*Matrix\""
    );
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 2\n"
            "*Arcs\n"
            "1 b\n"
        ) == "t:3:3: expected the number of a vertex, found \"b\""
    );
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 2\n"
            "*Arcs\n"
            "1\n"
        ) == "t:3:1: the line names one vertex, expected two"
    );
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 2\n"
            "1 \"a\n"
        ) == "t:2:3: the label has no end, expected a double quote"
    );
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 2\n"
            "*Matrix\n"
            "0 1\n"
            "1\n"
        ) == "t:4:1: row 2 of the matrix has 1 values, expected 2"
    );
    CHECK(
        read_summary(
            "pajek",
            "*Vertices 999999999\n"
            "*Arcs\n"
            "1 2\n"
        ) == "t:1:1: 999999999 vertices have no line of their own, expected at most 4000000"
    );
}

TEST_CASE("Pajek is known by its first section", "[importers][pajek]") {
    CHECK(detected_format("% c\n*Vertices 2\n1 \"a\"\n2 \"b\"\n", "x.txt") == "pajek");
    CHECK(detected_format("*vertices 1\n", "x") == "pajek");
    CHECK(detected_format("# c\n*Edges\n1 2\n", "x.txt") == "pajek");
    CHECK(detected_format("*Edges and arcs* met in Rome.\n", "x.md") == "markdown");
    CHECK(detected_format("* a point of a list\n* another\n", "x.md") == "markdown");
}

}  // namespace relata
