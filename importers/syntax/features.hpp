#pragma once

#include "importers/syntax/word_net.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// What the parser sees of a word, beside its vector, one line of the table of features each.
enum class Feature {
    word,      ///< in lower case, digits as 0
    suffix_2,  ///< its last two bytes
    suffix_3,
    suffix_4,
    prefix_3,
    shape,   ///< `Xxx`, `dd`; with a mark for the first word and for a sentence in capitals
    noun,    ///< what WordNet says of it as a noun: `person`, and whether it is a plural
    verb,    ///< as a verb: `motion`, and in which form
    profile  ///< how often it is which part of speech
};
inline constexpr std::size_t feature_count = 9;

/// The features of one word as text, each with a letter before it that tells them apart:
/// `wtalks`, `2ks`, …, so that one table holds all.
using WordFeatures = std::array<std::string, feature_count>;

/// The features of the words of a sentence, in order. O(bytes).
std::vector<WordFeatures> find_features(std::span<const std::string_view> words);
/// What of the sentence the features of a word depend on.
struct WordPlace {
    bool is_first = false;
    bool is_in_capitals = false;
};
WordFeatures find_features(std::string_view word, WordPlace place);
/// Whether a sentence is a headline in capitals.
bool is_in_capitals(std::span<const std::string_view> words);

/// `Xxx` for "Tokyo", `dd-dd` for "1914-1918": no letter more than twice in a row, eight at most.
std::string shape_of(std::string_view word);

/// In ASCII lower case: the key of a word vector.
std::string vector_key(std::string_view word);

}  // namespace relata::syntax
