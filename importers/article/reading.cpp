#include "importers/article/reading.hpp"

#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <cmath>

namespace relata::article {

std::string_view status_name(Status status) {
    switch (status) {
        case Status::planned:
            return "planned";
        case Status::considered:
            return "considered";
        case Status::denied:
            return "denied";
        case Status::asserted:
            break;
    }
    return "asserted";
}

std::optional<Status> status_named(std::string_view name) {
    for (const auto status :
         {Status::asserted, Status::planned, Status::considered, Status::denied}) {
        if (status_name(status) == name) return status;
    }
    return {};
}

std::size_t Reading::named(const std::string& name, KindSet kind) {
    const auto found = by_name.find(name);
    if (found != by_name.end()) {
        auto& known = things[found->second];
        if (known.kind == kinds::none) known.kind = kind;
        return found->second;
    }
    // "Time Warner", "TimeWarner"
    auto letters = name;
    std::erase_if(letters, [](char c) { return c == ' ' || c == '-'; });
    const auto [spelled, is_new] = by_letters.emplace(std::move(letters), things.size());
    if (!is_new) {
        add_alias(spelled->second, name);
        return spelled->second;
    }
    Thing thing;
    thing.name = name;
    thing.kind = kind;
    thing.is_named = true;
    thing.is_common = true;
    things.push_back(std::move(thing));
    by_name.emplace(name, things.size() - 1);
    return things.size() - 1;
}

void Reading::add_alias(std::size_t thing, std::string_view alias) {
    auto& known = things[thing];
    if (alias.empty() || alias == known.name) return;
    if (std::ranges::find(known.aliases, alias) == known.aliases.end()) {
        known.aliases.emplace_back(alias);
    }
}

namespace {

constexpr double fading = 0.3;           // of what was said, with each sentence
constexpr std::size_t memory = 12;       // sentences
constexpr std::size_t most_things = 64;  // looked at

}  // namespace

double Salience::faded(const Entry& entry) const {
    return entry.weight * std::pow(fading, static_cast<double>(sentence_ - entry.sentence));
}

double Salience::score_of(const Entry& entry) const {
    // What the article is about is what it comes back to.
    constexpr double often = .05;
    return faded(entry) + entry.favour +
           often * std::log2(static_cast<double>(std::max<std::size_t>(1, entry.times)));
}

void Salience::notice(std::size_t thing, double weight) {
    auto& entry = entries_[thing];
    entry.weight = faded(entry) + weight;
    entry.sentence = sentence_;
    ++entry.times;
    if (entries_.size() > most_things) forget();
}

void Salience::pass_on(std::size_t from, std::size_t to) {
    const auto entry = entries_.find(from);
    if (entry == entries_.end()) return;
    const auto headed = entry->second.headed;
    notice(to, faded(entry->second));
    if (headed + 1 >= sentence_) entries_[to].headed = headed;
    entries_.erase(from);
}

void Salience::favour(std::size_t thing, double weight) {
    entries_[thing].favour = weight;
}

void Salience::forget() {
    std::erase_if(entries_, [this](const auto& entry) {
        return entry.second.favour == 0 && sentence_ - entry.second.sentence > memory;
    });
}

void Reading::become(std::size_t described_before, std::size_t named_now) {
    for (auto& fact : facts) {
        if (fact.source == described_before) fact.source = named_now;
        if (fact.target == described_before) fact.target = named_now;
    }
    std::erase_if(facts, [](const Fact& fact) { return fact.source == fact.target; });
    const auto rename = [&](auto& entries) {
        for (auto& [key, thing] : entries) {
            if (thing == described_before) thing = named_now;
        }
    };
    rename(described);
    rename(described_at);
    rename(last_by_head);
    rename(last_by_kind);
    for (auto* last : {&last_work, &unnamed_thing}) {
        if (*last == described_before) *last = named_now;
    }
    salience.pass_on(described_before, named_now);
    auto& before = things[described_before];
    before.is_told = false;
    if (before.when && !things[named_now].when) things[named_now].when = before.when;
}

void Reading::remember(std::size_t thing) {
    const auto& known = things[thing];
    // After "the plant" and "plants in Ireland", "the plant" is the one.
    const bool is_many = !known.is_named && !is_word_of_name(known.head, known);
    const bool is_other = is_many && last_by_head.contains(known.head);
    if (!known.head.empty() && !is_other) last_by_head[known.head] = thing;
    last_by_kind[known.kind] = thing;
}

void Reading::start_over() {
    facts.clear();
    titled.clear();
    groups.clear();
    last_group.clear();
    last_plural.clear();
    listed_last.clear();
    is_about_unnamed_many = false;
    last_work = none;
    last_unnamed = none;
    unnamed_thing = none;
    last_by_head.clear();
    last_by_kind.clear();
    salience = {};
    homes = {};
    last_meeting = none;
    for (auto& thing : things) {
        thing.roles.clear();
        thing.has_owner = false;
        thing.has_office = false;
        // "Rattle" in the headline, before the text says that it is Simon Rattle.
        thing.is_mentioned = false;
    }
}

void Reading::remember_group(const std::vector<std::size_t>& members) {
    if (members.size() < 2) return;
    const auto kind = things[members.front()].kind;
    for (const auto member : members) {
        if (things[member].kind != kind) return;
    }
    groups[{kind, members.size()}] = members;
    constexpr auto actors = kinds::person | kinds::country | kinds::organization;
    if ((kind & actors) != 0) last_group = members;
}

std::size_t Reading::last_called(const std::string& noun) const {
    if (const auto known = last_by_head.find(noun); known != last_by_head.end())
        return known->second;
    const auto others = lexicon.alike.find(noun);
    if (others == lexicon.alike.end()) return none;
    std::vector<std::size_t> called;
    for (const auto& other : others->second) {
        const auto known = last_by_head.find(other);
        if (known != last_by_head.end()) called.push_back(known->second);
    }
    if (called.size() < 2) return called.empty() ? none : called.front();
    return salience.highest([&](std::size_t thing) {
        return std::ranges::find(called, thing) != called.end();
    });
}

std::size_t Reading::last_called(const std::string& noun, Number number) const {
    const auto thing = last_called(noun);
    if (thing == none || things[thing].is_named) return thing;
    const bool has_word = is_word_of_name(noun, things[thing]);
    // "a fleet" is later "the ferries", "the ferry" no "two ferries".
    const bool are_many = !has_word && things[thing].head == noun;
    return (number == Number::one ? are_many : has_word) ? none : thing;
}

std::size_t Reading::last_work_called(const std::string& noun) const {
    if (last_work == none || !lexicon.makers.contains(noun)) return none;
    const auto others = lexicon.alike.find(noun);
    if (others == lexicon.alike.end()) return last_work;
    const auto& nouns = things[last_work].nouns;
    const bool is_like =
        nouns.empty() || std::ranges::any_of(nouns, [&](const std::string& one) {
            return one == noun || std::ranges::find(others->second, one) != others->second.end();
        });
    return is_like ? last_work : none;
}

void Reading::remember_plural(const std::vector<std::size_t>& members) {
    last_plural = members;
    plural_age = 0;
}

const std::vector<std::size_t>& Reading::named_together(KindSet kind, std::size_t count) const {
    static const std::vector<std::size_t> nobody;
    const auto known = groups.find({kind, count});
    if (known == groups.end()) return nobody;
    constexpr std::size_t lately = 3;  // sentences
    const bool is_late = std::ranges::all_of(known->second, [&](std::size_t thing) {
        return salience.is_recent(thing, lately);
    });
    return kind != kinds::organization || is_late ? known->second : nobody;
}

bool Reading::knows_plural() const {
    constexpr std::size_t longest = 3;  // sentences
    return !last_plural.empty() && plural_age <= longest;
}

std::size_t Reading::country_thing(std::uint32_t country) {
    return named(lexicon.countries[country].name, kinds::country);
}

std::size_t Reading::thing_of(const Gazetteer& what) {
    switch (what.kind) {
        case Gazetteer::Class::country:
        case Gazetteer::Class::demonym:
            return country_thing(what.index);
        case Gazetteer::Class::capital:
            return place_thing(lexicon.countries[what.index].capitals.front(), what.index);
        case Gazetteer::Class::city:
            return place_thing(lexicon.cities[what.index].name, lexicon.cities[what.index].country);
        case Gazetteer::Class::thing:
            break;
    }
    const auto& known = lexicon.things[what.index];
    const auto thing = named(known.name, known.kind);
    for (const auto& alias : known.aliases) {
        add_alias(thing, alias);
        by_name.emplace(alias, thing);
    }
    return thing;
}

std::size_t Reading::place_thing(const std::string& name, std::uint32_t country) {
    const auto place = named(name, kinds::place);
    // Known, not said: used to read "Tokyo said", never stated as a fact of the article.
    if (things[place].country == none) {
        things[place].country = country_thing(country);
    }
    return place;
}

std::size_t Reading::country_of_capital(std::size_t thing) const {
    const auto& what = things[thing];
    if (what.kind != kinds::place || what.country == none) return none;
    const auto* found = lexicon.names.find(what.name);
    const bool is_capital = found != nullptr && found->kind == Gazetteer::Class::capital;
    return is_capital ? what.country : none;
}

std::pair<std::size_t, bool> Reading::described_thing(
    const std::string& key, const std::string& name, KindSet kind
) {
    const auto [entry, is_new] = described.emplace(key, things.size());
    if (is_new) {
        Thing thing;
        thing.name = name;
        thing.kind = kind;
        thing.is_mentioned = true;
        things.push_back(std::move(thing));
    }
    return {entry->second, is_new};
}

Fact& Reading::state(
    std::size_t source,
    std::string type,
    std::size_t target,
    std::string rule,
    double confidence,
    Span sentence
) {
    Fact fact;
    fact.source = source;
    fact.type = std::move(type);
    fact.target = target;
    fact.method = std::move(rule);
    fact.confidence = confidence;
    fact.sentence = sentence;
    return add(std::move(fact));
}

void Reading::say(
    const Sentence& sentence,
    std::size_t begin,
    std::size_t end,
    const std::vector<std::size_t>& meant,
    Resolution how
) {
    for (const auto thing : meant) said[thing] = {how, bytes_of(sentence, begin, end)};
}

Fact& Reading::add(Fact fact) {
    if (const auto known = said.find(fact.source); known != said.end()) {
        fact.source_said = known->second;
    }
    if (const auto known = said.find(fact.target); known != said.end()) {
        fact.target_said = known->second;
    }
    return facts.emplace_back(std::move(fact));
}

Span bytes_of(const Sentence& sentence, std::size_t begin, std::size_t end) {
    if (begin >= end) return {};
    return {sentence.tokens[begin].span.begin, sentence.tokens[end - 1].span.end};
}

bool is_word_of_name(const std::string& singular, const Thing& thing) {
    const auto name = ' ' + lower_ascii(thing.name) + ' ';
    return name.find(' ' + singular + ' ') != std::string::npos;
}

std::string counted_key(const Noun& noun, std::size_t count) {
    return folded_key(kind_name(noun.kind), std::to_string(count) + " " + noun.singular);
}

std::string first_letters_capital(std::string_view name) {
    auto result = lower_ascii(name);
    bool is_first = true;
    for (auto& c : result) {
        if (is_first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        is_first = c == ' ' || c == '-';
    }
    return result;
}

std::string words_of(
    const Sentence& sentence, const Reading& reading, std::size_t begin, std::size_t end
) {
    if (begin >= end) return {};
    const auto from = sentence.tokens[begin].span.begin;
    const auto to = sentence.tokens[end - 1].span.end;
    const auto text = reading.text.substr(from, to - from);
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        const auto wide = wide_blank_length(text, at);
        if (!blank && wide == 0) {
            words += c;
        } else if (!words.ends_with(' ')) {
            words += ' ';
        }
        at += std::max<std::size_t>(1, wide);
    }
    return words;
}

namespace {

/// "shares in Halden", "interest in Halden": of what is no place.
bool is_held(const std::string& noun) {
    const auto reading = syntax::noun_reading(noun);
    if (!reading) return false;
    const auto& field = reading->reading.field;
    return field == "possession" || field == "cognition" || field == "state" || field == "feeling";
}

/// "in Candela": names of one word one can be in.
void note_places(const std::vector<Token>& tokens, Reading& reading) {
    const auto is_capital = [&](std::size_t at) {
        return at < tokens.size() && tokens[at].is_capital;
    };
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const bool is_alone = is_capital(at) && !is_capital(at + 1) && tokens[at].text.size() > 2;
        // "managers at Carrow": one can be at a bank.
        const auto& before = tokens[at - 1];
        const auto& lexicon = reading.lexicon;
        constexpr auto where = word::locative | word::preposition;
        const bool is_inside =
            (before.classes & where) == where && !lexicon.people_of.contains(before.lower);
        if (!is_alone || !is_inside || (at > 1 && is_held(tokens[at - 2].lower))) continue;
        const auto* noun = at < 2 ? nullptr : lexicon.find_noun(tokens[at - 2].lower);
        // "a stake in Carrow": of a company.
        const bool is_of = noun != nullptr && noun->kind == kinds::none &&
                           std::ranges::find(noun->takes, before.lower) != noun->takes.end();
        if (!is_of) reading.places.emplace(tokens[at].text);
    }
}

}  // namespace

void note_spelling(const std::vector<Token>& tokens, Reading& reading) {
    bool starts = true;
    const Token* before = nullptr;  // the word right before, when it has such a capital
    for (const auto& token : tokens) {
        const auto* const previous = std::exchange(before, nullptr);
        if (!token.is_word) {
            // After a quotation mark a capital says nothing.
            starts = starts || (token.text != "," && token.text != "-");
            continue;
        }
        if (!token.is_capital) {
            reading.lower_case.insert(token.lower);
        } else if (!starts) {
            reading.capitals_inside.insert(token.lower);
            if (previous != nullptr && token.after_space) {
                reading.capitals_inside.insert(previous->lower + ' ' + token.lower);
            }
            before = &token;
        }
        starts = false;
    }
    note_places(tokens, reading);
}

}  // namespace relata::article
