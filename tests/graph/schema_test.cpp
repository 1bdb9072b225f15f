#include "graph/schema.hpp"

#include "graph/error.hpp"

#include <catch2/catch.hpp>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

TEST_CASE("the standard schema knows diplomacy's words", "[graph][schema]") {
    const auto& schema = Schema::standard();
    const auto& office = schema.type(schema.find_type("HOLDS_OFFICE"));
    CHECK(office.words == "holds office in");
    CHECK(office.family == "office");
    CHECK(office.is_declared);
    CHECK(schema.type(schema.find_type("MET_WITH")).is_symmetric);
    CHECK(schema.kind(schema.find_kind("Country")).plural == "Countries");
    for (const auto& type : schema.types()) {
        CAPTURE(type.name);
        CHECK_FALSE(type.words.empty());
        CHECK_FALSE(type.inverse.empty());
        CHECK((!type.is_symmetric || type.words == type.inverse));
    }
}

TEST_CASE("a name nobody declared is added with words made from it", "[graph][schema]") {
    Schema schema;
    const auto id = schema.type("SUPPLIES_TO");
    CHECK(schema.type(id).words == "supplies to");
    CHECK_FALSE(schema.type(id).is_declared);
    CHECK(schema.type("SUPPLIES_TO") == id);
    CHECK_FALSE(schema.find_kind("Ship").is_valid());
}

TEST_CASE("a bad row of the schema is reported with its place", "[graph][schema]") {
    Schema schema;
    CHECK_THROWS_WITH(
        schema.read_kinds("name\tplural\nShip\n", "k.tsv"), "k.tsv:2:1: found 1 columns, expected 2"
    );
    CHECK_THROWS_WITH(
        schema.read_relation_types("# c\nname\tw\ti\tfamily\tflags\nX\tx\ty\tfoo\t\n", "t.tsv"),
        "t.tsv:3:1: unknown family \"foo\""
    );
    CHECK_THROWS_WITH(
        schema.read_relation_types("name\tw\ti\tfamily\tflags\nX\tx\ty\tother\tloud\n", "t.tsv"),
        "t.tsv:2:1: unknown flag \"loud\", expected nothing or \"symmetric\""
    );
}
