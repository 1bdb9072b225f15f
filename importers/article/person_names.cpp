#include "importers/article/person_names.hpp"

#include "graph/names.hpp"
#include "importers/article/short_forms.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <utility>

namespace relata::article {

// ---- behind a title ----------------------------------------------------------------------------

std::optional<Mention> PersonNames::person_at(std::size_t at) {
    auto next = at;
    std::size_t owner = none;
    if (is_class(next, word::possessive)) ++next;
    if (is_class(next, word::former) && next + 1 < tokens_.size()) ++next;
    const bool is_former = next > at && is_class(next - 1, word::former);
    if (next >= tokens_.size()) return {};
    std::optional<Match> match;
    if (capital(next)) match = gazetteer_at(next);
    if (match) {
        next += match->length;
        if (is_owner_mark(next)) ++next;
    }
    auto title = titles_.title_at(next);
    if (!title) title = titles_.wider_title_at(next);
    if (!title) title = titles_.unlisted_title_at(next);
    if (!title) return given_name_at(at);
    if (!match) extend_by_field(*title, owner);
    const auto begin = titles_.behind_honorifics(title->end);
    const auto end = sequences_.person_end(begin);
    if (end == begin || titles_.is_body_with(next, begin, end)) return {};
    // "Dean Smith"
    if (title->end == at + 1 && begin == at + 1 && end == begin + 1 &&
        lexicon_.given_names.contains(text(at)))
        return given_name_at(at);
    if (match) {
        owner = reading_.thing_of(match->what);
    } else if (owner == none) {
        owner = owner_before(is_whose(at) ? at - 1 : at);
    }
    const bool is_of_name = owner == none && is_class(end, word::genitive) && capital(end + 1);
    if (is_of_name) owner = owner_behind(end + 1);
    // "its Swiss counterpart Unia": of a body.
    const bool is_counterpart = title->title.in_country == "=";
    if (is_counterpart && end - begin == 1 && is_class(at, word::it)) return {};
    const auto person = person_thing(begin, end);
    // "club president NAME": of the club spoken of, and not of a country.
    const auto body = owner == none && !is_of_name ? noun_for_body(next) : std::string();
    title->is_bare = is_bare(at);
    if (!body.empty()) owner = reading_.last_called(body);
    // Of a name the text has not told of yet nothing is stated; it is read twice.
    if ((!is_of_name && body.empty()) || owner != none) {
        facts_.hold(person, *title, owner, is_former || title->is_former);
    }
    Mention mention;
    // "her coach NAME": whose coach is read with the tree.
    mention.begin = is_class(at, word::possessive) ? at + 1 : at;
    mention.end = end;
    mention.thing = person;
    return mention;
}

/// Whether nothing before a title, or the "former" before it, says whose it is.
bool PersonNames::is_bare(std::size_t at) const {
    if (is_class(at, word::possessive)) return false;
    if (at == 0 || !tokens_[at - 1].is_word) return true;
    if (is_class(at - 1, word::determiner | word::possessive) || mention_at(at - 1) != nullptr)
        return false;
    return tokens_[at - 1].classes != 0 || lexicon_.verb_forms.contains(tokens_[at - 1].lower);
}

/// The noun right before a title that says whose office it is: "club" of "Club president NAME";
/// empty when none does. A minister of the government is one of the country.
std::string PersonNames::noun_for_body(std::size_t title) const {
    if (title == 0 || mention_at(title - 1) != nullptr || tokens_[title].is_capital) return {};
    const auto& lower = tokens_[title - 1].lower;
    const auto* noun = lexicon_.find_noun(lower);
    const bool is_body = noun != nullptr && noun->kind == kinds::organization &&
                         noun->singular == lower && !noun->is_part;
    return is_body ? noun->singular : std::string();
}

/// "Minister of Health Ana Costa", "Mayor of London Sadiq Khan": of what, where a given name
/// follows.
void PersonNames::extend_by_field(TitleMatch& title, std::size_t& owner) {
    auto at = title.end + 1;
    if (!is_class(title.end, word::genitive) || at >= tokens_.size()) return;
    if (const auto place = gazetteer_at(at)) {
        at += place->length;
        if (!begins_full_name(at)) return;
        owner = reading_.thing_of(place->what);
    } else {
        while (capital(at) && !begins_full_name(at) && is_common_noun(tokens_[at])) {
            at += is_class(at + 1, word::conjunction) ? 2U : 1U;
        }
        if (at == title.end + 1 || !begins_full_name(at)) return;
    }
    title.role += words_of(title.end - 1, at).substr(tokens_[title.end - 1].text.size());
    title.end = at;
}

bool PersonNames::begins_full_name(std::size_t at) const {
    return capital(at) && capital(at + 1) && lexicon_.given_names.contains(text(at));
}

/// "Angola, whose president NAME": a possessive right behind a name and a comma.
bool PersonNames::is_whose(std::size_t at) const {
    const bool is_pronoun = is_class(at, word::he | word::it | word::they);
    return at > 1 && is_class(at, word::possessive) && !is_pronoun && is_text(at - 1, ",") &&
           mention_at(at - 2) != nullptr;
}

/// "Toyota's chief executive NAME", "Toyota chief executive NAME".
std::size_t PersonNames::owner_before(std::size_t at) const {
    auto before = at;
    if (before > 0 && is_owner_mark(before - 1)) --before;
    const auto* mention = before == 0 ? nullptr : mention_at(before - 1);
    if (mention == nullptr || mention->thing == none) return none;
    auto& thing = reading_.things[mention->thing];
    if (thing.kind == kinds::none) {
        // "European Trade Commissioner": a common noun before the title is part of the title.
        const auto& last = tokens_[mention->end - 1].lower;
        if (lexicon_.nouns.contains(last) || lexicon_.words.contains(last)) return none;
        // "Agriculture director", where a capital only begins the sentence.
        const bool is_word = mention->begin == 0 && is_frequent(tokens_[mention->begin]);
        if (is_word && !is_company(mention->begin, mention->end)) return none;
        thing.kind = kinds::organization;
    }
    constexpr auto owners = kinds::organization | kinds::country | kinds::place;
    return (thing.kind & owners) != 0 ? mention->thing : none;
}

/// "Queen Margrethe of Denmark", "Coach Ann Lee of Norvik United": what stands behind "of"; none
/// where nobody knows it yet.
std::size_t PersonNames::owner_behind(std::size_t at) {
    const auto end = sequences_.sequence_end(at);
    const auto known = reading_.by_name.find(words_of(at, end));
    if (known != reading_.by_name.end()) return known->second;
    const auto listed = gazetteer_at(at);
    return listed && at + listed->length == end ? reading_.thing_of(listed->what) : none;
}

// ---- by a given name ---------------------------------------------------------------------------

std::optional<Mention> PersonNames::sibling_at(std::size_t at) {
    if (!capital(at) || !is_class(at + 1, word::conjunction) || !capital(at + 2)) return {};
    if (!is_given_name(at) || !is_given_name(at + 2)) return {};
    const auto end = sequences_.person_end(at + 2);
    if (end != at + 4 || gazetteer_at(at + 3)) return {};
    // "Victoria and Albert Museum"
    if (head_kind(at + 2, end) != kinds::none) return {};
    const auto name = text(at) + ' ' + text(at + 3);
    const auto thing = reading_.named(name, kinds::person);
    reading_.add_alias(thing, text(at));
    Mention mention;
    mention.begin = at;
    mention.end = at + 1;
    mention.thing = thing;
    return mention;
}

bool PersonNames::is_given_name(std::size_t at) const {
    if (is_listed_given_name(at)) return true;
    const auto noun = syntax::noun_reading(tokens_[at].lower);
    return noun && noun->reading.is_name && noun->reading.field == "person";
}

/// Two capitalized words that begin with a common given name.
std::optional<Mention> PersonNames::given_name_at(std::size_t at) {
    if (!capital(at)) return {};
    const auto end = sequences_.person_end(at);
    if (end - at < 2 || !is_listed_given_name(at) || gazetteer_at(at + 1)) return {};
    const bool has_article = at > 0 && is_class(at - 1, word::determiner);
    if (const auto match = gazetteer_at(at)) {
        // "the Finn Pekka Saarela"
        const bool is_national = has_article && match->what.kind == Gazetteer::Class::demonym;
        if (match->length > 1 || is_national) return {};
    }
    // "Victoria Falls", "Paul Hastings LLP": the head noun says what it is; not "John Steel".
    const bool is_surname = syntax::find_known_name(fold_name(text(end - 1))).is_surname;
    if (head_kind(at, end) != kinds::none && !is_surname) return {};
    if (!is_surname && (is_plural(end - 1) || is_named_thing(at, end))) return {};
    // "the Maurice Ravel Auditorium"
    if (!is_surname && has_article && is_common_noun(tokens_[end - 1])) return {};
    // "Murray Irrigation"
    if (!is_surname && end - at == 2 && is_deed_or_field(tokens_[end - 1])) return {};
    if (auto place = place_called_as_person(at, end)) return place;
    if (auto ship = ship_called_as_person(at, end)) return ship;
    Mention mention;
    mention.begin = at;
    mention.end = end;
    mention.thing = person_thing(at, end);
    return mention;
}

/// "Juan de Nova, a tiny island": what is said behind the comma tells a place, here and wherever
/// the name stands.
std::optional<Mention> PersonNames::place_called_as_person(std::size_t at, std::size_t end) {
    const auto known = reading_.by_name.find(name_of(at, end));
    bool is_place =
        known != reading_.by_name.end() && reading_.things[known->second].kind == kinds::place;
    constexpr auto ending = word::preposition | word::conjunction | word::relative | word::be |
                            word::have | word::modal | word::pronoun;
    const auto goes_on = [&](std::size_t word) {
        return word < tokens_.size() && tokens_[word].is_word && !tokens_[word].is_capital &&
               !is_class(word, ending);
    };
    const bool is_told = is_text(end, ",") && is_class(end + 1, word::determiner);
    for (auto noun = end + 2; is_told && !is_place && goes_on(noun); ++noun) {
        const auto* told = lexicon_.find_noun(tokens_[noun].lower);
        const bool is_head =
            !goes_on(noun + 1) || lexicon_.verb_forms.contains(tokens_[noun + 1].lower);
        is_place = told != nullptr && told->kind == kinds::place && is_head;
    }
    if (!is_place) return {};
    Mention mention;
    mention.begin = at;
    mention.end = end;
    mention.thing = reading_.named(name_of(at, end), kinds::place);
    reading_.things[mention.thing].kind = kinds::place;
    return mention;
}

/// "The Hakan Demir sank": persons have no article, ships do, and are ships wherever the name
/// stands. Not "the Ann Lee case", "the Ann Lee of chess", "the Ann Lee who".
std::optional<Mention> PersonNames::ship_called_as_person(std::size_t at, std::size_t end) {
    const auto known = reading_.by_name.find(name_of(at, end));
    const bool is_known = known != reading_.by_name.end();
    if (is_known && reading_.things[known->second].kind != kinds::mechanism) return {};
    constexpr auto other = word::genitive | word::he;
    const bool has_article =
        at > 0 && is_class(at - 1, word::determiner) &&
        !is_class(at - 1, word::indefinite | word::any | word::negative | word::pronoun);
    const bool is_before_name =
        end < tokens_.size() && (capital(end) || is_before_noun(end) || is_owner_mark(end) ||
                                 is_text(end, "-") || is_class(end, other));
    if (!is_known && (!has_article || is_before_name)) return {};
    Mention mention;
    mention.begin = at;
    mention.end = end;
    mention.thing = reading_.named(name_of(at, end), kinds::mechanism);
    reading_.things[mention.thing].kind = kinds::mechanism;
    return mention;
}

/// "Victoria Baths", "Deacon Aggregates": persons are seldom called by a plural of every day.
bool PersonNames::is_plural(std::size_t at) const {
    const auto noun = syntax::noun_reading(tokens_[at].lower);
    return noun && noun->inflection == syntax::Inflection::s && is_common_word(tokens_[at]);
}

/// "the research ship Aurora Borealis": the noun before says that no person is named. Not "the
/// company Ann Lee founded".
bool PersonNames::is_named_thing(std::size_t begin, std::size_t end) const {
    if (begin == 0 || !tokens_[begin - 1].is_word || tokens_[begin - 1].is_capital) return false;
    if (end < tokens_.size() && tokens_[end].is_word &&
        lexicon_.verb_forms.contains(tokens_[end].lower)) {
        return false;
    }
    const auto& before = tokens_[begin - 1].lower;
    const auto* noun = lexicon_.find_noun(before);
    constexpr auto bearers = kinds::organization | kinds::mechanism | kinds::place;
    return noun != nullptr ? (noun->kind & bearers) != 0 && noun->singular == before
                           : kind_named(syntax::kind_of_noun(before)) == kinds::mechanism;
}

// ---- by a surname ------------------------------------------------------------------------------

std::optional<Mention> PersonNames::surname_at(std::size_t at) {
    const auto found = reading_.by_surname.find(text(at));
    if (found == reading_.by_surname.end()) return {};
    if (found->second == none) return shared_surname_at(at);
    // "Dunmore" is Dunmore Group, whose founders of that name come later in the text.
    const auto body = reading_.by_part.find(text(at));
    if (body != reading_.by_part.end() && body->second < found->second) return {};
    const auto end = capitals_end(at + 1);
    const auto whole = words_of(at, end);
    if (reading_.by_name.contains(whole)) {
        if (reading_.things[reading_.by_name[whole]].kind != kinds::person) return {};
    } else if (end != at + 1) {
        return {};
    }
    if (end == at + 1) reading_.add_alias(found->second, whole);
    Mention mention;
    mention.begin = at;
    mention.end = end;
    mention.thing = end == at + 1 ? found->second : reading_.by_name[whole];
    return mention;
}

/// Of several of that name, whoever is spoken of.
std::optional<Mention> PersonNames::shared_surname_at(std::size_t at) const {
    if (capital(at + 1) && tokens_[at + 1].after_space) return {};
    const auto person = person_of_surname(text(at));
    if (person == none) return {};
    Mention mention;
    mention.begin = at;
    mention.end = at + 1;
    mention.thing = person;
    return mention;
}

/// The person of that surname most spoken of just now, or else the last one known; none when
/// nobody has it.
std::size_t PersonNames::person_of_surname(const std::string& name) const {
    const auto ending = ' ' + name;
    const auto has_it = [&](std::size_t thing) {
        const auto& what = reading_.things[thing];
        return what.kind == kinds::person && what.name.ends_with(ending);
    };
    const auto spoken_of = reading_.salience.highest(has_it);
    if (spoken_of != none) return spoken_of;
    for (auto thing = reading_.things.size(); thing > 0; --thing) {
        if (has_it(thing - 1)) return thing - 1;
    }
    return none;
}

/// "Alan Whitcombe KC": two words or more, and what somebody was awarded.
bool PersonNames::has_letters_behind(std::size_t begin, std::size_t end) const {
    constexpr std::size_t longest = 3;
    return end - begin > 2 && is_acronym(tokens_[end - 1]) &&
           tokens_[end - 1].text.size() <= longest && !is_acronym(tokens_[end - 2]);
}

std::size_t PersonNames::person_thing(std::size_t begin, std::size_t end) {
    if (has_letters_behind(begin, end)) --end;
    const auto name = name_of(begin, end);
    if (end - begin == 1) {
        const auto known = reading_.by_surname.find(name);
        if (known != reading_.by_surname.end() && known->second != none) {
            reading_.add_alias(known->second, name);
            return known->second;
        }
        if (known != reading_.by_surname.end()) {
            if (const auto person = person_of_surname(name); person != none) return person;
        }
    }
    const bool is_new = !reading_.by_name.contains(name);
    const auto thing = reading_.named(name, kinds::person);
    reading_.things[thing].is_common = end - begin > 1;
    if (!is_new) return thing;
    for (auto at = begin; at < end; ++at) {
        if (!tokens_[at].is_capital) continue;
        // Which part is the family name depends on the language; a part two persons share
        // names neither.
        learn_part(reading_.by_surname, text(at), thing, lexicon_);
    }
    return thing;
}

}  // namespace relata::article
