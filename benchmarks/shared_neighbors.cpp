// The neighbors that two vertices share, directions ignored, for ends of random edges.
//
// relata lists them, igraph intersects two sorted lists of neighbors and counts, NetworkX makes a
// set from a graph without directions and parallel edges.

#include "benchmarks/questions.hpp"
#include "graph/neighborhood.hpp"

#include <string>
#include <vector>

namespace relata::bench {

void common_neighbors(Input& input, Report& report) {
    const auto question = "neighbors in common";
    const auto pairs = input.random_edges(input.settings().pairs * 10);
    using Pair = Pairs::value_type;
    const auto& graph = input.snapshot();
    const auto ours = [&](const Pair& pair) {
        return relata::common_neighbors(
            graph, {EntityId{pair.first}, EntityId{pair.second}}, Direction::either
        );
    };
    std::vector<Contender> contenders{mean_of("relata", pairs, ours)};
    std::vector<double> expected;
    for (const auto& pair : pairs) expected.push_back(static_cast<double>(ours(pair).size()));
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=](const Pair& pair) {
            return igraph->count_shared_neighbors(pair.first, pair.second);
        };
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            check(static_cast<double>(theirs(pairs[i])) == expected[i], question, "igraph");
        }
        contenders.push_back(mean_of("igraph", pairs, theirs));
    }
    if (auto* networkx = input.networkx()) {
        const auto numbers = flattened(pairs);
        check(networkx->ask("shared_neighbors", numbers).values == expected, question, "NetworkX");
        const auto count = static_cast<double>(pairs.size());
        contenders.push_back({"NetworkX", [=] {
                                  return networkx->ask("shared_neighbors", numbers).seconds / count;
                              }});
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
