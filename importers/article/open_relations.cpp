#include "graph/ascii.hpp"
#include "graph/names.hpp"
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

constexpr int deepest = 8;                // clauses whose subject is taken from the one above
constexpr std::size_t most_facts = 60;    // in one sentence
constexpr std::size_t longest_name = 10;  // words of a thing that is described

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

/// What a nominal means.
struct Meant {
    std::vector<std::size_t> things;
    bool is_reference = false;  ///< found by looking back
    bool is_described = false;  ///< has no name
};

class OpenReader {
public:
    OpenReader(const Sentence& sentence, std::size_t first, Reading& reading)
        : sentence_(sentence),
          tokens_(sentence.tokens),
          reading_(reading),
          lexicon_(reading.lexicon),
          tree_(sentence) {
        for (auto i = first; i < reading.facts.size(); ++i) {
            join(reading.facts[i].source, reading.facts[i].target);
        }
    }

    void run() {
        for (std::size_t token = 0; token < tree_.size(); ++token) {
            if (is_predicate(token)) clause(token);
            if (is_nominal(token)) nominal(token);
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
        return (tokens_[token].classes & classes) != 0;
    }
    [[nodiscard]] bool is_nominal(std::size_t token) const {
        const auto pos = tree_.pos(token);
        return pos == "NOUN" || pos == "PROPN" || pos == "PRON";
    }
    [[nodiscard]] bool is_predicate(std::size_t token) const {
        if (tree_.is(token, "aux") || tree_.is(token, "cop") || in_name(token)) return false;
        return tree_.pos(token) == "VERB" || tree_.child(token, "cop") != none;
    }
    [[nodiscard]] bool in_name(std::size_t token) const {
        const auto mention = sentence_.mention_of[token];
        return mention != none && !sentence_.mentions[mention].is_adjective;
    }
    [[nodiscard]] bool is_time(std::size_t token) const { return sentence_.time_of[token] != none; }

    // ---- things ------------------------------------------------------------------------------

    Meant meaning_of(std::size_t token, int depth = 0) {
        if (depth > deepest || is_time(token)) return {};
        if (const auto mention = sentence_.mention_of[token]; mention != none) {
            return named(sentence_.mentions[mention]);
        }
        if (tree_.pos(token) == "PRON" || tree_.pos(token) == "DET") return pronoun(token, depth);
        if (!is_nominal(token)) return {};
        // "the drone maker Skyfjell": the name is meant.
        for (const auto child : tree_.children(token)) {
            const bool is_beside =
                tree_.is(child, "appos") || tree_.is(child, "flat") || tree_.is(child, "compound");
            if (!is_beside || !in_name(child)) continue;
            const auto& mention = sentence_.mentions[sentence_.mention_of[child]];
            const bool is_after = mention.begin == token + 1;
            const bool is_apart = tree_.is(child, "appos");
            if (is_after || is_apart) return named(mention);
        }
        return described(token);
    }

    Meant named(const Mention& mention) const {
        if (mention.is_adjective) return {};
        if (!mention.members.empty()) return {mention.members, false, false};
        if (mention.thing == none) return {};
        if (reading_.things[mention.thing].kind == kinds::none) return {};
        return {{mention.thing}, false, false};
    }

    Meant pronoun(std::size_t token, int depth) {
        if (is_class(token, word::relative)) {
            // "Busch, who founded …": what the clause hangs from.
            auto at = token;
            for (int i = 0; i < deepest && at != syntax::ParsedWord::root; ++i) {
                if (tree_.is(at, "acl")) return meaning_of(tree_.head(at), depth + 1);
                at = tree_.head(at);
            }
            return {};
        }
        if (is_class(token, word::they)) return {reading_.last_plural, true, false};
        if (is_class(token, word::he) && reading_.last_person != none) {
            return {{reading_.last_person}, true, false};
        }
        if (is_class(token, word::it) && reading_.last_body != none) {
            if (reading_.things[reading_.last_body].kind == kinds::none) return {};
            return {{reading_.last_body}, true, false};
        }
        return {};
    }

    /// "the company": the last one; "a second plant in Skellefteå": a thing of its own, where
    /// nouns.tsv says what kind it is.
    Meant described(std::size_t token) {
        const auto* noun = lexicon_.find_noun(tokens_[token].lower);
        const auto kind =
            noun != nullptr && noun->kind != kinds::none ? noun->kind : kind_by_field(token);
        if (kind == kinds::none) return {};
        const auto determiner = tree_.child(token, "det");
        const bool is_definite = determiner != none && !is_class(determiner, word::negative) &&
                                 tokens_[determiner].lower.size() > 2;
        const bool is_plain = own_words(token) == 0;
        if (is_definite && is_plain) return reference(noun, kind);
        if (is_plain && (noun == nullptr || !noun->is_bare)) return {};
        if (lexicon_.stop_topics.contains(tokens_[token].lower)) return {};
        const auto name = name_of(token);
        if (name.empty()) return {};
        const auto head = noun != nullptr ? noun->singular : tokens_[token].lower;
        const auto [thing, is_new] =
            reading_.described_thing(folded_key(kind_name(kind), name), name, kind);
        if (is_new) reading_.things[thing].head = head;
        return {{thing}, false, true};
    }

    /// "the company", "the talks": the last one spoken of.
    Meant reference(const Noun* noun, KindSet kind) const {
        if (noun == nullptr) return {};
        const auto by_head = reading_.last_by_head.find(noun->singular);
        if (by_head != reading_.last_by_head.end()) return {{by_head->second}, true, false};
        if (!noun->refers) return {};
        if (kind == kinds::organization && noun->group == kinds::organization) {
            if (reading_.last_body == none) return {};
            if (reading_.things[reading_.last_body].kind == kinds::none) return {};
            return {{reading_.last_body}, true, false};
        }
        const auto by_kind = reading_.last_by_kind.find(kind);
        if (by_kind == reading_.last_by_kind.end()) return {};
        return {{by_kind->second}, true, false};
    }

    /// What kind a noun of no list is of, by WordNet.
    [[nodiscard]] KindSet kind_by_field(std::size_t token) const {
        if (tree_.pos(token) != "NOUN") return kinds::none;
        const auto noun = syntax::noun_reading(tokens_[token].lower);
        if (!noun) return kinds::none;
        const auto field = noun->reading.field;
        if (field == "location") return kinds::place;
        if (field == "artifact" || field == "object") {
            return stands_somewhere(token) ? kinds::place : kinds::topic;
        }
        if (field == "group") return kinds::organization;
        if (field == "event" || field == "phenomenon") return kinds::event;
        constexpr std::array<std::string_view, 6> topics{
            "act", "communication", "possession", "substance", "food", "cognition"};
        return std::ranges::find(topics, field) != topics.end() ? kinds::topic : kinds::none;
    }

    /// "the embassy in Vilnius".
    [[nodiscard]] bool stands_somewhere(std::size_t token) const {
        return std::ranges::any_of(tree_.children(token), [this](std::size_t child) {
            const auto mark = tree_.child(child, "case");
            return tree_.is(child, "nmod") && mark != none && is_class(mark, word::locative);
        });
    }

    /// Words that tell a noun from others of its kind.
    [[nodiscard]] std::size_t own_words(std::size_t token) const {
        std::size_t count = 0;
        for (const auto child : tree_.children(token)) {
            if (tree_.is(child, "amod") && !is_class(child, word::vague)) ++count;
            if (tree_.is(child, "compound") || tree_.is(child, "nmod")) ++count;
        }
        return count;
    }

    /// From the first word that is no determiner to the end of "of …" or the noun.
    [[nodiscard]] std::string name_of(std::size_t token) const {
        auto begin = token;
        auto end = token + 1;
        for (const auto child : tree_.children(token)) {
            const bool before =
                tree_.is(child, "amod") || tree_.is(child, "compound") || tree_.is(child, "nummod");
            if (before && child < token) begin = std::min(begin, tree_.span(child).begin);
            if (tree_.label(child) == "nmod:poss" && in_name(child)) {
                begin = std::min(begin, tree_.span(child).begin);
            }
            const auto mark = tree_.child(child, "case");
            const bool belongs = mark != none && tree_.is(child, "nmod") && !is_time(child) &&
                                 is_class(mark, word::genitive | word::locative);
            if (belongs) {
                end = std::max(end, tree_.span(child).end);
            }
        }
        if (end - begin > longest_name) return {};
        return words_of(sentence_, reading_, begin, end);
    }

    Meant meaning_of_all(const std::vector<std::size_t>& tokens) {
        Meant all;
        for (const auto token : tokens) {
            for (const auto member : tree_.coordinated(token)) {
                const auto one = meaning_of(member);
                all.is_reference = all.is_reference || one.is_reference;
                all.is_described = all.is_described || one.is_described;
                for (const auto thing : one.things) {
                    if (std::ranges::find(all.things, thing) == all.things.end()) {
                        all.things.push_back(thing);
                    }
                }
            }
        }
        return all;
    }

    // ---- clauses -----------------------------------------------------------------------------

    struct Subjects {
        std::vector<std::size_t> tokens;
        int steps = 0;  ///< clauses up
    };

    [[nodiscard]] bool is_passive(std::size_t verb) const {
        for (const auto child : tree_.children(verb)) {
            if (tree_.label(child) == "nsubj:pass" || tree_.label(child) == "aux:pass") return true;
        }
        return tree_.label(verb) == "acl" && tree_.tag(verb) == "VBN";
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
        if (tree_.label(verb) == "acl") {
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
        std::vector<std::pair<std::string, std::size_t>> behind;  // prepositions
        for (const auto child : tree_.children(verb)) {
            if (tree_.label(child) == "obj" || tree_.label(child) == "iobj") {
                objects.push_back(child);
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
        const auto verb_name = name_of_verb(verb, status);
        auto from = meaning_of_all(doers);
        // "Tokyo agreed": a capital that acts stands for its country.
        for (auto& thing : from.things) {
            const auto country = reading_.country_of_capital(thing);
            if (country != none) thing = country;
        }
        const auto to = meaning_of_all(objects);
        State state{status, when_of(verb, status), subjects.steps, verb};
        state_all(from, verb_name, to, state);
        const auto& actors_behind = from.things.empty() ? to : from;
        for (const auto& [preposition, token] : behind) {
            const auto target = meaning_of_all({token});
            // "closed the bank in Minsk": where the bank is, not where who closed it is.
            const auto mark = tree_.child(token, "case");
            if (!passive && !objects.empty() && is_class(mark, word::locative) &&
                are_places(target)) {
                continue;
            }
            state_all(actors_behind, verb_name + '_' + upper(preposition), target, state);
        }
        if (!passive) {
            for (const auto object : objects) behind_object(object, from, verb_name, state);
        }
        remember(subjects, passive ? to : from);
    }

    /// "signed a contract with Renault": what belongs to an object that has no name.
    void behind_object(
        std::size_t object, const Meant& from, const std::string& verb_name, const State& state
    ) {
        const auto what = meaning_of(object);
        if (!what.things.empty() && !what.is_described) return;
        for (const auto child : tree_.children(object)) {
            if (!tree_.is(child, "nmod") || tree_.label(child) == "nmod:poss") continue;
            const auto preposition = tree_.preposition(child);
            if (preposition.empty()) continue;
            const bool of = is_class(tree_.child(child, "case"), word::genitive);
            const auto type = of ? verb_name : verb_name + '_' + upper(preposition);
            state_all(from, type, meaning_of_all({child}), state);
        }
    }

    [[nodiscard]] bool are_places(const Meant& meant) const {
        return std::ranges::all_of(meant.things, [this](std::size_t thing) {
            return (reading_.things[thing].kind & places) != 0;
        });
    }

    /// What "he", "it" and "they" mean in what follows.
    void remember(const Subjects& subjects, const Meant& meant) {
        if (subjects.steps > 0 || meant.is_reference || meant.things.empty()) return;
        if (meant.things.size() > 1) {
            reading_.last_plural = meant.things;
        } else {
            reading_.remember_subject(meant.things.front());
        }
    }

    /// "X is a customer of Y", "X is the largest shareholder in Y".
    void copula(std::size_t noun, const Subjects& subjects, Status status) {
        const auto from = meaning_of_all(subjects.tokens);
        State state{status, when_of(noun, status), subjects.steps, noun};
        if (tree_.pos(noun) == "ADJ") {
            for (const auto child : tree_.children(noun)) {
                if (!tree_.is(child, "obl") || is_time(child)) continue;
                const auto preposition = tree_.preposition(child);
                if (preposition.empty()) continue;
                const auto type = upper(tokens_[noun].lower) + '_' + upper(preposition);
                state_all(from, type, meaning_of_all({child}), state);
            }
            return;
        }
        noun_relations(noun, from, state);
    }

    /// The things a relational noun joins its bearer to: "founder of Y", "Y's founder".
    void noun_relations(std::size_t noun, const Meant& bearer, const State& state) {
        if (bearer.things.empty()) return;
        for (const auto child : tree_.children(noun)) {
            if (!tree_.is(child, "nmod") || is_time(child)) continue;
            const bool is_owner = tree_.label(child) == "nmod:poss";
            const auto preposition = is_owner ? std::string("of") : tree_.preposition(child);
            if (preposition.empty() || lexicon_.silent.contains(preposition)) continue;
            const auto target = meaning_of_all({child});
            for (const auto thing : bearer.things) {
                for (const auto other : target.things) {
                    const auto [type, role] = name_of_noun(noun, preposition, thing, other);
                    add(thing, type, other, "open:noun", 0.7, state.when, state.status, role);
                }
            }
        }
    }

    /// What a noun that joins two things is called: that of open.tsv; an office of a person; else
    /// the noun and its preposition.
    [[nodiscard]] std::pair<std::string, std::string> name_of_noun(
        std::size_t noun, const std::string& preposition, std::size_t bearer, std::size_t other
    ) const {
        const auto& lower = tokens_[noun].lower;
        const auto reading = syntax::noun_reading(lower);
        const auto singular = reading ? reading->plain_form : lower;
        for (const auto& spelled : {lower, singular}) {
            const auto known = lexicon_.relational_nouns.find(spelled);
            if (known != lexicon_.relational_nouns.end()) return {known->second, {}};
        }
        const bool is_office = reading_.things[bearer].kind == kinds::person &&
                               (reading_.things[other].kind & (bodies | kinds::place)) != 0;
        if (is_office) {
            auto begin = noun;
            while (begin > 0 && tree_.is(begin - 1, "compound") && tree_.head(begin - 1) == noun &&
                   sentence_.mention_of[begin - 1] == none) {
                --begin;
            }
            return {"HOLDS_OFFICE", words_of(sentence_, reading_, begin, noun + 1)};
        }
        return {upper(singular) + '_' + upper(preposition), {}};
    }

    [[nodiscard]] bool is_hypothetical(std::size_t verb) const {
        const auto mark = tree_.child(verb, "mark");
        return mark != none && is_class(mark, word::hypothetical);
    }

    // ---- status, time, names -----------------------------------------------------------------

    [[nodiscard]] Status status_of(std::size_t verb, int depth = 0) const {
        auto status = Status::asserted;
        for (const auto child : tree_.children(verb)) {
            if (is_class(child, word::negation) && tree_.is(child, "advmod")) return Status::denied;
            if (tree_.is(child, "aux") && is_class(child, word::modal)) {
                const bool uncertain = is_class(child, word::uncertain);
                status = std::max(status, uncertain ? Status::considered : Status::planned);
            }
            const bool is_argument = tree_.is(child, "nsubj") || tree_.is(child, "obj");
            if (!is_argument) continue;
            const auto determiner = tree_.child(child, "det");
            if (determiner != none && is_class(determiner, word::negative)) return Status::denied;
        }
        const auto above = tree_.head(verb);
        if (above == syntax::ParsedWord::root || depth > deepest) return status;
        if (tree_.is(verb, "conj")) {
            // "will build and open": what is planned of one is of the other.
            if (tree_.child(verb, "nsubj") == none && tree_.child(verb, "aux") == none) {
                status = std::max(status, status_of(above, depth + 1));
            }
            return status;
        }
        const auto mark = tree_.child(verb, "mark");
        const bool is_infinitive = mark != none && is_class(mark, word::infinitive);
        if (tree_.is(verb, "xcomp") || tree_.is(verb, "ccomp")) {
            const auto* known = verb_of(tokens_[above], lexicon_);
            if (known != nullptr && is_infinitive) {
                switch (known->makes) {
                    case Makes::planned:
                        return std::max(status, Status::planned);
                    case Makes::considered:
                        return std::max(status, Status::considered);
                    case Makes::denied:
                        return Status::denied;
                    default:
                        break;
                }
            }
            if (is_infinitive) {
                const bool of_object = tree_.child(above, "obj") != none;
                return std::max(
                    status_of(above, depth + 1),
                    of_object || tree_.pos(above) != "VERB" ? Status::planned : status
                );
            }
            return status;
        }
        // A purpose, or "a plan to build".
        if (is_infinitive) return std::max(status, Status::planned);
        return status;
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
        const bool is_past = tag == "VBD" || tag == "VBN";
        return upper(is_past ? tokens_[verb].lower : lexicon_.past_form(lemma)) + rest;
    }

    // ---- phrases -----------------------------------------------------------------------------

    void nominal(std::size_t token) {
        if (facts_ > most_facts) return;
        const auto meant = meaning_of(token);
        State state{Status::asserted, {}, 1, token};
        // "Tveit, its managing partner": what stands beside a name.
        for (const auto child : tree_.children(token)) {
            if (tree_.is(child, "appos") && !in_name(child)) noun_relations(child, meant, state);
        }
        // "the Finnish company Sorsa", "Sorsa's founder Ida Falkenberg".
        const bool is_beside =
            !in_name(token) && !meant.things.empty() && !meant.is_described && !meant.is_reference;
        if (is_beside) noun_relations(token, meant, state);
        if (is_beside || in_name(token)) home(token, meant);
        where(token, meant, state);
    }

    /// "Finnish" before a company's name: where it is at home. "The Estonian president, Alar
    /// Karis".
    void home(std::size_t token, const Meant& meant) {
        for (const auto child : tree_.children(token)) {
            const auto id = sentence_.mention_of[child];
            if (id == none || !sentence_.mentions[id].is_adjective) continue;
            const auto country = sentence_.mentions[id].thing;
            if (country == none) continue;
            for (const auto thing : meant.things) {
                const auto kind = reading_.things[thing].kind;
                if (kind == kinds::organization) {
                    reading_.things[country].is_mentioned = true;
                    add(thing, "BASED_IN", country, "open:home", 0.75, {});
                } else if (kind == kinds::person) {
                    reading_.things[country].is_mentioned = true;
                    const auto title = title_before(token, child);
                    add(thing,
                        title.empty() ? "FROM" : "HOLDS_OFFICE",
                        country,
                        "open:home",
                        0.7,
                        {},
                        Status::asserted,
                        title);
                }
            }
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

    /// "a plant in Skellefteå": a thing that is no actor, and a place.
    void where(std::size_t token, const Meant& meant, const State& state) {
        for (const auto child : tree_.children(token)) {
            if (!tree_.is(child, "nmod")) continue;
            const auto mark = tree_.child(child, "case");
            if (mark == none || !is_class(mark, word::locative)) continue;
            const auto target = meaning_of_all({child});
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

    // ---- stating -----------------------------------------------------------------------------

    void state_all(
        const Meant& from, const std::string& type, const Meant& to, const State& state
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
                add(source, type, target, "open:clause", confidence, state.when, state.status);
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
        if (source == target || is_joined(source, target) || facts_ > most_facts) return;
        join(source, target);
        ++facts_;
        auto& fact = reading_.state(source, type, target, rule, confidence, sentence_.span);
        fact.status = status;
        fact.when = when;
        fact.role = role;
    }

    void join(std::size_t a, std::size_t b) { joined_.insert(std::minmax(a, b)); }
    [[nodiscard]] bool is_joined(std::size_t a, std::size_t b) const {
        return joined_.contains(std::minmax(a, b));
    }

    const Sentence& sentence_;
    const std::vector<Token>& tokens_;
    Reading& reading_;
    const Lexicon& lexicon_;
    TreeView tree_;
    std::set<std::pair<std::size_t, std::size_t>> joined_;
    std::size_t facts_ = 0;
};

}  // namespace

void read_open_relations(const Sentence& sentence, std::size_t first, Reading& reading) {
    if (!sentence.tree.empty()) OpenReader(sentence, first, reading).run();
}

}  // namespace relata::article
