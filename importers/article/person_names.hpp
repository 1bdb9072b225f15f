#pragma once

#include "importers/article/name_facts.hpp"
#include "importers/article/name_sequences.hpp"
#include "importers/article/titles.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace relata::article {

/// The names of persons: behind a title, by a given name, by a surname known from before. Adds
/// their things and states their offices. Views its arguments.
class PersonNames : NameWords {
public:
    PersonNames(const Sentence& sentence, Reading& reading)
        : NameWords(sentence, reading),
          reading_(reading),
          titles_(sentence, reading),
          sequences_(sentence, reading),
          facts_(sentence, reading) {}

    /// OWNER TITLE NAME: "Japanese Prime Minister Yoshihide Suga", "his Japanese counterpart NAME".
    std::optional<Mention> person_at(std::size_t at);
    /// "Owen and Thomas Dunmore": the first has the surname of the second.
    std::optional<Mention> sibling_at(std::size_t at);
    /// "Dunmore", whose whole name was given before.
    std::optional<Mention> surname_at(std::size_t at);

private:
    std::optional<Mention> given_name_at(std::size_t at);
    void extend_by_field(TitleMatch& title, std::size_t& owner);
    [[nodiscard]] bool is_bare(std::size_t at) const;
    [[nodiscard]] std::string noun_for_body(std::size_t title) const;
    [[nodiscard]] bool begins_full_name(std::size_t at) const;
    [[nodiscard]] bool is_whose(std::size_t at) const;
    [[nodiscard]] std::size_t owner_before(std::size_t at) const;
    [[nodiscard]] std::size_t owner_behind(std::size_t at);
    [[nodiscard]] bool is_given_name(std::size_t at) const;
    [[nodiscard]] std::optional<Mention> place_called_as_person(std::size_t at, std::size_t end);
    [[nodiscard]] std::optional<Mention> ship_called_as_person(std::size_t at, std::size_t end);
    [[nodiscard]] bool is_plural(std::size_t at) const;
    [[nodiscard]] bool is_named_thing(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool has_letters_behind(std::size_t begin, std::size_t end) const;
    std::size_t person_thing(std::size_t begin, std::size_t end);
    [[nodiscard]] std::optional<Mention> shared_surname_at(std::size_t at) const;
    [[nodiscard]] std::size_t person_of_surname(const std::string& name) const;

    Reading& reading_;
    Titles titles_;
    NameSequences sequences_;
    NameFacts facts_;
};

}  // namespace relata::article
