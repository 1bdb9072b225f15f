// Inputs that are not UTF-8.

#include "importers/encoding.hpp"

#include "importers/registry.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace relata {
namespace {

using namespace std::string_view_literals;

std::string converted(std::string_view bytes) {
    const auto result = decoded(bytes);
    return std::string(result.from()) + ": " + std::string(result.bytes());
}

}  // namespace

TEST_CASE("UTF-16 is converted, with a mark and without", "[importers][encoding]") {
    CHECK(
        converted("\xFF\xFE"
                  "a\0\xE9\0\x3C\xD8\x0D\xDF"sv) == "UTF-16: aé🌍"
    );
    CHECK(converted("\xFE\xFF\0a\0\xE9"sv) == "UTF-16: aé");
    CHECK(converted("a\0,\0b\0\n\0c\0,\0d\0"sv) == "UTF-16: a,b\nc,d");
    CHECK(converted("\xFF\xFE\x3C\xD8"sv) == "UTF-16: \xEF\xBF\xBD");  // half of a pair
}

TEST_CASE("Windows-1252 is converted, and so is the Latin-1 in it", "[importers][encoding]") {
    CHECK(converted("caf\xE9 \x93quoted\x94 \x80") == "Windows-1252: café “quoted” €");
    CHECK(
        converted("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE9</a>") ==
        "ISO-8859-1: <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>"
    );
}

TEST_CASE("UTF-8, damaged UTF-8 and what is no text stay as they are", "[importers][encoding]") {
    CHECK(
        converted("\xEF\xBB\xBF"
                  "café") == ": café"
    );
    CHECK(converted("café caf\xE9") == ": café caf\xE9");
    CHECK(converted("\x81\x8D") == ": \x81\x8D");  // not assigned
    CHECK(converted("\x89PNG\r\n\x1A\n") == ": \x89PNG\r\n\x1A\n");
    CHECK(converted("") == ": ");
}

TEST_CASE("a conversion is said", "[importers][encoding]") {
    Graph graph;
    const auto report =
        import_source({"x.csv", "source,target\nS\xE3o Paulo,Rio\n"}, "", {}, graph);
    CHECK(graph.find_entity("São Paulo"));
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].message == "converted from Windows-1252 to UTF-8");
}

TEST_CASE("an article is read in whatever encoding it was saved", "[importers][encoding]") {
    const std::string text = "Kenyan President Peter Otieno visited Norway\u2019s caf\u00E9.";
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string_view("Kenyan President Peter Otieno visited Norway")) {
        utf16 += c;
        utf16 += '\0';
    }
    utf16 += "\x19\x20s\0 \0c\0a\0f\0\xE9\0.\0"sv;
    const std::string windows = "Kenyan President Peter Otieno visited Norway\x92s caf\xE9.";
    for (const auto& bytes : {text, "\xEF\xBB\xBF" + text, utf16, windows}) {
        Graph graph;
        const auto report = import_source({"x.txt", bytes}, "", {}, graph);
        CHECK(graph.document(*graph.documents().begin()).text == text);
        CHECK(graph.find_entity("peter-otieno"));
        const bool is_converted = bytes == utf16 || bytes == windows;
        const bool is_said =
            !report.notes.empty() && report.notes[0].message.starts_with("converted from ");
        CHECK(is_said == is_converted);
    }
}

TEST_CASE("an ending that promises one syntax is held to it", "[importers][registry]") {
    Graph graph;
    const std::string graphml = "<graphml><graph><node id=\"a\"/></graph></graphml>";
    CHECK_THROWS_WITH(
        import_source({"x.json", graphml}, "", {}, graph),
        "x.json:1:1: the ending .json promises something else than graphml, which the file holds; "
        "--from graphml reads it all the same"
    );
    CHECK(import_source({"x.xml", graphml}, "", {}, graph).format == "graphml");
    CHECK(import_source({"x.json", graphml}, "graphml", {}, graph).format == "graphml");
    CHECK_THROWS_WITH(
        import_source({"x.jsonl", "null"}, "", {}, graph),
        "x.jsonl:1:1: no format of JSON lines is known that looks like this; relata reads "
        "FollowTheMoney's and Neo4j's"
    );
}

}  // namespace relata
