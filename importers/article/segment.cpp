#include "importers/article/segment.hpp"

#include "importers/article/temporal.hpp"
#include "importers/article/tokenize.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace relata::article {
namespace {

constexpr std::size_t longest_sentence = 4000;
constexpr std::size_t longest_title = 20;  // words

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The length of the white space at `at`, 0 when there is none.
std::size_t blank_length(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    return is_blank(text[at]) ? 1 : wide_blank_length(text, at);
}

Span trimmed(std::string_view text, Span span) {
    const auto inside = text.substr(0, span.end);
    while (const auto length = blank_length(inside, span.begin)) span.begin += length;
    while (span.end > span.begin) {
        if (is_blank(text[span.end - 1])) {
            --span.end;
        } else if (span.end >= span.begin + 3 && wide_blank_length(text, span.end - 3) == 3) {
            span.end -= 3;
        } else if (span.end >= span.begin + 2 && wide_blank_length(text, span.end - 2) == 2) {
            span.end -= 2;
        } else {
            break;
        }
    }
    return span;
}

/// Whether blanks, tabs or bars part a line into columns.
enum class Columns { none, blanks, bars };

Columns columns_of(std::string_view line) {
    constexpr std::size_t longest_row = 300;
    if (line.empty() || line.size() > longest_row || line.back() == '.') return Columns::none;
    if (std::ranges::count(line, '|') >= 2) return Columns::bars;
    const bool has_gap =
        line.find('\t') != std::string_view::npos || line.find("   ") != std::string_view::npos;
    return has_gap ? Columns::blanks : Columns::none;
}

/// "TALKS END IN OSLO": more than one word, and no small letter.
bool is_all_capitals(std::string_view line) {
    return std::ranges::count_if(line, is_upper) > 3 && std::ranges::none_of(line, is_lower) &&
           line.find(' ') != std::string_view::npos;
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

/// A closing quote or bracket that belongs to the sentence before it; its length, 0 when none.
std::size_t closing_length(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') return 1;
    if (text.substr(at, 3) == "\u201D" || text.substr(at, 3) == "\u2019") return 3;
    return 0;
}

/// The word that ends at `end`, full stops inside it included.
std::string_view word_before(std::string_view text, std::size_t end, std::size_t floor) {
    auto begin = end;
    while (begin > floor && (is_letter(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    return text.substr(begin, end - begin);
}

/// "J.", "J.K."
bool are_initials(std::string_view word) {
    if (word.empty() || word.size() % 2 != 0) return false;
    for (std::size_t at = 0; at < word.size(); at += 2) {
        if (!is_upper(word[at]) || word[at + 1] != '.') return false;
    }
    return true;
}

bool is_abbreviation(std::string_view word, const Lexicon& lexicon) {
    if (are_initials(word)) return true;
    return lexicon.abbreviations.contains(std::string(word));
}

class Segmenter {
public:
    Segmenter(std::string_view text, const Lexicon& lexicon, Layout known)
        : text_(text), lexicon_(lexicon), layout_(std::move(known)) {}

    Layout run(std::size_t begin) {
        auto at = header(begin);
        at = dateline(at);
        find_unread(at);
        sentences(at);
        return std::move(layout_);
    }

private:
    struct Line {
        Span span;             ///< without white space around it
        std::size_t next = 0;  ///< where the next line begins
    };

    Line line_at(std::size_t at) const {
        const auto end = std::min(text_.find('\n', at), text_.size());
        return {trimmed(text_, {at, end}), std::min(end + 1, text_.size())};
    }

    std::string_view view(Span span) const {
        return text_.substr(span.begin, span.end - span.begin);
    }

    /// Where the body begins.
    std::size_t header(std::size_t at) {
        for (int lines = 0; lines < 12 && at < text_.size(); ++lines) {
            const auto line = line_at(at);
            if (line.span.begin != line.span.end && !header_line(line)) return at;
            at = line.next;
        }
        return at;
    }

    bool header_line(const Line& line) {
        const auto words = view(line.span);
        const auto lower = lower_case(words);
        bool known = false;
        const auto value = [&](std::string_view name) -> std::string_view {
            if (!lower.starts_with(name)) return {};
            auto rest = words.substr(name.size());
            if (rest.empty() || (rest[0] != ':' && rest[0] != ' ')) return {};
            while (!rest.empty() && (rest[0] == ':' || is_blank(rest[0]))) rest.remove_prefix(1);
            return rest;
        };
        for (const std::string_view name : {"date", "published", "updated"}) {
            const auto rest = value(name);
            if (rest.empty()) continue;
            const auto found = find_plain_date(rest, lexicon_);
            if (!found) continue;
            if (!layout_.date) layout_.date = found;
            known = true;
        }
        for (const std::string_view name : {"source", "publisher", "agency"}) {
            const auto rest = value(name);
            if (rest.empty() || lower[name.size()] != ':') continue;
            if (layout_.publisher.empty()) layout_.publisher = std::string(rest);
            known = true;
        }
        for (const std::string_view name : {"title", "headline"}) {
            const auto rest = value(name);
            if (rest.empty() || lower[name.size()] != ':') continue;
            if (layout_.title.empty()) layout_.title = std::string(rest);
            known = true;
        }
        if (lower.starts_with("photo:") || lower.starts_with("photo by ") ||
            lower.starts_with("credit:")) {
            known = true;
        }
        const bool is_sentence =
            !words.empty() && (words.back() == '.' || words.back() == '!' || words.back() == '?');
        if (lower.starts_with("by ") && words.size() < 80 && !is_sentence) known = true;
        if (!known && !is_sentence && words.size() <= 40) {
            const auto found = find_plain_date(words, lexicon_);
            if (found && found->text().size() == 10) {  // a line that is little more than a day
                if (!layout_.date) layout_.date = found;
                known = true;
            }
        }
        if (!known && !has_title_line_ && !is_sentence && is_title(line)) {
            if (layout_.title.empty()) layout_.title = std::string(words);
            has_title_line_ = true;
            known = true;
        }
        return known;
    }

    bool is_title(const Line& line) const {
        const auto words = view(line.span);
        const auto blanks = static_cast<std::size_t>(std::ranges::count(words, ' '));
        if (blanks + 1 > longest_title || words.find(". ") != std::string_view::npos) return false;
        if (words.find(" -- ") != std::string_view::npos) return false;
        // A title stands apart: a blank line or a header line follows, and then more text.
        if (line.next >= text_.size()) return false;
        const auto after = line_at(line.next);
        const auto lower = lower_case(view(after.span));
        return after.span.begin == after.span.end || begins_with_place(view(after.span)) ||
               lower.starts_with("by ") || lower.starts_with("date") ||
               lower.starts_with("source") || lower.starts_with("published");
    }

    /// Skips "TOKYO, Nov. 24 (Agency) -- "; the day and the agency are kept.
    std::size_t dateline(std::size_t at) {
        while (at < text_.size() && is_blank(text_[at])) ++at;
        const auto head = text_.substr(at, 90);
        std::size_t end = std::string_view::npos;
        std::size_t length = 0;
        for (const std::string_view dash : {" -- ", " \u2014 ", " \u2013 ", " - "}) {
            const auto found = head.find(dash);
            if (found < end) {
                end = found;
                length = dash.size();
            }
        }
        const auto close = head.find(')');
        const auto open = head.find('(');
        if (end == std::string_view::npos) return at;
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
        layout_.dateline = std::string(place.substr(0, std::min(open, place.size())));
        if (has_agency && layout_.publisher.empty()) {
            layout_.publisher = std::string(head.substr(open + 1, close - open - 1));
        }
        return at + end + length;
    }

    /// "PORT LOUIS, Feb. 8 - ": a line that begins with a dateline.
    static bool begins_with_place(std::string_view line) {
        auto end = line.size();
        for (const std::string_view mark : {",", " (", " -- ", " \u2014 ", " \u2013 ", " - "}) {
            end = std::min(end, line.find(mark));
        }
        return end < line.size() && is_place_in_capitals(line.substr(0, end));
    }

    /// "PORT LOUIS — ": a dateline without a day.
    static bool is_place_in_capitals(std::string_view place) {
        return place.size() > 2 && std::ranges::count(place, ' ') < 3 &&
               std::ranges::all_of(place, [](char c) {
                   return is_upper(c) || c == ' ' || c == '.' || c == '-' || c == '\'';
               });
    }

    /// Finds what is no sentence: rows of tables, headlines in capitals.
    void find_unread(std::size_t begin) {
        auto columns = Columns::none;
        std::size_t rows = 0;
        auto first = begin;
        bool is_after_blank = true;
        const auto end_table = [&](std::size_t end) {
            const std::size_t least = columns == Columns::bars ? 2 : 3;
            if (columns != Columns::none && rows >= least) {
                if (layout_.table_rows == 0) layout_.first_row = first;
                layout_.table_rows += rows;
                unread_.push_back({first, end});
            }
            rows = 0;
        };
        for (auto at = begin; at < text_.size();) {
            const auto line = line_at(at);
            const auto words = view(line.span);
            const auto found = columns_of(words);
            if (found != columns) {
                end_table(at);
                columns = found;
                first = at;
            }
            ++rows;
            if (is_after_blank && is_all_capitals(words) && found == Columns::none &&
                std::string_view(".!?").find(words.back()) == std::string_view::npos) {
                const auto after = line_at(line.next);
                if (after.span.begin == after.span.end) unread_.push_back({at, line.next});
            }
            is_after_blank = words.empty();
            at = line.next;
        }
        end_table(text_.size());
    }

    void sentences(std::size_t begin) {
        auto start = begin;
        auto last_blank = begin;
        auto unread = unread_.begin();
        for (auto at = begin; at < text_.size(); ++at) {
            while (unread != unread_.end() && unread->begin < at) ++unread;
            if (unread != unread_.end() && unread->begin == at) {
                add({start, at});
                start = unread->end;
                last_blank = start;
                at = start - 1;
                continue;
            }
            const char c = text_[at];
            if (is_blank(c)) last_blank = at;
            if (at - start >= longest_sentence) {
                const auto cut = last_blank > start ? last_blank : safe_cut(at);
                add({start, cut});
                start = cut;
                last_blank = start;
                continue;
            }
            if (c == '\n' && ends_paragraph(at)) {
                add({start, at});
                start = at + 1;
                continue;
            }
            if (c != '.' && c != '!' && c != '?') continue;
            const auto end = sentence_end(at, start);
            if (end == 0) continue;
            add({start, end});
            start = end;
            at = end - 1;
        }
        add({start, text_.size()});
    }

    /// Not inside a UTF-8 sequence.
    std::size_t safe_cut(std::size_t at) const {
        while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) --at;
        return at;
    }

    /// A line break that is followed by a blank line.
    bool ends_paragraph(std::size_t at) const {
        for (++at; at < text_.size() && is_blank(text_[at]); ++at) {
            if (text_[at] == '\n') return true;
        }
        return at >= text_.size();
    }

    /// The end of the sentence whose final mark is at `at`; 0 when it is no end.
    std::size_t sentence_end(std::size_t at, std::size_t start) const {
        auto end = at + 1;
        while (end < text_.size() && (text_[end] == '.' || text_[end] == '!' || text_[end] == '?')
        ) {
            ++end;
        }
        const auto marks = end;
        for (auto length = closing_length(text_, end); length != 0;
             length = closing_length(text_, end)) {
            end += length;
        }
        if (end >= text_.size()) return end;
        const bool spaced = blank_length(text_, end) != 0;
        if (text_[at] == '.') {
            const auto word = word_before(text_, at + 1, start);
            const auto next = behind_blanks(end);
            if (!spaced) return splits_unspaced(at, marks, end) ? end : 0;
            if (next >= text_.size()) return end;
            if (is_lower(text_[next])) return 0;
            if (is_abbreviation(word, lexicon_) && !starts_sentence(word, next)) return 0;
            return end;
        }
        if (!spaced) return is_upper(text_[end]) || text_.substr(end, 3) == "\u201C" ? end : 0;
        const auto next = behind_blanks(end);
        return next < text_.size() && is_lower(text_[next]) ? 0 : end;
    }

    std::size_t behind_blanks(std::size_t at) const {
        while (const auto length = blank_length(text_, at)) at += length;
        return at;
    }

    /// "Tuesday.The", "talks.\"Next": a full stop with no blank after it ends a sentence when it
    /// follows a word of at least three small letters, a closing quote or a number, and a capital
    /// follows.
    bool splits_unspaced(std::size_t at, std::size_t marks, std::size_t end) const {
        const char next = text_[end];
        const bool opens = next == '"' || text_.substr(end, 3) == "\u201C";
        if (!is_upper(next) && !opens) return false;
        if (end != marks) return true;
        if (at == 0) return false;
        if (is_digit(text_[at - 1])) return true;
        if (closing_length(text_, at - 1) != 0) return true;
        const bool two_small = at >= 2 && is_lower(text_[at - 1]) && is_letter(text_[at - 2]);
        return two_small && at + 2 <= text_.size();
    }

    /// After an abbreviation: whether what follows is a word that begins sentences ("in the U.S.
    /// The bank said"), not one more part of a name ("U.S. Treasury", "Mr. Smith").
    bool starts_sentence(std::string_view word, std::size_t next) const {
        auto end = next;
        while (end < text_.size() && is_letter(text_[end])) ++end;
        const auto found = lexicon_.words.find(lower_case(text_.substr(next, end - next)));
        constexpr auto always = word::determiner | word::pronoun;
        // "J. In" is not how a sentence ends, but "Plan B. The" is.
        const auto openers = word.size() == 2 ? always
                                              : always | word::possessive | word::preposition |
                                                    word::subordinator | word::conjunction;
        return found != lexicon_.words.end() && (found->second & openers) != 0;
    }

    void add(Span span) {
        span = trimmed(text_, span);
        if (span.begin < span.end) layout_.sentences.push_back(span);
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    Layout layout_;
    bool has_title_line_ = false;
    std::vector<Span> unread_;  ///< whole lines
};

}  // namespace

Layout segment(std::string_view text, const Lexicon& lexicon, std::size_t begin, Layout known) {
    return Segmenter(text, lexicon, std::move(known)).run(begin);
}

}  // namespace relata::article
