#include "importers/article/name_facts.hpp"

#include "graph/ascii.hpp"

#include <algorithm>

namespace relata::article {
namespace {

/// Of a mayor, who has it of a place and of nothing else.
bool is_of_town(const Title& title) {
    return title.in_country.empty() && title.in_organization == "HOLDS_OFFICE";
}

}  // namespace

void NameFacts::state(
    std::size_t source,
    const std::string& type,
    std::size_t target,
    const std::string& rule,
    double confidence,
    const std::string& role
) {
    if (source == target || source == none || target == none || type.empty()) return;
    reading_.state(source, type, target, rule, confidence, sentence_.span).role = role;
}

void NameFacts::hold(std::size_t person, TitleMatch match, std::size_t owner, bool is_former) {
    if (match.title.in_country == "=") {
        if (reading_.titled.empty()) return;
        const auto last = reading_.titled.back();
        // The counterpart of a minister is a minister of the other country; of "State Councilor
        // and Foreign Minister" only the last office is shared.
        match.role = reading_.things[last].roles.front();
        match.title = {};
        if (const auto known = last_title(match.role)) match.title = *known;
    }
    if (match.title.in_country.empty() && match.title.in_organization.empty()) return;
    auto& thing = reading_.things[person];
    if (std::ranges::find(thing.roles, match.role) == thing.roles.end()) {
        thing.roles.push_back(match.role);
    }
    reading_.titled.push_back(person);
    if (owner == none) {
        hold_at_home(person, match, is_former);
        hold_in_body(person, match, is_former);
        hold_in_town(person, match, is_former);
        return;
    }
    thing.has_office = true;
    const auto kind = reading_.things[owner].kind;
    if (thing.country == none && kind == kinds::country) thing.country = owner;
    const bool of_body = kind == kinds::organization || kind == kinds::place;
    auto type = of_body ? match.title.in_organization : match.title.in_country;
    if (type.empty() && of_body) type = match.title.in_country;
    if (is_former && !type.empty()) type = "HELD_OFFICE";
    state(person, type, owner, "name:title", 0.95, match.role);
    const auto& also = match.first.in_organization;
    if (of_body && !is_former && !also.empty() && also != type)
        state(person, also, owner, "name:title", 0.95, match.role);
}

/// "Energy Minister Ebba Busch", in an article about Sweden: of the country spoken of just there.
void NameFacts::hold_at_home(std::size_t person, const TitleMatch& match, bool is_former) {
    // "market leader Diageo", "rebel leader": of no country that is not told.
    if (match.title.in_country != "HOLDS_OFFICE" || is_of_unnamed_body(match)) return;
    auto& thing = reading_.things[person];
    auto home = country_of_sentence();
    // The names of a text are read twice: what the first time told is told again.
    if (thing.country != none && thing.country != home) return;
    if (home == none) home = reading_.homes.highest([](std::size_t) { return true; });
    if (home == none) return;
    thing.country = home;
    const auto type = is_former ? std::string("HELD_OFFICE") : match.title.in_country;
    state(person, type, home, "name:title-at-home", 0.6, match.role);
}

/// "Croatia's Supreme Court agreed, and Justice Minister NAME": the country whose court it is, or
/// the one that begins the sentence; none when none does.
std::size_t NameFacts::country_of_sentence() const {
    if (sentence_.mentions.empty()) return none;
    auto owner = none;
    for (const auto& mention : sentence_.mentions) {
        const bool is_country =
            mention.thing != none && reading_.things[mention.thing].kind == kinds::country;
        const bool is_owner = is_country && mention.end < sentence_.tokens.size() &&
                              sentence_.tokens[mention.end].lower == "'s";
        if (is_owner) owner = mention.thing;
    }
    if (owner != none) return owner;
    const auto& first = sentence_.mentions.front();
    const bool is_behind_article =
        first.begin == 1 && (sentence_.tokens.front().classes & word::determiner) != 0;
    const bool begins =
        (first.begin == 0 || is_behind_article) && first.thing != none && !first.is_adjective;
    if (!begins) return none;
    const auto& thing = reading_.things[first.thing];
    if (thing.kind == kinds::country) return first.thing;
    return thing.has_owner ? thing.country : none;
}

/// "Chief Executive Paul Tuohy", in an article about a bank: of the company or team spoken of just
/// there.
void NameFacts::hold_in_body(std::size_t person, const TitleMatch& match, bool is_former) {
    const auto& type = match.title.in_organization;
    if (type.empty() || !match.title.in_country.empty()) return;
    // "the director Ann Lee" may be one of films; a "Judge" is of a court nobody named.
    const bool is_capital = match.role.front() >= 'A' && match.role.front() <= 'Z';
    const bool is_chief = match.role.starts_with("Chief") || type != "WORKS_FOR";
    // "former chief executive Ann Lee"; a striker may be one of the others.
    const bool is_head = match.is_bare && (type == "LEADS" || type == "FOUNDED") &&
                         !lexicon_.directions.contains(match.role);
    if ((!is_head && !(is_capital && is_chief)) || is_of_town(match.title)) return;
    if (reading_.things[person].has_office) return;
    constexpr double not_said_to_trade = 0.3;
    const auto body = reading_.salience.highest([this](std::size_t thing) {
        const auto& what = reading_.things[thing];
        const auto* noun = lexicon_.find_noun(what.head);
        const bool is_part = noun != nullptr && noun->is_part;
        if (what.kind != kinds::organization || !what.is_named || is_part) return 0.0;
        return is_business(what) ? 1.0 : not_said_to_trade;
    });
    if (body == none) return;
    state(person, is_former ? "HELD_OFFICE" : type, body, "name:title-in-body", 0.55, match.role);
}

/// The token a title begins at.
std::size_t NameFacts::begin_of(const TitleMatch& match) {
    const auto words = static_cast<std::size_t>(std::ranges::count(match.role, ' ')) + 1;
    return match.end - std::min(match.end, words);
}

/// "council president NAME": of a body that has no name here.
bool NameFacts::is_of_unnamed_body(const TitleMatch& match) const {
    const auto begin = begin_of(match);
    if (begin == 0 || sentence_.tokens[begin].is_capital) return false;
    const auto* noun = lexicon_.find_noun(sentence_.tokens[begin - 1].lower);
    return noun != nullptr && noun->kind == kinds::organization;
}

/// Tavaro Motors, or what was called a firm before; not a regulator.
bool NameFacts::is_business(const Thing& body) const {
    return lexicon_.businesses.contains(body.head) ||
           std::ranges::any_of(body.nouns, [this](const std::string& noun) {
               return lexicon_.businesses.contains(noun);
           });
}

/// "Mayor Mike Johnston", in an article about Denver.
void NameFacts::hold_in_town(std::size_t person, const TitleMatch& match, bool is_former) {
    if (!is_of_town(match.title) || reading_.things[person].has_office) return;
    const auto town = reading_.salience.highest([this](std::size_t thing) {
        const auto& what = reading_.things[thing];
        return what.kind == kinds::place && what.is_named;
    });
    if (town == none) return;
    const auto* type = is_former ? "HELD_OFFICE" : "HOLDS_OFFICE";
    state(person, type, town, "name:title-in-body", 0.55, match.role);
}

/// The last of several titles, to which `role` is shortened.
const Title* NameFacts::last_title(std::string& role) const {
    const auto lower = lower_ascii(role);
    for (std::size_t at = 0; at != std::string::npos; at = lower.find(' ', at + 1)) {
        const auto* found = lexicon_.titles.find(lower.substr(at == 0 ? 0 : at + 1));
        if (found == nullptr) continue;
        role.erase(0, at == 0 ? 0 : at + 1);
        return found;
    }
    return nullptr;
}

void NameFacts::party(std::size_t thing, std::size_t member) {
    auto& members = reading_.things[thing].members;
    if (std::ranges::find(members, member) == members.end()) members.push_back(member);
    const bool is_agreement = reading_.things[thing].kind == kinds::agreement;
    if (is_agreement) {
        state(member, "PARTY_TO", thing, "name:parties", 0.85);
    } else {
        state(thing, "INVOLVES", member, "name:parties", 0.85);
    }
}

}  // namespace relata::article
