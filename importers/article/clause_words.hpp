#pragma once

#include "importers/article/propositions.hpp"
#include "importers/article/tree.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace relata::article {

/// Which words of a sentence belong together: where a noun phrase ends, which preposition is whose,
/// which words are a verb. Views the sentence.
class ClauseWords {
public:
    using Words = Proposition::Words;
    static constexpr std::size_t most_members = 8;  ///< of a coordination, that are told apart

    explicit ClauseWords(const Sentence& sentence) : tokens_(sentence.tokens), tree_(sentence) {}

    [[nodiscard]] const TreeView& tree() const { return tree_; }

    [[nodiscard]] bool is_class(std::size_t token, WordClasses classes) const {
        return (tokens_[token].classes & classes) != 0;
    }
    [[nodiscard]] bool is_noun(std::size_t token) const;
    [[nodiscard]] bool is_mark(std::size_t token) const { return tree_.pos(token) == "PUNCT"; }
    /// A verb that says something, tagged as one or used as one.
    [[nodiscard]] bool is_verb(std::size_t token) const;
    /// A verb, or what a copula says of something.
    [[nodiscard]] bool is_predicate(std::size_t token) const;
    [[nodiscard]] bool is_relative_pronoun(std::size_t token) const;
    /// Whether a token hangs from another one, and so: a root may have any label.
    [[nodiscard]] bool hangs(std::size_t token, std::string_view label) const;

    /// All that hangs from a token, itself included, unless `leave` says so of a token.
    template <typename Leave>
    [[nodiscard]] Words below(std::size_t token, Leave leave) const {
        Words words;
        std::vector<std::size_t> open{token};
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            words.push_back(at);
            for (const auto child : tree_.children(at)) {
                if (!leave(child)) open.push_back(child);
            }
        }
        std::ranges::sort(words);
        return words;
    }
    [[nodiscard]] Words all_below(std::size_t token) const;

    /// Without marks at the ends, commas beside what was left out, and quotation marks and brackets
    /// whose other half is outside.
    [[nodiscard]] Words trimmed(const Words& words) const;

    /// The noun phrase of a token, without its preposition, the members coordinated with it and
    /// what gives propositions of its own (relative clauses, appositions), and without `without`.
    [[nodiscard]] Words noun_phrase(std::size_t head, std::size_t without = none) const;
    /// The same with all its members: "food, water and medicine".
    [[nodiscard]] Words whole_list(std::size_t head) const;
    /// The phrases of a token and of all coordinated with it; one for all when these are too many.
    [[nodiscard]] std::vector<Words> phrases_of(std::size_t head, std::size_t without = none) const;
    /// A clause as it stands, without "that".
    [[nodiscard]] Words whole_clause(std::size_t head, std::size_t without = none) const;
    /// The preposition of a phrase, also where the parser hung it from the phrase behind.
    [[nodiscard]] Words preposition(std::size_t head) const;
    /// Adds the auxiliaries of a verb, negation, the adverbs among them, its particle and, last,
    /// the verb.
    void add_verb(std::size_t verb, Words& relation) const;

private:
    [[nodiscard]] bool is_lone_mark(std::size_t token) const;
    [[nodiscard]] bool is_quote(std::size_t token) const;
    [[nodiscard]] int bracket(std::size_t token) const;
    void drop_half_brackets(Words& words) const;
    [[nodiscard]] Words phrase(std::size_t head, std::size_t without, bool is_list) const;
    [[nodiscard]] std::size_t bearer(std::size_t mark, std::size_t head) const;

    const std::vector<Token>& tokens_;
    TreeView tree_;
};

}  // namespace relata::article
