#include "tests/fuzz/laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    relata::tests::read_and_check(data, size, "markdown");
    return 0;
}
