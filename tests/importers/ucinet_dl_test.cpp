#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE("a full matrix with labels", "[importers][ucinet-dl]") {
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n = 3 format = fullmatrix\n"
            "labels:\n"
            "Barry,David,\"Pat x\"\n"
            "data:\n"
            "0 1 1\n"
            "1 0 0\n"
            "0 2 0\n"
        ) ==
        "(1) \"Barry\"\n"
        "(2) \"David\"\n"
        "(3) \"Pat x\"\n"
        "1 -RELATED_TO-> 2 {\"weight\":1}\n"
        "1 -RELATED_TO-> 3 {\"weight\":1}\n"
        "2 -RELATED_TO-> 1 {\"weight\":1}\n"
        "3 -RELATED_TO-> 2 {\"weight\":2}\n"
    );
}

TEST_CASE("lists of edges and nodes, by label and by number", "[importers][ucinet-dl]") {
    CHECK(
        read_summary(
            "ucinet-dl",
            "DL n=3\n"
            "format = edgelist1\n"
            "labels embedded:\n"
            "data:\n"
            "george jim 2\n"
            "jim sally 8.9\n"
        ) ==
        "(george)\n"
        "(jim)\n"
        "(sally)\n"
        "george -RELATED_TO-> jim {\"weight\":2}\n"
        "jim -RELATED_TO-> sally {\"weight\":8.9}\n"
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl\n"
            "n=4\n"
            "format=nodelist1\n"
            "data:\n"
            "1 2 3\n"
            "4 1\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(3)\n"
        "(4)\n"
        "1 -RELATED_TO-> 2\n"
        "1 -RELATED_TO-> 3\n"
        "4 -RELATED_TO-> 1\n"
    );
}

TEST_CASE("labels are the same in capitals and small letters", "[importers][ucinet-dl]") {
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2 format=edgelist1\n"
            "labels: Ada,BOB\n"
            "data:\n"
            "ada bob\n"
            "2 ADA\n"
        ) ==
        "(1) \"Ada\"\n"
        "(2) \"BOB\"\n"
        "1 -RELATED_TO-> 2\n"
        "2 -RELATED_TO-> 1\n"
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2 format=edgelist1\n"
            "labels embedded\n"
            "data:\n"
            "Ada Bob\n"
            "bob ADA\n"
        ) ==
        "(Ada)\n"
        "(Bob)\n"
        "Ada -RELATED_TO-> Bob\n"
        "Bob -RELATED_TO-> Ada\n"
        "note t:5:1: 2 labels are written with other capitals than before; taken for the same\n"
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=1 format=edgelist1\n"
            "labels: Ada\n"
            "data:\n"
            "Ada Eve\n"
        ) == "t:4:5: expected the number or label of a node, found \"Eve\""
    );
}

TEST_CASE("a row and a column of one label are two nodes", "[importers][ucinet-dl]") {
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl nr=1 nc=1 format=edgelist2\n"
            "labels embedded\n"
            "data:\n"
            "a A\n"
            "a a\n"
        ) ==
        "(a) {\"mode\":1}\n"
        "(A) {\"mode\":2}\n"
        "a -RELATED_TO- A\n"
        "a -RELATED_TO- A\n"
        "note t:5:3: 1 label is written with other capitals than before; taken for the same\n"
    );
}

TEST_CASE("labels of one line each may have blanks", "[importers][ucinet-dl]") {
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl nr=2 nc=3\n"
            "row labels:\n"
            "Ada King Lovelace,\n"
            "\n"
            "data Smith\n"
            "col labels:\n"
            "x, y\n"
            "z\n"
            "data:\n"
            "1 0 0\n"
            "0 0 1\n"
        ) ==
        "(1) \"Ada King Lovelace\" {\"mode\":1}\n"
        "(2) \"data Smith\" {\"mode\":1}\n"
        "(c1) \"x\" {\"mode\":2}\n"
        "(c2) \"y\" {\"mode\":2}\n"
        "(c3) \"z\" {\"mode\":2}\n"
        "1 -RELATED_TO- c1 {\"weight\":1}\n"
        "2 -RELATED_TO- c3 {\"weight\":1}\n"
    );
    CHECK(
        read_summary("ucinet-dl", "dl n=1 labels:\nAda L") ==
        "t:2:6: there is no data, expected \"data:\""
    );
    // As many lines as labels, but not of labels.
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=3 labels:\n"
            "a b c\n"
            "format=edgelist1\n"
            "nm=1\n"
            "data:\n"
            "a b\n"
        ) ==
        "(1) \"a\"\n"
        "(2) \"b\"\n"
        "(3) \"c\"\n"
        "1 -RELATED_TO-> 2\n"
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2 format=edgelist1 labels:\n"
            "\"Ada L\"\n"
            "Bob\n"
            "format=edgelist1\n"
            "data:\n"
            "\"Ada L\" bob\n"
        ) ==
        "(1) \"Ada L\"\n"
        "(2) \"Bob\"\n"
        "1 -RELATED_TO-> 2\n"
    );
}

TEST_CASE("two modes and several matrices", "[importers][ucinet-dl]") {
    CHECK(
        read_summary(
            "ucinet-dl",
            "DL nr=2 nc=2 nm=2\n"
            "row labels:\n"
            "a b\n"
            "col labels:\n"
            "x y\n"
            "matrix labels: likes,owns\n"
            "data:\n"
            "1 0\n"
            "0 1\n"
            "0 0\n"
            "0 2\n"
        ) ==
        "(1) \"a\" {\"mode\":1}\n"
        "(2) \"b\" {\"mode\":1}\n"
        "(c1) \"x\" {\"mode\":2}\n"
        "(c2) \"y\" {\"mode\":2}\n"
        "1 -likes- c1 {\"weight\":1}\n"
        "2 -likes- c2 {\"weight\":1}\n"
        "2 -owns- c2 {\"weight\":2}\n"
    );
}

TEST_CASE("half a matrix has no direction", "[importers][ucinet-dl]") {
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=3 format=lowerhalf diagonal=absent\n"
            "data:\n"
            "1\n"
            "0 1\n"
        ) ==
        "(1)\n"
        "(2)\n"
        "(3)\n"
        "2 -RELATED_TO- 1 {\"weight\":1}\n"
        "3 -RELATED_TO- 2 {\"weight\":1}\n"
    );
}

TEST_CASE("what is no DL is refused with its place", "[importers][ucinet-dl]") {
    CHECK(read_summary("ucinet-dl", "") == "t:1:1: expected the word \"DL\"");
    CHECK(read_summary("ucinet-dl", "n=3") == "t:1:1: expected the word \"DL\"");
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2\n"
            "0 1\n"
        ) == "t:2:1: found \"0\", expected n, nr, nc, nm, format, labels, diagonal or data"
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2\n"
            "data:\n"
            "0 1\n"
            "1"
        ) == "t:4:2: the data ends in row 2, column 2 of matrix 1"
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2\n"
            "data:\n"
            "0 1\n"
            "1 x"
        ) == "t:4:3: expected a number, found \"x\""
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2 format=odd\n"
            "data:\n"
        ) ==
        "t:1:8: the format \"odd\" is not known, expected fullmatrix, lowerhalf, upperhalf, "
        "edgelist1, edgelist2, nodelist1 or nodelist2"
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=2 format=edgelist1\n"
            "data:\n"
            "1 3\n"
        ) == "t:3:3: expected the number of a node from 1 to 2, found \"3\""
    );
    CHECK(
        read_summary("ucinet-dl", "dl data:\n") ==
        "t:1:1: the number of nodes is missing, expected \"n =\""
    );
    CHECK(
        read_summary(
            "ucinet-dl",
            "dl n=1\n"
            "data:\n"
            "1 2\n"
        ) == "t:3:3: found \"2\" after the last value of the matrix"
    );
}

TEST_CASE("DL is known by its first words", "[importers][ucinet-dl]") {
    CHECK(detected_format("dl n = 3\ndata:\n", "x.txt") == "ucinet-dl");
    CHECK(detected_format("DL was a band.", "x.txt") == "article");
}

}  // namespace relata
