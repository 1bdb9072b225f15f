#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "importers/article/reading.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

// From the words of a phrase to the thing they mean: a name, something named before ("the two
// countries", "they", "the pact"), or something described here for the first time.

namespace relata::article {
namespace {

constexpr std::size_t longest_topic = 9;  // words
constexpr std::size_t titles_looked_at = 16;
constexpr int deepest = 6;

constexpr auto actors = kinds::person | kinds::country | kinds::organization;

class Resolver {
public:
    Resolver(const Sentence& sentence, Reading& reading)
        : sentence_(sentence), reading_(reading), lexicon_(reading.lexicon) {}

    Resolved phrase(std::size_t id, KindSet wanted, KindSet otherwise, int depth) {
        const auto& phrase = sentence_.phrases[id];
        if (depth > deepest) return {};
        if (phrase.is_pronoun) {
            const bool is_they = (classes(phrase.head) & word::they) != 0;
            return noted(
                phrase, pronoun(phrase, wanted), is_they ? Resolution::they : Resolution::pronoun
            );
        }
        if (phrase.mention != none) return name(phrase, wanted, otherwise, depth);
        // "the Green Party's", and nothing behind it.
        if (phrase.first >= sentence_.tokens.size()) return {};
        const auto* noun = head_noun(sentence_, phrase, lexicon_);
        if (auto group = group_of(phrase, noun, wanted)) {
            return noted(phrase, std::move(*group), Resolution::group);
        }
        if (auto holder = office_holder(phrase, wanted)) {
            return noted(phrase, std::move(*holder), Resolution::title);
        }
        if (auto inner = name_before_head(phrase, noun, wanted)) return *inner;
        if (const auto meant = sentence_.means[phrase.head]; meant != none) {
            return noted(phrase, kept({meant}, wanted, true), Resolution::definite);
        }
        if (auto place = place_of(phrase, wanted)) return *place;
        if (const auto body = acts_for(sentence_, phrase.head, reading_); body != none) {
            return noted(phrase, kept({body}, wanted, true), Resolution::members);
        }
        if (noun != nullptr) {
            if (auto known = reference(phrase, *noun, wanted)) {
                return noted(phrase, std::move(*known), Resolution::definite);
            }
            if (noun->is_through) return through(phrase, wanted, otherwise, depth);
            if ((noun->kind & wanted) != 0 && noun->kind != kinds::topic) {
                return described(phrase, *noun, depth);
            }
            // A thing of another kind is no topic: "discussed the ministry".
            if (noun->kind != kinds::none && noun->kind != kinds::topic) return {};
            if (noun->group != kinds::none) return {};
        }
        if ((wanted & kinds::topic) == 0) return {};
        return noted(phrase, topic_of(phrase, noun, depth), Resolution::described);
    }

private:
    WordClasses classes(std::size_t token) const { return sentence_.tokens[token].classes; }
    Tag tag(std::size_t token) const { return sentence_.tags[token]; }

    /// Notes that the things are meant by a phrase.
    Resolved noted(const Phrase& phrase, Resolved meant, Resolution how) const {
        reading_.say(sentence_, phrase.begin, phrase.end, meant.things, how);
        return meant;
    }

    void say_name(const Mention& mention, std::size_t thing, Resolution how) const {
        reading_.say(sentence_, mention.begin, mention.end, {thing}, how);
    }

    Resolved kept(const std::vector<std::size_t>& things, KindSet wanted, bool reference) const {
        Resolved result;
        result.is_reference = reference;
        for (const auto thing : things) {
            if ((reading_.things[thing].kind & wanted) == 0) return {};
            result.things.push_back(thing);
        }
        return result;
    }

    Resolved pronoun(const Phrase& phrase, KindSet wanted) const {
        const auto what = classes(phrase.head);
        const auto meant = sentence_.means[phrase.head];
        const bool is_they = (what & word::they) != 0;
        if (is_they && meant == none && reading_.knows_plural()) {
            return kept(reading_.last_plural, wanted, true);
        }
        if (meant == none) return {};
        // As an object "it" is as often a thing as a body.
        const bool is_subject = begins_predicate(sentence_, phrase.end);
        if ((what & word::it) != 0 && !is_subject) return {};
        return kept({meant}, wanted, true);
    }

    Resolved name(const Phrase& phrase, KindSet wanted, KindSet otherwise, int depth) {
        const auto& mention = sentence_.mentions[phrase.mention];
        if (mention.is_adjective || mention.thing == none) return {};
        auto& thing = reading_.things[mention.thing];
        if (thing.kind == kinds::none) thing.kind = otherwise;
        // One word that no first name goes with: a company or body, where one can stand.
        const bool single = std::ranges::none_of(thing.name, [](char c) {
            return c == ' ' || (c >= '0' && c <= '9');
        });
        const bool body = (wanted & kinds::organization) != 0;
        if (thing.kind == kinds::none && single && body) thing.kind = kinds::organization;
        if ((thing.kind & wanted) != 0) {
            say_name(mention, mention.thing, Resolution::name);
            state_arguments(mention.thing, phrase, depth);
            return {{mention.thing}, false};
        }
        // "Tokyo agreed": a capital that acts stands for its country.
        const bool acts = (wanted & kinds::country) != 0 && (wanted & kinds::place) == 0;
        const auto country = acts ? reading_.country_of_capital(mention.thing) : none;
        if (country == none) return {};
        say_name(mention, country, Resolution::capital);
        return {{country}, true};
    }

    /// The number a phrase gives: "two", "both", "2"; 0 when none.
    std::size_t count_of(const Phrase& phrase) const {
        for (auto at = phrase.begin; at < phrase.head; ++at) {
            const auto found = lexicon_.numbers.find(sentence_.tokens[at].lower);
            if (found != lexicon_.numbers.end()) return found->second;
        }
        return 0;
    }

    /// "the two countries", "both sides", "the two foreign ministers".
    std::optional<Resolved> group_of(const Phrase& phrase, const Noun* noun, KindSet wanted) {
        if (noun == nullptr || noun->group == kinds::none) return {};
        // "the supporters' groups" are others.
        if (!phrase.arguments.empty() || phrase.owner != none) return {};
        const bool plural = sentence_.tokens[phrase.head].lower != noun->singular;
        if (!plural || !phrase.is_definite) return {};
        const auto count = count_of(phrase);
        if (noun->group == kinds::person) {
            auto persons = titled_persons(phrase, count);
            if (persons.empty()) return {};
            return kept(persons, wanted, true);
        }
        if (count == 0) {
            if (phrase.first != phrase.head) return {};
            return kept(reading_.last_group, wanted, true);
        }
        const auto& found = reading_.named_together(noun->group, count);
        if (!found.empty()) return kept(found, wanted, true);
        if (reading_.last_group.size() == count) return kept(reading_.last_group, wanted, true);
        return Resolved{};
    }

    /// The `count` persons whose office has the phrase's words, without its plural. When more have
    /// such an office ("the two ministers": two foreign ministers and a prime minister), those of
    /// the office that just `count` of them hold; when no office decides, nobody.
    std::vector<std::size_t> titled_persons(const Phrase& phrase, std::size_t count) const {
        if (count < 2) return {};
        const auto words = office_words(phrase);
        std::map<std::string, std::vector<std::size_t>> holders;  // by the whole office
        std::vector<std::size_t> all;
        std::size_t looked_at = 0;
        for (auto at = reading_.titled.size(); at > 0 && looked_at < titles_looked_at; --at) {
            ++looked_at;
            const auto person = reading_.titled[at - 1];
            const auto office = office_with(person, words);
            if (office.empty() || std::ranges::find(all, person) != all.end()) continue;
            all.insert(all.begin(), person);
            auto& same = holders[office];
            if (same.size() < count) same.insert(same.begin(), person);
        }
        if (all.size() == count) return all;
        std::vector<std::size_t> decided;
        for (const auto& [office, persons] : holders) {
            if (persons.size() != count) continue;
            if (!decided.empty()) return {};
            decided = persons;
        }
        return decided;
    }

    /// "foreign minister" of "the two foreign ministers", "the Chinese foreign minister".
    std::string office_words(const Phrase& phrase) const {
        std::string words;
        for (auto at = phrase.first; at <= phrase.head; ++at) {
            if (tag(at) == Tag::number || tag(at) == Tag::name) continue;
            if (!words.empty()) words += ' ';
            const auto& lower = sentence_.tokens[at].lower;
            const auto* noun = at == phrase.head ? lexicon_.find_noun(lower) : nullptr;
            words += noun == nullptr ? lower : noun->singular;
        }
        return words;
    }

    /// The office of the person that ends in `words`, in lower case: "prime minister" for
    /// "minister". Of "state councilor and foreign minister" each is one. Empty when none ends so.
    std::string office_with(std::size_t person, const std::string& words) const {
        constexpr std::string_view joint = " and ";
        for (const auto& role : reading_.things[person].roles) {
            const auto lower = lower_ascii(role);
            for (std::size_t begin = 0; begin < lower.size();) {
                const auto end = std::min(lower.find(joint, begin), lower.size());
                auto office = lower.substr(begin, end - begin);
                if (office == words || office.ends_with(" " + words)) return office;
                begin = end + joint.size();
            }
        }
        return {};
    }

    /// "the prime minister", "the Japanese foreign minister": someone named before.
    std::optional<Resolved> office_holder(const Phrase& phrase, KindSet wanted) const {
        if (!phrase.is_definite || (wanted & kinds::person) == 0) return {};
        const auto words = office_words(phrase);
        if (lexicon_.titles.find(words) == nullptr) return {};
        std::size_t looked_at = 0;
        for (auto at = reading_.titled.size(); at > 0 && looked_at < titles_looked_at; --at) {
            ++looked_at;
            const auto person = reading_.titled[at - 1];
            if (office_with(person, words).empty() || !fits_country(phrase, person)) continue;
            return Resolved{{person}, true};
        }
        // "the CEO": a chief executive
        const auto meant = sentence_.means[phrase.head];
        return meant == none ? Resolved{} : kept({meant}, kinds::person, true);
    }

    bool fits_country(const Phrase& phrase, std::size_t person) const {
        for (auto at = phrase.first; at < phrase.head; ++at) {
            if (tag(at) != Tag::name) continue;
            const auto thing = sentence_.mentions[sentence_.mention_of[at]].thing;
            if (thing != none && reading_.things[person].country != thing) return false;
        }
        return true;
    }

    /// "Free Trade Agreement negotiations": what is negotiated is meant. "the Taghi group": the
    /// noun only says what is named.
    std::optional<Resolved> name_before_head(const Phrase& phrase, const Noun* noun, KindSet wanted)
        const {
        if (noun == nullptr || phrase.head == 0 || phrase.head == phrase.first) return {};
        if (const auto id = name_called(sentence_, phrase.head, reading_); id != none) {
            const auto& called = sentence_.mentions[id];
            if ((reading_.things[called.thing].kind & wanted) == 0) return {};
            say_name(called, called.thing, Resolution::name);
            return Resolved{{called.thing}, false};
        }
        if (tag(phrase.head - 1) != Tag::name) return {};
        if (noun->kind != kinds::event && !noun->is_through) return {};
        const auto& mention = sentence_.mentions[sentence_.mention_of[phrase.head - 1]];
        if (mention.is_adjective || mention.thing == none) return {};
        constexpr auto made = kinds::agreement | kinds::mechanism | kinds::event;
        if ((reading_.things[mention.thing].kind & made & wanted) == 0) return {};
        say_name(mention, mention.thing, Resolution::name);
        return Resolved{{mention.thing}, false};
    }

    /// "the town of Homs": Homs, and nothing when no place can stand there.
    std::optional<Resolved> place_of(const Phrase& phrase, KindSet wanted) {
        if (phrase.arguments.size() != 1 || phrase.arguments[0].phrases.size() != 1) return {};
        const auto& argument = phrase.arguments[0];
        const auto& inner = sentence_.phrases[argument.phrases[0]];
        const bool is_of = (lexicon_.classes_of(argument.preposition) & word::genitive) != 0;
        if (!is_of || inner.mention == none || inner.begin != phrase.end + 1) return {};
        const auto thing = sentence_.mentions[inner.mention].thing;
        const auto noun = syntax::noun_reading(sentence_.tokens[phrase.head].lower);
        const bool is_place = noun && noun->reading.field == "location" && thing != none &&
                              reading_.things[thing].kind == kinds::place;
        if (!is_place) return {};
        return name(inner, wanted, kinds::none, 0);
    }

    /// "the pact", "the talks": the last of them. "a new pact" and "their talks" are others.
    std::optional<Resolved> reference(const Phrase& phrase, const Noun& noun, KindSet wanted)
        const {
        if (!noun.refers || !phrase.is_definite || phrase.first != phrase.head) return {};
        if (!phrase.arguments.empty() || phrase.owner != none) return {};
        if (phrase.determiner == none || tag(phrase.determiner) != Tag::determiner) return {};
        const bool are_many = sentence_.tokens[phrase.head].lower != noun.singular;
        auto thing = reading_.last_called(noun.singular, are_many ? Number::several : Number::one);
        if (thing == none && noun.kind == kinds::organization) {
            // "the club": the one spoken of, not the last one named. "the court" names its own.
            thing = sentence_.means[phrase.head];
        } else if (thing == none) {
            const auto by_kind = reading_.last_by_kind.find(noun.kind);
            if (by_kind != reading_.last_by_kind.end()) thing = by_kind->second;
            // "the dam" is no town: of a place, the noun is a word of the name.
            if (thing != none && noun.kind == kinds::place &&
                !is_word_of_name(noun.singular, reading_.things[thing])) {
                thing = none;
            }
            // A thing that has a head noun of its own is not meant by another: a treaty is a pact,
            // but a court is no company.
            if (thing != none && noun.kind != kinds::agreement &&
                !reading_.things[thing].head.empty()) {
                thing = none;
            }
        }
        if (thing == none || (reading_.things[thing].kind & wanted) == 0) return {};
        return Resolved{{thing}, true};
    }

    /// "implementation of X", "areas such as X and Y": X and Y.
    Resolved through(const Phrase& phrase, KindSet wanted, KindSet otherwise, int depth) {
        Resolved result;
        for (const auto& argument : phrase.arguments) {
            for (const auto member : argument.phrases) {
                auto found = this->phrase(member, wanted, otherwise, depth + 1);
                result.is_reference = result.is_reference || found.is_reference;
                for (const auto thing : found.things) result.things.push_back(thing);
            }
        }
        return result;
    }

    // ---- things described ----------------------------------------------------------------------

    bool is_vague(std::size_t token) const { return (classes(token) & word::vague) != 0; }

    /// The first word of a name: vague adjectives at its front tell nothing.
    std::size_t name_begin(const Phrase& phrase) const {
        // "Senegal's presidential election" keeps its owner.
        if (phrase.owner != none && sentence_.phrases[phrase.owner].mention != none) {
            return sentence_.phrases[phrase.owner].begin;
        }
        auto at = phrase.first;
        while (at < phrase.head && is_vague(at) && tag(at + 1) != Tag::conjunction) ++at;
        return at;
    }

    /// The end of a name: the phrases that belong to it, as far as they say something themselves.
    std::size_t name_end(const Phrase& phrase, int depth) const {
        auto end = phrase.end;
        if (depth > deepest) return end;
        for (const auto& argument : phrase.arguments) {
            if (is_partner(argument)) break;
            const auto& last = sentence_.phrases[argument.phrases.back()];
            if (refers_back(last) || is_stopped(last)) break;
            end = std::max(end, name_end(last, depth + 1));
        }
        return end;
    }

    bool is_partner(const Phrase::Argument& argument) const {
        return (lexicon_.classes_of(argument.preposition) & word::partner) != 0;
    }

    bool refers_back(const Phrase& phrase) const {
        if (phrase.is_pronoun) return true;
        if (phrase.mention != none || phrase.head >= sentence_.tokens.size()) return false;
        const auto* noun = head_noun(sentence_, phrase, lexicon_);
        return noun != nullptr && noun->group != kinds::none && phrase.arguments.empty();
    }

    bool is_stopped(const Phrase& phrase) const {
        if (phrase.mention != none) return false;
        if (!lexicon_.stop_topics.contains(sentence_.tokens[phrase.head].lower)) return false;
        for (auto at = phrase.first; at < phrase.head; ++at) {
            const auto what = tag(at);
            if (what == Tag::name || what == Tag::noun) return false;
            if (what == Tag::adjective && !is_vague(at)) return false;
        }
        return true;
    }

    std::string key_of(const std::string& words, KindSet kind) const {
        return folded_key(kind_name(kind), words);
    }

    bool has_own_words(const Phrase& phrase) const {
        for (auto at = phrase.first; at < phrase.head; ++at) {
            if (tag(at) == Tag::name || tag(at) == Tag::noun) return true;
            if (tag(at) == Tag::adjective && !is_vague(at)) return true;
        }
        return false;
    }

    /// An agreement, mechanism, event or body that has no name but is described.
    Resolved described(const Phrase& phrase, const Noun& noun, int depth) {
        const auto count = count_of(phrase);
        const bool counted = noun.is_counted && count != 0;
        const bool one_of_many = count != 0 && !counted && !(noun.kind == kinds::agreement);
        if (one_of_many) return {};
        const bool has_arguments = !phrase.arguments.empty() && !is_partner(phrase.arguments[0]);
        if (!noun.is_bare && count == 0 && !has_own_words(phrase) && !has_arguments) return {};
        if (noun.kind == kinds::organization && !noun.is_part && !has_name(phrase)) return {};
        std::string name;
        std::string key;
        if (!noun.same_as.empty()) {
            name = noun.same_as;
            key = key_of(noun.same_as, noun.kind);
        } else if (count != 0) {
            name = unquoted(phrase.first, name_end(phrase, depth));
            key = counted_key(noun, count);
        } else {
            name = unquoted(name_begin(phrase), name_end(phrase, depth));
            key = key_of(name, noun.kind);
        }
        const auto thing = thing_of(key, name, noun.kind);
        reading_.described_at[sentence_.tokens[phrase.head].span.begin] = thing;
        auto& made = reading_.things[thing];
        made.head = noun.singular;
        // The fuller wording is the better name: "five consensus", later "five important
        // consensuses". A synonym of one article keeps the first.
        if (count != 0 && name.size() > made.name.size()) {
            reading_.add_alias(thing, made.name);
            made.name = name;
        } else {
            reading_.add_alias(thing, noun.same_as.empty() ? name : noun.singular);
        }
        if (phrase.end < name_end(phrase, depth) && count == 0) {
            reading_.add_alias(
                thing, words_of(sentence_, reading_, name_begin(phrase), phrase.end)
            );
        }
        reading_.remember(thing);
        auto meant = noted(phrase, {{thing}, false}, Resolution::described);
        state_arguments(thing, phrase, depth);
        return meant;
    }

    /// "green corridor" track: a name in a name needs no marks.
    std::string unquoted(std::size_t begin, std::size_t end) const {
        auto words = words_of(sentence_, reading_, begin, end);
        for (const std::string_view mark : {"\"", "\u201C", "\u201D"}) {
            for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark, at)) {
                words.erase(at, mark.size());
            }
        }
        return words;
    }

    bool has_name(const Phrase& phrase) const {
        if (phrase.owner != none) return true;
        for (auto at = phrase.first; at <= phrase.head; ++at) {
            if (tag(at) == Tag::name) return true;
        }
        return false;
    }

    std::size_t thing_of(const std::string& key, const std::string& name, KindSet kind) {
        const auto [thing, is_new] = reading_.described_thing(key, name, kind);
        if (is_new) {
            const auto words = static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1;
            const bool lasting = (kind & (kinds::agreement | kinds::mechanism)) != 0;
            reading_.things[thing].is_common = kind == kinds::topic || (lasting && words >= 4);
        }
        return thing;
    }

    void state(std::size_t source, const char* type, std::size_t target, const char* rule) {
        if (source != target) reading_.state(source, type, target, rule, 0.8, sentence_.span);
    }

    /// What a thing is about, who is in it, whom it belongs to, as its phrase says.
    void state_arguments(std::size_t thing, const Phrase& phrase, int depth) {
        const auto kind = reading_.things[thing].kind;
        const auto* noun = head_noun(sentence_, phrase, lexicon_);
        constexpr auto made = kinds::agreement | kinds::mechanism | kinds::event;
        for (const auto& argument : phrase.arguments) {
            const bool partner = is_partner(argument);
            const auto classes = lexicon_.classes_of(argument.preposition);
            if ((classes & word::locative) != 0) {
                constexpr auto where = kinds::place | kinds::country;
                for (const auto member : argument.phrases) {
                    const auto found = this->phrase(member, where, kinds::none, depth + 1);
                    for (const auto other : found.things) {
                        state(thing, "LOCATED_IN", other, "phrase:in");
                    }
                }
            }
            const bool owner = (lexicon_.classes_of(argument.preposition) & word::genitive) != 0;
            if (!partner && !owner && (kind & made) == 0) continue;
            for (const auto member : argument.phrases) {
                if (partner || owner) {
                    const auto wanted = partner ? actors : kinds::country;
                    for (const auto other :
                         this->phrase(member, wanted, kinds::none, depth + 1).things) {
                        if (kind == kinds::organization) {
                            if (noun != nullptr && noun->is_part)
                                state(thing, "PART_OF", other, "phrase:of");
                        } else if (partner || (noun != nullptr && noun->involves)) {
                            state(
                                thing, "INVOLVES", other, partner ? "phrase:between" : "phrase:of"
                            );
                        }
                    }
                    continue;
                }
                const auto about =
                    this->phrase(member, kinds::topic, kinds::none, depth + 1).things;
                for (const auto other : about) state(thing, "CONCERNS", other, "phrase:about");
            }
        }
        if ((kind & (kinds::agreement | kinds::mechanism)) != 0) modifier_topic(thing, phrase);
    }

    /// "climate change policy consultation mechanism" concerns climate change, when that is a topic
    /// the article has anyway.
    void modifier_topic(std::size_t thing, const Phrase& phrase) {
        for (auto end = phrase.head; end > phrase.first + 1; --end) {
            const auto words = words_of(sentence_, reading_, phrase.first, end);
            const auto found = reading_.described.find(key_of(words, kinds::topic));
            if (found == reading_.described.end()) {
                reading_.modifiers.push_back({key_of(words, kinds::topic), thing, sentence_.span});
                continue;
            }
            state(thing, "CONCERNS", found->second, "phrase:modifier");
            return;
        }
    }

    // ---- topics --------------------------------------------------------------------------------

    Resolved topic_of(const Phrase& phrase, const Noun* noun, int depth) {
        if (count_of(phrase) != 0 || is_stopped(phrase)) return {};
        const bool owned = phrase.determiner != none && tag(phrase.determiner) == Tag::possessive;
        if (owned && !has_own_words(phrase)) return {};
        auto begin = name_begin(phrase);
        auto end = name_end(phrase, depth);
        if (end - begin == 1 && begin > phrase.first) --begin;  // "mutual trust" stays two words
        if (end == phrase.end && noun != nullptr && noun->is_field && depth > 0 &&
            phrase.head > begin && tag(phrase.head - 1) == Tag::noun) {
            --end;  // "food and water products cooperation" as a field: water products
        }
        if (end <= begin || end - begin > longest_topic) return {};
        for (auto at = begin; at < end; ++at) {
            if (tag(at) == Tag::number || tag(at) == Tag::time) return {};
        }
        if (sentence_.tokens[phrase.head].text.size() < 2) return {};
        const auto words = words_of(sentence_, reading_, begin, end);
        const auto folded = fold_name(words);
        // One quotation mark of two: the phrase was cut in the middle of a quotation.
        if (std::ranges::count(words, '"') % 2 != 0) return {};
        if (folded.empty() || lexicon_.stop_topics.contains(folded)) return {};
        const auto thing = thing_of(key_of(words, kinds::topic), words, kinds::topic);
        reading_.described_at[sentence_.tokens[phrase.head].span.begin] = thing;
        return {{thing}, false};
    }

    const Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
};

}  // namespace

Resolved resolve(
    const Sentence& sentence,
    std::size_t phrase,
    KindSet wanted,
    KindSet otherwise,
    Reading& reading,
    int depth
) {
    return Resolver(sentence, reading).phrase(phrase, wanted, otherwise, depth);
}

namespace {

/// The name before a noun, with at most two other nouns or adjectives between them, and "'s" where
/// owners count: "Reuters news agency", "Iraq's security forces"; none when there is none.
std::size_t name_before(const Sentence& sentence, std::size_t noun, bool with_owners) {
    constexpr std::size_t farthest = 4;
    for (auto at = noun; at > 0 && noun - at < farthest; --at) {
        if (const auto id = sentence.mention_of[at - 1]; id != none) return id;
        const auto& word = sentence.tokens[at - 1];
        const auto readings = syntax::word_readings(word.lower);
        const bool tells = word.is_word && std::ranges::any_of(readings, [](const auto& one) {
                               return one.word_class == syntax::WordClass::noun ||
                                      one.word_class == syntax::WordClass::adjective;
                           });
        const bool is_mark = with_owners && (word.lower == "'s" || word.lower == "'");
        if (!tells && !is_mark) return none;
    }
    return none;
}

}  // namespace

std::size_t acts_for(const Sentence& sentence, std::size_t noun, const Reading& reading) {
    if (!reading.lexicon.agents.contains(sentence.tokens[noun].lower)) return none;
    const auto id = name_before(sentence, noun, true);
    const auto thing = id == none ? none : sentence.mentions[id].thing;
    constexpr auto bodies = kinds::country | kinds::organization;
    const bool can_act = thing != none && (reading.things[thing].kind & bodies) != 0;
    return can_act ? thing : none;
}

std::size_t name_called(const Sentence& sentence, std::size_t noun, const Reading& reading) {
    const auto* known = reading.lexicon.find_noun(sentence.tokens[noun].lower);
    if (known == nullptr || !known->is_called) return none;
    const auto id = name_before(sentence, noun, false);
    if (id == none || sentence.mentions[id].is_adjective) return none;
    const auto thing = sentence.mentions[id].thing;
    if (thing == none || reading.things[thing].kind != known->kind) return none;
    // "the Lyon river": of the town.
    return reading.things[thing].country == none ? id : none;
}

Resolved resolve_all(
    const Sentence& sentence,
    const std::vector<std::size_t>& phrases,
    KindSet wanted,
    KindSet otherwise,
    Reading& reading,
    int depth
) {
    Resolved all;
    for (const auto id : phrases) {
        auto one = resolve(sentence, id, wanted, otherwise, reading, depth);
        all.is_reference = all.is_reference || one.is_reference;
        for (const auto thing : one.things) {
            if (std::ranges::find(all.things, thing) == all.things.end()) {
                all.things.push_back(thing);
            }
        }
    }
    return all;
}

}  // namespace relata::article
