#pragma once

#include "cli/program.hpp"
#include "tests/support/folder.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace relata::tests {

/// What a run of the program left behind.
struct Run {
    int code = 0;
    std::string out;
    std::string err;
};

/// Runs `relata ARGUMENTS…` in this process, at 80 columns, without color, `input` on stdin.
inline Run ask(const std::vector<std::string>& arguments, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int code = cli::run(arguments, {in, out, err, false, false, 80});
    return {code, out.str(), err.str()};
}

inline std::string example(const std::string& name) {
    return std::string(RELATA_SOURCE_DIR "/examples/") + name;
}

}  // namespace relata::tests
