#include "importers/article/plain_text.hpp"

#include "importers/article/tokenize.hpp"

#include <algorithm>

namespace relata::article {
namespace {

/// "J.", "J.K."
bool are_initials(std::string_view word) {
    if (word.empty() || word.size() % 2 != 0) return false;
    for (std::size_t at = 0; at < word.size(); at += 2) {
        if (!is_upper(word[at]) || word[at + 1] != '.') return false;
    }
    return true;
}

}  // namespace

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

Line line_at(std::string_view text, std::size_t at) {
    const auto end = std::min(text.find('\n', at), text.size());
    return {trimmed(text, {at, end}), std::min(end + 1, text.size())};
}

std::string_view view(std::string_view text, Span span) {
    return text.substr(span.begin, span.end - span.begin);
}

std::string_view word_before(std::string_view text, std::size_t end, std::size_t floor) {
    auto begin = end;
    while (begin > floor && (is_letter(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    return text.substr(begin, end - begin);
}

bool is_abbreviation(std::string_view word, const Lexicon& lexicon) {
    if (are_initials(word)) return true;
    return lexicon.abbreviations.contains(std::string(word));
}

}  // namespace relata::article
