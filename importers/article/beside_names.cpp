#include "importers/article/beside_names.hpp"

#include <algorithm>
#include <optional>

namespace relata::article {
namespace {

constexpr std::size_t longest_aside = 24;  // tokens of an apposition

}  // namespace

void BesideNames::read_around(const Mention& mention) {
    if (mention.thing == none) return;
    const auto at = mention.end;
    if (is_text(at, "(") && at + 2 < tokens_.size() && is_text(at + 2, ")") &&
        is_acronym(tokens_[at + 1])) {
        learn_acronym(mention.thing, at + 1);
        skip(at, at + 3);
        return;
    }
    if (const auto acronym = known_as(at); acronym != none) {
        learn_acronym(mention.thing, acronym);
        take_in(acronym);
    }
    if (!is_text(at, ",")) return;
    const auto kind = reading_.things[mention.thing].kind;
    if (kind == kinds::place) {
        city_in(mention, at);
    } else if (kind == kinds::person || kind == kinds::none) {
        apposition(mention.thing, at);
    }
}

void BesideNames::learn_acronym(std::size_t thing, std::size_t at) {
    reading_.add_alias(thing, tokens_[at].text);
    reading_.by_name.insert_or_assign(text(at), thing);
    if (reading_.things[thing].kind == kinds::none) {
        reading_.things[thing].kind = kinds::organization;
    }
}

/// "its French acronym FURT" is one name: nothing of France, and owned by nobody.
void BesideNames::take_in(std::size_t acronym) {
    const auto id = sentence_.mention_of[acronym];
    if (id == none) return;
    auto begin = acronym;
    while (begin > 0 && !is_class(begin - 1, word::preposition) && tokens_[begin - 1].is_word &&
           !is_naming(begin - 1))
        --begin;
    for (auto at = begin; at < acronym; ++at) sentence_.mention_of[at] = id;
    sentence_.mentions[id].begin = begin;
}

bool BesideNames::is_naming(std::size_t at) const {
    const auto known = lexicon_.verb_forms.find(tokens_[at].lower);
    return known != lexicon_.verb_forms.end() && (known->second.forms & form::participle) != 0 &&
           lexicon_.naming.contains(lexicon_.verbs[known->second.verb].lemma);
}

/// ", known by its French acronym FURT", ", also known as CADE": the acronym; none when there is
/// none.
std::size_t BesideNames::known_as(std::size_t comma) const {
    constexpr std::size_t longest = 6;  // tokens from the verb on
    if (!is_text(comma, ",") || comma + 2 >= tokens_.size()) return none;
    const auto verb = comma + (is_class(comma + 1, word::adverb) ? 2U : 1U);
    if (!is_naming(verb)) return none;
    for (auto at = verb + 1; at < tokens_.size() && at < verb + longest; ++at) {
        if (is_acronym(tokens_[at])) return at;
        if (!tokens_[at].is_word) return none;
    }
    return none;
}

/// "in Sudbury, Ontario", "the mayor of Brod, Croatia", but not "in Oslo, Bergen and Tromsø".
bool BesideNames::is_region_behind(const Mention& city, const Mention& region) const {
    const auto& where = reading_.things[region.thing];
    const bool is_country =
        where.kind == kinds::country && reading_.things[city.thing].country == none;
    const bool is_region = where.kind == kinds::place && where.country != none;
    if (city.begin == 0 || (!is_country && !is_region)) return false;
    const auto before = is_country ? word::preposition : word::locative;
    if (!is_class(city.begin - 1, before)) return false;
    const auto next = region.end;
    const bool ends = next >= tokens_.size() || is_text(next, ".");
    return ends ||
           (is_text(next, ",") && !capital(next + 1) && !is_class(next + 1, word::conjunction));
}

void BesideNames::city_in(const Mention& city, std::size_t comma) {
    // "Leiden, the Netherlands"
    const auto* next = mention_at(comma + (is_class(comma + 1, word::determiner) ? 2U : 1U));
    if (next == nullptr || next->is_adjective || next->thing == none) return;
    const bool is_country = next->thing == reading_.things[city.thing].country;
    if (!is_country && !is_region_behind(city, *next)) return;
    facts_.state(city.thing, "LOCATED_IN", next->thing, "name:place", 0.95);
    skip(comma, next->end);
}

/// ", [the|a] TITLE (of|at|for) ORGANIZATION," and ", ORGANIZATION's TITLE,".
void BesideNames::apposition(std::size_t person, std::size_t comma) {
    auto at = comma + 1;
    if (at < tokens_.size() && tokens_[at].is_number && is_text(at + 1, ",")) {
        at += 2;  // "NAME, 45, …"
    }
    // "Kumasi, whose director,"
    const bool is_pronoun = is_class(at, word::he | word::it | word::they);
    if (is_class(at, word::possessive) && !is_pronoun) return;
    if (is_class(at, word::determiner | word::possessive)) ++at;
    std::size_t owner = none;
    if (const auto* before = mention_at(at)) {
        if (before->thing == none || before->thing == person) return;
        // "the U.S. attorney": all of it is the title.
        if (!titles_.title_at(at)) at = before->end;
        if (is_owner_mark(at)) ++at;
        owner = before->thing;
    }
    // "NAME, then foreign minister,"
    while (at < tokens_.size() && is_class(at, word::adjective | word::adverb) &&
           !titles_.title_at(at))
        ++at;
    const auto title = at < tokens_.size() ? titles_.title_at(at) : std::nullopt;
    if (!title) return;
    at = title->end;
    if (owner == none && is_class(at, word::preposition)) {
        auto next = at + 1;
        if (is_class(next, word::determiner)) ++next;
        if (const auto* after = mention_at(next)) {
            if (after->thing == none || after->thing == person) return;
            owner = after->thing;
            at = after->end;
        }
    }
    if (at < tokens_.size() && !is_text(at, ",") && !is_text(at, ".")) return;
    auto& thing = reading_.things[person];
    if (thing.kind == kinds::none) thing.kind = kinds::person;
    short_forms_.learn_surname(person);
    if (owner != none && reading_.things[owner].kind == kinds::none) {
        reading_.things[owner].kind = kinds::organization;
    }
    facts_.hold(person, *title, owner, title->is_former);
    skip(comma, std::min(at + 1, is_text(at, ",") ? at + 1 : at));
}

void BesideNames::skip_brackets() {
    std::size_t open = none;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
        if (is_text(at, "(") || is_text(at, "[")) open = at;
        if ((is_text(at, ")") || is_text(at, "]")) && open != none) {
            if (at - open <= longest_aside) skip(open, at + 1);
            open = none;
        }
    }
}

void BesideNames::skip(std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end && at < tokens_.size(); ++at) sentence_.tags[at] = Tag::skip;
}

}  // namespace relata::article
