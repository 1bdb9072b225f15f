// Reading back what to_text wrote.

#include "graph/property_text.hpp"

#include "tests/exporters/nasty_graphs.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {

TEST_CASE("every map is read back from its text", "[graph][property-values][property]") {
    PropertyTextReader reader;
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::NastyGraphs(seed).graph();
        for (const auto id : graph.relations()) {
            const auto& properties = graph.relation(id).properties;
            CAPTURE(to_text(properties));
            CHECK(reader.read_map(to_text(properties)) == properties);
        }
    }
    const PropertyMap tagged{
        {"@odd", 1}, {"when", *Edtf::parse("2020-11")}, {"map", PropertyMap{{"@@x", "\x01\"\\"}}}};
    CHECK(reader.read_map(to_text(tagged)) == tagged);
}

TEST_CASE("what is no text of a map is refused", "[graph][property-values]") {
    PropertyTextReader reader;
    for (const std::string text :
         {"",
          "{",
          "[]",
          "{\"a\":}",
          "{\"a\":1,}",
          "{\"a\":1} x",
          "{\"a\":tru}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":1x}",
          "{\"a\":--1}",
          "{\"@other\":1}",
          "{\"a\":{\"@date\":\"no\"}}",
          "{\"a\":99999999999999999999}"}) {
        CAPTURE(text);
        CHECK_FALSE(reader.read_map(text));
    }
    const auto nested = "{\"a\":" + std::string(600, '[') + std::string(600, ']') + '}';
    CHECK_FALSE(reader.read_map(nested));
    CHECK(reader.read_map("{ \"a\" : \"\\u00e9\\ud83c\\udf0d\" }") == PropertyMap{{"a", "é🌍"}});
}

}  // namespace relata
