#include "importers/article/lexicon.hpp"

#include "graph/error.hpp"
#include "importers/article/lexicon_files.hpp"
#include "importers/importer.hpp"
#include "importers/syntax/word_net.hpp"

#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>

namespace relata::article {
namespace {

template <typename Value>
struct Named {
    std::string_view name;
    Value value;
};
using NamedKind = Named<KindSet>;
using NamedClass = Named<WordClasses>;

constexpr std::array kind_names{
    NamedKind{"Person", kinds::person},
    NamedKind{"Country", kinds::country},
    NamedKind{"Place", kinds::place},
    NamedKind{"Organization", kinds::organization},
    NamedKind{"Agreement", kinds::agreement},
    NamedKind{"Mechanism", kinds::mechanism},
    NamedKind{"Event", kinds::event},
    NamedKind{"Topic", kinds::topic},
};

constexpr std::array class_names{
    NamedClass{"determiner", word::determiner},
    NamedClass{"possessive", word::possessive},
    NamedClass{"preposition", word::preposition},
    NamedClass{"conjunction", word::conjunction},
    NamedClass{"modal", word::modal},
    NamedClass{"be", word::be},
    NamedClass{"have", word::have},
    NamedClass{"do", word::do_verb},
    NamedClass{"pronoun", word::pronoun},
    NamedClass{"subordinator", word::subordinator},
    NamedClass{"relative", word::relative},
    NamedClass{"negation", word::negation},
    NamedClass{"adverb", word::adverb},
    NamedClass{"number", word::number},
    NamedClass{"adjective", word::adjective},
    NamedClass{"noun", word::noun},
    NamedClass{"attribution", word::attribution},
    NamedClass{"reciprocal", word::reciprocal},
    NamedClass{"former", word::former},
    NamedClass{"particle", word::particle},
    NamedClass{"partner", word::partner},
    NamedClass{"infinitive", word::infinitive},
    NamedClass{"he", word::he},
    NamedClass{"she", word::she},
    NamedClass{"reflexive", word::reflexive},
    NamedClass{"any", word::any},
    NamedClass{"indefinite", word::indefinite},
    NamedClass{"they", word::they},
    NamedClass{"it", word::it},
    NamedClass{"hypothetical", word::hypothetical},
    NamedClass{"agent", word::agent},
    NamedClass{"locative", word::locative},
    NamedClass{"vague", word::vague},
    NamedClass{"genitive", word::genitive},
    NamedClass{"uncertain", word::uncertain},
    NamedClass{"negative", word::negative},
};

using NamedTimeClass = Named<TimeClass>;

constexpr std::array time_classes{
    NamedTimeClass{"month", TimeClass::month},
    NamedTimeClass{"weekday", TimeClass::weekday},
    NamedTimeClass{"day", TimeClass::day},
    NamedTimeClass{"year", TimeClass::year},
    NamedTimeClass{"month-offset", TimeClass::month_offset},
    NamedTimeClass{"unit-days", TimeClass::unit_days},
    NamedTimeClass{"unit-months", TimeClass::unit_months},
    NamedTimeClass{"unit-years", TimeClass::unit_years},
    NamedTimeClass{"lead", TimeClass::lead},
    NamedTimeClass{"next", TimeClass::next},
    NamedTimeClass{"last", TimeClass::last},
    NamedTimeClass{"this", TimeClass::this_one},
    NamedTimeClass{"part", TimeClass::part},
    NamedTimeClass{"ago", TimeClass::ago},
    NamedTimeClass{"later", TimeClass::later},
    NamedTimeClass{"unresolved", TimeClass::unresolved},
};

using NamedHeaderClass = Named<HeaderClass>;

constexpr std::array header_classes{
    NamedHeaderClass{"date", HeaderClass::date},
    NamedHeaderClass{"publisher", HeaderClass::publisher},
    NamedHeaderClass{"title", HeaderClass::title},
    NamedHeaderClass{"byline", HeaderClass::byline},
    NamedHeaderClass{"byline-below", HeaderClass::byline_below},
    NamedHeaderClass{"picture", HeaderClass::picture},
    NamedHeaderClass{"credit", HeaderClass::credit},
};

/// One field of a table and where it stands, so that an error can point at it.
struct Cell {
    std::string text;
    Location place;
};

using Row = std::vector<Cell>;

[[noreturn]] void fail(const Cell& cell, const std::string& message) {
    throw InputError(cell.place, message);
}

[[noreturn]] void fail_unknown(const Cell& cell, std::string_view what, std::string_view found) {
    fail(cell, "unknown " + std::string(what) + " \"" + std::string(found) + "\"");
}

/// `row` has a first cell that another row has as well: the first of `rows`, or one before them.
[[noreturn]] void fail_twice(const Row& row, const std::vector<Row>& rows) {
    auto message = '"' + row[0].text + "\" twice";
    for (const auto& other : rows) {
        if (&other == &row) break;
        if (other[0].text != row[0].text) continue;
        message += "; first in " + to_string({other[0].place.source, other[0].place.line, 0});
        break;
    }
    fail(row[0], message);
}

/// Words are found by comparing them: a blank nobody sees would be in the way.
void require_single_blanks(const Cell& cell) {
    const auto& text = cell.text;
    if (text.starts_with(' ') || text.ends_with(' ') || text.find("  ") != std::string::npos) {
        fail(cell, "\"" + text + "\" has a blank at an end, or two in a row");
    }
}

/// A relation as graphs name it: `HOLDS_OFFICE`.
void require_relation(const Cell& cell) {
    const bool is_name = std::ranges::all_of(cell.text, [](char c) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (!is_name) fail(cell, "\"" + cell.text + "\", expected a relation such as HOLDS_OFFICE");
}

std::vector<Cell> split(const Cell& cell, char separator) {
    std::vector<Cell> parts;
    if (cell.text.empty()) return parts;
    std::size_t begin = 0;
    while (true) {
        const auto end = cell.text.find(separator, begin);
        auto place = cell.place;
        place.column += begin;
        parts.push_back({cell.text.substr(begin, end - begin), place});
        if (parts.back().text.empty()) fail(parts.back(), "an empty value between \"|\"");
        require_single_blanks(parts.back());
        if (end == std::string::npos) return parts;
        begin = end + 1;
    }
}

std::vector<std::string> texts(const std::vector<Cell>& cells) {
    std::vector<std::string> result;
    for (const auto& cell : cells) result.push_back(cell.text);
    return result;
}

/// The rows of a table of `columns`: `#` comments, one heading row, tabs.
std::vector<Row> read_table(
    const LexiconFile& file, std::initializer_list<std::string_view> columns
) {
    std::vector<Row> rows;
    std::size_t line_number = 0;
    bool has_heading = false;
    for (std::size_t begin = 0; begin < file.bytes.size();) {
        const auto end = std::min(file.bytes.find('\n', begin), file.bytes.size());
        auto line = file.bytes.substr(begin, end - begin);
        begin = end + 1;
        ++line_number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        Row row;
        for (std::size_t at = 0; at <= line.size();) {
            const auto tab = std::min(line.find('\t', at), line.size());
            row.push_back({std::string(line.substr(at, tab - at)), {file.name, line_number, at + 1}}
            );
            at = tab + 1;
        }
        if (row.size() != columns.size()) {
            fail(
                row.back(),
                std::to_string(row.size()) + " columns, expected " + std::to_string(columns.size())
            );
        }
        if (has_heading) {
            if (row[0].text.empty()) fail(row[0], "an empty first column");
            for (const auto& cell : row) require_single_blanks(cell);
            rows.push_back(std::move(row));
            continue;
        }
        has_heading = true;
        std::size_t i = 0;
        for (const auto column : columns) {
            if (row[i].text != column) {
                fail(
                    row[i],
                    "column \"" + row[i].text + "\", expected \"" + std::string(column) + "\""
                );
            }
            ++i;
        }
    }
    if (!has_heading) throw InputError({file.name, 1, 1}, "no heading row");
    return rows;
}

template <typename Value, std::size_t count>
Value value_of(
    const std::array<Named<Value>, count>& names, const Cell& cell, std::string_view what
) {
    for (const auto& known : names) {
        if (known.name == cell.text) return known.value;
    }
    fail_unknown(cell, what, cell.text);
}

int integer(const Cell& cell, int least, int most) {
    int value = 0;
    const auto* const end = cell.text.data() + cell.text.size();
    const auto [stopped, error] = std::from_chars(cell.text.data(), end, value);
    if (error != std::errc() || stopped != end) {
        fail(cell, "\"" + cell.text + "\", expected a whole number");
    }
    if (value < least || value > most) {
        fail(
            cell,
            "\"" + cell.text + "\", expected a number from " + std::to_string(least) + " to " +
                std::to_string(most)
        );
    }
    return value;
}

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// The regular forms of English verbs; irregular past forms and doubled consonants are data.
std::string third_person_of(const std::string& base) {
    const char last = base.back();
    const char before = base.size() > 1 ? base[base.size() - 2] : 'a';
    if (last == 'y' && !is_vowel(before)) return base.substr(0, base.size() - 1) + "ies";
    if (last == 's' || last == 'x' || last == 'z' || last == 'o' || base.ends_with("ch") ||
        base.ends_with("sh")) {
        return base + "es";
    }
    return base + "s";
}

std::string past_of(const std::string& base) {
    const char last = base.back();
    const char before = base.size() > 1 ? base[base.size() - 2] : 'a';
    if (last == 'e') return base + "d";
    if (last == 'y' && !is_vowel(before)) return base.substr(0, base.size() - 1) + "ied";
    return base + "ed";
}

/// `doubles` when the past form doubles the last letter ("planned"): so does "planning".
std::string ing_of(const std::string& base, bool doubles) {
    if (doubles) return base + base.back() + "ing";
    if (base.ends_with("ie")) return base.substr(0, base.size() - 2) + "ying";
    if (base.ends_with("e") && !base.ends_with("ee") && base.size() > 2) {
        return base.substr(0, base.size() - 1) + "ing";
    }
    return base + "ing";
}

/// Short verbs that end in consonant, vowel, consonant and double the last in "-ing" although their
/// past form is irregular: "winning", "running", "setting".
bool doubles_in_ing(const std::string& base) {
    if (base.size() < 3 || base.size() > 4) return false;
    const char last = base[base.size() - 1];
    return !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' &&
           is_vowel(base[base.size() - 2]) && !is_vowel(base[base.size() - 3]);
}

Slot slot_of(const Cell& cell) {
    using enum Slot::Place;
    if (cell.text == "subject") return {subject, ""};
    if (cell.text == "object") return {object, ""};
    if (cell.text == "each") return {each, ""};
    if (cell.text == "each-in") return {each_in, ""};
    if (cell.text == "office") return {office, ""};
    if (cell.text.starts_with("object.")) return {object_preposition, cell.text.substr(7)};
    for (const char c : cell.text) {
        if (c != ' ' && (c < 'a' || c > 'z')) fail_unknown(cell, "slot", cell.text);
    }
    return {preposition, cell.text};
}

}  // namespace

std::string Lexicon::past_form(const std::string& lemma) const {
    // "co-write": as "write"
    const auto hyphen = lemma.rfind('-');
    if (hyphen != std::string::npos && hyphen + 1 < lemma.size() && !verb_ids.contains(lemma))
        return lemma.substr(0, hyphen + 1) + past_form(lemma.substr(hyphen + 1));
    const auto known = verb_ids.find(lemma);
    if (known != verb_ids.end()) return verbs[known->second].past;
    auto irregular = syntax::irregular_past(lemma);
    return irregular.empty() ? past_of(lemma) : irregular;
}

std::string Lexicon::ing_form(const std::string& lemma) {
    return ing_of(lemma, doubles_in_ing(lemma));
}

std::string Lexicon::present_form(const std::string& lemma) {
    return lemma.empty() ? lemma : third_person_of(lemma);
}

std::string_view kind_name(KindSet kind) {
    for (const auto& known : kind_names) {
        if (known.value == kind) return known.name;
    }
    return {};
}

KindSet kind_named(std::string_view name) {
    for (const auto& known : kind_names) {
        if (known.name == name) return known.value;
    }
    return kinds::none;
}

/// Fills a Lexicon, one function per file.
struct Lexicon::Reader {
    Lexicon& lexicon;
    const std::vector<LexiconFile>& files;
    std::unordered_map<std::string, std::uint32_t> country_ids;
    std::unordered_map<std::string, std::pair<KindSet, KindSet>> sets;  ///< kinds, default kind

    [[nodiscard]] const LexiconFile* find(std::string_view name) const {
        const auto found = std::ranges::find(files, name, [](const LexiconFile& file) {
            return file_name(file.name);
        });
        return found == files.end() ? nullptr : &*found;
    }

    /// The rows of a file and of the one that adds to it.
    std::vector<Row> table(std::string_view name, std::initializer_list<std::string_view> columns)
        const {
        const auto* file = find(name);
        if (file == nullptr) {
            throw InputError({std::string(name), 0, 0}, "missing from the lexicon");
        }
        auto rows = read_table(*file, columns);
        if (const auto* more = find(name_of_more(name))) {
            for (auto& row : read_table(*more, columns)) rows.push_back(std::move(row));
        }
        return rows;
    }

    /// Adds a name. The first to bear it keeps it; who adds a name in a file of his own is told.
    void add_name(const Cell& cell, const std::string& name, Gazetteer what) const {
        const auto* known = lexicon.names.find(name);
        const bool is_same =
            known != nullptr && known->kind == what.kind && known->index == what.index;
        if (known != nullptr && !is_same && cell.place.source.ends_with(".more.tsv")) {
            fail(cell, "\"" + name + "\" names " + words_for(*known));
        }
        lexicon.names.add(name, what);
    }

    [[nodiscard]] std::string words_for(const Gazetteer& known) const {
        switch (known.kind) {
            case Gazetteer::Class::country:
                return "the country " + lexicon.countries[known.index].name + " already";
            case Gazetteer::Class::demonym:
                return "what belongs to " + lexicon.countries[known.index].name + " already";
            case Gazetteer::Class::capital:
                return "the capital of " + lexicon.countries[known.index].name + " already";
            case Gazetteer::Class::city:
                return "a city of " + lexicon.countries[lexicon.cities[known.index].country].name +
                       " already";
            case Gazetteer::Class::thing:
                break;
        }
        return lexicon.things[known.index].name + " already";
    }

    void read_list(
        std::string_view file, std::string_view column, std::unordered_set<std::string>& into
    ) const {
        const auto rows = table(file, {column});
        for (const auto& row : rows) {
            if (!into.insert(row[0].text).second) fail_twice(row, rows);
        }
    }

    void read_sexes() const {
        const auto rows = table("sexes.tsv", {"word", "sex"});
        for (const auto& row : rows) {
            const bool is_known = row[1].text == "f" || row[1].text == "m";
            if (!is_known) fail_unknown(row[1], "sex", row[1].text);
            const auto sex = row[1].text == "f" ? Gender::female : Gender::male;
            if (!lexicon.sexes.emplace(row[0].text, sex).second) fail_twice(row, rows);
        }
    }

    void read_open() const {
        const std::map<std::string_view, std::unordered_set<std::string>*> word_sets{
            {"silent", &lexicon.silent},
            {"named", &lexicon.only_names},
            {"light", &lexicon.light_verbs},
            {"naming", &lexicon.naming},
            {"rank", &lexicon.ranks},
            {"age", &lexicon.ages},
            {"either", &lexicon.either},
            {"family", &lexicon.families},
            {"outcome", &lexicon.outcomes},
            {"agents", &lexicon.agents},
            {"people", &lexicon.people_of},
            {"origin", &lexicon.origins},
            {"definite", &lexicon.definite_topics},
            {"blaming", &lexicon.blaming},
            {"telling", &lexicon.telling},
            {"parting", &lexicon.parting},
            {"becoming", &lexicon.becoming},
            {"demanding", &lexicon.demanding},
            {"escorting", &lexicon.escorting},
            {"appointing", &lexicon.appointing},
            {"leaving", &lexicon.leaving},
            {"persons", &lexicon.of_persons},
            {"taking", &lexicon.taking},
            {"facility", &lexicon.facilities},
            {"business", &lexicon.businesses},
            {"public", &lexicon.public_bodies},
            {"of object", &lexicon.of_objects},
            {"measure", &lexicon.measures},
            {"likewise", &lexicon.likewise},
            {"example", &lexicon.examples},
            {"sole", &lexicon.soles},
            {"state", &lexicon.states},
            {"moving", &lexicon.moving},
            {"learning", &lexicon.learning},
            {"jointly", &lexicon.jointly},
            {"counting", &lexicon.counting},
            {"of made", &lexicon.of_things_made},
            {"undone", &lexicon.leaving_undone},
            {"thing", &lexicon.of_things},
            {"list", &lexicon.listing},
            {"emerging", &lexicon.emerging}};
        const std::map<std::string_view, std::unordered_map<std::string, std::string>*> relations{
            {"where", &lexicon.where},
            {"topic", &lexicon.topic_prepositions},
            {"passes", &lexicon.passing},
            {"joined", &lexicon.joined},
            {"joined by", &lexicon.joined_by},
            {"holding", &lexicon.holding},
            {"direction", &lexicon.directions},
            {"conveying", &lexicon.conveying},
            {"namesake", &lexicon.namesakes},
            {"phrase", &lexicon.phrases},
            {"phrase by", &lexicon.phrases_by},
            {"loose", &lexicon.loose},
            {"loose by", &lexicon.loose_by},
            {"loose under", &lexicon.loose_under},
            {"loose about", &lexicon.loose_about},
            {"kin", &lexicon.kin},
            {"work", &lexicon.makers},
            {"noun", &lexicon.relational_nouns}};
        const auto rows = table("open.tsv", {"word", "what", "relation"});
        for (const auto& row : rows) {
            const auto& [word, what, relation] = std::tie(row[0].text, row[1].text, row[2].text);
            const bool may_lack_relation = what == "where" || what == "topic" || what == "kin";
            const bool is_relation = relations.contains(what) && !may_lack_relation;
            if (is_relation) require_relation(row[2]);
            bool is_new = false;
            if (const auto set = word_sets.find(what); set != word_sets.end()) {
                is_new = set->second->insert(word).second;
            } else if (const auto map = relations.find(what); map != relations.end()) {
                is_new = map->second->emplace(word, relation).second;
            } else if (what == "called") {
                is_new = lexicon.callings.emplace(word, texts(split(row[2], '|'))).second;
            } else if (what == "like") {
                is_new = lexicon.alike.emplace(word, texts(split(row[2], '|'))).second;
            } else if (what == "together") {
                const auto count = static_cast<std::size_t>(integer(row[2], 2, 12));
                is_new = lexicon.together.emplace(word, count).second;
            } else if (what == "usual") {
                is_new = lexicon.usual_verbs.emplace(word, relation).second;
            } else if (what == "implied") {
                is_new = lexicon.implied_verbs.emplace(relation, word).second;
            } else {
                fail_unknown(row[1], "value", what);
            }
            if (!is_new) fail_twice(row, rows);
            if (what == "phrase" || what == "phrase by") note_phrase(row[0]);
        }
    }

    /// Notes the noun of a set phrase, the second of its three words: "on loan from".
    void note_phrase(const Cell& cell) const {
        const auto parts = split(cell, ' ');
        constexpr std::size_t length = 3;
        if (parts.size() != length) fail(cell, "a phrase has three words");
        lexicon.phrase_nouns.insert(parts[1].text);
    }

    void read_deeds() const {
        const auto rows = table("deeds.tsv", {"noun", "relation", "doer", "target", "flags"});
        for (const auto& row : rows) {
            require_relation(row[1]);
            Deed deed{row[1].text, texts(split(row[2], '|')), texts(split(row[3], '|'))};
            for (const auto& flag : split(row[4], '|')) {
                if (flag.text == "both") {
                    deed.is_mutual = true;
                } else if (flag.text == "shared") {
                    deed.is_shared = true;
                } else if (flag.text == "suffered") {
                    deed.is_suffered = true;
                } else {
                    fail_unknown(flag, "flag", flag.text);
                }
            }
            if (!lexicon.deeds.emplace(row[0].text, std::move(deed)).second) fail_twice(row, rows);
        }
    }

    void read_words() const {
        for (const auto& row : table("words.tsv", {"word", "class"})) {
            const auto bit = value_of(class_names, row[1], "class");
            if (row[0].text.find(' ') != std::string::npos) {
                lexicon.word_phrases.add(row[0].text, bit);
            } else {
                lexicon.words[row[0].text] |= bit;
            }
        }
    }

    void read_numbers() const {
        for (const auto& row : table("numbers.tsv", {"word", "value"})) {
            lexicon.numbers[row[0].text] = static_cast<std::size_t>(integer(row[1], 1, 1000));
        }
    }

    void read_countries() {
        const auto rows = table("countries.tsv", {"country", "demonyms", "capitals", "aliases"});
        for (const auto& row : rows) {
            const auto id = static_cast<std::uint32_t>(lexicon.countries.size());
            if (!country_ids.emplace(row[0].text, id).second) fail_twice(row, rows);
            Country country{
                row[0].text,
                texts(split(row[1], '|')),
                texts(split(row[2], '|')),
                texts(split(row[3], '|'))};
            lexicon.names.add(country.name, {Gazetteer::Class::country, id});
            for (const auto& alias : country.aliases) {
                lexicon.names.add(alias, {Gazetteer::Class::country, id});
            }
            for (const auto& name : country.demonyms)
                lexicon.names.add(name, {Gazetteer::Class::demonym, id});
            for (const auto& name : country.capitals)
                lexicon.names.add(name, {Gazetteer::Class::capital, id});
            lexicon.countries.push_back(std::move(country));
        }
    }

    void read_cities() const {
        for (const auto& row : table("cities.tsv", {"city", "country"})) {
            const auto country = country_ids.find(row[1].text);
            if (country == country_ids.end()) fail_unknown(row[1], "country", row[1].text);
            const auto id = static_cast<std::uint32_t>(lexicon.cities.size());
            add_name(row[0], row[0].text, {Gazetteer::Class::city, id});
            lexicon.cities.push_back({row[0].text, country->second});
        }
    }

    void read_things() const {
        for (const auto& row : table("named_things.tsv", {"name", "kind", "aliases"})) {
            const auto id = static_cast<std::uint32_t>(lexicon.things.size());
            NamedThing thing{
                row[0].text, value_of(kind_names, row[1], "kind"), texts(split(row[2], '|'))};
            add_name(row[0], thing.name, {Gazetteer::Class::thing, id});
            for (const auto& alias : thing.aliases) {
                add_name(row[2], alias, {Gazetteer::Class::thing, id});
            }
            lexicon.things.push_back(std::move(thing));
        }
    }

    void read_name_words() const {
        const std::map<std::string_view, std::unordered_map<std::string, KindSet>*> places{
            {"first", &lexicon.name_begins},
            {"last", &lexicon.name_ends},
            {"noun", &lexicon.name_nouns},
            {"verb", &lexicon.name_verbs}};
        const auto rows = table("name_words.tsv", {"word", "place", "kind"});
        for (const auto& row : rows) {
            const auto place = places.find(row[1].text);
            if (place == places.end()) fail_unknown(row[1], "place", row[1].text);
            const auto kind = value_of(kind_names, row[2], "kind");
            if (!place->second->emplace(row[0].text, kind).second) fail_twice(row, rows);
        }
    }

    void read_titles() const {
        const auto rows = table("titles.tsv", {"title", "in country", "in organization"});
        for (const auto& row : rows) {
            if (lexicon.titles.find(row[0].text) != nullptr) fail_twice(row, rows);
            for (const auto* cell : {&row[1], &row[2]}) {
                if (cell->text == "=") continue;
                require_relation(*cell);
                if (!cell->text.empty()) lexicon.title_relations_.insert(cell->text);
            }
            lexicon.titles.add(row[0].text, {row[1].text, row[2].text});
        }
    }

    void read_times() const {
        for (const auto& row : table("time.tsv", {"words", "class", "value"})) {
            const auto kind = value_of(time_classes, row[1], "class");
            lexicon.times.add(row[0].text, {kind, time_value(kind, row[2])});
        }
    }

    void read_header_words() const {
        const auto rows = table("header_words.tsv", {"words", "class"});
        for (const auto& row : rows) {
            const auto what = value_of(header_classes, row[1], "class");
            if (!lexicon.header_words.emplace(row[0].text, what).second) fail_twice(row, rows);
        }
    }

    static int time_value(TimeClass kind, const Cell& cell) {
        constexpr int far = 10'000;
        if (kind == TimeClass::month) return integer(cell, 1, 12);
        if (kind == TimeClass::weekday) return integer(cell, 1, 7);
        return kind <= TimeClass::lead ? integer(cell, -far, far) : 0;
    }

    void read_nouns() const {
        const auto rows =
            table("nouns.tsv", {"noun", "plural", "kind", "takes", "flags", "same as"});
        for (const auto& row : rows) {
            Noun noun;
            noun.singular = row[0].text;
            if (!row[2].text.empty()) noun.kind = value_of(kind_names, row[2], "kind");
            noun.takes = texts(split(row[3], '|'));
            for (const auto& flag : split(row[4], '|')) read_noun_flag(flag, noun);
            noun.same_as = row[5].text;
            if (!lexicon.nouns.emplace(row[0].text, noun).second) fail_twice(row, rows);
            if (!row[1].text.empty()) lexicon.nouns.emplace(row[1].text, noun);
            for (const auto& spelled : {row[0].text, row[1].text}) {
                const auto blank = spelled.rfind(' ');
                if (blank != std::string::npos)
                    lexicon.second_nouns.insert(spelled.substr(blank + 1));
            }
        }
    }

    static void read_noun_flag(const Cell& flag, Noun& noun) {
        if (flag.text == "refer") {
            noun.refers = true;
        } else if (flag.text == "bare") {
            noun.is_bare = true;
        } else if (flag.text == "through") {
            noun.is_through = true;
        } else if (flag.text == "meeting") {
            noun.is_meeting = true;
        } else if (flag.text == "involve") {
            noun.involves = true;
        } else if (flag.text == "part") {
            noun.is_part = true;
        } else if (flag.text == "count") {
            noun.is_counted = true;
        } else if (flag.text == "field") {
            noun.is_field = true;
        } else if (flag.text == "called") {
            noun.is_called = true;
        } else if (flag.text.starts_with("group:")) {
            auto kind = flag;
            kind.text.erase(0, 6);
            kind.place.column += 6;
            noun.group = value_of(kind_names, kind, "kind");
        } else {
            fail_unknown(flag, "flag", flag.text);
        }
    }

    void read_verbs() const {
        const auto rows = table("verbs.tsv", {"verb", "past", "participle", "flags", "makes"});
        for (const auto& row : rows) {
            const auto id = static_cast<std::uint32_t>(lexicon.verbs.size());
            if (!lexicon.verb_ids.emplace(row[0].text, id).second) fail_twice(row, rows);
            Verb verb;
            verb.lemma = row[0].text;
            for (const auto& flag : split(row[3], '|')) {
                if (flag.text == "noun") {
                    verb.is_noun = true;
                } else if (flag.text == "say") {
                    verb.is_say = true;
                } else if (flag.text == "object") {
                    verb.of_object = true;
                } else {
                    fail_unknown(flag, "flag", flag.text);
                }
            }
            verb.makes = makes_of(row[4]);
            if ((lexicon.classes_of(verb.lemma) & word::be) != 0) lexicon.be = id;
            const auto irregular = split(row[1], '|');
            const auto base = verb.lemma.substr(0, verb.lemma.find(' '));
            verb.past = irregular.empty() ? past_of(base) : irregular.front().text;
            add_forms(id, verb, irregular, split(row[2], '|'));
            lexicon.verbs.push_back(std::move(verb));
        }
        if (lexicon.be == UINT32_MAX) {
            throw InputError(
                rows.empty() ? Location{"verbs.tsv"} : Location{rows.front()[0].place.source},
                "no verb is of the class \"be\" of words.tsv"
            );
        }
    }

    static Makes makes_of(const Cell& cell) {
        if (cell.text.empty()) return Makes::nothing;
        if (cell.text == "same") return Makes::same;
        if (cell.text == "planned") return Makes::planned;
        if (cell.text == "considered") return Makes::considered;
        if (cell.text == "denied") return Makes::denied;
        if (cell.text == "none") return Makes::unread;
        fail_unknown(cell, "value", cell.text);
    }

    void add_forms(
        std::uint32_t id,
        const Verb& verb,
        const std::vector<Cell>& past,
        const std::vector<Cell>& participles
    ) const {
        const auto blank = verb.lemma.find(' ');
        const auto base = verb.lemma.substr(0, blank);
        const auto rest = blank == std::string::npos ? "" : verb.lemma.substr(blank);
        const auto add = [&](const std::string& spelled, VerbForms forms) {
            if (!rest.empty()) {
                // The first word carries the form; the table says which verb the two words are.
                lexicon.phrasal.add(spelled + rest, id);
                return;
            }
            auto& reading = lexicon.verb_forms[spelled];
            if (reading.forms == 0) reading.verb = id;
            // "found" is the past of "find" and a verb of its own: the past wins, being commoner
            // in the news, and the plain form stays known by its own.
            if (reading.verb == id) reading.forms |= forms;
        };
        const auto without_rest = [&](std::string text) {
            if (!rest.empty() && text.ends_with(rest)) text.erase(text.size() - rest.size());
            return text;
        };
        add(base, form::base);
        add(third_person_of(base), form::third_person);
        bool doubles = !past.empty() && doubles_in_ing(base);
        for (const auto& spelled : past) {
            add(without_rest(spelled.text),
                form::past | (participles.empty() ? form::participle : 0U));
            doubles = doubles || without_rest(spelled.text) == base + base.back() + "ed";
        }
        for (const auto& spelled : participles) add(without_rest(spelled.text), form::participle);
        if (past.empty()) add(past_of(base), form::past | form::participle);
        add(ing_of(base, doubles), form::ing);
    }

    void read_sets() {
        const auto rows = table("slot_kinds.tsv", {"set", "kinds", "default"});
        for (const auto& row : rows) {
            KindSet all = kinds::none;
            KindSet otherwise = kinds::none;
            if (!row[2].text.empty()) otherwise = value_of(kind_names, row[2], "kind");
            for (const auto& cell : split(row[1], '|')) {
                all |= value_of(kind_names, cell, "kind");
            }
            if (!sets.emplace(row[0].text, std::pair(all, otherwise)).second) {
                fail_twice(row, rows);
            }
        }
    }

    std::pair<KindSet, KindSet> set_of(const Cell& cell) const {
        const auto found = sets.find(cell.text);
        if (found == sets.end()) fail_unknown(cell, "set of kinds", cell.text);
        return found->second;
    }

    void read_frames() {
        lexicon.frames_of_verb_.resize(lexicon.verbs.size());
        std::vector<std::uint32_t> for_any;
        std::set<std::string> ids;
        const auto rows = table(
            "frames.tsv",
            {"id",
             "verbs",
             "object noun",
             "source",
             "target",
             "relation",
             "planned",
             "source kinds",
             "target kinds",
             "flags"}
        );
        for (const auto& row : rows) {
            if (!ids.insert(row[0].text).second) fail_twice(row, rows);
            const auto id = static_cast<std::uint32_t>(lexicon.frames.size());
            for (const auto& cell : split(row[1], '|')) {
                if (cell.text == "*") {
                    for_any.push_back(id);
                    continue;
                }
                const auto verb = lexicon.verb_ids.find(cell.text);
                if (verb == lexicon.verb_ids.end()) fail_unknown(cell, "verb", cell.text);
                lexicon.frames_of_verb_[verb->second].push_back(id);
            }
            lexicon.frames.push_back(frame_of(row));
        }
        for (auto& of_verb : lexicon.frames_of_verb_) {
            of_verb.insert(of_verb.end(), for_any.begin(), for_any.end());
        }
    }

    /// A slot whose preposition is a word of words.tsv.
    [[nodiscard]] Slot known_slot(const Cell& cell) const {
        auto slot = slot_of(cell);
        const auto& mark = slot.preposition;
        const bool is_known = mark.empty() || lexicon.classes_of(mark) != 0 ||
                              lexicon.word_phrases.find(mark) != nullptr;
        if (!is_known) fail_unknown(cell, "slot or preposition", cell.text);
        return slot;
    }

    Frame frame_of(const Row& row) const {
        Frame frame;
        frame.id = row[0].text;
        for (const auto& cell : split(row[2], '|')) {
            if (lexicon.find_noun(cell.text) == nullptr) fail_unknown(cell, "noun", cell.text);
            frame.nouns.push_back(cell.text);
        }
        frame.source = known_slot(row[3]);
        for (const auto& cell : split(row[4], '|')) frame.targets.push_back(known_slot(cell));
        if (frame.targets.empty()) fail(row[4], "no target");
        if (row[5].text.empty()) fail(row[5], "no relation");
        require_relation(row[5]);
        require_relation(row[6]);
        frame.relation = row[5].text;
        frame.planned = row[6].text;
        std::tie(frame.source_kinds, frame.source_default) = set_of(row[7]);
        std::tie(frame.target_kinds, frame.target_default) = set_of(row[8]);
        for (const auto& flag : split(row[9], '|')) {
            if (flag.text == "place") {
                frame.host_by_place = true;
            } else if (flag.text == "postpone") {
                frame.is_postpone = true;
            } else if (flag.text == "purpose") {
                frame.is_purpose = true;
            } else if (flag.text == "when") {
                frame.gives_time = true;
            } else {
                fail_unknown(flag, "flag", flag.text);
            }
        }
        return frame;
    }
};

Lexicon::Lexicon(const std::vector<LexiconFile>& files) {
    Reader reader{*this, files, {}, {}};
    reader.read_words();
    reader.read_numbers();
    reader.read_countries();
    reader.read_cities();
    reader.read_things();
    reader.read_name_words();
    reader.read_titles();
    reader.read_times();
    reader.read_header_words();
    reader.read_nouns();
    reader.read_verbs();
    reader.read_sets();
    reader.read_frames();
    reader.read_list("given_names.tsv", "given name", given_names);
    reader.read_sexes();
    reader.read_list("abbreviations.tsv", "abbreviation", abbreviations);
    reader.read_list("stop_topics.tsv", "phrase", stop_topics);
    reader.read_open();
    reader.read_deeds();
}

bool Lexicon::takes(std::uint32_t verb, const std::string& preposition) const {
    return std::ranges::any_of(frames_of(verb), [&](std::uint32_t id) {
        const auto& known = frames[id];
        return known.nouns.empty() && std::ranges::any_of(known.targets, [&](const Slot& slot) {
                   return slot.place == Slot::Place::preposition && slot.preposition == preposition;
               });
    });
}

std::vector<std::string> Lexicon::relation_types() const {
    auto types = title_relations_;
    for (const auto& frame : frames) {
        types.insert(frame.relation);
        if (!frame.planned.empty()) types.insert(frame.planned);
    }
    return {types.begin(), types.end()};
}

const Lexicon& Lexicon::standard() {
    static const Lexicon lexicon(shipped_lexicon());
    return lexicon;
}

const Lexicon& lexicon_of(const ImportOptions& options) {
    return options.lexicon ? *options.lexicon : Lexicon::standard();
}

}  // namespace relata::article
