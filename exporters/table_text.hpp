#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Appends a cell in double quotes, those inside it doubled (RFC 4180).
void append_quoted_cell(std::string& row, std::string_view text);

/// Several texts in one cell: parted by `;`, or a JSON list when one of them would be misread.
std::string list_cell(const std::vector<std::string>& items);

}  // namespace relata
