#include "importers/article/segment.hpp"

#include "graph/ascii.hpp"
#include "importers/article/header.hpp"
#include "importers/article/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace relata::article {
namespace {

constexpr std::size_t longest_sentence = 4000;

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

/// A closing quote or bracket that belongs to the sentence before it; its length, 0 when none.
std::size_t closing_length(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') return 1;
    if (text.substr(at, 3) == "\u201D" || text.substr(at, 3) == "\u2019") return 3;
    return 0;
}

class Segmenter {
public:
    Segmenter(std::string_view text, const Lexicon& lexicon, Layout known)
        : text_(text), lexicon_(lexicon), layout_(std::move(known)) {}

    Layout run(std::size_t begin) {
        const auto at = read_header(text_, lexicon_, begin, layout_, unread_);
        find_unread(at);
        std::ranges::sort(unread_, {}, &Span::begin);
        sentences(at);
        if (!is_told(layout_.headline)) layout_.headline = {};
        return std::move(layout_);
    }

private:
    /// Whether a headline is written as sentences are: no "Brewers Agree on Merger".
    bool is_told(Span headline) const {
        std::size_t small = 0;
        std::size_t capitals = 0;
        for (auto at = headline.begin; at < headline.end; ++at) {
            if (at > headline.begin && !is_blank(text_[at - 1])) continue;
            if (is_lower(text_[at])) ++small;
            if (is_upper(text_[at])) ++capitals;
        }
        return small > capitals;
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
            const auto line = line_at(text_, at);
            const auto words = view(text_, line.span);
            const auto found = columns_of(words);
            if (found != columns) {
                end_table(at);
                columns = found;
                first = at;
            }
            ++rows;
            if (is_after_blank && is_all_capitals(words) && found == Columns::none &&
                std::string_view(".!?").find(words.back()) == std::string_view::npos) {
                const auto after = line_at(text_, line.next);
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
        const auto found = lexicon_.words.find(lower_ascii(text_.substr(next, end - next)));
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
    std::vector<Span> unread_;  ///< whole lines
};

}  // namespace

Layout segment(std::string_view text, const Lexicon& lexicon, std::size_t begin, Layout known) {
    return Segmenter(text, lexicon, std::move(known)).run(begin);
}

}  // namespace relata::article
