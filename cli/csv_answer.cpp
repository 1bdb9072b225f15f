#include "cli/csv_answer.hpp"

#include "exporters/table_text.hpp"

namespace relata::cli {
namespace {

bool is_plain(const std::string& cell) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    return cell.find_first_of("\",\n\r") == std::string::npos &&
           (cell.empty() || (!is_blank(cell.front()) && !is_blank(cell.back())));
}

std::string csv_row(const std::vector<std::string>& cells) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) row += ',';
        if (is_plain(cells[i])) {
            row += cells[i];
        } else {
            append_quoted_cell(row, cells[i]);
        }
    }
    return row + '\n';
}

}  // namespace

void write_csv(
    std::ostream& out,
    const std::vector<std::string>& headings,
    const std::vector<std::vector<std::string>>& rows
) {
    out << csv_row(headings);
    for (const auto& row : rows) out << csv_row(row);
}

}  // namespace relata::cli
