// Breadth first from one vertex to all: the mean of 16 sources that have out-edges.
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
    const auto sources = input.random_sources(16);
    const auto count = static_cast<double>(sources.size());
    BreadthFirstSearch search(input.snapshot());
    const auto mean_of = [&](auto run) {
        return [&sources, count, run] {
            return seconds_of([&] {
                       for (const auto s : sources) run(s);
                   }) /
                   count;
        };
    };
    std::vector<Contender> contenders{{"relata", mean_of([&](std::uint32_t s) { search.run(s); })}};

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
    contenders.push_back({"Boost CSR", mean_of([&](std::uint32_t s) {
                              boost_distances(boost, s, boosts);
                          })});
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
