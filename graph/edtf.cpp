#include "graph/edtf.hpp"

#include <array>
#include <charconv>
#include <tuple>
#include <utility>

namespace relata {
namespace {

struct Bounds {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

constexpr std::int64_t largest_year = 9'999'999'999;  // bounds stay far inside 64 bits of days

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    const auto* end = digits.data() + digits.size();
    for (const char c : digits) {
        if (!is_digit(c)) return std::nullopt;
    }
    const auto [last, error] = std::from_chars(digits.data(), end, value);
    if (digits.empty() || error != std::errc{} || last != end) return std::nullopt;
    return value;
}

Bounds year_bounds(std::int64_t first_year, std::int64_t last_year) {
    return {days_from_civil(first_year, 1, 1), days_from_civil(last_year, 12, 31)};
}

Bounds month_bounds(std::int64_t year, unsigned month) {
    return {
        days_from_civil(year, month, 1), days_from_civil(year, month, days_in_month(year, month))};
}

/// Level 1 seasons 21..24 (spring, summer, autumn, winter), read as the meteorological seasons of
/// the northern hemisphere; winter runs from December of the year before.
Bounds season_bounds(std::int64_t year, unsigned season) {
    if (season == 24) return {days_from_civil(year - 1, 12, 1), month_bounds(year, 2).last};
    const unsigned first_month = 3 + (season - 21) * 3;
    return {days_from_civil(year, first_month, 1), month_bounds(year, first_month + 2).last};
}

/// `T` hh:mm:ss, then nothing, `Z`, or an offset `+hh`, `+hh:mm`.
bool is_time_of_day(std::string_view text) {
    if (text.size() < 8 || text[2] != ':' || text[5] != ':') return false;
    const auto hour = number(text.substr(0, 2));
    const auto minute = number(text.substr(3, 2));
    const auto second = number(text.substr(6, 2));
    if (!hour || !minute || !second) return false;
    if (*hour > 24 || *minute > 59 || *second > 60) return false;
    if (*hour == 24 && (*minute != 0 || *second != 0)) return false;
    const auto zone = text.substr(8);
    if (zone.empty() || zone == "Z") return true;
    if (zone[0] != '+' && zone[0] != '-') return false;
    const auto zone_hour = number(zone.substr(1, 2));
    if (zone.size() < 3 || !zone_hour || *zone_hour > 14) return false;
    if (zone.size() == 3) return true;
    if (zone.size() != 6 || zone[3] != ':') return false;
    const auto zone_minute = number(zone.substr(4, 2));
    return zone_minute && *zone_minute <= 59;
}

/// `Y` and an optional minus, then more digits than four: a year outside 0000..9999.
std::optional<Bounds> letter_year(std::string_view text) {
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) text.remove_prefix(1);
    const auto year = number(text);
    if (!year || text.size() < 5 || *year > largest_year) return std::nullopt;
    const auto value = negative ? -*year : *year;
    return year_bounds(value, value);
}

struct YearPart {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool unspecified = false;
};

/// Four characters: digits, of which the last one or two may be X.
std::optional<YearPart> four_digit_year(std::string_view text, bool negative) {
    std::array<char, 4> low{};
    std::array<char, 4> high{};
    bool unspecified = false;
    for (std::size_t i = 0; i < 4; ++i) {
        const bool is_x = text[i] == 'X';
        if (!is_x && (!is_digit(text[i]) || unspecified)) return std::nullopt;
        if (is_x && i < 2) return std::nullopt;
        unspecified = unspecified || is_x;
        low[i] = is_x ? '0' : text[i];
        high[i] = is_x ? '9' : text[i];
    }
    const auto first = *number({low.data(), 4});
    const auto last = *number({high.data(), 4});
    if (negative) return YearPart{-last, -first, unspecified};
    return YearPart{first, last, unspecified};
}

/// One date, with its qualifier already removed.
std::optional<Bounds> date_bounds(std::string_view text) {
    if (!text.empty() && text[0] == 'Y') return letter_year(text.substr(1));
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) text.remove_prefix(1);
    if (text.size() < 4) return std::nullopt;
    const auto year = four_digit_year(text.substr(0, 4), negative);
    if (!year) return std::nullopt;
    if (text.size() == 4) return year_bounds(year->first, year->last);
    if (year->unspecified || text[4] != '-' || text.size() < 7) return std::nullopt;

    const auto month_text = text.substr(5, 2);
    const auto month = number(month_text);
    if (text.size() == 7) {
        if (month_text == "XX") return year_bounds(year->first, year->first);
        if (!month) return std::nullopt;
        if (*month >= 21 && *month <= 24) {
            return season_bounds(year->first, static_cast<unsigned>(*month));
        }
        if (*month < 1 || *month > 12) return std::nullopt;
        return month_bounds(year->first, static_cast<unsigned>(*month));
    }
    if (text.size() < 10 || text[7] != '-') return std::nullopt;
    const auto day_text = text.substr(8, 2);
    if (month_text == "XX") {
        if (day_text != "XX" || text.size() != 10) return std::nullopt;
        return year_bounds(year->first, year->first);
    }
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    const auto month_number = static_cast<unsigned>(*month);
    if (day_text == "XX") {
        if (text.size() != 10) return std::nullopt;
        return month_bounds(year->first, month_number);
    }
    const auto day = number(day_text);
    if (!day || *day < 1 || *day > days_in_month(year->first, month_number)) return std::nullopt;
    const auto days = days_from_civil(year->first, month_number, static_cast<unsigned>(*day));
    const auto rest = text.substr(10);
    if (!rest.empty() && (rest[0] != 'T' || !is_time_of_day(rest.substr(1)))) return std::nullopt;
    return Bounds{days, days};
}

std::optional<Bounds> qualified_bounds(std::string_view text) {
    if (!text.empty() && (text.back() == '?' || text.back() == '~' || text.back() == '%')) {
        text.remove_suffix(1);
        if (text.find('T') != std::string_view::npos) return std::nullopt;
    }
    return date_bounds(text);
}

std::string four_digits(std::int64_t year) {
    if (year > 9999 || year < -9999) return 'Y' + std::to_string(year);
    auto digits = std::to_string(year < 0 ? -year : year);
    digits.insert(0, 4 - digits.size(), '0');
    return year < 0 ? '-' + digits : digits;
}

std::string two_digits(unsigned value) {
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto year_of_era = year - era * 400;
    const std::int64_t shifted_month = month > 2 ? month - 3 : month + 9;
    const auto day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    const auto day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

CivilDay civil_from_days(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto day_of_era = days - era * 146097;
    const auto year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const auto shifted_month = (5 * day_of_year + 2) / 153;
    const auto day = static_cast<unsigned>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    const auto month =
        static_cast<unsigned>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

unsigned days_in_month(std::int64_t year, unsigned month) {
    constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days.at(month - 1);
}

Edtf::Edtf(std::string text, std::int64_t first_day, std::int64_t last_day)
    : text_(std::move(text)), first_day_(first_day), last_day_(last_day) {}

std::optional<Edtf> Edtf::parse(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) {
        const auto bounds = qualified_bounds(text);
        if (!bounds) return std::nullopt;
        return Edtf(std::string(text), bounds->first, bounds->last);
    }
    const auto begin_text = text.substr(0, slash);
    const auto end_text = text.substr(slash + 1);
    const bool begin_open = begin_text.empty() || begin_text == "..";
    const bool end_open = end_text.empty() || end_text == "..";
    if (begin_open && end_open) return std::nullopt;
    const auto begin =
        begin_open ? Bounds{unbounded_past, unbounded_past} : qualified_bounds(begin_text);
    const auto end =
        end_open ? Bounds{unbounded_future, unbounded_future} : qualified_bounds(end_text);
    if (!begin || !end || begin->first > end->last) return std::nullopt;
    return Edtf(std::string(text), begin->first, end->last);
}

Edtf Edtf::day(std::int64_t year, unsigned month, unsigned day) {
    const auto days = days_from_civil(year, month, day);
    return {four_digits(year) + '-' + two_digits(month) + '-' + two_digits(day), days, days};
}

Edtf Edtf::month(std::int64_t year, unsigned month) {
    const auto bounds = month_bounds(year, month);
    return {four_digits(year) + '-' + two_digits(month), bounds.first, bounds.last};
}

Edtf Edtf::year(std::int64_t year) {
    const auto bounds = year_bounds(year, year);
    return {four_digits(year), bounds.first, bounds.last};
}

bool operator<(const Edtf& a, const Edtf& b) {
    return std::tie(a.first_day_, a.last_day_, a.text_) <
           std::tie(b.first_day_, b.last_day_, b.text_);
}

}  // namespace relata
