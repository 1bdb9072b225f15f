#include "graph/ascii.hpp"
#include "importers/article/open_relations.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

// Where something is at home, where it stands, and whose it is: "the Vilnius-based processor",
// "a plant in X", "NASA's Artemis program".

namespace relata::article {

void OpenReader::home(std::size_t token, const Meant& meant) {
    for (const auto child : tree_.children(token)) {
        // "a Turkish weapons maker": no weapon is Turkish.
        if (tree_.is(child, "compound") && !in_name(child)) {
            for (const auto inner : tree_.children(child)) {
                if (is_demonym(inner)) home_by(token, inner, meant);
            }
        }
        home_by(token, child, meant);
    }
}

void OpenReader::home_by(std::size_t token, std::size_t child, const Meant& meant) {
    const auto place = home_in(token, child);
    if (place == none) return;
    reading_.say(sentence_, child, child + 1, {place}, Resolution::demonym);
    for (const auto thing : meant.things) at_home(token, thing, child, place);
}

bool OpenReader::is_demonym(std::size_t token) const {
    const auto id = sentence_.mention_of[token];
    return id != none && sentence_.mentions[id].is_adjective;
}

bool OpenReader::is_land(std::size_t noun) const {
    const auto* known = lexicon_.find_noun(tokens_[noun].lower);
    if (known == nullptr) known = lexicon_.find_noun(singular(noun));
    if (known != nullptr && known->is_called) return (known->kind & ~places) == 0;
    return syntax::field_of_noun(tokens_[noun].lower) == "object";
}

std::size_t OpenReader::home_in(std::size_t token, std::size_t child) const {
    const auto id = sentence_.mention_of[child];
    if (id == none) return none;
    const auto& mention = sentence_.mentions[id];
    if (mention.thing == none || child >= token) return none;
    if (mention.is_adjective) return mention.thing;
    const auto kind = reading_.things[mention.thing].kind;
    if (tree_.label(child) == "nmod:poss") {
        // "Ireland's central bank"; of what belongs to a person or company it says nothing.
        return kind == kinds::country ? mention.thing : none;
    }
    const bool is_before = tree_.is(child, "compound") || tree_.is(child, "nmod:desc");
    if (!is_before || (kind & places) == 0 || is_land(token)) return none;
    // "a Boston firm", "the Munich surgeon Anton Reiser", but not "Boston Consulting".
    const auto next = mention.end;
    return next < tokens_.size() && !in_name(next) ? mention.thing : none;
}

void OpenReader::at_home(
    std::size_t token, std::size_t thing, std::size_t child, std::size_t place
) {
    if (thing == place) return;
    const auto kind = reading_.things[thing].kind;
    constexpr auto known = kinds::place | kinds::organization | kinds::person;
    if ((kind & known) == 0) return;
    reading_.things[place].is_mentioned = true;
    if (kind == kinds::place) {
        add(thing, "LOCATED_IN", place, "open:home", 0.75, {});
    } else if (kind == kinds::organization) {
        // "the Danish government": who else's.
        const auto* noun = in_name(token) ? nullptr : lexicon_.find_noun(singular(token));
        const bool is_country_itself = noun != nullptr && noun->group == kinds::country;
        if (is_country_itself && reading_.things[place].kind == kinds::country) return;
        add(thing, home_type(thing, place), place, "open:home", 0.75, {});
    } else {
        const auto title = title_before(token, child);
        if (is_titled(thing, place)) return;
        add(thing,
            title.empty() ? "FROM" : "HOLDS_OFFICE",
            place,
            "open:home",
            0.7,
            {},
            Status::asserted,
            title);
    }
}

bool OpenReader::is_of_other(std::size_t token, std::size_t place) const {
    const auto name = sentence_.mention_of[place];
    return std::ranges::any_of(tree_.children(token), [&](std::size_t child) {
        return tree_.label(child) == "nmod:poss" && sentence_.mention_of[child] != name;
    });
}

std::string OpenReader::title_before(std::size_t token, std::size_t demonym) const {
    auto end = token + 1;
    if (in_name(token)) end = sentence_.mentions[sentence_.mention_of[token]].begin;
    if (demonym + 1 >= end) return {};
    const bool is_owned = is_of_other(token, demonym);
    for (auto begin = demonym + 1; begin < end; ++begin) {
        const auto words = words_of(sentence_, reading_, begin, end);
        const auto* title = lexicon_.titles.find(lower_ascii(words));
        // "the Greek captain", "the club's Spanish president": of a ship, of a club.
        const bool is_there = title != nullptr &&
                              (title->in_country == "=" ||
                               (!is_owned && (!title->in_country.empty() || !is_demonym(demonym))));
        if (is_there) return words_of(sentence_, reading_, demonym + 1, end);
    }
    return {};
}

void OpenReader::post(std::size_t token, const Meant& person) {
    if (!in_name(token) || person.things.size() != 1) return;
    const auto who = person.things.front();
    if (reading_.things[who].kind != kinds::person) return;
    const auto& name = sentence_.mentions[sentence_.mention_of[token]];
    if (token != top_of(name, sentence_.tree) || name.begin == 0) return;
    const auto noun = name.begin - 1;
    const auto kind = in_name(noun) ? kinds::none : kind_at(sentence_, noun, reading_);
    if (tree_.tag(noun) == "NNS" || kind != kinds::person) return;
    constexpr std::size_t longest = 4;  // "foreign policy chief"
    auto begin = noun;
    while (begin > 0 && noun - begin < longest && !in_name(begin - 1) &&
           tree_.pos(begin - 1) == "NOUN") {
        --begin;
    }
    if (begin == 0 || sentence_.mention_of[begin - 1] == none) return;
    const auto& before = sentence_.mentions[sentence_.mention_of[begin - 1]];
    if (before.is_adjective || before.thing == none || is_titled(who, before.thing)) return;
    if (reading_.things[before.thing].kind != kinds::organization) return;
    const auto* known = relational_noun(noun);
    add(who,
        known == nullptr ? "WORKS_FOR" : *known,
        before.thing,
        "open:home",
        0.75,
        {},
        Status::asserted,
        known == nullptr ? words_of(sentence_, reading_, begin, noun + 1) : "");
}

void OpenReader::in_brackets(std::size_t token, const Meant& meant) {
    if (!in_name(token) || meant.things.size() != 1) return;
    const auto& name = sentence_.mentions[sentence_.mention_of[token]];
    const auto open = name.end;
    if (token != top_of(name, sentence_.tree) || open + 2 >= tokens_.size()) return;
    if (tokens_[open].text != "(" || !in_name(open + 1)) return;
    const auto& other = sentence_.mentions[sentence_.mention_of[open + 1]];
    const bool is_closed = other.end < tokens_.size() &&
                           (tokens_[other.end].text == ")" || tokens_[other.end].text == ",");
    if (!is_closed || other.thing == none || other.is_adjective) return;
    const auto who = meant.things.front();
    const auto kind = reading_.things[who].kind;
    const auto of = reading_.things[other.thing].kind;
    if (kind == kinds::person && (of & bodies) != 0 && !is_titled(who, other.thing)) {
        const bool is_country = of == kinds::country;
        add(who, is_country ? "FROM" : "MEMBER_OF", other.thing, "open:home", 0.7, {});
    } else if (kind == kinds::organization && (of & places) != 0) {
        add(who, "BASED_IN", other.thing, "open:home", 0.7, {});
    }
}

void OpenReader::whose(std::size_t token, const Meant& person) {
    if (!in_name(token) || person.things.size() != 1) return;
    const auto& name = sentence_.mentions[sentence_.mention_of[token]];
    if (token != top_of(name, sentence_.tree) || name.begin == 0) return;
    const auto owner = name.begin - 1;
    auto noun = none;
    for (auto at = name.begin; at < name.end && !tokens_[at].is_capital; ++at) noun = at;
    if (noun == none || !is_class(owner, word::possessive)) return;
    const auto who = person.things.front();
    for (const auto other : meanings_.of_all({owner}).things) {
        const auto [type, role] = name_of_noun(noun, "'s", who, other);
        if (!type.empty()) add(who, type, other, "open:noun", 0.7, {}, Status::asserted, role);
    }
}

void OpenReader::behind_comma(std::size_t token, const Meant& person) {
    const bool is_person = in_name(token) && person.things.size() == 1 &&
                           reading_.things[person.things.front()].kind == kinds::person;
    if (!is_person) return;
    for (const auto child : tree_.children(token)) {
        const bool is_beside = tree_.is(child, "appos") || tree_.is(child, "list");
        if (!is_beside || !in_name(child) || child < token) continue;
        const auto& body = sentence_.mentions[sentence_.mention_of[child]];
        if (body.begin < token + 2) continue;  // a part of the same name
        const bool is_right_behind = tokens_[body.begin - 1].text == "," && body.thing != none &&
                                     in_name(body.begin - 2) &&
                                     reading_.things[body.thing].kind == kinds::organization;
        if (!is_right_behind || is_titled(person.things.front(), body.thing)) continue;
        add(person.things.front(), "WORKS_FOR", body.thing, "open:home", 0.65, {});
    }
}

void OpenReader::home_of(const Meant& meant, std::size_t place, const State& state) {
    const auto target = meanings_.of_all({place});
    const bool is_place = are_places(target);
    for (const auto thing : meant.things) {
        const auto kind = reading_.things[thing].kind;
        // "President Ann Lee of Peru"
        const bool has_office = std::ranges::any_of(target.things, [&](std::size_t other) {
            return is_titled(thing, other);
        });
        if (has_office) continue;
        if (kind == kinds::person && (is_place || are_all(target, bodies))) {
            state_all({{thing}}, is_place ? "FROM" : "WORKS_FOR", target, state, "open:home");
        } else if (kind == kinds::organization && is_place) {
            state_all({{thing}}, "BASED_IN", target, state, "open:home");
        }
    }
}

void OpenReader::where(std::size_t token, const Meant& meant, const State& state) {
    for (const auto child : tree_.children(token)) {
        if (!tree_.is(child, "nmod")) continue;
        const auto mark = tree_.child(child, "case");
        if (mark == none) continue;
        if (is_class(mark, word::partner) && connects({token}, child, state)) continue;
        if (in_name(token) && is_class(mark, word::genitive)) {
            home_of(meant, child, state);
            continue;
        }
        if (is_class(mark, word::genitive) && meant.is_described) {
            owned_by(meant, child, state);
            continue;
        }
        // "Ann Reed, from Leeds,"
        if (in_name(token) && lexicon_.origins.contains(tree_.preposition(child)) &&
            are_places(meanings_.of_all({child}))) {
            home_of(meant, child, state);
            continue;
        }
        const auto near = lexicon_.where.find(tree_.preposition(child));
        if (near != lexicon_.where.end()) {
            beside(meant, near->second, child, state);
            continue;
        }
        if (!is_class(mark, word::locative)) continue;
        const auto target = meanings_.of_all({child});
        for (const auto thing : meant.things) {
            const auto kind = reading_.things[thing].kind;
            // "inspectors in Constanta" are there, who is named is only just there.
            const bool is_known_person = kind == kinds::person && !meant.is_described;
            if (is_known_person || kind == kinds::country) continue;
            // "changes in Europe": no thing that stands there.
            if (kind == kinds::topic && !in_name(token) && is_idle(token)) continue;
            for (const auto place : target.things) {
                if ((reading_.things[place].kind & places) == 0) continue;
                add(thing, "LOCATED_IN", place, "open:place", 0.7, state.when);
            }
        }
    }
}

void OpenReader::beside(
    const Meant& meant, const std::string& relation, std::size_t place, const State& state
) {
    if (!meant.is_described || !are_places(meant)) return;
    const auto target = meanings_.of_all({place});
    if (are_places(target)) state_all(meant, relation, target, state, "open:place");
}

void OpenReader::company_of(std::size_t noun, const Meant& meant, const State& state) {
    if (meant.is_described || meant.things.size() != 1 || !are_all(meant, kinds::organization))
        return;
    for (const auto child : tree_.children(noun)) {
        if (tree_.label(child) != "nmod:poss") continue;
        const auto whose = meanings_.of_all({child});
        const bool is_one = whose.things.size() == 1 && are_all(whose, kinds::person);
        if (is_one) state_all(whose, "WORKS_FOR", meant, state, "open:owner");
    }
}

void OpenReader::owned_by(const Meant& meant, std::size_t owner, const State& state) {
    if (meant.things.empty() || !in_name(owner)) return;
    const auto whose = meanings_.of_all({owner});
    if (whose.things.size() != 1) return;
    if (are_all(meant, kinds::mechanism) && are_all(whose, kinds::organization)) {
        state_all(whose, "OWNS", meant, state, "open:owner");
    } else if (are_all(meant, kinds::organization) && are_all(whose, bodies | kinds::place)) {
        state_all(meant, "PART_OF", whose, state, "open:owner");  // "the tribunal of World Rowing"
    }
}

void OpenReader::part_of_body(std::size_t noun, const Meant& meant, const State& state) {
    const auto known = singular(noun);
    const bool is_part = meant.is_described && are_all(meant, kinds::organization) &&
                         !lexicon_.businesses.contains(known) &&
                         !lexicon_.facilities.contains(known) && relational_noun(noun) == nullptr;
    if (!is_part) return;
    for (const auto child : tree_.children(noun)) {
        if (tree_.label(child) != "nmod:poss" || !in_name(child)) continue;
        const auto whose = meanings_.of_all({child});
        const bool is_of_body =
            whose.things.size() == 1 && are_all(whose, kinds::organization | kinds::place);
        if (is_of_body) state_all(meant, "PART_OF", whose, state, "open:owner");
    }
}

bool OpenReader::seated(std::size_t noun, const State& state) {
    const auto place = tree_.head(noun);
    const bool is_seat = tree_.is(noun, "nsubj") && place != syntax::ParsedWord::root &&
                         lexicon_.phrase_nouns.contains(tokens_[noun].lower) &&
                         (kind_at(sentence_, noun, reading_) & (kinds::place | bodies)) != 0;
    if (!is_seat || !in_name(place) || tree_.child(place, "cop") == none) return false;
    const auto mark = tree_.child(place, "case");
    const auto owner = tree_.child(noun, "nmod:poss");
    if (mark == none || owner == none || !is_class(mark, word::locative)) return false;
    const auto body = meanings_.of_all({owner});
    const auto where = meanings_.of_all({place});
    if (!are_all(body, kinds::organization) || !are_places(where)) return false;
    state_all(body, "BASED_IN", where, state, "open:home");
    return true;
}

void OpenReader::owned(std::size_t noun, const Meant& meant, const State& state) {
    if (in_name(noun) || seated(noun, state)) return;
    if (kind_at(sentence_, noun, reading_) == kinds::organization) company_of(noun, meant, state);
    part_of_body(noun, meant, state);
    if (!lexicon_.facilities.contains(singular(noun))) return;
    for (const auto child : tree_.children(noun)) {
        if (tree_.label(child) != "nmod:poss") continue;
        const auto owner = meanings_.of_all({child});
        const bool can_own = are_all(owner, kinds::organization | kinds::person);
        if (can_own) state_all(owner, "OWNS", meant, state, "open:owner");
    }
}

void OpenReader::belongs(std::size_t token, const Meant& meant) {
    // "its Sirius rocket", "its Instagram unit"
    const bool is_called = token > 0 && in_name(token - 1) && tree_.head(token - 1) == token &&
                           tree_.is(token - 1, "compound") && !is_person(token) &&
                           are_all(meant, kinds::organization | kinds::mechanism);
    if ((!in_name(token) && !is_called) || meant.things.size() != 1) return;
    // "Sorsa's rival Volta": what the noun says is read elsewhere.
    if (const auto noun = noun_before(token); noun != none && relational_noun(noun) != nullptr)
        return;
    for (const auto child : tree_.children(token)) {
        if (tree_.label(child) != "nmod:poss" ||
            sentence_.mention_of[child] == sentence_.mention_of[token])
            continue;
        // "its chairman Ann Lee": see whose
        const auto title = child + 1;
        const bool is_titled_name = title < tokens_.size() && in_name(title) && !in_name(child) &&
                                    !tokens_[title].is_capital;
        if (is_titled_name) continue;
        const auto owners = meanings_.of_all({child});
        for (const auto owner : owners.things) {
            const auto what = meant.things.front();
            const auto type = belonging(owner, what);
            if (type.empty()) continue;
            // "her party, Homeland": she is in it.
            const bool is_owner_first =
                type == "OWNS" || reading_.things[owner].kind == kinds::person;
            add(is_owner_first ? owner : what,
                type,
                is_owner_first ? what : owner,
                "open:owner",
                0.6,
                {});
        }
    }
}

const char* OpenReader::home_type(std::size_t body, std::size_t place) const {
    if (reading_.things[place].kind != kinds::country) return "BASED_IN";
    // "central bank", "Cartel Office": the last two words, or the last.
    const auto name = lower_ascii(reading_.things[body].name);
    auto blank = name.rfind(' ');
    for (int words = 1; words <= 2; ++words) {
        const auto last = blank == std::string::npos ? name : name.substr(blank + 1);
        const auto* noun = lexicon_.find_noun(last);
        const bool is_part = noun != nullptr && noun->is_part;
        if (is_part || lexicon_.public_bodies.contains(last)) return "PART_OF";
        if (blank == std::string::npos || blank == 0) break;
        blank = name.rfind(' ', blank - 1);
    }
    return "BASED_IN";
}

std::string OpenReader::belonging(std::size_t owner, std::size_t thing) const {
    const auto whose = reading_.things[owner].kind;
    const auto what = reading_.things[thing].kind;
    constexpr auto built = kinds::mechanism | kinds::place;
    if ((whose & places) != 0) {
        if (what == kinds::organization) return home_type(thing, owner);
        if (what == kinds::person) return is_titled(thing, owner) ? "" : "FROM";
        return whose == kinds::country && what == kinds::mechanism ? "OWNS" : "";
    }
    if (whose == kinds::organization) {
        if (what == kinds::person) return is_titled(thing, owner) ? "" : "WORKS_FOR";
        return (what & (built | kinds::organization)) != 0 ? "OWNS" : "";
    }
    if (whose != kinds::person) return "";
    if (what == kinds::organization) return "WORKS_FOR";
    // "Alice Sebold's The Lovely Bones"
    if (what == kinds::topic && reading_.things[thing].is_named) return "CREATED";
    return (what & built) != 0 ? "OWNS" : "";
}

void OpenReader::joined_to(std::size_t token, const Meant& meant) {
    for (const auto child : tree_.children(token)) {
        if (child < 2 || child > token || tokens_[child - 1].text != "-") continue;
        auto id = sentence_.mention_of[child - 2];
        // "Cambridge, Massachusetts-based Volta": in the town.
        const auto town = tree_.child(child, "compound");
        if (town != none && town + 3 <= child && in_name(town)) id = sentence_.mention_of[town];
        if (id == none || tokens_[child].after_space) continue;
        const auto name = sentence_.mentions[id].thing;
        if (name == none || reading_.things[name].kind == kinds::none) continue;
        const auto& word = tokens_[child].lower;
        const auto to = lexicon_.joined.find(word);
        const auto by = lexicon_.joined_by.find(word);
        for (const auto thing : meant.things) {
            if (to != lexicon_.joined.end()) add(thing, to->second, name, "open:home", 0.75, {});
            if (by != lexicon_.joined_by.end()) add(name, by->second, thing, "open:noun", 0.7, {});
        }
    }
}

}  // namespace relata::article
