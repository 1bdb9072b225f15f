#include "importers/json_reader.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

namespace relata {
namespace {

JsonDocument parsed(std::string_view text) {
    return parse_json(text, PlacesView(text, "graph.json"));
}

std::string error_of(std::string_view text) {
    try {
        parsed(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

std::string number_text(std::string_view number) {
    return to_text(to_property(parsed(number).root));
}

}  // namespace

TEST_CASE("a JSON value knows where it stands", "[importers][json]") {
    const std::string text = "{\n  \"a\" : [1, \"two\",\n null],\n  \"b\": {\"c\": true}}";
    const auto root = parsed(text).root;
    CHECK(root.offset == 0);
    const auto& list = root.find("a")->as<JsonValue::Array>();
    REQUIRE(list.size() == 3);
    CHECK(text[root.find("a")->offset] == '[');
    CHECK(list[0].offset == text.find('1'));
    CHECK(list[1].offset == text.find("\"two\""));
    CHECK(list[2].offset == text.find("null"));
    CHECK(root.find("b")->find("c")->offset == text.find("true"));
    CHECK(root.as<JsonValue::Object>()[1].offset == text.find("\"b\""));
}

TEST_CASE("the order of keys is kept", "[importers][json]") {
    const auto root = parsed(R"({"z":1,"a":2,"m":3})").root;
    std::string keys;
    for (const auto& member : root.as<JsonValue::Object>()) keys += member.key;
    CHECK(keys == "zam");
}

TEST_CASE("integers and doubles are told apart and exact", "[importers][json]") {
    CHECK(number_text("1") == "1");
    CHECK(number_text("1.0") == "1.0");
    CHECK(number_text("-0") == "-0.0");
    CHECK(number_text("1e2") == "100.0");
    CHECK(number_text("1E-2") == "0.01");
    CHECK(number_text("0.1") == "0.1");
    CHECK(number_text("9223372036854775807") == "9223372036854775807");
    CHECK(number_text("-9223372036854775808") == "-9223372036854775808");
    CHECK(number_text("4.9e-324") == "5e-324");
    CHECK(number_text("1e-400") == "0.0");
    CHECK(number_text("0.1000000000000000055511151231257827") == "0.1");
    CHECK(number_text("1.7976931348623157e308") == "1.7976931348623157e+308");
}

TEST_CASE("what Python writes for numbers JSON lacks is refused", "[importers][json]") {
    for (const std::string text : {"NaN", "Infinity", "-Infinity"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(number_text(text), InputError);
    }
}

TEST_CASE("a text can be read part by part", "[importers][json]") {
    const std::string text = R"( {"a": [1, {"b": 2}], "n": null, "a": {"x": "\"y", "z": []}} )";
    const PlacesView places(text, "graph.json");
    std::vector<ImportNote> notes;
    JsonParts parts(text, places, notes);
    const auto members = parts.members(parts.whole());
    REQUIRE(members.size() == 2);
    CHECK(members[0].key == "n");
    CHECK(members[0].text == "null");
    CHECK(members[1].key == "a");
    CHECK(members[1].text == R"({"x": "\"y", "z": []})");
    CHECK(text.substr(members[1].offset, members[1].text.size()) == members[1].text);
    REQUIRE(notes.size() == 1);
    CHECK(to_string(notes[0].place) == "graph.json:1:34");
    std::string seen;
    parts.for_each(members[1], [&](JsonMember& member) {
        seen += member.key + '=' + to_text(to_property(member.value)) + ' ';
        CHECK(text.substr(member.offset).starts_with('"' + member.key));
    });
    CHECK(seen == R"(x="\"y" z=[] )");
    CHECK(to_text(to_property(parts.value(members[1]))) == R"({"x":"\"y","z":[]})");
}

TEST_CASE("the items of a list come one by one, with their places", "[importers][json]") {
    const std::string text = "[1,\n [2, [3]], {\"a\": [{}]}, \"s\"]";
    const PlacesView places(text, "graph.json");
    std::vector<ImportNote> notes;
    JsonParts parts(text, places, notes);
    std::string seen;
    parts.for_each(parts.whole(), [&](JsonMember& item) {
        seen += to_text(to_property(item.value)) + '@' + std::to_string(item.offset) + ' ';
    });
    CHECK(seen == R"(1@1 [2,[3]]@5 {"a":[{}]}@15 "s"@28 )");
}

TEST_CASE("values one after the other are found one by one", "[importers][json]") {
    const std::string text = "{\"a\":1}\n\n [2]\n";
    const PlacesView places(text, "graph.json");
    std::vector<ImportNote> notes;
    JsonParts parts(text, places, notes);
    const auto first = parts.next(0);
    REQUIRE(first);
    CHECK(first->text == "{\"a\":1}");
    const auto second = parts.next(first->offset + first->text.size());
    REQUIRE(second);
    CHECK(second->text == "[2]");
    CHECK_FALSE(parts.next(second->offset + second->text.size()));
}

TEST_CASE("an integer of more than 64 bits becomes a double with a note", "[importers][json]") {
    const auto document = parsed(R"({"n": 9223372036854775808})");
    CHECK(document.root.find("n")->as<double>() == 9223372036854775808.0);
    REQUIRE(document.notes.size() == 1);
    CHECK(to_string(document.notes[0].place) == "graph.json:1:7");
    CHECK(
        document.notes[0].message ==
        "the integer \"9223372036854775808\" has more than 64 bits; kept as a double"
    );
}

TEST_CASE("of a repeated key the last value counts and a note says so", "[importers][json]") {
    const auto document = parsed("{\"a\":1,\n\"b\":2,\"a\":3,\"a\":4}");
    CHECK(to_text(to_property(document.root)) == R"({"a":4,"b":2})");
    REQUIRE(document.notes.size() == 1);
    CHECK(to_string(document.notes[0].place) == "graph.json:2:13");
    CHECK(document.notes[0].message == "the key \"a\" occurs more than once; this value counts");
}

TEST_CASE("a JSON syntax error has a place, what was expected and found", "[importers][json]") {
    CHECK(
        error_of("{\"a\":1,\n \"b\":2") ==
        "graph.json:2:7: expected a comma or '}', found the end of the input"
    );
    CHECK(error_of("[1 2]") == "graph.json:1:4: expected a comma or ']', found '2'");
    CHECK(error_of("{\"a\":1,}") == "graph.json:1:8: expected a key in double quotes, found '}'");
    CHECK(error_of("{a:1}") == "graph.json:1:2: expected a key in double quotes, found 'a'");
    CHECK(error_of("{\"a\" 1}") == "graph.json:1:6: expected a colon after the key, found '1'");
    CHECK(
        error_of("[\"abc") == "graph.json:1:6: expected a closing quote, found the end of the input"
    );
    CHECK(error_of("") == "graph.json:1:1: expected a JSON value, found the end of the input");
    CHECK(error_of("[é]") == "graph.json:1:2: expected a JSON value, found 'é'");
    CHECK(error_of("[1.]") == "graph.json:1:4: expected a digit after the point, found ']'");
    CHECK(error_of("[1e]") == "graph.json:1:4: expected a digit in the exponent, found ']'");
    CHECK(error_of("{} x") == "graph.json:1:4: expected the end of the input, found 'x'");
    CHECK(
        error_of("{}\n{}") ==
        "graph.json:2:1: expected the end of the input, found '{'; of JSON lines relata reads "
        "FollowTheMoney's and Neo4j's"
    );
    CHECK(
        error_of(std::string("{}\0x", 4)) ==
        "graph.json:1:3: expected the end of the input, found a control character"
    );
    CHECK(error_of("[NaN]") == "graph.json:1:2: expected a JSON value, found 'N'");
    CHECK(error_of("[1e400]") == "graph.json:1:2: the number \"1e400\" is too large for a double");
    CHECK(
        error_of(R"(["\q"])") ==
        "graph.json:1:3: expected one of \"\\/bfnrtu after a backslash, found 'q'"
    );
    CHECK(
        error_of("[\"a\nb\"]") ==
        "graph.json:1:4: a line break in a string, expected it written as an escape"
    );
}

TEST_CASE("half a surrogate pair is refused, whichever half", "[importers][json]") {
    CHECK(
        error_of(R"(["\ud800"])") ==
        "graph.json:1:3: half a surrogate pair in a string, expected both halves"
    );
    CHECK(
        error_of(R"(["\udc00x"])") ==
        "graph.json:1:2: half a surrogate pair in a string, expected both halves"
    );
    CHECK(to_text(to_property(parsed(R"(["\ud83c\udf0d"])").root)) == "[\"🌍\"]");
}

TEST_CASE("JSON nests 512 deep and no deeper", "[importers][json]") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(error_of(nested(512)) == "no error");
    CHECK(error_of(nested(513)) == "graph.json:1:513: nested more than 512 deep");
    CHECK(error_of(std::string(1'000'000, '[')) == "graph.json:1:513: nested more than 512 deep");
}

}  // namespace relata
