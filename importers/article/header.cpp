#include "importers/article/header.hpp"

#include "graph/ascii.hpp"
#include "importers/article/plain_text.hpp"
#include "importers/article/temporal.hpp"

#include <algorithm>
#include <array>

namespace relata::article {
namespace {

constexpr std::size_t most_lines = 12;       // of a header
constexpr std::size_t longest_title = 20;    // words
constexpr std::size_t longest_byline = 100;  // bytes
constexpr std::size_t longest_day = 40;      // bytes of a line that is a day
constexpr std::size_t longest_below = 60;    // the same below a title
constexpr std::size_t longest_dateline = 90;
constexpr std::array<std::string_view, 4> dashes{" -- ", " \u2014 ", " \u2013 ", " - "};

bool ends_sentence(std::string_view line) {
    return !line.empty() && (line.back() == '.' || line.back() == '!' || line.back() == '?');
}

/// "PORT LOUIS": the place of a dateline.
bool is_place_in_capitals(std::string_view place) {
    return place.size() > 2 && std::ranges::count(place, ' ') < 3 &&
           std::ranges::all_of(place, [](char c) {
               return is_upper(c) || c == ' ' || c == '.' || c == '-' || c == '\'';
           });
}

/// "PORT LOUIS, Feb. 8 - ": a line that begins with a dateline.
bool begins_with_place(std::string_view line) {
    auto end = std::min(line.find(','), line.find(" ("));
    for (const auto dash : dashes) end = std::min(end, line.find(dash));
    return end < line.size() && is_place_in_capitals(line.substr(0, end));
}

class HeaderReader {
public:
    HeaderReader(
        std::string_view text, const Lexicon& lexicon, Layout& layout, std::vector<Span>& unread
    )
        : text_(text), lexicon_(lexicon), layout_(layout), unread_(unread) {}

    std::size_t run(std::size_t begin) {
        auto at = dateline(behind_header(begin));
        if (at < text_.size()) find_lines_below(at);
        find_credits(at);
        return at;
    }

private:
    /// What a line begins with, as header_words.tsv knows it, and what follows.
    struct Opening {
        HeaderClass what = HeaderClass::none;
        std::string_view rest;
        bool has_colon = false;
    };

    Opening opening_of(std::string_view line) const {
        Opening best;
        std::size_t longest = 0;
        const auto lower = lower_ascii(line.substr(0, longest_dateline));
        for (const auto& [words, what] : lexicon_.header_words) {
            if (words.size() <= longest || !lower.starts_with(words)) continue;
            auto rest = line.substr(words.size());
            if (rest.empty() || (rest[0] != ':' && rest[0] != ' ')) continue;
            longest = words.size();
            best = {what, rest, rest[0] == ':'};
        }
        while (!best.rest.empty() && (best.rest[0] == ':' || is_blank(best.rest[0]))) {
            best.rest.remove_prefix(1);
        }
        return best;
    }

    [[nodiscard]] bool has_title() const { return has_title_line_ || !layout_.title.empty(); }

    std::size_t behind_header(std::size_t at) {
        for (std::size_t lines = 0; lines < most_lines && at < text_.size(); ++lines) {
            const auto line = line_at(text_, at);
            const bool is_blank_line = line.span.begin == line.span.end;
            if (!is_blank_line && !read_line(line)) return at;
            at = line.next;
        }
        return at;
    }

    /// Notes what a line of the header says; false when it is none.
    bool read_line(const Line& line) {
        const auto words = view(text_, line.span);
        if (read_opening(words) || read_day(words)) return true;
        if (!has_title_line_ && is_title(line)) {
            if (layout_.title.empty()) layout_.title = std::string(words);
            layout_.headline = line.span;
            has_title_line_ = true;
            return true;
        }
        return has_title() && is_bare_byline(line);
    }

    /// "Date: 5 May 2021", "Source: Harbor News", "By Ann Lee".
    bool read_opening(std::string_view words) {
        const auto opening = opening_of(words);
        const auto keep = [&](std::string& value) {
            if (opening.has_colon && value.empty()) value = std::string(opening.rest);
            return opening.has_colon && !opening.rest.empty();
        };
        switch (opening.what) {
            case HeaderClass::date: {
                const auto found = find_plain_date(opening.rest, lexicon_);
                if (found && !layout_.date) layout_.date = found;
                return found.has_value();
            }
            case HeaderClass::publisher:
                return keep(layout_.publisher);
            case HeaderClass::title:
                return keep(layout_.title);
            case HeaderClass::byline_below:
                if (!has_title()) return false;
                [[fallthrough]];
            case HeaderClass::byline:
                if (words.size() >= longest_byline || ends_sentence(words)) return false;
                if (!layout_.date) layout_.date = find_plain_date(words, lexicon_);
                return true;
            case HeaderClass::picture:
                return opening.has_colon;
            default:
                return false;
        }
    }

    /// A day and little else, or the place as well.
    bool read_day(std::string_view words) {
        const bool has_place = begins_with_place(words);
        const auto longest = has_place     ? longest_dateline
                             : has_title() ? longest_below
                                           : longest_day;
        if (words.size() > longest || ends_sentence(words) || has_dash(words)) return false;
        const auto found = find_plain_date(words, lexicon_);
        if (!found || !is_one_day(*found)) return false;
        if (!layout_.date) layout_.date = found;
        if (has_place) note_place(words);
        return true;
    }

    static bool has_dash(std::string_view words) {
        return begins_with_place(words) && std::ranges::any_of(dashes, [&](std::string_view dash) {
                   return words.find(dash) != std::string_view::npos;
               });
    }

    /// "STOCKHOLM, Nov. 24 (Kanto Press)"
    void note_place(std::string_view line) {
        const auto open = line.find('(');
        const auto close = line.find(')');
        layout_.dateline = std::string(line.substr(0, open));
        if (open < close && close != std::string_view::npos && layout_.publisher.empty()) {
            layout_.publisher = std::string(line.substr(open + 1, close - open - 1));
        }
    }

    bool is_title(const Line& line) const {
        const auto words = view(text_, line.span);
        const auto blanks = static_cast<std::size_t>(std::ranges::count(words, ' '));
        if (words.ends_with('.') || blanks + 1 > longest_title) return false;
        if (has_full_stop(words) || words.find(dashes[0]) != std::string_view::npos) return false;
        // A title stands apart: a blank line or a header follows, and then more text.
        if (line.next >= text_.size()) return false;
        const auto after = line_at(text_, line.next);
        if (after.span.begin == after.span.end) return true;
        constexpr int most_between = 2;  // a standfirst, a byline without "by"
        auto next = after;
        for (int lines = 0; lines <= most_between; ++lines) {
            const auto below = view(text_, next.span);
            if (begins_with_place(below) || is_meta(below)) return true;
            if (next.next >= text_.size()) return false;
            next = line_at(text_, next.next);
        }
        return false;
    }

    /// Whether a sentence ends inside a line: not behind "U.S.".
    bool has_full_stop(std::string_view words) const {
        for (auto stop = words.find(". "); stop != std::string_view::npos;
             stop = words.find(". ", stop + 1)) {
            if (!is_abbreviation(word_before(words, stop + 1, 0), lexicon_)) return true;
        }
        return false;
    }

    /// Whether a line says who wrote an article or when, and nothing else.
    bool is_meta(std::string_view words) const {
        const auto opening = opening_of(words);
        if (words.empty() || words.size() >= longest_byline || ends_sentence(words)) return false;
        if (opening.what == HeaderClass::byline) return true;
        if (opening.what == HeaderClass::publisher) return opening.has_colon;
        return words.size() <= longest_below && find_plain_date(words, lexicon_).has_value();
    }

    /// "Harriet Lyle", "Ann Lee, Trade Correspondent": words with capitals, and the day below.
    bool is_bare_byline(const Line& line) const {
        const auto words = view(text_, line.span);
        if (words.size() > longest_below || ends_sentence(words)) return false;
        auto below = line;
        for (int lines = 0; lines < 2 && below.next < text_.size(); ++lines) {
            below = line_at(text_, below.next);
            if (below.span.begin != below.span.end) break;
        }
        if (below.span.begin == below.span.end || !is_meta(view(text_, below.span))) return false;
        bool is_first = true;
        std::size_t capitals = 0;
        std::size_t others = 0;
        for (const char c : words) {
            if (is_letter(c) && is_first) ++(is_lower(c) ? others : capitals);
            is_first = c == ' ';
        }
        return capitals >= 2 && capitals > others;
    }

    /// The length of "Zurich, 14 July 2023. ": a place and a day as a sentence; 0 when there is
    /// none.
    std::size_t place_and_day(std::string_view head) const {
        for (auto stop = head.find(". "); stop != std::string_view::npos;
             stop = head.find(". ", stop + 1)) {
            if (is_abbreviation(word_before(head, stop + 1, 0), lexicon_)) continue;
            const auto words = head.substr(0, stop);
            const bool is_short = words.size() <= longest_day && std::ranges::count(words, ',') > 0;
            return is_short && is_upper(words[0]) && find_plain_date(words, lexicon_) ? stop + 2
                                                                                      : 0;
        }
        return 0;
    }

    /// Skips "TOKYO, Nov. 24 (Agency) -- "; the day and the agency are kept.
    std::size_t dateline(std::size_t at) {
        while (at < text_.size() && is_blank(text_[at])) ++at;
        const auto head = text_.substr(at, longest_dateline);
        if (const auto length = place_and_day(head); length != 0) {
            const auto words = head.substr(0, length - 2);
            if (!layout_.date) layout_.date = find_plain_date(words, lexicon_);
            note_place(words);
            return at + length;
        }
        std::size_t end = std::string_view::npos;
        std::size_t length = 0;
        for (const auto dash : dashes) {
            const auto found = head.find(dash);
            if (found < end) {
                end = found;
                length = dash.size();
            }
        }
        if (end == std::string_view::npos) return at;
        const auto close = head.find(')');
        const auto open = head.find('(');
        const auto place = head.substr(0, end);
        const auto comma = place.find(',');
        const bool has_agency = open < close && close <= end;
        const bool in_capitals = is_place_in_capitals(place.substr(0, comma));
        if (comma == std::string_view::npos && !has_agency) {
            if (!in_capitals) return at;
            layout_.dateline = std::string(place);
            return at + end + length;
        }
        if (place.empty() || !is_upper(place[0]) || place.find(". ") < place.find('(')) {
            // A full stop inside a month's abbreviation is fine, one that ends a sentence is not.
            const auto stop = place.find(". ");
            const auto word = word_before(place, stop + 1, 0);
            if (stop == std::string_view::npos || !is_abbreviation(word, lexicon_)) return at;
        }
        auto day = find_plain_date(place, lexicon_, layout_.date);
        if (!day && !has_agency && !in_capitals) return at;
        if (day && !layout_.date) layout_.date = day;
        note_place(place);
        return at + end + length;
    }

    /// Below a standfirst there may be a byline and a day.
    void find_lines_below(std::size_t at) {
        constexpr int most_below = 4;  // lines that are not blank
        if (!has_title()) return;
        auto line = line_at(text_, at);
        for (int lines = 0; lines < most_below && line.next < text_.size();) {
            const auto begin = line.next;
            line = line_at(text_, begin);
            const auto words = view(text_, line.span);
            if (words.empty()) continue;
            ++lines;
            if (!is_meta(words)) continue;
            if (!layout_.date) layout_.date = find_plain_date(words, lexicon_);
            unread_.push_back({begin, line.next});
        }
    }

    /// "(Reporting by Ann Lee; Editing by Tom Berg)": a paragraph of its own.
    void find_credits(std::size_t begin) {
        bool begins_paragraph = true;
        for (auto at = begin; at < text_.size();) {
            const auto line = line_at(text_, at);
            auto words = view(text_, line.span);
            if (words.starts_with('(')) words.remove_prefix(1);
            const bool is_credit = begins_paragraph && !words.empty() && is_upper(words[0]) &&
                                   opening_of(words).what == HeaderClass::credit;
            if (is_credit) unread_.push_back({at, line.next});
            begins_paragraph = is_credit || words.empty();
            at = line.next;
        }
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    Layout& layout_;
    std::vector<Span>& unread_;
    bool has_title_line_ = false;
};

}  // namespace

std::size_t read_header(
    std::string_view text,
    const Lexicon& lexicon,
    std::size_t begin,
    Layout& layout,
    std::vector<Span>& unread
) {
    return HeaderReader(text, lexicon, layout, unread).run(begin);
}

}  // namespace relata::article
