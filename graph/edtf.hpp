#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// A date or an interval as precisely as a source gives it: Extended Date/Time Format, levels 0
/// and 1 (ISO 8601-2:2019; Library of Congress specification of 2019-02-04).
///
/// `2020` · `2020-12` · `2020-11-24` · `2020-11-24T09:30:00Z` · `2020-11/2021` · `2020-11-24/..` ·
/// `../2020` · `2020-11-24/` (end unknown) · `2020-21` (spring) · `202X` · `2020-XX` · `2020?` ·
/// `2020-06~` · `Y170000` · `-0044`.
///
/// A value remembers its text exactly. It also knows the first and the last day it can mean, on the
/// proleptic Gregorian calendar, counted from 1970-01-01; an open or unknown end is unbounded. The
/// time of day is kept in the text but days are what is compared. Qualifiers (`?`, `~`, `%`) do not
/// widen the bounds.
class Edtf {
public:
    /// Nothing when `text` is not EDTF level 0 or 1, names a day that does not exist, or is an
    /// interval that ends before it begins.
    static std::optional<Edtf> parse(std::string_view text);

    /// A single day. `month` is 1..12, `day` 1..31; the caller vouches that the day exists.
    static Edtf day(std::int64_t year, unsigned month, unsigned day);
    static Edtf month(std::int64_t year, unsigned month);
    static Edtf year(std::int64_t year);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::int64_t first_day() const noexcept { return first_day_; }
    [[nodiscard]] std::int64_t last_day() const noexcept { return last_day_; }
    [[nodiscard]] bool is_interval() const noexcept { return text_.find('/') != std::string::npos; }

    /// Whether some day could belong to both.
    [[nodiscard]] bool overlaps(const Edtf& other) const noexcept {
        return first_day_ <= other.last_day_ && other.first_day_ <= last_day_;
    }
    /// Whether every day of `other` lies inside this one.
    [[nodiscard]] bool contains(const Edtf& other) const noexcept {
        return first_day_ <= other.first_day_ && other.last_day_ <= last_day_;
    }

    /// The same text. Two ways to write one day (`2020-11-24`, `2020-11-24?`) are two values.
    friend bool operator==(const Edtf& a, const Edtf& b) { return a.text_ == b.text_; }
    /// By first day, then last day, then text: a total order that agrees with ==.
    friend bool operator<(const Edtf& a, const Edtf& b);

    /// The bounds of an unbounded end.
    static constexpr std::int64_t unbounded_past = INT64_MIN;
    static constexpr std::int64_t unbounded_future = INT64_MAX;

private:
    Edtf(std::string text, std::int64_t first_day, std::int64_t last_day);

    std::string text_;
    std::int64_t first_day_ = 0;
    std::int64_t last_day_ = 0;
};

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar.
/// Source: H. Hinnant, "chrono-compatible low-level date algorithms", 2013, days_from_civil.
std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day);

struct CivilDay {
    std::int64_t year = 1970;
    unsigned month = 1;
    unsigned day = 1;
};
/// The inverse of days_from_civil.
CivilDay civil_from_days(std::int64_t days);

/// 28..31. `month` is 1..12.
unsigned days_in_month(std::int64_t year, unsigned month);

}  // namespace relata
