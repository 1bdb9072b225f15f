#include "graph/names.hpp"

#include "graph/ascii.hpp"
#include "graph/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

namespace relata {
namespace {

struct Free {
    void operator()(utf8proc_uint8_t* bytes) const {
        std::free(bytes);
    }  // NOLINT(*-no-malloc): utf8proc allocates with malloc
};

/// What utf8proc makes of well-formed UTF-8: compatibility-decomposed, marks stripped, case folded.
std::string mapped(std::string_view text) {
    utf8proc_uint8_t* raw = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()),
        &raw,
        static_cast<utf8proc_option_t>(
            UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD |
            UTF8PROC_IGNORE
        )
    );
    const std::unique_ptr<utf8proc_uint8_t, Free> bytes(raw);
    if (length < 0) return {};
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(length)};
}

bool is_word_character(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_LM ||
           category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_ND ||
           category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_NO ||
           category == UTF8PROC_CATEGORY_MC;
}

/// Letters that Unicode does not decompose but that people type without their stroke.
std::string_view plain_letter(char32_t c) {
    constexpr std::array<std::pair<char32_t, std::string_view>, 7> letters{{
        {U'ø', "o"},
        {U'đ', "d"},
        {U'ł', "l"},
        {U'ħ', "h"},
        {U'ı', "i"},
        {U'æ', "ae"},
        {U'œ', "oe"},
    }};
    for (const auto& [from, to] : letters) {
        if (from == c) return to;
    }
    return {};
}

std::string without_invalid(std::string_view text) {
    std::string valid;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8_sequence_length(text, i);
        if (length != 0) valid += text.substr(i, length);
        i += std::max<std::size_t>(length, 1);
    }
    return valid;
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbors
/// count 1, over bytes. O(|a| |b|).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] =
                std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)}
                );
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What fold_name makes of ASCII, as most names are: no table of Unicode need be asked.
std::string fold_ascii(std::string_view name) {
    std::string folded;
    folded.reserve(name.size());
    bool gap = false;
    for (const char c : name) {
        const char lower = lower_ascii(c);
        const bool belongs = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (belongs) {
            if (gap && !folded.empty()) folded += ' ';
            gap = false;
            folded += lower;
        } else if (c != '\'') {  // "O'Neill" is one word
            gap = true;
        }
    }
    return folded;
}

template <typename Claim>
std::vector<EntityId> entities_where(const Graph& graph, Claim claim) {
    std::vector<EntityId> found;
    for (const auto id : graph.entities()) {
        if (claim(graph.entity(id))) found.push_back(id);
    }
    return found;
}

/// Whether the folded `words` stand in the folded `name` as whole words.
bool has_words(const std::string& name, const std::string& words) {
    return (' ' + name + ' ').find(' ' + words + ' ') != std::string::npos;
}

template <typename Claim>
bool any_name(const Entity& entity, Claim claim) {
    return claim(entity.name) || std::ranges::any_of(entity.aliases, claim);
}

/// Smaller is nearer: the distance to the name or to its nearest word, as a share of the length.
std::size_t remoteness(const std::string& folded_name, const std::string& wanted) {
    auto best = edit_distance(folded_name, wanted);
    std::size_t begin = 0;
    while (begin < folded_name.size()) {
        const auto end = std::min(folded_name.find(' ', begin), folded_name.size());
        // + 1: a whole name that is as near as one word of a longer name comes first
        best = std::min(best, edit_distance(folded_name.substr(begin, end - begin), wanted) + 1);
        begin = end + 1;
    }
    return best;
}

std::vector<EntityId> nearest_entities(
    const Graph& graph, const std::string& wanted, std::size_t limit
) {
    constexpr std::size_t longest_compared = 200;  // keeps one hostile name from costing much
    const auto head = wanted.substr(0, longest_compared);
    std::vector<std::pair<std::size_t, EntityId>> ranked;
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        auto best = remoteness(fold_name(entity.name).substr(0, longest_compared), head);
        for (const auto& alias : entity.aliases) {
            best = std::min(best, remoteness(fold_name(alias).substr(0, longest_compared), head));
        }
        if (best <= std::max<std::size_t>(head.size() / 2, 1)) ranked.emplace_back(best, id);
    }
    std::ranges::sort(ranked);
    std::vector<EntityId> nearest;
    for (const auto& [distance, id] : ranked) {
        if (nearest.size() == limit) break;
        nearest.push_back(id);
    }
    return nearest;
}

}  // namespace

std::string fold_name(std::string_view name) {
    if (is_ascii(name)) return fold_ascii(name);
    const auto text = mapped(without_invalid(name));
    std::string folded;
    bool gap = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = std::max<std::size_t>(utf8_sequence_length(text, i), 1);
        const auto c = utf8_code_point(text, i);
        const auto plain = plain_letter(c);
        const bool apostrophe = c == U'\'' || c == U'’';  // "O'Neill" is one word
        if (is_word_character(c)) {
            if (gap && !folded.empty()) folded += ' ';
            gap = false;
            folded += plain.empty() ? std::string_view(text).substr(i, length) : plain;
        } else if (!apostrophe) {
            gap = true;
        }
        i += length;
    }
    return folded;
}

std::string folded_key(std::string_view kind, std::string_view name) {
    return std::string(kind) + ':' + fold_name(name);
}

std::string slug(std::string_view name) {
    auto text = fold_name(name);
    std::ranges::replace(text, ' ', '-');
    return text.empty() ? "entity" : text;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8_sequence_length(text, i);
        if (length == 0) {
            ++width;
            ++i;
            continue;
        }
        const auto columns =
            utf8proc_charwidth(static_cast<utf8proc_int32_t>(utf8_code_point(text, i)));
        width += static_cast<std::size_t>(std::max(columns, 0));
        i += length;
    }
    return width;
}

NameMatch find_by_name(const Graph& graph, std::string_view name, std::size_t limit) {
    NameMatch match;
    if (const auto id = graph.find_entity(name)) {
        match.exact = {*id};
        return match;
    }
    match.exact = entities_where(graph, [&](const Entity& e) { return e.name == name; });
    if (!match.exact.empty()) return match;
    match.exact = entities_where(graph, [&](const Entity& e) {
        return std::ranges::find(e.aliases, name) != e.aliases.end();
    });
    if (!match.exact.empty()) return match;

    const auto wanted = fold_name(name);
    if (wanted.empty()) return match;
    const auto folds_to_wanted = [&](const std::string& n) { return fold_name(n) == wanted; };
    match.exact =
        entities_where(graph, [&](const Entity& e) { return any_name(e, folds_to_wanted); });
    if (!match.exact.empty()) return match;
    const auto holds_wanted = [&](const std::string& n) { return has_words(fold_name(n), wanted); };
    match.exact = entities_where(graph, [&](const Entity& e) { return any_name(e, holds_wanted); });
    if (!match.exact.empty()) return match;

    match.nearest = nearest_entities(graph, wanted, limit);
    return match;
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
    const auto wanted = fold_name(word);
    std::string best;
    auto best_distance = wanted.size() / 2 + 1;
    for (const auto& candidate : candidates) {
        const auto distance = edit_distance(fold_name(candidate), wanted);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace relata
