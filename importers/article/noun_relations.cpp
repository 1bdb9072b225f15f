#include "importers/article/open_relations.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

// Nouns that join two things: "founder of Y", "Y's founder", "the acquisition of B by A".

namespace relata::article {

void OpenReader::nominal(std::size_t token) {
    if (facts_ > most_facts) return;
    verb_ = {};
    const auto meant = meanings_.of(token);
    State state{Status::asserted, {}, 1, token};
    // "Tveit, its managing partner": what stands beside a name.
    for (const auto child : tree_.children(token)) {
        if (!tree_.is(child, "appos") || in_name(child)) continue;
        // "its founder and chief executive": both are of it.
        for (const auto noun : tree_.coordinated(child)) {
            if (in_name(noun) || (noun != child && (is_counted(noun) || has_name(noun)))) continue;
            // "A and B, units of C": both.
            const bool are_all_meant = in_name(token) && tree_.tag(noun) == "NNS";
            noun_relations(
                noun,
                are_all_meant ? meanings_.of_all({token}) : meant,
                state,
                noun == child ? none : child
            );
        }
    }
    // "the Finnish company Sorsa", "Sorsa's founder Ida Falkenberg".
    const bool is_beside =
        !in_name(token) && !meant.things.empty() && !meant.is_described && !meant.is_reference;
    if (is_beside) noun_relations(token, meant, state);
    if (is_beside) {
        for (const auto noun : tree_.coordinated(token)) {
            const bool is_other = noun != token && !in_name(noun) && is_noun_or_office(noun) &&
                                  !is_counted(noun) && !has_name(noun);
            if (is_other) noun_relations(noun, meant, state, token);
        }
    }
    owned(token, meant, state);
    joined_to(token, meant);
    belongs(token, meant);
    post(token, meant);
    in_brackets(token, meant);
    behind_comma(token, meant);
    whose(token, meant);
    // "Asare's brother Kofi": the owner hangs from the name.
    if (const auto noun = noun_before(token); noun != none) {
        noun_relations(noun, meant, state, token);
        // "the union SLL": later "the union"; "the company" means whichever is spoken of.
        if (!lexicon_.businesses.contains(singular(noun))) meanings_.learn_head(noun, meant);
    }
    phrases_beside(token, meant, state);
    // "The Danish company": whichever is meant.
    const bool is_body = meant.is_reference && are_all(meant, kinds::organization);
    if (is_beside || in_name(token) || meant.is_described || is_body) home(token, meant);
    where(token, meant, state);
    const bool is_told = deed(token);
    noun_ = {};
    if (meant.is_described && !is_told) topics(token, meant, state);
}

bool OpenReader::is_noun_or_office(std::size_t token) const {
    return tree_.pos(token) == "NOUN" ||
           (token > 0 &&
            lexicon_.titles.find(tokens_[token - 1].lower + ' ' + tokens_[token].lower) != nullptr);
}

bool OpenReader::has_name(std::size_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](std::size_t child) {
        return child > noun && in_name(child) && tree_.is(child, "appos");
    });
}

std::size_t OpenReader::noun_before(std::size_t name) const {
    if (!in_name(name)) return none;
    const auto begin = sentence_.mentions[sentence_.mention_of[name]].begin;
    if (begin == 0 || in_name(begin - 1) || tree_.pos(begin - 1) != "NOUN") return none;
    return tree_.is(begin - 1, "compound") && tree_.head(begin - 1) == name ? begin - 1 : none;
}

std::vector<std::size_t> OpenReader::owners_of(std::size_t noun, std::size_t top) const {
    const auto is_of = [this](std::size_t child) {
        return tree_.is(child, "nmod") && tree_.label(child) != "nmod:poss";
    };
    const auto& own = tree_.children(noun);
    const bool has_own = std::ranges::any_of(own, is_of);
    if (top == none) {
        std::vector<std::size_t> found(own.begin(), own.end());
        const bool has_owner =
            std::ranges::any_of(own, [this](std::size_t child) { return tree_.is(child, "nmod"); });
        // "chairman and founder of Volta": parsed as what the founder is of.
        for (const auto other : tree_.coordinated(noun)) {
            if (has_owner || other < noun || in_name(other) || tree_.pos(other) != "NOUN") continue;
            for (const auto child : tree_.children(other)) {
                if (is_of(child)) found.push_back(child);
            }
        }
        return found;
    }
    // "its founder and head of sales", "president of Volta and chairman of Skania"
    std::vector<std::size_t> found;
    for (const auto child : tree_.children(top)) {
        if (!has_own || !is_of(child)) found.push_back(child);
    }
    if (has_own) found.insert(found.end(), own.begin(), own.end());
    return found;
}

void OpenReader::noun_relations(
    std::size_t noun, const Meant& bearer, const State& state, std::size_t top
) {
    if (bearer.things.empty()) return;
    noun_ = bytes_of(sentence_, noun, noun + 1);
    for (const auto child : owners_of(noun, top)) {
        // "the European Union ambassador, Charles Whiteley"
        const bool is_before = tree_.is(child, "compound") && in_name(child) && is_person(noun) &&
                               child < noun && tree_.child(noun, "appos") != none;
        if ((!tree_.is(child, "nmod") && !is_before) || is_time(child)) continue;
        const bool is_owner = is_before || tree_.label(child) == "nmod:poss";
        // "the insurer Gard, of Arendal": where it is, and no owner of the noun.
        if (top != none && in_name(top) && child > top && !is_owner && in_name(child) &&
            are_places(meanings_.of_all({child})))
            continue;
        const auto preposition = is_owner ? std::string("'s") : tree_.preposition(child);
        if (preposition.empty() || lexicon_.silent.contains(preposition)) continue;
        if (lexicon_.examples.contains(preposition)) continue;  // it is one of them
        const bool is_kin = lexicon_.kin.contains(singular(noun));
        const bool is_theirs = is_kin && is_owner && is_class(child, word::they);
        const auto target = is_theirs ? couple() : meanings_.of_all({child});
        if (is_kin && !are_all(target, kinds::person)) continue;
        if (!in_name(child)) post_behind(child, noun, bearer, state);
        if (made_by(noun, bearer, preposition, target, state)) continue;
        for (const auto thing : bearer.things) {
            for (const auto other : target.things) {
                // "Grand Bois, her home village"
                const bool is_home = is_owner && reading_.things[thing].kind == kinds::place &&
                                     reading_.things[other].kind == kinds::person;
                if (is_home) {
                    add(other, "FROM", thing, "open:noun", 0.7, {});
                    continue;
                }
                const auto [type, role] = name_of_noun(noun, preposition, thing, other);
                if (type.empty()) continue;
                add(thing, type, other, "open:noun", 0.7, state.when, state.status, role);
            }
        }
    }
    noun_ = {};
}

Meant OpenReader::couple() const {
    const auto& facts = reading_.facts;
    for (auto at = facts.size(); at > 0; --at) {
        const auto& fact = facts[at - 1];
        const bool is_pair = std::ranges::any_of(lexicon_.kin, [&](const auto& noun) {
            return noun.second == fact.type;
        });
        if (is_pair && fact.status == Status::asserted)
            return {{fact.source, fact.target}, true, false};
    }
    return are_all({reading_.last_plural}, kinds::person) ? Meant{reading_.last_plural, true, false}
                                                          : Meant{};
}

void OpenReader::post_behind(
    std::size_t field, std::size_t noun, const Meant& holder, const State& state
) {
    if (!are_all(holder, kinds::person)) return;
    for (const auto child : tree_.children(field)) {
        const auto preposition = tree_.preposition(child);
        if (!tree_.is(child, "nmod") || !lexicon_.people_of.contains(preposition)) continue;
        const auto body = meanings_.of_all({child});
        if (body.things.empty() || !are_all(body, kinds::organization)) continue;
        for (const auto who : holder.things) {
            if (is_titled(who, body.things.front())) continue;
            add(who,
                "HOLDS_OFFICE",
                body.things.front(),
                "open:noun",
                0.7,
                state.when,
                state.status,
                words_of(sentence_, reading_, noun, field + 1));
        }
    }
}

bool OpenReader::is_counted(std::size_t noun) const {
    return tree_.tag(noun) == "NNS" || tree_.child(noun, "nummod") != none;
}

std::string OpenReader::office(std::size_t noun) const {
    auto begin = noun;
    while (begin > 0 && tree_.head(begin - 1) == noun && sentence_.mention_of[begin - 1] == none &&
           (tree_.is(begin - 1, "compound") || tokens_[begin - 1].lower == "chief")) {
        --begin;
    }
    // "director general"
    while (begin > 0 && lexicon_.titles.find(tokens_[begin - 1].lower + ' ' + tokens_[begin].lower))
        --begin;
    return words_of(sentence_, reading_, begin, noun + 1);
}

bool OpenReader::made_by(
    std::size_t noun,
    const Meant& work,
    const std::string& preposition,
    const Meant& maker,
    const State& state
) {
    const auto known = lexicon_.makers.find(singular(noun));
    if (known == lexicon_.makers.end()) return false;
    const bool is_maker =
        preposition == "'s" || (lexicon_.classes_of(preposition) & word::agent) != 0;
    if (!is_maker) return false;
    // "an album by the band Ladytron"
    const auto can_make = preposition == "'s" ? kinds::person : kinds::person | kinds::organization;
    if (maker.things.empty() || !are_all(maker, can_make)) return false;
    state_all(maker, known->second, work, state, "open:noun");
    return true;
}

std::pair<std::string, std::string> OpenReader::name_of_noun(
    std::size_t noun, const std::string& preposition, std::size_t bearer, std::size_t other
) const {
    // "Kenya's grid operator", "India's largest producer": no operator of countries.
    const bool is_business_there = reading_.things[other].kind == kinds::country &&
                                   reading_.things[bearer].kind == kinds::organization &&
                                   lexicon_.businesses.contains(singular(noun));
    if (is_business_there) return {"BASED_IN", {}};
    // "a textile manufacturer from Breslau"
    if (lexicon_.businesses.contains(singular(noun)) && is_origin(preposition, other)) {
        return {reading_.things[bearer].kind == kinds::person ? "FROM" : "BASED_IN", {}};
    }
    // "a maker of clocks in Delft", "its rival in Tokyo": where it is.
    const bool is_body_there = reading_.things[bearer].kind == kinds::organization &&
                               (reading_.things[other].kind & places) != 0 &&
                               (lexicon_.classes_of(preposition) & word::locative) != 0;
    if (is_body_there && relational_noun(noun) != nullptr) return {"BASED_IN", {}};
    if (const auto* known = relational_noun(noun)) {
        // "its student party": a party to no treaty.
        constexpr auto members = kinds::organization | kinds::person | bodies;
        const bool is_body = preposition == "'s" && *known == "PARTY_TO" &&
                             (reading_.things[other].kind & members) != 0;
        return is_body ? std::pair<std::string, std::string>{"PART_OF", {}}
                       : std::pair<std::string, std::string>{*known, {}};
    }
    // "the film's director"
    const auto direction = lexicon_.directions.find(singular(noun));
    if (direction != lexicon_.directions.end() && reading_.things[other].kind == kinds::topic) {
        return {direction->second, {}};
    }
    // "the left back of the team", but not "the two sides of the town"; "is in talks with Volta",
    // "was under pressure from it": no offices.
    const bool is_in_phrase = tree_.child(noun, "case") != none && !is_person(noun);
    const bool can_be_office = !is_in_phrase && (is_person(noun) || tree_.tag(noun) != "NNS");
    const bool is_office = reading_.things[bearer].kind == kinds::person && can_be_office &&
                           (reading_.things[other].kind & (bodies | kinds::place)) != 0;
    // "a teacher in Mahanoro": where someone is from; "the mayor of Tartu" is an office.
    const bool is_there = (reading_.things[other].kind & places) != 0 &&
                          (lexicon_.classes_of(preposition) & word::locative) != 0 &&
                          !lexicon_.people_of.contains(preposition);
    if (is_office && (is_there || is_origin(preposition, other))) return {"FROM", {}};
    if (is_office && is_titled(bearer, other)) return {};
    if (is_office) return {is_former(noun) ? "HELD_OFFICE" : "HOLDS_OFFICE", office(noun)};
    // "India's second-largest steelmaker", "a town in Spain".
    if ((reading_.things[other].kind & places) != 0) {
        const auto kind = reading_.things[bearer].kind;
        if (kind == kinds::organization) return {home_type(bearer, other), {}};
        if (kind == kinds::place) return {"LOCATED_IN", {}};
    }
    // "is in talks with"
    if (const auto* deed = deed_of(noun)) {
        const auto& targets = deed->target;
        const bool is_target = std::ranges::find(targets, preposition) != targets.end();
        if (is_target) return {deed->relation, {}};
    }
    // "her mentor, Abílio Ramos", "a cousin of Adamov"
    // "her French counterpart": holds the same office, which is told of him.
    const auto* title = lexicon_.titles.find(singular(noun));
    if (title != nullptr && title->in_country == "=") return {};
    const bool is_of =
        preposition == "'s" || (lexicon_.classes_of(preposition) & word::genitive) != 0;
    if (is_of && reading_.things[bearer].kind == kinds::person &&
        reading_.things[other].kind == kinds::person && !tokens_[noun].is_capital &&
        is_person(noun)) {
        return {upper(singular(noun)) + "_OF", {}};
    }
    return {};
}

bool OpenReader::is_former(std::size_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](std::size_t child) {
        return child < noun && is_class(child, word::former);
    });
}

bool OpenReader::is_origin(const std::string& preposition, std::size_t place) const {
    return (reading_.things[place].kind & places) != 0 && lexicon_.origins.contains(preposition);
}

void OpenReader::topics(std::size_t noun, const Meant& meant, const State& state) {
    // "cocaine on the ship": what can be touched is about nothing.
    const auto field = syntax::field_of_noun(tokens_[noun].lower);
    const bool is_matter = field == "substance" || field == "food" || field == "body";
    // "a race against the rain", "seats on the council"
    const bool is_no_matter = field == "event" || field == "group" || field == "location";
    constexpr auto about = kinds::topic | kinds::agreement | kinds::event | kinds::mechanism;
    for (const auto child : tree_.children(noun)) {
        if (!tree_.is(child, "nmod") || is_time(child)) continue;
        const auto known = lexicon_.topic_prepositions.find(tree_.preposition(child));
        if (known == lexicon_.topic_prepositions.end() || is_matter) continue;
        for (const auto thing : meant.things) {
            const auto kind = reading_.things[thing].kind;
            if ((kind & about) == 0 || (kind == kinds::topic && is_no_matter)) continue;
            state_all(
                {{thing}, false, true},
                known->second,
                meanings_.of_all({child}),
                state,
                "open:topic"
            );
        }
    }
}

bool OpenReader::deed(std::size_t noun) {
    const auto* known = deed_of(noun);
    if (known == nullptr || in_name(noun)) return false;
    noun_ = bytes_of(sentence_, noun, noun + 1);
    const auto& deed = *known;
    const auto verb = governing_verb(noun);
    const auto status = verb == none ? Status::asserted : status_of(verb);
    State state{status, when_of(noun, status), 1, noun};
    auto targets = behind(noun, deed.target);
    auto doers = behind(noun, deed.doer);
    if (deed.is_mutual) {
        mutual(noun, deed, doers, state);
    }
    const bool is_light = verb != none && tree_.is(noun, "obj") && !is_passive(verb) &&
                          lexicon_.light_verbs.contains(lemma_of_verb(tokens_[verb], lexicon_));
    // "said on a visit to Oslo", "after a draw with Chile": who does the one does the other.
    const bool is_beside = (deed.is_shared || deed.is_suffered) && verb != none &&
                           tree_.is(noun, "obl") && tree_.pos(verb) == "VERB" &&
                           !is_passive(verb) && !has_owner(noun) &&
                           !lexicon_.leaving_undone.contains(tree_.preposition(noun));
    const bool is_of_subject = is_light || is_beside;
    auto& open = deed.is_suffered ? targets : doers;
    const auto& told = deed.is_suffered ? doers : targets;
    if (told.things.empty()) return false;
    if (open.things.empty()) open = given(noun);
    if (open.things.empty()) open = named_before(noun);
    if (open.things.empty() && is_of_subject) {
        const auto subjects = subjects_of(verb);
        open = meanings_.of_all(subjects.tokens);
        state.steps += subjects.steps;
    }
    state_all(doers, deed.relation, targets, state, "open:deed");
    return !doers.things.empty() && !targets.things.empty();
}

Meant OpenReader::named_before(std::size_t noun) {
    constexpr auto actors = kinds::person | kinds::organization | kinds::country;
    for (const auto child : tree_.children(noun)) {
        if (child >= noun) break;
        // "a Paris attack on X" is no deed of the town's.
        const auto country = home_in(noun, child);
        if (country != none && reading_.things[country].kind == kinds::country) return {{country}};
        if (!tree_.is(child, "compound") || !in_name(child)) continue;
        auto meant = meanings_.of_all({child});
        if (are_all(meant, actors)) return meant;
    }
    return {};
}

Meant OpenReader::given(std::size_t noun) {
    const auto verb = governing_verb(noun);
    if (verb == none || !tree_.is(noun, "obj")) return {};
    for (const auto child : tree_.children(verb)) {
        const bool is_object = tree_.label(child) == "iobj" || tree_.label(child) == "obj";
        if (is_object && child < noun) return meanings_.of_all({child});
    }
    return {};
}

bool OpenReader::has_owner(std::size_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [this](std::size_t child) {
        return tree_.label(child) == "nmod:poss";
    });
}

void OpenReader::mutual(
    std::size_t noun, const Deed& deed, const Meant& owners, const State& state
) {
    auto members = owners.things;
    for (const auto child : tree_.children(noun)) {
        const auto mark = tree_.child(child, "case");
        if (!tree_.is(child, "nmod") || mark == none || !is_class(mark, word::partner)) continue;
        const auto partners = meanings_.of(child);
        const auto all = meanings_.of_all({child});
        if (all.things.size() > partners.things.size()) members = all.things;
    }
    constexpr std::size_t most_members = 5;
    if (members.size() < 2 || members.size() > most_members) return;
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (auto j = i + 1; j < members.size(); ++j) {
            state_all({{members[i]}}, deed.relation, {{members[j]}}, state, "open:deed");
        }
    }
}

Meant OpenReader::behind(std::size_t noun, const std::vector<std::string>& prepositions) {
    for (const auto& preposition : prepositions) {
        std::vector<std::size_t> found;
        for (const auto child : tree_.children(noun)) {
            if (is_time(child)) continue;
            const bool is_owner = tree_.label(child) == "nmod:poss";
            if (preposition == "'s" ? is_owner
                                    : tree_.is(child, "nmod") && !is_owner &&
                                          tree_.preposition(child) == preposition) {
                found.push_back(child);
            }
        }
        // "launched an attack on B": parsed as what the verb takes.
        const auto verb = governing_verb(noun);
        if (verb != none && found.empty() && preposition != "'s") {
            for (const auto child : tree_.children(verb)) {
                const bool is_behind = child > noun && tree_.is(child, "obl") && !is_time(child);
                // "its bid was blocked by X": X bids for nothing.
                const auto mark = tree_.child(child, "case");
                if (mark != none && is_class(mark, word::agent) && is_passive(verb)) continue;
                if (is_behind && tree_.preposition(child) == preposition) found.push_back(child);
            }
        }
        auto meant = meanings_.of_all(found);
        if (!meant.things.empty()) return meant;
    }
    return {};
}

std::size_t OpenReader::governing_verb(std::size_t noun) const {
    const bool is_argument =
        tree_.is(noun, "obj") || tree_.is(noun, "nsubj") || tree_.is(noun, "obl");
    if (!is_argument || tree_.head(noun) == syntax::ParsedWord::root) return none;
    return is_predicate(tree_.head(noun)) ? tree_.head(noun) : none;
}

}  // namespace relata::article
