#include "graph/names.hpp"
#include "importers/article/definites.hpp"
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

class ReferenceFinder {
    using Subject = Definites::Subjects::value_type;

public:
    ReferenceFinder(Sentence& sentence, Reading& reading)
        : sentence_(sentence),
          reading_(reading),
          lexicon_(reading.lexicon),
          tree_(sentence),
          has_tree_(!sentence.tree.empty()),
          definites_(sentence_, tree_, subjects_, reading_) {}

    void run() {
        reading_.salience.begin_sentence();
        reading_.homes.begin_sentence();
        // "brought together Reed and Hale. They agreed"
        if (!reading_.listed_last.empty() && reading_.plural_age > 0)
            reading_.remember_plural(reading_.listed_last);
        reading_.listed_last.clear();
        // "Organizers were criticized. The union had warned them": nobody who was named before.
        if (reading_.is_about_unnamed_many && reading_.plural_age > 0) reading_.last_plural.clear();
        ++reading_.plural_age;
        sentence_.means.assign(sentence_.tokens.size(), none);
        for (std::size_t at = 0; at < sentence_.tokens.size(); ++at) {
            const auto id = sentence_.mention_of[at];
            if (id != none && sentence_.mentions[id].begin == at) named(sentence_.mentions[id]);
            const auto meant = id == none ? meant_by(at) : definites_.meant_by(at);
            if (meant == none) continue;
            sentence_.means[at] = meant;
            reading_.salience.notice(meant, weight_of(at));
            note_subject(at, meant);
        }
        note_lists();
        note_actors_named_together();
        note_unnamed();
        reading_.is_about_unnamed_many = is_about_unnamed_many();
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
        if (reading_.things[mention.thing].kind == kinds::person && is_told_of(at))
            reading_.salience.notice(mention.thing, told_of);
        note_subject(at, mention.thing);
        // "Tokyo dropped its complaint"
        const auto country = reading_.country_of_capital(mention.thing);
        if (country != none && has_tree_ && tree_.is(at, "nsubj")) {
            reading_.salience.notice(country, weight_of(at));
            note_subject(at, country);
        }
        auto& thing = reading_.things[mention.thing];
        if (thing.kind == kinds::organization && is_told_as_many(at)) thing.is_several = true;
        if ((thing.kind & actors) != 0) definites_.note_callings(mention, at);
        if (is_in_title(thing)) reading_.salience.favour(mention.thing, in_title);
        if (thing.kind == kinds::person && thing.gender == Gender::unknown)
            thing.gender = gender_of(mention, at, thing);
    }

    /// What a title, the given name or a noun beside the name tells: "Ms. Reed", "his wife Ann".
    [[nodiscard]] Gender gender_of(const Mention& mention, std::size_t at, const Thing& thing)
        const {
        const auto told_by = [this](const std::string& word) {
            const auto known = lexicon_.sexes.find(word);
            return known == lexicon_.sexes.end() ? Gender::unknown : known->second;
        };
        auto gender = Gender::unknown;
        if (mention.end > mention.begin + 1)
            gender = told_by(sentence_.tokens[mention.begin].lower);
        if (gender == Gender::unknown && mention.begin > 0)
            gender = told_by(sentence_.tokens[mention.begin - 1].lower);
        for (std::size_t i = 0; gender == Gender::unknown && i < thing.nouns.size(); ++i)
            gender = told_by(thing.nouns[i]);
        if (gender == Gender::unknown && has_tree_ && tree_.is(at, "appos"))
            gender = told_by(sentence_.tokens[tree_.head(at)].lower);
        if (gender != Gender::unknown) return gender;
        const auto given = thing.name.substr(0, thing.name.find(' '));
        gender = told_by(given);
        if (gender != Gender::unknown) return gender;
        const auto known = syntax::find_known_name(fold_name(given));
        if (known.is_female == known.is_male) return Gender::unknown;
        return known.is_female ? Gender::female : Gender::male;
    }

    /// "the work of Ann Reed, who came in 2019": the subject of a clause behind it.
    [[nodiscard]] bool is_told_of(std::size_t at) const {
        const auto clause = has_tree_ ? tree_.child(at, "acl:relcl") : none;
        const auto who = clause == none ? none : tree_.child(clause, "nsubj");
        return who != none && is_class(who, word::relative);
    }

    /// "Rangers have won", "Ashdown, who won": one that is spoken of as many.
    [[nodiscard]] bool is_told_as_many(std::size_t at) const {
        if (!has_tree_ || tree_.child(at, "conj") != none || tree_.is(at, "conj")) return false;
        // "the Free Voters", but not "the toymaker Holm Industries"
        const auto& mention = sentence_.mentions[sentence_.mention_of[at]];
        const auto determiner = tree_.child(at, "det");
        const bool is_beside = determiner != none && determiner + 1 >= mention.begin;
        if (is_beside && tree_.tag(at) == "NNPS") return true;
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

    /// Which country the article is in just now: for ministers without one.
    void note_home(const Mention& mention) {
        if (mention.thing == none) return;
        const auto& thing = reading_.things[mention.thing];
        const auto country = thing.kind == kinds::country ? mention.thing : thing.country;
        if (country == none || reading_.things[country].kind != kinds::country) return;
        // "the Luxembourg fund": where a firm is at home tells nothing of the article.
        const bool is_of_firm = mention.end < sentence_.tokens.size() &&
                                sentence_.mention_of[mention.end] == none &&
                                lexicon_.businesses.contains(sentence_.tokens[mention.end].lower);
        if (is_of_firm) return;
        const bool is_named = country == mention.thing && !is_listed(mention);
        reading_.homes.notice(country, is_of_business(mention) ? 0.1 : is_named ? 0.8 : 0.3);
        const auto words = words_of(sentence_, reading_, mention.begin, mention.end);
        // "Brazil" in the headline, "Brazilian" below
        if (is_in_title(words) || is_in_title(reading_.things[country].name)) {
            reading_.homes.favour(country, 0.8);
        }
    }

    [[nodiscard]] bool is_in_title(const std::string& words) const {
        return reading_.title.find(words) != std::string::npos;
    }

    /// "regulators in Turkey and India": the article is in neither.
    [[nodiscard]] bool is_listed(const Mention& mention) const {
        const auto& tokens = sentence_.tokens;
        const auto is_name = [&](std::size_t at) {
            return at < tokens.size() && sentence_.mention_of[at] != none;
        };
        const bool is_behind = mention.begin > 1 &&
                               is_class(mention.begin - 1, word::conjunction) &&
                               is_name(mention.begin - 2);
        return is_behind || (mention.end < tokens.size() &&
                             is_class(mention.end, word::conjunction) && is_name(mention.end + 1));
    }

    /// "the Luxembourg fund", "a German truck maker": the article need not be in that country.
    [[nodiscard]] bool is_of_business(const Mention& mention) const {
        constexpr std::size_t most_words = 2;
        for (auto at = mention.end; at <= mention.end + most_words; ++at) {
            if (at >= sentence_.tokens.size() || sentence_.tokens[at].is_capital) return false;
            if (sentence_.mention_of[at] != none || !sentence_.tokens[at].is_word) return false;
            if (lexicon_.businesses.contains(sentence_.tokens[at].lower)) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_in_title(const Thing& thing) const {
        if (reading_.title.find(thing.name) != std::string::npos) return true;
        return std::ranges::any_of(thing.aliases, [this](const std::string& alias) {
            return alias.size() > 1 && reading_.title.find(alias) != std::string::npos;
        });
    }

    /// A name beside a noun is spoken of as the noun is: "lost its captain, Stine Dahl".
    [[nodiscard]] std::size_t noun_of(std::size_t at) const {
        while (tree_.head(at) != syntax::ParsedWord::root &&
               ((tree_.is(at, "conj") && sentence_.mention_of[tree_.head(at)] != none) ||
                tree_.is(at, "appos") || tree_.is(at, "flat"))) {
            at = tree_.head(at);
        }
        return at;
    }

    [[nodiscard]] double weight_of(std::size_t at) const {
        constexpr double unparsed = 0.5;
        if (!has_tree_) return unparsed;
        at = noun_of(at);
        if (tree_.head(at) == syntax::ParsedWord::root) return 0.8;
        if (tree_.is(at, "nsubj")) return is_main(tree_.head(at)) ? 1.0 : 0.7;
        if (tree_.is(at, "obj") || tree_.is(at, "iobj")) return 0.6;
        if (tree_.label(at) == "obl:agent") return 0.65;
        if (tree_.is(at, "obl") || tree_.label(at) == "nmod:poss") return 0.5;
        return 0.3;
    }
    /// Whether a verb is that of the sentence, or beside it.
    [[nodiscard]] bool is_main(std::size_t verb) const {
        while (tree_.is(verb, "conj")) verb = tree_.head(verb);
        return tree_.head(verb) == syntax::ParsedWord::root;
    }

    void note_subject(std::size_t at, std::size_t thing) {
        if (!has_tree_) return;
        at = noun_of(at);
        const bool is_subject = tree_.is(at, "nsubj");
        if (!is_subject && !is_behind_its_verb(at)) return;
        const auto verb = is_subject ? tree_.head(at) : at;
        subjects_.emplace_back(verb, thing);
        if (is_main(verb)) reading_.salience.head(thing);
    }
    /// "Among the biggest is Grupo Oro", "Also waiting is Ann Reed": a subject in all but the tree.
    [[nodiscard]] bool is_behind_its_verb(std::size_t at) const {
        const auto be = tree_.child(at, "cop");
        if (be == none || be == 0 || be > at || sentence_.mention_of[at] == none) return false;
        const auto subject = tree_.child(at, "nsubj");
        return subject == none || (subject < be && tree_.tag(subject) == "NN" &&
                                   sentence_.mention_of[subject] == none &&
                                   !is_class(tree_.span(subject).begin, word::determiner));
    }
    /// How likely a pronoun means a thing for its part in the sentence before: a subject goes on
    /// being one, more often than what was spoken of else.
    [[nodiscard]] double parallel(std::size_t at, std::size_t thing) const {
        constexpr double other = 0.65;
        const bool is_subject =
            has_tree_ && tree_.is(at, "nsubj") && is_main(tree_.head(at)) && subjects_.empty();
        return is_subject && !reading_.salience.has_headed(thing) ? other : 1.0;
    }

    /// "He denied knowing Falk": he is not Falk, nor is whoever the clause of a subject names
    /// later.
    [[nodiscard]] bool is_named_below(std::size_t at, std::size_t thing) const {
        if (!has_tree_ || !tree_.is(at, "nsubj")) return false;
        const auto verb = tree_.head(at);
        return std::ranges::any_of(sentence_.mentions, [&](const Mention& mention) {
            if (mention.thing != thing || mention.is_adjective || mention.begin < at) return false;
            auto below = top_of(mention, sentence_.tree);
            while (below != verb && below != syntax::ParsedWord::root &&
                   !tree_.is(below, "parataxis") && !tree_.is(below, "conj") &&
                   !tree_.is(below, "acl"))
                below = tree_.head(below);
            return below == verb;
        });
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
        constexpr auto much_likelier = Salience::largest_share;  // "is Grupo Oro; its founder said"
        if (!has_tree_ || subjects_.empty()) return 1.0;
        bool is_set_apart = false;
        for (auto verb = tree_.head(at); verb != syntax::ParsedWord::root;
             verb = tree_.head(verb)) {
            const auto known = std::ranges::find(subjects_, verb, &Subject::first);
            if (known == subjects_.end()) {
                is_set_apart = is_set_apart || tree_.is(verb, "parataxis");
                continue;
            }
            const auto subject = tree_.child(verb, "nsubj");
            const auto owner = subject == none ? none : owner_called_as(at, subject);
            if (thing != (owner == none ? known->second : owner)) return 1.0;
            return is_set_apart ? much_likelier : likelier;
        }
        return 1.0;
    }

    /// "She told the library, and it told the police", "Reed accused the bank of fraud when it":
    /// the library, the bank.
    [[nodiscard]] std::size_t body_acted_on(std::size_t at) const {
        if (!has_tree_ || !tree_.is(at, "nsubj")) return none;
        const auto own = tree_.head(at);
        if (!tree_.is(own, "conj") && !tree_.is(own, "advcl")) return none;
        for (auto verb = tree_.head(own); verb != syntax::ParsedWord::root;
             verb = tree_.head(verb)) {
            const auto subject = tree_.child(verb, "nsubj");
            if (subject == none) continue;
            auto object = tree_.child(verb, "obj");
            if (object == none) object = tree_.child(verb, "iobj");
            if (object == none || subject > at || object > at) return none;
            const auto who = std::ranges::find(subjects_, verb, &Subject::first);
            const auto what = thing_at(object);
            if (who == subjects_.end() || what == none) return none;
            const bool is_body = (reading_.things[what].kind & bodies) != 0;
            return is_body && reading_.things[who->second].kind == kinds::person ? what : none;
        }
        return none;
    }

    /// "Reed denied it": what was said.
    [[nodiscard]] bool is_what_was_said(std::size_t at) const {
        if (!has_tree_ || tree_.label(at) != "obj" || tree_.child(tree_.head(at), "xcomp") != none)
            return false;
        const auto* verb = verb_of(sentence_.tokens[tree_.head(at)], lexicon_);
        return verb != nullptr && (verb->is_say || verb->makes == Makes::denied);
    }

    /// "turned herself in": who turned her in, as far as that is known.
    [[nodiscard]] std::size_t subject_of_own(std::size_t at) const {
        if (!has_tree_ || tree_.is(at, "advmod") || tree_.label(at) == "nmod:unmarked") return none;
        const auto verb = std::ranges::find(subjects_, tree_.head(at), &Subject::first);
        return verb == subjects_.end() ? none : verb->second;
    }

    /// "accuses the board and its chairman": the board; "Reed and her husband": Reed.
    [[nodiscard]] std::size_t owner_beside(std::size_t at) const {
        if (!has_tree_ || tree_.label(at) != "nmod:poss") return none;
        auto noun = tree_.head(at);
        if (!tree_.is(noun, "conj")) return none;
        noun = tree_.head(noun);
        if (noun > at || !(sentence_.mention_of[noun] != none || tree_.pos(noun) == "NOUN"))
            return none;
        const auto thing = thing_at(noun);
        if (thing == none) return none;
        const auto& what = reading_.things[thing];
        if (is_class(at, word::they)) return what.kind == kinds::organization ? thing : none;
        return can_speak_as(what, sentence_.tokens[at]) ? thing : none;
    }

    /// "Her own association was careful: its president said": of a body that is no name and not
    /// known; with the tree it may be.
    [[nodiscard]] bool is_of_unnamed(std::size_t at) const {
        const auto subject = tree_.subject_before(at);
        return subject != none && thing_at(subject) == none &&
               is_unnamed_body(sentence_, subject, tree_, reading_);
    }

    [[nodiscard]] std::size_t meant_by(std::size_t at) {
        if (is_class(at, word::relative)) return none;
        if (is_class(at, word::reflexive)) return subject_of_own(at);
        if (const auto speaker = speaker_of(at); speaker) return *speaker;
        if (const auto owner = owner_beside(at); owner != none) return owner;
        if (is_class(at, word::he)) return person(at);
        if (is_class(at, word::it)) {
            if (has_tree_ && tree_.is(at, "expl")) return none;
            if (is_what_was_said(at)) return none;
            if (const auto unnamed = unnamed_before(at)) return *unnamed;
            if (const auto body = body_acted_on(at); body != none) return body;
            // What acts is a body; what is done to is more often something made.
            const bool is_done_to =
                has_tree_ && (tree_.is(at, "obj") || tree_.is(at, "iobj") || tree_.is(at, "obl") ||
                              tree_.label(at) == "nsubj:pass");
            const bool is_owner = has_tree_ && tree_.label(at) == "nmod:poss";
            // "its maker"
            const bool is_made =
                is_owner && lexicon_.of_things.contains(sentence_.tokens[tree_.head(at)].lower);
            const auto likely = is_done_to || is_made ? made : bodies;
            const auto unlikely = likely == made ? bodies : made;
            // "will take part in it": no country, and what was spoken of just now.
            const bool is_behind = has_tree_ && tree_.is(at, "obl") &&
                                   tree_.child(at, "case") != none &&
                                   is_class(tree_.child(at, "case"), word::locative);
            const auto less_likely = is_owner ? 0.25 : 0.5;
            if (is_owner && is_of_unnamed(at)) return none;
            return reading_.salience.highest([&](std::size_t thing) {
                const auto kind = reading_.things[thing].kind;
                if (definites_.is_subject_of_own(at, thing) || is_named_below(at, thing))
                    return 0.0;
                const bool is_far =
                    kind == kinds::country || !reading_.salience.is_recent(thing, 1);
                if (is_behind && is_far) return 0.0;
                // "it" is seldom a town, but may be a mill.
                const bool is_town = kind == kinds::place && reading_.things[thing].head.empty();
                if (is_town) return less_likely * 0.5;
                const auto role =
                    parallel(at, thing) * (is_owner ? bound(at, thing) * nearness(thing) : 1.0);
                // "the herd" is less a body than Ticketmaster is.
                const bool is_some =
                    kind == kinds::organization && !reading_.things[thing].is_named;
                if ((kind & likely) != 0) return is_some ? 0.8 * role : role;
                return (kind & unlikely) != 0 ? less_likely * role : 0.0;
            });
        }
        if (is_class(at, word::they)) return several(at);
        if (is_aged(at) || is_person_of_age(at)) return person(at);
        if (const auto subject = subject_told_of(at); subject != none) return subject;
        return definites_.meant_by(at);
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

    /// "they": a club or the like, where no others were named together just before. "their manager"
    /// is the club's, whatever its players did.
    [[nodiscard]] std::size_t several(std::size_t at) const {
        // "KARI and NASA extended their cooperation"
        for (std::size_t i = 1; i < subjects_.size(); ++i) {
            if (subjects_[i - 1].first == subjects_[i].first) return none;
        }
        const auto found = reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return what.kind == kinds::organization && what.is_several;
        });
        if (found == none || !reading_.knows_plural()) return found;
        if (!reading_.salience.is_recent(found, 1)) return none;
        const bool is_of_body =
            has_tree_ && tree_.label(at) == "nmod:poss" &&
            lexicon_.titles.find(sentence_.tokens[tree_.head(at)].lower) != nullptr &&
            reading_.things[reading_.last_plural.front()].kind == kinds::person;
        return is_of_body || reading_.plural_age > 1 ? found : none;
    }

    /// "financed by Barclays and HSBC": later "the two banks".
    void note_lists() {
        for (const auto& mention : sentence_.mentions) {
            const bool is_body = has_tree_ && mention.thing != none && !mention.is_adjective &&
                                 reading_.things[mention.thing].kind == kinds::organization;
            const auto top = is_body ? top_of(mention, sentence_.tree) : none;
            if (!is_body || tree_.child(top, "conj") == none) continue;
            std::vector<std::size_t> members;
            for (const auto token : tree_.coordinated(top)) {
                const auto id = sentence_.mention_of[token];
                const auto thing = id == none ? none : sentence_.mentions[id].thing;
                // "the Competition and Consumer Commission" is one.
                const bool is_new = std::ranges::find(members, thing) == members.end();
                if (thing != none && is_new) members.push_back(thing);
            }
            reading_.remember_group(members);
        }
    }

    /// The last of a sentence that are named together: "met Ann Reed and the mayor, Mark Hale".
    void note_actors_named_together() {
        if (!has_tree_) return;
        for (std::size_t first = 0; first < tree_.size(); ++first) {
            if (tree_.is(first, "conj") || tree_.child(first, "conj") == none) continue;
            std::vector<std::size_t> members;
            for (const auto token : tree_.coordinated(first)) {
                const auto thing = actor_named_at(token);
                // "the banker, Ann Reed": the name stands beside it, in the tree a third.
                const bool has_name = thing == none && token + 2 < tree_.size() &&
                                      is_in_name(sentence_, token + 2) &&
                                      tree_.is(token + 2, "conj");
                if (has_name) continue;
                if (thing == none) members.clear();
                if (thing == none) break;
                if (std::ranges::find(members, thing) == members.end()) members.push_back(thing);
            }
            if (members.size() > 1) reading_.listed_last = std::move(members);
        }
    }
    /// The person or body that a token names or has beside it; none for all else.
    [[nodiscard]] std::size_t actor_named_at(std::size_t at) const {
        auto id = sentence_.mention_of[at];
        if (const auto name = id == none ? tree_.child(at, "appos") : none; name != none)
            id = sentence_.mention_of[name];
        if (id == none || sentence_.mentions[id].is_adjective) return none;
        const auto thing = sentence_.mentions[id].thing;
        return thing != none && (reading_.things[thing].kind & actors) != 0 ? thing : none;
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

    /// Whether the sentence is about persons of whom no more is told: "Organizers were criticized".
    [[nodiscard]] bool is_about_unnamed_many() const {
        for (std::size_t at = 0; has_tree_ && at < tree_.size(); ++at) {
            if (!tree_.is(at, "nsubj") || !is_main(tree_.head(at))) continue;
            return tree_.tag(at) == "NNS" && sentence_.mention_of[at] == none &&
                   tree_.child(at, "det") == none && tree_.child(at, "nmod") == none &&
                   kind_at(sentence_, at, reading_) == kinds::person;
        }
        return false;
    }

    /// The noun the sentence is about, where that is neither a name nor a person nor known.
    void note_unnamed() {
        reading_.last_unnamed = none;
        for (std::size_t at = 0; has_tree_ && at < tree_.size(); ++at) {
            if (!tree_.is(at, "nsubj") || !is_main(tree_.head(at))) continue;
            const auto meant = sentence_.means[at];
            const bool is_noun = tree_.tag(at) == "NN" && sentence_.mention_of[at] == none &&
                                 (meant == none || (reading_.things[meant].kind & made) != 0);
            const bool is_thing = kind_at(sentence_, at, reading_) != kinds::person;
            if (is_noun && is_thing) reading_.last_unnamed = sentence_.tokens[at].span.begin;
            return;
        }
    }

    /// "the 23-year-old": a person spoken of.
    [[nodiscard]] bool is_aged(std::size_t at) const {
        if (at == 0 || !has_tree_ || !tells_age(at)) return false;
        // "the 23-year-old striker"
        const bool is_head = !tree_.is(at, "amod") && !tree_.is(at, "compound");
        return is_head && is_class(at - 1, word::determiner) &&
               !is_class(at - 1, word::indefinite | word::negative);
    }

    /// "the 74-year-old immunologist", without a name beside it.
    [[nodiscard]] bool is_person_of_age(std::size_t at) const {
        if (!has_tree_ || tree_.tag(at) != "NN" || is_in_name(sentence_, at)) return false;
        const auto determiner = tree_.child(at, "det");
        const bool is_definite = determiner != none && is_class(determiner, word::determiner) &&
                                 !is_class(determiner, word::indefinite | word::negative);
        if (!is_definite || kind_at(sentence_, at, reading_) != kinds::person) return false;
        if (at + 1 < tree_.size() && is_in_name(sentence_, at + 1)) return false;
        return std::ranges::any_of(
                   tree_.children(at),
                   [&](std::size_t child) { return child < at && tells_age(child); }
               ) &&
               std::ranges::none_of(tree_.children(at), [&](std::size_t child) {
                   return tree_.is(child, "appos") && is_in_name(sentence_, child);
               });
    }

    [[nodiscard]] bool tells_age(std::size_t at) const {
        const auto& lower = sentence_.tokens[at].lower;
        const auto hyphen = lower.find('-');
        if (lower.empty() || lower.front() < '1' || lower.front() > '9') return false;
        return hyphen != std::string::npos && lexicon_.ages.contains(lower.substr(hyphen + 1));
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
            // "The minister said he": no other man.
            const bool is_unnamed =
                tree_.pos(subject) == "NOUN" &&
                (is_class(at, word::it) ||
                 (tree_.tag(subject) == "NN" && is_the(subject) && tree_.own_words(subject) == 0));
            return is_unnamed ? std::optional(none) : std::nullopt;
        }
        const bool fits = can_speak_as(reading_.things[thing], sentence_.tokens[at]);
        return fits ? std::optional(thing) : std::nullopt;
    }

    [[nodiscard]] bool is_the(std::size_t noun) const {
        const auto determiner = tree_.child(noun, "det");
        return determiner != none &&
               !is_class(determiner, word::indefinite | word::negative | word::possessive);
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
            const bool can_be = what.kind == kinds::person && fits &&
                                !definites_.is_subject_of_own(at, thing) &&
                                !is_named_below(at, thing);
            if (!can_be) return 0.0;
            const auto known = what.gender == gender ? 1.0 : unknown_gender;
            return known * parallel(at, thing) * bound(at, thing) * nearness(thing);
        });
        if (found != none && is_told) reading_.things[found].gender = gender;
        return found;
    }

    static constexpr double in_title = 0.12;
    static constexpr double told_of = 0.3;
    static constexpr double unknown_gender = 0.8;

    Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
    TreeView tree_;
    bool has_tree_;
    Definites::Subjects subjects_;
    Definites definites_;
};

}  // namespace

void find_references(Sentence& sentence, Reading& reading) {
    ReferenceFinder(sentence, reading).run();
}

}  // namespace relata::article
