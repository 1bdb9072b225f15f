#include "graph/names.hpp"
#include "importers/article/tree.hpp"
#include "importers/syntax/known_names.hpp"

// What "he", "she", "it" and "the company" refer to: the thing that is spoken of most just there. A
// subject is spoken of more than an object, what the title names more than all else, and with each
// sentence all of it fades (after Lappin and Leass, 1994). The subject of a verb is not its object
// too: "she thanked her".

namespace relata::article {
namespace {

constexpr auto bodies = kinds::country | kinds::organization;
constexpr auto made =
    kinds::agreement | kinds::mechanism | kinds::event | kinds::topic | kinds::place;

class ReferenceFinder {
public:
    ReferenceFinder(Sentence& sentence, Reading& reading)
        : sentence_(sentence),
          reading_(reading),
          lexicon_(reading.lexicon),
          tree_(sentence),
          has_tree_(!sentence.tree.empty()) {}

    void run() {
        reading_.salience.begin_sentence();
        reading_.homes.begin_sentence();
        sentence_.means.assign(sentence_.tokens.size(), none);
        for (std::size_t at = 0; at < sentence_.tokens.size(); ++at) {
            if (const auto id = sentence_.mention_of[at]; id != none) {
                if (sentence_.mentions[id].begin == at) named(sentence_.mentions[id]);
                continue;
            }
            const auto meant = meant_by(at);
            if (meant == none) continue;
            sentence_.means[at] = meant;
            reading_.salience.notice(meant, weight_of(at));
            note_subject(at, meant);
        }
        note_unnamed();
        reading_.unnamed_thing = none;
    }

private:
    [[nodiscard]] bool is_class(std::size_t at, WordClasses classes) const {
        return (sentence_.tokens[at].classes & classes) != 0;
    }

    void named(const Mention& mention) {
        note_home(mention);
        if (mention.thing == none || mention.is_adjective) return;
        const auto at = has_tree_ ? top_of(mention, sentence_.tree) : mention.begin;
        reading_.salience.notice(mention.thing, weight_of(at));
        note_subject(at, mention.thing);
        auto& thing = reading_.things[mention.thing];
        if (is_in_title(thing)) reading_.salience.favour(mention.thing, in_title);
        if (thing.kind == kinds::person && thing.gender == Gender::unknown) {
            const auto given = fold_name(thing.name.substr(0, thing.name.find(' ')));
            const auto known = syntax::find_known_name(given);
            if (known.is_female != known.is_male) {
                thing.gender = known.is_female ? Gender::female : Gender::male;
            }
        }
    }

    /// Which country the article is in just now: for ministers without one.
    void note_home(const Mention& mention) {
        if (mention.thing == none) return;
        const auto& thing = reading_.things[mention.thing];
        const auto country = thing.kind == kinds::country ? mention.thing : thing.country;
        if (country == none || reading_.things[country].kind != kinds::country) return;
        const bool is_named = country == mention.thing;
        reading_.homes.notice(country, is_named ? 0.8 : 0.4);
        const auto words = words_of(sentence_, reading_, mention.begin, mention.end);
        if (reading_.title.find(words) != std::string::npos) {
            reading_.homes.favour(country, 0.8);
        }
    }

    [[nodiscard]] bool is_in_title(const Thing& thing) const {
        if (reading_.title.find(thing.name) != std::string::npos) return true;
        return std::ranges::any_of(thing.aliases, [this](const std::string& alias) {
            return alias.size() > 1 && reading_.title.find(alias) != std::string::npos;
        });
    }

    [[nodiscard]] double weight_of(std::size_t at) const {
        constexpr double unparsed = 0.5;
        if (!has_tree_) return unparsed;
        // A name beside a noun is spoken of as the noun is: "lost its captain, Stine Dahl".
        while (tree_.head(at) != syntax::ParsedWord::root &&
               ((tree_.is(at, "conj") && sentence_.mention_of[tree_.head(at)] != none) ||
                tree_.is(at, "appos") || tree_.is(at, "flat"))) {
            at = tree_.head(at);
        }
        if (tree_.head(at) == syntax::ParsedWord::root) return 0.8;
        if (tree_.is(at, "nsubj")) return is_main(tree_.head(at)) ? 1.0 : 0.7;
        if (tree_.is(at, "obj") || tree_.is(at, "iobj")) return 0.6;
        if (tree_.is(at, "obl") || tree_.label(at) == "nmod:poss") return 0.5;
        return 0.3;
    }
    /// Whether a verb is that of the sentence, or beside it.
    [[nodiscard]] bool is_main(std::size_t verb) const {
        while (tree_.is(verb, "conj")) verb = tree_.head(verb);
        return tree_.head(verb) == syntax::ParsedWord::root;
    }

    void note_subject(std::size_t at, std::size_t thing) {
        if (!has_tree_ || !tree_.is(at, "nsubj")) return;
        subjects_.emplace_back(tree_.head(at), thing);
        if (is_main(tree_.head(at))) reading_.salience.head(thing);
    }
    /// How likely a pronoun means a thing for its part in the sentence before: a subject goes on
    /// being one, more often than what was spoken of else.
    [[nodiscard]] double parallel(std::size_t at, std::size_t thing) const {
        constexpr double other = 0.65;
        const bool is_subject =
            has_tree_ && tree_.is(at, "nsubj") && is_main(tree_.head(at)) && subjects_.empty();
        return is_subject && !reading_.salience.has_headed(thing) ? other : 1.0;
    }

    /// Whether a thing is the subject of the verb that the token belongs to as an object.
    [[nodiscard]] bool is_subject_of_own(std::size_t at, std::size_t thing) const {
        if (!has_tree_ || tree_.label(at) == "nmod:poss" || tree_.is(at, "nsubj")) return false;
        auto verb = tree_.head(at);
        while (verb != syntax::ParsedWord::root && tree_.pos(verb) != "VERB") {
            if (tree_.is(verb, "nsubj")) return false;
            verb = tree_.head(verb);
        }
        return std::ranges::find(subjects_, std::pair(verb, thing)) != subjects_.end();
    }

    [[nodiscard]] std::size_t meant_by(std::size_t at) {
        if (is_class(at, word::relative)) return none;
        if (const auto speaker = speaker_of(at); speaker) return *speaker;
        if (is_class(at, word::he)) return person(at);
        if (is_class(at, word::it)) {
            if (has_tree_ && tree_.is(at, "expl")) return none;
            if (const auto unnamed = unnamed_before(at)) return *unnamed;
            // What acts is a body; what is done to is more often something made.
            const bool is_done_to =
                has_tree_ && (tree_.is(at, "obj") || tree_.is(at, "iobj") || tree_.is(at, "obl") ||
                              tree_.label(at) == "nsubj:pass");
            const auto likely = is_done_to ? made : bodies;
            const auto unlikely = is_done_to ? bodies : made;
            const bool is_owner = has_tree_ && tree_.label(at) == "nmod:poss";
            const auto less_likely = is_owner ? 0.25 : 0.5;
            return reading_.salience.highest([&](std::size_t thing) {
                const auto kind = reading_.things[thing].kind;
                if (is_subject_of_own(at, thing)) return 0.0;
                // "it" is seldom a town.
                if (kind == kinds::place) return less_likely * 0.5;
                const auto role = parallel(at, thing);
                if ((kind & likely) != 0) return role;
                return (kind & unlikely) != 0 ? less_likely * role : 0.0;
            });
        }
        if (is_aged(at)) return person(at);
        if (const auto subject = subject_told_of(at); subject != none) return subject;
        return described(at);
    }

    /// "Sorsa is a truck maker led by …": Sorsa, where it can be one.
    [[nodiscard]] std::size_t subject_told_of(std::size_t noun) const {
        if (!has_tree_ || tree_.tag(noun) != "NN" || tree_.child(noun, "cop") == none) return none;
        if (status_of(noun, sentence_, tree_, lexicon_) != Status::asserted) return none;
        const auto subject = tree_.child(noun, "nsubj");
        if (subject == none || subject > noun) return none;
        const auto thing = thing_at(subject);
        if (thing == none) return none;
        const bool can_be = (kind_at(sentence_, noun, reading_) & reading_.things[thing].kind) != 0;
        return can_be ? thing : none;
    }

    /// What a name or a word that refers means.
    [[nodiscard]] std::size_t thing_at(std::size_t at) const {
        const auto id = sentence_.mention_of[at];
        return id == none ? sentence_.means[at] : sentence_.mentions[id].thing;
    }

    /// "The measure was drafted by X. It must be approved": the measure, which may be nothing
    /// known.
    [[nodiscard]] std::optional<std::size_t> unnamed_before(std::size_t at) const {
        const bool is_first =
            has_tree_ && tree_.is(at, "nsubj") && is_main(tree_.head(at)) && subjects_.empty();
        if (!is_first || reading_.last_unnamed == none) return {};
        const auto described = reading_.described_at.find(reading_.last_unnamed);
        return described != reading_.described_at.end() ? described->second
                                                        : reading_.unnamed_thing;
    }

    /// The noun the sentence is about, where that is neither a name nor a person nor known.
    void note_unnamed() {
        reading_.last_unnamed = none;
        for (std::size_t at = 0; has_tree_ && at < tree_.size(); ++at) {
            if (!tree_.is(at, "nsubj") || !is_main(tree_.head(at))) continue;
            const bool is_noun = tree_.tag(at) == "NN" && sentence_.mention_of[at] == none &&
                                 sentence_.means[at] == none;
            const bool is_thing = kind_at(sentence_, at, reading_) != kinds::person;
            if (is_noun && is_thing) reading_.last_unnamed = sentence_.tokens[at].span.begin;
            return;
        }
    }

    /// "the 23-year-old": a person spoken of.
    [[nodiscard]] bool is_aged(std::size_t at) const {
        const auto& lower = sentence_.tokens[at].lower;
        if (lower.empty() || lower.front() < '1' || lower.front() > '9' || !has_tree_) return false;
        const auto hyphen = lower.find('-');
        if (hyphen == std::string::npos || at == 0) return false;
        const bool is_age = lexicon_.ages.contains(lower.substr(hyphen + 1));
        // "the 23-year-old striker"
        const bool is_head = !tree_.is(at, "amod") && !tree_.is(at, "compound");
        return is_age && is_head && is_class(at - 1, word::determiner) &&
               !is_class(at - 1, word::indefinite | word::negative);
    }

    /// "Sorsa said it will buy": who says so; none when that is a thing without a name; nothing
    /// when the word is no such subject.
    [[nodiscard]] std::optional<std::size_t> speaker_of(std::size_t at) const {
        if (!has_tree_ || !is_class(at, word::it | word::he)) return {};
        const auto subject = tree_.reporting_subject(at);
        if (subject == none) return {};
        const auto thing = thing_at(subject);
        if (thing == none) {
            // "The Burbank studio": read later, with the tree.
            const bool is_unnamed = is_class(at, word::it) && tree_.pos(subject) == "NOUN";
            return is_unnamed ? std::optional(none) : std::nullopt;
        }
        const bool fits = can_speak_as(reading_.things[thing], sentence_.tokens[at]);
        return fits ? std::optional(thing) : std::nullopt;
    }

    std::size_t person(std::size_t at) {
        const bool is_told = is_class(at, word::he);
        const auto gender = !is_told                  ? Gender::unknown
                            : is_class(at, word::she) ? Gender::female
                                                      : Gender::male;
        const auto found = reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            const bool fits = !is_told || what.gender == Gender::unknown || what.gender == gender;
            const bool can_be = what.kind == kinds::person && fits && !is_subject_of_own(at, thing);
            return can_be ? parallel(at, thing) : 0.0;
        });
        if (found != none && is_told) reading_.things[found].gender = gender;
        return found;
    }

    /// "the company": any but ministries and other parts of states.
    [[nodiscard]] std::size_t described(std::size_t at) const {
        const auto* noun = lexicon_.find_noun(sentence_.tokens[at].lower);
        if (noun == nullptr || noun->group != kinds::organization) return none;
        if (at == 0 || !is_class(at - 1, word::determiner) || is_class(at - 1, word::negative)) {
            return none;
        }
        if (sentence_.tokens[at].lower != noun->singular) return none;
        // What was called so before is meant, however long ago.
        const auto called_so = reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            const bool is_called =
                what.head == noun->singular ||
                std::ranges::find(what.nouns, noun->singular) != what.nouns.end();
            // "a company" of which no more is known is not it.
            const bool is_told = what.is_named || what.name.find(' ') != std::string::npos;
            return what.kind == kinds::organization && is_called && is_told &&
                   !is_subject_of_own(at, thing);
        });
        if (called_so != none) return called_so;
        const bool is_business = lexicon_.businesses.contains(noun->singular);
        return reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            if (what.kind != kinds::organization || is_subject_of_own(at, thing)) return 0.0;
            const auto* own = lexicon_.find_noun(what.head);
            if (own != nullptr && own->is_part) return 0.0;
            if (what.head.empty()) return unknown_head;
            // A union is no company.
            return lexicon_.businesses.contains(what.head) == is_business ? 1.0 : 0.0;
        });
    }

    static constexpr double in_title = 0.12;
    static constexpr double unknown_head = 0.7;

    Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
    TreeView tree_;
    bool has_tree_;
    std::vector<std::pair<std::size_t, std::size_t>> subjects_;  ///< verb, thing
};

}  // namespace

void find_references(Sentence& sentence, Reading& reading) {
    ReferenceFinder(sentence, reading).run();
}

}  // namespace relata::article
