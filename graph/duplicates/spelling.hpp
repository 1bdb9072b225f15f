#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata::duplicates {

/// A word of a folded name, and what is compared of it.
struct Word {
    std::string text;
    std::u32string letters;
    /// How it sounds, roughly: letters that languages and transcriptions swap are one ("Qaddafi",
    /// "Kadhafi": `kadafi`). Empty for words that are not all Latin letters or too short.
    std::string sound;
    /// The consonants of `sound`, with whether it begins with a vowel and the sort of vowel at its
    /// end; the word itself when it has no sound. Words that sound alike have equal skeletons.
    std::string skeleton;
    std::size_t consonants = 0;   ///< of `sound`
    bool can_have_error = false;  ///< long enough, and without digits, to be one typing error off

    explicit Word(std::string folded);
};

/// Whether two different words sound alike: the same consonants and nearly the same vowels.
bool sound_alike(const Word& a, const Word& b);

/// Whether two different words are one typing error apart: one letter more, less or other, or two
/// swapped, but neither the first letter nor the last one. What differs at the end is another word:
/// "Russian", "Daniela", "nations".
bool are_one_error_apart(const Word& a, const Word& b);

/// Whether two words have different endings of those that make a people or a language of a country,
/// or many of one: "Swedes", "Swedish"; "Honduras", "Hondurans".
bool have_different_endings(const Word& a, const Word& b);

/// What words one error apart have in common: hashes of the word and of the word with one letter
/// left out, but never the first.
/// Source: M. Mor, A. S. Fraenkel, "A hash code method for detecting and correcting spelling
/// errors", Communications of the ACM 25(12), 1982, 935-938, doi:10.1145/358728.358752.
std::vector<std::uint64_t> error_keys(const Word& word);

/// FNV-1a, going on from `seed`.
std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325U);

}  // namespace relata::duplicates
