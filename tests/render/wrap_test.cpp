#include "render/text_wrap.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

using Lines = std::vector<std::string>;

TEST_CASE("lines are filled at blanks, up to the width", "[render][wrap]") {
    CHECK(wrapped("one two three", 7, 40) == Lines{"one two", "three"});
    CHECK(wrapped("one two three", 6, 40) == Lines{"one", "two", "three"});
    CHECK(wrapped("", 7, 40) == Lines{""});
    CHECK(wrapped("one\ntwo", 40, 40) == Lines{"one", "two"});
    CHECK(wrapped("one\ttwo", 40, 40) == Lines{"one two"});
}

TEST_CASE("a word is broken only when it is wider than the longest allowed", "[render][wrap]") {
    CHECK(wrapped("a extraordinary b", 5, 40) == Lines{"a", "extraordinary", "b"});
    CHECK(wrapped("a extraordinary b", 5, 5) == Lines{"a", "extra", "ordin", "ary b"});
}

TEST_CASE("even wrapping keeps the number of lines and narrows the widest", "[render][wrap]") {
    const std::string name = "Regional Comprehensive Economic Partnership Agreement";
    CHECK(
        wrapped_evenly(name, 20, 40) ==
        Lines{"Regional", "Comprehensive", "Economic Partnership", "Agreement"}
    );
    CHECK(wrapped_evenly("China-Japan relations", 20, 40) == Lines{"China-Japan", "relations"});
    CHECK(wrapped_evenly("one two three four", 14, 40) == Lines{"one two", "three four"});
}

TEST_CASE("text without blanks breaks between wide characters", "[render][wrap]") {
    CHECK(wrapped("外務大臣会談", 8, 40) == Lines{"外務大臣", "会談"});
    // Not before closing punctuation, not after opening punctuation.
    CHECK(wrapped("外務大臣。会談", 8, 40) == Lines{"外務大", "臣。会談"});
    CHECK(wrapped("外務大「臣会談」", 8, 40) == Lines{"外務大", "「臣会", "談」"});
    // A combining mark stays with its letter, a joined sequence together.
    CHECK(wrapped("か\u3099か\u3099", 2, 40) == Lines{"か\u3099", "か\u3099"});
    CHECK(wrapped("👨‍👩‍👧 x", 2, 40).front() == "👨‍👩‍👧");
}

TEST_CASE("blanks an author doubled are kept", "[render][wrap]") {
    CHECK(wrapped("  lead and  double ", 40, 40) == Lines{"  lead and  double "});
}

TEST_CASE("a shortened text says that it is", "[render][wrap]") {
    CHECK(shortened("Tokyo", 5) == "Tokyo");
    CHECK(shortened("Tokyo", 4) == "Tok…");
    CHECK(shortened("東京都", 5) == "東京…");
}
