#include "importers/article/temporal.hpp"

#include <algorithm>
#include <string>

namespace relata::article {
namespace {

constexpr std::size_t year_digits = 4;  // of an EDTF year

std::optional<unsigned> small_number(const Token& token) {
    if (!token.is_number || token.text.size() > 4) return {};
    unsigned value = 0;
    std::size_t i = 0;
    for (; i < token.text.size() && token.text[i] >= '0' && token.text[i] <= '9'; ++i) {
        value = value * 10 + static_cast<unsigned>(token.text[i] - '0');
    }
    const auto rest = token.text.substr(i);
    const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    if (!rest.empty() && !ordinal) return {};
    return value;
}

std::optional<unsigned> year_of(const Token& token) {
    if (token.text.size() != year_digits) return {};
    const auto value = small_number(token);
    if (!value || *value < 1900 || *value > 2099) return {};
    return value;
}

/// A year that is more often a number.
std::optional<unsigned> early_year_of(const Token& token) {
    if (token.text.size() != year_digits) return {};
    const auto value = small_number(token);
    return value && *value >= 1400 && *value < 1900 ? value : std::nullopt;
}

std::optional<CivilDay> day_of(const std::optional<Edtf>& base) {
    if (!base || base->first_day() == Edtf::unbounded_past) return {};
    return civil_from_days(base->first_day());
}

Edtf edtf_of(const CivilDay& day) {
    return Edtf::day(day.year, day.month, day.day);
}

class TimeFinder {
public:
    TimeFinder(
        const std::vector<Token>& tokens, const Lexicon& lexicon, const std::optional<Edtf>& base
    )
        : tokens_(tokens), lexicon_(lexicon), base_(day_of(base)) {}

    std::vector<Time> run() {
        std::vector<Time> times;
        for (std::size_t at = 0; at < tokens_.size();) {
            auto time = time_at(at);
            if (!time) {
                ++at;
                continue;
            }
            const auto end = time->end;
            add_lead(*time, times.empty() ? 0 : times.back().end);
            times.push_back(std::move(*time));
            at = end;
        }
        return times;
    }

private:
    const TimeWord* word_at(std::size_t at) const {
        return at < tokens_.size() ? lexicon_.times.find(tokens_[at].lower) : nullptr;
    }

    bool is(std::size_t at, TimeClass kind) const {
        const auto* found = word_at(at);
        return found != nullptr && found->kind == kind;
    }

    /// A month's name; "may" and "march" are months only when written with a capital.
    bool month_at(std::size_t at) const {
        return is(at, TimeClass::month) && tokens_[at].is_capital;
    }

    std::optional<Time> time_at(std::size_t at) const {
        if (auto phrase = phrase_at(at)) return phrase;
        if (auto past = ago_at(at)) return past;
        if (auto day = iso_at(at)) return day;
        if (is(at, TimeClass::weekday) && tokens_[at].is_capital) return weekday_at(at);
        if (auto month = month_time(at)) return month;
        return years_at(at);
    }

    /// "next year", "within the month", "yesterday".
    std::optional<Time> phrase_at(std::size_t at) const {
        const auto longest =
            std::min(lexicon_.times.longest(tokens_[at].lower), tokens_.size() - at);
        std::string words;
        std::optional<Time> best;
        for (std::size_t n = 1; n <= longest; ++n) {
            if (n > 1) words += ' ';
            words += tokens_[at + n - 1].lower;
            const auto* found = lexicon_.times.find(words);
            if (found == nullptr) continue;
            if (auto time = relative(*found)) {
                time->begin = at;
                time->end = at + n;
                best = std::move(time);
            }
        }
        return best;
    }

    /// "three years ago", "a decade ago": as exact as the unit. "two years later": some time.
    std::optional<Time> ago_at(std::size_t at) const {
        const auto* unit = word_at(at + 1);
        const bool is_later = is(at + 2, TimeClass::later);
        if (unit == nullptr || (!is_later && !is(at + 2, TimeClass::ago))) return {};
        const auto count = count_at(at);
        constexpr int longest = 200;  // years, months or days
        if (!count || *count > longest) return {};
        auto change = *unit;
        change.value *= -static_cast<int>(*count);
        switch (unit->kind) {
            case TimeClass::unit_days:
                change.kind = TimeClass::day;
                break;
            case TimeClass::unit_months:
                change.kind = TimeClass::month_offset;
                break;
            case TimeClass::unit_years:
                change.kind = TimeClass::year;
                break;
            default:
                return {};
        }
        auto time = is_later ? std::optional(Time{}) : relative(change);
        time->begin = at;
        time->end = at + 3;
        return time;
    }

    /// "3", "three", "a".
    std::optional<unsigned> count_at(std::size_t at) const {
        if ((tokens_[at].classes & word::indefinite) != 0) return 1;
        if (const auto written = lexicon_.numbers.find(tokens_[at].lower);
            written != lexicon_.numbers.end()) {
            return static_cast<unsigned>(written->second);
        }
        return small_number(tokens_[at]);
    }

    std::optional<Time> relative(const TimeWord& found) const {
        Time time;
        switch (found.kind) {
            case TimeClass::day:
            case TimeClass::year:
            case TimeClass::month_offset:
                break;
            case TimeClass::unresolved:
                return time;
            default:
                return {};
        }
        if (!base_) return time;
        time.kind = Time::Kind::exact;
        if (found.kind == TimeClass::day) {
            const auto days = days_from_civil(base_->year, base_->month, base_->day) + found.value;
            time.exact = edtf_of(civil_from_days(days));
        } else if (found.kind == TimeClass::year) {
            time.exact = Edtf::year(base_->year + found.value);
        } else {
            const auto months = base_->year * 12 + base_->month - 1 + found.value;
            time.exact = Edtf::month(months / 12, static_cast<unsigned>(months % 12) + 1);
        }
        return time;
    }

    std::optional<Time> iso_at(std::size_t at) const {
        const auto& token = tokens_[at];
        if (!token.is_number || token.text.size() != 10) return {};
        auto day = Edtf::parse(token.text);
        if (!day) return {};
        Time time;
        time.begin = at;
        time.end = at + 1;
        time.kind = Time::Kind::exact;
        time.exact = std::move(day);
        return time;
    }

    Time weekday_at(std::size_t at) const {
        Time time;
        time.begin = at;
        time.end = at + 1;
        time.kind = Time::Kind::weekday;
        time.weekday = static_cast<unsigned>(word_at(at)->value);
        // "Tuesday, November 24": the day of the month says it all.
        auto next = at + 1;
        if (next < tokens_.size() && tokens_[next].text == ",") ++next;
        if (next < tokens_.size()) {
            if (const auto month = month_time(next); month && month->kind != Time::Kind::month) {
                auto exact = *month;
                exact.begin = at;
                return exact;
            }
        }
        return time;
    }

    /// "December", "December 2020", "Nov. 24", "24 November 2020".
    std::optional<Time> month_time(std::size_t at) const {
        unsigned day = 0;
        auto next = at;
        if (const auto number = small_number(tokens_[at]);
            number && *number >= 1 && *number <= 31) {
            if (!month_at(at + 1)) return {};
            day = *number;
            ++next;
        }
        if (!month_at(next)) return {};
        const bool part =
            at > 0 && (is(at - 1, TimeClass::part) || is(at - 1, TimeClass::next) ||
                       is(at - 1, TimeClass::last) || is(at - 1, TimeClass::this_one));
        const auto month = static_cast<unsigned>(word_at(next)->value);
        ++next;
        if (day == 0 && next < tokens_.size()) {
            const auto number = small_number(tokens_[next]);
            if (number && *number >= 1 && *number <= 31) {
                day = *number;
                ++next;
            }
        }
        std::optional<unsigned> year;
        auto after = next;
        if (after < tokens_.size() && tokens_[after].text == ",") ++after;
        if (after < tokens_.size() && (after == next || day != 0)) year = year_of(tokens_[after]);
        if (year) {
            next = after + 1;
        } else if (const auto phrase = next < tokens_.size() ? phrase_at(next) : std::nullopt;
                   phrase && phrase->exact && phrase->exact->text().size() == year_digits) {
            // "in March last year"
            year = static_cast<unsigned>(civil_from_days(phrase->exact->first_day()).year);
            next = phrase->end;
        }
        const bool has_lead = at > 0 && is(at - 1, TimeClass::lead);
        // A bare month needs a word before it that makes it one: "May" is also a name.
        if (day == 0 && !year && !has_lead && !part) return {};
        // "to April Jones"
        const bool is_name = day == 0 && !year && next < tokens_.size() &&
                             tokens_[next].is_capital &&
                             lexicon_.given_names.contains(std::string(tokens_[next - 1].text));
        if (is_name) return {};
        Time time;
        time.begin = at;
        time.end = next;
        time.month = month;
        time.day = day;
        if (year && day != 0 && day <= days_in_month(*year, month)) {
            time.kind = Time::Kind::exact;
            time.exact = Edtf::day(*year, month, day);
        } else if (year && day == 0) {
            time.kind = Time::Kind::exact;
            time.exact = Edtf::month(*year, month);
        } else if (!year) {
            time.kind = day != 0 ? Time::Kind::month_day : Time::Kind::month;
        }
        return time;
    }

    /// "2022", "2021 and 2022", "early 2022": after a preposition, so that "2,000 people" is no
    /// time.
    std::optional<Time> years_at(std::size_t at) const {
        auto first = year_of(tokens_[at]);
        if (!first && !is_counted(at)) first = early_year_of(tokens_[at]);
        const auto begin = at > 1 && is(at - 1, TimeClass::part) ? at - 1 : at;
        if (!first || begin == 0 || !is(begin - 1, TimeClass::lead)) return {};
        auto next = at + 1;
        auto last = *first;
        if (next + 1 < tokens_.size() &&
            ((tokens_[next].classes & word::conjunction) != 0 || tokens_[next].text == "-")) {
            if (const auto second = year_of(tokens_[next + 1]); second && *second > *first) {
                last = *second;
                next += 2;
            }
        }
        // "in 2022 World Cup qualifying": a year before a name belongs to the name.
        if (next < tokens_.size() && tokens_[next].is_capital && tokens_[next].after_space)
            return {};
        Time time;
        time.begin = at;
        time.end = next;
        time.kind = Time::Kind::exact;
        time.exact = last == *first
                         ? Edtf::year(*first)
                         : Edtf::parse(std::to_string(*first) + "/" + std::to_string(last));
        return time;
    }

    /// "in 1500 homes": a number, and what there are so many of.
    bool is_counted(std::size_t at) const {
        if (at + 1 >= tokens_.size() || !tokens_[at + 1].is_word) return false;
        constexpr auto after = word::preposition | word::conjunction | word::agent | word::be |
                               word::have | word::relative | word::subordinator;
        return (tokens_[at + 1].classes & after) == 0;
    }

    void add_lead(Time& time, std::size_t floor) const {
        while (time.begin > floor &&
               (is(time.begin - 1, TimeClass::part) || is(time.begin - 1, TimeClass::next) ||
                is(time.begin - 1, TimeClass::last) || is(time.begin - 1, TimeClass::this_one))) {
            --time.begin;
        }
        if (time.begin == floor || !is(time.begin - 1, TimeClass::lead)) return;
        const auto direction = word_at(time.begin - 1)->value;
        --time.begin;
        time.has_lead = true;
        if (direction == 2) {
            time.kind = Time::Kind::unresolved;
            time.exact.reset();
        } else {
            time.direction = direction;
        }
    }

    const std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    std::optional<CivilDay> base_;
};

std::optional<Edtf> nearest_weekday(const CivilDay& base, unsigned weekday, bool is_future) {
    const auto days = days_from_civil(base.year, base.month, base.day);
    // 1970-01-01 was a Thursday, day 4 of a week that begins on Monday.
    const auto today = ((days + 3) % 7 + 7) % 7 + 1;
    const auto ahead = (static_cast<std::int64_t>(weekday) - today + 7) % 7;
    return edtf_of(civil_from_days(is_future || ahead == 0 ? days + ahead : days + ahead - 7));
}

}  // namespace

std::vector<Time> find_times(
    const std::vector<Token>& tokens, const Lexicon& lexicon, const std::optional<Edtf>& base
) {
    return TimeFinder(tokens, lexicon, base).run();
}

std::optional<Edtf> resolve(const Time& time, const std::optional<Edtf>& base, bool is_future) {
    std::optional<Edtf> result = time.exact;
    const auto today = day_of(base);
    if (!result && today) {
        if (time.kind == Time::Kind::weekday) {
            result = nearest_weekday(*today, time.weekday, is_future);
        } else if (time.kind == Time::Kind::month) {
            auto year = today->year;
            if (is_future && time.month < today->month) ++year;
            if (!is_future && time.month > today->month) --year;
            result = Edtf::month(year, time.month);
        } else if (time.kind == Time::Kind::month_day) {
            auto year = today->year;
            const bool later =
                std::pair(time.month, time.day) > std::pair(today->month, today->day);
            const bool earlier =
                std::pair(time.month, time.day) < std::pair(today->month, today->day);
            if (is_future && earlier) ++year;
            if (!is_future && later) --year;
            if (time.day > days_in_month(year, time.month)) return {};
            result = Edtf::day(year, time.month, time.day);
        }
    }
    if (!result || time.direction == 0 || result->is_interval()) return result;
    return Edtf::parse(time.direction > 0 ? result->text() + "/.." : "../" + result->text());
}

bool is_one_day(const Edtf& date) {
    return date.first_day() == date.last_day();
}

std::optional<Edtf> find_plain_date(
    std::string_view text, const Lexicon& lexicon, const std::optional<Edtf>& base
) {
    const auto tokens = tokenize(text, {0, text.size()}, lexicon);
    for (const auto& time : find_times(tokens, lexicon, base)) {
        const bool is_day = time.exact && is_one_day(*time.exact);
        if (is_day || (time.kind == Time::Kind::month_day && base))
            return resolve(time, base, false);
    }
    return {};
}

}  // namespace relata::article
