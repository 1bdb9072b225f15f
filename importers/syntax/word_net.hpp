#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata::syntax {

enum class WordClass : std::uint8_t { noun, verb, adjective, adverb };
inline constexpr std::size_t word_class_count = 4;

/// What WordNet knows of a word: lexicon/wordnet.tsv (WordNet 3.0, Princeton University; its
/// licence stands in the file's header).
struct WordNetEntry {
    struct Reading {
        std::string_view field;   ///< of its first sense: `person`, `act`, `motion`
        bool is_name = false;     ///< all senses are names of single things
        std::uint32_t count = 0;  ///< in WordNet's tagged texts
    };
    std::string_view word;  ///< in the bytes of the table
    std::array<std::optional<Reading>, word_class_count> readings;
    /// Irregular forms: "men" is a noun whose plain form is "man".
    std::vector<std::pair<WordClass, std::string_view>> plain_forms;
};

/// The entry of a word in ASCII lower case; nothing when there is none. O(log n), no memory.
std::optional<WordNetEntry> find_in_word_net(std::string_view word);

/// How a form is made from its plain form.
enum class Inflection : std::uint8_t { none, s, ed, ing, irregular, comparison };

/// A reading of an inflected word.
struct WordReading {
    WordClass word_class = WordClass::noun;
    Inflection inflection = Inflection::none;
    std::string_view plain_form;  ///< in the bytes of the table
    WordNetEntry::Reading reading;
};

/// The irregular past form of a verb: "buy" → "bought"; of several the simple past ("wrote", not
/// "written") where the list tells. Empty for a regular verb. The first call reads the whole table.
std::string irregular_past(std::string_view verb);

/// The first reading as a noun; nothing when there is none.
std::optional<WordReading> noun_reading(std::string_view word);

/// The field of a word's most frequent reading as a noun, `act`; empty when it is none.
std::string_view field_of_noun(std::string_view word);

/// What kind of thing a noun names, singular or plural: `Person`, `Organization`, `Place`,
/// `Mechanism`, `Event`, `Agreement`; empty for all else. By the hypernyms of its usual sense
/// (lexicon/noun_kinds.tsv).
std::string_view kind_of_noun(std::string_view word);
/// The same of a noun that has been looked up.
std::string_view kind_of_noun(const WordReading& noun);

/// All readings of a word in ASCII lower case, by WordNet's own rules for endings and its list of
/// exceptions: of each class the plain form first. Empty for a word WordNet does not know. Each
/// thread remembers some thousand words.
std::vector<WordReading> word_readings(std::string_view word);

}  // namespace relata::syntax
