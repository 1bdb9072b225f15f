#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE("a source, a relation, targets; lone nodes", "[importers][sif]") {
    CHECK(
        read_summary(
            "sif",
            "a pp b c\n"
            "d\n"
            "b pd a\n"
        ) ==
        "(a)\n"
        "(b)\n"
        "(c)\n"
        "(d)\n"
        "a -pp-> b\n"
        "a -pp-> c\n"
        "b -pd-> a\n"
    );
}

TEST_CASE("tabs part when there are any", "[importers][sif]") {
    CHECK(
        read_summary(
            "sif",
            "A node\tinteracts with\tB node\r\n"
            "C\r\n"
        ) ==
        "(A node)\n"
        "(B node)\n"
        "(C)\n"
        "A node -interacts with-> B node\n"
    );
}

TEST_CASE("what is no SIF is refused with its place", "[importers][sif]") {
    CHECK(
        read_summary("sif", "") ==
        "t:1:1: the input is empty, expected lines of source, relation, target"
    );
    CHECK(
        read_summary("sif", "a pp\n") ==
        "t:1:3: found a node and a relation \"pp\", expected a target"
    );
    CHECK(read_summary("sif", "a\tpp\t\tb\n") == "t:1:1: the target is empty, expected a node");
    CHECK(read_summary("sif", "\tpp\tb\n") == "t:1:1: the source is empty, expected a node");
}

TEST_CASE("SIF is known by its ending alone", "[importers][sif]") {
    CHECK(detected_format("a pp b\n", "x.sif") == "sif");
    CHECK(detected_format("a pp b\n", "x.txt") == "article");
}

}  // namespace relata
