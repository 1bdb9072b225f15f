#pragma once

#include "importers/article/name_words.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace relata::article {

/// Notes that a part of a name stands for a thing, with an article at its head and without; a part
/// two things share names neither.
void learn_part(
    std::unordered_map<std::string, std::size_t>& parts,
    const std::string& part,
    std::size_t thing,
    const Lexicon& lexicon
);

/// By what short forms a name found now is called later: "Toyota" for Toyota Motor, "ESA", "the
/// ministry". Views its arguments.
class ShortForms : NameWords {
public:
    ShortForms(const Sentence& sentence, Reading& reading)
        : NameWords(sentence, reading), reading_(reading) {}

    /// The first and the last word of a name may stand for it, unless they are words of their own.
    void learn_parts(std::size_t begin, std::size_t end, std::size_t thing);
    /// "European Space Agency" is "ESA" later.
    void learn_initials(std::size_t begin, std::size_t end, std::size_t thing);
    /// "Merrikh" is "Al-Merrikh".
    void learn_without_article(std::size_t at, std::size_t thing);
    /// The last word of a person's name.
    void learn_surname(std::size_t person);
    /// A token is the noun that says what a thing is.
    void set_head(std::size_t thing, std::size_t token);

private:
    void learn_short_form(std::size_t begin, std::size_t end, std::size_t thing);

    Reading& reading_;
};

}  // namespace relata::article
