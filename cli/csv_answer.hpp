#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace relata::cli {

/// A table as CSV (RFC 4180, but lines end with a line feed alone): a line of headings, then the
/// rows. Cells that hold a comma, a quote, a line break or outer blanks are quoted.
void write_csv(
    std::ostream& out,
    const std::vector<std::string>& headings,
    const std::vector<std::vector<std::string>>& rows
);

}  // namespace relata::cli
