#include "importers/article/reading.hpp"

#include <algorithm>

// Reads clauses off the tags, left to right, once. The state is small: the clause being filled, the
// phrases that wait to become a subject, and whether a comma has closed the object's place.

namespace relata::article {
namespace {

class ClauseReader {
public:
    ClauseReader(Sentence& sentence, const Reading& reading)
        : sentence_(sentence), reading_(reading), lexicon_(reading.lexicon) {}

    void run() {
        while (at_ < sentence_.tags.size()) step();
    }

private:
    struct Group {
        std::size_t end = 0;
        std::size_t verb_token = none;
        VerbReading verb{UINT32_MAX, 0};
        bool is_be = false;
        bool is_passive = false;
        bool is_negated = false;
        bool is_future = false;
        bool is_past = false;
        bool is_uncertain = false;
        bool is_finite = false;
        bool is_infinitive = false;
        bool is_ing = false;
        bool is_reduced = false;
        bool is_bare = false;
    };

    Tag tag(std::size_t at) const {
        return at < sentence_.tags.size() ? sentence_.tags[at] : Tag::mark;
    }
    bool is_class(std::size_t at, WordClasses classes) const {
        return at < sentence_.tokens.size() && (sentence_.tokens[at].classes & classes) != 0;
    }
    Clause& current() { return sentence_.clauses[clause_]; }
    const Verb* verb_of(const Clause& clause) const {
        return clause.verb == UINT32_MAX ? nullptr : &lexicon_.verbs[clause.verb];
    }

    void step() {
        switch (tag(at_)) {
            case Tag::comma:
                // "the year scheduled for 2020, to 2021": what follows belongs to the outer verb.
                if (clause_ != none && current().link == Clause::Link::reduced) {
                    clause_ = current().parent;
                }
                // "On the premise of controlling the epidemic, they will": an opening aside is
                // over.
                if (clause_ != none && current().link == Clause::Link::gerund &&
                    current().parent == none) {
                    clause_ = none;
                }
                after_comma_ = true;
                ++at_;
                return;
            case Tag::mark:
                end_all();
                ++at_;
                return;
            case Tag::time:
                take_time();
                return;
            case Tag::subordinator:
                subordinate();
                return;
            case Tag::relative:
                relate();
                return;
            case Tag::to:
            case Tag::modal:
            case Tag::be:
            case Tag::have:
            case Tag::do_verb:
            case Tag::verb:
                predicate();
                return;
            case Tag::preposition:
                prepositional();
                return;
            case Tag::attribution:
                attribution();
                return;
            case Tag::reciprocal:
                if (clause_ != none) current().is_reciprocal = true;
                ++at_;
                return;
            case Tag::conjunction:
                after_conjunction_ = true;
                ++at_;
                return;
            default:
                break;
        }
        if (begins_phrase(sentence_, at_)) {
            nominal();
            return;
        }
        ++at_;
    }

    void end_all() {
        clause_ = none;
        pending_.clear();
        suspended_.clear();
        waiting_.clear();
        after_comma_ = false;
        after_conjunction_ = false;
        hypothetical_ = false;
    }

    void take_time() {
        const auto time = sentence_.time_of[at_];
        if (clause_ != none) {
            current().times.push_back(time);
        } else {
            waiting_times_.push_back(time);
        }
        at_ = sentence_.times[time].end;
    }

    /// "that" after a verb of saying or agreeing carries its clause on; other words begin a new
    /// one.
    void subordinate() {
        const bool that = is_class(at_, word::determiner);
        parent_ = clause_;
        link_ = that && clause_ != none ? Clause::Link::that : Clause::Link::root;
        // "if" and "whether" say what may be, not what is.
        hypothetical_ = hypothetical_ || is_class(at_, word::hypothetical);
        clause_ = none;
        pending_.clear();
        after_comma_ = false;
        ++at_;
    }

    void relate() {
        const bool has_subject = !begins_phrase(sentence_, at_ + 1);
        parent_ = clause_;
        link_ = Clause::Link::relative;
        place_ = none;
        gap_ = none;
        // "X, which is based in Oslo, bought Y": X waits for its verb.
        if (clause_ == none && !pending_.empty()) suspended_ = pending_;
        pending_.clear();
        if (last_phrase_ != none) {
            if (has_subject || begins_predicate(sentence_, at_ + 1)) {
                pending_.push_back(last_phrase_);
            } else if (is_class(at_, word::locative)) {
                place_ = last_phrase_;
            } else if (at_ > 0 && tag(at_ - 1) == Tag::preposition) {
                // "Osland, to which Brevik sold the ferry"
                waiting_.push_back({sentence_.tokens[at_ - 1].lower, {last_phrase_}});
            } else {
                gap_ = last_phrase_;  // "the summit, which Finland will host"
            }
        }
        clause_ = none;
        after_comma_ = false;
        ++at_;
    }

    // ---- verbs ---------------------------------------------------------------------------------

    /// The auxiliaries and the verb that begin at `at`.
    Group group_at(std::size_t at) const {
        Group group;
        bool have = false;
        bool be = false;
        const auto begin = at;
        for (; at < sentence_.tags.size(); ++at) {
            const auto what = tag(at);
            if (what == Tag::negation) {
                group.is_negated = true;
                continue;
            }
            if (what == Tag::adverb || what == Tag::skip || what == Tag::quote) continue;
            if (what == Tag::time && at > begin) continue;
            if (what == Tag::to && at == begin) {
                group.is_infinitive = true;
                continue;
            }
            if (what == Tag::modal && !be && !have) {
                group.is_uncertain = is_class(at, word::uncertain);
                group.is_finite = true;
                group.is_future = true;
                group.is_bare = true;
                continue;
            }
            if (what == Tag::do_verb && !be && !have) {
                group.is_finite = true;
                group.is_past = true;
                continue;
            }
            if (what == Tag::have && !be) {
                have = true;
                group.is_past = true;
                if (!group.is_infinitive) group.is_finite = true;
                group.end = at + 1;
                group.verb_token = at;
                continue;
            }
            if (what == Tag::be) {
                be = true;
                group.is_be = true;
                if (!group.is_infinitive) group.is_finite = true;
                group.end = at + 1;
                group.verb_token = at;
                continue;
            }
            if (what == Tag::verb) {
                take_verb(group, at, be, have);
                return group;
            }
            break;
        }
        if (group.end == 0) group.end = std::max(at, begin + 1);
        if (group.is_infinitive) group.is_bare = true;
        return group;
    }

    void take_verb(Group& group, std::size_t at, bool be, bool have) const {
        group.verb = sentence_.verbs[at];
        group.verb_token = at;
        group.end = at + 1;
        group.is_be = false;
        const auto forms = group.verb.forms;
        if (be) {
            group.is_passive = (forms & form::participle) != 0;
            group.is_past = group.is_past || group.is_passive;
        } else if (have) {
            group.is_past = true;
        } else if (group.is_infinitive || group.is_future) {
            group.is_bare = true;
        } else if ((forms & form::past) != 0) {
            group.is_finite = true;
            group.is_past = true;
        } else if ((forms & form::third_person) != 0) {
            group.is_finite = true;
        } else if (forms == form::participle) {
            group.is_reduced = true;
            group.is_passive = true;
        } else if (forms == form::ing) {
            group.is_ing = true;
        } else {
            group.is_bare = true;
        }
        if (group.is_infinitive) {
            group.is_bare = true;
            group.is_finite = false;
        }
    }

    void predicate() {
        const auto group = group_at(at_);
        if (group.verb_token == none) {
            at_ = group.end;
            return;
        }
        Clause clause;
        clause.verb = group.verb.verb;
        clause.verb_token = group.verb_token;
        clause.is_be = group.is_be;
        clause.is_passive = group.is_passive;
        clause.is_negated = group.is_negated;
        clause.is_future = group.is_future;
        clause.is_past = group.is_past;
        clause.is_uncertain = group.is_uncertain;
        clause.is_bare = group.is_bare;
        clause.is_hypothetical = hypothetical_;
        if (group.is_infinitive) {
            link_infinitive(clause);
        } else if (group.is_ing && after_conjunction_ && clause_ != none && current().link == Clause::Link::gerund) {
            const auto before = current();  // "preventing and controlling"
            clause.subjects = before.subjects;
            clause.link = before.link;
            clause.parent = before.parent;
            clause.inherited = before.inherited;
            clause.is_hypothetical = before.is_hypothetical;
        } else if (group.is_reduced || (group.is_ing && !after_comma_ && !complements(clause_))) {
            link_reduced(clause, group.is_ing);
        } else if (group.is_ing) {
            link_ing(clause);
        } else if (group.is_finite) {
            link_finite(clause);
        } else {
            link_bare(clause);
        }
        clause.prepositions.insert(clause.prepositions.end(), waiting_.begin(), waiting_.end());
        waiting_.clear();
        clause.times.insert(clause.times.end(), waiting_times_.begin(), waiting_times_.end());
        waiting_times_.clear();
        at_ = group.end;
        sentence_.clauses.push_back(std::move(clause));
        clause_ = sentence_.clauses.size() - 1;
        after_comma_ = false;
        after_conjunction_ = false;
        pending_.clear();
        inverted_speaker();
    }

    bool complements(std::size_t clause) const {
        if (clause == none) return false;
        const auto& before = sentence_.clauses[clause];
        const auto* verb = verb_of(before);
        return verb != nullptr && verb->makes != Makes::nothing && before.objects.empty();
    }

    void inherit(Clause& clause, std::size_t from, Clause::Link link) {
        clause.parent = from;
        clause.link = link;
        if (from == none) return;
        const auto& before = sentence_.clauses[from];
        clause.subjects = before.subjects;
        clause.inherited = before.inherited + 1;
        clause.is_hypothetical = before.is_hypothetical;
    }

    void link_infinitive(Clause& clause) {
        if (clause_ == none) {
            clause.subjects = pending_;
            clause.link = Clause::Link::root;
            clause.is_hypothetical = true;  // "a decision to leave": who decided is not read
            return;
        }
        const auto& before = current();
        const auto* verb = verb_of(before);
        const bool ready = before.is_be && (before.objects.empty() || is_bare(before.objects));
        const bool controls =
            ready || (verb != nullptr && verb->makes != Makes::nothing && before.objects.empty());
        const bool of_object = verb != nullptr && verb->of_object && !before.objects.empty();
        const auto objects = before.objects;
        inherit(
            clause,
            clause_,
            controls || of_object ? Clause::Link::complement : Clause::Link::purpose
        );
        if (of_object) clause.subjects = objects;
    }

    /// "is ready to": a word alone, no noun with an article.
    bool is_bare(const std::vector<std::size_t>& phrases) const {
        const auto& phrase = sentence_.phrases[phrases.front()];
        return phrase.determiner == none && phrase.mention == none && !phrase.is_pronoun;
    }

    void link_reduced(Clause& clause, bool is_ing) {
        clause.parent = clause_;
        clause.link = Clause::Link::reduced;
        if (clause_ == none && !pending_.empty()) suspended_ = pending_;
        if (last_phrase_ != none) clause.subjects = {last_phrase_};
        clause.is_past = !is_ing;
    }

    void link_ing(Clause& clause) {
        const auto link = complements(clause_) ? Clause::Link::complement : Clause::Link::gerund;
        if (clause_ != none) {
            inherit(clause, clause_, link);
        } else {
            clause.subjects = pending_;
        }
    }

    void link_finite(Clause& clause) {
        if (!pending_.empty()) {
            clause.subjects = pending_;
            clause.link = link_;
            clause.parent = parent_;
            clause.place = place_;
            place_ = none;
            if (gap_ != none) clause.objects = {gap_};
            gap_ = none;
            link_ = Clause::Link::root;
            parent_ = none;
            return;
        }
        if (!suspended_.empty() && !after_conjunction_) {
            clause.subjects = suspended_;
            suspended_.clear();
            return;
        }
        // "A met B and signed …", "A …, said": the subject of the last clause with a tense. Verbs
        // of saying turn round ("…, said Wang") and find theirs behind them.
        const auto* verb = verb_of(clause);
        if (verb != nullptr && verb->is_say && after_comma_ && !after_conjunction_) return;
        auto from = clause_;
        while (from != none && sentence_.clauses[from].is_bare && !sentence_.clauses[from].is_future
        ) {
            from = sentence_.clauses[from].parent;
        }
        while (from != none && sentence_.clauses[from].link == Clause::Link::reduced) {
            from = sentence_.clauses[from].parent;
        }
        if (from == none || !after_conjunction_) return;
        inherit(clause, from, Clause::Link::coordinate);
        clause.parent = sentence_.clauses[from].parent;
    }

    /// A plain form joined to an earlier one: "to follow …, adhere … and enhance …".
    void link_bare(Clause& clause) {
        if (!pending_.empty()) {
            clause.subjects = pending_;  // "leaders discuss"
            clause.link = link_;
            clause.parent = parent_;
            clause.is_bare = false;
            link_ = Clause::Link::root;
            parent_ = none;
            return;
        }
        auto from = clause_;
        while (from != none && !sentence_.clauses[from].is_bare) {
            from = sentence_.clauses[from].parent;
        }
        if (from == none) return;
        const auto& sibling = sentence_.clauses[from];
        inherit(clause, from, sibling.link);
        clause.parent = sibling.parent;
        clause.is_future = sibling.is_future;
        clause.is_uncertain = sibling.is_uncertain;
        clause.is_negated = clause.is_negated || sibling.is_negated;
        if (sibling.parent == none) clause.link = Clause::Link::coordinate;
    }

    /// ", said Wang": the subject stands behind the verb.
    void inverted_speaker() {
        auto& clause = current();
        const auto* verb = verb_of(clause);
        if (verb == nullptr || !verb->is_say || !clause.subjects.empty() || clause.is_bare) return;
        if (!begins_phrase(sentence_, at_)) return;
        auto phrases = read_phrases(sentence_, reading_, at_, true);
        current().subjects = std::move(phrases);
    }

    // ---- everything else -----------------------------------------------------------------------

    std::string preposition_words(std::size_t& at) const {
        std::string words = sentence_.tokens[at].lower;
        const bool phrase = lexicon_.word_phrases.longest(words) != 0;
        ++at;
        while (tag(at) == Tag::skip && at < sentence_.tags.size()) {
            if (phrase) {
                words += ' ';
                words += sentence_.tokens[at].lower;
            }
            ++at;
        }
        return words;
    }

    void prepositional() {
        auto at = at_;
        auto preposition = preposition_words(at);
        auto next = at;
        while (tag(next) == Tag::adverb) ++next;
        if (tag(next) == Tag::verb && sentence_.verbs[next].forms == form::ing) {
            gerund(next, (lexicon_.classes_of(preposition) & word::negative) != 0);
            return;
        }
        if (!begins_phrase(sentence_, at)) {
            at_ = at;
            return;
        }
        at_ = at;
        auto phrases = read_phrases(sentence_, reading_, at_, false);
        if (phrases.empty()) return;
        last_phrase_ = phrases.back();
        if (clause_ != none) {
            current().prepositions.push_back({std::move(preposition), std::move(phrases)});
        } else {
            waiting_.push_back({std::move(preposition), std::move(phrases)});
        }
    }

    /// "in hosting X": the same doers do it.
    void gerund(std::size_t at, bool is_negated) {
        Clause clause;
        clause.is_negated = is_negated;
        clause.verb = sentence_.verbs[at].verb;
        clause.verb_token = at;
        if (clause_ != none) {
            inherit(clause, clause_, Clause::Link::gerund);
            const auto& before = current();
            // "accused Iran of supplying drones": Iran supplies them.
            const bool is_blamed = before.verb != UINT32_MAX && !before.is_passive &&
                                   !before.objects.empty() &&
                                   lexicon_.blaming.contains(lexicon_.verbs[before.verb].lemma);
            if (is_blamed) clause.subjects = before.objects;
        } else {
            clause.is_hypothetical = true;
            clause.link = Clause::Link::gerund;
        }
        at_ = at + 1;
        sentence_.clauses.push_back(std::move(clause));
        clause_ = sentence_.clauses.size() - 1;
        after_comma_ = false;
    }

    void attribution() {
        auto at = at_;
        preposition_words(at);
        at_ = at;
        if (!begins_phrase(sentence_, at_)) return;
        sentence_.attributed = read_phrases(sentence_, reading_, at_, false);
    }

    /// A verb follows at once, or after an aside between commas.
    bool subject_of_what_follows(std::size_t at) const {
        if (begins_predicate(sentence_, at)) return true;
        if (tag(at) != Tag::comma) return false;
        for (auto next = at + 1; next < sentence_.tags.size() && next < at + 14; ++next) {
            const auto what = tag(next);
            if (what == Tag::comma) return begins_predicate(sentence_, next + 1);
            if (what == Tag::verb || what == Tag::modal || what == Tag::be || what == Tag::have ||
                what == Tag::conjunction || what == Tag::mark) {
                return false;
            }
        }
        return false;
    }

    bool names_it(const std::vector<std::size_t>& phrases) const {
        return pending_.size() == 1 && phrases.size() == 1 && tag(at_) == Tag::comma &&
               sentence_.phrases[pending_.front()].mention == none &&
               sentence_.phrases[phrases.front()].mention != none;
    }

    void nominal() {
        const auto begin = at_;
        const bool subject_place = clause_ == none || after_comma_;
        auto phrases = read_phrases(sentence_, reading_, at_, subject_place);
        if (phrases.empty()) {
            at_ = std::max(at_, begin + 1);
            return;
        }
        last_phrase_ = phrases.back();
        const bool inside = clause_ != none && !suspended_.empty() && !after_comma_;
        if (!inside && subject_of_what_follows(at_)) {
            pending_ = std::move(phrases);
            if (clause_ != none) {
                parent_ = none;
                link_ = Clause::Link::root;
                const auto* verb = verb_of(current());
                // "Wang said China is ready": the clause reported, without "that".
                if (verb != nullptr && verb->is_say && !after_comma_) {
                    parent_ = clause_;
                    link_ = Clause::Link::that;
                }
            }
            return;
        }
        if (clause_ == none) {
            // An aside after a subject that waits for its verb does not replace it.
            // But "its owner, Adler Capital, said": the name is who speaks.
            if (pending_.empty() || !after_comma_ || names_it(phrases))
                pending_ = std::move(phrases);
            after_comma_ = false;
            return;
        }
        auto& clause = current();
        if (after_comma_) return;
        if (clause.objects.empty()) {
            clause.objects = std::move(phrases);
            share_object();
        } else if (clause.seconds.empty()) {
            clause.seconds = std::move(phrases);
        }
    }

    /// "maintain and strengthen the system": both verbs have it.
    void share_object() {
        const auto objects = current().objects;
        for (auto id = clause_; id > 0; --id) {
            auto& before = sentence_.clauses[id - 1];
            const auto verb = sentence_.clauses[id].verb_token;
            const bool joined =
                verb > 0 && tag(verb - 1) == Tag::conjunction && before.verb_token + 2 == verb;
            if (!joined || !before.objects.empty()) return;
            before.objects = objects;
        }
    }

    Sentence& sentence_;
    const Reading& reading_;
    const Lexicon& lexicon_;
    std::size_t at_ = 0;
    std::size_t clause_ = none;
    std::size_t parent_ = none;
    Clause::Link link_ = Clause::Link::root;
    std::size_t place_ = none;
    std::size_t gap_ = none;
    std::vector<std::size_t> pending_;
    std::vector<std::size_t> suspended_;
    std::vector<Phrase::Argument> waiting_;
    std::vector<std::size_t> waiting_times_;
    std::size_t last_phrase_ = none;
    bool after_comma_ = false;
    bool after_conjunction_ = false;
    bool hypothetical_ = false;
};

}  // namespace

void read_clauses(Sentence& sentence, const Reading& reading) {
    ClauseReader(sentence, reading).run();
}

}  // namespace relata::article
