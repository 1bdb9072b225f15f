#include "importers/article/open_relations.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <array>
#include <string_view>

// Verbs: their subjects and objects, and what stands behind prepositions.

namespace relata::article {
namespace {

/// Adds the numbers of "2" or "2-1"; false for what can be no part of a result.
bool add_scores(std::string_view text, std::vector<int>& scores) {
    constexpr std::size_t most = 7;  // "108-104"
    if (text.size() > most) return false;
    int number = -1;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            number = 10 * std::max(number, 0) + (c - '0');
        } else if (c == '-' || c == ',' || c == '.' || c == ':') {
            if (number >= 0) scores.push_back(number);
            number = -1;
        } else {
            return false;
        }
    }
    if (number >= 0) scores.push_back(number);
    return true;
}

}  // namespace
void OpenReader::result() {
    constexpr std::size_t longest = 14;
    if (tokens_.size() > longest) return;
    std::vector<std::size_t> teams;
    std::vector<int> scores;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
        if (in_name(at)) {
            const auto team = sentence_.mentions[sentence_.mention_of[at]].thing;
            const bool is_team = team != none &&
                                 !sentence_.mentions[sentence_.mention_of[at]].is_adjective &&
                                 (reading_.things[team].kind & bodies) != 0;
            if (!is_team) return;
            if (teams.empty() || teams.back() != team) teams.push_back(team);
            continue;
        }
        if (!add_scores(tokens_[at].text, scores)) return;
    }
    if (teams.size() != 2 || scores.size() != 2) return;
    const auto first_won = scores[0] >= scores[1];
    const auto won = first_won ? 0U : 1U;
    add(teams[won],
        scores[0] == scores[1] ? "DREW_WITH" : "DEFEATED",
        teams[1 - won],
        "open:result",
        0.8,
        {});
}

void OpenReader::clause(std::size_t verb) {
    if (is_hypothetical(verb) || facts_ > most_facts) return;
    verb_ = verb_group(sentence_, verb);
    const auto subjects = subjects_of(verb);
    const auto status = status_of(verb);
    if (tree_.pos(verb) != "VERB") {
        copula(verb, subjects, status);
        return;
    }
    const auto passive = is_passive(verb);
    phrases_of_clause(verb, subjects, passive, status);
    const auto lemma = lemma_of_verb(tokens_[verb], lexicon_);
    if (lexicon_.silent.contains(lemma) && !holds_share(verb)) return;
    auto doers = passive ? std::vector<std::size_t>{} : subjects.tokens;
    auto objects = passive ? subjects.tokens : std::vector<std::size_t>{};
    if (const auto head = relative_object(verb); head != none) objects.push_back(head);
    named_after(verb, objects, status);
    const auto tail = usual_tail(verb);
    std::vector<std::size_t> kept;                            // "was awarded the prize"
    std::vector<std::pair<std::string, std::size_t>> behind;  // prepositions
    for (const auto child : tree_.children(verb)) {
        if (tree_.label(child) == "obj" || tree_.label(child) == "iobj") {
            (passive ? kept : objects).push_back(child);
        }
        if (!tree_.is(child, "obl") || is_time(child)) continue;
        const auto preposition = tree_.preposition(child);
        const bool is_silent = lexicon_.silent.contains(preposition) &&
                               !(lexicon_.of_persons.contains(preposition) && is_person(child));
        if (preposition.empty() || is_silent || child == tail) continue;
        const auto mark = tree_.child(child, "case");
        if (passive && is_class(mark, word::agent)) {
            if (!doers.empty() && gapped(verb, doers.back(), child, status)) continue;
            doers.push_back(child);
        } else {
            const bool is_read = !passive && is_told_by_deed(doers, preposition);
            if (!is_read) behind.emplace_back(preposition, child);
        }
    }
    // "called the ruling a blow": no blow is called.
    const bool is_naming = lexicon_.naming.contains(lemma);
    if (is_naming && objects.size() > 1) {
        std::ranges::sort(objects);
        objects.resize(1);
    }
    if (lexicon_.taking.contains(lemma)) {
        auto givers_behind = objects;
        if (passive) givers_behind.insert(givers_behind.end(), doers.begin(), doers.end());
        taken_from(givers_behind, behind);
    }
    if (!passive && lexicon_.listing.contains(lemma)) {
        members(doers, objects, status, verb);
        if (are_listed(doers, objects)) return;
    }
    auto verb_name = name_of_verb(verb, status);
    const auto holding = lexicon_.holding.find(lemma);
    const bool is_share = std::ranges::any_of(objects, [this](std::size_t object) {
        return lexicon_.measures.contains(tokens_[object].lower);
    });
    if (holding != lexicon_.holding.end() && is_share) verb_name = holding->second;
    // "Volta, together with Delta, sued them"
    for (std::size_t i = 0, count = passive ? 0 : doers.size(); i < count; ++i) {
        for (const auto child : tree_.children(doers[i])) {
            if (tree_.is(child, "nmod") && child < verb && is_jointly(child))
                doers.push_back(child);
        }
    }
    auto from = meanings_.of_all(doers);
    // "Tokyo agreed": a capital that acts stands for its country.
    for (auto& thing : from.things) {
        const auto country = reading_.country_of_capital(thing);
        if (country != none) thing = country;
    }
    // "began a visit to Japan": the visit is read as a deed, and is no thing beside it.
    std::erase_if(objects, [&](std::size_t object) {
        const auto* deed = deed_of(object);
        if (deed == nullptr || in_name(object) || this->behind(object, deed->target).things.empty())
            return false;
        if (lexicon_.light_verbs.contains(lemma)) {
            std::erase_if(behind, [&](const auto& phrase) {
                return std::ranges::find(deed->target, phrase.first) != deed->target.end();
            });
        }
        return true;
    });
    const auto to = meanings_.of_all(objects);
    State state{status, when_of(verb, status), subjects.steps, verb};
    state_all(from, verb_name, to, state);
    // "was given a prize by Volta": Volta gave it, she was given it.
    const auto kept_things = kept.empty() ? Meant{} : meanings_.of_all(kept);
    const auto given = (status == Status::planned ? "WILL_BE_" : "") + upper(tokens_[verb].lower);
    state_all(to, given, kept_things, state);
    state_all(from, verb_name, kept_things, state);
    // "was published in London by Volta": the book was.
    const bool is_suffered = passive && !to.things.empty();
    // "who moved cocaine to Trieste": it goes there, whoever moved it. In other clauses what stands
    // behind is told of the doer: "left Volta for Delta".
    const bool is_moved = from.things.empty() && lexicon_.conveying.contains(lemma);
    for (const auto& [preposition, token] : behind) {
        const auto target = meanings_.of_all({token});
        const bool is_of_objects = is_suffered || (is_moved && are_places(target));
        // "surveyed by Volta together with Delta": both surveyed it.
        const bool is_joint = passive && !doers.empty() && is_jointly(token);
        const auto& actors_behind = is_of_objects && !is_joint ? to : from;
        // "closed the bank in Minsk": where the bank is, not where who closed it is.
        const auto mark = tree_.child(token, "case");
        const bool is_where =
            is_class(mark, word::locative) || lexicon_.where.contains(preposition);
        if (is_where && are_places(target)) {
            if (stands_there(objects, to, target, state)) continue;
            const bool is_school = lexicon_.learning.contains(lemma);
            if (!passive && !objects.empty() && !is_school) continue;
        }
        // "counts X and Y among its customers": they are.
        const bool is_among = !passive && tree_.tag(token) == "NNS" &&
                              lexicon_.counting.contains(preposition) && !to.things.empty() &&
                              (relational_noun(token) != nullptr || is_person(token));
        if (is_among) {
            noun_relations(token, to, state);
            continue;
        }
        if (connects(objects.empty() ? subjects.tokens : objects, token, state)) continue;
        // "seeks an injunction against X", "discussed ties between X and Y": told of the object;
        // "compared it with data by X", too.
        const bool is_of_object =
            lexicon_.of_objects.contains(preposition) || is_class(mark, word::agent);
        if (!passive && !objects.empty() && is_of_object) continue;
        // "built chains for semiconductors": the chains are for them.
        constexpr auto actors = kinds::person | bodies;
        const bool is_of_made = lexicon_.of_things_made.contains(preposition) &&
                                target.is_described && !are_all(target, actors) &&
                                !to.things.empty() && !are_all(to, kinds::person) &&
                                (to.is_described || !are_all(to, bodies));
        if (!passive && is_of_made) continue;
        const auto name_here = name_behind(verb, status, objects, preposition);
        // "with a hammer", "in a car"; bodies and persons are told of wherever they stand.
        const bool is_vague = target.is_described && !is_told_by_name(token) &&
                              lexicon_.only_names.contains(preposition) &&
                              !are_all(target, kinds::organization | kinds::person);
        const bool is_attended = is_vague && is_where && are_all(target, kinds::event) &&
                                 are_all(actors_behind, kinds::person);
        const bool is_nothing = target.things.empty() || is_vague;
        if (is_nothing) {
            through_noun(token, actors_behind, name_here, state);
            with_others(token, passive ? to : from, verb_name, state);
            // "said at the ceremony": was there.
            if (is_attended) state_all(actors_behind, name_here, target, state);
            continue;
        }
        // "invited Lepik to Helsinki": she goes there.
        const auto sent = lexicon_.conveying.find(lemma);
        const bool is_sent = sent != lexicon_.conveying.end() && !passive && !to.things.empty() &&
                             is_class(mark, word::infinitive) && are_places(target) &&
                             are_all(to, kinds::person);
        if (is_sent) {
            state_all(to, sent->second, target, state);
            continue;
        }
        // "establish a mechanism on food": the mechanism is about food, as was said before.
        if (!passive && are_joined(to, target)) continue;
        // "holds 30 percent in Volta": owns it, as "of Volta" does.
        const bool is_held =
            is_share && !passive && is_class(mark, word::locative) && !are_places(target);
        // "freed Holm from the camp": he is free from it.
        const bool is_parted = !passive && !to.things.empty() && lexicon_.parting.contains(lemma) &&
                               lexicon_.origins.contains(preposition);
        // "wrote the report with Holm", "sued together with Volta"
        const bool is_with =
            is_jointly(token) || (!passive && is_class(mark, word::partner) && !to.things.empty() &&
                                  !are_all(to, kinds::agreement));
        const bool is_shared = is_with && are_alike_actors(actors_behind, target);
        const std::string type = is_shared ? "COOPERATES_WITH" : is_held ? verb_name : name_here;
        state_all(is_parted ? to : actors_behind, type, target, state);
        if (is_joint || (!passive && (is_class(mark, word::partner) || is_jointly(token))))
            together(from, verb_name, to, target, state);
    }
    if (lexicon_.demanding.contains(lemma)) demanded(verb, from, state);
    // "became the owner of Volta"
    const auto became = lexicon_.becoming.contains(lemma) ? tree_.child(verb, "xcomp") : none;
    if (became != none && !passive && !in_name(became) && relational_noun(became) != nullptr)
        noun_relations(became, from, state);
    // "will provide land and Slovakia the radars"
    for (const auto child : tree_.children(verb)) {
        const auto what = tree_.is(child, "conj") ? tree_.child(child, "orphan") : none;
        if (what == none) continue;
        state_all(meanings_.of_all({child}), verb_name, meanings_.of_all({what}), state);
    }
    if (const auto place = relative_place(verb); place != none) {
        const auto& there = is_suffered || is_moved ? to : from;
        state_all(there, verb_name + "_IN", meanings_.of_all({place}), state);
    }
    if (!passive) {
        passed_on(verb, objects, behind, state);
        for (const auto object : objects) behind_object(object, from, verb_name, state);
    }
    // "Construction of the dam was financed by X": X financed the dam.
    if (passive && to.things.empty()) {
        for (const auto object : objects) through_noun(object, from, verb_name, state);
    }
    offices(verb, passive ? to : from, passive ? Meant{} : to, state);
    remember(subjects, passive ? to : from);
}

void OpenReader::demanded(std::size_t verb, const Meant& from, const State& state) {
    const auto what = tree_.child(verb, "ccomp");
    if (what == none || !is_demanded(what, tree_, sentence_)) return;
    const auto subjects = subjects_of(what);
    if (subjects.tokens.empty() || subjects.steps > 0) return;
    const auto name = name_of_verb(verb, state.status);
    const auto deed = lemma_of_verb(tokens_[what], lexicon_);
    const auto type = is_passive(what) ? name + '_' + upper(Lexicon::ing_form(deed)) : name;
    state_all(from, type, meanings_.of_all(subjects.tokens), state);
}

void OpenReader::phrases_of_clause(
    std::size_t verb, const Subjects& subjects, bool passive, Status status
) {
    const State state{status, when_of(verb, status), subjects.steps, verb};
    std::optional<Meant> subject;
    std::optional<Meant> agent;
    for (const auto child : tree_.children(verb)) {
        if (!tree_.is(child, "obl") || is_time(child) || in_name(child)) continue;
        if (!is_set_phrase(child)) continue;
        if (!subject) subject = meanings_.of_all(subjects.tokens);
        if (passive && !agent) {
            const auto by = tree_.child(verb, "obl:agent");
            agent = by == none ? Meant{} : meanings_.of_all({by});
        }
        const bool has_agent = agent && !agent->things.empty();
        set_phrase(child, has_agent ? *agent : *subject, *subject, state);
    }
    if (!passive) verb_phrase(verb, subjects, state);
}

void OpenReader::named_after(std::size_t verb, std::vector<std::size_t> named, Status status) {
    if (!lexicon_.naming.contains(lemma_of_verb(tokens_[verb], lexicon_))) return;
    for (const auto child : tree_.children(verb)) {
        if (tree_.label(child) == "obj") named.push_back(child);
        const auto known = tree_.is(child, "obl") && !is_time(child)
                               ? lexicon_.namesakes.find(tree_.preposition(child))
                               : lexicon_.namesakes.end();
        if (known == lexicon_.namesakes.end()) continue;
        const auto namesake = meanings_.of_all({child});
        // "named her chief after the vote"
        if (namesake.is_described || tree_.child(verb, "xcomp") != none) continue;
        const State state{status, when_of(verb, status), 0, verb};
        state_all(meanings_.of_all(named), known->second, namesake, state);
    }
}

bool OpenReader::gapped(std::size_t verb, std::size_t before, std::size_t agent, Status status) {
    const auto mark = tree_.child(agent, "case");
    if (mark == none || mark < before + 2 || !in_name(mark - 1) || !in_name(agent)) return false;
    const auto& name = sentence_.mentions[sentence_.mention_of[mark - 1]];
    const bool is_apart = name.begin > before + 1 && !tokens_[name.begin - 1].is_word;
    if (!is_apart || name.thing == none) return false;
    const State state{status, when_of(verb, status), 1, verb};
    const auto sufferer = meanings_.of_all({top_of(name, sentence_.tree)});
    state_all(meanings_.of_all({agent}), name_of_verb(verb, status), sufferer, state);
    return true;
}

bool OpenReader::holds_share(std::size_t verb) const {
    if (!lexicon_.holding.contains(lemma_of_verb(tokens_[verb], lexicon_))) return false;
    return std::ranges::any_of(tree_.children(verb), [this](std::size_t child) {
        return tree_.is(child, "obj") && lexicon_.measures.contains(tokens_[child].lower);
    });
}

bool OpenReader::is_told_by_name(std::size_t noun) const {
    constexpr auto held = kinds::event | kinds::organization;
    const bool is_held = (kind_at(sentence_, noun, reading_) & held) != 0;
    return std::ranges::any_of(tree_.children(noun), [&](std::size_t child) {
        const auto mark = tree_.child(child, "case");
        const bool is_behind =
            is_held && tree_.is(child, "nmod") && mark != none && !is_class(mark, word::genitive);
        return (tree_.is(child, "compound") || is_behind) && in_name(child);
    });
}

bool OpenReader::is_person(std::size_t token) const {
    return kind_at(sentence_, token, reading_) == kinds::person;
}

void OpenReader::through_noun(
    std::size_t noun, const Meant& from, const std::string& type, const State& state
) {
    if (is_person(noun)) return;
    for (const auto child : tree_.children(noun)) {
        const auto mark = tree_.child(child, "case");
        const bool is_owner =
            tree_.is(child, "nmod") && mark != none && is_class(mark, word::genitive);
        if (!is_owner || !in_name(child)) continue;
        auto weaker = state;
        ++weaker.steps;
        state_all(from, type, meanings_.of_all({child}), weaker);
    }
}

void OpenReader::with_others(
    std::size_t noun, const Meant& from, const std::string& verb_name, const State& state
) {
    if (is_person(noun) || deed_of(noun) != nullptr) return;
    constexpr auto actors = kinds::person | kinds::organization;
    for (const auto child : tree_.children(noun)) {
        const auto mark = tree_.child(child, "case");
        const bool is_beside = tree_.is(child, "nmod") && mark != none && in_name(child) &&
                               is_class(mark, word::partner);
        if (!is_beside) continue;
        const auto others = meanings_.of_all({child});
        if (!are_all(from, actors) || !are_all(others, actors)) continue;
        auto weaker = state;
        ++weaker.steps;
        state_all(from, verb_name + '_' + upper(tree_.preposition(child)), others, weaker);
    }
}

void OpenReader::offices(
    std::size_t verb, const Meant& subjects, const Meant& objects, const State& state
) {
    const auto lemma = lemma_of_verb(tokens_[verb], lexicon_);
    const bool is_given = lexicon_.appointing.contains(lemma);
    for (const auto child : tree_.children(verb)) {
        const auto mark = tree_.child(child, "case");
        const bool is_as = tree_.is(child, "obl") && mark != none && tokens_[mark].lower == "as";
        // "was elected a member": parsed as what the verb takes.
        const bool is_kept = tree_.label(child) == "obj" && is_passive(verb);
        const bool is_told = is_given && (tree_.is(child, "xcomp") || is_kept);
        const bool is_office = is_person(child) || (is_told && relational_noun(child) != nullptr);
        if ((!is_as && !is_told) || in_name(child) || !is_office) continue;
        const auto& holder = is_given && !objects.things.empty() ? objects : subjects;
        if (!are_all(holder, kinds::person)) continue;
        for (const auto noun : tree_.coordinated(child)) {
            if (lexicon_.leaving.contains(lemma)) {
                left_office(noun, holder, state);
            } else {
                noun_relations(noun, holder, state, noun == child ? none : child);
            }
        }
        // "Volta named her chief executive": of Volta.
        const bool is_of_subject = is_given && !objects.things.empty() &&
                                   tree_.child(child, "nmod") == none &&
                                   are_all(subjects, kinds::organization);
        if (!is_of_subject) continue;
        for (const auto who : holder.things) {
            for (const auto body : subjects.things) {
                add(who,
                    "HOLDS_OFFICE",
                    body,
                    "open:noun",
                    0.7,
                    state.when,
                    state.status,
                    office(child));
            }
        }
    }
}

void OpenReader::left_office(std::size_t noun, const Meant& holder, const State& state) {
    for (const auto child : tree_.children(noun)) {
        const auto mark = tree_.child(child, "case");
        const bool is_body =
            tree_.is(child, "nmod") &&
            (tree_.label(child) == "nmod:poss" || (mark != none && is_class(mark, word::genitive)));
        const auto body = is_body ? meanings_.of_all({child}) : Meant{};
        if (are_all(body, bodies | kinds::place))
            state_all(holder, "HELD_OFFICE", body, state, "open:noun");
    }
}

void OpenReader::remember(const Subjects& subjects, const Meant& meant) {
    const bool is_new = subjects.steps == 0 && !meant.is_reference;
    if (is_new && meant.things.size() > 1) reading_.remember_plural(meant.things);
}

void OpenReader::copula(std::size_t noun, const Subjects& subjects, Status status) {
    const auto from = meanings_.of_all(subjects.tokens);
    State state{status, when_of(noun, status), subjects.steps, noun};
    if (set_phrase(noun, from, from, state)) return;
    const auto be = tree_.child(noun, "cop");
    verb_ = be == none ? Span{} : verb_group(sentence_, be);
    if (tree_.pos(noun) == "ADJ") {
        for (const auto child : tree_.children(noun)) {
            if (!tree_.is(child, "obl") || is_time(child)) continue;
            const auto preposition = tree_.preposition(child);
            if (preposition.empty()) continue;
            const auto type = name_of_adjective(noun, preposition);
            state_all(from, type, meanings_.of_all({child}), state);
        }
        return;
    }
    noun_relations(noun, from, state);
    if (status == Status::asserted && tree_.tag(noun) == "NN") home(noun, from);
}

void OpenReader::inverted(std::size_t name) {
    if (tree_.child(name, "cop") == none) return;
    if (const auto noun = tree_.child(name, "nsubj"); noun != none) {
        // "The mayor of Calgary is Ana Costa", "whose largest shareholder is Kristian Siem"
        const bool is_told = !in_name(noun) && tree_.tag(noun) == "NN" &&
                             (relational_noun(noun) != nullptr || is_person(noun));
        const auto status = status_of(name);
        if (is_told) {
            const auto who = meanings_.of_all({name});
            noun_relations(noun, who, {status, when_of(name, status), 0, name});
        }
        return;
    }
    for (const auto child : tree_.children(name)) {
        const bool is_before =
            child < name && (tree_.is(child, "obl") || tree_.label(child) == "nmod");
        if (!is_before || in_name(child)) continue;
        if (relational_noun(child) == nullptr && !is_person(child)) continue;
        noun_relations(child, meanings_.of_all({name}), {Status::asserted, {}, 0, name});
    }
}

bool OpenReader::has_relative(std::size_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [this](std::size_t child) {
        return tree_.tag(child).starts_with('W');
    });
}

std::size_t OpenReader::relative_object(std::size_t verb) const {
    if (is_passive(verb)) return none;
    // "the mill that Volta promised to convert": what is converted, and not promised.
    const auto above = tree_.head(verb);
    const bool is_infinitive = tree_.label(verb) == "xcomp" && tree_.child(verb, "mark") != none &&
                               tree_.child(verb, "obj") == none &&
                               tree_.child(above, "obj") == none;
    const auto clause = is_infinitive ? above : verb;
    if (tree_.label(clause) != "acl:relcl") return none;
    bool has_subject = false;
    for (const auto child : tree_.children(clause)) {
        if (tree_.is(child, "obj") || tree_.is(child, "advmod") || tree_.is(child, "ccomp"))
            return none;
        if (!is_infinitive && tree_.is(child, "xcomp") && tree_.child(child, "mark") != none)
            return none;
        // "the bank, through which the money flowed", "whose report called it stable"
        const bool is_relative = is_class(child, word::relative) || has_relative(child);
        if (is_relative && (tree_.is(child, "obl") || tree_.is(child, "nsubj"))) return none;
        has_subject = has_subject || tree_.is(child, "nsubj");
    }
    return has_subject ? tree_.head(clause) : none;
}

std::size_t OpenReader::relative_place(std::size_t verb) const {
    const auto where = tree_.child(verb, "advmod");
    const bool is_where = tree_.label(verb) == "acl:relcl" && where != none && where > 1 &&
                          where < verb && tokens_[where].lower == "where";
    if (!is_where) return none;
    const auto before = tokens_[where - 1].is_word ? where - 1 : where - 2;
    const auto is_place = [this](std::size_t at) {
        constexpr auto standing = places | kinds::organization | kinds::event;
        return (kind_at(sentence_, at, reading_) & standing) != 0;
    };
    if (in_name(before) && is_place(before)) return before;
    return is_place(tree_.head(verb)) ? tree_.head(verb) : none;
}

void OpenReader::behind_object(
    std::size_t object, const Meant& from, const std::string& verb_name, const State& state
) {
    const auto what = meanings_.of(object);
    if (!what.things.empty() && !what.is_described) return;
    for (const auto child : tree_.children(object)) {
        if (!tree_.is(child, "nmod") || tree_.label(child) == "nmod:poss") continue;
        const auto preposition = tree_.preposition(child);
        if (preposition.empty() || connects({object}, child, state)) continue;
        if (lexicon_.of_objects.contains(preposition)) continue;
        // "rejected a bid by Volta": Volta's.
        const bool of = is_class(tree_.child(child, "case"), word::genitive | word::agent);
        const auto target = meanings_.of_all({child});
        // "helped firms in the two countries": where the firms are, which is told of them.
        const bool is_where = !what.things.empty() && are_places(target) &&
                              is_class(tree_.child(child, "case"), word::locative);
        // "examined a slope above the river": told of the slope.
        if (lexicon_.where.contains(preposition) && are_places(target)) continue;
        if (is_where) continue;
        const bool is_share = lexicon_.measures.contains(tokens_[object].lower) &&
                              is_class(tree_.child(child, "case"), word::locative) &&
                              !are_places(target);
        const auto type = of || is_share
                              ? verb_name
                              : name_behind(state.token, state.status, {object}, preposition);
        // "signed a pact with Ghana": Ghana signed it too.
        const bool is_shared = is_class(tree_.child(child, "case"), word::partner) &&
                               are_all(what, kinds::agreement) && !what.things.empty();
        if (is_shared) together(from, verb_name, what, target, state);
        // "promote negotiations on the pact": as the negotiations are called.
        if (!is_told_by(what, target)) state_all(from, type, target, state);
    }
}

bool OpenReader::is_told_by(const Meant& described, const Meant& others) const {
    return std::ranges::any_of(described.things, [&](std::size_t thing) {
        const auto& what = reading_.things[thing];
        return !what.is_named && std::ranges::any_of(others.things, [&](std::size_t other) {
            return other != thing &&
                   what.name.find(reading_.things[other].name) != std::string::npos;
        });
    });
}

bool OpenReader::connects(
    const std::vector<std::size_t>& nouns, std::size_t token, const State& state
) {
    const auto mark = tree_.child(token, "case");
    const auto ends = meanings_.of_all({token});
    constexpr auto lines = kinds::mechanism | kinds::place;
    if (!is_class(mark, word::partner) || ends.things.size() < 2 || !are_places(ends)) return false;
    const auto line = meanings_.of_all(nouns);
    for (const auto thing : line.things) {
        if ((reading_.things[thing].kind & lines) == 0) return false;
    }
    if (line.things.empty()) return false;
    state_all(line, "CONNECTS", ends, state);
    return true;
}

bool OpenReader::stands_there(
    const std::vector<std::size_t>& objects,
    const Meant& meant,
    const Meant& where,
    const State& state
) {
    if (objects.empty() || !meant.is_described || meant.things.empty()) return false;
    constexpr auto standing = kinds::place | kinds::organization | kinds::mechanism | kinds::event;
    for (const auto thing : meant.things) {
        if ((reading_.things[thing].kind & standing) == 0) return false;
    }
    auto asserted = state;
    asserted.status = std::min(state.status, Status::planned);
    state_all(meant, "LOCATED_IN", where, asserted, "open:place");
    return true;
}

void OpenReader::taken_from(
    const std::vector<std::size_t>& objects,
    std::vector<std::pair<std::string, std::size_t>>& behind
) {
    constexpr auto givers = kinds::person | bodies;
    for (auto noun : objects) {
        for (auto next = noun; next != none;) {
            noun = std::exchange(next, none);
            for (const auto child : tree_.children(noun)) {
                if (!tree_.is(child, "nmod") || child < noun || is_time(child)) continue;
                next = child;
                const auto preposition = tree_.preposition(child);
                if (!lexicon_.origins.contains(preposition)) continue;
                const auto meant = meanings_.of_all({child});
                const bool is_giver = !meant.things.empty() && are_all(meant, givers);
                if (is_giver) behind.emplace_back(preposition, child);
            }
        }
    }
}

void OpenReader::passed_on(
    std::size_t verb,
    const std::vector<std::size_t>& objects,
    const std::vector<std::pair<std::string, std::size_t>>& behind,
    const State& state
) {
    const auto known = lexicon_.passing.find(lemma_of_verb(tokens_[verb], lexicon_));
    if (known == lexicon_.passing.end()) return;
    for (const auto& [preposition, token] : behind) {
        if (!is_class(tree_.child(token, "case"), word::infinitive)) continue;
        const auto receiver = meanings_.of_all({token});
        const auto what = meanings_.of_all(objects);
        const bool is_person = std::ranges::any_of(what.things, [this](std::size_t thing) {
            return reading_.things[thing].kind == kinds::person;
        });
        // A player who is sold joins the club.
        state_all(receiver, known->second, is_person ? Meant{} : what, state);
        if (is_person) state_all(what, "JOINED", receiver, state);
    }
}

bool OpenReader::is_jointly(std::size_t token) const {
    const auto mark = tree_.child(token, "case");
    if (mark == none || mark > token) return false;
    return lexicon_.jointly.contains(tokens_[mark].lower) ||
           (mark > 0 && lexicon_.jointly.contains(tokens_[mark - 1].lower));
}

bool OpenReader::are_alike_actors(const Meant& some, const Meant& others) const {
    const auto are = [&](KindSet kind) { return are_all(some, kind) && are_all(others, kind); };
    return are(kinds::person) || are(bodies);
}

void OpenReader::together(
    const Meant& from,
    const std::string& verb_name,
    const Meant& to,
    const Meant& partners,
    const State& state
) {
    if (from.things.empty()) return;
    constexpr auto actors = kinds::person | bodies;
    for (const auto partner : partners.things) {
        const auto kind = reading_.things[partner].kind;
        if ((kind & actors) == 0 || kind != reading_.things[from.things.front()].kind) continue;
        auto weaker = state;
        ++weaker.steps;
        state_all({{partner}, partners.is_reference, false}, verb_name, to, weaker);
    }
}

void OpenReader::members(
    const std::vector<std::size_t>& nouns,
    const std::vector<std::size_t>& listed,
    Status status,
    std::size_t verb
) {
    const auto all = meanings_.of_all(listed);
    for (const auto noun : nouns) {
        if (relational_noun(noun) == nullptr) continue;
        noun_relations(noun, all, {status, {}, 0, verb});
    }
}

bool OpenReader::are_listed(
    const std::vector<std::size_t>& nouns, const std::vector<std::size_t>& listed
) {
    const auto all = meanings_.of_all(nouns);
    return !all.things.empty() && all.things == meanings_.of_all(listed).things;
}

bool OpenReader::is_hypothetical(std::size_t verb) const {
    const auto mark = tree_.child(verb, "mark");
    if (mark != none && is_class(mark, word::hypothetical)) return true;
    // "Should he be cleared, she will": what begins with its auxiliary is asked or supposed.
    const auto auxiliary = tree_.child(verb, "aux");
    const auto subject = tree_.child(verb, "nsubj");
    return auxiliary != none && subject != none && auxiliary < subject && subject < verb &&
           (auxiliary == 0 || !tokens_[auxiliary - 1].is_word);
}

std::string OpenReader::plain_form(std::size_t verb) const {
    // "helped to found": the form of another verb is not meant behind "to".
    const auto mark = tree_.child(verb, "mark");
    const bool is_plain = mark != none && is_class(mark, word::infinitive) &&
                          syntax::irregular_past(tokens_[verb].lower).empty() &&
                          lexicon_.verb_ids.contains(tokens_[verb].lower);
    return is_plain ? tokens_[verb].lower : lemma_of_verb(tokens_[verb], lexicon_);
}

std::string OpenReader::plain_words(std::size_t verb) const {
    auto words = plain_form(verb);
    for (const auto child : tree_.children(verb)) {
        // "brought together A and B"
        const bool is_beside = child == verb + 1 && tree_.label(child) == "advmod" &&
                               lexicon_.jointly.contains(tokens_[child].lower) &&
                               tree_.child(verb, "obj") != none;
        if (tree_.label(child) == "compound:prt" || is_beside) words += ' ' + tokens_[child].lower;
    }
    return words;
}

std::string OpenReader::conjugated(const std::string& words, bool is_present) const {
    const auto blank = std::min(words.find(' '), words.size());
    const auto lemma = words.substr(0, blank);
    const auto verb = is_present ? Lexicon::present_form(lemma) : lexicon_.past_form(lemma);
    return upper(verb + words.substr(blank));
}

std::string OpenReader::in_tense(std::size_t verb, Status status, const std::string& words) const {
    if (status == Status::planned) return "WILL_" + upper(words);
    const auto tag = tree_.tag(verb);
    // "belongs to": it still does; headlines say in the present what is over.
    // "cost" and "wound up" may be the past.
    const auto own = plain_form(verb);
    const bool is_plain = tokens_[verb].lower == own && lexicon_.past_form(own) != own;
    const bool is_present =
        (tag == "VBZ" && tokens_[verb].lower.ends_with('s')) || (tag == "VBP" && is_plain);
    if (is_present && !sentence_.is_headline) return conjugated(words, true);
    const auto lemma = words.substr(0, words.find(' '));
    if (lemma != own) return conjugated(words, false);
    // "is run by Volta": it still does.
    const auto aux = tree_.child(verb, "aux:pass");
    const bool is_done_now = tag == "VBN" && aux != none && has_agent(verb) &&
                             (tree_.tag(aux) == "VBZ" || tree_.tag(aux) == "VBP");
    if (is_done_now && !sentence_.is_headline) return conjugated(words, true);
    // "was taken to": a participle nobody does keeps its form; "had written", "seen by X" is
    // past.
    const bool stays = tag == "VBN" && is_passive(verb) && !has_agent(verb);
    // "curated" of a verb nobody lists is a past already.
    const bool is_past =
        lemma == tokens_[verb].lower && lemma.ends_with("ed") && (tag == "VBN" || tag == "VBD");
    if (!stays && !is_past) return conjugated(words, false);
    return upper(tokens_[verb].lower + words.substr(lemma.size()));
}

std::string OpenReader::words_to(std::size_t verb, std::size_t tail) const {
    return plain_words(verb) + ' ' + tree_.preposition(tail) + ' ' + tokens_[tail].lower;
}

std::size_t OpenReader::usual_tail(std::size_t verb) const {
    for (const auto child : tree_.children(verb)) {
        const bool is_bare = tree_.is(child, "obl") && child > verb && tree_.tag(child) == "NN" &&
                             !in_name(child) && tree_.children(child).size() == 1;
        if (!is_bare || tree_.preposition(child).empty()) continue;
        if (lexicon_.usual_verbs.contains(words_to(verb, child))) return child;
    }
    return none;
}

std::string OpenReader::usual_words(std::size_t verb, const std::string& behind) const {
    const auto& usual = lexicon_.usual_verbs;
    if (behind.empty()) {
        const auto tail = usual_tail(verb);
        if (tail != none) return usual.at(words_to(verb, tail));
    }
    const auto words = plain_words(verb);
    if (const auto known = usual.find(words + behind); known != usual.end()) return known->second;
    // "pulled back from", "tore open": what stands there was taken for an adverb.
    const bool is_beside = verb + 1 < tokens_.size() && tree_.head(verb + 1) == verb &&
                           (tree_.is(verb + 1, "advmod") || tree_.is(verb + 1, "xcomp"));
    if (!is_beside) return {};
    const auto known = usual.find(words + ' ' + tokens_[verb + 1].lower + behind);
    return known == usual.end() ? std::string{} : known->second;
}

std::string OpenReader::name_of_verb(std::size_t verb, Status status) const {
    const auto usual = usual_words(verb, "");
    return in_tense(verb, status, usual.empty() ? plain_words(verb) : usual);
}

std::string OpenReader::name_behind(
    std::size_t verb,
    Status status,
    const std::vector<std::size_t>& objects,
    const std::string& preposition
) const {
    const auto usual = usual_words(verb, ' ' + preposition);
    if (!usual.empty()) return in_tense(verb, status, usual);
    auto name = name_of_verb(verb, status);
    if (const auto object = idle_object(verb, objects, preposition); object != none)
        name += '_' + upper(tokens_[object].lower);
    return name + '_' + upper(preposition);
}

std::string OpenReader::name_of_adjective(std::size_t adjective, const std::string& preposition)
    const {
    const auto be = tree_.child(adjective, "cop");
    const auto words = tokens_[adjective].lower + ' ' + preposition;
    const auto usual =
        be == none ? lexicon_.usual_verbs.end()
                   : lexicon_.usual_verbs.find(lemma_of_verb(tokens_[be], lexicon_) + ' ' + words);
    if (usual == lexicon_.usual_verbs.end()) return upper(words);
    const auto tag = tree_.tag(be);
    return conjugated(usual->second, tag == "VBZ" || tag == "VBP");
}

bool OpenReader::is_idle(std::size_t noun) const {
    constexpr std::array fields{
        "act", "attribute", "cognition", "communication", "event", "feeling", "process", "state"};
    return std::ranges::find(fields, syntax::field_of_noun(tokens_[noun].lower)) != fields.end();
}

std::size_t OpenReader::idle_object(
    std::size_t verb, const std::vector<std::size_t>& objects, const std::string& preposition
) const {
    if (objects.size() != 1 || objects.front() < verb || is_passive(verb)) return none;
    const auto object = objects.front();
    if (in_name(object) || tree_.pos(object) != "NOUN" || tree_.tag(object) != "NN") return none;
    const auto lemma = plain_form(verb);
    if (lexicon_.passing.contains(lemma) || lexicon_.conveying.contains(lemma)) return none;
    const auto* deed = deed_of(object);
    const bool is_deed =
        deed != nullptr && std::ranges::find(deed->target, preposition) != deed->target.end();
    if (is_deed || !is_idle(object)) return none;
    bool is_bare = true;
    for (const auto child : tree_.children(object)) {
        if (tree_.label(child) == "nmod:poss" || tree_.is(child, "conj")) return none;
        is_bare = is_bare && child > object;
    }
    const bool is_where = (lexicon_.classes_of(preposition) & word::locative) != 0;
    return is_bare || (lexicon_.light_verbs.contains(lemma) && !is_where) ? object : none;
}

bool OpenReader::is_told_by_deed(
    const std::vector<std::size_t>& subjects, const std::string& preposition
) {
    return std::ranges::any_of(subjects, [&](std::size_t subject) {
        const auto* deed = in_name(subject) ? nullptr : deed_of(subject);
        if (deed == nullptr || governing_verb(subject) == none) return false;
        const auto stands = [&](const std::vector<std::string>& prepositions) {
            return std::ranges::find(prepositions, preposition) != prepositions.end();
        };
        if (!stands(deed->doer) && !stands(deed->target)) return false;
        const auto doers = this->behind(subject, deed->doer);
        return !doers.things.empty() && !this->behind(subject, deed->target).things.empty();
    });
}

bool OpenReader::has_agent(std::size_t verb) const {
    return std::ranges::any_of(tree_.children(verb), [this](std::size_t child) {
        const auto mark = tree_.child(child, "case");
        return tree_.is(child, "obl") && mark != none && is_class(mark, word::agent);
    });
}

}  // namespace relata::article
