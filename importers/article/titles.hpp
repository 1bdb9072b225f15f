#pragma once

#include "importers/article/name_words.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace relata::article {

/// A title before a person, or behind one.
struct TitleMatch {
    std::size_t end = 0;
    std::string role;
    Title title;
    Title first;  ///< "founder" of "founder and chief executive"
    bool is_former = false;
    bool is_bare = false;  ///< nothing before it says whose it is: no "the", no "their", no noun
};

/// Which titles stand at a token. Views its arguments.
class Titles : NameWords {
public:
    Titles(const Sentence& sentence, const Reading& reading) : NameWords(sentence, reading) {}

    /// "former Prime Minister", "State Councilor and Foreign Minister".
    [[nodiscard]] std::optional<TitleMatch> title_at(std::size_t at) const;
    /// "Trade Secretary", "Rear Admiral": a title, with common words before it that the list of
    /// titles does not have, all with capitals.
    [[nodiscard]] std::optional<TitleMatch> wider_title_at(std::size_t at) const;
    /// "State Medical Examiner Staci Turner": words of every day with capitals, the last for what
    /// persons are, before a given name.
    [[nodiscard]] std::optional<TitleMatch> unlisted_title_at(std::size_t at) const;
    /// "Governor Sir Peter Ipatas", "Permanent Secretary Dr Diana Atwine": from which word on a
    /// person is named.
    [[nodiscard]] std::size_t behind_honorifics(std::size_t at) const;
    /// "the Attorney General": nothing but a title.
    [[nodiscard]] bool is_only_title(std::size_t begin, std::size_t end) const;
    /// "Premier League", "Cardinal Health": a body, and no title.
    [[nodiscard]] bool is_body_with(std::size_t title, std::size_t begin, std::size_t end) const;

private:
    [[nodiscard]] bool is_place_with(std::size_t title, std::size_t end) const;
};

}  // namespace relata::article
