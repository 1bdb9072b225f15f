#pragma once

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace relata::tests {

/// Compares with `tests/golden/NAME`; with RELATA_UPDATE_GOLDEN set, writes it instead.
inline void check_golden(const std::string& name, const std::string& text) {
    std::string path = RELATA_SOURCE_DIR;
    path += "/tests/golden/";
    path += name;
    if (std::getenv("RELATA_UPDATE_GOLDEN") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
        std::ofstream(path, std::ios::binary) << text;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string golden(std::istreambuf_iterator<char>(file), {});
    INFO(path << " differs; look at it, then run the tests with RELATA_UPDATE_GOLDEN=1");
    CHECK(text == golden);
}

}  // namespace relata::tests
