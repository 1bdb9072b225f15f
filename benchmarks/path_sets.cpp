// Several paths between two vertices: the 10 shortest, and all of at most 4 edges. The mean of a
// few random pairs, since some peers need seconds for one.
//
// Paths visit no vertex twice; parallel edges make distinct paths for relata and igraph. NetworkX
// has them in all_simple_paths, but its k shortest take parallel edges for one: that answer is
// compared only where there are none (--simple). relata returns relations, igraph edges for the k
// shortest and vertices for all.

#include "benchmarks/questions.hpp"
#include "graph/paths.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

constexpr std::size_t k = 10;
constexpr std::size_t max_length = 4;

using Pair = Pairs::value_type;

/// Random pairs that have a path of at most 5 edges, so that there is something to find.
Pairs near_pairs(Input& input, const PathOptions& options) {
    Pairs pairs;
    for (const auto& [s, t] : input.random_pairs(input.settings().pairs * 10)) {
        if (s == t || pairs.size() >= std::max<std::size_t>(5, input.settings().pairs / 20))
            continue;
        const auto answer = shortest_path(input.snapshot(), EntityId{s}, EntityId{t}, options);
        if (!answer.paths.empty() && answer.paths.front().length() <= 5) pairs.emplace_back(s, t);
    }
    return pairs;
}

std::vector<std::size_t> lengths_of(const PathAnswer& answer) {
    std::vector<std::size_t> lengths;
    for (const auto& path : answer.paths) lengths.push_back(path.length());
    return lengths;
}

/// How many there are when parallel relations are taken for one.
std::size_t count_by_vertices(const PathAnswer& answer, const Graph& graph) {
    std::set<std::vector<EntityId>> paths;
    for (const auto& path : answer.paths) paths.insert(entities_of(graph, path));
    return paths.size();
}

bool has_parallel_edges(const EdgeList& list) {
    auto edges = list.edges;
    std::ranges::sort(edges);
    return std::ranges::adjacent_find(edges) != edges.end();
}

}  // namespace

void k_shortest_paths(Input& input, Report& report) {
    const auto question = "10 shortest paths";
    PathOptions options;
    options.direction = Direction::out;
    const auto pairs = near_pairs(input, options);
    const auto& graph = input.snapshot();
    PathMemory memory(graph);
    const auto ours = [&](const Pair& pair) {
        return relata::k_shortest_paths(
            graph, EntityId{pair.first}, EntityId{pair.second}, k, options, &memory
        );
    };
    std::vector<Contender> contenders{mean_of("relata", pairs, ours)};
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=](const Pair& pair) {
            return igraph->k_shortest_lengths(pair.first, pair.second, k);
        };
        check(lengths_of(ours(pairs[0])) == theirs(pairs[0]), question, "igraph");
        contenders.push_back(mean_of("igraph", pairs, theirs));
    }
    if (auto* networkx = input.networkx()) {
        auto numbers = flattened(pairs);
        numbers.insert(numbers.begin(), k);
        const auto theirs = networkx->ask("k_shortest", numbers).values;
        if (!has_parallel_edges(input.list())) {
            std::vector<double> expected;
            for (const auto& pair : pairs) {
                for (const auto length : lengths_of(ours(pair))) {
                    expected.push_back(static_cast<double>(length));
                }
            }
            check(theirs == expected, question, "NetworkX");
        }
        const auto count = static_cast<double>(pairs.size());
        contenders.push_back({"NetworkX", [=] {
                                  return networkx->ask("k_shortest", numbers).seconds / count;
                              }});
    }
    report.compare(input.name(), question, contenders);
}

void all_paths(Input& input, Report& report) {
    const auto question = "all paths of at most 4";
    PathOptions options;
    options.direction = Direction::out;
    options.limits = {.max_paths = 100'000'000, .max_visited = SIZE_MAX};
    const auto pairs = near_pairs(input, options);
    const auto& graph = input.snapshot();
    PathMemory memory(graph);
    const auto ours = [&](const Pair& pair) {
        return relata::all_paths(
            graph, EntityId{pair.first}, EntityId{pair.second}, max_length, options, &memory
        );
    };
    std::vector<Contender> contenders{mean_of("relata", pairs, ours)};
    std::vector<double> expected;
    for (const auto& pair : pairs) expected.push_back(static_cast<double>(ours(pair).paths.size()));
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=](const Pair& pair) {
            return igraph->count_paths(pair.first, pair.second, max_length);
        };
        check(
            theirs(pairs[0]) == count_by_vertices(ours(pairs[0]), input.graph()), question, "igraph"
        );
        contenders.push_back(mean_of("igraph, by vertices", pairs, theirs));
    }
    // NetworkX walks everything within 4 edges: minutes on larger graphs.
    auto* const networkx = input.list().edges.size() > 200'000 ? nullptr : input.networkx();
    if (networkx != nullptr) {
        auto numbers = flattened(pairs);
        numbers.insert(numbers.begin(), max_length);
        check(networkx->ask("all_paths", numbers).values == expected, question, "NetworkX");
        const auto count = static_cast<double>(pairs.size());
        contenders.push_back({"NetworkX", [=] {
                                  return networkx->ask("all_paths", numbers).seconds / count;
                              }});
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
