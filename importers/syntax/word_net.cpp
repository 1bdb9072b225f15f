#include "importers/syntax/word_net.hpp"

#include "importers/syntax/embedded.hpp"
#include "importers/syntax/sorted_lines.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace relata::syntax {
namespace {

/// The table; its lines begin with the words.
const SortedLines& table() {
    static const SortedLines lines(embedded_word_net());
    return lines;
}

std::optional<WordNetEntry::Reading> parse_reading(std::string_view column) {
    if (column.empty()) return std::nullopt;
    WordNetEntry::Reading reading;
    const auto end = std::min(column.find_first_of("+0123456789"), column.size());
    reading.field = column.substr(0, end);
    column.remove_prefix(end);
    reading.is_name = column.starts_with('+');
    if (reading.is_name) column.remove_prefix(1);
    std::from_chars(column.data(), column.data() + column.size(), reading.count);
    return reading;
}

WordClass class_of(char letter) {
    switch (letter) {
        case 'n':
            return WordClass::noun;
        case 'v':
            return WordClass::verb;
        case 'a':
            return WordClass::adjective;
        default:
            return WordClass::adverb;
    }
}

/// WordNet's rules of detachment (morphy(7WN)).
struct Ending {
    WordClass word_class;
    Inflection inflection;
    std::string_view ending;
    std::string_view instead;
};
constexpr std::array<Ending, 26> endings{
    {{WordClass::noun, Inflection::s, "s", ""},
     {WordClass::noun, Inflection::s, "ses", "s"},
     {WordClass::noun, Inflection::s, "xes", "x"},
     {WordClass::noun, Inflection::s, "zes", "z"},
     {WordClass::noun, Inflection::s, "ches", "ch"},
     {WordClass::noun, Inflection::s, "shes", "sh"},
     {WordClass::noun, Inflection::s, "men", "man"},
     {WordClass::noun, Inflection::s, "ies", "y"},
     {WordClass::verb, Inflection::s, "s", ""},
     {WordClass::verb, Inflection::s, "ies", "y"},
     {WordClass::verb, Inflection::s, "es", "e"},
     {WordClass::verb, Inflection::s, "es", ""},
     {WordClass::verb, Inflection::ed, "ed", "e"},
     {WordClass::verb, Inflection::ed, "ed", ""},
     {WordClass::verb, Inflection::ed, "ied", "y"},
     {WordClass::verb, Inflection::ing, "ing", "e"},
     {WordClass::verb, Inflection::ing, "ing", ""},
     {WordClass::adjective, Inflection::comparison, "er", ""},
     {WordClass::adjective, Inflection::comparison, "er", "e"},
     {WordClass::adjective, Inflection::comparison, "ier", "y"},
     {WordClass::adjective, Inflection::comparison, "est", ""},
     {WordClass::adjective, Inflection::comparison, "est", "e"},
     {WordClass::adjective, Inflection::comparison, "iest", "y"},
     // Not WordNet's: a doubled consonant, "stopped" and "running".
     {WordClass::verb, Inflection::ed, "*ed", ""},
     {WordClass::verb, Inflection::ing, "*ing", ""},
     {WordClass::adjective, Inflection::comparison, "*er", ""}}};

/// What is left of the word without the ending; empty when it does not have it.
std::string stem_of(std::string_view word, const Ending& rule) {
    auto ending = rule.ending;
    const bool is_doubled = ending.front() == '*';
    if (is_doubled) ending.remove_prefix(1);
    if (word.size() <= ending.size() + (is_doubled ? 2 : 1) || !word.ends_with(ending)) return {};
    auto stem = word.substr(0, word.size() - ending.size());
    if (is_doubled) {
        if (stem.back() != stem[stem.size() - 2]) return {};
        stem.remove_suffix(1);
    }
    return std::string(stem) + std::string(rule.instead);
}

}  // namespace

std::optional<WordNetEntry> find_in_word_net(std::string_view word) {
    auto line = table().find(word);
    if (line.empty()) return std::nullopt;
    WordNetEntry entry;
    entry.word = take_column(line);
    for (auto& reading : entry.readings) reading = parse_reading(take_column(line));
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        entry.plain_forms.emplace_back(class_of(line.front()), line.substr(2, end - 2));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return entry;
}

std::string irregular_past(std::string_view verb) {
    static const auto forms = [] {
        std::unordered_map<std::string_view, std::string_view> found;
        const auto text = table().text();
        for (auto at = text.find("v="); at != std::string_view::npos;
             at = text.find("v=", at + 2)) {
            if (text[at - 1] != '\t' && text[at - 1] != ' ') continue;
            const auto begin = text.rfind('\n', at) + 1;
            const auto form = text.substr(begin, text.find('\t', begin) - begin);
            const auto plain = text.substr(at + 2, text.find_first_of(" \n", at) - at - 2);
            // The list does not say which form is which.
            if (form.ends_with("ing") || form.ends_with("s")) continue;
            const auto [entry, is_new] = found.emplace(plain, form);
            if (!is_new && entry->second.ends_with('n')) entry->second = form;
        }
        return found;
    }();
    const auto known = forms.find(verb);
    return known == forms.end() ? std::string() : std::string(known->second);
}

std::string_view field_of_noun(std::string_view word) {
    const auto reading = noun_reading(word);
    return reading ? reading->reading.field : std::string_view();
}

std::string_view kind_of_noun(std::string_view word) {
    const auto reading = noun_reading(word);
    return reading ? kind_of_noun(*reading) : std::string_view();
}

std::string_view kind_of_noun(const WordReading& noun) {
    static const SortedLines kinds(embedded_noun_kinds());
    auto line = kinds.find(noun.plain_form);
    take_column(line);
    return line;
}

namespace {

std::vector<WordReading> look_up(std::string_view word) {
    std::vector<WordReading> found;
    const auto add = [&](WordClass word_class, Inflection inflection, std::string_view plain_form) {
        const auto entry = find_in_word_net(plain_form);
        if (!entry) return;
        const auto& reading = entry->readings[static_cast<std::size_t>(word_class)];
        if (reading) found.push_back({word_class, inflection, entry->word, *reading});
    };
    if (const auto entry = find_in_word_net(word)) {
        for (std::size_t i = 0; i < word_class_count; ++i) {
            if (!entry->readings[i]) continue;
            found.push_back(
                {static_cast<WordClass>(i), Inflection::none, entry->word, *entry->readings[i]}
            );
        }
        for (const auto& [word_class, plain] : entry->plain_forms) {
            add(word_class,
                word_class == WordClass::adjective || word_class == WordClass::adverb
                    ? Inflection::comparison
                    : Inflection::irregular,
                plain);
        }
    }
    for (const auto& rule : endings) {
        if (const auto stem = stem_of(word, rule); !stem.empty()) {
            add(rule.word_class, rule.inflection, stem);
        }
    }
    return found;
}

/// The readings of words asked for before, by this thread: the same words come again and again.
const std::vector<WordReading>& remembered_readings(std::string_view word) {
    static thread_local std::unordered_map<std::string, std::vector<WordReading>> known;
    static thread_local std::string key;
    key = word;
    const auto found = known.find(key);
    if (found != known.end()) return found->second;
    constexpr std::size_t most = 8192;
    if (known.size() >= most) known.clear();
    return known.emplace(key, look_up(word)).first->second;
}

}  // namespace

std::vector<WordReading> word_readings(std::string_view word) {
    return remembered_readings(word);
}

std::optional<WordReading> noun_reading(std::string_view word) {
    for (const auto& reading : remembered_readings(word)) {
        if (reading.word_class == WordClass::noun) return reading;
    }
    return std::nullopt;
}

}  // namespace relata::syntax
