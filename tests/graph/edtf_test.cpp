#include "graph/edtf.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <tuple>

using relata::Edtf;

TEST_CASE("a date knows the first and last day it can mean", "[graph][edtf]") {
    const auto [text, first, last] = GENERATE(table<std::string, std::string, std::string>({
        {"2020", "2020-01-01", "2020-12-31"},
        {"2020-02", "2020-02-01", "2020-02-29"},
        {"2020-11-24", "2020-11-24", "2020-11-24"},
        {"2020-11-24T09:30:00Z", "2020-11-24", "2020-11-24"},
        {"2020-11-24T09:30:00+09:00", "2020-11-24", "2020-11-24"},
        {"202X", "2020-01-01", "2029-12-31"},
        {"20XX", "2000-01-01", "2099-12-31"},
        {"2020-XX", "2020-01-01", "2020-12-31"},
        {"2020-12-XX", "2020-12-01", "2020-12-31"},
        {"2020-XX-XX", "2020-01-01", "2020-12-31"},
        {"2020-21", "2020-03-01", "2020-05-31"},
        {"2020-24", "2019-12-01", "2020-02-29"},
        {"2020?", "2020-01-01", "2020-12-31"},
        {"2020-06~", "2020-06-01", "2020-06-30"},
        {"2020-11/2021", "2020-11-01", "2021-12-31"},
        {"2020-11-24/2020-11-25", "2020-11-24", "2020-11-25"},
    }));
    CAPTURE(text);
    const auto date = Edtf::parse(text);
    REQUIRE(date);
    CHECK(date->text() == text);
    CHECK(date->first_day() == Edtf::parse(first)->first_day());
    CHECK(date->last_day() == Edtf::parse(last)->last_day());
}

TEST_CASE("an open or unknown end of an interval is unbounded", "[graph][edtf]") {
    CHECK(Edtf::parse("2020-11-24/..")->last_day() == Edtf::unbounded_future);
    CHECK(Edtf::parse("2020-11-24/")->last_day() == Edtf::unbounded_future);
    CHECK(Edtf::parse("../2020")->first_day() == Edtf::unbounded_past);
    CHECK(Edtf::parse("/2020")->first_day() == Edtf::unbounded_past);
    CHECK(Edtf::parse("2020/..")->overlaps(*Edtf::parse("3000")));
    CHECK_FALSE(Edtf::parse("2020/..")->overlaps(*Edtf::parse("2019")));
}

TEST_CASE("years far from ours are dates too", "[graph][edtf]") {
    CHECK(Edtf::parse("-0044-03-15")->first_day() < Edtf::parse("0000")->first_day());
    CHECK(Edtf::parse("Y170000")->first_day() > Edtf::parse("9999")->last_day());
    CHECK(Edtf::parse("Y-170000")->last_day() < Edtf::parse("-9999")->first_day());
}

TEST_CASE("what is not EDTF is refused", "[graph][edtf]") {
    const auto* text = GENERATE(
        "",
        "/",
        "../..",
        "20",
        "20201",
        "2020-13",
        "2020-00",
        "2020-25",
        "2020-02-30",
        "2019-02-29",
        "2020-1-1",
        "2020/2019",
        "2020/2021/2022",
        "2XX0",
        "XXXX",
        "20X0",
        "2020-XX-01",
        "2020-11-24T25:00:00",
        "2020-11-24T09:30",
        "2020-11-24T09:30:00?",
        "2020 ",
        "24 November 2020",
        "Y1",
        "Y99999999999999999999",
        "2020??"
    );
    CAPTURE(text);
    CHECK_FALSE(Edtf::parse(text));
}

TEST_CASE("days from 1970 and calendar dates are each other's inverse", "[graph][edtf][property]") {
    for (std::int64_t days = -1'000'000; days < 1'000'000; days += 37) {
        const auto civil = relata::civil_from_days(days);
        REQUIRE(relata::days_from_civil(civil.year, civil.month, civil.day) == days);
    }
    CHECK(relata::days_from_civil(1970, 1, 1) == 0);
    CHECK(relata::days_from_civil(2000, 3, 1) == 11017);
}

TEST_CASE("dates are ordered by what they can mean", "[graph][edtf]") {
    CHECK(*Edtf::parse("2019") < *Edtf::parse("2020-01"));
    CHECK(*Edtf::parse("2020-01-01") < *Edtf::parse("2020"));
    CHECK(Edtf::day(2020, 11, 24) == *Edtf::parse("2020-11-24"));
    CHECK(Edtf::month(987, 1).text() == "0987-01");
    CHECK(Edtf::year(-44).text() == "-0044");
    CHECK(Edtf::parse("2020")->contains(*Edtf::parse("2020-06")));
    CHECK_FALSE(Edtf::parse("2020-06")->contains(*Edtf::parse("2020")));
}
