#include "tests/fuzz/laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    relata::ImportOptions options;
    options.reading = relata::ArticleReading::clauses;
    relata::tests::read_and_check(data, size, "article", options);
    options.reading = relata::ArticleReading::lines;
    relata::tests::read_and_check(data, size, "article", options);
    return 0;
}
