#include "graph/names.hpp"

#include "importers/article/beside_names.hpp"
#include "importers/article/name_facts.hpp"
#include "importers/article/name_sequences.hpp"
#include "importers/article/name_words.hpp"
#include "importers/article/person_names.hpp"
#include "importers/article/quoted_names.hpp"
#include "importers/article/short_forms.hpp"
#include "importers/article/titles.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <utility>

namespace relata::article {
namespace {

bool is_adjective(const Token& token) {
    return std::ranges::any_of(syntax::word_readings(token.lower), [](const auto& reading) {
        return reading.word_class == syntax::WordClass::adjective &&
               reading.inflection == syntax::Inflection::none;
    });
}

/// Goes through a sentence from left to right, and takes at each token the first name that can be
/// read there: a person, a name in quotes, any other.
class NameFinder : NameWords {
public:
    NameFinder(Sentence& sentence, Reading& reading)
        : NameWords(sentence, reading),
          sentence_(sentence),
          reading_(reading),
          titles_(sentence, reading),
          sequences_(sentence, reading),
          facts_(sentence, reading),
          short_forms_(sentence, reading),
          persons_(sentence, reading),
          quoted_(sentence, reading),
          beside_(sentence, reading) {}

    void run() {
        sentence_.mention_of.assign(tokens_.size(), none);
        sentence_.tags.assign(tokens_.size(), Tag::mark);
        for (std::size_t at = 0; at < tokens_.size();) {
            if (in_time(at) || sequences_.only_begins(at)) {
                ++at;
                continue;
            }
            if (is_affiliation(at)) {
                at = std::max(at + 1, sequences_.sequence_end(at));
                continue;
            }
            auto mention = persons_.sibling_at(at);
            if (!mention) mention = persons_.person_at(at);
            if (!mention) mention = quoted_.quoted_at(at);
            if (!mention) mention = quoted_.work_with_article_at(at);
            if (!mention) mention = name_at(at);
            if (!mention) {
                ++at;
                continue;
            }
            at = mention->end;
            add(std::move(*mention));
        }
        for (const auto& mention : sentence_.mentions) beside_.read_around(mention);
        beside_.skip_brackets();
    }

private:
    void add(Mention mention) {
        const auto id = sentence_.mentions.size();
        for (auto at = mention.begin; at < mention.end; ++at) sentence_.mention_of[at] = id;
        if (mention.thing != none) {
            // "a Chinese investor" does not speak of China.
            if (!mention.is_adjective) reading_.things[mention.thing].is_mentioned = true;
        }
        for (const auto member : mention.members) reading_.things[member].is_mentioned = true;
        sentence_.mentions.push_back(std::move(mention));
    }

    /// "Donni Steele, R-Orion Township": the party and where from, behind a name.
    bool is_affiliation(std::size_t at) const {
        const auto& word = tokens_[at].text;
        return at > 1 && word.size() > 3 && word[1] == '-' && word[2] >= 'A' && word[2] <= 'Z' &&
               (is_text(at - 1, ",") || is_text(at - 1, "(")) && mention_at(at - 2) != nullptr;
    }

    std::optional<Mention> name_at(std::size_t at) {
        if (!capital(at)) return year_name_at(at);
        if (auto surname = persons_.surname_at(at)) return surname;
        auto match = gazetteer_at(at);
        if (!match && !sequences_.may_begin(at)) return {};
        if (match && match->what.kind != Gazetteer::Class::thing) {
            if (auto compound = compound_at(at, *match)) return compound;
        }
        auto begin = at;
        auto end = sequences_.sequence_end(at);
        const auto least = match ? at + match->length : at + 1;
        end = std::max(end, least);
        if (!match && sequences_.is_shop_owner(end)) ++end;
        // "the Finnish Egyptologist Aino Salo": what she is, always with a capital.
        if (!match && at > 0 && sequences_.is_role_before_given_name(at, end)) return {};
        // "Shares Toyota": a common word that only begins the sentence is not part of the name.
        if (!match && at == 0 && end - at > 1 && head_kind(at, end) == kinds::none) {
            const auto& lower = tokens_[at].lower;
            const bool before_known = gazetteer_at(at + 1) && is_common_word(tokens_[at]);
            // "Young Boys", which stands so inside a sentence, too.
            const bool is_inside = sequences_.is_inside_with_next(at);
            const bool is_word = lexicon_.nouns.contains(lower) ||
                                 lexicon_.verb_forms.contains(lower) ||
                                 reading_.lower_case.contains(lower);
            if (!is_inside && (is_word || before_known)) {
                ++begin;
                match = gazetteer_at(begin);
            }
        }
        if (end - begin > (match ? match->length : 1)) {
            if (auto mention = headed_name(begin, end)) return mention;
            if (match) {
                if (auto mention = placed_name(begin, end, *match)) return mention;
                const bool is_longer =
                    is_name_of_country(begin, end, *match) || is_of_body(begin, end, *match);
                if (is_longer) return unknown_name(begin, end);
            }
        }
        if (match) return known_name(begin, *match);
        return unknown_name(begin, end);
    }

    /// "2022 World Cup": a year that belongs to the name after it.
    std::optional<Mention> year_name_at(std::size_t at) {
        if (!tokens_[at].is_number || tokens_[at].text.size() != 4 || !capital(at + 1)) return {};
        const auto end = sequences_.sequence_end(at + 1);
        if (head_kind(at + 1, end) != kinds::event) return {};
        return headed_name(at, end);
    }

    /// "China-Japan" before a noun; "China-Japan-South Korea Free Trade Agreement" is a name with
    /// three parties.
    std::optional<Mention> compound_at(std::size_t at, const Match& first) {
        Mention mention;
        mention.begin = at;
        auto next = at + first.length;
        mention.members.push_back(reading_.thing_of(first.what));
        while (is_text(next, "-") && !tokens_[next].after_space && capital(next + 1)) {
            const auto match = gazetteer_at(next + 1);
            if (!match || match->what.kind > Gazetteer::Class::capital) break;
            mention.members.push_back(reading_.thing_of(match->what));
            next += 1 + match->length;
        }
        if (mention.members.size() < 2) return {};
        mention.end = next;
        const auto end = sequences_.sequence_end(next);
        if (end > next && (head_kind(next, end) != kinds::none)) {
            auto named = headed_name(at, end);
            if (named) {
                for (const auto member : mention.members) facts_.party(named->thing, member);
                return named;
            }
        }
        mention.is_adjective = true;
        reading_.remember_group(mention.members);
        return mention;
    }

    /// A name whose head noun says what it is: "Chinese Foreign Ministry", "Bank of Japan".
    std::optional<Mention> headed_name(std::size_t begin, std::size_t end) {
        auto kind = head_kind(begin, end);
        auto head = head_before_genitive(begin, end) - 1;
        for (auto at = begin + 1; at < end && kind == kinds::none; ++at) {
            if (tokens_[at].is_capital) continue;
            kind = head_kind(begin, at);
            head = at - 1;
            break;
        }
        if (kind == kinds::none) return {};
        const auto name = name_of(begin, end);
        Mention mention;
        mention.begin = begin;
        mention.end = end;
        mention.thing = reading_.named(name, kind);
        short_forms_.set_head(mention.thing, head);
        short_forms_.learn_initials(begin, end, mention.thing);
        if (kind == kinds::organization) short_forms_.learn_parts(begin, end, mention.thing);
        const auto match = gazetteer_at(begin);
        if (match && match->what.kind <= Gazetteer::Class::city) {
            const auto owner = reading_.thing_of(match->what);
            const bool is_country = reading_.things[owner].kind == kinds::country;
            auto& named = reading_.things[mention.thing];
            named.country = is_country ? owner : reading_.things[owner].country;
            const auto* noun = lexicon_.find_noun(named.head);
            if (is_country && noun != nullptr && noun->is_part && !named.has_owner) {
                named.has_owner = true;
                facts_.state(mention.thing, "PART_OF", owner, "name:owner", 0.9);
            }
        }
        return mention;
    }

    /// "Porto United", "China Mobile": a place and more capitals, without a noun that says what.
    std::optional<Mention> placed_name(std::size_t begin, std::size_t end, const Match& match) {
        const bool of_place = match.what.kind != Gazetteer::Class::demonym &&
                              match.what.kind != Gazetteer::Class::thing;
        const auto rest = begin + match.length;
        const bool is_short = end - rest <= 2 || (end - rest == 3 && is_text(rest + 1, "&"));
        if (!of_place || !is_short || !tokens_[rest].after_space || gazetteer_at(rest) ||
            lexicon_.given_names.contains(text(rest)) || titles_.title_at(rest) ||
            reading_.by_surname.contains(text(rest))) {
            return {};
        }
        Mention mention;
        mention.begin = begin;
        mention.end = end;
        mention.thing = reading_.named(words_of(begin, end), kinds::organization);
        return mention;
    }

    /// "British Antarctic Survey", "European Sleeper": of which country it is, and words of every
    /// day. Not "Russian Telegram channel".
    bool is_name_of_country(std::size_t begin, std::size_t end, const Match& match) const {
        if (match.what.kind != Gazetteer::Class::demonym || !tokens_[end - 1].is_capital)
            return false;
        const auto rest = begin + match.length;
        const bool is_whole =
            rest < end && tokens_[rest].after_space && (end - rest > 1 || !is_before_noun(end));
        // "Norwegian Coast Guard", but no "Finnish Singer".
        if (!is_whole || titles_.title_at(rest) || (end - rest == 1 && is_noun_for_person(rest)))
            return false;
        return is_common_noun(tokens_[end - 1]) && !gazetteer_at(end - 1) && !is_company(rest, end);
    }

    /// "Siemens Mobility", "Mitsubishi Electric": a body that is known, and more of its name or
    /// what it makes. Not "Siemens Chief Ann Lee".
    bool is_of_body(std::size_t begin, std::size_t end, const Match& match) const {
        const auto rest = begin + match.length;
        if (match.what.kind != Gazetteer::Class::thing || rest >= end ||
            lexicon_.things[match.what.index].kind != kinds::organization) {
            return false;
        }
        const bool is_person = lexicon_.given_names.contains(text(rest)) ||
                               reading_.by_surname.contains(text(rest)) || titles_.title_at(rest);
        return !is_person && tokens_[rest].is_capital && tokens_[rest].after_space &&
               tokens_[end - 1].is_capital && !gazetteer_at(rest) && end - rest <= 2;
    }

    Mention known_name(std::size_t at, const Match& match) {
        Mention mention;
        mention.begin = at;
        mention.end = at + match.length;
        mention.thing = reading_.thing_of(match.what);
        mention.is_adjective = match.what.kind == Gazetteer::Class::demonym;
        const auto words = words_of(at, mention.end);
        if (!mention.is_adjective) reading_.add_alias(mention.thing, words);
        return mention;
    }

    std::optional<Mention> unknown_name(std::size_t begin, std::size_t end) {
        Mention mention;
        mention.begin = begin;
        mention.end = end;
        const auto name = name_of(begin, end);
        if (end - begin == 1 &&
            (tokens_[begin].text.size() < 2 || is_class(begin, word::adverb | word::adjective))) {
            return {};
        }
        // "the Flemish government": the adjective of a region is no name.
        if (end - begin == 1 && is_before_noun(end) && is_of_region(begin)) return {};
        if (end - begin == 1 && is_inhabitant(begin)) return {};
        // "the Attorney General"
        if (end - begin > 1 && titles_.is_only_title(begin, end)) return {};
        if (end - begin == 1) {
            if (is_only_a_noun(begin) && !reading_.by_name.contains(name)) return {};
            // "the Member for Nicholls", "the Duchess"
            if (is_some_person(begin) && !is_company(begin, end)) return {};
            // "a GPU", "an IPO": one of many.
            const bool is_one = begin > 0 && is_class(begin - 1, word::indefinite);
            if (is_one && is_acronym(tokens_[begin]) && !is_before_noun(end)) return {};
            if (lexicon_.stop_topics.contains(tokens_[begin].lower)) return {};  // "Christmas"
            // "Norvik" after "Norvik Seafood".
            const auto whole = reading_.by_part.find(name);
            if (is_place_here(begin)) {
                mention.thing = reading_.named(name, kinds::place);
                return mention;
            }
            if (whole != reading_.by_part.end() && whole->second != none &&
                !is_company_of_thing(begin, whole->second)) {
                mention.thing = whole->second;
                reading_.add_alias(mention.thing, name);
                return mention;
            }
        } else if (const auto whole = reading_.by_part.find(name);
                   whole != reading_.by_part.end() && whole->second != none) {
            mention.thing = whole->second;
            reading_.add_alias(mention.thing, name);
            return mention;
        }
        mention.thing = reading_.named(name, kinds::none);
        if (end - begin == 1) short_forms_.learn_without_article(begin, mention.thing);
        if (end - begin > 1) {
            short_forms_.learn_parts(begin, end, mention.thing);
            short_forms_.learn_initials(begin, end, mention.thing);
        }
        return mention;
    }

    // ---- what one word alone can be ------------------------------------------------------------

    /// "the Association", "the MP": what a thing or a person is, of which one was named before.
    bool is_only_a_noun(std::size_t at) const {
        const auto& lower = tokens_[at].lower;
        if (lexicon_.titles.find(lower) != nullptr) return true;
        const auto* noun = lexicon_.find_noun(lower);
        return noun != nullptr && (noun->kind & leading_kinds) != 0;
    }

    /// "the Member", "the Duchess": what a person is, of every day.
    bool is_some_person(std::size_t at) const {
        if (at == 0 || !is_class(at - 1, word::determiner) || !is_common_word(tokens_[at]))
            return false;
        const auto noun = syntax::noun_reading(tokens_[at].lower);
        return noun && noun->inflection == syntax::Inflection::none &&
               kind_named(syntax::kind_of_noun(*noun)) == kinds::person;
    }

    /// "Maersk", in an article about a ship, the Maersk Halden: the company, not what it owns.
    bool is_company_of_thing(std::size_t at, std::size_t whole) const {
        constexpr auto owned = kinds::mechanism | kinds::event | kinds::place | kinds::agreement;
        return (reading_.things[whole].kind & owned) != 0 && is_company(at, at + 1);
    }

    /// "in Chios", in an article about Aris Chios: the place, not the team or body named after it.
    /// Of a body with a noun in its name ("Sarenne Democratic Movement") the place alone is no
    /// short form at all.
    bool is_place_here(std::size_t at) const {
        const auto name = text(at);
        const auto whole = reading_.by_part.find(name);
        if (whole == reading_.by_part.end() || whole->second == none) return false;
        if (!reading_.places.contains(name)) return false;
        // "Toa" is short for Lesser Toa.
        if (reading_.things[whole->second].kind == kinds::place) return false;
        if (!reading_.things[whole->second].head.empty()) return true;
        if (at > 0 && is_class(at - 1, word::locative)) return true;
        if (at < 2 || !is_class(at - 1, word::genitive)) return false;
        const auto* noun = lexicon_.find_noun(tokens_[at - 2].lower);
        return noun != nullptr
                   ? noun->kind == kinds::place
                   : kind_named(syntax::kind_of_noun(tokens_[at - 2].lower)) == kinds::place;
    }

    /// "Galician" of "the Galician coast": an adjective, or one nobody listed by its ending.
    bool is_of_region(std::size_t at) const {
        const auto& lower = tokens_[at].lower;
        if (is_adjective(tokens_[at])) return true;
        const auto noun = syntax::noun_reading(lower);
        if (!lower.ends_with("ian") || (noun && noun->reading.field == "location")) return false;
        const auto known = syntax::find_known_name(fold_name(text(at)));
        return !known.is_given() && !known.is_surname && !known.is_company && !known.is_place;
    }

    /// "the Texan", "the Bavarians": where persons come from.
    bool is_inhabitant(std::size_t at) const {
        if (at == 0 || !is_class(at - 1, word::determiner)) return false;
        const auto noun = syntax::noun_reading(tokens_[at].lower);
        if (!noun || noun->reading.field != "person") return false;
        return std::ranges::any_of(
            syntax::word_readings(std::string(noun->plain_form)),
            [](const auto& reading) { return reading.reading.field == "pert"; }
        );
    }

    Sentence& sentence_;
    Reading& reading_;
    Titles titles_;
    NameSequences sequences_;
    NameFacts facts_;
    ShortForms short_forms_;
    PersonNames persons_;
    QuotedNames quoted_;
    BesideNames beside_;
};

}  // namespace

void find_names(Sentence& sentence, Reading& reading) {
    NameFinder(sentence, reading).run();
}

}  // namespace relata::article
