#include "importers/syntax/sorted_lines.hpp"

#include <algorithm>
#include <iterator>

namespace relata::syntax {

namespace {

/// Keys in order have such numbers in order; keys that begin alike may have the same.
std::uint64_t first_bytes_of(std::string_view key) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) {
        number = number << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    }
    return number;
}

/// Compares what stands before the tab of the line at `line` with a key: below, at or above 0. The
/// line ends before `end`.
int compare_key(const char* line, const char* end, std::string_view key) {
    const auto room = static_cast<std::size_t>(end - line);
    const auto count = std::min(key.size(), room);
    std::size_t same = 0;
    while (same < count && line[same] == key[same]) ++same;
    const bool is_at_end = same == room || line[same] == '\t' || line[same] == '\n';
    if (same == key.size()) return is_at_end ? 0 : 1;
    if (is_at_end) return -1;
    return static_cast<unsigned char>(line[same]) < static_cast<unsigned char>(key[same]) ? -1 : 1;
}

}  // namespace

SortedLines::SortedLines(std::string_view file) : text_(file) {
    while (text_.starts_with('#')) text_.remove_prefix(text_.find('\n') + 1);
    constexpr std::size_t apart = 2048;
    for (std::size_t at = apart; at < text_.size(); at += apart) {
        const auto begin = text_.find('\n', at) + 1;
        if (begin == 0 || begin >= text_.size()) break;
        const auto line = text_.substr(begin, text_.find('\n', begin) - begin);
        samples_.push_back({first_bytes_of(line.substr(0, line.find('\t'))), begin});
    }
}

std::string_view SortedLines::find(std::string_view key) const {
    if (key.find_first_of("\t\n") != std::string_view::npos) return {};
    const auto* const text = text_.data();
    const auto number = first_bytes_of(key);
    const auto above = std::ranges::lower_bound(samples_, number, {}, &Sample::first_bytes);
    const auto below = std::ranges::upper_bound(samples_, number, {}, &Sample::first_bytes);
    auto low = above == samples_.begin() ? 0 : std::prev(above)->begin;
    auto high = below == samples_.end() ? text_.size() : below->begin;
    while (low < high) {
        auto begin = low + (high - low) / 2;
        while (begin > low && text[begin - 1] != '\n') --begin;
        const auto order = compare_key(text + begin, text + text_.size(), key);
        if (order > 0) {
            high = begin;
            continue;
        }
        const auto end = text_.find('\n', begin);
        if (order == 0) return text_.substr(begin, end - begin);
        low = end + 1;
    }
    return {};
}

std::string_view take_column(std::string_view& line) {
    const auto end = std::min(line.find('\t'), line.size());
    const auto column = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return column;
}

}  // namespace relata::syntax
