#include "graph/property.hpp"

#include "graph/graph.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <string>

using relata::Edtf;
using relata::PropertyList;
using relata::PropertyMap;
using relata::PropertyValue;

TEST_CASE("every value has one text form", "[graph][property-values]") {
    CHECK(to_text(PropertyValue()) == "null");
    CHECK(to_text(PropertyValue(true)) == "true");
    CHECK(to_text(PropertyValue(1)) == "1");
    CHECK(to_text(PropertyValue(1.0)) == "1.0");
    CHECK(to_text(PropertyValue(0.1)) == "0.1");
    CHECK(to_text(PropertyValue(1e300)) == "1e+300");
    CHECK(to_text(PropertyValue(-0.0)) == "-0.0");
    CHECK(to_text(PropertyValue(std::nan(""))) == R"({"@double":"NaN"})");
    CHECK(to_text(PropertyValue("a\"b\\c\n\t\x01")) == R"("a\"b\\c\n\t\u0001")");
    CHECK(to_text(PropertyValue(*Edtf::parse("2020-11"))) == R"({"@date":"2020-11"})");
    CHECK(to_text(PropertyValue(PropertyList{1, "two", PropertyList{}})) == R"([1,"two",[]])");
    CHECK(
        to_text(PropertyValue(PropertyMap{{"b", 1}, {"a", 2}, {"@date", "x"}})) ==
        R"({"@@date":"x","a":2,"b":1})"
    );
}

TEST_CASE(
    "a byte that is not UTF-8 is written as the replacement character", "[graph][property-values]"
) {
    CHECK(to_text(PropertyValue("caf\xE9!")) == "\"caf\xEF\xBF\xBD!\"");
}

TEST_CASE("integer and double are two types, NaN equals itself", "[graph][property-values]") {
    CHECK_FALSE(PropertyValue(1) == PropertyValue(1.0));
    CHECK(PropertyValue(std::nan("")) == PropertyValue(std::nan("")));
    CHECK_FALSE(PropertyValue("2020") == PropertyValue(*Edtf::parse("2020")));
}

TEST_CASE("plain JSON maps become dates and doubles again", "[graph][property-values]") {
    const auto date = relata::from_tagged_json(PropertyMap{{"@date", "2020-11"}});
    REQUIRE(date);
    CHECK(*date == PropertyValue(*Edtf::parse("2020-11")));
    const auto infinite = relata::from_tagged_json(PropertyMap{{"@double", "-Infinity"}});
    REQUIRE(infinite);
    CHECK(*infinite == PropertyValue(-std::numeric_limits<double>::infinity()));
    const auto escaped = relata::from_tagged_json(PropertyMap{{"@@date", "x"}});
    REQUIRE(escaped);
    CHECK(*escaped == PropertyValue(PropertyMap{{"@date", "x"}}));
    CHECK_FALSE(relata::from_tagged_json(PropertyMap{{"@date", "yesterday"}}));
    CHECK_FALSE(relata::from_tagged_json(PropertyList{PropertyMap{{"@other", 1}, {"a", 2}}}));
}

TEST_CASE("a map finds, replaces and forgets names, in byte order", "[graph][property-values]") {
    PropertyMap map;
    map.set("weight", 2.5);
    map.set("name", "x");
    map.set("weight", 3);
    CHECK(map.size() == 2);
    CHECK((*map.begin()).name == "name");
    CHECK(map.number("weight") == 3.0);
    CHECK(map.text("name") == std::string_view("x"));
    CHECK_FALSE(map.text("weight"));
    CHECK_FALSE(map.date("name"));
    CHECK(map.erase("name"));
    CHECK_FALSE(map.erase("name"));
    CHECK(map.find("name") == nullptr);
}

TEST_CASE("a text is the same at every length around the one kept inside", "[graph]") {
    for (std::size_t length = 0; length < 40; ++length) {
        const std::string text(length, 'x');
        const PropertyValue value(text);
        CHECK(value.text() == std::string_view(text));
        PropertyValue copy(value);
        CHECK(copy == value);
        const PropertyValue moved(std::move(copy));
        CHECK(moved.text() == std::string_view(text));
        PropertyValue assigned(PropertyList{1, "two"});
        assigned = moved;
        CHECK(assigned == value);
        assigned = PropertyValue(3);
        CHECK(assigned == PropertyValue(3));
    }
    CHECK_FALSE(PropertyValue("2020") == PropertyValue(*Edtf::parse("2020")));
}

TEST_CASE("a map built from records is the map set name by name", "[graph][property]") {
    relata::PropertyMapBuilder builder;
    std::mt19937 random(7);
    for (int record = 0; record < 500; ++record) {
        PropertyMap expected;
        const auto fields = random() % 6;
        for (std::size_t i = 0; i < fields; ++i) {
            const auto name = std::string(1, static_cast<char>('a' + random() % 5));
            const auto value = static_cast<std::int64_t>(random());
            builder.set(name, value);
            expected.set(name, value);
        }
        CHECK(builder.take() == expected);
    }
}

TEST_CASE("relations with the same property names keep these once", "[graph]") {
    relata::Graph graph;
    const auto a = graph.add_entity("a", "Topic");
    const auto first = graph.add_relation(a, "KNOWS", a);
    const auto second = graph.add_relation(a, "KNOWS", a);
    for (const auto id : {first, second}) {
        graph.set_property(id, "weight", 1);
        graph.set_property(id, "when", "2020");
    }
    CHECK(
        graph.relation(first).properties.names().get() ==
        graph.relation(second).properties.names().get()
    );
}
