#include "importers/article/segment.hpp"
#include "importers/article/tokenize.hpp"

#include <catch2/catch.hpp>

using namespace relata::article;

namespace {

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences;
    for (const auto& span : segment(text, Lexicon::standard()).sentences) {
        sentences.push_back(text.substr(span.begin, span.end - span.begin));
    }
    return sentences;
}

}  // namespace

TEST_CASE("a missing space does not join two sentences", "[importers][article]") {
    CHECK(
        sentences_of("They met on Tuesday.The talks were short.") ==
        std::vector<std::string>{"They met on Tuesday.", "The talks were short."}
    );
    CHECK(
        sentences_of("\"We agreed.\"The minister left.") ==
        std::vector<std::string>{"\"We agreed.\"", "The minister left."}
    );
}

TEST_CASE("abbreviations, initials and numbers do not end sentences", "[importers][article]") {
    for (const std::string text :
         {"The U.S. Treasury met J. Smith of Acme Inc. on Monday.",
          "The ship belongs to A.P. Moller and J.R.R. Tolkien wrote of it.",
          "Mr. Lee paid $3.5 million to Prof. Tan.",
          "Exports rose 2.4 percent, i.e. less than in Jan. 2020."}) {
        CHECK(sentences_of(text) == std::vector<std::string>{text});
    }
    CHECK(
        sentences_of("He works in the U.S. The bank said so.") ==
        std::vector<std::string>{"He works in the U.S.", "The bank said so."}
    );
    CHECK(
        sentences_of("It led its Series A. The firm said so.") ==
        std::vector<std::string>{"It led its Series A.", "The firm said so."}
    );
}

TEST_CASE("a blank line ends a sentence, a line break does not", "[importers][article]") {
    CHECK(
        sentences_of("One line\ngoes on here\n\nNext paragraph") ==
        std::vector<std::string>{"One line\ngoes on here", "Next paragraph"}
    );
}

TEST_CASE("header and dateline give title, date and publisher", "[importers][article]") {
    const auto& lexicon = Lexicon::standard();
    SECTION("a header of lines") {
        const auto layout = segment(
            "Ministers sign pact\n\nBy Ann Lee\nDate: 5 May 2021\nSource: Harbor News\n\nIt "
            "rained.",
            lexicon
        );
        CHECK(layout.title == "Ministers sign pact");
        CHECK(layout.publisher == "Harbor News");
        REQUIRE(layout.date.has_value());
        CHECK(layout.date->text() == "2021-05-05");
        CHECK(layout.sentences.size() == 1);
    }
    SECTION("date and credit in one line") {
        const auto layout = segment(" date 2020-11-24 Photo: ABC\n\nIt rained.", lexicon);
        REQUIRE(layout.date.has_value());
        CHECK(layout.date->text() == "2020-11-24");
        CHECK(layout.sentences.size() == 1);
    }
    SECTION("a dateline with its agency") {
        const std::string text = "Date: 2020-11-24\n\nTOKYO, Nov. 24 (Kanto Press) -- It rained.";
        const auto layout = segment(text, lexicon);
        CHECK(layout.publisher == "Kanto Press");
        REQUIRE(layout.sentences.size() == 1);
        CHECK(text.substr(layout.sentences[0].begin) == "It rained.");
    }
    SECTION("a dateline on a line of its own") {
        const auto layout = segment(
            "Rower cleared\n\nLAUSANNE, Switzerland, April 24, 2025 (Sportline)\n\nIt rained.",
            lexicon
        );
        CHECK(layout.title == "Rower cleared");
        CHECK(layout.publisher == "Sportline");
        CHECK(layout.dateline == "LAUSANNE, Switzerland, April 24, 2025 ");
        REQUIRE(layout.date.has_value());
        CHECK(layout.date->text() == "2025-04-24");
        CHECK(layout.sentences.size() == 1);
    }
    SECTION("a byline with the day") {
        const auto layout =
            segment("Rower cleared\n\nBy Ann Lee | Dec 2, 2025 10:42am\n\nIt rained.", lexicon);
        REQUIRE(layout.date.has_value());
        CHECK(layout.date->text() == "2025-12-02");
        CHECK(layout.sentences.size() == 1);
    }
    SECTION("a byline without \"by\" above the day") {
        for (const std::string byline :
             {"Harriet Lyle", "From Ann Lee, Diplomatic Correspondent, in Bran"}) {
            const auto layout =
                segment("Rower cleared\n\n" + byline + "\nFri 19 Sep 2025\n\nIt rained.", lexicon);
            CHECK(layout.title == "Rower cleared");
            REQUIRE(layout.date.has_value());
            CHECK(layout.date->text() == "2025-09-19");
            CHECK(layout.sentences.size() == 1);
        }
    }
    SECTION("a standfirst is read, the lines below it are not") {
        const std::string text =
            "Rower cleared\nShe drank tea, a court found\nBy Ann Lee\n3 May 2025\n\nIt rained.";
        const auto layout = segment(text, lexicon);
        CHECK(layout.title == "Rower cleared");
        REQUIRE(layout.date.has_value());
        CHECK(layout.date->text() == "2025-05-03");
        CHECK(
            sentences_of(text) ==
            std::vector<std::string>{"She drank tea, a court found", "It rained."}
        );
    }
    SECTION("a title with an abbreviation, or that asks") {
        for (const std::string title :
             {"Panel sides with U.S. steel makers", "Who sank the boat?"}) {
            const auto layout =
                segment(title + "\n\nBy Ann Lee\nFeb 7, 2024\n\nIt rained.", lexicon);
            CHECK(layout.title == title);
            REQUIRE(layout.date.has_value());
            CHECK(layout.sentences.size() == 1);
        }
    }
    SECTION("place and day as a sentence") {
        const std::string text = "Rower cleared\n\nZurich, 14 July 2023. It rained.";
        CHECK(segment(text, lexicon).date == relata::Edtf::parse("2023-07-14"));
        CHECK(sentences_of(text) == std::vector<std::string>{"It rained."});
    }
    SECTION("who edited it, at the end") {
        CHECK(
            sentences_of(
                "It rained in\nBern, as a book\nedited by Ann Lee says.\n\n(Reporting by Ann "
                "Lee; Editing by Tom Berg)"
            ) == std::vector<std::string>{"It rained in\nBern, as a book\nedited by Ann Lee says."}
        );
    }
    SECTION("a text without any") {
        const auto layout = segment("Rain fell. It stopped.", lexicon);
        CHECK(layout.title.empty());
        CHECK_FALSE(layout.date.has_value());
        CHECK(layout.sentences.size() == 2);
    }
}

TEST_CASE("tables in a text are no sentences, and are counted", "[importers][article]") {
    const std::string text =
        "It rained.\n\nYear   Trade\n2019   12\n2020   14\n\n| a | b |\n| 1 | 2 |\n\nIt stopped.\n"
        "One\ttab is none.\n";
    const auto layout = segment(text, Lexicon::standard());
    CHECK(layout.table_rows == 5);
    CHECK(text.substr(layout.first_row, 4) == "Year");
    CHECK(
        sentences_of(text) ==
        std::vector<std::string>{"It rained.", "It stopped.", "One\ttab is none."}
    );
}

TEST_CASE("headlines in capitals are not read as sentences", "[importers][article]") {
    const std::string text =
        "TALKS END IN OSLO\n\nBY ANN LEE\n\nIt rained.\n\nWHAT COMES NEXT\n\nNATO\n\nSTOP IT "
        "NOW!\n";
    CHECK(segment(text, Lexicon::standard()).title == "TALKS END IN OSLO");
    CHECK(sentences_of(text) == std::vector<std::string>{"It rained.", "NATO", "STOP IT NOW!"});
}

TEST_CASE("a dateline without a day is cut off", "[importers][article]") {
    CHECK(
        sentences_of("PORT LOUIS \u2014 It rained here.") ==
        std::vector<std::string>{"It rained here."}
    );
    CHECK(
        sentences_of("LONDON (Harbor News) - It rained.") == std::vector<std::string>{"It rained."}
    );
    CHECK(sentences_of("Rain \u2014 a lot of it \u2014 fell.").size() == 1);
    CHECK(sentences_of("Rain \u2014 a lot of it \u2014 fell.")[0].substr(0, 4) == "Rain");
}

TEST_CASE("spaces that do not break are blanks", "[importers][article]") {
    CHECK(
        sentences_of("\u00A0They met.\u00A0Then\u202Fit rained.\u00A0") ==
        std::vector<std::string>{"They met.", "Then\u202Fit rained."}
    );
    const std::string text = "Wang\u00A0Yi came";
    const auto tokens = tokenize(text, {0, text.size()}, Lexicon::standard());
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[1].text == "Yi");
    CHECK(tokens[1].after_space);
}
