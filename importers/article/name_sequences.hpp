#pragma once

#include "importers/article/titles.hpp"

#include <cstddef>

namespace relata::article {

/// Where a name begins, and how far it goes: "Ministry of Trade and Industry", "Ursula von der
/// Leyen", "St Mark's". Views its arguments.
class NameSequences : NameWords {
public:
    NameSequences(const Sentence& sentence, const Reading& reading)
        : NameWords(sentence, reading), reading_(reading), titles_(sentence, reading) {}

    // ---- where it begins -----------------------------------------------------------------------

    /// Whether a capital at the beginning of a sentence may begin a name.
    [[nodiscard]] bool may_begin(std::size_t at) const;
    /// "Biologist" of "Biologist Nadia Rehman", "Two" of "Two MiG-29": a word of every day before
    /// a name, with a capital because it begins the sentence. Not the first word of "Farmers
    /// Union", nor of a name that stands so inside a sentence.
    [[nodiscard]] bool only_begins(std::size_t at) const;
    /// "the Egyptologist Aino Salo", "Deputy Ana Ruiz": what a person is, and a given name.
    [[nodiscard]] bool is_role_before_given_name(std::size_t at, std::size_t end) const;
    /// "First Ride", which stands so inside a sentence, too.
    [[nodiscard]] bool is_inside_with_next(std::size_t at) const;

    // ---- where it ends -------------------------------------------------------------------------

    /// The end of a run of capitalized words, with the small words names have inside.
    [[nodiscard]] std::size_t sequence_end(std::size_t at) const;
    /// The end of a person's name: capitalized words, initials and particles ("de", "van").
    [[nodiscard]] std::size_t person_end(std::size_t at) const;
    /// "Heal's ordered 2,000 mugs": the mark belongs to the name where a verb with its object
    /// follows, and no thing that is owned.
    [[nodiscard]] bool is_shop_owner(std::size_t at) const;

private:
    [[nodiscard]] bool is_contraction(const Token& token) const;
    [[nodiscard]] bool is_role(std::size_t at, std::size_t end) const;
    [[nodiscard]] bool title_then_person(std::size_t at) const;
    [[nodiscard]] bool begins_person(std::size_t at) const;
    [[nodiscard]] std::size_t behind_particles(std::size_t at) const;
    [[nodiscard]] bool is_first_of_place(std::size_t at) const;
    [[nodiscard]] bool is_whose_name(std::size_t begin, std::size_t at) const;
    [[nodiscard]] bool is_number_of_name(std::size_t begin, std::size_t at) const;
    [[nodiscard]] bool is_body_of(std::size_t begin, std::size_t at) const;
    [[nodiscard]] bool is_public_body(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool is_second_country(std::size_t begin, std::size_t at) const;
    [[nodiscard]] bool is_society_of(std::size_t begin, std::size_t at) const;
    [[nodiscard]] bool is_two_fields(std::size_t begin, std::size_t at) const;
    [[nodiscard]] bool is_second_field(std::size_t begin, std::size_t at) const;
    [[nodiscard]] bool is_named_after_two(std::size_t begin, std::size_t at) const;

    const Reading& reading_;
    Titles titles_;
};

}  // namespace relata::article
