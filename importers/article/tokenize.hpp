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

/// Splits a sentence into tokens.
///
/// One token: `U.S.`, `COVID-19`, `in-depth`, `1,200`, `3.5`, `$`, `%`. A possessive `'s` (or a
/// lone apostrophe after s) and `n't` are tokens of their own. A compound of names is split at its
/// hyphens, which become tokens: `China-Japan`, `China-U.S.`, so that each name is seen. O(bytes).
std::vector<Token> tokenize(std::string_view text, Span sentence, const Lexicon& lexicon);

}  // namespace relata::article
