#include "importers/article/propositions.hpp"

#include "importers/article/clause_words.hpp"
#include "importers/article/tree.hpp"

#include <algorithm>
#include <cmath>

// Who does what is what the tree says: each verb with its subject and what hangs from it. The rest
// of this file is about whose subject and object a verb takes that has none, and which verbs are
// one relation; which words a part has is told by ClauseWords.

namespace relata::article {
namespace {

constexpr int deepest = 8;  // clauses whose subject is taken from the one above

using Words = Proposition::Words;

/// How plain a reading is, by what it was read off.
namespace plain {
constexpr double clause = 0.9;
constexpr double copula = 0.85;
constexpr double shared = 0.9;  // factor: for each clause the subject was carried over
constexpr double reduced = 0.7;
constexpr double apposition = 0.6;
constexpr double owner = 0.45;
constexpr double title = 0.55;
}  // namespace plain

class PropositionReader {
public:
    PropositionReader(const Sentence& sentence, const Lexicon& lexicon)
        : sentence_(sentence),
          tokens_(sentence.tokens),
          lexicon_(lexicon),
          words_(sentence),
          tree_(words_.tree()) {}

    std::vector<Proposition> run() {
        for (std::size_t token = 0; token < tree_.size(); ++token) {
            if (words_.is_predicate(token)) clause(token);
            if (words_.is_noun(token)) nominal(token);
        }
        return std::move(found_);
    }

private:
    /// A phrase that stands beside a verb, and its preposition.
    struct Beside {
        std::size_t head = none;
        Words preposition;
        Words words;
    };

    /// The parts of a clause, before they are laid out.
    struct Clause {
        std::string implied;
        Words relation;
        std::vector<Words> subjects;
        std::vector<std::size_t> objects;  // heads
        Words complement;                  // a clause or predicate that stands as object
        std::vector<Words> others;         // coordinated with the complement
        std::vector<Beside> besides;
        double confidence = plain::clause;
    };

    // ---- subjects ----------------------------------------------------------------------------

    struct Subjects {
        std::vector<Words> phrases;
        int steps = 0;
        bool is_reduced = false;  ///< a participle or infinitive behind a noun
    };

    /// The subject that hangs from a verb. The parser may take "Ann Brook, a painter, joined …" for
    /// a phrase beside the verb: a noun before a verb with a tense, without a preposition, is one.
    [[nodiscard]] std::size_t subject_of(std::size_t verb) const {
        const auto own = tree_.child(verb, "nsubj");
        const auto tag = tree_.tag(verb);
        const bool has_tense = tag == "VBD" || tag == "VBZ" || tag == "VBP" ||
                               (tree_.child(verb, "aux") != none && tag != "VB");
        if (own != none || !has_tense || tree_.child(verb, "csubj") != none) return own;
        for (const auto child : tree_.children(verb)) {
            if (child > verb) break;
            const auto label = tree_.label(child);
            const bool is_beside = label == "obl" || label == "obj" || label == "dep" ||
                                   label == "dislocated" || label == "vocative";
            const bool is_named = words_.is_noun(child) || tree_.tag(child) == "PRP";
            if (is_beside && is_named && tree_.child(child, "case") == none) return child;
        }
        return none;
    }

    /// "can be eased by changing the law": who changes it is not told.
    [[nodiscard]] bool is_by_someone_else(std::size_t verb) const {
        const auto mark = tree_.child(verb, "mark");
        if (mark == none || words_.is_class(mark, word::infinitive) || tree_.tag(verb) != "VBG") {
            return false;
        }
        return std::ranges::any_of(tree_.children(tree_.head(verb)), [this](std::size_t child) {
            return tree_.label(child) == "aux:pass" || tree_.label(child) == "nsubj:pass";
        });
    }

    [[nodiscard]] bool is_own_clause(std::size_t token) const {
        return words_.is_verb(token) && tree_.child(token, "nsubj") != none &&
               tree_.child(token, "mark") == none;
    }

    [[nodiscard]] Subjects subjects_of(std::size_t verb, int depth = 0) const {
        Subjects found;
        if (depth > deepest) return found;
        const auto own = subject_of(verb);
        const auto above = tree_.head(verb);
        const bool is_relative = tree_.label(verb) == "acl:relcl";
        const auto clausal = tree_.child(verb, "csubj");
        for (const auto subject : {own, clausal}) {
            // A clause of its own is no subject: the parser took two verbs of one for that.
            if (subject != none && is_own_clause(subject)) return subjects_of(subject, depth + 1);
        }
        if (own != none && !(words_.is_relative_pronoun(own) && is_relative)) {
            found.phrases = words_.phrases_of(own);
            return found;
        }
        if (clausal != none) {
            found.phrases.push_back(words_.whole_clause(clausal));
            return found;
        }
        if (above == syntax::ParsedWord::root) return found;
        if (is_relative || tree_.label(verb) == "acl") {
            if (own == none && is_relative) return found;  // "where …", "the man they saw"
            // Of "A and B, who …" both act only when the clause hangs from the first.
            found.phrases.push_back(words_.noun_phrase(above, verb));
            found.is_reduced = !is_relative;
            return found;
        }
        if (tree_.is(verb, "xcomp")) {
            const auto object = tree_.child(above, "obj");
            if (object != none) {
                found.phrases = words_.phrases_of(object);
                found.steps = 1;
                return found;
            }
        }
        if (tree_.is(verb, "conj") || tree_.is(verb, "xcomp") || tree_.is(verb, "advcl") ||
            tree_.is(verb, "parataxis")) {
            if (!words_.is_predicate(above) || is_by_someone_else(verb)) return found;
            found = subjects_of(above, depth + 1);
            ++found.steps;
        }
        return found;
    }

    // ---- clauses -----------------------------------------------------------------------------

    /// "were mobilized and recalled": the auxiliaries of the first are those of the second.
    void share_auxiliaries(std::size_t verb, Words& relation) const {
        if (!words_.hangs(verb, "conj") || tree_.child(verb, "aux") != none) return;
        if (tree_.child(verb, "nsubj") != none) return;
        const auto first = tree_.head(verb);
        if (tree_.pos(first) != "VERB" || tree_.tag(first) != tree_.tag(verb)) return;
        for (const auto child : tree_.children(first)) {
            if (tree_.is(child, "aux")) relation.push_back(child);
        }
    }

    /// Whether a verb is told with the one above: "agreed to build", "is able to build".
    [[nodiscard]] bool is_chained(std::size_t verb) const {
        if (!words_.hangs(verb, "xcomp")) return false;
        const auto above = tree_.head(verb);
        if (!words_.is_predicate(above)) return false;
        if (!words_.is_verb(above)) return tree_.pos(above) == "ADJ" && words_.is_verb(verb);
        return tree_.child(above, "obj") == none;
    }

    /// "agreed to build and sell": the words before the first verb are the second's too.
    void share_chain(std::size_t verb, Words& relation) const {
        if (!words_.hangs(verb, "conj") || tree_.tag(verb) != "VB") return;
        if (tree_.child(verb, "nsubj") != none || tree_.child(verb, "aux") != none) return;
        auto at = tree_.head(verb);
        for (int i = 0; i < deepest && is_chained(at); ++i) {
            if (const auto mark = tree_.child(at, "mark"); mark != none) relation.push_back(mark);
            at = tree_.head(at);
            words_.add_verb(at, relation);
        }
    }

    /// "the pressure caused by heat" is caused by it, "attempts to regain" are to regain; of "the
    /// risk of losing" nobody says that it loses. Returns whether something is said.
    [[nodiscard]] bool reduce(std::size_t verb, Clause& clause) const {
        const auto mark = tree_.child(verb, "mark");
        const auto tag = tree_.tag(verb);
        if (mark != none) {
            if (tag != "VB" || !words_.is_class(mark, word::infinitive)) return false;
            clause.implied = implied("being");
            clause.relation.push_back(mark);
        } else if (tag == "VBN" && tree_.child(verb, "aux") == none) {
            clause.implied = implied("being");
        }
        return true;
    }

    void clause(std::size_t verb) {
        if (found_.size() >= most_propositions) return;
        if (is_chained(verb)) return;
        const bool is_free =
            words_.hangs(verb, "acl") && words_.is_relative_pronoun(tree_.head(verb));
        if (is_free) return;  // "what he does": an argument as a whole
        Clause clause;
        const auto subjects = subjects_of(verb);
        clause.subjects = subjects.phrases;
        clause.confidence *= std::pow(plain::shared, subjects.steps);
        if (subjects.is_reduced) clause.confidence *= plain::reduced;
        if (subjects.is_reduced && !reduce(verb, clause)) return;
        const bool is_participle = tree_.is(verb, "advcl") && tree_.tag(verb) == "VBN" &&
                                   tree_.child(verb, "mark") == none;
        if (is_participle && subjects.steps > 0 && tree_.child(verb, "aux") == none) {
            clause.implied = implied("being");  // "Built in 1890, the house …"
        }
        share_auxiliaries(verb, clause.relation);
        share_chain(verb, clause.relation);
        gather(verb, clause, 0);
        share_objects(verb, clause);
        share_later_objects(verb, clause);
        relative_object(verb, clause);
        reported_clause(verb, clause);
        lay_out(verb, clause);
    }

    /// The words of a verb and those that hang from it, and what stands beside them.
    void gather(std::size_t verb, Clause& clause, int depth) {
        if (!words_.is_verb(verb)) {
            predicate(verb, clause, depth);
            return;
        }
        words_.add_verb(verb, clause.relation);
        const auto subject = subject_of(verb);
        for (const auto child : tree_.children(verb)) {
            if (child == subject) continue;
            if (tree_.is(child, "obj") || tree_.is(child, "iobj")) {
                if (words_.is_relative_pronoun(child) && child < verb) continue;
                if (!is_of_later_verb(verb, child)) clause.objects.push_back(child);
            } else if (tree_.is(child, "xcomp")) {
                complement(verb, child, clause, depth);
            } else if (tree_.is(child, "ccomp")) {
                if (clause.complement.empty()) clause.complement = words_.whole_clause(child);
            } else if (tree_.is(child, "obl") || stands_beside(child)) {
                beside(child, clause);
            } else if (tree_.is(child, "advmod") && child > verb) {
                beside(child, clause);
            }
        }
    }

    void complement(std::size_t verb, std::size_t child, Clause& clause, int depth) {
        const bool has_object = tree_.child(verb, "obj") != none;
        if (has_object || depth > deepest) {
            Beside more;
            more.head = child;
            more.words = words_.trimmed(words_.all_below(child));
            clause.besides.push_back(std::move(more));
            return;
        }
        if (words_.is_verb(child)) {
            if (const auto mark = tree_.child(child, "mark"); mark != none) {
                clause.relation.push_back(mark);
            }
            gather(child, clause, depth + 1);
        } else {
            predicate(child, clause, depth + 1);
        }
    }

    /// "is a footballer", "is familiar with X", "is at home".
    void predicate(std::size_t head, Clause& clause, int depth) {
        Words verb;
        words_.add_verb(head, verb);
        verb.pop_back();  // the head itself
        if (tree_.pos(head) == "ADJ") {
            // "is medicinally desirable": what stands before the adjective is the adjective's.
            std::erase_if(verb, [&](std::size_t word) {
                return tree_.is(word, "advmod") && word + 1 == head &&
                       !words_.is_class(word, word::negation);
            });
        }
        const auto mark = tree_.child(head, "mark");
        const bool is_infinitive = mark != none && words_.is_class(mark, word::infinitive);
        if (is_infinitive) clause.relation.push_back(mark);
        clause.relation.insert(clause.relation.end(), verb.begin(), verb.end());
        // What hangs from the noun or adjective and is no part of its phrase.
        auto apart = verb;
        for (const auto child : tree_.children(head)) {
            const bool is_clause = tree_.is(child, "advcl");
            if (tree_.is(child, "obl") || stands_beside(child)) beside(child, clause);
            const bool is_of_clause =
                is_clause || tree_.is(child, "obl") || tree_.is(child, "nsubj") ||
                tree_.is(child, "csubj") || tree_.is(child, "mark") || tree_.is(child, "cc") ||
                tree_.is(child, "expl") || tree_.is(child, "case") || tree_.is(child, "conj");
            // "However, the cob is a horse."
            const bool is_before = tree_.is(child, "advmod") && !verb.empty() &&
                                   child < *std::ranges::min_element(verb);
            if (is_of_clause || is_before) apart.push_back(child);
        }
        const auto marks = words_.preposition(head);
        clause.relation.insert(clause.relation.end(), marks.begin(), marks.end());
        const auto verbal = tree_.child(head, "xcomp");
        const bool is_adjective = tree_.pos(head) == "ADJ";
        const bool goes_into_verb = verbal != none && is_chained(verbal) && depth < deepest;
        if (goes_into_verb) apart.push_back(verbal);
        auto words = words_.trimmed(words_.below(head, [&](std::size_t child) {
            return std::ranges::find(apart, child) != apart.end() ||
                   tree_.label(child) == "acl:relcl" || tree_.is(child, "appos") ||
                   tree_.is(child, "parataxis");
        }));
        const bool goes_on = std::ranges::any_of(clause.besides, [&](const Beside& each) {
            return each.head > head && !each.preposition.empty();
        });
        if (goes_into_verb) {
            // "is able to build"
            clause.relation.insert(clause.relation.end(), words.begin(), words.end());
            if (const auto to = tree_.child(verbal, "mark"); to != none) {
                clause.relation.push_back(to);
            }
            gather(verbal, clause, depth + 1);
        } else if (is_adjective && goes_on) {
            clause.relation.insert(clause.relation.end(), words.begin(), words.end());
        } else {
            clause.complement = std::move(words);
            // "is a painter and a poet"
            for (const auto child : tree_.children(head)) {
                if (!tree_.is(child, "conj") || words_.is_predicate(child)) continue;
                if (clause.others.size() + 1 >= ClauseWords::most_members) break;
                if (tree_.child(child, "nsubj") == none) {
                    clause.others.push_back(words_.noun_phrase(child));
                }
            }
        }
        clause.confidence *= plain::copula / plain::clause;
    }

    /// "until it rained", "by opening a shop"; "…, opening a shop" is a clause of its own.
    [[nodiscard]] bool stands_beside(std::size_t child) const {
        if (!tree_.is(child, "advcl")) return false;
        const auto tag = tree_.tag(child);
        const bool is_participle = tag == "VBG" || tag == "VBN";
        return !is_participle || tree_.child(child, "mark") != none ||
               tree_.child(child, "case") != none || tree_.child(child, "nsubj") != none;
    }

    void beside(std::size_t child, Clause& clause) {
        if (words_.is_relative_pronoun(child) && tree_.child(child, "acl") == none) return;
        Beside more;
        more.head = child;
        if (tree_.is(child, "obl")) {
            more.preposition = words_.preposition(child);
            more.words = words_.whole_list(child);
        } else {
            more.words = words_.trimmed(words_.all_below(child));
        }
        if (!more.words.empty()) clause.besides.push_back(std::move(more));
    }

    /// "build a bridge and open three posts": the parser may hang the posts from "build".
    [[nodiscard]] bool is_of_later_verb(std::size_t verb, std::size_t object) const {
        const auto first = tree_.child(verb, "obj");
        return std::ranges::any_of(tree_.children(verb), [&](std::size_t child) {
            return tree_.is(child, "conj") && words_.is_verb(child) && first < child &&
                   child < object;
        });
    }

    /// What is given, not who gets it; of "elected her president" who is elected.
    [[nodiscard]] std::size_t main_object(const std::vector<std::size_t>& objects) const {
        const auto found = std::ranges::find_if(objects, [this](std::size_t each) {
            return tree_.is(each, "obj");
        });
        return found == objects.end() ? objects.front() : *found;
    }

    /// "bought and later sold the maker": what stands behind the second is the first's as well,
    /// where nothing else stands behind the first.
    void share_later_objects(std::size_t verb, Clause& clause) {
        if (!clause.objects.empty() || !clause.complement.empty()) return;
        for (const auto later : tree_.children(verb)) {
            if (!tree_.is(later, "conj") || !words_.is_verb(later) || later < verb) continue;
            if (tree_.child(later, "nsubj") != none) return;
            for (auto between = verb + 1; between < later; ++between) {
                const auto pos = tree_.pos(between);
                const bool is_small =
                    pos == "CCONJ" || pos == "ADV" || pos == "AUX" || pos == "PUNCT";
                if (!is_small && !tree_.is(between, "conj")) return;
            }
            for (const auto child : tree_.children(later)) {
                if (tree_.is(child, "obj")) clause.objects.push_back(child);
            }
            return;
        }
    }

    /// "buy and sell shares": what stands behind both is of both.
    void share_objects(std::size_t verb, Clause& clause) {
        if (!words_.hangs(verb, "conj") || !clause.objects.empty() || !clause.complement.empty())
            return;
        const auto first = tree_.head(verb);
        if (!words_.is_verb(first) || tree_.child(verb, "nsubj") != none) return;
        for (const auto child : tree_.children(first)) {
            if (child < verb) continue;
            if (tree_.is(child, "obj")) clause.objects.push_back(child);
            if (tree_.is(child, "obl")) beside(child, clause);
        }
    }

    /// "the man they saw", "which they lost": the noun is the object.
    void relative_object(std::size_t verb, Clause& clause) {
        if (!words_.hangs(verb, "acl:relcl") || !words_.is_verb(verb)) return;
        const auto subject = tree_.child(verb, "nsubj");
        if (subject == none || words_.is_relative_pronoun(subject)) return;
        if (!clause.objects.empty() || !clause.complement.empty()) return;
        const auto owner = tree_.child(subject, "nmod:poss");  // "people whose journeys …"
        if (owner != none && words_.is_relative_pronoun(owner)) return;
        for (const auto child : tree_.children(verb)) {
            if (words_.is_relative_pronoun(child) && !tree_.is(child, "obj")) return;
        }
        clause.complement = words_.noun_phrase(tree_.head(verb), verb);
    }

    /// "The talks, she said, had failed": what is said is the clause around.
    void reported_clause(std::size_t verb, Clause& clause) const {
        if (!words_.hangs(verb, "parataxis") || !clause.objects.empty() ||
            !clause.complement.empty()) {
            return;
        }
        const auto* known = verb_of(tokens_[verb], lexicon_);
        if (known == nullptr || !known->is_say) return;
        clause.complement = words_.whole_clause(tree_.head(verb), verb);
    }

    // ---- laying out --------------------------------------------------------------------------

    void lay_out(std::size_t verb, Clause& clause) {
        if (clause.subjects.empty()) return;
        std::ranges::stable_sort(clause.besides, {}, &Beside::head);
        std::vector<Words> seconds;
        if (!clause.objects.empty()) {
            const auto main = main_object(clause.objects);
            for (const auto object : clause.objects) {
                if (object == main) continue;
                clause.besides.push_back({object, {}, words_.noun_phrase(object)});
            }
            seconds = words_.phrases_of(main);
            if (!clause.complement.empty()) {
                clause.besides.push_back({main, {}, clause.complement});
            }
        } else if (!clause.complement.empty()) {
            seconds.push_back(clause.complement);
            seconds.insert(seconds.end(), clause.others.begin(), clause.others.end());
        } else {
            seconds = take_second(clause);
        }
        if (seconds.empty()) return;
        std::vector<Words> more;
        for (const auto& each : clause.besides) {
            auto words = each.preposition;
            words.insert(words.end(), each.words.begin(), each.words.end());
            std::ranges::sort(words);
            more.push_back(std::move(words));
        }
        std::erase_if(clause.relation, [this](std::size_t word) { return words_.is_mark(word); });
        std::ranges::sort(clause.relation);
        clause.relation.erase(
            std::unique(clause.relation.begin(), clause.relation.end()), clause.relation.end()
        );
        for (const auto& subject : clause.subjects) {
            for (const auto& second : seconds) {
                Proposition proposition;
                proposition.implied = clause.implied;
                proposition.relation = clause.relation;
                proposition.arguments = {subject, second};
                proposition.arguments.insert(proposition.arguments.end(), more.begin(), more.end());
                proposition.head = verb;
                proposition.rule = words_.is_verb(verb) ? "verb" : "copula";
                proposition.status = status_of_all(clause.relation, verb);
                proposition.confidence = clause.confidence * certainty(verb);
                add(std::move(proposition));
            }
        }
    }

    /// The phrase behind the verb that becomes the second argument of one that has no object; its
    /// preposition goes to the relation. Where it is a list, its members.
    std::vector<Words> take_second(Clause& clause) {
        if (clause.relation.empty()) return {};
        const auto last = *std::ranges::max_element(clause.relation);
        auto chosen = std::ranges::find_if(clause.besides, [&](const Beside& each) {
            return each.head > last && tree_.is(each.head, "obl");
        });
        if (chosen == clause.besides.end()) {
            chosen = std::ranges::find_if(clause.besides, [&](const Beside& each) {
                return each.head > last;
            });
        }
        if (chosen == clause.besides.end()) chosen = clause.besides.begin();
        if (chosen == clause.besides.end()) return {};
        std::vector<Words> seconds;
        if (tree_.is(chosen->head, "obl")) {
            seconds = words_.phrases_of(chosen->head);
        } else {
            seconds.push_back(chosen->words);
        }
        clause.relation.insert(
            clause.relation.end(), chosen->preposition.begin(), chosen->preposition.end()
        );
        clause.besides.erase(chosen);
        return seconds;
    }

    [[nodiscard]] double certainty(std::size_t token) const {
        return 0.6 + 0.4 * static_cast<double>(sentence_.tree[token].certainty);
    }

    [[nodiscard]] Status status_of_all(const Words& relation, std::size_t verb) const {
        const auto is_negation = [this](std::size_t word) {
            return words_.is_class(word, word::negation);
        };
        if (std::ranges::any_of(relation, is_negation)) return Status::denied;
        const auto mark = tree_.child(verb, "mark");
        const bool is_hypothetical = mark != none && words_.is_class(mark, word::hypothetical);
        if (mark != none && words_.is_class(mark, word::negative))
            return Status::denied;  // "without"
        // Of "agreed to build" it is the building that may be a plan.
        auto last = verb;
        for (int i = 0; i < deepest; ++i) {
            const auto next = tree_.child(last, "xcomp");
            if (next == none || !is_chained(next)) break;
            last = next;
        }
        const auto status = status_of(last, sentence_, tree_, lexicon_);
        return is_hypothetical ? std::max(status, Status::considered) : status;
    }

    // ---- nouns -------------------------------------------------------------------------------

    /// What stands beside a noun and says something of it without a verb.
    void nominal(std::size_t noun) {
        for (const auto child : tree_.children(noun)) {
            if (tree_.is(child, "appos")) {
                // "Ada Lovelace, a mathematician, …"; "Lyon, France"
                if (tree_.pos(child) == "NUM") continue;  // her age
                imply(
                    is_place(child) && tree_.pos(noun) == "PROPN" ? implied("being in")
                                                                  : implied("being"),
                    words_.noun_phrase(noun),
                    child,
                    child,
                    "apposition",
                    plain::apposition
                );
            } else if (is_title(child, noun)) {
                imply(
                    implied("being"),
                    words_.noun_phrase(noun, child),
                    child,
                    child,
                    "title",
                    plain::title
                );
            } else if (tree_.label(child) == "nmod:poss" && words_.is_noun(child)) {
                imply(
                    implied("having"), words_.noun_phrase(child), noun, child, "owner", plain::owner
                );
            }
        }
    }

    /// "President Bush"; forms of address ("Mr.", "St.") say nothing.
    [[nodiscard]] bool is_title(std::size_t child, std::size_t noun) const {
        if (tree_.label(child) != "nmod:desc" || child > noun) return false;
        if (tree_.pos(noun) != "PROPN" || !words_.is_noun(child)) return false;
        const auto word = std::string(tokens_[child].text);
        return !lexicon_.abbreviations.contains(word) &&
               !lexicon_.abbreviations.contains(word + '.');
    }

    [[nodiscard]] bool is_place(std::size_t noun) const {
        std::string name;
        for (const auto word : words_.noun_phrase(noun)) {
            if (!name.empty()) name += ' ';
            name += tokens_[word].text;
        }
        const auto* known = lexicon_.names.find(name);
        return known != nullptr && known->kind != Gazetteer::Class::demonym &&
               known->kind != Gazetteer::Class::thing;
    }

    /// The verb of open.tsv for what no verb says.
    [[nodiscard]] std::string implied(const std::string& sense) const {
        const auto found = lexicon_.implied_verbs.find(sense);
        return found == lexicon_.implied_verbs.end() ? std::string() : found->second;
    }

    /// `least` is the word whose place in the tree decides.
    void imply(
        std::string verb,
        Words subject,
        std::size_t object,
        std::size_t least,
        std::string_view rule,
        double confidence
    ) {
        Proposition proposition;
        proposition.implied = std::move(verb);
        proposition.arguments = {
            std::move(subject), words_.noun_phrase(object, object == least ? none : least)};
        proposition.head = object;
        proposition.rule = rule;
        proposition.confidence = confidence * certainty(least);
        add(std::move(proposition));
    }

    void add(Proposition proposition) {
        if (found_.size() >= most_propositions) return;
        if (proposition.implied.empty() && proposition.relation.empty()) return;
        for (const auto& argument : proposition.arguments) {
            if (argument.empty()) return;
        }
        proposition.confidence = std::round(proposition.confidence * 10'000) / 10'000;
        found_.push_back(std::move(proposition));
    }

    const Sentence& sentence_;
    const std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    ClauseWords words_;
    const TreeView& tree_;
    std::vector<Proposition> found_;
};

}  // namespace

std::vector<Proposition> read_propositions(const Sentence& sentence, const Lexicon& lexicon) {
    if (sentence.tree.empty()) return {};
    return PropositionReader(sentence, lexicon).run();
}

std::string text_of(
    const Proposition::Words& words, const std::vector<Token>& tokens, std::string_view text
) {
    std::string result;
    for (std::size_t i = 0; i < words.size();) {
        auto last = i;
        while (last + 1 < words.size() && words[last + 1] == words[last] + 1) ++last;
        if (!result.empty()) result += ' ';
        const auto begin = tokens[words[i]].span.begin;
        for (const char c : text.substr(begin, tokens[words[last]].span.end - begin)) {
            const bool is_blank = c == '\t' || c == '\n' || c == '\r';
            result += is_blank ? ' ' : c;
        }
        i = last + 1;
    }
    return result;
}

std::string phrase_of(
    const Proposition& proposition, const std::vector<Token>& tokens, std::string_view text
) {
    auto phrase = proposition.implied;
    const auto words = text_of(proposition.relation, tokens, text);
    if (!phrase.empty() && !words.empty()) phrase += ' ';
    return phrase + words;
}

}  // namespace relata::article
