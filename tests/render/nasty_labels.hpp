#pragma once

#include <string>
#include <vector>

namespace relata::tests {

/// Something a stranger's file may call a thing.
struct NastyLabel {
    std::string id;
    std::string text;
    std::string expected;  ///< what must be shown
};

/// Those of tests/data/nasty_labels.json, 79 of them.
std::vector<NastyLabel> nasty_labels();

}  // namespace relata::tests
