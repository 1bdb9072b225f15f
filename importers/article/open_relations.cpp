#include "importers/article/open_relations.hpp"

#include "importers/article/clause_times.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <cmath>

namespace relata::article {

std::string OpenReader::upper(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') {
            result += static_cast<char>(c - 'a' + 'A');
        } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            result += c;
        } else {
            result += '_';
        }
    }
    return result;
}
namespace {

constexpr int deepest = 8;  // clauses whose subject is taken from the one above

}  // namespace

OpenReader::OpenReader(const Sentence& sentence, std::size_t first, Reading& reading)
    : sentence_(sentence),
      tokens_(sentence.tokens),
      reading_(reading),
      lexicon_(reading.lexicon),
      tree_(sentence),
      meanings_(sentence, tree_, reading),
      first_(first) {
    for (auto i = first; i < reading.facts.size(); ++i) {
        const auto& fact = reading.facts[i];
        const auto ends = std::minmax(fact.source, fact.target);
        if (!fact.role.empty()) titled_.insert(ends);
        if (fact.method.starts_with("name:")) {
            joined_by_nouns_.insert({ends, fact.type});
            titled_.insert(ends);
        } else {
            joined_.insert(ends);
        }
    }
}

void OpenReader::run() {
    result();
    for (std::size_t token = 0; token < tree_.size(); ++token) {
        if (is_predicate(token)) clause(token);
        if (in_name(token)) inverted(token);
        if (meanings_.is_nominal(token)) nominal(token);
    }
    loose_ends();
    for (std::size_t token = 0; token < tree_.size(); ++token) meanings_.tell(token);
}

bool OpenReader::is_predicate(std::size_t token) const {
    if (tree_.is(token, "aux") || tree_.is(token, "cop") || in_name(token)) return false;
    return tree_.pos(token) == "VERB" || tree_.child(token, "cop") != none;
}

bool OpenReader::is_passive(std::size_t verb) const {
    for (const auto child : tree_.children(verb)) {
        const auto label = tree_.label(child);
        if (label == "nsubj:pass" || label == "aux:pass" || label == "obl:agent") return true;
    }
    if (tree_.tag(verb) != "VBN" || tree_.child(verb, "aux") != none) return false;
    // "founded and sold": as the verb before it, when that has the subject.
    if (tree_.is(verb, "conj")) {
        const auto above = tree_.head(verb);
        return tree_.child(verb, "nsubj") == none && is_predicate(above) && is_passive(above);
    }
    return tree_.label(verb) == "acl" || tree_.label(verb) == "advcl";
}

OpenReader::Subjects OpenReader::subjects_of(std::size_t verb, int depth) const {
    Subjects found;
    if (depth > deepest) return found;
    for (const auto child : tree_.children(verb)) {
        if (tree_.is(child, "nsubj")) found.tokens.push_back(child);
    }
    if (!found.tokens.empty()) return found;
    const auto above = tree_.head(verb);
    if (above == syntax::ParsedWord::root) return found;
    // "Danuri-2, which was launched in 2024, carries": taken for a sentence of its own.
    const bool is_cut_off = tree_.is(verb, "parataxis") && above < verb && in_name(above) &&
                            tree_.tag(verb).starts_with("VB") && tree_.tag(verb) != "VB";
    // "was the first to join", "was the first woman to lead": who was.
    const bool is_told_of = (tree_.label(verb) == "acl" || tree_.is(verb, "csubj") ||
                             tree_.is(verb, "advcl") || tree_.is(verb, "ccomp")) &&
                            tree_.child(verb, "mark") != none && above < verb &&
                            tree_.child(above, "cop") != none;
    if (is_told_of && is_class(tree_.child(verb, "mark"), word::infinitive)) {
        found = subjects_of(above, depth + 1);
        ++found.steps;
        return found;
    }
    // "accused by experts of selling fuel": who is accused sells it, no expert.
    const bool is_blamed = tree_.is(verb, "acl") && tree_.tag(verb) == "VBG" &&
                           tree_.label(above) == "obl:agent" && tree_.child(verb, "mark") != none;
    if (is_blamed &&
        lexicon_.blaming.contains(lemma_of_verb(tokens_[tree_.head(above)], lexicon_))) {
        found = subjects_of(tree_.head(above), depth + 1);
        ++found.steps;
        return found;
    }
    if (is_purpose_of_thing(verb)) return doers_with(above, depth);
    if (const auto main = verb_before_comma(verb); main != none) {
        found = subjects_of(main, depth + 1);
        ++found.steps;
        return found;
    }
    if (tree_.label(verb) == "acl" || is_cut_off) {
        found.tokens.push_back(above);
        return found;
    }
    if (const auto told = told_behind(verb); told != none) {
        found.tokens.push_back(told);
        found.steps = 1;
        return found;
    }
    if (tree_.is(verb, "xcomp")) {
        // "urged X to build": X builds.
        const auto* known = verb_of(tokens_[above], lexicon_);
        auto object = tree_.child(above, "obj");
        if (object == none) object = tree_.child(above, "iobj");
        // "sent experts to assess it": as said below of a purpose.
        const bool is_sent = object != none && tree_.label(object) == "iobj" && !in_name(object) &&
                             tree_.pos(object) != "PRON" &&
                             lexicon_.conveying.contains(lemma_of_verb(tokens_[above], lexicon_));
        if (is_sent) object = none;
        if (object != none && (known == nullptr || known->of_object)) {
            found.tokens.push_back(object);
            found.steps = 1;
            return found;
        }
    }
    if (tree_.is(verb, "advcl") && is_passive(above)) {
        // "used by Volta to make uniforms": Volta makes them; "hired by Volta to trace it": who is
        // hired does.
        const auto* known = verb_of(tokens_[above], lexicon_);
        const auto agent = tree_.child(above, "obl:agent");
        const auto mark = tree_.child(verb, "mark");
        const bool is_of_agent =
            agent != none && agent < verb && mark != none && is_class(mark, word::infinitive) &&
            (known == nullptr || !known->of_object) &&
            !lexicon_.conveying.contains(lemma_of_verb(tokens_[above], lexicon_));
        if (is_of_agent) {
            found.tokens.push_back(agent);
            found.steps = 1;
            return found;
        }
    }
    if (tree_.is(verb, "advcl") && !is_passive(above)) {
        // "hired X to build": X builds, where the object can do so.
        const auto* known = verb_of(tokens_[above], lexicon_);
        const auto object = tree_.child(above, "obj");
        const auto mark = tree_.child(verb, "mark");
        const bool is_told = known != nullptr && known->of_object && object != none &&
                             object < verb && mark != none && is_class(mark, word::infinitive);
        // "sent experts to assess it": who has no name does it for who sent them.
        if (is_told && (in_name(object) || tree_.pos(object) == "PRON")) {
            found.tokens.push_back(object);
            found.steps = 1;
            return found;
        }
    }
    if (tree_.is(verb, "advcl") && tree_.tag(verb) == "VBG" && !is_passive(above) &&
        lexicon_.blaming.contains(lemma_of_verb(tokens_[above], lexicon_))) {
        // "fined X for selling Y": X sold it.
        const auto object = tree_.child(above, "obj");
        const auto mark = tree_.child(verb, "mark");
        if (object != none && object < verb && mark != none) {
            found.tokens.push_back(object);
            found.steps = 1;
            return found;
        }
    }
    // "a trawler it says was fishing": the trawler was.
    if (tree_.is(verb, "ccomp") && tree_.label(above) == "acl:relcl" &&
        tree_.child(above, "nsubj") != none && tree_.child(verb, "mark") == none) {
        found.tokens.push_back(tree_.head(above));
        found.steps = 1;
        return found;
    }
    if (tree_.is(verb, "conj") || tree_.is(verb, "xcomp") || tree_.is(verb, "advcl") ||
        tree_.label(verb) == "acl:relcl") {
        if (!is_predicate(above)) return found;
        // "was founded and sold": what is true of the one subject holds for the other verb.
        found = subjects_of(above, depth + 1);
        ++found.steps;
    }
    return found;
}

std::size_t OpenReader::told_behind(std::size_t verb) const {
    const auto mark = tree_.child(verb, "mark");
    const bool is_infinitive = (tree_.is(verb, "advcl") || tree_.is(verb, "xcomp")) &&
                               mark != none && is_class(mark, word::infinitive);
    const auto above = tree_.head(verb);
    if (!is_infinitive || above > mark) return none;
    for (const auto child : tree_.children(above)) {
        if (!tree_.is(child, "obl") || is_time(child) || tree_.span(child).end != mark) continue;
        const auto asked = lemma_of_verb(tokens_[above], lexicon_) + ' ' + tree_.preposition(child);
        return lexicon_.telling.contains(asked) ? child : none;
    }
    return none;
}

std::size_t OpenReader::verb_before_comma(std::size_t verb) const {
    if (tree_.label(verb) != "acl" || tree_.tag(verb) != "VBG") return none;
    if (verb == 0 || tokens_[verb - 1].text != ",") return none;
    auto above = tree_.head(verb);
    while (above != syntax::ParsedWord::root && !is_predicate(above)) {
        if (tree_.is(above, "nsubj") || tree_.is(above, "appos")) return none;
        above = tree_.head(above);
    }
    return above == syntax::ParsedWord::root ? none : above;
}

bool OpenReader::is_purpose_of_thing(std::size_t verb) const {
    const auto mark = tree_.child(verb, "mark");
    // "a plan to build", "the task of building"
    const bool is_purpose = tree_.label(verb) == "acl" && mark != none &&
                            is_class(mark, word::infinitive | word::genitive);
    if (!is_purpose || in_name(tree_.head(verb)) || is_passive(verb)) return false;
    constexpr auto doing = kinds::person | kinds::organization | kinds::country;
    const auto kind = kind_at(sentence_, tree_.head(verb), reading_);
    const bool is_told = kind != kinds::none || is_class(mark, word::genitive);
    return is_told && (kind & doing) == 0;
}

OpenReader::Subjects OpenReader::doers_with(std::size_t noun, int depth) const {
    Subjects found;
    found.steps = 1;
    // "its plan", "the plan of the company", "an offer from Volta"
    for (const auto child : tree_.children(noun)) {
        const auto mark = tree_.child(child, "case");
        const bool is_owner =
            tree_.is(child, "nmod") && mark != none && is_class(mark, word::genitive | word::agent);
        const bool is_giver = tree_.is(child, "nmod") && in_name(child) &&
                              lexicon_.origins.contains(tree_.preposition(child));
        if (tree_.label(child) == "nmod:poss" || is_owner || is_giver) {
            found.tokens.push_back(child);
            return found;
        }
    }
    const auto verb = governing_verb(noun);
    if (verb == none || is_passive(verb) || !tree_.is(noun, "obj")) return found;
    // "granted Alpenstrom a concession"
    for (const auto child : tree_.children(verb)) {
        const bool is_given = tree_.is(child, "iobj") || tree_.is(child, "obj");
        if (is_given && child < noun) found.tokens.push_back(child);
    }
    if (!found.tokens.empty()) return found;
    const auto lemma = lemma_of_verb(tokens_[verb], lexicon_);
    if (!lexicon_.light_verbs.contains(lemma) && !lexicon_.taking.contains(lemma)) return found;
    found = subjects_of(verb, depth + 1);
    ++found.steps;
    return found;
}

Status OpenReader::status_of(std::size_t verb) const {
    return article::status_of(verb, sentence_, tree_, lexicon_);
}

std::optional<Edtf> OpenReader::when_of(std::size_t verb, Status status) const {
    const bool ahead = status == Status::planned || status == Status::considered;
    if (tree_.pos(verb) == "VERB") return when_told(verb, ahead, sentence_, reading_);
    for (const auto child : tree_.children(verb)) {
        if (!tree_.is(child, "obl") && !tree_.is(child, "advmod") && !tree_.is(child, "nmod")) {
            continue;
        }
        const auto span = tree_.span(child);
        for (auto at = span.begin; at < span.end; ++at) {
            if (!is_time(at)) continue;
            auto when = relata::article::resolve(
                sentence_.times[sentence_.time_of[at]], reading_.date, ahead
            );
            if (when) return when;
        }
    }
    return {};
}

std::string OpenReader::singular(std::size_t noun) const {
    const auto reading = syntax::noun_reading(tokens_[noun].lower);
    return reading ? std::string(reading->plain_form) : tokens_[noun].lower;
}

const std::string* OpenReader::relational_noun(std::size_t noun) const {
    for (const auto& spelled : {tokens_[noun].lower, singular(noun)}) {
        const auto known = lexicon_.relational_nouns.find(spelled);
        if (known != lexicon_.relational_nouns.end()) return &known->second;
    }
    return nullptr;
}

const Deed* OpenReader::deed_of(std::size_t noun) const {
    auto spelled = tokens_[noun].lower;
    // WordNet lists "talks" beside "talk".
    for (const auto& form : {spelled, singular(noun), spelled.substr(0, spelled.size() - 1)}) {
        const auto known = lexicon_.deeds.find(form);
        if (known != lexicon_.deeds.end()) return &known->second;
    }
    return nullptr;
}

bool OpenReader::are_all(const Meant& meant, KindSet kinds) const {
    return std::ranges::all_of(meant.things, [&](std::size_t thing) {
        return (reading_.things[thing].kind & kinds) != 0;
    });
}

bool OpenReader::are_joined(const Meant& some, const Meant& others) const {
    return std::ranges::any_of(some.things, [&](std::size_t thing) {
        return std::ranges::any_of(others.things, [&](std::size_t other) {
            return thing != other && is_joined(thing, other);
        });
    });
}

bool OpenReader::is_titled(std::size_t person, std::size_t body) const {
    return titled_.contains(std::minmax(person, body));
}

void OpenReader::state_all(
    const Meant& from,
    const std::string& type,
    const Meant& to,
    const State& state,
    const char* rule
) {
    if (from.things.empty() || to.things.empty()) return;
    // "they would defend them together": others.
    if (to.is_reference && from.things == to.things) return;
    // "The companies will complete it": it is neither of them, whatever it was taken for.
    const bool is_one_of_them =
        to.is_reference && to.things.size() == 1 && from.things.size() > 1 &&
        std::ranges::find(from.things, to.things.front()) != from.things.end();
    if (is_one_of_them) return;
    auto confidence = 0.75;
    confidence *= std::pow(0.93, state.steps);
    if (from.is_reference) confidence *= 0.85;
    if (to.is_reference) confidence *= 0.85;
    if (from.is_described || to.is_described) confidence *= 0.9;
    const auto pairs = from.things.size() * to.things.size();
    if (pairs > 4) confidence *= 0.85;
    confidence *= 0.7 + 0.3 * static_cast<double>(sentence_.tree[state.token].certainty);
    for (const auto source : from.things) {
        for (const auto target : to.things) {
            add(source, type, target, rule, confidence, state.when, state.status);
        }
    }
}

void OpenReader::add(
    std::size_t source,
    const std::string& type,
    std::size_t target,
    const char* rule,
    double confidence,
    const std::optional<Edtf>& when,
    Status status,
    const std::string& role
) {
    if (source == target || facts_ > most_facts) return;
    // "lost its captain, Stine Dahl": she leads the team, whatever else the clause says.
    const bool is_beside = std::string_view(rule) == "open:noun";
    const auto ends = std::minmax(source, target);
    const bool is_new =
        is_beside ? joined_by_nouns_.insert({ends, type}).second : joined_.insert(ends).second;
    if (!is_new) return;
    ++facts_;
    auto& fact = reading_.state(source, type, target, rule, confidence, sentence_.span);
    fact.status = status;
    fact.when = when;
    fact.role = role;
    fact.verb = verb_;
    fact.noun = noun_;
}

namespace {

/// Forgets what frames read of a verb between others than whom the tree has as its subject: "She
/// split with her coach, Brad Stine, and works with Groeneveld" says nothing of Stine and him.
void forget_others(const Sentence& sentence, std::size_t first, Reading& reading) {
    const TreeView tree(sentence);
    const auto subject_of = [&](std::size_t verb) {
        auto subject = tree.child(verb, "nsubj");
        // "Holm of Volta, who advises Delta"
        const bool is_relative = subject != none && tree.tag(subject) == "WP" &&
                                 tree.label(subject) == "nsubj" && tree.label(verb) == "acl:relcl";
        if (is_relative && is_in_name(sentence, tree.head(verb))) {
            const auto id = sentence.mention_of[tree.head(verb)];
            const auto thing = sentence.mentions[id].thing;
            return thing != none && reading.things[thing].kind == kinds::person ? thing : none;
        }
        const bool is_active = subject != none && tree.label(subject) == "nsubj" &&
                               tree.child(subject, "conj") == none;
        if (!is_active) return none;
        const auto id = sentence.mention_of[subject];
        const auto thing = id == none ? sentence.means[subject] : sentence.mentions[id].thing;
        const bool is_actor =
            thing != none && (id == none || !sentence.mentions[id].is_adjective) &&
            (reading.things[thing].kind & (kinds::person | kinds::organization)) != 0;
        return is_actor ? thing : none;
    };
    const auto named_agent = [&](std::size_t verb) {
        const auto agent = tree.child(verb, "obl:agent");
        const auto id = agent == none ? none : sentence.mention_of[agent];
        return id == none ? none : sentence.mentions[id].thing;
    };
    const auto is_agent = [&](std::size_t verb, std::size_t thing) {
        const auto agent = tree.child(verb, "obl:agent");
        if (agent == none) return false;
        return std::ranges::any_of(tree.coordinated(agent), [&](std::size_t token) {
            const auto id = sentence.mention_of[token];
            return id != none && sentence.mentions[id].thing == thing;
        });
    };
    for (std::size_t verb = 0; verb < tree.size(); ++verb) {
        if (tree.pos(verb) != "VERB" || reading.facts.size() <= first) continue;
        // "a ship run by Volta and owned by Delta": Delta does not own Volta.
        const auto agent = tree.is(verb, "conj") ? named_agent(verb) : none;
        const auto other = agent == none ? none : named_agent(tree.head(verb));
        if (other != none) {
            const auto own = verb_group(sentence, verb);
            const auto are_agents = [&](const Fact& fact) {
                return fact.verb.begin == own.begin && fact.method.starts_with("frame:") &&
                       ((fact.source == agent && is_agent(tree.head(verb), fact.target)) ||
                        (fact.target == agent && is_agent(tree.head(verb), fact.source)));
            };
            const auto from = reading.facts.begin() + static_cast<std::ptrdiff_t>(first);
            reading.facts.erase(
                std::remove_if(from, reading.facts.end(), are_agents), reading.facts.end()
            );
        }
        const auto subject = subject_of(verb);
        if (subject == none) continue;
        const auto group = verb_group(sentence, verb);
        const auto is_of_others = [&](const Fact& fact) {
            return fact.verb.begin == group.begin && fact.verb.end == group.end &&
                   fact.method.starts_with("frame:") && fact.source != subject &&
                   fact.target != subject;
        };
        const auto begin = reading.facts.begin() + static_cast<std::ptrdiff_t>(first);
        reading.facts.erase(
            std::remove_if(begin, reading.facts.end(), is_of_others), reading.facts.end()
        );
    }
}

}  // namespace

void read_open_relations(const Sentence& sentence, std::size_t first, Reading& reading) {
    if (sentence.tree.empty()) return;
    if (reading.facts.size() > first) forget_others(sentence, first, reading);
    OpenReader(sentence, first, reading).run();
}

}  // namespace relata::article
