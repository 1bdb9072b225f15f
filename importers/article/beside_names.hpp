#pragma once

#include "importers/article/name_facts.hpp"
#include "importers/article/short_forms.hpp"
#include "importers/article/titles.hpp"

#include <cstddef>

namespace relata::article {

/// What stands beside a name and belongs to it: its acronym, an office, the country of a city.
/// States it and has later stages skip its tokens. Views its arguments.
class BesideNames : NameWords {
public:
    BesideNames(Sentence& sentence, Reading& reading)
        : NameWords(sentence, reading),
          sentence_(sentence),
          reading_(reading),
          titles_(sentence, reading),
          facts_(sentence, reading),
          short_forms_(sentence, reading) {}

    /// "NAME (ACRONYM)", "NAME, chief executive of ORG,", "Tokyo, Japan".
    void read_around(const Mention& mention);
    /// Brackets hold asides; one that is never closed is a mark like any other.
    void skip_brackets();

private:
    void learn_acronym(std::size_t thing, std::size_t at);
    void take_in(std::size_t acronym);
    [[nodiscard]] bool is_naming(std::size_t at) const;
    [[nodiscard]] std::size_t known_as(std::size_t comma) const;
    void city_in(const Mention& city, std::size_t comma);
    [[nodiscard]] bool is_region_behind(const Mention& city, const Mention& region) const;
    void apposition(std::size_t person, std::size_t comma);
    void skip(std::size_t begin, std::size_t end);

    Sentence& sentence_;
    Reading& reading_;
    Titles titles_;
    NameFacts facts_;
    ShortForms short_forms_;
};

}  // namespace relata::article
