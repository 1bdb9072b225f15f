#include "exporters/table_text.hpp"

#include "exporters/attributes.hpp"

#include <algorithm>

namespace relata {

void append_quoted_cell(std::string& row, std::string_view text) {
    row += '"';
    for (const char c : text) {
        if (c == '"') row += '"';
        row += c;
    }
    row += '"';
}

std::string list_cell(const std::vector<std::string>& items) {
    const bool is_simple = std::ranges::all_of(items, [](const std::string& item) {
        return !item.empty() && item.find(';') == std::string::npos && !item.starts_with("[\"") &&
               !item.starts_with(' ') && !item.ends_with(' ');
    });
    if (!is_simple) return json_list(items);
    std::string cell;
    for (const auto& item : items) cell += (cell.empty() ? "" : ";") + item;
    return cell;
}

}  // namespace relata
