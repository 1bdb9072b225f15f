#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using relata::tests::Told;

TEST_CASE("an empty article is refused", "[importers][article]") {
    CHECK_THROWS_WITH(Told(""), "article.txt: the article is empty");
    CHECK_THROWS_WITH(Told(" \n\t\n"), "article.txt: the article is empty");
}

TEST_CASE("bytes that are not text are refused with their place", "[importers][article]") {
    CHECK_THROWS_WITH(
        Told("Japan met\nCaf\xE9."),
        "article.txt:2:4: byte 0xE9, expected UTF-8 text (iconv -f LATIN1 -t UTF-8 converts "
        "Western "
        "European text)"
    );
    CHECK_THROWS_WITH(
        Told(std::string("Japan\0met", 9)), "article.txt:1:6: a NUL byte, expected UTF-8 text"
    );
}

TEST_CASE("a text that is refused leaves the graph alone", "[importers][article]") {
    relata::Graph graph;
    graph.add_entity("Japan", "Country");
    const auto before = graph;
    CHECK_THROWS(relata::import_article("\xFF", {}, graph));
    CHECK(graph == before);
}

TEST_CASE("an article without relations is read and says so", "[importers][article]") {
    const Told told("The weather was fine. Nobody came.");
    CHECK(told.graph.document_count() == 1);
    REQUIRE(told.report.notes.size() == 1);
    CHECK(
        told.report.notes[0].message ==
        "no relation found in this text; relata reads English news articles"
    );
}

TEST_CASE("sentences and times that were not understood are noted", "[importers][article]") {
    const Told told("Kenya and Uganda, and last week Peru.", "2021-05-04");
    REQUIRE(told.report.notes.size() == 3);
    CHECK(told.report.notes[0].message == "\"last week\" could not be made a date");
    CHECK(
        told.report.notes[1].message == "two or more names in this sentence but no relation found"
    );
    CHECK(told.report.notes[1].place.line == 1);
}

TEST_CASE("notes of one sort are capped and the rest counted", "[importers][article]") {
    std::string text;
    for (int i = 0; i < 50; ++i) text += "Kenya, Uganda.\n\n";
    const Told told(text, "2021-05-04");
    REQUIRE(told.report.notes.size() == 22);
    CHECK(
        told.report.notes[20].message ==
        "30 more sentences with two or more names but no relation found"
    );
}

TEST_CASE("odd texts are read to their end", "[importers][article]") {
    const auto repeated = [](const std::string& part, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += part;
        return text;
    };
    const std::vector<std::string> texts{
        repeated("China and Japan agreed to hold talks, and ", 5000),  // one sentence
        repeated("China, Japan, ", 20000),
        repeated("\"", 50000) + "China met Japan",
        repeated("(China ", 20000),
        repeated("the ministry of the meeting of ", 5000),
        repeated("Alpha Beta of Gamma and ", 5000),
        repeated("that which to by said ", 5000),
        repeated("x", 200000),
        repeated("\u00E9", 50000),
        repeated("China met Japan.", 20000),
        "...!?!?...\n\n---\n((\u201C\u201D\u2019\u2014))",
        "U.S.",
        "'s",
        "China-",
        "Prime Minister",
        "on",
        "\xEF\xBB\xBF"
        "Japan met China.",
    };
    for (const auto& text : texts) {
        CAPTURE(text.substr(0, 40));
        CHECK_NOTHROW(Told(text, "2021-05-04"));
    }
}

TEST_CASE("any piece of an article can be read", "[importers][article]") {
    const auto text = relata::tests::article_file("court_and_pitch.txt");
    for (std::size_t begin = 0; begin < text.size(); begin += 3) {
        const auto piece = text.substr(begin, 97);
        if (piece.find_first_not_of(" \n") == std::string::npos) continue;
        CAPTURE(piece);
        CHECK_NOTHROW(Told(piece));
    }
}

TEST_CASE("sentences that are not parsed are counted once each", "[importers][article]") {
    // With a name nobody knows and with a known one: both are looked at twice.
    std::string text;
    for (const std::string name : {"Zorblatt", "Japan"}) {
        text += "The " + name;
        for (int i = 0; i < 120; ++i) text += " rain and";
        text += " the sea met.\n\n";
    }
    const Told told(text, "2021-05-04");
    const auto is_count = [](const relata::ImportNote& note) {
        return note.message ==
               "2 sentences were read less closely: too long for a sentence, or "
               "behind the first 20,000 words";
    };
    CHECK(std::ranges::count_if(told.report.notes, is_count) == 1);
}
