// PageRank with damping 0.85: 20 iterations, and as exact as can be.
//
// Parallel edges count each for relata, igraph and NetworkX; GAPBS drops them, and loses what
// walkers have at vertices without out-edges, so its time is compared and its answer is not. It
// iterates in place (Gauss and Seidel), relata does not. igraph solves for the exact scores, which
// relata and NetworkX iterate for until an iteration changes less than 1e-10 in all.

#include "benchmarks/questions.hpp"
#include "graph/measures.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

bool are_near(const std::vector<double>& a, const std::vector<double>& b) {
    return std::ranges::equal(a, b, [](double x, double y) { return std::abs(x - y) < 1e-9; });
}

}  // namespace

void pagerank(Input& input, Report& report) {
    const auto& graph = input.snapshot();
    const auto iterate = [&](double tolerance, std::size_t most) {
        PageRankOptions options;
        options.limits = {.tolerance = tolerance, .max_iterations = most};
        return relata::pagerank(graph, options).scores;
    };
    std::vector<Contender> of_20{once("relata", [=] { return iterate(0, 20); })};
    if (auto* gapbs = input.gapbs()) {
        of_20.push_back({"GAPBS", [=] { return gapbs->run("pr", "-i 20 -t 0").seconds; }});
    }
    report.compare(input.name(), "PageRank, 20 iterations", of_20);

    const auto question = "PageRank";
    const auto exact = [=] { return iterate(1e-10, 1000); };
    const auto expected = exact();
    std::vector<Contender> contenders{once("relata", exact)};
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=] { return igraph->pagerank(); };
        check(are_near(expected, theirs()), question, "igraph");
        contenders.push_back(once("igraph, PRPACK", theirs));
    }
    if (auto* networkx = input.networkx()) {
        check(are_near(expected, networkx->ask("pagerank").values), question, "NetworkX");
        contenders.push_back({"NetworkX", [=] { return networkx->ask("pagerank").seconds; }});
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
