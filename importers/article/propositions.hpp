#pragma once

#include "importers/article/reading.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata::article {

/// One thing a sentence says, read off its tree and named in its own words: a relation phrase and
/// what it joins. "In 1941 Ann joined the firm as a clerk" is joined(Ann; the firm; as a clerk; In
/// 1941). No kinds are needed, and every clause gives one.
struct Proposition {
    using Words = std::vector<std::size_t>;  ///< tokens, in the order of the sentence

    std::string implied;  ///< a verb the sentence does not say: "is" of "Bush, the president"
    Words relation;       ///< stands behind `implied`; may have gaps: "is … to build"
    std::vector<Words> arguments;  ///< two or more; the subject first, then the object
    std::size_t head = none;       ///< the verb or noun it was read off
    std::string_view rule;         ///< `verb`, `copula`, `apposition`, `owner`
    Status status = Status::asserted;
    double confidence = 0;  ///< in (0, 1], four digits: how plain the reading is; for sorting
};

/// All propositions of a sentence that has a tree, in the order of their heads.
///
/// Relation: auxiliaries, negation, adverbs before the verb, the verb, its particle, verbs that
/// hang from it ("agreed to build") and, where it has no object, the preposition of what follows
/// ("led to"). Arguments: whole noun phrases without relative clauses and appositions, which give
/// propositions of their own; coordinated ones give one proposition each. At most `most` of them.
/// Time and memory O(words²) at worst.
std::vector<Proposition> read_propositions(const Sentence& sentence, const Lexicon& lexicon);
inline constexpr std::size_t most_propositions = 60;

/// Words as they stand in the text, line breaks and tabs as blanks; where some are left out, a
/// blank joins what is left.
std::string text_of(
    const Proposition::Words& words, const std::vector<Token>& tokens, std::string_view text
);

/// The relation phrase: what is implied, and the words of the relation.
std::string phrase_of(
    const Proposition& proposition, const std::vector<Token>& tokens, std::string_view text
);

}  // namespace relata::article
