#pragma once

#include <cstddef>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace relata::cli {

/// What the program may touch of the world around it; tests put strings in its place.
struct Terminal {
    std::istream& in;
    std::ostream& out;       ///< answers
    std::ostream& err;       ///< messages
    bool color = false;      ///< `out` is a terminal that may be colored
    bool progress = false;   ///< `err` is a terminal that may be animated
    std::size_t width = 80;  ///< columns
};

/// How the program ends.
enum ExitCode { fine = 0, input_error = 1, wrong_usage = 2, internal_error = 3, nothing_found = 4 };

/// Runs `relata` with `arguments` (without the program's name). Never throws.
int run(const std::vector<std::string>& arguments, Terminal terminal);

}  // namespace relata::cli
