#include "importers/syntax/sorted_lines.hpp"

#include <algorithm>

namespace relata::syntax {

SortedLines::SortedLines(std::string_view file) : text_(file) {
    while (text_.starts_with('#')) text_.remove_prefix(text_.find('\n') + 1);
}

std::string_view SortedLines::find(std::string_view key) const {
    std::size_t low = 0;
    std::size_t high = text_.size();
    while (low < high) {
        auto begin = low + (high - low) / 2;
        while (begin > low && text_[begin - 1] != '\n') --begin;
        const auto end = text_.find('\n', begin);
        const auto line = text_.substr(begin, end - begin);
        const auto found = line.substr(0, line.find('\t'));
        if (found == key) return line;
        if (found < key) {
            low = end + 1;
        } else {
            high = begin;
        }
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
