#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace relata {

/// A to Z become a to z, every other byte stays: for keywords, file endings and names of
/// attributes, where the language of the reader must not matter. Names of entities are folded
/// (graph/names.hpp).
constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = lower_ascii(c);
    return lower;
}

/// Whether two texts are equal but for the case of ASCII letters. `lower_case` is in lower case.
inline bool is_same_word(std::string_view text, std::string_view lower_case) {
    return std::ranges::equal(text, lower_case, {}, [](char c) { return lower_ascii(c); });
}

}  // namespace relata
