#include "tests/fuzz/laws.hpp"

// Every dialect's reader gets every input: a file can be named what it is not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (const auto* format :
         {"cytoscape",
          "jgf",
          "graphology",
          "graphviz-json",
          "sift-kg",
          "apoc",
          "followthemoney",
          "adjacency-json",
          "tree-json"}) {
        relata::tests::read_and_check(data, size, format);
    }
    return 0;
}
