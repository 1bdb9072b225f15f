#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "importers/article/meanings.hpp"
#include "importers/article/tree.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

// What no frame knows is read off the tree: who does something, to whom, and behind which
// preposition; whose something is; what stands beside a name. The relation is named after the
// words: ADVISED, TRANSFERRED_TO, CUSTOMER_OF.

namespace relata::article {
namespace {

constexpr int deepest = 8;              // clauses whose subject is taken from the one above
constexpr std::size_t most_facts = 60;  // in one sentence

constexpr auto bodies = kinds::country | kinds::organization;
constexpr auto places = kinds::place | kinds::country;

std::string upper(std::string_view text) {
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

class OpenReader {
public:
    OpenReader(const Sentence& sentence, std::size_t first, Reading& reading)
        : sentence_(sentence),
          tokens_(sentence.tokens),
          reading_(reading),
          lexicon_(reading.lexicon),
          tree_(sentence),
          meanings_(sentence, tree_, reading) {
        for (auto i = first; i < reading.facts.size(); ++i) {
            const auto& fact = reading.facts[i];
            const auto ends = std::minmax(fact.source, fact.target);
            if (fact.method.starts_with("name:")) {
                joined_by_nouns_.insert({ends, fact.type});
                titled_.insert(ends);
            } else {
                joined_.insert(ends);
            }
        }
    }

    void run() {
        for (std::size_t token = 0; token < tree_.size(); ++token) {
            if (is_predicate(token)) clause(token);
            if (in_name(token)) inverted(token);
            if (meanings_.is_nominal(token)) nominal(token);
        }
    }

private:
    /// What is said of all relations of one clause or phrase.
    struct State {
        Status status = Status::asserted;
        std::optional<Edtf> when;
        int steps = 0;          ///< clauses up to the subject
        std::size_t token = 0;  ///< of the verb or noun
    };

    // ---- words -------------------------------------------------------------------------------

    [[nodiscard]] bool is_class(std::size_t token, WordClasses classes) const {
        return meanings_.is_class(token, classes);
    }
    [[nodiscard]] bool in_name(std::size_t token) const { return meanings_.in_name(token); }
    [[nodiscard]] bool is_time(std::size_t token) const { return meanings_.is_time(token); }
    [[nodiscard]] bool is_predicate(std::size_t token) const {
        if (tree_.is(token, "aux") || tree_.is(token, "cop") || in_name(token)) return false;
        return tree_.pos(token) == "VERB" || tree_.child(token, "cop") != none;
    }

    // ---- clauses -----------------------------------------------------------------------------

    struct Subjects {
        std::vector<std::size_t> tokens;
        int steps = 0;  ///< clauses up
    };

    [[nodiscard]] bool is_passive(std::size_t verb) const {
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

    Subjects subjects_of(std::size_t verb, int depth = 0) const {
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
        if (tree_.label(verb) == "acl" || is_cut_off) {
            found.tokens.push_back(above);
            return found;
        }
        if (tree_.is(verb, "xcomp")) {
            // "urged X to build": X builds.
            const auto* known = verb_of(tokens_[above], lexicon_);
            const auto object = tree_.child(above, "obj");
            if (object != none && (known == nullptr || known->of_object)) {
                found.tokens.push_back(object);
                found.steps = 1;
                return found;
            }
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

    void clause(std::size_t verb) {
        if (is_hypothetical(verb) || facts_ > most_facts) return;
        verb_ = verb_group(sentence_, verb);
        const auto subjects = subjects_of(verb);
        const auto status = status_of(verb);
        if (tree_.pos(verb) != "VERB") {
            copula(verb, subjects, status);
            return;
        }
        if (lexicon_.silent.contains(lemma_of_verb(tokens_[verb], lexicon_))) return;
        const auto passive = is_passive(verb);
        auto doers = passive ? std::vector<std::size_t>{} : subjects.tokens;
        auto objects = passive ? subjects.tokens : std::vector<std::size_t>{};
        if (const auto head = relative_object(verb); head != none) objects.push_back(head);
        std::vector<std::size_t> kept;                            // "was awarded the prize"
        std::vector<std::pair<std::string, std::size_t>> behind;  // prepositions
        for (const auto child : tree_.children(verb)) {
            if (tree_.label(child) == "obj" || tree_.label(child) == "iobj") {
                (passive ? kept : objects).push_back(child);
            }
            if (!tree_.is(child, "obl") || is_time(child)) continue;
            const auto preposition = tree_.preposition(child);
            if (preposition.empty() || lexicon_.silent.contains(preposition)) continue;
            const auto mark = tree_.child(child, "case");
            if (passive && is_class(mark, word::agent)) {
                doers.push_back(child);
            } else {
                behind.emplace_back(preposition, child);
            }
        }
        if (lexicon_.taking.contains(lemma_of_verb(tokens_[verb], lexicon_))) {
            taken_from(objects, behind);
        }
        if (!passive && lexicon_.listing.contains(lemma_of_verb(tokens_[verb], lexicon_))) {
            members(doers, objects, status, verb);
        }
        auto verb_name = name_of_verb(verb, status);
        const auto holding = lexicon_.holding.find(lemma_of_verb(tokens_[verb], lexicon_));
        const bool is_share = std::ranges::any_of(objects, [this](std::size_t object) {
            return lexicon_.measures.contains(tokens_[object].lower);
        });
        if (holding != lexicon_.holding.end() && is_share) verb_name = holding->second;
        auto from = meanings_.of_all(doers);
        // "Tokyo agreed": a capital that acts stands for its country.
        for (auto& thing : from.things) {
            const auto country = reading_.country_of_capital(thing);
            if (country != none) thing = country;
        }
        // "began a visit to Japan": the visit is read as a deed, and is no thing beside it.
        std::erase_if(objects, [this](std::size_t object) {
            const auto* deed = deed_of(object);
            return deed != nullptr && !in_name(object) &&
                   !this->behind(object, deed->target).things.empty();
        });
        const auto to = meanings_.of_all(objects);
        State state{status, when_of(verb, status), subjects.steps, verb};
        state_all(from, verb_name, to, state);
        state_all(to, verb_name, meanings_.of_all(kept), state);
        if (!passive) passed_on(verb, objects, behind, state);
        const auto& actors_behind = from.things.empty() ? to : from;
        for (const auto& [preposition, token] : behind) {
            const auto target = meanings_.of_all({token});
            // "closed the bank in Minsk": where the bank is, not where who closed it is.
            const auto mark = tree_.child(token, "case");
            if (is_class(mark, word::locative) && are_places(target)) {
                if (stands_there(objects, to, target, state)) continue;
                if (!passive && !objects.empty()) continue;
            }
            if (connects(objects.empty() ? subjects.tokens : objects, token, state)) continue;
            if (target.is_described && lexicon_.only_names.contains(preposition)) continue;
            // "establish a mechanism on food": the mechanism is about food, as was said before.
            if (!passive && are_joined(to, target)) continue;
            state_all(actors_behind, verb_name + '_' + upper(preposition), target, state);
            if (!passive && is_class(mark, word::partner))
                together(from, verb_name, to, target, state);
        }
        if (!passive) {
            for (const auto object : objects) behind_object(object, from, verb_name, state);
        }
        remember(subjects, passive ? to : from);
    }

    /// "bought doses of a vaccine from Volta": from whom, though the tree says whose vaccine.
    void taken_from(
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

    /// "sold the plant to Sorsa": who has it then.
    void passed_on(
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

    /// "started the company together with Menon": he did so too.
    void together(
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

    /// "the line that Swissgrid is building": what the clause hangs from, where it has a subject of
    /// its own and no object; none otherwise.
    [[nodiscard]] std::size_t relative_object(std::size_t verb) const {
        if (tree_.label(verb) != "acl:relcl" || is_passive(verb)) return none;
        bool has_subject = false;
        for (const auto child : tree_.children(verb)) {
            if (tree_.is(child, "obj") || tree_.is(child, "advmod") || tree_.is(child, "ccomp"))
                return none;
            if (!tree_.is(child, "nsubj")) continue;
            if (is_class(child, word::relative)) return none;
            has_subject = true;
        }
        return has_subject ? tree_.head(verb) : none;
    }

    /// "signed a contract with Renault": what belongs to an object that has no name.
    void behind_object(
        std::size_t object, const Meant& from, const std::string& verb_name, const State& state
    ) {
        const auto what = meanings_.of(object);
        if (!what.things.empty() && !what.is_described) return;
        for (const auto child : tree_.children(object)) {
            if (!tree_.is(child, "nmod") || tree_.label(child) == "nmod:poss") continue;
            const auto preposition = tree_.preposition(child);
            if (preposition.empty() || connects({object}, child, state)) continue;
            const bool of = is_class(tree_.child(child, "case"), word::genitive);
            const auto type = of ? verb_name : verb_name + '_' + upper(preposition);
            const auto target = meanings_.of_all({child});
            // "promote negotiations on the pact": as the negotiations are called.
            if (!is_told_by(what, target)) state_all(from, type, target, state);
        }
    }

    /// Whether things without a name are called after others: "negotiations on the pact".
    [[nodiscard]] bool is_told_by(const Meant& described, const Meant& others) const {
        return std::ranges::any_of(described.things, [&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return !what.is_named && std::ranges::any_of(others.things, [&](std::size_t other) {
                return other != thing &&
                       what.name.find(reading_.things[other].name) != std::string::npos;
            });
        });
    }

    [[nodiscard]] bool are_joined(const Meant& some, const Meant& others) const {
        return std::ranges::any_of(some.things, [&](std::size_t thing) {
            return std::ranges::any_of(others.things, [&](std::size_t other) {
                return thing != other && is_joined(thing, other);
            });
        });
    }

    /// "builds a line between A and B": it connects them.
    bool connects(const std::vector<std::size_t>& nouns, std::size_t token, const State& state) {
        const auto mark = tree_.child(token, "case");
        const auto ends = meanings_.of_all({token});
        constexpr auto lines = kinds::mechanism | kinds::place;
        if (!is_class(mark, word::partner) || ends.things.size() < 2 || !are_places(ends))
            return false;
        const auto line = meanings_.of_all(nouns);
        for (const auto thing : line.things) {
            if ((reading_.things[thing].kind & lines) == 0) return false;
        }
        if (line.things.empty()) return false;
        state_all(line, "CONNECTS", ends, state);
        return true;
    }

    /// "opened a mill in Odisha": what has no name and can stand somewhere does.
    bool stands_there(
        const std::vector<std::size_t>& objects,
        const Meant& meant,
        const Meant& where,
        const State& state
    ) {
        if (objects.empty() || !meant.is_described || meant.things.empty()) return false;
        constexpr auto standing =
            kinds::place | kinds::organization | kinds::mechanism | kinds::event;
        for (const auto thing : meant.things) {
            if ((reading_.things[thing].kind & standing) == 0) return false;
        }
        auto asserted = state;
        asserted.status = std::min(state.status, Status::planned);
        state_all(meant, "LOCATED_IN", where, asserted, "open:place");
        return true;
    }

    /// "Its members include A and B": each is a member of it.
    void members(
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

    /// What open.tsv calls the relation of a noun; nullptr when it does not list it.
    [[nodiscard]] const std::string* relational_noun(std::size_t noun) const {
        for (const auto& spelled : {tokens_[noun].lower, singular(noun)}) {
            const auto known = lexicon_.relational_nouns.find(spelled);
            if (known != lexicon_.relational_nouns.end()) return &known->second;
        }
        return nullptr;
    }

    /// What deeds.tsv says of a noun; nullptr when it does not list it.
    [[nodiscard]] const Deed* deed_of(std::size_t noun) const {
        auto spelled = tokens_[noun].lower;
        // WordNet lists "talks" beside "talk".
        for (const auto& form : {spelled, singular(noun), spelled.substr(0, spelled.size() - 1)}) {
            const auto known = lexicon_.deeds.find(form);
            if (known != lexicon_.deeds.end()) return &known->second;
        }
        return nullptr;
    }

    [[nodiscard]] std::string singular(std::size_t noun) const {
        const auto reading = syntax::noun_reading(tokens_[noun].lower);
        return reading ? reading->plain_form : tokens_[noun].lower;
    }

    /// Whether all that is meant is of these kinds, also when it is nothing.
    [[nodiscard]] bool are_all(const Meant& meant, KindSet kinds) const {
        return std::ranges::all_of(meant.things, [&](std::size_t thing) {
            return (reading_.things[thing].kind & kinds) != 0;
        });
    }
    [[nodiscard]] bool are_places(const Meant& meant) const { return are_all(meant, places); }

    /// What "they" means in what follows.
    void remember(const Subjects& subjects, const Meant& meant) {
        const bool is_new = subjects.steps == 0 && !meant.is_reference;
        if (is_new && meant.things.size() > 1) reading_.last_plural = meant.things;
    }

    /// "X is a customer of Y", "X is the largest shareholder in Y".
    void copula(std::size_t noun, const Subjects& subjects, Status status) {
        const auto from = meanings_.of_all(subjects.tokens);
        State state{status, when_of(noun, status), subjects.steps, noun};
        const auto be = tree_.child(noun, "cop");
        verb_ = be == none ? Span{} : verb_group(sentence_, be);
        if (tree_.pos(noun) == "ADJ") {
            for (const auto child : tree_.children(noun)) {
                if (!tree_.is(child, "obl") || is_time(child)) continue;
                const auto preposition = tree_.preposition(child);
                if (preposition.empty()) continue;
                const auto type = upper(tokens_[noun].lower) + '_' + upper(preposition);
                state_all(from, type, meanings_.of_all({child}), state);
            }
            return;
        }
        noun_relations(noun, from, state);
    }

    /// "Among the customers of X are A and B".
    void inverted(std::size_t name) {
        if (tree_.child(name, "cop") == none || tree_.child(name, "nsubj") != none) return;
        for (const auto child : tree_.children(name)) {
            if (!tree_.is(child, "obl") || relational_noun(child) == nullptr) continue;
            noun_relations(child, meanings_.of_all({name}), {Status::asserted, {}, 0, name});
        }
    }

    /// The things a relational noun joins its bearer to: "founder of Y", "Y's founder".
    /// What belongs to the noun hangs from it or, where it stands beside a name, from `top`.
    void noun_relations(
        std::size_t noun, const Meant& bearer, const State& state, std::size_t top = none
    ) {
        if (bearer.things.empty()) return;
        noun_ = bytes_of(sentence_, noun, noun + 1);
        for (const auto child : tree_.children(top == none ? noun : top)) {
            if (!tree_.is(child, "nmod") || is_time(child)) continue;
            const bool is_owner = tree_.label(child) == "nmod:poss";
            const auto preposition = is_owner ? std::string("'s") : tree_.preposition(child);
            if (preposition.empty() || lexicon_.silent.contains(preposition)) continue;
            const auto target = meanings_.of_all({child});
            if (made_by(noun, bearer, preposition, target, state)) continue;
            for (const auto thing : bearer.things) {
                for (const auto other : target.things) {
                    const auto [type, role] = name_of_noun(noun, preposition, thing, other);
                    if (type.empty()) continue;
                    add(thing, type, other, "open:noun", 0.7, state.when, state.status, role);
                }
            }
        }
        noun_ = {};
    }

    /// "her novel The Salt Ledger", "a novel by her": she wrote it.
    bool made_by(
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
        if (!are_all(maker, kinds::person)) return false;
        state_all(maker, known->second, work, state, "open:noun");
        return true;
    }

    /// What a noun that joins two things is called: that of open.tsv; an office of a person; else
    /// the noun and its preposition.
    [[nodiscard]] std::pair<std::string, std::string> name_of_noun(
        std::size_t noun, const std::string& preposition, std::size_t bearer, std::size_t other
    ) const {
        if (const auto* known = relational_noun(noun)) return {*known, {}};
        // "the film's director"
        const auto direction = lexicon_.directions.find(singular(noun));
        if (direction != lexicon_.directions.end() && reading_.things[other].kind == kinds::topic) {
            return {direction->second, {}};
        }
        const bool is_office = reading_.things[bearer].kind == kinds::person &&
                               (reading_.things[other].kind & (bodies | kinds::place)) != 0;
        // "a teacher in Mahanoro": where someone is from; "the mayor of Tartu" is an office.
        const bool is_there = (reading_.things[other].kind & places) != 0 &&
                              (lexicon_.classes_of(preposition) & word::locative) != 0 &&
                              !lexicon_.people_of.contains(preposition);
        if (is_office && (is_there || is_origin(preposition, other))) return {"FROM", {}};
        if (is_office) {
            auto begin = noun;
            while (begin > 0 && tree_.is(begin - 1, "compound") && tree_.head(begin - 1) == noun &&
                   sentence_.mention_of[begin - 1] == none) {
                --begin;
            }
            return {"HOLDS_OFFICE", words_of(sentence_, reading_, begin, noun + 1)};
        }
        // "India's second-largest steelmaker", "a town in Spain".
        if ((reading_.things[other].kind & places) != 0) {
            const auto kind = reading_.things[bearer].kind;
            if (kind == kinds::organization) return {"BASED_IN", {}};
            if (kind == kinds::place) return {"LOCATED_IN", {}};
        }
        // "is in talks with"
        if (const auto* deed = deed_of(noun)) {
            const auto& targets = deed->target;
            const bool is_target = std::ranges::find(targets, preposition) != targets.end();
            if (is_target) return {deed->relation, {}};
        }
        return {};
    }

    /// "a teacher from Mahanoro".
    [[nodiscard]] bool is_origin(const std::string& preposition, std::size_t place) const {
        return (reading_.things[place].kind & places) != 0 &&
               lexicon_.origins.contains(preposition);
    }

    [[nodiscard]] bool is_hypothetical(std::size_t verb) const {
        const auto mark = tree_.child(verb, "mark");
        return mark != none && is_class(mark, word::hypothetical);
    }

    // ---- status, time, names -----------------------------------------------------------------

    [[nodiscard]] Status status_of(std::size_t verb) const {
        return article::status_of(verb, sentence_, tree_, lexicon_);
    }

    [[nodiscard]] std::optional<Edtf> when_of(std::size_t verb, Status status) const {
        const bool ahead = status == Status::planned || status == Status::considered;
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

    [[nodiscard]] std::string name_of_verb(std::size_t verb, Status status) const {
        auto lemma = lemma_of_verb(tokens_[verb], lexicon_);
        std::string rest;
        for (const auto child : tree_.children(verb)) {
            if (tree_.label(child) == "compound:prt") rest += '_' + upper(tokens_[child].lower);
        }
        if (status == Status::planned) return "WILL_" + upper(lemma) + rest;
        const auto tag = tree_.tag(verb);
        // "was taken to": a participle nobody does keeps its form; "had written", "seen by X" is
        // past.
        const bool stays = tag == "VBN" && is_passive(verb) && !has_agent(verb);
        return upper(stays ? tokens_[verb].lower : lexicon_.past_form(lemma)) + rest;
    }

    [[nodiscard]] bool has_agent(std::size_t verb) const {
        return std::ranges::any_of(tree_.children(verb), [this](std::size_t child) {
            const auto mark = tree_.child(child, "case");
            return tree_.is(child, "obl") && mark != none && is_class(mark, word::agent);
        });
    }

    // ---- phrases -----------------------------------------------------------------------------

    void nominal(std::size_t token) {
        if (facts_ > most_facts) return;
        verb_ = {};
        const auto meant = meanings_.of(token);
        State state{Status::asserted, {}, 1, token};
        // "Tveit, its managing partner": what stands beside a name.
        for (const auto child : tree_.children(token)) {
            if (!tree_.is(child, "appos") || in_name(child)) continue;
            // "its founder and chief executive": both are of it.
            for (const auto noun : tree_.coordinated(child)) {
                if (!in_name(noun))
                    noun_relations(noun, meant, state, noun == child ? none : child);
            }
        }
        // "the Finnish company Sorsa", "Sorsa's founder Ida Falkenberg".
        const bool is_beside =
            !in_name(token) && !meant.things.empty() && !meant.is_described && !meant.is_reference;
        if (is_beside) noun_relations(token, meant, state);
        if (is_beside) {
            for (const auto noun : tree_.coordinated(token)) {
                const bool is_other = noun != token && !in_name(noun) && tree_.pos(noun) == "NOUN";
                if (is_other) noun_relations(noun, meant, state, token);
            }
        }
        owned(token, meant, state);
        joined_to(token, meant);
        belongs(token, meant);
        // "Asare's brother Kofi": the owner hangs from the name.
        if (const auto noun = noun_before(token); noun != none)
            noun_relations(noun, meant, state, token);
        if (is_beside || in_name(token) || meant.is_described) home(token, meant);
        where(token, meant, state);
        deed(token);
        noun_ = {};
        if (meant.is_described) topics(token, meant, state);
    }

    /// "brother" of "Asare's brother Kofi": the noun right before a name; none when there is none.
    [[nodiscard]] std::size_t noun_before(std::size_t name) const {
        if (!in_name(name)) return none;
        const auto begin = sentence_.mentions[sentence_.mention_of[name]].begin;
        if (begin == 0 || in_name(begin - 1) || tree_.pos(begin - 1) != "NOUN") return none;
        return tree_.is(begin - 1, "compound") && tree_.head(begin - 1) == name ? begin - 1 : none;
    }

    // ---- nouns for deeds -----------------------------------------------------------------------

    /// "the acquisition of B by A", "A's visit to B", "talks between A and B".
    void deed(std::size_t noun) {
        const auto* known = deed_of(noun);
        if (known == nullptr || in_name(noun)) return;
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
        if (targets.things.empty()) return;
        const bool is_light = verb != none && tree_.is(noun, "obj") && !is_passive(verb) &&
                              lexicon_.light_verbs.contains(lemma_of_verb(tokens_[verb], lexicon_));
        if (doers.things.empty() && is_light) {
            const auto subjects = subjects_of(verb);
            doers = meanings_.of_all(subjects.tokens);
            state.steps += subjects.steps;
        }
        state_all(doers, deed.relation, targets, state, "open:deed");
    }

    /// "between A and B", "the merger of A and B".
    void mutual(std::size_t noun, const Deed& deed, const Meant& owners, const State& state) {
        auto members = owners.things;
        for (const auto child : tree_.children(noun)) {
            const auto mark = tree_.child(child, "case");
            if (!tree_.is(child, "nmod") || mark == none || !is_class(mark, word::partner))
                continue;
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

    /// What stands behind the first of these prepositions that is there.
    Meant behind(std::size_t noun, const std::vector<std::string>& prepositions) {
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
                    const bool is_behind =
                        child > noun && tree_.is(child, "obl") && !is_time(child);
                    if (is_behind && tree_.preposition(child) == preposition)
                        found.push_back(child);
                }
            }
            auto meant = meanings_.of_all(found);
            if (!meant.things.empty()) return meant;
        }
        return {};
    }

    /// The verb a noun is subject or object of; none when it hangs elsewhere.
    [[nodiscard]] std::size_t governing_verb(std::size_t noun) const {
        const bool is_argument =
            tree_.is(noun, "obj") || tree_.is(noun, "nsubj") || tree_.is(noun, "obl");
        if (!is_argument || tree_.head(noun) == syntax::ParsedWord::root) return none;
        return is_predicate(tree_.head(noun)) ? tree_.head(noun) : none;
    }

    /// "tariffs on coffee": what a thing without a name is about.
    void topics(std::size_t noun, const Meant& meant, const State& state) {
        constexpr auto about = kinds::topic | kinds::agreement | kinds::event | kinds::mechanism;
        for (const auto child : tree_.children(noun)) {
            if (!tree_.is(child, "nmod") || is_time(child)) continue;
            const auto known = lexicon_.topic_prepositions.find(tree_.preposition(child));
            if (known == lexicon_.topic_prepositions.end()) continue;
            for (const auto thing : meant.things) {
                if ((reading_.things[thing].kind & about) == 0) continue;
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

    /// "Finnish" before a company's name, "Ireland's", "a Boston firm", "Vilnius-based": where it
    /// is at home. "The Estonian president, Alar Karis".
    void home(std::size_t token, const Meant& meant) {
        for (const auto child : tree_.children(token)) {
            const auto place = home_in(token, child);
            if (place == none) continue;
            reading_.say(sentence_, child, child + 1, {place}, Resolution::demonym);
            for (const auto thing : meant.things) at_home(token, thing, child, place);
        }
    }

    /// The country or place a child of a noun or name says it is of; none for all else.
    [[nodiscard]] std::size_t home_in(std::size_t token, std::size_t child) const {
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
        if (!is_before || (kind & places) == 0) return none;
        // "a Boston firm", "the Munich surgeon Anton Reiser", but not "Boston Consulting".
        const auto next = mention.end;
        return next < tokens_.size() && !in_name(next) ? mention.thing : none;
    }

    void at_home(std::size_t token, std::size_t thing, std::size_t child, std::size_t place) {
        if (thing == place) return;
        const auto kind = reading_.things[thing].kind;
        const bool is_country = reading_.things[place].kind == kinds::country;
        constexpr auto known = kinds::place | kinds::organization | kinds::person;
        if ((kind & known) == 0) return;
        reading_.things[place].is_mentioned = true;
        if (kind == kinds::place) {
            add(thing, "LOCATED_IN", place, "open:home", 0.75, {});
        } else if (kind == kinds::organization) {
            const auto* noun = lexicon_.find_noun(reading_.things[thing].head);
            const bool is_part = is_country && noun != nullptr && noun->is_part;
            add(thing, is_part ? "PART_OF" : "BASED_IN", place, "open:home", 0.75, {});
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

    /// The office between a demonym and the noun or name it stands before; empty when it is none.
    [[nodiscard]] std::string title_before(std::size_t token, std::size_t demonym) const {
        auto end = token + 1;
        if (in_name(token)) end = sentence_.mentions[sentence_.mention_of[token]].begin;
        if (demonym + 1 >= end) return {};
        for (auto begin = demonym + 1; begin < end; ++begin) {
            const auto words = words_of(sentence_, reading_, begin, end);
            if (lexicon_.titles.find(lower_ascii(words)) != nullptr) {
                return words_of(sentence_, reading_, demonym + 1, end);
            }
        }
        return {};
    }

    /// "Lakeshore Steel of Cleveland", "Miriam Adeleke of the London School".
    void home_of(const Meant& meant, std::size_t place, const State& state) {
        const auto target = meanings_.of_all({place});
        const bool is_place = are_places(target);
        for (const auto thing : meant.things) {
            const auto kind = reading_.things[thing].kind;
            if (kind == kinds::person && (is_place || are_all(target, bodies))) {
                state_all({{thing}}, is_place ? "FROM" : "WORKS_FOR", target, state, "open:home");
            } else if (kind == kinds::organization && is_place) {
                state_all({{thing}}, "BASED_IN", target, state, "open:home");
            }
        }
    }

    /// "a marsh near Finhaut": of places without a name only.
    void beside(
        const Meant& meant, const std::string& relation, std::size_t place, const State& state
    ) {
        if (!meant.is_described || !are_places(meant)) return;
        const auto target = meanings_.of_all({place});
        if (are_places(target)) state_all(meant, relation, target, state, "open:place");
    }

    /// "a plant in Skellefteå": a thing that is no actor, and a place.
    void where(std::size_t token, const Meant& meant, const State& state) {
        for (const auto child : tree_.children(token)) {
            if (!tree_.is(child, "nmod")) continue;
            const auto mark = tree_.child(child, "case");
            if (mark == none) continue;
            if (is_class(mark, word::partner) && connects({token}, child, state)) continue;
            if (in_name(token) && is_class(mark, word::genitive)) {
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
                if ((kind & (kinds::person | kinds::country)) != 0) continue;
                for (const auto place : target.things) {
                    if ((reading_.things[place].kind & places) == 0) continue;
                    add(thing, "LOCATED_IN", place, "open:place", 0.7, state.when);
                }
            }
        }
    }

    /// "Autovega, whose plant in Palmela", "its terminal in Gdynia": it owns that.
    void owned(std::size_t noun, const Meant& meant, const State& state) {
        if (!lexicon_.facilities.contains(singular(noun)) || in_name(noun)) return;
        for (const auto child : tree_.children(noun)) {
            if (tree_.label(child) != "nmod:poss") continue;
            const auto owner = meanings_.of_all({child});
            const bool can_own = are_all(owner, kinds::organization | kinds::person);
            if (can_own) state_all(owner, "OWNS", meant, state, "open:owner");
        }
    }

    /// "NASA's Artemis program", "Labour's Gareth Bowen", "Copenhagen's Nordlys Studios": a name
    /// and whose it is.
    void belongs(std::size_t token, const Meant& meant) {
        if (!in_name(token) || meant.things.size() != 1) return;
        for (const auto child : tree_.children(token)) {
            if (tree_.label(child) != "nmod:poss" ||
                sentence_.mention_of[child] == sentence_.mention_of[token])
                continue;
            const auto owners = meanings_.of_all({child});
            for (const auto owner : owners.things) {
                const auto type = belonging(owner, meant.things.front());
                if (!type.empty()) {
                    add(type == "OWNS" ? owner : meant.things.front(),
                        type,
                        type == "OWNS" ? meant.things.front() : owner,
                        "open:owner",
                        0.6,
                        {});
                }
            }
        }
    }

    /// What joins a named thing to whose it is; empty where that is not known.
    [[nodiscard]] std::string belonging(std::size_t owner, std::size_t thing) const {
        const auto whose = reading_.things[owner].kind;
        const auto what = reading_.things[thing].kind;
        constexpr auto built = kinds::mechanism | kinds::place;
        if ((whose & places) != 0) {
            if (what == kinds::organization) return "BASED_IN";
            if (what == kinds::person) return is_titled(thing, owner) ? "" : "FROM";
            return whose == kinds::country && what == kinds::mechanism ? "OWNS" : "";
        }
        if (whose == kinds::organization) {
            if (what == kinds::person) return is_titled(thing, owner) ? "" : "WORKS_FOR";
            return (what & (built | kinds::organization)) != 0 ? "OWNS" : "";
        }
        if (whose != kinds::person) return "";
        if (what == kinds::organization) return "WORKS_FOR";
        return (what & built) != 0 ? "OWNS" : "";
    }

    [[nodiscard]] bool is_titled(std::size_t person, std::size_t body) const {
        return titled_.contains(std::minmax(person, body));
    }

    /// "the Vilnius-based processor Meridian", "the EU-backed plan".
    void joined_to(std::size_t token, const Meant& meant) {
        for (const auto child : tree_.children(token)) {
            if (child < 2 || child > token || tokens_[child - 1].text != "-") continue;
            const auto id = sentence_.mention_of[child - 2];
            if (id == none || tokens_[child].after_space) continue;
            const auto name = sentence_.mentions[id].thing;
            if (name == none || reading_.things[name].kind == kinds::none) continue;
            const auto& word = tokens_[child].lower;
            const auto to = lexicon_.joined.find(word);
            const auto by = lexicon_.joined_by.find(word);
            for (const auto thing : meant.things) {
                if (to != lexicon_.joined.end())
                    add(thing, to->second, name, "open:home", 0.75, {});
                if (by != lexicon_.joined_by.end())
                    add(name, by->second, thing, "open:noun", 0.7, {});
            }
        }
    }

    // ---- stating -----------------------------------------------------------------------------

    void state_all(
        const Meant& from,
        const std::string& type,
        const Meant& to,
        const State& state,
        const char* rule = "open:clause"
    ) {
        if (from.things.empty() || to.things.empty()) return;
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

    void add(
        std::size_t source,
        const std::string& type,
        std::size_t target,
        const char* rule,
        double confidence,
        const std::optional<Edtf>& when,
        Status status = Status::asserted,
        const std::string& role = ""
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

    [[nodiscard]] bool is_joined(std::size_t a, std::size_t b) const {
        return joined_.contains(std::minmax(a, b));
    }

    const Sentence& sentence_;
    const std::vector<Token>& tokens_;
    Reading& reading_;
    const Lexicon& lexicon_;
    TreeView tree_;
    Meanings meanings_;
    std::set<std::pair<std::size_t, std::size_t>> joined_;
    std::set<std::pair<std::size_t, std::size_t>> titled_;  ///< an office joins them
    std::set<std::pair<std::pair<std::size_t, std::size_t>, std::string>> joined_by_nouns_;
    std::size_t facts_ = 0;
    // What says the relation that is read just now.
    Span verb_;
    Span noun_;
};

}  // namespace

void read_open_relations(const Sentence& sentence, std::size_t first, Reading& reading) {
    if (!sentence.tree.empty()) OpenReader(sentence, first, reading).run();
}

}  // namespace relata::article
