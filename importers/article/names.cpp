#include "graph/names.hpp"

#include "graph/ascii.hpp"
#include "importers/article/reading.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

namespace relata::article {
namespace {

constexpr std::size_t longest_name = 14;   // tokens
constexpr std::size_t longest_quote = 14;  // tokens
constexpr std::size_t longest_aside = 24;  // tokens of an apposition

constexpr auto leading_kinds =
    kinds::organization | kinds::agreement | kinds::mechanism | kinds::event | kinds::place;

bool is_acronym(const Token& token) {
    if (token.text.size() < 2 || token.text.size() > 8 || !token.is_capital) return false;
    // What is no ASCII counts as a capital: "ÖBB".
    return std::ranges::all_of(token.text, [](char c) {
        return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

class NameFinder {
public:
    NameFinder(Sentence& sentence, Reading& reading)
        : sentence_(sentence),
          reading_(reading),
          lexicon_(reading.lexicon),
          tokens_(sentence.tokens) {}

    void run() {
        sentence_.mention_of.assign(tokens_.size(), none);
        sentence_.tags.assign(tokens_.size(), Tag::mark);
        for (std::size_t at = 0; at < tokens_.size();) {
            if (in_time(at) || only_begins(at)) {
                ++at;
                continue;
            }
            if (is_affiliation(at)) {
                at = std::max(at + 1, sequence_end(at));
                continue;
            }
            auto mention = sibling_at(at);
            if (!mention) mention = person_at(at);
            if (!mention) mention = quoted_at(at);
            if (!mention) mention = work_with_article_at(at);
            if (!mention) mention = name_at(at);
            if (!mention) {
                ++at;
                continue;
            }
            at = mention->end;
            add(std::move(*mention));
        }
        for (std::size_t i = 0; i < sentence_.mentions.size(); ++i) read_around(i);
        skip_brackets();
    }

private:
    struct Match {
        Gazetteer what;
        std::size_t length = 0;
    };

    bool in_time(std::size_t at) const { return sentence_.time_of[at] != none; }
    bool is_class(std::size_t at, WordClasses classes) const {
        return at < tokens_.size() && (tokens_[at].classes & classes) != 0;
    }
    bool is_owner_mark(std::size_t at) const {
        return at < tokens_.size() && (tokens_[at].lower == "'s" || tokens_[at].lower == "'");
    }
    bool is_text(std::size_t at, std::string_view text) const {
        return at < tokens_.size() && tokens_[at].text == text;
    }
    bool capital(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].is_capital && !in_time(at) && !is_currency(at) &&
               !is_speaker(at);
    }
    /// "I", but not that of "World War I", "Elizabeth I".
    [[nodiscard]] bool is_speaker(std::size_t at) const {
        if (tokens_[at].text.size() != 1 || !is_class(at, word::pronoun)) return false;
        if (at == 0 || !tokens_[at - 1].is_capital) return true;
        const bool is_first = at == 1 || is_open_quote(tokens_[at - 2]);
        return is_first ? !lexicon_.given_names.contains(text(at - 1))
                        : tokens_[at - 1].classes != 0;
    }
    /// "NZ$15,000", "NKr18m": no name of anything.
    [[nodiscard]] bool is_currency(std::size_t at) const {
        if (at + 1 < tokens_.size() && tokens_[at + 1].text == "$" && !tokens_[at + 1].after_space)
            return true;
        const auto& word = tokens_[at].text;
        const auto digit = word.find_first_of("0123456789");
        constexpr std::size_t longest = 3;  // letters
        return digit != std::string_view::npos && digit > 1 && digit <= longest &&
               word[digit - 1] >= 'a' && word[digit - 1] <= 'z';
    }

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

    void state(
        std::size_t source,
        const std::string& type,
        std::size_t target,
        const std::string& rule,
        double confidence,
        const std::string& role = ""
    ) {
        if (source == target || source == none || target == none || type.empty()) return;
        reading_.state(source, type, target, rule, confidence, sentence_.span).role = role;
    }

    std::optional<Match> gazetteer_at(std::size_t at) const {
        std::optional<Match> best;
        const auto first = std::string(tokens_[at].text);
        auto longest = lexicon_.names.longest(first);
        // "Moody's" is one word of the list and two here.
        const bool is_owner = is_owner_mark(at + 1) && !tokens_[at + 1].after_space;
        if (is_owner && lexicon_.names.longest(first + "'s") != 0) {
            longest = std::max(longest, lexicon_.names.longest(first + "'s") + 1);
        }
        longest = std::min(longest, tokens_.size() - at);
        std::string words;
        for (std::size_t n = 1; n <= longest; ++n) {
            const auto& token = tokens_[at + n - 1];
            if (n > 1 && token.lower == "'s") {
                words += token.lower;  // whatever its mark looks like
                if (const auto* found = lexicon_.names.find(words)) best = Match{*found, n};
                continue;
            }
            if (n > 1 && token.after_space) {
                words += ' ';
            } else if (n > 1 && token.text != "," && token.text != "-" &&
                       tokens_[at + n - 2].text != "-") {
                break;
            }
            words += token.text;
            if (const auto* found = lexicon_.names.find(words)) best = Match{*found, n};
        }
        if (!best && is_acronym(tokens_[at])) {
            // "UGANDA": the word before a report, or in a headline.
            const auto* found = lexicon_.names.find(first_letters_capital(tokens_[at].text));
            const bool is_country = found != nullptr && found->kind <= Gazetteer::Class::capital;
            if (is_country && tokens_[at].text.size() > 3) best = Match{*found, 1};
        }
        return best;
    }

    std::size_t thing_of(const Gazetteer& what) {
        switch (what.kind) {
            case Gazetteer::Class::country:
            case Gazetteer::Class::demonym:
                return reading_.country_thing(what.index);
            case Gazetteer::Class::capital:
                return place_thing(lexicon_.countries[what.index].capitals.front(), what.index);
            case Gazetteer::Class::city:
                return place_thing(
                    lexicon_.cities[what.index].name, lexicon_.cities[what.index].country
                );
            case Gazetteer::Class::thing:
                break;
        }
        const auto& known = lexicon_.things[what.index];
        const auto thing = reading_.named(known.name, known.kind);
        for (const auto& alias : known.aliases) {
            reading_.add_alias(thing, alias);
            reading_.by_name.emplace(alias, thing);
        }
        return thing;
    }

    std::size_t place_thing(const std::string& name, std::uint32_t country) {
        const auto place = reading_.named(name, kinds::place);
        // Known, not said: used to read "Tokyo said", never stated as a fact of the article.
        if (reading_.things[place].country == none) {
            reading_.things[place].country = reading_.country_thing(country);
        }
        return place;
    }

    // ---- persons -----------------------------------------------------------------------------

    struct TitleMatch {
        std::size_t end = 0;
        std::string role;
        Title title;
        Title first;  ///< "founder" of "founder and chief executive"
        bool is_former = false;
    };

    /// "former Prime Minister", "State Councilor and Foreign Minister".
    std::optional<TitleMatch> title_at(std::size_t at) const {
        TitleMatch match;
        if (is_class(at, word::former)) {
            match.is_former = true;
            ++at;
        }
        const auto begin = at;
        while (at < tokens_.size()) {
            const auto longest =
                std::min(lexicon_.titles.longest(tokens_[at].lower), tokens_.size() - at);
            std::string words;
            std::size_t best = 0;
            match.first = match.title;
            for (std::size_t n = 1; n <= longest; ++n) {
                if (n > 1) words += ' ';
                words += tokens_[at + n - 1].lower;
                if (const auto* found = lexicon_.titles.find(words)) {
                    best = n;
                    match.title = *found;
                }
            }
            if (best == 0 || (best == 1 && is_rather_adjective(tokens_[at]))) break;
            at += best;
            match.end = at;
            if (!is_class(at, word::conjunction)) break;
            ++at;
        }
        if (match.end == 0) return {};
        match.role = words_of(sentence_, reading_, match.is_former ? begin - 1 : begin, match.end);
        return match;
    }

    /// "Trade Secretary", "Rear Admiral": a title, with common words before it that the list of
    /// titles does not have, all with capitals.
    std::optional<TitleMatch> wider_title_at(std::size_t at) const {
        constexpr std::size_t most_words = 2;
        for (std::size_t words = 1; words <= most_words; ++words) {
            const auto last = at + words - 1;
            if (!capital(last) || !is_common_word(tokens_[last]) || gazetteer_at(last)) return {};
            if (!capital(last + 1)) return {};
            auto title = title_at(last + 1);
            if (!title || !capital(title->end)) continue;
            title->role = words_of(sentence_, reading_, at, title->end);
            return title;
        }
        return {};
    }

    /// "State Medical Examiner Staci Turner": words of every day with capitals, the last for what
    /// persons are, before a given name.
    std::optional<TitleMatch> unlisted_title_at(std::size_t at) const {
        constexpr std::size_t most_words = 4;
        constexpr std::size_t least_words = 4;  // of title and person
        for (auto i = at; i < at + least_words; ++i) {
            if (!capital(i)) return {};
        }
        for (auto last = at; last < at + most_words; ++last) {
            if (!capital(last) || !is_common_word(tokens_[last]) || gazetteer_at(last)) return {};
            const bool is_before_person = last > at && capital(last + 1) && capital(last + 2) &&
                                          is_noun_for_person(last) &&
                                          lexicon_.given_names.contains(text(last + 1));
            if (!is_before_person || is_company(at, last + 2)) continue;
            TitleMatch match;
            match.end = last + 1;
            match.role = words_of(sentence_, reading_, at, match.end);
            match.title.in_organization = "WORKS_FOR";
            return match;
        }
        return {};
    }

    /// "Governor Sir Peter Ipatas", "Permanent Secretary Dr Diana Atwine": from which word on a
    /// person is named.
    std::size_t behind_honorifics(std::size_t at) const {
        while (capital(at) && !lexicon_.given_names.contains(text(at))) {
            const auto next = title_at(at);
            const bool is_more = next && next->title.in_country.empty() &&
                                 next->title.in_organization.empty() && capital(next->end);
            if (!is_more) break;
            at = next->end;
        }
        return at;
    }

    static bool is_common_word(const Token& token) {
        return is_common(syntax::word_readings(token.lower));
    }
    static bool is_common(const std::vector<syntax::WordReading>& readings) {
        return !readings.empty() && std::ranges::none_of(readings, [](const auto& reading) {
            return reading.reading.is_name;
        });
    }

    /// The end of a person's name: capitalized words, initials and particles ("de", "van").
    std::size_t person_end(std::size_t at) const {
        const auto begin = at;
        constexpr std::size_t most_words = 6;
        while (at < tokens_.size() && at - begin < most_words) {
            if (at > begin && !tokens_[at].is_capital && behind_particles(at) != at) {
                at = behind_particles(at);
                continue;
            }
            // "Darnell \"Pookie\" Watts"
            if (at > begin && at + 3 < tokens_.size() && is_open_quote(tokens_[at]) &&
                capital(at + 1) && is_close_quote(tokens_[at + 2]) && capital(at + 3)) {
                at += 3;
                continue;
            }
            if (!capital(at) || (at > begin && !tokens_[at].after_space)) break;
            if (at == begin && is_class(at, word::determiner | word::pronoun | word::preposition)) {
                break;
            }
            if (at > begin && title_at(at) && !lexicon_.given_names.contains(text(at))) break;
            ++at;
        }
        return at;
    }

    /// "Alan Whitcombe KC": two words or more, and what somebody was awarded.
    bool has_letters_behind(std::size_t begin, std::size_t end) const {
        constexpr std::size_t longest = 3;
        return end - begin > 2 && is_acronym(tokens_[end - 1]) &&
               tokens_[end - 1].text.size() <= longest && !is_acronym(tokens_[end - 2]);
    }

    /// The words of a name; "Gamma Ltd." is "Gamma Ltd", wherever its sentence ends.
    std::string name_of(std::size_t begin, std::size_t end) const {
        auto name = words_of(sentence_, reading_, begin, end);
        const auto last = tokens_[end - 1].text;
        if (last.size() > 2 && last.find('.') == last.size() - 1) name.pop_back();
        return name;
    }

    std::string text(std::size_t at) const { return std::string(tokens_[at].text); }

    std::size_t person_thing(std::size_t begin, std::size_t end) {
        if (has_letters_behind(begin, end)) --end;
        const auto name = name_of(begin, end);
        if (end - begin == 1) {
            const auto known = reading_.by_surname.find(name);
            if (known != reading_.by_surname.end() && known->second != none) {
                reading_.add_alias(known->second, name);
                return known->second;
            }
            if (known != reading_.by_surname.end()) {
                if (const auto person = person_of_surname(name); person != none) return person;
            }
        }
        const bool is_new = !reading_.by_name.contains(name);
        const auto thing = reading_.named(name, kinds::person);
        reading_.things[thing].is_common = end - begin > 1;
        if (!is_new) return thing;
        for (auto at = begin; at < end; ++at) {
            if (!tokens_[at].is_capital) continue;
            // Which part is the family name depends on the language; a part two persons share
            // names neither.
            learn_part(reading_.by_surname, text(at), thing);
        }
        return thing;
    }

    /// OWNER TITLE NAME: "Japanese Prime Minister Yoshihide Suga", "his Japanese counterpart NAME".
    std::optional<Mention> person_at(std::size_t at) {
        auto next = at;
        std::size_t owner = none;
        if (is_class(next, word::possessive)) ++next;
        if (is_class(next, word::former) && next + 1 < tokens_.size()) ++next;
        const bool is_former = next > at && is_class(next - 1, word::former);
        if (next >= tokens_.size()) return {};
        std::optional<Match> match;
        if (capital(next)) match = gazetteer_at(next);
        if (match) {
            next += match->length;
            if (is_owner_mark(next)) ++next;
        }
        auto title = title_at(next);
        if (!title) title = wider_title_at(next);
        if (!title) title = unlisted_title_at(next);
        if (!title) return given_name_at(at);
        if (!match) extend_by_field(*title, owner);
        const auto begin = behind_honorifics(title->end);
        const auto end = person_end(begin);
        if (end == begin || is_body_with(next, begin, end)) return {};
        // "Dean Smith"
        if (title->end == at + 1 && begin == at + 1 && end == begin + 1 &&
            lexicon_.given_names.contains(text(at)))
            return given_name_at(at);
        if (match) {
            owner = thing_of(match->what);
        } else if (owner == none) {
            owner = owner_before(is_whose(at) ? at - 1 : at);
        }
        // "Queen Margrethe of Denmark"
        if (owner == none && is_class(end, word::genitive) && end + 1 < tokens_.size()) {
            const auto country = gazetteer_at(end + 1);
            if (country && country->what.kind == Gazetteer::Class::country) {
                owner = thing_of(country->what);
            }
        }
        // "its Swiss counterpart Unia": of a body.
        const bool is_counterpart = title->title.in_country == "=";
        if (is_counterpart && end - begin == 1 && is_class(at, word::it)) return {};
        const auto person = person_thing(begin, end);
        hold(person, *title, owner, is_former || title->is_former);
        Mention mention;
        // "her coach NAME": whose coach is read with the tree.
        mention.begin = is_class(at, word::possessive) ? at + 1 : at;
        mention.end = end;
        mention.thing = person;
        return mention;
    }

    /// "Minister of Health Ana Costa", "Mayor of London Sadiq Khan": of what, where a given name
    /// follows.
    void extend_by_field(TitleMatch& title, std::size_t& owner) {
        auto at = title.end + 1;
        if (!is_class(title.end, word::genitive) || at >= tokens_.size()) return;
        if (const auto place = gazetteer_at(at)) {
            at += place->length;
            if (!begins_full_name(at)) return;
            owner = thing_of(place->what);
        } else {
            while (capital(at) && !begins_full_name(at) && is_common_noun(tokens_[at])) {
                at += is_class(at + 1, word::conjunction) ? 2U : 1U;
            }
            if (at == title.end + 1 || !begins_full_name(at)) return;
        }
        title.role += words_of(sentence_, reading_, title.end - 1, at)
                          .substr(tokens_[title.end - 1].text.size());
        title.end = at;
    }

    bool begins_full_name(std::size_t at) const {
        return capital(at) && capital(at + 1) && lexicon_.given_names.contains(text(at));
    }

    /// "Premier League", "Cardinal Health": a body, and no title.
    [[nodiscard]] bool is_body_with(std::size_t title, std::size_t begin, std::size_t end) const {
        if (head_kind(begin, begin + 1) == kinds::organization) return true;
        // "Queen Mary University", "Bwera General Hospital", "General Election"
        constexpr auto bodies = kinds::organization | kinds::event;
        const bool is_body = (head_kind(title, end) & bodies) != 0 &&
                             lexicon_.nouns.contains(tokens_[end - 1].lower);
        if (is_body && capital(title)) return true;
        return syntax::find_known_name(fold_name(name_of(title, end))).is_company;
    }

    /// "Angola, whose president NAME": a possessive right behind a name and a comma.
    [[nodiscard]] bool is_whose(std::size_t at) const {
        const bool is_pronoun = is_class(at, word::he | word::it | word::they);
        return at > 1 && is_class(at, word::possessive) && !is_pronoun && is_text(at - 1, ",") &&
               sentence_.mention_of[at - 2] != none;
    }

    /// "Toyota's chief executive NAME", "Toyota chief executive NAME".
    std::size_t owner_before(std::size_t at) const {
        auto before = at;
        if (before > 0 && is_owner_mark(before - 1)) --before;
        if (before == 0 || sentence_.mention_of[before - 1] == none) return none;
        const auto& mention = sentence_.mentions[sentence_.mention_of[before - 1]];
        if (mention.thing == none) return none;
        auto& thing = reading_.things[mention.thing];
        if (thing.kind == kinds::none) {
            // "European Trade Commissioner": a common noun before the title is part of the title.
            const auto& last = tokens_[mention.end - 1].lower;
            if (lexicon_.nouns.contains(last) || lexicon_.words.contains(last)) return none;
            // "Agriculture director", where a capital only begins the sentence.
            const bool is_word = mention.begin == 0 && is_frequent(tokens_[mention.begin]);
            if (is_word && !is_company(mention.begin, mention.end)) return none;
            thing.kind = kinds::organization;
        }
        constexpr auto owners = kinds::organization | kinds::country | kinds::place;
        return (thing.kind & owners) != 0 ? mention.thing : none;
    }

    /// Notes an office and, where it belongs to someone, states it.
    void hold(std::size_t person, TitleMatch match, std::size_t owner, bool is_former) {
        if (match.title.in_country == "=") {
            if (reading_.titled.empty()) return;
            const auto last = reading_.titled.back();
            // The counterpart of a minister is a minister of the other country; of "State Councilor
            // and Foreign Minister" only the last office is shared.
            match.role = reading_.things[last].roles.front();
            match.title = {};
            if (const auto known = last_title(match.role)) match.title = *known;
        }
        if (match.title.in_country.empty() && match.title.in_organization.empty()) return;
        auto& thing = reading_.things[person];
        if (std::ranges::find(thing.roles, match.role) == thing.roles.end()) {
            thing.roles.push_back(match.role);
        }
        reading_.titled.push_back(person);
        if (owner == none) {
            hold_at_home(person, match, is_former);
            hold_in_body(person, match, is_former);
            hold_in_town(person, match, is_former);
            return;
        }
        thing.has_office = true;
        const auto kind = reading_.things[owner].kind;
        if (thing.country == none && kind == kinds::country) thing.country = owner;
        const bool of_body = kind == kinds::organization || kind == kinds::place;
        auto type = of_body ? match.title.in_organization : match.title.in_country;
        if (type.empty() && of_body) type = match.title.in_country;
        if (is_former && !type.empty()) type = "HELD_OFFICE";
        state(person, type, owner, "name:title", 0.95, match.role);
        const auto& also = match.first.in_organization;
        if (of_body && !is_former && !also.empty() && also != type)
            state(person, also, owner, "name:title", 0.95, match.role);
    }

    /// "Energy Minister Ebba Busch", in an article about Sweden: of the country spoken of just
    /// there.
    void hold_at_home(std::size_t person, const TitleMatch& match, bool is_former) {
        // "market leader Diageo", "rebel leader": of no country that is not told.
        if (match.title.in_country != "HOLDS_OFFICE") return;
        auto& thing = reading_.things[person];
        if (thing.country != none) return;
        const auto home = reading_.homes.highest([](std::size_t) { return true; });
        if (home == none) return;
        thing.country = home;
        const auto type = is_former ? std::string("HELD_OFFICE") : match.title.in_country;
        state(person, type, home, "name:title-at-home", 0.6, match.role);
    }

    /// "Chief Executive Paul Tuohy", in an article about a bank: of the company or team spoken of
    /// just there.
    void hold_in_body(std::size_t person, const TitleMatch& match, bool is_former) {
        const auto& type = match.title.in_organization;
        if (type.empty() || !match.title.in_country.empty()) return;
        // "the director Ann Lee" may be one of films; a "Judge" is of a court nobody named.
        const bool is_capital = match.role.front() >= 'A' && match.role.front() <= 'Z';
        const bool is_chief = match.role.starts_with("Chief") || type != "WORKS_FOR";
        if (!is_capital || !is_chief || is_of_town(match.title)) return;
        if (reading_.things[person].has_office) return;
        const auto body = reading_.salience.highest([this](std::size_t thing) {
            const auto& what = reading_.things[thing];
            const auto* noun = lexicon_.find_noun(what.head);
            const bool is_part = noun != nullptr && noun->is_part;
            return what.kind == kinds::organization && what.is_named && !is_part;
        });
        if (body == none) return;
        state(
            person, is_former ? "HELD_OFFICE" : type, body, "name:title-in-body", 0.55, match.role
        );
    }

    /// Of a mayor, who has it of a place and of nothing else.
    static bool is_of_town(const Title& title) {
        return title.in_country.empty() && title.in_organization == "HOLDS_OFFICE";
    }

    /// "Mayor Mike Johnston", in an article about Denver.
    void hold_in_town(std::size_t person, const TitleMatch& match, bool is_former) {
        if (!is_of_town(match.title) || reading_.things[person].has_office) return;
        const auto town = reading_.salience.highest([this](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return what.kind == kinds::place && what.is_named;
        });
        if (town == none) return;
        const auto* type = is_former ? "HELD_OFFICE" : "HOLDS_OFFICE";
        state(person, type, town, "name:title-in-body", 0.55, match.role);
    }

    /// The last of several titles, to which `role` is shortened.
    const Title* last_title(std::string& role) const {
        const auto lower = lower_ascii(role);
        for (std::size_t at = 0; at != std::string::npos; at = lower.find(' ', at + 1)) {
            const auto* found = lexicon_.titles.find(lower.substr(at == 0 ? 0 : at + 1));
            if (found == nullptr) continue;
            role.erase(0, at == 0 ? 0 : at + 1);
            return found;
        }
        return nullptr;
    }

    /// "Owen and Thomas Dunmore": the first has the surname of the second.
    std::optional<Mention> sibling_at(std::size_t at) {
        if (!capital(at) || !is_class(at + 1, word::conjunction) || !capital(at + 2)) return {};
        if (!is_given_name(at) || !is_given_name(at + 2)) return {};
        const auto end = person_end(at + 2);
        if (end != at + 4 || gazetteer_at(at + 3)) return {};
        // "Victoria and Albert Museum"
        if (head_kind(at + 2, end) != kinds::none) return {};
        const auto name = text(at) + ' ' + text(at + 3);
        const auto thing = reading_.named(name, kinds::person);
        reading_.add_alias(thing, text(at));
        Mention mention;
        mention.begin = at;
        mention.end = at + 1;
        mention.thing = thing;
        return mention;
    }

    bool is_listed_given_name(std::size_t at) const {
        return lexicon_.given_names.contains(text(at)) ||
               syntax::find_known_name(fold_name(text(at))).is_given();
    }

    bool is_given_name(std::size_t at) const {
        if (is_listed_given_name(at)) return true;
        const auto noun = syntax::noun_reading(tokens_[at].lower);
        return noun && noun->reading.is_name && noun->reading.field == "person";
    }

    /// Two capitalized words that begin with a common given name.
    std::optional<Mention> given_name_at(std::size_t at) {
        if (!capital(at)) return {};
        const auto end = person_end(at);
        if (end - at < 2 || !is_listed_given_name(at) || gazetteer_at(at + 1)) return {};
        if (const auto match = gazetteer_at(at); match && match->length > 1) return {};
        // "Victoria Falls", "Paul Hastings LLP": the head noun says what it is; not "John Steel".
        const bool is_surname = syntax::find_known_name(fold_name(text(end - 1))).is_surname;
        if (head_kind(at, end) != kinds::none && !is_surname) return {};
        if (!is_surname && (is_plural(end - 1) || is_named_thing(at, end))) return {};
        // "Murray Irrigation"
        if (!is_surname && end - at == 2 && is_trade(tokens_[end - 1])) return {};
        Mention mention;
        mention.begin = at;
        mention.end = end;
        mention.thing = person_thing(at, end);
        return mention;
    }

    /// "Irrigation", "Research": what one does or knows; persons are called by animals, stones and
    /// places.
    static bool is_trade(const Token& token) {
        const auto noun = syntax::noun_reading(token.lower);
        if (!noun || !is_frequent(token)) return false;
        const auto& field = noun->reading.field;
        return field == "act" || field == "cognition" || field == "communication" ||
               field == "process" || field == "group" || field == "possession";
    }

    /// "Victoria Baths", "Deacon Aggregates": persons are seldom called by a plural of every day.
    bool is_plural(std::size_t at) const {
        const auto noun = syntax::noun_reading(tokens_[at].lower);
        return noun && noun->inflection == syntax::Inflection::s && is_common_word(tokens_[at]);
    }

    /// "the research ship Aurora Borealis": the noun before says that no person is named. Not "the
    /// company Ann Lee founded".
    bool is_named_thing(std::size_t begin, std::size_t end) const {
        if (begin == 0 || !tokens_[begin - 1].is_word || tokens_[begin - 1].is_capital)
            return false;
        if (end < tokens_.size() && tokens_[end].is_word &&
            lexicon_.verb_forms.contains(tokens_[end].lower)) {
            return false;
        }
        const auto& before = tokens_[begin - 1].lower;
        const auto* noun = lexicon_.find_noun(before);
        constexpr auto bearers = kinds::organization | kinds::mechanism | kinds::place;
        return noun != nullptr ? (noun->kind & bearers) != 0 && noun->singular == before
                               : kind_named(syntax::kind_of_noun(before)) == kinds::mechanism;
    }

    // ---- quoted names --------------------------------------------------------------------------

    /// A name in quotation marks: "fast track", "Year of …".
    std::optional<Mention> quoted_at(std::size_t at) {
        if (!is_open_quote(tokens_[at])) return {};
        auto close = at + 1;
        while (close < tokens_.size() && close - at <= longest_quote &&
               !is_close_quote(tokens_[close])) {
            ++close;
        }
        if (close >= tokens_.size() || !is_close_quote(tokens_[close]) || close < at + 2) return {};
        auto end = close;
        while (end > at + 1 && (is_text(end - 1, ",") || is_text(end - 1, "."))) --end;
        if (end < at + 2) return {};
        std::size_t capitals = 0;
        for (auto i = at + 1; i < end; ++i) capitals += tokens_[i].is_capital ? 1U : 0U;
        const bool mostly = capitals * 2 > end - at - 1;
        if (!mostly && end - at - 1 > 4) return {};
        // "on a boat": what somebody said.
        const bool is_phrase = is_class(at + 1, word::preposition) && !tokens_[at + 1].is_capital;
        // "an island of democracy": what it was called.
        const bool is_one = is_class(at + 1, word::indefinite) && !tokens_[at + 1].is_capital;
        if (is_phrase || is_one || (!mostly && joins_words(at + 1, end))) return {};
        auto kind = head_kind(at + 1, end);
        std::size_t head = end - 1;
        for (auto i = at + 2; i < end && kind == kinds::none; ++i) {
            if (!is_class(i, word::preposition)) continue;
            kind = head_kind(at + 1, i);
            head = i - 1;
            break;
        }
        const bool is_title = kind == kinds::none && is_quoted_title(at + 1, end, close);
        if (is_title) kind = kinds::topic;
        if (kind == kinds::none || (kind == kinds::topic && !mostly)) return {};
        Mention mention;
        mention.begin = at + 1;
        mention.end = end;
        mention.thing = reading_.named(words_of(sentence_, reading_, at + 1, end), kind);
        if (is_title) return mention;
        set_head(mention.thing, head);
        reading_.things[mention.thing].is_common = mostly;
        return mention;
    }

    /// "full but fair": more than a noun with what belongs to it.
    bool joins_words(std::size_t begin, std::size_t end) const {
        constexpr auto joining = word::conjunction | word::pronoun | word::adverb | word::negation |
                                 word::be | word::have | word::do_verb | word::modal;
        for (auto at = begin; at < end; ++at) {
            if (!tokens_[at].is_capital && is_class(at, joining)) return true;
        }
        return false;
    }

    /// "Alice Sebold's The Lovely Bones", "the film A Wheel in the Water": inside a sentence an
    /// article with a capital begins a title.
    std::optional<Mention> work_with_article_at(std::size_t at) {
        if (at == 0 || !is_class(at, word::determiner) || !tokens_[at].is_capital) return {};
        const bool is_owned =
            is_owner_mark(at - 1) && at > 1 && sentence_.mention_of[at - 2] != none;
        if (!is_owned && !lexicon_.makers.contains(tokens_[at - 1].lower)) return {};
        if (gazetteer_at(at) || !capital(at + 1)) return {};
        constexpr auto small = word::determiner | word::preposition | word::conjunction |
                               word::genitive | word::locative;
        auto end = at + 2;
        for (auto next = end; next < tokens_.size() && next - at < longest_name; ++next) {
            if (capital(next) && tokens_[next].after_space) {
                end = next + 1;
            } else if (!is_class(next, small) || is_class(next, word::conjunction)) {
                break;
            }
        }
        Mention mention;
        mention.begin = at;
        mention.end = end;
        mention.thing = reading_.named(words_of(sentence_, reading_, at, end), kinds::topic);
        return mention;
    }

    /// "Salt Road", "A Wheel in the Water": the title of a book, a film, a song. Not what somebody
    /// said: "Thank God," she said.
    bool is_quoted_title(std::size_t begin, std::size_t end, std::size_t close) const {
        if (end - begin < 2 || !tokens_[begin].is_capital || !tokens_[end - 1].is_capital)
            return false;
        // "It's OK"
        if (is_class(begin, word::pronoun | word::it | word::he) && is_owner_mark(begin + 1))
            return false;
        constexpr auto small = word::determiner | word::preposition | word::conjunction |
                               word::genitive | word::locative | word::particle;
        for (auto at = begin; at < end; ++at) {
            const bool is_mark = is_owner_mark(at) || is_text(at, "-") || tokens_[at].is_number;
            if (!tokens_[at].is_capital && !is_mark && !is_class(at, small)) return false;
        }
        if (const auto match = gazetteer_at(begin); match && match->length == end - begin)
            return false;
        const auto next = close + 1;
        if (next >= tokens_.size()) return true;
        const auto said = lexicon_.verb_forms.find(tokens_[next].lower);
        const bool says =
            said != lexicon_.verb_forms.end() && lexicon_.verbs[said->second.verb].is_say;
        return !says && !is_class(next, word::pronoun | word::he);
    }

    bool are_capitals(std::size_t begin, std::size_t end) const {
        for (auto at = begin; at < end; ++at) {
            const bool joins = is_class(at, word::conjunction | word::particle);
            if (tokens_[at].is_word && !tokens_[at].is_capital && !joins) return false;
        }
        return true;
    }

    void set_head(std::size_t thing, std::size_t token) {
        const auto* known = lexicon_.find_noun(tokens_[token].lower);
        if (known != nullptr) reading_.things[thing].head = known->singular;
    }

    /// "Doctors Without Borders": a preposition with a capital behind the first word.
    bool has_preposition(std::size_t begin, std::size_t end) const {
        const auto& word = tokens_[begin + 1];
        return begin + 1 < end - 1 && word.is_capital && word.text.size() > 3 &&
               is_class(begin + 1, word::preposition) && !is_class(begin + 1, word::particle);
    }

    /// The kind the last word of a name gives it, or the thing of the gazetteer it ends with.
    KindSet head_kind(std::size_t begin, std::size_t end) const {
        const bool is_one = end - begin == 1;
        for (auto at = begin; at < end; ++at) {
            const auto match = gazetteer_at(at);
            if (!match) continue;
            if (match->what.kind == Gazetteer::Class::thing && at + match->length == end) {
                const auto kind = lexicon_.things[match->what.index].kind;
                // "Self Help Africa" is none, "West Africa" is.
                const bool is_of_it =
                    kind == kinds::place && at > begin + 1 && is_common_noun(tokens_[at - 1]);
                if (!is_of_it) return kind;
            }
            at += match->length - 1;  // no "Africa" in "South Africa"
        }
        // "Pier 3"
        if (tokens_[end - 1].is_number && !is_one) --end;
        // Not of "University of Cape Coast": there the noun before "of" tells.
        if (end - begin > 1 && are_capitals(begin, end)) {
            const auto last = lexicon_.name_ends.find(tokens_[end - 1].lower);
            if (last != lexicon_.name_ends.end()) return last->second;
        }
        // "Doctors Without Borders": the last word is not what the name is of.
        if (end - begin > 2 && has_preposition(begin, end)) end = begin + 1;
        const auto* known = lexicon_.find_noun(tokens_[end - 1].lower);
        const auto kind = known == nullptr ? kinds::none : known->kind & leading_kinds;
        if (kind != kinds::none || is_one) return kind;
        const auto first = lexicon_.name_begins.find(tokens_[begin].lower);
        return first == lexicon_.name_begins.end() ? kinds::none : first->second;
    }

    // ---- all other names -----------------------------------------------------------------------

    /// Whether a capital at the beginning of a sentence may begin a name.
    bool may_begin(std::size_t at) const {
        if (is_contraction(tokens_[at])) return false;
        if (at > 0 && !is_open_quote(tokens_[at - 1]) && !is_text(at - 1, ":")) {
            if (is_class(at, word::agent)) return false;  // "By", who wrote the article
            return !is_class(at, word::determiner | word::pronoun) || tokens_[at].text.size() > 3;
        }
        const auto& lower = tokens_[at].lower;
        // "Fisheries minister Ann Lee"
        if (is_frequent(tokens_[at]) && !capital(at + 1) && title_at(at + 1) &&
            !is_company(at, at + 1)) {
            return false;
        }
        if (is_inside_with_next(at) || (is_acronym(tokens_[at]) && tokens_[at].classes == 0))
            return true;
        constexpr auto grammar = ~(word::noun | word::adjective | word::number);
        if ((tokens_[at].classes & grammar) != 0) return false;
        if (capital(at + 1)) return true;
        if (reading_.capitals_inside.contains(lower)) return true;
        if (reading_.lower_case.contains(lower) || tokens_[at].classes != 0) return false;
        // "Analysts", "Prosecutors": a plural or a verb's form that only begins the sentence. Not
        // "Novartis", which is the form of no word.
        if (!syntax::word_readings(lower).empty()) {
            for (const std::string_view suffix : {"s", "ed", "ing", "ly"}) {
                if (lower.ends_with(suffix)) return false;
            }
        }
        return !lexicon_.nouns.contains(lower) && !lexicon_.verb_forms.contains(lower) &&
               !lexicon_.stop_topics.contains(lower) && !is_frequent(tokens_[at]);
    }

    /// "First Ride", which stands so inside a sentence, too.
    bool is_inside_with_next(std::size_t at) const {
        return capital(at + 1) &&
               reading_.capitals_inside.contains(tokens_[at].lower + ' ' + tokens_[at + 1].lower);
    }

    /// "Biologist" of "Biologist Nadia Rehman", "Two" of "Two MiG-29": a word of every day before
    /// a name, with a capital because it begins the sentence. Not the first word of "Farmers
    /// Union", nor of a name that stands so inside a sentence.
    bool only_begins(std::size_t at) const {
        const bool begins = at == 0 || is_open_quote(tokens_[at - 1]);
        if (!begins || !capital(at) || !capital(at + 1) || !tokens_[at + 1].after_space)
            return false;
        if (is_inside_with_next(at)) return false;
        if (gazetteer_at(at) || title_at(at)) return false;
        const auto end = sequence_end(at);
        if (head_kind(at, end) != kinds::none) return false;
        return is_class(at, word::number) || is_role(at, end);
    }

    /// Whether a word says what the person or company named behind it is, up to `end`: "Singer
    /// Lena Hartmann", not "Baker Hughes".
    bool is_role(std::size_t at, std::size_t end) const {
        if (syntax::kind_of_noun(tokens_[at].lower) != "Person" || !is_common_word(tokens_[at])) {
            return false;
        }
        if (syntax::find_known_name(fold_name(name_of(at, end))).is_company) return false;
        const auto known = syntax::find_known_name(fold_name(text(at)));
        const bool is_name =
            known.is_surname || known.is_given() || known.is_place || known.is_company;
        return !is_name || (end - at > 2 && is_listed_given_name(at + 1));
    }

    /// "We've", "I’ll": a pronoun and a verb in one token.
    bool is_contraction(const Token& token) const {
        const auto mark = std::min(token.lower.find('\''), token.lower.find("\u2019"));
        if (mark == std::string::npos) return false;
        constexpr auto words = word::pronoun | word::he | word::subordinator | word::relative;
        return (lexicon_.classes_of(token.lower.substr(0, mark)) & words) != 0;
    }

    /// "Construction", "Tea": a word of every day that only begins the sentence.
    static bool is_frequent(const Token& token) {
        const auto readings = syntax::word_readings(token.lower);
        return is_common(readings) && std::ranges::any_of(readings, [](const auto& reading) {
                   return reading.reading.count > 0;
               });
    }

    /// "Donni Steele, R-Orion Township": the party and where from, behind a name.
    bool is_affiliation(std::size_t at) const {
        const auto& word = tokens_[at].text;
        return at > 1 && word.size() > 3 && word[1] == '-' && word[2] >= 'A' && word[2] <= 'Z' &&
               (is_text(at - 1, ",") || is_text(at - 1, "(")) &&
               sentence_.mention_of[at - 2] != none;
    }

    std::optional<Mention> name_at(std::size_t at) {
        if (!capital(at)) return year_name_at(at);
        if (auto surname = surname_at(at)) return surname;
        auto match = gazetteer_at(at);
        if (!match && !may_begin(at)) return {};
        if (match && match->what.kind != Gazetteer::Class::thing) {
            if (auto compound = compound_at(at, *match)) return compound;
        }
        auto begin = at;
        auto end = sequence_end(at);
        const auto least = match ? at + match->length : at + 1;
        end = std::max(end, least);
        if (!match && is_shop_owner(end)) ++end;
        // "Shares Toyota": a common word that only begins the sentence is not part of the name.
        if (!match && at == 0 && end - at > 1 && head_kind(at, end) == kinds::none) {
            const auto& lower = tokens_[at].lower;
            const bool before_known = gazetteer_at(at + 1) && is_common_word(tokens_[at]);
            // "Young Boys", which stands so inside a sentence, too.
            const bool is_inside = is_inside_with_next(at);
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

    /// "Heal's ordered 2,000 mugs": the mark belongs to the name where a verb with its object
    /// follows, and no thing that is owned.
    bool is_shop_owner(std::size_t at) const {
        if (!is_owner_mark(at) || at + 2 >= tokens_.size() || tokens_[at].text.size() < 2)
            return false;
        const auto verb = lexicon_.verb_forms.find(tokens_[at + 1].lower);
        if (verb == lexicon_.verb_forms.end() || tokens_[at + 1].is_capital) return false;
        if ((verb->second.forms & form::past) == 0) return false;
        return tokens_[at + 2].is_number || tokens_[at + 2].is_capital ||
               is_class(at + 2, word::determiner | word::possessive);
    }

    /// "2022 World Cup": a year that belongs to the name after it.
    std::optional<Mention> year_name_at(std::size_t at) {
        if (!tokens_[at].is_number || tokens_[at].text.size() != 4 || !capital(at + 1)) return {};
        const auto end = sequence_end(at + 1);
        if (head_kind(at + 1, end) != kinds::event) return {};
        return headed_name(at, end);
    }

    std::optional<Mention> surname_at(std::size_t at) {
        const auto found = reading_.by_surname.find(text(at));
        if (found == reading_.by_surname.end()) return {};
        if (found->second == none) return shared_surname_at(at);
        // "Dunmore" is Dunmore Group, whose founders of that name come later in the text.
        const auto body = reading_.by_part.find(text(at));
        if (body != reading_.by_part.end() && body->second < found->second) return {};
        auto end = at + 1;
        while (capital(end) && tokens_[end].after_space) ++end;
        const auto whole = words_of(sentence_, reading_, at, end);
        if (reading_.by_name.contains(whole)) {
            if (reading_.things[reading_.by_name[whole]].kind != kinds::person) return {};
        } else if (end != at + 1) {
            return {};
        }
        if (end == at + 1) reading_.add_alias(found->second, whole);
        Mention mention;
        mention.begin = at;
        mention.end = end;
        mention.thing = end == at + 1 ? found->second : reading_.by_name[whole];
        return mention;
    }

    /// Of several of that name, whoever is spoken of.
    std::optional<Mention> shared_surname_at(std::size_t at) const {
        if (capital(at + 1) && tokens_[at + 1].after_space) return {};
        const auto person = person_of_surname(text(at));
        if (person == none) return {};
        Mention mention;
        mention.begin = at;
        mention.end = at + 1;
        mention.thing = person;
        return mention;
    }

    /// The person of that surname most spoken of just now, or else the last one known; none when
    /// nobody has it.
    [[nodiscard]] std::size_t person_of_surname(const std::string& name) const {
        const auto ending = ' ' + name;
        const auto has_it = [&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return what.kind == kinds::person && what.name.ends_with(ending);
        };
        const auto spoken_of = reading_.salience.highest(has_it);
        if (spoken_of != none) return spoken_of;
        for (auto thing = reading_.things.size(); thing > 0; --thing) {
            if (has_it(thing - 1)) return thing - 1;
        }
        return none;
    }

    /// "China-Japan" before a noun; "China-Japan-South Korea Free Trade Agreement" is a name with
    /// three parties.
    std::optional<Mention> compound_at(std::size_t at, const Match& first) {
        Mention mention;
        mention.begin = at;
        auto next = at + first.length;
        mention.members.push_back(thing_of(first.what));
        while (is_text(next, "-") && !tokens_[next].after_space && capital(next + 1)) {
            const auto match = gazetteer_at(next + 1);
            if (!match || match->what.kind > Gazetteer::Class::capital) break;
            mention.members.push_back(thing_of(match->what));
            next += 1 + match->length;
        }
        if (mention.members.size() < 2) return {};
        mention.end = next;
        const auto end = sequence_end(next);
        if (end > next && (head_kind(next, end) != kinds::none)) {
            auto named = headed_name(at, end);
            if (named) {
                for (const auto member : mention.members) party(named->thing, member);
                return named;
            }
        }
        mention.is_adjective = true;
        reading_.remember_group(mention.members);
        return mention;
    }

    void party(std::size_t thing, std::size_t member) {
        auto& members = reading_.things[thing].members;
        if (std::ranges::find(members, member) == members.end()) members.push_back(member);
        const bool is_agreement = reading_.things[thing].kind == kinds::agreement;
        if (is_agreement) {
            state(member, "PARTY_TO", thing, "name:parties", 0.85);
        } else {
            state(thing, "INVOLVES", member, "name:parties", 0.85);
        }
    }

    /// The end of a run of capitalized words, with the small words names have inside.
    std::size_t sequence_end(std::size_t at) const {
        auto end = at;
        const auto begin = at;
        bool is_ministry = false;
        while (at < tokens_.size() && at - begin < longest_name) {
            if (capital(at)) {
                if (at > begin && !tokens_[at].after_space && tokens_[at - 1].text != "-" &&
                    tokens_[at - 1].text != "&") {
                    break;
                }
                if (at > begin && at > end - 1 && title_then_person(at)) break;
                if (const auto match = gazetteer_at(at)) at += match->length - 1;
                end = ++at;
                continue;
            }
            if (at == begin) return begin;
            // "Terminais do Sul", "Ursula von der Leyen"
            if (const auto next = behind_particles(at); next != at) {
                at = next;
                continue;
            }
            // "St Mark's, Easterly"
            if (is_owner_mark(at) && at == begin + 2 && is_first_of_place(begin) &&
                !capital(at + 1) && !is_before_noun(at + 1)) {
                return at + 1;
            }
            if (is_owner_mark(at) && is_whose_name(begin, at)) {
                ++at;
                continue;
            }
            if (is_number_of_name(begin, at)) return at + 1;
            const bool joins = is_text(at, "&") || (is_text(at, "-") && !tokens_[at].after_space);
            if (joins && capital(at + 1)) {
                ++at;
                continue;
            }
            if (is_society_of(begin, at)) {
                at += capital(at + 1) ? 1U : 2U;
                continue;
            }
            const auto* head = lexicon_.find_noun(tokens_[at - 1].lower);
            const bool takes =
                (head != nullptr && (head->kind & leading_kinds) != 0 &&
                 std::ranges::find(head->takes, tokens_[at].lower) != head->takes.end()) ||
                is_body_of(begin, at);
            if (takes &&
                (capital(at + 1) || (is_class(at + 1, word::determiner) && capital(at + 2)))) {
                // "talks with China", "Agreement with Iran": who with is no part of the name.
                if (is_class(at, word::partner | word::locative)) break;
                // "Ministry of Trade and Industry", but "University of Oxford and Caltech" are two.
                is_ministry = (head != nullptr && head->is_part) || is_body_of(begin, at);
                at += capital(at + 1) ? 1U : 2U;
                continue;
            }
            const bool after_adjective =
                is_class(at - 1, word::adjective) && !is_class(at - 1, word::noun);
            if (is_class(at, word::conjunction) && capital(at + 1) &&
                ((is_ministry && !gazetteer_at(at + 1)) ||
                 (after_adjective && !gazetteer_at(at + 1)) || is_two_fields(begin, at) ||
                 is_second_field(begin, at) || is_named_after_two(begin, at))) {
                ++at;
                continue;
            }
            break;
        }
        return end;
    }

    /// "3", and not "28m".
    static bool is_plain_number(const Token& token) {
        return std::ranges::all_of(token.text, [](char c) { return c >= '0' && c <= '9'; });
    }

    /// "Falcon 9", "Teamsters Local 243": a short number behind a name, and nothing it counts. Not
    /// "Kemi 3 Sorsa 1", nor "In Malta 40 people".
    bool is_number_of_name(std::size_t begin, std::size_t at) const {
        constexpr std::size_t longest = 3;
        const auto is_result = [&](std::size_t before) {
            return begin >= before && is_plain_number(tokens_[begin - before]);
        };
        if (tokens_[at].is_number && tokens_[at].text.ends_with("ers")) return true;  // "76ers"
        if (is_result(1) || (begin > 0 && is_text(begin - 1, ",") && is_result(2))) return false;
        if (tokens_[at].text.find('-') != std::string_view::npos) return false;
        if (!tokens_[at].is_number || tokens_[at].text.size() > longest || in_time(at) ||
            !tokens_[at].after_space || gazetteer_at(at - 1)) {
            return false;
        }
        const auto next = at + 1;
        if (next >= tokens_.size() || is_owner_mark(next)) return true;
        if (is_text(next, ",") || is_text(next, ".") || is_text(next, ")")) {
            // A result, or an age.
            const bool is_last = is_text(next, ".") || next + 1 >= tokens_.size();
            return is_last || (!capital(next + 1) && !is_text(next + 2, ","));
        }
        constexpr auto after = word::preposition | word::be | word::have | word::modal |
                               word::conjunction | word::relative;
        return tokens_[next].is_word && !tokens_[next].is_capital && is_class(next, after);
    }

    /// "Farmers' Union", "Tanner's Quay", "South Sefton Magistrates' Court", "Queen's Park": of
    /// whom it is called, by what persons are, and what it is. Not "Novak's Union".
    bool is_whose_name(std::size_t begin, std::size_t at) const {
        if (!capital(at + 1) || gazetteer_at(at + 1)) return false;
        // "Nurses and Midwives' Union"
        const bool are_two = at == begin + 3 && is_class(begin + 1, word::conjunction) &&
                             is_noun_for_person(begin) && is_noun_for_person(at - 1);
        // Not "Pirates' Relebohile Mofokeng": a club and its player.
        if (are_two || (at == begin + 1 && is_noun_for_person(begin) && !begins_person(at + 1))) {
            return true;
        }
        const auto office = title_at(begin);
        const bool is_office = office && office->end == at;
        const bool is_saint = at == begin + 2 && is_first_of_place(begin);
        const auto noun = syntax::noun_reading(tokens_[at - 1].lower);
        const bool are_persons =
            noun && noun->inflection != syntax::Inflection::none && is_noun_for_person(at - 1);
        if (!is_office && !is_saint && !are_persons) return false;
        auto end = at + 1;
        while (capital(end) && tokens_[end].after_space) ++end;
        return head_kind(at + 1, end) != kinds::none;
    }

    bool begins_person(std::size_t at) const {
        if (lexicon_.given_names.contains(text(at))) return true;
        return !is_common_word(tokens_[at]) && capital(at + 1) && !is_common_word(tokens_[at + 1]);
    }

    bool is_noun_for_person(std::size_t at) const {
        return kind_named(syntax::kind_of_noun(tokens_[at].lower)) == kinds::person ||
               lexicon_.titles.find(tokens_[at].lower) != nullptr;
    }

    /// "St Aldhelm": the first word of names of places.
    bool is_first_of_place(std::size_t at) const {
        const auto found = lexicon_.name_begins.find(tokens_[at].lower);
        return found != lexicon_.name_begins.end() && found->second == kinds::place;
    }

    /// The capital behind the particles of a name that stand at a token; the token when there are
    /// none.
    std::size_t behind_particles(std::size_t at) const {
        auto next = at;
        while (is_class(next, word::particle) && tokens_[next].after_space) ++next;
        return next > at && capital(next) ? next : at;
    }

    /// "Chamber of Manufacturers", "Court of Arbitration", "House of Bishops": a body, or a word of
    /// every day, and what it is for. Not "Tata Motors of India": of where it comes from; nor
    /// "Leader of Opposition".
    bool is_body_of(std::size_t begin, std::size_t at) const {
        if (!is_class(at, word::genitive) || !capital(at + 1) || gazetteer_at(at + 1)) return false;
        const bool is_for_common =
            is_common_noun(tokens_[at + 1]) ||
            (capital(at + 2) && tokens_[at + 2].after_space && is_common_noun(tokens_[at + 2]));
        if (at == begin || !is_for_common || is_company(at + 1, at + 2)) return false;
        if (head_kind(begin, at) == kinds::organization) return true;
        const bool begins = at == begin + 1 && (begin == 0 || is_open_quote(tokens_[begin - 1]));
        return !begins && is_common_noun(tokens_[at - 1]) && !is_noun_for_person(at - 1);
    }

    /// "Friends of Morrison", "Doctors for All": who they are and what for, where it says that they
    /// are a body.
    bool is_society_of(std::size_t begin, std::size_t at) const {
        if (at != begin + 1 || !is_class(at, word::preposition) || tokens_[at].is_capital)
            return false;
        const auto first = lexicon_.name_begins.find(tokens_[begin].lower);
        if (first == lexicon_.name_begins.end() || first->second != kinds::organization)
            return false;
        const auto noun = syntax::noun_reading(tokens_[begin].lower);
        const bool are_persons =
            noun && noun->inflection != syntax::Inflection::none && is_noun_for_person(begin);
        const bool begins = begin == 0 || is_open_quote(tokens_[begin - 1]);
        return are_persons && !begins &&
               (capital(at + 1) || (is_class(at + 1, word::determiner) && capital(at + 2)));
    }

    /// "Food and Drugs Authority": common words before the "and", and a body behind it.
    bool is_two_fields(std::size_t begin, std::size_t at) const {
        for (auto before = begin; before < at; ++before) {
            if (!is_common_word(tokens_[before]) || gazetteer_at(before)) return false;
        }
        if (head_kind(begin, at) != kinds::none || is_company(begin, at)) return false;
        auto end = at + 1;
        while ((capital(end) && tokens_[end].after_space && !gazetteer_at(end)) ||
               (end > at + 1 && is_owner_mark(end) && capital(end + 1))) {
            ++end;
        }
        constexpr std::size_t least = 2;  // a field and the body
        return end - at - 1 >= least && head_kind(at + 1, end) == kinds::organization;
    }

    bool is_company(std::size_t begin, std::size_t end) const {
        return syntax::find_known_name(fold_name(name_of(begin, end))).is_company;
    }

    /// "Victoria and Albert Museum": two whose names it bears.
    bool is_named_after_two(std::size_t begin, std::size_t at) const {
        if (at != begin + 1 || !is_listed_given_name(begin) || !is_listed_given_name(at + 1))
            return false;
        auto end = at + 1;
        while (capital(end) && tokens_[end].after_space) ++end;
        return end > at + 2 && head_kind(at + 1, end) != kinds::none;
    }

    /// "Commission for Museums and Monuments": words of every day on both sides of the "and", and
    /// no body of its own behind it.
    bool is_second_field(std::size_t begin, std::size_t at) const {
        auto first = at;
        while (first > begin && capital(first - 1)) {
            --first;
            if (!is_common_noun(tokens_[first])) return false;
        }
        if (first == at || first < begin + 2 || !is_common_noun(tokens_[at + 1])) return false;
        const auto* head = lexicon_.find_noun(tokens_[first - 2].lower);
        const auto& behind = tokens_[first - 1].lower;
        const bool is_field = head != nullptr && head->kind == kinds::organization &&
                              std::ranges::find(head->takes, behind) != head->takes.end();
        if (!is_field || gazetteer_at(at + 1)) return false;
        auto end = at + 1;
        while (capital(end) && tokens_[end].after_space) ++end;
        return head_kind(at + 1, end) == kinds::none;
    }

    /// Whether a word is one of every day, whatever its capital: "Food", but not "Ford".
    static bool is_common_noun(const Token& token) {
        const auto noun = syntax::noun_reading(token.lower);
        return noun && !noun->reading.is_name;
    }

    bool title_then_person(std::size_t at) const {
        const auto title = title_at(at);
        if (!title) return false;
        const auto end = person_end(title->end);
        return end > title->end && !is_body_with(at, title->end, end);
    }

    /// A name whose head noun says what it is: "Chinese Foreign Ministry", "Bank of Japan".
    std::optional<Mention> headed_name(std::size_t begin, std::size_t end) {
        auto kind = head_kind(begin, end);
        auto head = end - 1;
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
        set_head(mention.thing, head);
        learn_initials(begin, end, mention.thing);
        if (kind == kinds::organization) learn_parts(begin, end, mention.thing);
        const auto match = gazetteer_at(begin);
        if (match && match->what.kind <= Gazetteer::Class::city) {
            const auto owner = thing_of(match->what);
            const bool is_country = reading_.things[owner].kind == kinds::country;
            auto& named = reading_.things[mention.thing];
            named.country = is_country ? owner : reading_.things[owner].country;
            const auto* noun = lexicon_.find_noun(named.head);
            if (is_country && noun != nullptr && noun->is_part && !named.has_owner) {
                named.has_owner = true;
                state(mention.thing, "PART_OF", owner, "name:owner", 0.9);
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
            lexicon_.given_names.contains(text(rest)) || title_at(rest) ||
            reading_.by_surname.contains(text(rest))) {
            return {};
        }
        Mention mention;
        mention.begin = begin;
        mention.end = end;
        mention.thing =
            reading_.named(words_of(sentence_, reading_, begin, end), kinds::organization);
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
        if (!is_whole || title_at(rest) || (end - rest == 1 && is_noun_for_person(rest)))
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
                               reading_.by_surname.contains(text(rest)) || title_at(rest);
        return !is_person && tokens_[rest].is_capital && tokens_[rest].after_space &&
               tokens_[end - 1].is_capital && !gazetteer_at(rest) && end - rest <= 2;
    }

    /// "the Member", "the Duchess": what a person is, of every day.
    bool is_some_person(std::size_t at) const {
        if (at == 0 || !is_class(at - 1, word::determiner) || !is_common_word(tokens_[at]))
            return false;
        const auto noun = syntax::noun_reading(tokens_[at].lower);
        return noun && noun->inflection == syntax::Inflection::none &&
               kind_named(syntax::kind_of_noun(*noun)) == kinds::person;
    }

    /// Whether a word of the kinds that nouns are of, in small letters, stands at a token.
    bool is_before_noun(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].is_word && !tokens_[at].is_capital &&
               (tokens_[at].classes & ~(word::noun | word::adjective)) == 0;
    }

    Mention known_name(std::size_t at, const Match& match) {
        Mention mention;
        mention.begin = at;
        mention.end = at + match.length;
        mention.thing = thing_of(match.what);
        mention.is_adjective = match.what.kind == Gazetteer::Class::demonym;
        const auto words = words_of(sentence_, reading_, at, mention.end);
        if (!mention.is_adjective) reading_.add_alias(mention.thing, words);
        return mention;
    }

    /// "the Association", "the MP": what a thing or a person is, of which one was named before.
    bool is_only_a_noun(std::size_t at) const {
        const auto& lower = tokens_[at].lower;
        if (lexicon_.titles.find(lower) != nullptr) return true;
        const auto* noun = lexicon_.find_noun(lower);
        return noun != nullptr && (noun->kind & leading_kinds) != 0;
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
        if (end - begin > 1 && is_only_title(begin, end)) return {};
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
        if (end - begin == 1) learn_without_article(begin, mention.thing);
        if (end - begin > 1) {
            learn_parts(begin, end, mention.thing);
            learn_initials(begin, end, mention.thing);
        }
        return mention;
    }

    /// "Merrikh" is "Al-Merrikh".
    void learn_without_article(std::size_t at, std::size_t thing) {
        const auto& name = tokens_[at].text;
        const auto hyphen = name.find('-');
        if (hyphen == std::string_view::npos || name.size() < hyphen + 4) return;
        const auto first = lower_ascii(name.substr(0, hyphen));
        if ((lexicon_.classes_of(first) & word::particle) == 0) return;
        reading_.by_part.emplace(std::string(name.substr(hyphen + 1)), thing);
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

    bool is_only_title(std::size_t begin, std::size_t end) const {
        const auto title = title_at(begin);
        return title && title->end == end;
    }

    static bool is_adjective(const Token& token) {
        return std::ranges::any_of(syntax::word_readings(token.lower), [](const auto& reading) {
            return reading.word_class == syntax::WordClass::adjective &&
                   reading.inflection == syntax::Inflection::none;
        });
    }

    /// "a major Turkish company": no rank without a capital.
    static bool is_rather_adjective(const Token& token) {
        if (token.is_capital) return false;
        int as_adjective = 0;
        int as_noun = 0;
        for (const auto& word : syntax::word_readings(token.lower)) {
            auto& most = word.word_class == syntax::WordClass::adjective ? as_adjective : as_noun;
            most = std::max(most, static_cast<int>(word.reading.count));
        }
        return as_adjective > as_noun;
    }

    static char upper_letter(char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }

    /// "European Space Agency" is "ESA" later.
    void learn_initials(std::size_t begin, std::size_t end, std::size_t thing) {
        std::string initials;
        for (auto at = begin; at < end; ++at) {
            if (tokens_[at].is_capital) initials += tokens_[at].text.front();
        }
        // "BA" may be British Airways, but "TB" is not Trade Board.
        if (initials.size() < 2 || (initials.size() == 2 && !is_company(begin, end))) return;
        learn_part(reading_.by_part, initials, thing);
        // "Certificate of Public Advantage" is "COPA".
        std::string all;
        for (auto at = begin; at < end; ++at) all += upper_letter(tokens_[at].text.front());
        if (all.size() > initials.size()) reading_.by_part.emplace(all, thing);
    }

    /// The first and the last word of a name may stand for it, unless they are words of their own.
    void learn_parts(std::size_t begin, std::size_t end, std::size_t thing) {
        for (const auto at : {begin, end - 1}) {
            const auto& lower = tokens_[at].lower;
            // Not "Dunmouth" of "Diocese of Dunmouth".
            if (at > begin && is_class(at - 1, word::preposition) && !tokens_[at - 1].is_capital)
                continue;
            if (lower.size() < 3 || gazetteer_at(at) || lexicon_.nouns.contains(lower) ||
                lexicon_.verb_forms.contains(lower) || tokens_[at].classes != 0 ||
                lexicon_.given_names.contains(text(at)) || reading_.lower_case.contains(lower)) {
                continue;
            }
            // "IAAF" is not the IAAF Council.
            const auto* head = lexicon_.find_noun(tokens_[end - 1].lower);
            if (is_acronym(tokens_[at]) && head != nullptr && !head->is_called) continue;
            // Of two companies of one first name it means the one named first.
            reading_.by_part.emplace(text(at), thing);
        }
        if (end - begin < 3 || !are_capitals(begin, end)) return;
        // "Vale Azul" of "Construtora Vale Azul", "First Ride" of "First Ride Transportation".
        learn_short_form(begin + 1, end, thing);
        // "Novo Nordisk" is not the Novo Nordisk Foundation.
        const auto& last = tokens_[end - 1].lower;
        const bool is_business = lexicon_.businesses.contains(last);
        if (is_business || !lexicon_.nouns.contains(last)) learn_short_form(begin, end - 1, thing);
    }

    /// A part of several words may stand for a name, unless it is a name for something else by its
    /// own words: "Orange County" of "Orange County Fire Authority".
    void learn_short_form(std::size_t begin, std::size_t end, std::size_t thing) {
        for (auto at = begin; at < end; ++at) {
            if (!tokens_[at].after_space || gazetteer_at(at)) return;
        }
        if (head_kind(begin, end) != kinds::none) return;
        learn_part(reading_.by_part, name_of(begin, end), thing);
    }

    // ---- what stands beside a name -------------------------------------------------------------

    /// "NAME (ACRONYM)", "NAME, chief executive of ORG,", "Tokyo, Japan".
    void read_around(std::size_t id) {
        const auto mention = sentence_.mentions[id];
        if (mention.thing == none) return;
        const auto at = mention.end;
        if (is_text(at, "(") && at + 2 < tokens_.size() && is_text(at + 2, ")") &&
            is_acronym(tokens_[at + 1])) {
            reading_.add_alias(mention.thing, tokens_[at + 1].text);
            reading_.by_name.insert_or_assign(text(at + 1), mention.thing);
            if (reading_.things[mention.thing].kind == kinds::none) {
                reading_.things[mention.thing].kind = kinds::organization;
            }
            skip(at, at + 3);
            return;
        }
        if (!is_text(at, ",")) return;
        const auto kind = reading_.things[mention.thing].kind;
        if (kind == kinds::place) {
            city_in(mention, at);
        } else if (kind == kinds::person || kind == kinds::none) {
            apposition(mention.thing, at);
        }
    }

    /// "in Sudbury, Ontario", but not "in Oslo, Bergen and Tromsø".
    bool is_region_behind(const Mention& city, const Mention& region) const {
        const auto& where = reading_.things[region.thing];
        if (where.kind != kinds::place || where.country == none || city.begin == 0) return false;
        if (!is_class(city.begin - 1, word::locative)) return false;
        const auto next = region.end;
        const bool ends = next >= tokens_.size() || is_text(next, ".");
        return ends ||
               (is_text(next, ",") && !capital(next + 1) && !is_class(next + 1, word::conjunction));
    }

    void city_in(const Mention& city, std::size_t comma) {
        if (comma + 1 >= tokens_.size()) return;
        const auto other = sentence_.mention_of[comma + 1];
        if (other == none) return;
        const auto& next = sentence_.mentions[other];
        if (next.is_adjective || next.thing == none) return;
        const bool is_country = next.thing == reading_.things[city.thing].country;
        if (!is_country && !is_region_behind(city, next)) return;
        state(city.thing, "LOCATED_IN", next.thing, "name:place", 0.95);
        skip(comma, next.end);
    }

    /// ", [the|a] TITLE (of|at|for) ORGANIZATION," and ", ORGANIZATION's TITLE,".
    void apposition(std::size_t person, std::size_t comma) {
        auto at = comma + 1;
        if (at < tokens_.size() && tokens_[at].is_number && is_text(at + 1, ",")) {
            at += 2;  // "NAME, 45, …"
        }
        if (is_class(at, word::determiner | word::possessive)) ++at;
        std::size_t owner = none;
        if (at < tokens_.size() && sentence_.mention_of[at] != none) {
            const auto& before = sentence_.mentions[sentence_.mention_of[at]];
            if (before.thing == none || before.thing == person) return;
            at = before.end;
            if (is_owner_mark(at)) ++at;
            owner = before.thing;
        }
        // "NAME, then foreign minister,"
        while (at < tokens_.size() && is_class(at, word::adjective | word::adverb) && !title_at(at))
            ++at;
        const auto title = at < tokens_.size() ? title_at(at) : std::nullopt;
        if (!title) return;
        at = title->end;
        if (owner == none && is_class(at, word::preposition)) {
            auto next = at + 1;
            if (is_class(next, word::determiner)) ++next;
            if (next < tokens_.size() && sentence_.mention_of[next] != none) {
                const auto& after = sentence_.mentions[sentence_.mention_of[next]];
                if (after.thing == none || after.thing == person) return;
                owner = after.thing;
                at = after.end;
            }
        }
        if (at < tokens_.size() && !is_text(at, ",") && !is_text(at, ".")) return;
        auto& thing = reading_.things[person];
        if (thing.kind == kinds::none) thing.kind = kinds::person;
        learn_surname(person);
        if (owner != none && reading_.things[owner].kind == kinds::none) {
            reading_.things[owner].kind = kinds::organization;
        }
        hold(person, *title, owner, title->is_former);
        skip(comma, std::min(at + 1, is_text(at, ",") ? at + 1 : at));
    }

    void learn_surname(std::size_t person) {
        const auto& name = reading_.things[person].name;
        const auto blank = name.rfind(' ');
        if (blank == std::string::npos) return;
        learn_part(reading_.by_surname, name.substr(blank + 1), person);
    }

    void skip(std::size_t begin, std::size_t end) {
        for (auto at = begin; at < end && at < tokens_.size(); ++at) sentence_.tags[at] = Tag::skip;
    }

    /// Brackets hold asides; one that is never closed is a mark like any other.
    void skip_brackets() {
        std::size_t open = none;
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (is_text(at, "(") || is_text(at, "[")) open = at;
            if ((is_text(at, ")") || is_text(at, "]")) && open != none) {
                if (at - open <= longest_aside) skip(open, at + 1);
                open = none;
            }
        }
    }

    Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
    const std::vector<Token>& tokens_;
};

}  // namespace

void find_names(Sentence& sentence, Reading& reading) {
    NameFinder(sentence, reading).run();
}

}  // namespace relata::article
