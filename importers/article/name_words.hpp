#pragma once

#include "importers/article/reading.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata::article {

/// "NATO", "ÖBB": two to eight bytes, and nothing but capitals.
bool is_acronym(const Token& token);

/// What stands at a token, as far as names go; changes nothing. Views its arguments.
///
/// A base of the classes that find names, and not a member of theirs: they ask it in nearly every
/// line.
class NameWords {
protected:
    static constexpr std::size_t longest_name = 14;  // tokens
    static constexpr auto leading_kinds =
        kinds::organization | kinds::agreement | kinds::mechanism | kinds::event | kinds::place;

    /// An entry of the lists of names, and how many tokens it has.
    struct Match {
        Gazetteer what;
        std::size_t length = 0;
    };

    NameWords(const Sentence& sentence, const Reading& reading)
        : lexicon_(reading.lexicon),
          tokens_(sentence.tokens),
          sentence_(sentence),
          reading_(reading) {}

    // ---- one token -----------------------------------------------------------------------------

    [[nodiscard]] bool in_time(std::size_t at) const { return sentence_.time_of[at] != none; }
    [[nodiscard]] bool is_class(std::size_t at, WordClasses classes) const {
        return at < tokens_.size() && (tokens_[at].classes & classes) != 0;
    }
    [[nodiscard]] bool is_owner_mark(std::size_t at) const {
        return at < tokens_.size() && (tokens_[at].lower == "'s" || tokens_[at].lower == "'");
    }
    [[nodiscard]] bool is_text(std::size_t at, std::string_view text) const {
        return at < tokens_.size() && tokens_[at].text == text;
    }
    /// A capital that may be of a name.
    [[nodiscard]] bool capital(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].is_capital && !in_time(at) && !is_currency(at) &&
               !is_speaker(at);
    }
    [[nodiscard]] std::string text(std::size_t at) const { return std::string(tokens_[at].text); }
    /// The name that holds a token; nullptr when none does.
    [[nodiscard]] const Mention* mention_at(std::size_t at) const {
        if (at >= tokens_.size() || sentence_.mention_of[at] == none) return nullptr;
        return &sentence_.mentions[sentence_.mention_of[at]];
    }

    // ---- what a word is of every day -----------------------------------------------------------

    /// Whether a word has readings, and none is a name.
    [[nodiscard]] static bool is_common_word(const Token& token);
    /// Whether a word is one of every day, whatever its capital: "Food", but not "Ford".
    [[nodiscard]] static bool is_common_noun(const Token& token);
    /// "Construction", "Tea": a word of every day that only begins the sentence.
    [[nodiscard]] static bool is_frequent(const Token& token);
    /// "Irrigation", "Research": what one does or knows; persons are called by animals, stones and
    /// places.
    [[nodiscard]] static bool is_deed_or_field(const Token& token);
    /// "Nurses", "Governor": what persons are.
    [[nodiscard]] bool is_noun_for_person(std::size_t at) const;
    /// Whether a word of the kinds that nouns are of, in small letters, stands at a token.
    [[nodiscard]] bool is_before_noun(std::size_t at) const;

    // ---- several tokens ------------------------------------------------------------------------

    /// The words of tokens [begin, end) as they stand in the text.
    [[nodiscard]] std::string words_of(std::size_t begin, std::size_t end) const {
        return article::words_of(sentence_, reading_, begin, end);
    }
    /// The words of a name; "Gamma Ltd." is "Gamma Ltd", wherever its sentence ends.
    [[nodiscard]] std::string name_of(std::size_t begin, std::size_t end) const;
    /// The end of the capitals parted by blanks that stand from a token on; the token when it is
    /// none.
    [[nodiscard]] std::size_t capitals_end(std::size_t at) const {
        while (capital(at) && tokens_[at].after_space) ++at;
        return at;
    }
    /// Whether all words have capitals, but for "and", "von" and their like.
    [[nodiscard]] bool are_capitals(std::size_t begin, std::size_t end) const;

    // ---- what is known of names ----------------------------------------------------------------

    /// The longest name of the lists that begins at a token.
    [[nodiscard]] std::optional<Match> gazetteer_at(std::size_t at) const;
    /// The kind the last word of a name gives it, or the thing of the gazetteer it ends with.
    [[nodiscard]] KindSet head_kind(std::size_t begin, std::size_t end) const;
    /// "Office of Special Investigations": up to the "of", where a noun before it tells what the
    /// name is of; else the end.
    [[nodiscard]] std::size_t head_before_genitive(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool is_listed_given_name(std::size_t at) const;
    /// Whether the lists have a company of that name.
    [[nodiscard]] bool is_company(std::size_t begin, std::size_t end) const;

    const Lexicon& lexicon_;
    const std::vector<Token>& tokens_;

private:
    [[nodiscard]] bool is_speaker(std::size_t at) const;
    [[nodiscard]] bool is_currency(std::size_t at) const;
    [[nodiscard]] bool has_genitive(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool has_preposition(std::size_t begin, std::size_t end) const;

    const Sentence& sentence_;
    const Reading& reading_;
};

}  // namespace relata::article
