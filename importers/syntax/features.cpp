#include "importers/syntax/features.hpp"

#include "graph/ascii.hpp"

#include <algorithm>

namespace relata::syntax {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

std::string_view last(std::string_view text, std::size_t count) {
    return text.substr(text.size() - std::min(text.size(), count));
}

char letter(Inflection inflection) {
    constexpr std::string_view letters = "bsdgxc";
    return letters[static_cast<std::size_t>(inflection)];
}

/// Describes a word's readings for the features noun, verb and profile.
struct Known {
    std::string noun;
    std::string verb;
    std::string profile;

    explicit Known(std::string_view word) {
        std::array<float, word_class_count> counts{};
        for (const auto& reading : word_readings(word)) {
            const auto i = static_cast<std::size_t>(reading.word_class);
            // A reading that was never counted is still one.
            const auto count = static_cast<float>(reading.reading.count) + 0.5F;
            counts[i] = std::max(counts[i], count);
            if (reading.word_class == WordClass::noun && noun.empty()) {
                noun = reading.reading.field;
                if (reading.reading.is_name) noun += '+';
                if (reading.inflection != Inflection::none) noun += "/s";
            }
            if (reading.word_class == WordClass::verb) add_verb(reading);
        }
        describe(counts);
    }

private:
    void add_verb(const WordReading& reading) {
        const std::string form{'/', letter(reading.inflection)};
        if (verb.empty()) {
            verb = std::string(reading.reading.field) + form;
        } else if (verb.find(form) == std::string::npos) {
            verb += form;
        }
    }

    /// `v+n-`: mostly a verb, at times a noun.
    void describe(const std::array<float, word_class_count>& counts) {
        float sum = 0;
        for (const auto count : counts) sum += count;
        std::array<std::size_t, word_class_count> order{0, 1, 2, 3};
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
            return counts[a] > counts[b];
        });
        for (const auto i : order) {
            if (counts[i] == 0) continue;
            const auto share = counts[i] / sum;
            profile += "nvar"[i];
            profile += share > 0.9F ? '!' : share > 0.5F ? '+' : share > 0.1F ? '-' : '.';
        }
    }
};

}  // namespace

std::string shape_of(std::string_view word) {
    std::string shape;
    for (const char c : word) {
        char sign = c;
        if (is_upper(c)) sign = 'X';
        if (is_lower(c)) sign = 'x';
        if (is_digit(c)) sign = 'd';
        if (static_cast<unsigned char>(c) >= 0x80) sign = 'u';
        const auto size = shape.size();
        if (size >= 2 && shape[size - 1] == sign && shape[size - 2] == sign) continue;
        constexpr std::size_t longest = 8;
        if (size < longest) shape += sign;
    }
    return shape;
}

bool is_in_capitals(std::span<const std::string_view> words) {
    std::size_t capitals = 0;
    for (const auto word : words) {
        if (std::ranges::any_of(word, is_lower)) return false;
        capitals += static_cast<std::size_t>(std::ranges::count_if(word, is_upper));
    }
    constexpr std::size_t few = 6;  // "US - UK" is no headline
    return capitals > few;
}

WordFeatures find_features(std::string_view word, WordPlace place) {
    const auto lower = lower_ascii(word);
    auto plain = lower;
    std::ranges::replace_if(plain, is_digit, '0');
    Known known(lower);
    const auto text = [](std::string_view prefix, std::string_view part) {
        return std::string(prefix) + std::string(part);
    };
    const std::string mark = place.is_in_capitals ? "A" : "";
    return {
        "w" + plain,
        text("2", last(plain, 2)),
        text("3", last(plain, 3)),
        text("4", last(plain, 4)),
        text("p", std::string_view(plain).substr(0, 3)),
        "x" + std::string(place.is_first ? "^" : "") + mark + shape_of(word),
        "n" + known.noun,
        "v" + known.verb,
        "c" + known.profile};
}

std::vector<WordFeatures> find_features(std::span<const std::string_view> words) {
    const bool in_capitals = is_in_capitals(words);
    std::vector<WordFeatures> found;
    found.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        found.push_back(find_features(words[i], {i == 0, in_capitals}));
    }
    return found;
}

std::string vector_key(std::string_view word) {
    return lower_ascii(word);
}

}  // namespace relata::syntax
