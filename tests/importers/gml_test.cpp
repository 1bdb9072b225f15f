#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE("nodes and edges with nested lists, references and numbers", "[importers][gml]") {
    CHECK(
        read_summary(
            "gml",
            "Creator \"yEd\"\n"
            "# a comment\n"
            "graph [\n"
            "  directed 1\n"
            "  label \"Trade\"\n"
            "  node [ id 0 label \"Ada &quot;x&quot; &#233;\" graphics [ x 1.0e2 y -2 Line [ point "
            "[ x 1 ] point [ x 3 ] ] ] ]\n"
            "  node [ id 1 label \"B\" tags \"_networkx_list_start\" tags \"a\" ]\n"
            "  edge [ source 0 target 1 label \"knows\" weight +1.5E+3 when \"2020-11\" ]\n"
            "]\n"
        ) ==
        "{\"Creator\":\"yEd\",\"name\":\"Trade\"}\n"
        "(0) \"Ada \"x\" é\" "
        "{\"graphics\":{\"Line\":{\"point\":[{\"x\":1},{\"x\":3}]},\"x\":100.0,\"y\":-2}}\n"
        "(1) \"B\" {\"tags\":[\"a\"]}\n"
        "0 -knows-> 1 {\"weight\":1500.0,\"when\":{\"@date\":\"2020-11\"}}\n"
    );
}

TEST_CASE("a graph has no direction unless it says so", "[importers][gml]") {
    CHECK(
        read_summary(
            "gml", "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 value 3 ] ]"
        ) ==
        "(1)\n"
        "(2)\n"
        "1 -RELATED_TO- 2 {\"value\":3}\n"
    );
}

TEST_CASE(
    "nodes without id, twice the same id and ids only edges name are noted", "[importers][gml]"
) {
    CHECK(
        read_summary(
            "gml",
            "graph [ node [ label \"A\" ] node [ id 5 label \"B\" ] node [ id 5 label \"C\" ] edge "
            "[ source 5 target 9 ] ]"
        ) ==
        "(A)\n"
        "(5) \"B\" ~C\n"
        "(9)\n"
        "5 -RELATED_TO- 9\n"
        "note t:1:9: 1 node has no id; named by the label instead\n"
        "note t:1:52: 1 node has an id that was there before; merged with the first\n"
        "note t:1:76: 1 node is named by edges only; added\n"
    );
}

TEST_CASE("an empty GML graph is read, an empty file is not", "[importers][gml]") {
    CHECK(read_summary("gml", "graph [ ]") == "");
    CHECK(read_summary("gml", "") == "t:1:1: there is no graph, expected \"graph [\"");
}

TEST_CASE("quotes after a backslash end a string only where one may end", "[importers][gml]") {
    const auto read = [](const std::string& node) {
        return read_summary("gml", "graph [\n" + node + "\n]\n");
    };
    const std::string note =
        "note t:2:19: 1 string writes a double quote as \\\", which GML does not have; read as the "
        "quote alone\n";
    CHECK(read(R"(node [ id 0 label "C:\" ])") == "(0) \"C:\\\"\n");
    CHECK(read(R"(node [ id 0 label "C:\"])") == "(0) \"C:\\\"\n");
    CHECK(read("node [ id 0 label \"C:\\\"\n]") == "(0) \"C:\\\"\n");
    CHECK(read("node [ id 0 label \"C:\\\"\nx yes\n]") == "(0) \"C:\\\" {\"x\":\"yes\"}\n");
    CHECK(
        read(R"(node [ id 0 label "C:\" x 3 y "D:\" ])") == R"((0) "C:\" {"x":3,"y":"D:\\"})"
                                                            "\n"
    );
    CHECK(read(R"(node [ id 0 label "say \"hi\" again" ])") == "(0) \"say \"hi\" again\"\n" + note);
    CHECK(read(R"(node [ id 0 label "\"hi\"" ])") == "(0) \"\"hi\"\"\n" + note);
    CHECK(read(R"(node [ id 0 label "a \"b\" x 3 c" ])") == "(0) \"a \"b\" x 3 c\"\n" + note);
    CHECK(read(R"(node [ id 0 label "[a \"b\"]" ])") == "(0) \"[a \"b\"]\"\n" + note);
    CHECK(read(R"(node [ id 0 label "C:\\" x 3 ])") == "(0) \"C:\\\\\" {\"x\":3}\n");
    CHECK(
        read(R"(node [ id 0 label "a \" b)") ==
        "t:2:19: the string has no end, expected a double quote"
    );
}

TEST_CASE("what is no GML is refused with its place", "[importers][gml]") {
    CHECK(
        read_summary("gml", "graph [ node [ id 1 ]") ==
        "t:1:1: the list \"graph\" is never closed, expected ']'"
    );
    CHECK(
        read_summary("gml", "graph [ node [ id ] ]") ==
        "t:1:19: expected a value of \"id\", found ']'"
    );
    CHECK(
        read_summary("gml", "graph [ edge [ source 1 ] ]") ==
        "t:1:9: the edge has no target, expected the id of a node"
    );
    CHECK(
        read_summary("gml", "graph [ node [ label \"x ] ]") ==
        "t:1:22: the string has no end, expected a double quote"
    );
    CHECK(read_summary("gml", "graph [ 5 6 ]") == "t:1:9: expected a key, found \"5\"");
    CHECK(read_summary("gml", "graph [ ] ]") == "t:1:11: found ']', expected a key");
}

TEST_CASE("GML lists nest 512 deep and no deeper", "[importers][gml]") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "a [ ";
    CHECK(read_summary("gml", text) == "t:1:2045: lists nested more than 512 deep");
}

TEST_CASE("GML is known by its graph", "[importers][gml]") {
    CHECK(detected_format("Creator \"x\"\nVersion 1\ngraph\n[\n]\n", "x.txt") == "gml");
    CHECK(detected_format("graph [ node [ id 1 ] ]", "x") == "gml");
    CHECK(detected_format("graph theory [1] is old", "x.txt") == "article");
}

}  // namespace relata
