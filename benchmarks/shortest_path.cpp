// How fast is one shortest path beside Boost.Graph's own compressed graph, searched breadth first
// until the target is met?
//
//     relata_bench [VERTICES [EDGES [PAIRS [RUNS]]]]
//
// A random directed graph, made from a fixed seed; the same pairs for both; CPU time, the median of
// the runs; the answers are compared first. Prints one line of results and the ratio.

#include "graph/paths.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS>;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
constexpr std::size_t unreached = SIZE_MAX;

struct Found {};  // thrown to leave Boost's search at the target, as its documentation advises

class StopAt : public boost::default_bfs_visitor {
public:
    StopAt(std::uint32_t target, std::vector<std::uint32_t>& parents)
        : target_(target), parents_(&parents) {}

    template <typename Edge, typename Graph>
    void tree_edge(Edge e, const Graph& graph) const {
        const auto v = target_of(e, graph);
        (*parents_)[v] = static_cast<std::uint32_t>(boost::source(e, graph));
        if (v == target_) throw Found{};
    }

private:
    template <typename Edge, typename Graph>
    static std::size_t target_of(Edge e, const Graph& graph) {
        return boost::target(e, graph);
    }

    std::uint32_t target_;
    std::vector<std::uint32_t>* parents_;
};

std::size_t boost_length(const Csr& graph, std::uint32_t s, std::uint32_t t) {
    if (s == t) return 0;
    std::vector<std::uint32_t> parents(boost::num_vertices(graph));
    try {
        boost::breadth_first_search(graph, s, boost::visitor(StopAt(t, parents)));
    } catch (const Found&) {
        std::size_t length = 0;
        for (auto v = t; v != s; v = parents[v]) ++length;
        return length;
    }
    return unreached;
}

std::size_t relata_length(const relata::Snapshot& graph, std::uint32_t s, std::uint32_t t) {
    relata::PathOptions options;
    options.direction = relata::Direction::out;
    const auto answer =
        relata::shortest_path(graph, relata::EntityId{s}, relata::EntityId{t}, options);
    return answer.paths.empty() ? unreached : answer.paths.front().length();
}

template <typename Search>
double cpu_ms(const Pairs& pairs, Search search) {
    const auto begin = std::clock();
    for (const auto& [s, t] : pairs) search(s, t);
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC /
           static_cast<double>(pairs.size());
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    const auto argument = [&](int i, std::uint32_t otherwise) {
        return argc > i ? static_cast<std::uint32_t>(std::stoul(argv[i])) : otherwise;
    };
    const auto n = argument(1, 100'000);
    const auto m = argument(2, 500'000);
    const auto pair_count = argument(3, 50);
    const auto runs = argument(4, 5);

    std::mt19937 random(20201124);
    relata::Graph graph;
    for (std::uint32_t i = 0; i < n; ++i) {
        relata::Entity entity;
        entity.id = entity.name = std::to_string(i);
        graph.add_entity(std::move(entity));
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (std::uint32_t i = 0; i < m; ++i) {
        edges.emplace_back(random() % n, random() % n);
        graph.add_relation(
            relata::EntityId{edges.back().first}, "LINKS", relata::EntityId{edges.back().second}
        );
    }
    const relata::Snapshot snapshot(graph);
    const Csr csr(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), n);

    Pairs pairs;
    for (std::uint32_t i = 0; i < pair_count; ++i) pairs.emplace_back(random() % n, random() % n);
    for (const auto& [s, t] : pairs) {
        if (relata_length(snapshot, s, t) != boost_length(csr, s, t)) {
            std::cerr << "the answers differ for " << s << " -> " << t << '\n';
            return 1;
        }
    }
    std::vector<double> ours;
    std::vector<double> theirs;
    for (std::uint32_t run = 0; run < runs; ++run) {
        ours.push_back(cpu_ms(pairs, [&](auto s, auto t) { relata_length(snapshot, s, t); }));
        theirs.push_back(cpu_ms(pairs, [&](auto s, auto t) { boost_length(csr, s, t); }));
    }
    std::cout << "shortest path, " << n << " vertices, " << m << " edges, " << pair_count
              << " pairs, median of " << runs << " runs, CPU ms a pair: relata " << median(ours)
              << ", Boost CSR early exit " << median(theirs) << ", ratio "
              << median(theirs) / median(ours) << '\n';
    return 0;
}
