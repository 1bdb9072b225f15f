#pragma once

#include "importers/article/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata::article {

/// What a noun with "the" means that was not said to mean it: "the company", "the Danish toymaker",
/// "the keeper", "the Belgian". Reads a sentence from left to right, as far as `subjects` knows
/// its verbs; views its arguments.
class Definites {
public:
    using Subjects = std::vector<std::pair<std::size_t, std::size_t>>;  ///< verb, thing

    Definites(
        const Sentence& sentence, const TreeView& tree, const Subjects& subjects, Reading& reading
    );

    /// The thing a token refers to; none when it is no such noun, or nobody knows.
    [[nodiscard]] std::size_t meant_by(std::size_t at) const;

    /// Notes that a thing was called by a noun that means it: "the agency".
    void note_called(std::size_t noun, std::size_t thing) const;

    /// Whether a thing is the subject of the verb that the token belongs to as an object.
    [[nodiscard]] bool is_subject_of_own(std::size_t at, std::size_t thing) const;

    /// Notes by which nouns beside it a name was called: "goalkeeper Sam Ridley", "the toy retailer
    /// Fenwicks". `top` is the token of the name that hangs from outside it.
    void note_callings(const Mention& mention, std::size_t top);

private:
    enum class AtHome { unknown, yes, no };

    [[nodiscard]] bool is_class(std::size_t at, WordClasses classes) const {
        return (sentence_.tokens[at].classes & classes) != 0;
    }
    void note_calling(std::size_t noun, Thing& thing) const;
    [[nodiscard]] bool is_citizen(std::size_t at) const;
    [[nodiscard]] std::size_t person_from(std::size_t country, std::size_t at) const;
    [[nodiscard]] std::size_t determiner_of(std::size_t at) const;
    [[nodiscard]] bool stands_alone(std::size_t at) const;
    [[nodiscard]] std::size_t home_before(std::size_t at, KindSet kind) const;
    [[nodiscard]] bool is_beside(std::size_t at, std::size_t thing) const;
    [[nodiscard]] std::size_t called_last(std::size_t at) const;
    [[nodiscard]] std::size_t country(std::size_t at) const;
    [[nodiscard]] std::size_t body_of_person(std::size_t at) const;
    [[nodiscard]] std::size_t body_owned(std::size_t at) const;
    [[nodiscard]] std::size_t only_person(std::size_t at) const;
    [[nodiscard]] bool is_subject_above(std::size_t at, std::size_t thing) const;
    [[nodiscard]] std::size_t named_so(std::size_t at, KindSet kind) const;
    [[nodiscard]] bool is_called(const Thing& thing, const std::string& noun) const;
    [[nodiscard]] bool means_any(const std::string& noun) const;
    [[nodiscard]] bool is_called_else(const Thing& body, const std::string& noun) const;
    [[nodiscard]] bool can_be_body(std::size_t at, std::size_t thing) const;
    [[nodiscard]] bool is_told(std::size_t at, std::size_t thing) const;
    [[nodiscard]] bool is_other_body(const std::string& noun) const;
    [[nodiscard]] bool names_other_body(std::string_view name) const;
    [[nodiscard]] double business_share(const Thing& body, bool is_business) const;
    [[nodiscard]] std::size_t body(std::size_t at, std::size_t home) const;
    [[nodiscard]] std::size_t maker_called(std::size_t at) const;
    [[nodiscard]] std::size_t body_of_title(std::size_t at) const;
    [[nodiscard]] std::size_t body_called(std::size_t at, const std::string& noun) const;
    [[nodiscard]] std::size_t body_at_home(
        std::size_t at, const std::string& noun, std::size_t home
    ) const;
    [[nodiscard]] std::size_t only_body(
        std::size_t at, const std::string& noun, std::size_t home = none
    ) const;
    [[nodiscard]] AtHome at_home(std::size_t body, std::size_t home) const;
    [[nodiscard]] bool names_other_land(const std::string& name, std::size_t land) const;
    template <typename Fits>
    [[nodiscard]] bool is_called_by(std::size_t person, Fits fits) const;
    [[nodiscard]] std::size_t person_called(std::size_t at, std::size_t owner) const;

    const Sentence& sentence_;
    const TreeView& tree_;
    const Subjects& subjects_;
    Reading& reading_;
    const Lexicon& lexicon_;
    bool has_tree_;
};

}  // namespace relata::article
