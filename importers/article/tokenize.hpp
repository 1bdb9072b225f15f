#pragma once

#include "importers/article/lexicon.hpp"
#include "importers/article/segment.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata::article {

/// A word, a number or a mark.
struct Token {
    Span span;                ///< bytes of the document
    std::string_view text;    ///< those bytes; owned by the document
    std::string lower;        ///< with A-Z in lower case
    bool is_word = false;     ///< begins with a letter
    bool is_number = false;   ///< begins with a digit
    bool is_capital = false;  ///< begins with a capital letter
    bool after_space = false;
    WordClasses classes = 0;  ///< of words.tsv
};

/// The bytes of the blank outside ASCII that begins at `at`: a space that does not break, a thin or
/// an ideographic one, a zero-width one, a byte-order mark; 0 when there is none.
inline std::size_t wide_blank_length(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) == "\u00A0") return 2;
    const auto three = text.substr(at, 3);
    if (three == "\u202F" || three == "\u3000" || three == "\uFEFF") return 3;
    // U+2000 to U+200B
    const bool is_thin = three.size() == 3 && three[0] == '\xE2' && three[1] == '\x80' &&
                         static_cast<unsigned char>(three[2]) >= 0x80 &&
                         static_cast<unsigned char>(three[2]) <= 0x8B;
    return is_thin ? 3 : 0;
}

/// Splits a sentence into tokens.
///
/// One token: `U.S.`, `COVID-19`, `in-depth`, `1,200`, `3.5`, `$`, `%`. A possessive `'s` (or a
/// lone apostrophe after s) and `n't` are tokens of their own. A compound of names is split at its
/// hyphens, which become tokens: `China-Japan`, `China-U.S.`, so that each name is seen. O(bytes).
std::vector<Token> tokenize(std::string_view text, Span sentence, const Lexicon& lexicon);

/// The tokens of a sentence that was split into them before: what blanks and tabs part. O(bytes).
std::vector<Token> tokens_of_line(std::string_view text, Span sentence, const Lexicon& lexicon);

/// The bytes of an article or particle joined to a name by a hyphen, the hyphen included: 3 of
/// "al-Assad" and "Al-Merrikh"; 0 when there is none.
std::size_t article_length(std::string_view spelled, const Lexicon& lexicon);

/// Quotation marks, straight or curly.
bool is_open_quote(const Token& token);
bool is_close_quote(const Token& token);

}  // namespace relata::article
