#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "importers/article/tree.hpp"
#include "importers/syntax/known_names.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

// What "he", "she", "it" and "the company" refer to: the thing that is spoken of most just there. A
// subject is spoken of more than an object, what the title names more than all else, and with each
// sentence all of it fades (after Lappin and Leass, 1994). The subject of a verb is not its object
// too: "she thanked her".

namespace relata::article {
namespace {

constexpr auto bodies = kinds::country | kinds::organization;
constexpr auto actors = kinds::person | kinds::organization;
constexpr auto made =
    kinds::agreement | kinds::mechanism | kinds::event | kinds::topic | kinds::place;

bool is_same_letter(char name, char lower) {
    return name == lower || (name >= 'A' && name <= 'Z' && name - 'A' + 'a' == lower);
}

/// Whether a word in lower case stands at `at` of a name, as a whole.
bool stands_at(std::string_view name, std::size_t at, std::string_view lower) {
    if (at + lower.size() > name.size() || (at > 0 && name[at - 1] != ' ')) return false;
    if (at + lower.size() < name.size() && name[at + lower.size()] != ' ') return false;
    return std::ranges::equal(name.substr(at, lower.size()), lower, is_same_letter);
}

bool ends_in_word(std::string_view name, std::string_view lower) {
    return name.size() > lower.size() && stands_at(name, name.size() - lower.size(), lower);
}

bool has_word(std::string_view name, std::string_view lower) {
    for (std::size_t at = 0; at < name.size(); at = name.find(' ', at) + 1) {
        if (stands_at(name, at, lower)) return true;
        if (name.find(' ', at) == std::string_view::npos) return false;
    }
    return false;
}

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
        ++reading_.plural_age;
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
        if (thing.kind == kinds::organization && is_told_as_many(at)) thing.is_several = true;
        if ((thing.kind & actors) != 0) note_callings(mention, at, thing);
        if (is_in_title(thing)) reading_.salience.favour(mention.thing, in_title);
        if (thing.kind == kinds::person && thing.gender == Gender::unknown) {
            const auto given = fold_name(thing.name.substr(0, thing.name.find(' ')));
            const auto known = syntax::find_known_name(given);
            if (known.is_female != known.is_male) {
                thing.gender = known.is_female ? Gender::female : Gender::male;
            }
        }
    }

    /// "Rangers have won", "Ashdown, who won": one that is spoken of as many.
    [[nodiscard]] bool is_told_as_many(std::size_t at) const {
        if (!has_tree_ || tree_.child(at, "conj") != none || tree_.is(at, "conj")) return false;
        const auto clause = tree_.child(at, "acl");
        const auto who = clause == none ? none : tree_.child(clause, "nsubj");
        if (who != none && is_class(who, word::relative) && is_class(who, word::pronoun))
            return true;
        if (!tree_.is(at, "nsubj")) return false;
        const auto verb = tree_.head(at);
        return tree_.tag(verb) == "VBP" ||
               std::ranges::any_of(tree_.children(verb), [&](std::size_t child) {
                   const bool is_auxiliary = tree_.is(child, "aux") || tree_.is(child, "cop");
                   return is_auxiliary && tree_.tag(child) == "VBP";
               });
    }

    /// "goalkeeper Sam Ridley", "Jonas Weber, a geneticist", "the toy retailer Fenwicks": later
    /// "the keeper", "the geneticist", "the retailer".
    void note_callings(const Mention& mention, std::size_t top, Thing& thing) const {
        if (!has_tree_) return;
        if (mention.begin > 0) note_calling(mention.begin - 1, thing);
        for (const auto child : tree_.children(top)) {
            if (tree_.is(child, "appos")) note_calling(child, thing);
        }
        if (tree_.is(top, "appos") || tree_.is(top, "flat")) note_calling(tree_.head(top), thing);
        if (tree_.is(top, "nsubj") && tree_.child(tree_.head(top), "cop") != none) {
            note_calling(tree_.head(top), thing);
        }
    }
    void note_calling(std::size_t noun, Thing& thing) const {
        if (tree_.tag(noun) != "NN" || sentence_.mention_of[noun] != none) return;
        if (kind_at(sentence_, noun, reading_) != thing.kind) return;
        const auto& word = sentence_.tokens[noun].lower;
        // "the company" means whichever is spoken of.
        const auto* known = lexicon_.find_noun(word);
        if (known != nullptr && known->is_called && lexicon_.businesses.contains(word)) return;
        if (std::ranges::find(thing.nouns, word) == thing.nouns.end()) thing.nouns.push_back(word);
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

    /// How likely a pronoun means a thing for being spoken of just now, however often it was
    /// before.
    [[nodiscard]] double nearness(std::size_t thing) const {
        constexpr double far = 0.75;
        return reading_.salience.is_recent(thing, 1) ? 1.0 : far;
    }

    /// How likely a pronoun means a thing for being the subject of a clause it stands in: "was
    /// accused of favouring his allies when he awarded contracts".
    [[nodiscard]] double bound(std::size_t at, std::size_t thing) const {
        constexpr double likelier = 1.5;
        if (!has_tree_ || subjects_.empty()) return 1.0;
        for (auto verb = tree_.head(at); verb != syntax::ParsedWord::root;
             verb = tree_.head(verb)) {
            const auto known =
                std::ranges::find(subjects_, verb, [](const auto& s) { return s.first; });
            if (known != subjects_.end()) return known->second == thing ? likelier : 1.0;
        }
        return 1.0;
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
        if (is_class(at, word::they)) return several();
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

    /// "they": a club or the like, where no others were named together just before.
    [[nodiscard]] std::size_t several() const {
        const auto found = reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return what.kind == kinds::organization && what.is_several;
        });
        if (found == none || !reading_.knows_plural()) return found;
        const bool is_nearer = reading_.plural_age > 1 && reading_.salience.is_recent(found, 1);
        return is_nearer ? found : none;
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
        if (const auto owner = owner_called_as(at, subject); owner != none) return owner;
        if (const auto told = person_told(at, subject); told != none) return told;
        const auto thing = thing_at(subject);
        if (thing == none) {
            // "The Burbank studio": read later, with the tree.
            const bool is_unnamed = is_class(at, word::it) && tree_.pos(subject) == "NOUN";
            return is_unnamed ? std::optional(none) : std::nullopt;
        }
        const bool fits = can_speak_as(reading_.things[thing], sentence_.tokens[at]);
        return fits ? std::optional(thing) : std::nullopt;
    }

    /// "Her lawyer said she knew nothing": who "her" is.
    [[nodiscard]] std::size_t owner_called_as(std::size_t pronoun, std::size_t subject) const {
        if (!is_class(pronoun, word::he)) return none;
        for (const auto child : tree_.children(subject)) {
            const bool is_same = tree_.label(child) == "nmod:poss" && is_class(child, word::he) &&
                                 is_class(child, word::she) == is_class(pronoun, word::she);
            if (is_same) return sentence_.means[child];
        }
        return none;
    }

    /// "The judge warned Pryce that he faced prison": Pryce.
    [[nodiscard]] std::size_t person_told(std::size_t pronoun, std::size_t subject) const {
        const auto verb = tree_.head(subject);
        const auto* known = verb_of(sentence_.tokens[verb], lexicon_);
        auto object = tree_.child(verb, "obj");
        if (object == none) object = tree_.child(verb, "iobj");
        if (known == nullptr || !known->of_object || object == none) return none;
        const auto id = sentence_.mention_of[object];
        const auto thing = id == none ? sentence_.means[object] : sentence_.mentions[id].thing;
        if (thing == none) return none;
        return can_speak_as(reading_.things[thing], sentence_.tokens[pronoun]) ? thing : none;
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
            if (!can_be) return 0.0;
            const auto known = what.gender == gender ? 1.0 : unknown_gender;
            return known * parallel(at, thing) * bound(at, thing) * nearness(thing);
        });
        if (found != none && is_told) reading_.things[found].gender = gender;
        return found;
    }

    /// "the company", "the Danish toymaker", "the keeper": what was spoken of and can be called so.
    [[nodiscard]] std::size_t described(std::size_t at) const {
        const auto determiner = determiner_of(at);
        if (determiner == none || is_class(determiner, word::negative | word::indefinite)) {
            return none;
        }
        const auto& lower = sentence_.tokens[at].lower;
        const auto* noun = lexicon_.find_noun(lower);
        if (noun != nullptr && lower != noun->singular) return none;
        if (has_tree_ && !stands_alone(at)) return none;
        const auto kind = kind_at(sentence_, at, reading_);
        const auto home = home_before(at, kind);
        const bool is_plain = !has_tree_ || home != none || own_words(at) == 0;
        if (kind == kinds::person) return is_plain && has_tree_ ? person_called(at, home) : none;
        const bool is_told_of_bodies = noun == nullptr
                                           ? home != none || lexicon_.callings.contains(lower)
                                           : noun->kind == kinds::organization;
        const bool is_body = (kind == kinds::organization || noun == nullptr) && is_told_of_bodies;
        if (is_plain && is_body) {
            const auto& word = noun == nullptr ? lower : noun->singular;
            const auto body = home == none ? body_called(at, word) : body_at_home(at, word, home);
            if (body != none) return body;
        }
        return home == none && has_tree_ ? named_so(at, kind) : none;
    }

    /// "the sanctuary", "the radio orchestra": what ends in that word and has the others in its
    /// name.
    [[nodiscard]] std::size_t named_so(std::size_t at, KindSet kind) const {
        // A museum is a place and a body.
        constexpr auto standing = kinds::organization | kinds::place;
        const auto kinds = (kind & standing) != 0 ? standing : kind;
        const bool is_plain = own_words(at) == 0;
        if (is_plain && reading_.last_by_head.contains(sentence_.tokens[at].lower)) return none;
        const auto has_words = [&](const std::string& name) {
            return ends_in_word(name, sentence_.tokens[at].lower) &&
                   std::ranges::all_of(tree_.children(at), [&](std::size_t child) {
                       const bool tells = tree_.is(child, "amod") || tree_.is(child, "compound");
                       return !tells || is_class(child, word::vague) ||
                              has_word(name, sentence_.tokens[child].lower);
                   });
        };
        return reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return what.is_named && (what.kind & kinds) != 0 && has_words(what.name) &&
                   !is_beside(at, thing);
        });
    }

    /// The determiner of a singular noun; none when there is none.
    [[nodiscard]] std::size_t determiner_of(std::size_t at) const {
        if (!has_tree_) {
            return at > 0 && is_class(at - 1, word::determiner) ? at - 1 : none;
        }
        if (tree_.tag(at) != "NN") return none;
        return tree_.child(at, "det");
    }

    /// Whether no name beside a noun says what it means: "the company Brikka", and nothing behind
    /// it which one is meant: "the company that built it".
    [[nodiscard]] bool stands_alone(std::size_t at) const {
        if (at + 1 < sentence_.tokens.size() && is_in_name(sentence_, at + 1)) return false;
        return std::ranges::none_of(tree_.children(at), [&](std::size_t child) {
            if (tree_.is(child, "appos")) return is_in_name(sentence_, child);
            // "the company acquired Borealis": misread as a participle.
            const bool is_active = tree_.label(child) == "acl" && tree_.child(child, "obj") != none;
            if (tree_.is(child, "acl")) return !is_active && sentence_.tokens[at + 1].text != ",";
            return tree_.is(child, "nmod") && child > at;
        });
    }

    /// The country or town a noun is said to be of by a word before it: "the Danish company", "the
    /// Lisbon-based company"; none when there is none.
    [[nodiscard]] std::size_t home_before(std::size_t at, KindSet kind) const {
        if (!has_tree_) return none;
        // "the Rangers manager"
        const auto places = kinds::country | kinds::place |
                            (kind == kinds::person ? kinds::organization : kinds::none);
        for (const auto child : tree_.children(at)) {
            if (child > at || tree_.label(child) == "nmod:poss") continue;
            auto name = child;
            if (child >= 2 && sentence_.tokens[child - 1].text == "-" &&
                lexicon_.joined.contains(sentence_.tokens[child].lower)) {
                name = child - 2;
            }
            const auto id = sentence_.mention_of[name];
            if (id == none || sentence_.mentions[id].thing == none) continue;
            const auto thing = sentence_.mentions[id].thing;
            // "the Finnish engineering group", but not "the Zurich cantonal bank".
            const std::size_t most = sentence_.mentions[id].is_adjective ? 2 : 1;
            if ((reading_.things[thing].kind & places) != 0 && own_words(at) <= most) return thing;
        }
        return none;
    }

    /// Words that tell a noun from others of its kind.
    [[nodiscard]] std::size_t own_words(std::size_t at) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            tree_.children(at),
            [&](std::size_t child) {
                if (tree_.is(child, "amod")) return !is_class(child, word::vague);
                return tree_.is(child, "compound") || tree_.is(child, "nmod");
            }
        ));
    }

    /// Whether a thing was called so beside its name, or its name has a word for it: the Bank of
    /// Norway is a lender.
    [[nodiscard]] bool is_called(const Thing& thing, const std::string& noun) const {
        if (thing.head == noun || std::ranges::find(thing.nouns, noun) != thing.nouns.end()) {
            return true;
        }
        const auto words = lexicon_.callings.find(noun);
        return words != lexicon_.callings.end() && thing.is_named &&
               std::ranges::any_of(words->second, [&](const std::string& word) {
                   return has_word(thing.name, word);
               });
    }

    /// Whether a thing is the subject of a noun's verb or stands beside the noun: in "sold the firm
    /// to Brikka" the firm is another.
    [[nodiscard]] bool is_beside(std::size_t at, std::size_t thing) const {
        if (!has_tree_) return false;
        if (is_subject_of_own(at, thing)) return true;
        return std::ranges::any_of(sentence_.mentions, [&](const Mention& mention) {
            if (mention.thing != thing || mention.is_adjective) return false;
            const auto top = top_of(mention, sentence_.tree);
            return tree_.label(at) != "nmod:poss" && tree_.head(top) == tree_.head(at);
        });
    }

    [[nodiscard]] bool can_be_body(std::size_t at, std::size_t thing) const {
        return reading_.things[thing].kind == kinds::organization && !is_beside(at, thing);
    }

    /// Any but ministries and other parts of states.
    [[nodiscard]] std::size_t body_called(std::size_t at, const std::string& noun) const {
        // "a company" of which no more is known is not it, nor are "four parties".
        const auto is_told = [&](const Thing& what) {
            return what.is_named ||
                   (what.name.find(' ') != std::string::npos && has_word(what.name, noun));
        };
        // What was called so before is meant, however long ago.
        const auto called_so = reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return is_told(what) && is_called(what, noun) && can_be_body(at, thing);
        });
        if (called_so != none) return called_so;
        const auto* known = lexicon_.find_noun(noun);
        if (known == nullptr || known->group != kinds::organization) return none;
        const bool is_business = lexicon_.businesses.contains(noun);
        return reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            const auto* own = lexicon_.find_noun(what.head);
            const bool is_part = own != nullptr && own->is_part;
            return is_part || !can_be_body(at, thing) ? 0.0 : business_share(what, is_business);
        });
    }

    /// "the Danish company": the one known to be at home there, else the only one spoken of just
    /// now that may be.
    [[nodiscard]] std::size_t body_at_home(
        std::size_t at, const std::string& noun, std::size_t home
    ) const {
        // "the Irish regulator" is told by its country alone.
        const auto* known = lexicon_.find_noun(noun);
        const bool is_business = lexicon_.businesses.contains(noun);
        if (!is_business && (known == nullptr || known->group != kinds::organization)) return none;
        const auto can_be = [&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            const auto* own = lexicon_.find_noun(what.head);
            const bool is_part = own != nullptr && own->is_part;
            return what.is_named && !is_part && can_be_body(at, thing) &&
                   business_share(what, is_business) > 0;
        };
        const auto there = reading_.salience.highest([&](std::size_t thing) {
            return can_be(thing) && at_home(thing, home) == AtHome::yes;
        });
        if (there != none) return there;
        const auto may_be = [&](std::size_t thing) {
            return can_be(thing) && reading_.salience.is_recent(thing, 1) &&
                   at_home(thing, home) == AtHome::unknown;
        };
        const auto only = reading_.salience.highest(may_be);
        const auto other = reading_.salience.highest([&](std::size_t thing) {
            return thing != only && may_be(thing);
        });
        return other == none ? only : none;
    }

    /// How likely a body is a business, or none: a union is no company.
    [[nodiscard]] double business_share(const Thing& body, bool is_business) const {
        if (!body.head.empty()) {
            return lexicon_.businesses.contains(body.head) == is_business ? 1.0 : 0.0;
        }
        for (const auto& noun : body.nouns) {
            if (lexicon_.businesses.contains(noun)) return is_business ? 1.0 : 0.0;
        }
        const bool is_other = std::ranges::any_of(body.nouns, [&](const std::string& noun) {
            const auto* known = lexicon_.find_noun(noun);
            return known != nullptr && known->kind == kinds::organization;
        });
        if (is_other) return is_business ? 0.0 : 1.0;
        return unknown_head;
    }

    enum class AtHome { unknown, yes, no };
    /// Whether a body is at home in a country or town, as far as the text has told.
    [[nodiscard]] AtHome at_home(std::size_t body, std::size_t home) const {
        const auto land_of = [&](std::size_t place) {
            const auto& where = reading_.things[place];
            return where.kind == kinds::country ? place : where.country;
        };
        const auto land = land_of(home);
        auto found = AtHome::unknown;
        for (const auto& fact : reading_.facts) {
            if (fact.source != body || fact.type != "BASED_IN") continue;
            if (fact.target == home) return AtHome::yes;
            const auto known = land_of(fact.target);
            if (land == none || known == none) continue;
            if (land != known) return AtHome::no;
            // A town may be in the state named before.
            const auto kind = reading_.things[fact.target].kind;
            if (kind != reading_.things[home].kind) found = AtHome::yes;
        }
        return found;
    }

    /// Who was called so beside the name, or was said to hold that office; "the Rangers manager":
    /// that of Rangers.
    [[nodiscard]] std::size_t person_called(std::size_t at, std::size_t owner) const {
        const auto& word = sentence_.tokens[at].lower;
        const auto ends_so = [&](const std::string& called) { return called.ends_with(word); };
        const bool is_of_body = owner != none && reading_.things[owner].kind == kinds::organization;
        const auto is_of = [&](std::size_t person) {
            if (owner == none) return true;
            if (!is_of_body) {
                const auto country = reading_.things[person].country;
                return country == none || country == owner;
            }
            return std::ranges::any_of(reading_.facts, [&](const Fact& fact) {
                return fact.source == person && fact.target == owner;
            });
        };
        return reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            if (what.kind != kinds::person || is_beside(at, thing)) return false;
            const bool is_called = std::ranges::any_of(what.nouns, ends_so) ||
                                   std::ranges::any_of(what.roles, [&](const std::string& role) {
                                       return ends_so(lower_ascii(role));
                                   });
            return is_called && is_of(thing);
        });
    }

    static constexpr double in_title = 0.12;
    static constexpr double unknown_head = 0.7;
    static constexpr double unknown_gender = 0.8;

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
