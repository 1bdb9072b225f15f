#pragma once

#include "importers/article/titles.hpp"

#include <cstddef>
#include <string>

namespace relata::article {

/// What names state by themselves, before any verb is read: who holds which office, who is party to
/// what. Views its arguments.
class NameFacts {
public:
    NameFacts(const Sentence& sentence, Reading& reading)
        : sentence_(sentence), reading_(reading), lexicon_(reading.lexicon) {}

    /// States a relation of two things that are known and not the same.
    void state(
        std::size_t source,
        const std::string& type,
        std::size_t target,
        const std::string& rule,
        double confidence,
        const std::string& role = ""
    );
    /// Notes an office and, where it belongs to someone, states it.
    void hold(std::size_t person, TitleMatch match, std::size_t owner, bool is_former);
    /// "China-Japan-South Korea Free Trade Agreement": who made it, or takes part.
    void party(std::size_t thing, std::size_t member);

private:
    void hold_at_home(std::size_t person, const TitleMatch& match, bool is_former);
    [[nodiscard]] std::size_t country_of_sentence() const;
    [[nodiscard]] static std::size_t begin_of(const TitleMatch& match);
    [[nodiscard]] bool is_of_unnamed_body(const TitleMatch& match) const;
    [[nodiscard]] bool is_business(const Thing& body) const;
    void hold_in_body(std::size_t person, const TitleMatch& match, bool is_former);
    void hold_in_town(std::size_t person, const TitleMatch& match, bool is_former);
    [[nodiscard]] const Title* last_title(std::string& role) const;

    const Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
};

}  // namespace relata::article
