#pragma once

#include "importers/article/reading.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata::article {

/// Whether a label is `name` or `name:…`.
bool is_label(std::string_view label, std::string_view name);

/// A sentence's tree, for those who walk through it. Views the sentence.
class TreeView {
public:
    explicit TreeView(const Sentence& sentence);

    [[nodiscard]] std::size_t size() const { return sentence_.tree.size(); }
    [[nodiscard]] std::string_view label(std::size_t token) const {
        return sentence_.tree[token].label;
    }
    /// Whether a label is `name` or `name:…`.
    [[nodiscard]] bool is(std::size_t token, std::string_view name) const;
    [[nodiscard]] std::string_view pos(std::size_t token) const {
        return sentence_.tree[token].pos;
    }
    [[nodiscard]] std::string_view tag(std::size_t token) const {
        return sentence_.tree[token].tag;
    }
    /// The token it hangs from; none for the root.
    [[nodiscard]] std::size_t head(std::size_t token) const { return sentence_.tree[token].head; }
    [[nodiscard]] const std::vector<std::size_t>& children(std::size_t token) const {
        return children_[token];
    }
    /// The first child with that label (or `label:…`); none when there is none.
    [[nodiscard]] std::size_t child(std::size_t token, std::string_view label) const;
    /// A token and all coordinated with it, in order.
    [[nodiscard]] std::vector<std::size_t> coordinated(std::size_t token) const;
    /// The words of the preposition of a phrase, parted by blanks: "of", "on behalf of".
    [[nodiscard]] std::string preposition(std::size_t token) const;
    /// Of a subject of what is reported, the subject that reports it: of "it" in "Sorsa said it
    /// will buy", Sorsa; none when it is no such subject or the other stands behind it.
    [[nodiscard]] std::size_t reporting_subject(std::size_t token) const;
    /// The subject of the clause a token stands in, or of the one above where that has none: of
    /// "its" in "Sorsa agreed to sell its unit", Sorsa; none for what stands in a subject.
    [[nodiscard]] std::size_t subject_above(std::size_t token) const;
    /// The subject of the clause before the one whose subject a token belongs to: of "its" in
    /// "Sorsa has been careful: its chairman said", Sorsa; none where there is none before.
    [[nodiscard]] std::size_t subject_before(std::size_t token) const;
    /// The first and one past the last token of what hangs from a token, as far as it is unbroken.
    [[nodiscard]] Span span(std::size_t token) const;
    /// Whether a comma stands before the preposition of a phrase: "accused the board and its
    /// chairman, Ann Reed, of fraud".
    [[nodiscard]] bool is_cut_off(std::size_t token) const;
    /// How many words tell a noun from others of its kind: adjectives that say something, nouns
    /// before it and phrases behind it.
    [[nodiscard]] std::size_t own_words(std::size_t token) const;

private:
    const Sentence& sentence_;
    std::vector<std::vector<std::size_t>> children_;
};

/// Whether a token is part of a name that is not the adjective of a country.
bool is_in_name(const Sentence& sentence, std::size_t token);

/// Of the tokens [begin, end), not none, the first that hangs from outside them.
std::size_t top_of(std::size_t begin, std::size_t end, const std::vector<syntax::ParsedWord>& tree);
/// The token of a mention that hangs from outside it.
std::size_t top_of(const Mention& mention, const std::vector<syntax::ParsedWord>& tree);

/// Hangs a token from another, with that label; false, and the tree as it was, where the other
/// hangs below the token.
bool hang(
    std::vector<syntax::ParsedWord>& tree,
    std::size_t token,
    std::size_t head,
    std::string_view label
);

/// What the list of nouns says of a noun, together with the word before it where it lists both:
/// "coast guard"; nullptr when it lists neither.
const Noun* noun_at(const Sentence& sentence, std::size_t token, const Lexicon& lexicon);

/// The kind of what a token names or, of a noun, calls: "company" an organization; none where that
/// is not known.
KindSet kind_at(const Sentence& sentence, std::size_t token, const Reading& reading);

/// Whether a token is a noun for one body that no name tells: "her own association".
bool is_unnamed_body(
    const Sentence& sentence, std::size_t token, const TreeView& tree, const Reading& reading
);

/// Whether a thing can say of itself "it" or, a person of fitting gender, "he" or "she".
bool can_speak_as(const Thing& thing, const Token& pronoun);

/// The plain form of a verb as it stands: "bought" → "buy". In lower case.
std::string lemma_of_verb(const Token& token, const Lexicon& lexicon);
/// What the lexicon says of it; nullptr when it does not list the verb.
const Verb* verb_of(const Token& token, const Lexicon& lexicon);

/// Whether a verb says what ought to be: "that he resign", "that it be sold".
bool is_demanded(std::size_t verb, const TreeView& tree, const Sentence& sentence);

/// Whether what a verb tells is done, planned, considered or denied, by its auxiliaries, the clause
/// it is coordinated with and the verb it hangs from: "agreed to build" is a plan.
Status status_of(
    std::size_t verb,
    const Sentence& sentence,
    const TreeView& tree,
    const Lexicon& lexicon,
    int depth = 0
);

}  // namespace relata::article
