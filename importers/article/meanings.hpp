#pragma once

#include "importers/article/tree.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace relata::article {

/// What a nominal means.
struct Meant {
    std::vector<std::size_t> things;
    bool is_reference = false;  ///< found by looking back
    bool is_described = false;  ///< has no name
};

/// What "it" as an object may mean as the object of a verb above: in "reopened the bridge after
/// Volta shut it" the bridge; a token, none for all else.
std::size_t object_above(const Sentence& sentence, const TreeView& tree, std::size_t pronoun);

/// What the words of a parsed sentence mean: names, what refers to things spoken of before, and
/// what is described here. Adds described things to the reading when they are new. Views its
/// arguments.
class Meanings {
public:
    Meanings(const Sentence& sentence, const TreeView& tree, Reading& reading);

    [[nodiscard]] bool is_class(std::size_t token, WordClasses classes) const {
        return (sentence_.tokens[token].classes & classes) != 0;
    }
    /// A noun, a name or a pronoun.
    [[nodiscard]] bool is_nominal(std::size_t token) const;
    /// Part of a name that is not the adjective of a country.
    [[nodiscard]] bool in_name(std::size_t token) const;
    [[nodiscard]] bool is_time(std::size_t token) const { return sentence_.time_of[token] != none; }

    /// What the phrase with that token at its head means; nothing when it is not known.
    Meant of(std::size_t token, int depth = 0);
    /// The same of phrases and all coordinated with them, each thing once.
    Meant of_all(const std::vector<std::size_t>& tokens);
    /// Notes what a thing is called: "the vaccine" later on is the one called so here.
    void learn_head(std::size_t token, const Meant& meant);

    /// Notes that the thing a noun describes is worth showing even without relations, when it has
    /// words enough to be told from others: "a joint working group on fish stocks".
    void tell(std::size_t token);

private:
    Meant named(const Mention& mention) const;
    [[nodiscard]] std::size_t phrase_begin(std::size_t token) const;
    Meant named_beside(std::size_t token, const Mention& mention);
    /// Notes that the things are meant by tokens [begin, end).
    Meant noted(Meant meant, Span tokens, Resolution how) const;
    /// Whether a determiner, or none, is "the", "both" and the like.
    [[nodiscard]] bool is_definite(std::size_t determiner) const;
    [[nodiscard]] bool acts(std::size_t token) const;
    [[nodiscard]] std::size_t place_of(std::size_t token) const;
    Meant person_of(std::size_t token, int depth);
    [[nodiscard]] std::size_t name_given(std::size_t token) const;
    [[nodiscard]] bool is_same_named_now(std::size_t token, std::size_t before, std::size_t now)
        const;
    [[nodiscard]] Meant group_of(std::size_t token) const;
    [[nodiscard]] bool is_named_behind(std::size_t token, std::size_t thing) const;
    [[nodiscard]] bool are_called(
        const std::vector<std::size_t>& things, KindSet kind, const std::string& noun
    ) const;
    [[nodiscard]] bool is_called_so(std::size_t person, const std::string& noun) const;
    [[nodiscard]] bool is_quantified(std::size_t relative) const;
    Meant quantified(std::size_t token, int depth);
    bool does_it_all(std::size_t pronoun);
    [[nodiscard]] Meant counted_names(std::size_t number);
    [[nodiscard]] Meant named_together(std::size_t token) const;
    [[nodiscard]] std::vector<std::size_t> all_just_now(KindSet kind) const;
    [[nodiscard]] std::vector<std::size_t> spoken_of_most(std::size_t count, KindSet kind) const;
    [[nodiscard]] Meant state_of(std::size_t token);
    [[nodiscard]] Meant examples_of(std::size_t token);
    [[nodiscard]] Meant family_of(std::size_t token);
    [[nodiscard]] Meant office_holder(std::size_t token) const;
    Meant speaker_of(std::size_t pronoun, int depth);
    Meant subject_of_owner(std::size_t pronoun, int depth);
    Meant pronoun(std::size_t token, int depth);
    Meant listed(std::size_t token, int depth);
    [[nodiscard]] std::size_t list_head(std::size_t token) const;
    [[nodiscard]] bool tells_of_list(std::size_t verb, std::size_t relative) const;
    Meant described(std::size_t token);
    Meant reference(std::size_t token, const Noun* noun, KindSet kind) const;
    [[nodiscard]] std::size_t count_of(std::size_t token) const;
    [[nodiscard]] std::string singular(std::size_t token, const Noun* noun) const;
    [[nodiscard]] bool is_stopped(std::size_t token) const;
    [[nodiscard]] bool is_known_one(std::size_t token) const;
    /// "nuclear plan": an adjective that says something, or a noun, before a noun.
    [[nodiscard]] bool has_telling_word(std::size_t token) const;
    [[nodiscard]] bool is_there(std::size_t place) const;
    [[nodiscard]] std::size_t end_without_asides(std::size_t token) const;
    [[nodiscard]] bool are_told_persons(std::size_t token) const;
    [[nodiscard]] KindSet kind_by_field(std::size_t token) const;
    [[nodiscard]] bool stands_somewhere(std::size_t token) const;
    [[nodiscard]] Span name_of(std::size_t token) const;
    [[nodiscard]] bool has_subject(std::size_t token) const;

    const Sentence& sentence_;
    const TreeView& tree_;
    Reading& reading_;
    const Lexicon& lexicon_;
    bool is_telling_ = false;
    std::set<std::size_t> noticed_;  ///< nouns of things without a name
};

}  // namespace relata::article
