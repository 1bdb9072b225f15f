#pragma once

#include "importers/article/segment.hpp"

#include <cstddef>
#include <string_view>

namespace relata::article {

// Characters, words and lines of a text, before it is tokens.

/// A blank, a tab or a line break.
bool is_blank(char c);
bool is_lower(char c);
bool is_upper(char c);
bool is_digit(char c);
/// One of ASCII, or a byte of what is not ASCII.
bool is_letter(char c);

/// The length in bytes of the white space at `at`, spaces that do not break included; 0 when there
/// is none.
std::size_t blank_length(std::string_view text, std::size_t at);

/// `span` without the white space at its ends.
Span trimmed(std::string_view text, Span span);

struct Line {
    Span span;             ///< without the white space around it
    std::size_t next = 0;  ///< where the next line begins; the size of the text behind the last
};

/// The line that begins at `at`.
Line line_at(std::string_view text, std::size_t at);

/// The word that ends at `end` and begins behind `floor`, full stops inside it included: "U.S.".
std::string_view word_before(std::string_view text, std::size_t end, std::size_t floor);

/// Whether a word with its full stop ends no sentence: "J.", "Inc.".
bool is_abbreviation(std::string_view word, const Lexicon& lexicon);

/// The bytes of `span`.
std::string_view view(std::string_view text, Span span);

}  // namespace relata::article
