#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE("a DOT graph gives nodes, edges and what is said of them", "[importers][dot]") {
    CHECK(
        read_summary(
            "dot",
            "strict digraph \"Trade\" {\n"
            " # a line for the preprocessor\n"
            " node [shape=box]; ada [label=\"Ada\\nL.\", kind=Person, born=1815];\n"
            " ada:n -> {bob carl:p:sw} -> dan [label=\"knows\", when=\"2020-11\"]; // chain\n"
            " ada -> bob [color=red];\n"
            "}\n"
        ) ==
        "{\"name\":\"Trade\"}\n"
        "(ada) \"Ada\n"
        "L.\" :Person {\"born\":1815,\"shape\":\"box\"}\n"
        "(bob) {\"shape\":\"box\"}\n"
        "(carl) {\"shape\":\"box\"}\n"
        "(dan) {\"shape\":\"box\"}\n"
        "ada -knows-> bob {\"color\":\"red\",\"tailport\":\"n\",\"when\":{\"@date\":\"2020-11\"}}\n"
        "ada -knows-> carl {\"tailport\":\"n\",\"when\":{\"@date\":\"2020-11\"}}\n"
        "bob -knows-> dan {\"when\":{\"@date\":\"2020-11\"}}\n"
        "carl -knows-> dan {\"when\":{\"@date\":\"2020-11\"}}\n"
        "note t:1:1: 1 edge named again was taken as the same, as \"strict\" or \"key\" asks\n"
    );
}

TEST_CASE(
    "clusters are properties of their nodes, with their scope of defaults", "[importers][dot]"
) {
    CHECK(
        read_summary(
            "dot",
            "graph {\n"
            " subgraph cluster_x { label=\"X people\"; node [role=guest]; a; subgraph { b } }\n"
            " c -- a\n"
            "}"
        ) ==
        "{\"subgraphs\":{\"cluster_x\":{\"label\":\"X people\"}}}\n"
        "(a) {\"role\":\"guest\",\"subgraph\":\"cluster_x\"}\n"
        "(b) {\"role\":\"guest\",\"subgraph\":\"cluster_x\"}\n"
        "(c)\n"
        "c -RELATED_TO- a\n"
    );
}

TEST_CASE("subgraphs as ends of edges multiply", "[importers][dot]") {
    CHECK(
        read_summary("dot", "digraph { {a b} -> subgraph s { c d } }") ==
        "(a)\n"
        "(b)\n"
        "(c) {\"subgraph\":\"s\"}\n"
        "(d) {\"subgraph\":\"s\"}\n"
        "a -RELATED_TO-> c\n"
        "a -RELATED_TO-> d\n"
        "b -RELATED_TO-> c\n"
        "b -RELATED_TO-> d\n"
    );
}

TEST_CASE(
    "strings join, HTML becomes text, names of nodes and graph stand for themselves",
    "[importers][dot]"
) {
    CHECK(
        read_summary(
            "dot",
            "digraph N { a [label=\"long \" + \"text\"]; b [label=<<b>Hi</b><br/>there &eacute;>]; "
            "c [label=\"\\N of \\G\"]; \"d\\\"e\" [x=\"1\\\n"
            "2\", flag]; }"
        ) ==
        "{\"name\":\"N\"}\n"
        "(a) \"long text\"\n"
        "(b) \"Hi\n"
        "there é\"\n"
        "(c) \"c of N\"\n"
        "(d\"e) {\"flag\":true,\"x\":12}\n"
    );
}

TEST_CASE(
    "an edge without arrow has no direction, keys and strict make edges one", "[importers][dot]"
) {
    CHECK(
        read_summary(
            "dot", "digraph { a -> b [dir=none, type=MET]; a -> b [key=k]; a -> b [key=k, x=1] }"
        ) ==
        "(a)\n"
        "(b)\n"
        "a -MET- b\n"
        "a -RELATED_TO-> b {\"key\":\"k\",\"x\":1}\n"
        "note t:1:1: 1 edge named again was taken as the same, as \"strict\" or \"key\" asks\n"
    );
    CHECK(
        read_summary("dot", "strict graph { a -- b [x=1]; b -- a [x=2, y=3] }") ==
        "(a)\n"
        "(b)\n"
        "a -RELATED_TO- b {\"x\":2,\"y\":3}\n"
        "note t:1:1: 1 edge named again was taken as the same, as \"strict\" or \"key\" asks\n"
    );
}

TEST_CASE("graphs of one file become one", "[importers][dot]") {
    CHECK(
        read_summary("dot", "graph a { x -- y } digraph b { y -> z }") ==
        "{\"name\":\"a\"}\n"
        "(x)\n"
        "(y)\n"
        "(z)\n"
        "x -RELATED_TO- y\n"
        "y -RELATED_TO-> z\n"
        "note t:1:1: the file holds 2 graphs; all were read into one, nodes of one name as one\n"
    );
}

TEST_CASE("an empty DOT graph is read, an empty file is not", "[importers][dot]") {
    CHECK(read_summary("dot", "digraph {}") == "");
    CHECK(
        read_summary("dot", "") ==
        "t:1:1: the input holds no graph, expected \"digraph\" or \"graph\""
    );
}

TEST_CASE("what is no DOT is refused with its place", "[importers][dot]") {
    CHECK(
        read_summary("dot", "digraph { a -- b }") ==
        "t:1:13: found \"--\" in a directed graph, expected \"->\""
    );
    CHECK(
        read_summary("dot", "graph { a -> b }") ==
        "t:1:11: found \"->\" in an undirected graph, expected \"--\""
    );
    CHECK(
        read_summary("dot", "digraph { a -> ") ==
        "t:1:16: expected a node or a subgraph, found the end of the input"
    );
    CHECK(
        read_summary(
            "dot",
            "digraph {\n"
            "  a [label=\"x];\n"
            "}"
        ) == "t:2:12: the string has no end, expected a double quote"
    );
    CHECK(
        read_summary("dot", "digraph { a [x=1 }") ==
        "t:1:18: expected an attribute or ']', found '}'"
    );
    CHECK(
        read_summary("dot", "digraph { a -> b } x") ==
        "t:1:20: expected \"digraph\" or \"graph\", found \"x\""
    );
    CHECK(
        read_summary("dot", "digraph { subgraph s -> b }") == "t:1:22: expected '{', found \"->\""
    );
    CHECK(
        read_summary("dot", "digraph { a -> /* b }") ==
        "t:1:16: the comment has no end, expected \"*/\""
    );
    CHECK(
        read_summary("dot", "digraph { a [label=<b<c>] }") ==
        "t:1:20: the HTML string has no end, expected '>'"
    );
    CHECK(read_summary("dot", "digraph { a = ; }") == "t:1:15: expected a value, found ';'");
    CHECK(
        read_summary("dot", "digraph { a & b }") == "t:1:13: found \"&\", which has no meaning here"
    );
    CHECK(
        read_summary("dot", "strict { a }") == "t:1:8: expected \"digraph\" or \"graph\", found '{'"
    );
}

TEST_CASE("braces nest 512 deep and no deeper", "[importers][dot]") {
    const auto nested = [](std::size_t depth) {
        return "digraph " + std::string(depth, '{') + "a" + std::string(depth, '}');
    };
    CHECK(read_summary("dot", nested(512)) == "(a)\n");
    CHECK(read_summary("dot", nested(513)) == "t:1:521: braces nested more than 512 deep");
    CHECK(read_summary("dot", nested(100'000)) == "t:1:521: braces nested more than 512 deep");
}

TEST_CASE("subgraphs that would make too many edges are refused", "[importers][dot]") {
    std::string nodes;
    for (int i = 0; i < 4000; ++i) nodes += 'a' + std::to_string(i) + ' ';
    CHECK(
        read_summary("dot", "digraph { {" + nodes + "} -> {" + nodes + "} }").substr(0, 63) ==
        "t:1:45800: subgraphs as ends would make more than 10000000 edge"
    );
}

TEST_CASE("DOT is known by its beginning", "[importers][dot]") {
    CHECK(detected_format("digraph G { a -> b }", "x.txt") == "dot");
    CHECK(detected_format("/* c */ strict graph { a }", "x") == "dot");
    CHECK(detected_format("Graph theory is old.", "x.txt") == "article");
    CHECK(detected_format("graph TD\n  A --> B{c}\n", "x.txt") == "mermaid");
}

}  // namespace relata
