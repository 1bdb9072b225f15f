// Betweenness by shortest paths from 16 vertices to all.
//
// Parallel edges make distinct paths for relata and igraph, which score the same sources; GAPBS
// drops them, draws 16 sources of its own, and divides by the largest score, so its time is
// compared (with
// --simple) and its answer is not.

#include "benchmarks/questions.hpp"
#include "graph/measures.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace relata::bench {

void betweenness(Input& input, Report& report) {
    const auto question = "betweenness, 16 sources";
    auto sources = input.random_sources(64);
    std::ranges::sort(sources);  // igraph takes a set
    sources.erase(std::ranges::unique(sources).begin(), sources.end());
    sources.resize(std::min<std::size_t>(16, sources.size()));
    const auto& graph = input.snapshot();
    const auto ours = [&] {
        BetweennessOptions options;
        options.sources = sources;
        return relata::betweenness(graph, options);
    };
    std::vector<Contender> contenders{once("relata", ours)};
    if (auto* gapbs = input.gapbs()) {
        contenders.push_back({"GAPBS", [=] { return gapbs->run("bc", "-i 16").seconds; }});
    }
    if (auto* igraph = input.igraph()) {
        const auto theirs = [&, igraph] { return igraph->betweenness(sources); };
        const bool agree = std::ranges::equal(ours(), theirs(), [](double a, double b) {
            return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a));
        });
        check(agree, question, "igraph");
        contenders.push_back(once("igraph", theirs));
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
