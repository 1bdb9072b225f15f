#pragma once

#include "graph/edtf.hpp"
#include "importers/article/lexicon.hpp"
#include "importers/article/tokenize.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace relata::article {

/// A time a sentence speaks of, as tokens [begin, end), the preposition before it included.
///
/// "Wednesday" or "December" is a date only once one knows whether the clause looks back or ahead:
/// `resolve` decides.
struct Time {
    enum class Kind { exact, weekday, month, month_day, unresolved };
    std::size_t begin = 0;
    std::size_t end = 0;
    Kind kind = Kind::unresolved;
    std::optional<Edtf> exact;
    unsigned weekday = 0;  ///< 1 Monday … 7 Sunday
    unsigned month = 0;
    unsigned day = 0;
    int direction = 0;  ///< 1 "since", -1 "until"
    bool has_lead = false;
};

/// The times of a sentence, left to right, none overlapping. `base` is the document's date; without
/// it what is relative stays unresolved. O(tokens).
std::vector<Time> find_times(
    const std::vector<Token>& tokens, const Lexicon& lexicon, const std::optional<Edtf>& base
);

/// The date of a time, looking ahead of the document's date or back: the first Wednesday not before
/// it, or the last one not after it. Nothing when it cannot be known.
std::optional<Edtf> resolve(const Time& time, const std::optional<Edtf>& base, bool is_future);

/// Whether a date is a single day.
bool is_one_day(const Edtf& date);

/// The first date a header line gives: `2020-11-24`, `November 24, 2020`, `24 Nov. 2020`; also
/// `Nov. 24` when `base` gives the year.
std::optional<Edtf> find_plain_date(
    std::string_view text, const Lexicon& lexicon, const std::optional<Edtf>& base = {}
);

}  // namespace relata::article
