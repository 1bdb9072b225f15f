// Two articles of other fields than diplomacy, a handful of facts each: what must be found and what
// must not be. Their wording is our own; no frame was written for a sentence of theirs.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::article_file;
using relata::tests::Told;

TEST_CASE("an article on a merger", "[importers][article]") {
    const Told told(article_file("merger.txt"));
    const auto& document = told.graph.document(*told.graph.documents().begin());
    CHECK(document.title == "Norvik to buy rival Halden Foods in fish deal");
    CHECK(document.publisher == "Northern Wire");
    REQUIRE(document.date.has_value());
    CHECK(document.date->text() == "2021-03-16");

    SECTION("names have their kinds") {
        CHECK(told.kind_of("Norvik Seafood") == "Organization");
        CHECK(told.kind_of("Norvik") == "Organization");
        CHECK(told.kind_of("Halden Foods") == "Organization");
        CHECK(told.kind_of("Ingrid Solberg") == "Person");
        CHECK(told.kind_of("Oslo") == "Place");
        CHECK(told.kind_of("European Commission") == "Organization");
    }
    SECTION("what is said is found") {
        CHECK(told.of("Norvik Seafood", "WILL_ACQUIRE", "Halden Foods", "status") == "planned");
        CHECK(told.of("Ingrid Solberg", "LEADS", "Norvik Seafood", "role") == "chief executive");
        CHECK(told.says("Peter Aas", "LEADS", "Halden Foods"));
        CHECK(told.says("Norvik Seafood", "BASED_IN", "Oslo"));
        CHECK(told.of("Norvik Seafood", "ACQUIRED", "Marin Harvest Holdings", "when") == "2017");
        CHECK(told.of("Norvik Seafood", "INVESTED_IN", "Blue Coast Ltd", "when") == "2020");
        CHECK(
            told.of("Norwegian Competition Authority", "FINED", "Halden Foods", "when") == "2019"
        );
        CHECK(told.of("Norvik Seafood", "ACQUIRED", "Faroe Catch Ltd", "status") == "denied");
    }
    SECTION("what is not said is not") {
        CHECK_FALSE(told.says("Halden Foods", "WILL_ACQUIRE", "Norvik Seafood"));
        CHECK_FALSE(told.says("Chile", "WILL_BUILD", "processing plant in Chile"));
        CHECK_FALSE(told.joins("Iceland", "Norvik Seafood"));
        CHECK_FALSE(told.joins("Norvik Seafood", "Scotland"));
        CHECK(told.kind_of("Analysts").empty());
    }
}

TEST_CASE("an article on a court and a football ground", "[importers][article]") {
    const Told told(article_file("court_and_pitch.txt"));

    SECTION("names have their kinds") {
        CHECK(told.kind_of("Tiago Marques") == "Person");
        CHECK(told.kind_of("Marques") == "Person");
        CHECK(told.kind_of("Porto United") == "Organization");
        CHECK(told.kind_of("Harbour Rovers") == "Organization");
        CHECK(told.kind_of("Sofia Brandt") == "Person");
        CHECK(told.kind_of("European Championship") == "Event");
    }
    SECTION("what is said is found") {
        CHECK(told.of("court in Lisbon", "ACQUITTED", "Tiago Marques", "when") == "2022-05-13");
        CHECK(told.of("Tiago Marques", "MEMBER_OF", "Porto United", "role") == "striker");
        CHECK(told.of("Rui Salgado", "HOLDS_OFFICE", "Portugal", "role") == "Finance Minister");
        CHECK(told.of("tax authority", "SUED", "Porto United", "when") == "2020");
        CHECK(told.of("Harbour Rovers", "DEFEATED", "Porto United", "when") == "2022-05-14");
        CHECK(told.of("Porto United", "APPOINTED", "Sofia Brandt", "when") == "2022-04");
        CHECK(told.says("Portuguese Football Federation", "WILL_HOST", "European Championship"));
        CHECK(told.of("Felipe VI", "VISITED", "Lisbon", "when") == "2022-05-12");
    }
    SECTION("what is not said is not") {
        CHECK_FALSE(told.says("Porto United", "DEFEATED", "Harbour Rovers"));
        CHECK_FALSE(told.joins("Tiago Marques", "Ajax"));
        CHECK(told.of("Tiago Marques", "WILL_LEAVE", "Porto United", "status") == "considered");
        CHECK(told.kind_of("Prosecutors") != "Person");
        CHECK(told.kind_of("Sofia").empty());
    }
}
