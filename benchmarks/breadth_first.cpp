// Breadth first from one vertex to all: the mean of 8 sources that have out-edges.
//
// relata notes distances and parents; GAPBS, direction-optimizing as well, parents, on a graph
// without parallel edges and loops (compare with --simple); Boost.Graph and igraph distances.

#include "benchmarks/questions.hpp"
#include "graph/traversal.hpp"

#include <boost/graph/breadth_first_search.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

using Distances = std::vector<std::uint32_t>;

void boost_distances(const BoostCsr& graph, std::uint32_t s, Distances& distances) {
    std::ranges::fill(distances, no_distance);
    distances[s] = 0;
    boost::breadth_first_search(
        graph,
        s,
        boost::visitor(boost::make_bfs_visitor(
            boost::record_distances(distances.data(), boost::on_tree_edge())
        ))
    );
}

}  // namespace

void breadth_first(Input& input, Report& report) {
    const auto question = "breadth first to all";
    const auto sources = input.random_sources(8);
    const auto count = static_cast<double>(sources.size());
    BreadthFirstSearch search(input.snapshot());
    std::vector<Contender> contenders{mean_of("relata", sources, [&](std::uint32_t s) {
        search.run(s);
        return search.reached();
    })};

    if (auto* gapbs = input.gapbs()) {
        const auto from = [=](std::uint32_t s) { return "-r " + std::to_string(s); };
        for (const auto s : {sources[0], sources[1]}) {
            search.run(s);
            const auto answer = gapbs->run("bfs", from(s) + " -a", 1);
            check(
                answer.number_after("BFS Tree has") == static_cast<double>(search.reached()),
                question,
                "GAPBS"
            );
        }
        contenders.push_back({"GAPBS", [=] {
                                  double seconds = 0;
                                  for (const auto s : sources) {
                                      seconds += gapbs->run("bfs", from(s)).seconds;
                                  }
                                  return seconds / count;
                              }});
    }
    const auto& boost = input.boost();
    Distances boosts(input.list().vertices);
    for (const auto s : sources) {
        search.run(s);
        boost_distances(boost, s, boosts);
        check(std::ranges::equal(search.distances(), boosts), question, "Boost.Graph");
    }
    contenders.push_back(mean_of("Boost CSR", sources, [&](std::uint32_t s) {
        boost_distances(boost, s, boosts);
        return boosts.front();
    }));
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=](std::uint32_t s) { return igraph->breadth_first(s); };
        for (const auto s : sources) {
            search.run(s);
            check(theirs(s) == search.reached(), question, "igraph");
        }
        contenders.push_back(mean_of("igraph", sources, theirs));
    }
    if (auto* networkx = input.networkx()) {
        search.run(sources[0]);
        const auto reached = networkx->ask("breadth_first", {sources[0]}).values.front();
        check(reached == static_cast<double>(search.reached()), question, "NetworkX");
        contenders.push_back({"NetworkX", [=] {
                                  return networkx->ask("breadth_first", sources).seconds / count;
                              }});
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
