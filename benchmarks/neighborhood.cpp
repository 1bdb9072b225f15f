// What lies at most two edges away from a vertex, itself included: the mean of random vertices that
// have out-edges. Edges are walked from source to target.

#include "graph/neighborhood.hpp"

#include "benchmarks/questions.hpp"

#include <string>
#include <vector>

namespace relata::bench {

void two_hops(Input& input, Report& report) {
    const auto question = "two-hop neighborhood";
    const auto sources = input.random_sources(input.settings().pairs);
    const auto& graph = input.snapshot();
    const auto ours = [&](std::uint32_t v) {
        return neighborhood(graph, EntityId{v}, 2, Direction::out);
    };
    std::vector<Contender> contenders{mean_of("relata", sources, ours)};
    std::vector<double> expected;
    for (const auto v : sources) expected.push_back(static_cast<double>(ours(v).size()));
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=](std::uint32_t v) { return igraph->count_neighborhood(v, 2); };
        for (std::size_t i = 0; i < sources.size(); ++i) {
            check(static_cast<double>(theirs(sources[i])) == expected[i], question, "igraph");
        }
        contenders.push_back(mean_of("igraph", sources, theirs));
    }
    if (auto* networkx = input.networkx()) {
        auto numbers = sources;
        numbers.insert(numbers.begin(), 2);
        check(networkx->ask("neighborhood", numbers).values == expected, question, "NetworkX");
        const auto count = static_cast<double>(sources.size());
        contenders.push_back({"NetworkX", [=] {
                                  return networkx->ask("neighborhood", numbers).seconds / count;
                              }});
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
