#include "graph/duplicates/forms.hpp"

#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata::duplicates {
namespace {

constexpr KindMask person = 1;
constexpr KindMask organization = 2;
constexpr KindMask mechanism = 4;
constexpr KindMask event = 8;
constexpr KindMask place = 16;

/// Kinds that a thing may have in one file and not in another, by what they have in common.
constexpr std::array<std::pair<std::string_view, KindMask>, 27> known_kinds{{
    {"person", person},
    {"people", person},
    {"organization", organization},
    {"organisation", organization},
    {"company", organization},
    {"corporation", organization},
    {"firm", organization},
    {"business", organization},
    {"bank", organization},
    {"publicbody", organization},
    {"agency", organization},
    {"institution", organization},
    {"party", organization},
    {"group", organization},
    {"legalentity", person | organization},
    {"mechanism", organization | mechanism | event},
    {"agreement", mechanism},
    {"treaty", mechanism},
    {"event", event},
    {"meeting", event},
    {"country", place},
    {"place", place},
    {"location", place},
    {"city", place},
    {"region", place},
    {"state", place},
    {"territory", place},
}};

// Sorted, for a binary search.
constexpr std::array<std::string_view, 42> legal_forms{
    "ab",   "ag",          "aps",     "as",   "asa", "bhd",          "bv",  "co",  "company",
    "corp", "corporation", "doo",     "gmbh", "inc", "incorporated", "jsc", "kft", "kg",
    "kgaa", "kk",          "limited", "llc",  "llp", "lp",           "ltd", "nv",  "oao",
    "ojsc", "ooo",         "oy",      "oyj",  "pao", "pjsc",         "plc", "pte", "pty",
    "sa",   "sarl",        "sas",     "se",   "spa", "srl",
};
constexpr std::array<std::string_view, 24> titles{
    "ambassador", "baron", "captain", "chancellor", "colonel", "count",    "dame",  "dr",
    "general",    "king",  "lady",    "lord",       "madame",  "minister", "miss",  "mr",
    "mrs",        "ms",    "mx",      "president",  "prince",  "prof",     "queen", "sir",
};
constexpr std::array<std::string_view, 25> particles{
    "abu", "al",  "ap", "ben", "bin", "bint", "da", "dal", "de",  "del", "della", "den", "der",
    "di",  "dos", "du", "el",  "ibn", "la",   "le", "ter", "van", "von", "zu",    "zum",
};
constexpr std::array<std::string_view, 18> small_words{
    "a",
    "an",
    "and",
    "at",
    "by",
    "da",
    "de",
    "del",
    "des",
    "di",
    "du",
    "et",
    "for",
    "in",
    "of",
    "on",
    "the",
    "to",
};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& sorted, std::string_view word) {
    return std::ranges::binary_search(sorted, word);
}

std::vector<std::string> split(const std::string& folded) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < folded.size();) {
        const auto end = std::min(folded.find(' ', begin), folded.size());
        words.push_back(folded.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// "s a" is `sa`: what points between letters leave behind.
std::vector<std::string> with_letters_joined(const std::vector<std::string>& words) {
    std::vector<std::string> joined;
    bool was_letter = false;
    for (const auto& word : words) {
        const bool is_letter = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
        if (is_letter && was_letter) {
            joined.back() += word;
        } else {
            joined.push_back(word);
        }
        was_letter = is_letter;
    }
    return joined;
}

void drop_article(std::vector<std::string>& words) {
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
}

std::vector<std::string> plain_words(const std::vector<std::string>& words, NameSort sort) {
    if (sort == NameSort::person) {
        auto plain = words;
        while (plain.size() > 1 && is_one_of(titles, plain.front())) plain.erase(plain.begin());
        return plain;
    }
    auto plain = with_letters_joined(words);
    drop_article(plain);
    while (plain.size() > 1 && is_one_of(legal_forms, plain.back())) plain.pop_back();
    return plain;
}

/// Capitals, at least two, and at most half as many other letters: "IAEA", "DoD", "U.S.".
bool is_in_capitals(std::string_view name) {
    std::size_t capitals = 0;
    std::size_t others = 0;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            ++capitals;
        } else if (c != '.' && c != ' ' && !(c >= '0' && c <= '9')) {
            ++others;
        }
    }
    return capitals >= 2 && others * 2 <= capitals;
}

/// "Name (X)" in two.
std::optional<std::pair<std::string_view, std::string_view>> parenthesized(std::string_view name) {
    const auto open = name.rfind('(');
    if (open == std::string_view::npos || open == 0 || !name.ends_with(')')) return std::nullopt;
    return std::pair{name.substr(0, open), name.substr(open + 1, name.size() - open - 2)};
}

}  // namespace

KindMask kind_mask(std::string_view kind) {
    const auto lower = lower_ascii(kind);
    const auto* const known =
        std::ranges::find(known_kinds, lower, &std::pair<std::string_view, KindMask>::first);
    return known == known_kinds.end() ? KindMask{0} : known->second;
}

NameSort name_sort(KindMask mask) {
    if ((mask & person) == 0) return NameSort::other;
    return mask == person ? NameSort::person : NameSort::unknown;
}

std::size_t surname_begin(const std::vector<const Word*>& words) {
    auto begin = words.size() - 1;
    while (begin > 1 && is_one_of(particles, words[begin - 1]->text)) --begin;
    return begin;
}

bool can_be_surname(const std::vector<const Word*>& words) {
    return std::all_of(words.begin(), words.end() - 1, [](const Word* word) {
        return is_one_of(particles, word->text);
    });
}

std::vector<std::string> acronyms(const std::vector<const Word*>& words) {
    constexpr std::size_t longest = 10;
    if (words.size() < 2) return {};
    std::string all;
    std::string large;
    for (const auto* word : words) {
        std::string letter;
        append_utf8(letter, word->letters.front());
        all += letter;
        if (!is_one_of(small_words, word->text)) large += letter;
    }
    std::vector<std::string> found;
    if (all.size() <= longest) found.push_back(all);
    if (large != all && large.size() >= 2 && large.size() <= longest) found.push_back(large);
    return found;
}

Forms::Forms(const Graph& graph) {
    const auto& kinds = graph.schema().kinds();
    std::vector<KindMask> masks;
    masks.reserve(kinds.size());
    for (const auto& kind : kinds) masks.push_back(kind_mask(kind.name));
    of_entity_.resize(graph.entity_count());
    sorts_.reserve(graph.entity_count());
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        KindMask mask = 0;
        for (const auto kind : entity.kinds) mask |= masks[kind.value];
        sorts_.push_back(entity.kinds.empty() ? NameSort::unknown : name_sort(mask));
        add(id, 0, entity.name);
        for (std::size_t i = 0; i < entity.aliases.size(); ++i) {
            add(id, static_cast<std::uint32_t>(i + 1), entity.aliases[i]);
        }
    }
}

std::vector<const Word*> Forms::words(const Words& numbers) const {
    std::vector<const Word*> words;
    words.reserve(numbers.size());
    for (const auto number : numbers) words.push_back(&words_[number]);
    return words;
}

std::string Forms::text(const Words& numbers) const {
    std::string text;
    for (const auto number : numbers) {
        if (!text.empty()) text += ' ';
        text += words_[number].text;
    }
    return text;
}

void Forms::add(EntityId entity, std::uint32_t name, std::string_view text) {
    const auto folded = fold_name(text);
    if (folded.empty()) return;
    add_form(entity, name, folded, is_in_capitals(text));
    // "Agency (IAEA)" bears two names; "Li Wei (minister)" bears one.
    const auto parts = parenthesized(text);
    if (!parts || !is_in_capitals(parts->second)) return;
    const auto full = fold_name(parts->first);
    auto in_brackets = fold_name(parts->second);
    std::erase(in_brackets, ' ');
    std::vector<Word> words;
    for (auto& word : split(full)) words.emplace_back(std::move(word));
    std::vector<const Word*> pointers;
    for (const auto& word : words) pointers.push_back(&word);
    const auto short_names = acronyms(pointers);
    if (std::ranges::find(short_names, in_brackets) == short_names.end()) return;
    add_form(entity, name, full, false);
    add_form(entity, name, in_brackets, true);
}

void Forms::add_form(
    EntityId entity, std::uint32_t name, const std::string& folded, bool is_acronym
) {
    const auto sort = sorts_[entity.value];
    const auto words = split(folded);
    const auto plain = plain_words(words, sort);
    const bool is_one = plain.size() == 1 && is_acronym;
    auto key = folded;
    key += static_cast<char>('0' + static_cast<int>(sort));
    key += is_one ? 'A' : 'a';
    const auto [known, is_new] =
        by_name_.try_emplace(std::move(key), static_cast<std::uint32_t>(forms_.size()));
    if (is_new) {
        Form form;
        form.sort = sort;
        form.is_acronym = is_one;
        for (const auto& word : words) form.words.push_back(number(word));
        for (const auto& word : plain) form.plain.push_back(number(word));
        forms_.push_back(std::move(form));
    }
    auto& own = of_entity_[entity.value];
    if (std::ranges::find(own, known->second) != own.end()) return;
    own.push_back(known->second);
    forms_[known->second].bearers.push_back({entity, name});
}

WordNumber Forms::number(const std::string& word) {
    const auto [known, is_new] = numbers_.try_emplace(word, static_cast<WordNumber>(words_.size()));
    if (is_new) words_.emplace_back(word);
    return known->second;
}

}  // namespace relata::duplicates
