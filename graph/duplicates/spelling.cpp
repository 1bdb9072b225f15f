#include "graph/duplicates/spelling.hpp"

#include "graph/duplicates.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata::duplicates {
namespace {

constexpr std::size_t longest_compared = 40;  // letters; longer words are compared as a whole only

std::u32string code_points(std::string_view text) {
    std::u32string letters;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8_sequence_length(text, i);
        letters += length == 0 ? static_cast<char32_t>(static_cast<unsigned char>(text[i]))
                               : utf8_code_point(text, i);
        i += std::max<std::size_t>(length, 1);
    }
    return letters;
}

bool is_latin_word(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Names one letter apart that are two: both are written often enough for an error to be unlikely.
bool are_two_names(std::string_view a, std::string_view b) {
    return std::min(a, b) == "iceland" && std::max(a, b) == "ireland";
}

/// Endings, the longest first, and what they make of a word: endings that make the same are one
/// ("Ecuadorean", "Ecuadorian").
struct Ending {
    std::string_view letters;
    char makes;
};
constexpr std::array<Ending, 14> endings{{
    {"ians", 'A'},
    {"eans", 'A'},
    {"iens", 'E'},
    {"ans", 'A'},
    {"ian", 'a'},
    {"ean", 'a'},
    {"ien", 'e'},
    {"ish", 'h'},
    {"ese", 'z'},
    {"ois", 'o'},
    {"ots", 't'},
    {"an", 'a'},
    {"os", 'S'},
    {"s", 's'},
}};

char ending_of(std::string_view word) {
    const auto* const known = std::ranges::find_if(endings, [&](const Ending& ending) {
        return word.ends_with(ending.letters);
    });
    return known == endings.end() ? ' ' : known->makes;
}

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'u';
}

/// Letters that are one in transcriptions, the longest first.
struct Spelled {
    std::string_view letters;
    std::string_view sound;
};
constexpr std::array<Spelled, 24> spellings{{
    {"tsch", "c"}, {"shch", "s"}, {"tch", "c"}, {"sch", "s"}, {"ch", "c"}, {"sh", "s"},
    {"zh", "s"},   {"ts", "s"},   {"tz", "s"},  {"cz", "s"},  {"dz", "s"}, {"kh", "k"},
    {"gh", "k"},   {"ck", "k"},   {"th", "t"},  {"dh", "d"},  {"ph", "f"}, {"x", "ks"},
    {"z", "s"},    {"q", "k"},    {"g", "k"},   {"w", "v"},   {"o", "u"},  {"j", "i"},
}};

std::string with_one_letter_a_sound(std::string_view word) {
    std::string sound;
    for (std::size_t i = 0; i < word.size();) {
        const auto rest = word.substr(i);
        const auto* const known = std::ranges::find_if(spellings, [&](const Spelled& spelled) {
            return rest.starts_with(spelled.letters);
        });
        if (known != spellings.end()) {
            sound += known->sound;
            i += known->letters.size();
            continue;
        }
        const char c = word[i++];
        if (c == 'y') {
            sound += 'i';
        } else if (c == 'c') {
            const bool is_soft =
                i < word.size() && (word[i] == 'e' || word[i] == 'i' || word[i] == 'y');
            sound += is_soft ? 's' : 'k';
        } else if (c != 'h' || sound.empty()) {  // an h inside is written or not: Hannah, Hanna
            sound += c;
        }
    }
    return sound;
}

/// Vowels in a row as one: ei, ai, ie are i; ou, uu are u; no letter twice.
std::string with_simple_vowels(std::string_view sound) {
    std::string simple;
    for (std::size_t i = 0; i < sound.size();) {
        auto end = i;
        std::string run;
        while (end < sound.size() && is_vowel(sound[end]) == is_vowel(sound[i])) {
            if (run.empty() || run.back() != sound[end]) run += sound[end];
            ++end;
        }
        const bool has_long_i = run == "ei" || run == "ai" || run == "ie" || run == "iei";
        simple += has_long_i ? "i" : run;
        i = end;
    }
    return simple;
}

std::string skeleton_of(std::string_view sound) {
    std::string skeleton;
    if (is_vowel(sound.front())) skeleton += 'V';
    for (const char c : sound) {
        if (!is_vowel(c)) skeleton += c;
    }
    if (is_vowel(sound.back()))
        skeleton += sound.back() == 'e' ? 'I' : static_cast<char>(sound.back() - 'a' + 'A');
    return skeleton;
}

double jaro_winkler_of(std::u32string_view a, std::u32string_view b) {
    if (a.empty() && b.empty()) return 1;
    if (a.empty() || b.empty()) return 0;
    const auto longer = std::max(a.size(), b.size());
    const auto window = longer / 2 > 0 ? longer / 2 - 1 : 0;
    std::u32string common_a;
    std::vector<bool> is_taken(b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto begin = i > window ? i - window : 0;
        const auto end = std::min(b.size(), i + window + 1);
        for (auto j = begin; j < end; ++j) {
            if (is_taken[j] || a[i] != b[j]) continue;
            is_taken[j] = true;
            common_a += a[i];
            break;
        }
    }
    if (common_a.empty()) return 0;
    std::size_t misplaced = 0;
    for (std::size_t j = 0, n = 0; j < b.size(); ++j) {
        if (is_taken[j] && b[j] != common_a[n++]) ++misplaced;
    }
    const auto swaps = misplaced / 2;
    const auto common = static_cast<double>(common_a.size());
    const auto jaro =
        (common / static_cast<double>(a.size()) + common / static_cast<double>(b.size()) +
         (common - static_cast<double>(swaps)) / common) /
        3;
    constexpr std::size_t longest_prefix = 4;
    std::size_t prefix = 0;
    while (prefix < longest_prefix && prefix < a.size() && prefix < b.size() &&
           a[prefix] == b[prefix]) {
        ++prefix;
    }
    return jaro + 0.1 * static_cast<double>(prefix) * (1 - jaro);
}

}  // namespace

Word::Word(std::string folded) : text(std::move(folded)), letters(code_points(text)) {
    constexpr std::size_t shortest_sound = 4;
    constexpr std::size_t shortest_error = 6;
    const bool is_short_enough = letters.size() <= longest_compared;
    const bool has_digit = text.find_first_of("0123456789") != std::string::npos;
    can_have_error = is_short_enough && !has_digit && letters.size() >= shortest_error;
    if (is_short_enough && letters.size() >= shortest_sound && is_latin_word(text)) {
        sound = with_simple_vowels(with_one_letter_a_sound(text));
    }
    if (sound.empty()) {
        skeleton = text;
        return;
    }
    skeleton = skeleton_of(sound);
    for (const char c : sound) consonants += is_vowel(c) ? 0U : 1U;
}

bool sound_alike(const Word& a, const Word& b) {
    if (a.sound.empty() || b.sound.empty() || a.skeleton != b.skeleton) return false;
    if (a.sound == b.sound) return true;
    // With fewer consonants the vowels are what tells names apart: Lena, Lina.
    constexpr std::size_t enough = 3;
    constexpr double nearly_equal = 0.85;
    return a.consonants >= enough && jaro_winkler(a.sound, b.sound) >= nearly_equal;
}

bool are_one_error_apart(const Word& a, const Word& b) {
    if (!a.can_have_error || !b.can_have_error || are_two_names(a.text, b.text)) return false;
    const bool is_a_shorter = a.letters.size() <= b.letters.size();
    const auto& few = is_a_shorter ? a.letters : b.letters;
    const auto& many = is_a_shorter ? b.letters : a.letters;
    if (many.size() > few.size() + 1 || few.front() != many.front()) return false;
    std::size_t i = 0;
    while (i < few.size() && few[i] == many[i]) ++i;
    const auto rest = std::u32string_view(few).substr(i);
    const auto other = std::u32string_view(many).substr(i);
    if (few.size() != many.size()) return !rest.empty() && other.substr(1) == rest;
    if (rest.size() < 2) return false;  // equal, or another last letter
    if (rest.substr(1) == other.substr(1)) return true;
    return rest[0] == other[1] && rest[1] == other[0] && rest.substr(2) == other.substr(2);
}

bool have_different_endings(const Word& a, const Word& b) {
    return ending_of(a.text) != ending_of(b.text);
}

std::vector<std::uint64_t> error_keys(const Word& word) {
    const auto hash = [](std::u32string_view letters, std::size_t left_out) {
        std::string bytes;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            if (i != left_out) append_utf8(bytes, letters[i]);
        }
        return hash_text(bytes);
    };
    std::vector<std::uint64_t> keys{hash(word.letters, word.letters.size())};
    for (std::size_t i = 1; i < word.letters.size(); ++i) keys.push_back(hash(word.letters, i));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

std::uint64_t hash_text(std::string_view text, std::uint64_t seed) {
    auto hash = seed;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}

}  // namespace relata::duplicates

namespace relata {

double jaro_winkler(std::string_view a, std::string_view b) {
    return duplicates::jaro_winkler_of(duplicates::code_points(a), duplicates::code_points(b));
}

}  // namespace relata
