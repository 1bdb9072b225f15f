// Shortest distances from one vertex to all, with weights 1 … 255: the mean of 8 sources that have
// out-edges.
//
// Of parallel edges the lightest counts for everyone but GAPBS, which keeps one of them (compare
// with
// --simple). GAPBS also steps by delta; it is given the delta that serves it best of some.

#include "benchmarks/questions.hpp"
#include "graph/traversal.hpp"

#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

void boost_distances(const BoostCsr& graph, std::uint32_t s, std::vector<double>& distances) {
    boost::dijkstra_shortest_paths_no_color_map(
        graph,
        s,
        boost::weight_map(boost::get(&Weight::weight, graph))
            .distance_map(distances.data())
            .distance_inf(std::numeric_limits<double>::infinity())
    );
}

}  // namespace

void shortest_distances(Input& input, Report& report) {
    const auto question = "shortest distances to all";
    const auto sources = input.random_sources(8);
    const auto count = static_cast<double>(sources.size());
    DeltaStepping search(input.snapshot(), input.weights());
    std::vector<Contender> contenders{mean_of("relata", sources, [&](std::uint32_t s) {
        search.run(s);
        return search.distances().front();
    })};

    if (auto* gapbs = input.gapbs()) {
        const auto from = [=](std::uint32_t s, int delta) {
            return "-r " + std::to_string(s) + " -d " + std::to_string(delta);
        };
        int delta = 1;
        double least = std::numeric_limits<double>::infinity();
        for (const auto some : {1, 2, 4, 8, 16, 32, 64}) {
            const auto seconds = gapbs->run("sssp", from(sources[0], some)).seconds;
            if (seconds < least) delta = some;
            least = std::min(least, seconds);
        }
        for (const auto s : {sources[0], sources[1]}) {
            search.run(s);
            const auto reached = std::ranges::count_if(search.distances(), [](double d) {
                return d < std::numeric_limits<double>::infinity();
            });
            const auto answer = gapbs->run("sssp", from(s, delta) + " -a", 1);
            check(
                answer.number_after("SSSP Tree reaches") == static_cast<double>(reached),
                question,
                "GAPBS"
            );
        }
        contenders.push_back({"GAPBS, delta " + std::to_string(delta), [=] {
                                  double seconds = 0;
                                  for (const auto s : sources) {
                                      seconds += gapbs->run("sssp", from(s, delta)).seconds;
                                  }
                                  return seconds / count;
                              }});
    }
    const auto& boost = input.boost();
    std::vector<double> boosts(input.list().vertices);
    for (const auto s : sources) {
        search.run(s);
        boost_distances(boost, s, boosts);
        check(std::ranges::equal(search.distances(), boosts), question, "Boost.Graph");
    }
    contenders.push_back(mean_of("Boost CSR, Dijkstra", sources, [&](std::uint32_t s) {
        boost_distances(boost, s, boosts);
        return boosts.front();
    }));
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=](std::uint32_t s) { return igraph->shortest_distances(s); };
        search.run(sources[0]);
        check(std::ranges::equal(search.distances(), theirs(sources[0])), question, "igraph");
        contenders.push_back(mean_of("igraph, Dijkstra", sources, theirs));
    }
    if (auto* networkx = input.networkx()) {
        double sum = 0;
        search.run(sources[0]);
        for (const auto distance : search.distances()) {
            if (distance < std::numeric_limits<double>::infinity()) sum += distance;
        }
        const auto theirs = networkx->ask("shortest_distances", {sources[0]}).values.front();
        check(theirs == sum, question, "NetworkX");
        contenders.push_back({"NetworkX, Dijkstra", [=] {
                                  const auto answer = networkx->ask("shortest_distances", sources);
                                  return answer.seconds / count;
                              }});
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
