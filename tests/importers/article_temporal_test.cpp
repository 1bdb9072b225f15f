#include "importers/article/temporal.hpp"
#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using namespace relata;
using namespace relata::article;
using relata::tests::Told;

namespace {

/// The dates in a sentence written on Tuesday 2020-11-24, looking ahead or back.
std::vector<std::string> dates_in(const std::string& text, bool ahead) {
    const auto base = Edtf::parse("2020-11-24");
    const auto tokens = tokenize(text, {0, text.size()}, Lexicon::standard());
    std::vector<std::string> dates;
    for (const auto& time : find_times(tokens, Lexicon::standard(), base)) {
        const auto date = resolve(time, base, ahead);
        dates.push_back(date ? date->text() : "?");
    }
    return dates;
}

using Dates = std::vector<std::string>;

}  // namespace

TEST_CASE("a weekday is the last one or the next one", "[importers][article]") {
    CHECK(dates_in("They met on Tuesday.", false) == Dates{"2020-11-24"});
    CHECK(dates_in("They met on Wednesday.", false) == Dates{"2020-11-18"});
    CHECK(dates_in("They will meet on Wednesday.", true) == Dates{"2020-11-25"});
    CHECK(dates_in("They will meet on Monday.", true) == Dates{"2020-11-30"});
}

TEST_CASE("months and years are as exact as the words", "[importers][article]") {
    CHECK(dates_in("It will open in December.", true) == Dates{"2020-12"});
    CHECK(dates_in("It will open in March.", true) == Dates{"2021-03"});
    CHECK(dates_in("It opened in December.", false) == Dates{"2019-12"});
    CHECK(dates_in("It will open within the month.", true) == Dates{"2020-11"});
    CHECK(dates_in("It will open next year.", true) == Dates{"2021"});
    CHECK(dates_in("It will open within 2020.", true) == Dates{"2020"});
    CHECK(dates_in("It is planned for 2021 and 2022.", true) == Dates{"2021/2022"});
    CHECK(dates_in("It opened on November 5, 2019.", false) == Dates{"2019-11-05"});
    CHECK(dates_in("It has been open since 2015.", false) == Dates{"2015/.."});
    CHECK(dates_in("It was founded in 1871 by two brothers.", false) == Dates{"1871"});
    CHECK(dates_in("Power failed in 1800 homes.", false).empty());
}

TEST_CASE("what lies so long ago is as exact as its unit", "[importers][article]") {
    CHECK(dates_in("It was founded three years ago.", false) == Dates{"2017"});
    CHECK(dates_in("It was founded a decade ago.", false) == Dates{"2010"});
    CHECK(dates_in("It opened 11 months ago.", false) == Dates{"2019-12"});
    CHECK(dates_in("It opened ten days ago.", false) == Dates{"2020-11-14"});
    CHECK(dates_in("It sank last night.", false) == Dates{"2020-11-23"});
    CHECK(dates_in("It is two years old.", false).empty());
}

TEST_CASE("a month or a season takes the year beside it", "[importers][article]") {
    CHECK(dates_in("It was sold in March last year.", false) == Dates{"2019-03"});
    CHECK(dates_in("It will open in March next year.", true) == Dates{"2021-03"});
    CHECK(dates_in("It was sold in early 2018.", false) == Dates{"2018"});
    CHECK(dates_in("It was sold in spring 2018.", false) == Dates{"2018"});
    CHECK(dates_in("They ran it between 2011 and 2013.", false) == Dates{"2011/2013"});
}

TEST_CASE("numbers, names and small words are no dates", "[importers][article]") {
    CHECK(dates_in("It may march 2000 people to the sun.", false).empty());
    CHECK(dates_in("She won the 2022 World Cup.", false).empty());
    CHECK(dates_in("Theresa May spoke to April Jones.", false).empty());
}

TEST_CASE("what cannot be known stays unresolved", "[importers][article]") {
    CHECK(dates_in("They met last week.", false) == Dates{"?"});
    const auto tokens = tokenize("on Tuesday", {0, 10}, Lexicon::standard());
    const auto times = find_times(tokens, Lexicon::standard(), {});
    REQUIRE(times.size() == 1);
    CHECK_FALSE(resolve(times[0], {}, false).has_value());
}

TEST_CASE(
    "what happens has the time of its verb, of whichever words that hangs", "[importers][article]"
) {
    const Told told(
        "Ministers meet\n\n14 November 2025\n\n"
        "Estonian Foreign Minister Kadri Tamm visited Riga on Monday and met the Latvian banker "
        "Janis Ozols. Bharat Alloys bought Tata in Odisha in May. Denmark won the title on "
        "Sunday, defeating Norway. In 2020, when Lithuania hired Ann Lee, the bank Sorsa failed. "
        "The vote is expected before May 29, when Bharat Alloys opens a plant in Oslo. Sorsa sold "
        "Vestby in 2019 and closed Brevik AS two years later. Before the end of 2027, Bharat "
        "Alloys "
        "will compete with Norvik. Sorsa said on Monday that it had bought Cerveza Luna. Janis "
        "Ozols joins Bharat Alloys in March."
    );
    CHECK(told.of("Kadri Tamm", "MET_WITH", "Janis Ozols", "when") == "2025-11-10");
    CHECK(told.of("Bharat Alloys", "ACQUIRED", "Tata", "when") == "2025-05");
    CHECK(told.of("Denmark", "DEFEATED", "Norway", "when") == "2025-11-09");
    CHECK(told.of("Lithuania", "APPOINTED", "Ann Lee", "when") == "2020");
    CHECK(told.of("Bharat Alloys", "OPENED", "plant in Oslo", "when") == "2026-05-29");
    CHECK(told.of("Bharat Alloys", "WILL_COMPETE_WITH", "Norvik", "when") == "2027");
    CHECK(told.of("Sorsa", "CLOSED", "Brevik AS", "when").empty());
    CHECK(told.of("Sorsa", "ACQUIRED", "Cerveza Luna", "when").empty());
    CHECK(told.of("Janis Ozols", "JOINED", "Bharat Alloys", "when") == "2026-03");
}
