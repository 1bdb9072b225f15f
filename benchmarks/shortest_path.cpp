// One shortest path between two vertices, with the edges it takes: the mean of random pairs.
//
// Everyone walks edges from source to target. Parallel edges do not change a length. relata returns
// the relations of the path, and keeps its memory from one search to the next; Boost.Graph searches
// breadth first, notes predecessors, and is stopped at the target; igraph returns the edges;
// NetworkX, which searches from both ends, the vertices.

#include "benchmarks/questions.hpp"
#include "graph/paths.hpp"

#include <boost/graph/breadth_first_search.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

constexpr std::size_t unreached = SIZE_MAX;

struct Found {};  // thrown to leave Boost's search at the target, as its documentation advises

class StopAt : public boost::default_bfs_visitor {
public:
    StopAt(std::uint32_t target, std::vector<std::uint32_t>& parents)
        : target_(target), parents_(&parents) {}

    template <typename GraphEdge>
    void tree_edge(GraphEdge e, const BoostCsr& graph) const {
        const auto v = boost::target(e, graph);
        (*parents_)[v] = boost::source(e, graph);
        if (v == target_) throw Found{};
    }

private:
    std::uint32_t target_;
    std::vector<std::uint32_t>* parents_;
};

std::size_t boost_length(
    const BoostCsr& graph, std::uint32_t s, std::uint32_t t, std::vector<std::uint32_t>& parents
) {
    if (s == t) return 0;
    try {
        boost::breadth_first_search(graph, s, boost::visitor(StopAt(t, parents)));
    } catch (const Found&) {
        std::size_t length = 0;
        for (auto v = t; v != s; v = parents[v]) ++length;
        return length;
    }
    return unreached;
}

std::size_t relata_length(
    const Snapshot& graph,
    std::uint32_t s,
    std::uint32_t t,
    const PathOptions& options,
    PathMemory& memory
) {
    const auto answer = shortest_path(graph, EntityId{s}, EntityId{t}, options, &memory);
    return answer.paths.empty() ? unreached : answer.paths.front().length();
}

template <typename Search>
std::vector<std::size_t> lengths(const Pairs& pairs, Search search) {
    std::vector<std::size_t> lengths;
    for (const auto& [s, t] : pairs) lengths.push_back(search(s, t));
    return lengths;
}

template <typename Search>
Contender contender(std::string name, const Pairs& pairs, Search search) {
    const auto count = static_cast<double>(pairs.size());
    return {std::move(name), [&pairs, search, count] {
                // Once untimed: a whole run is short, and the one before was another's.
                keep(lengths(pairs, search));
                return seconds_of([&] { keep(lengths(pairs, search)); }) / count;
            }};
}

}  // namespace

void shortest_path(Input& input, Report& report) {
    const auto question = "one shortest path";
    const auto pairs = input.random_pairs(input.settings().pairs);
    const auto& graph = input.snapshot();
    PathMemory memory(graph);
    PathOptions options;
    options.direction = Direction::out;

    std::vector<Contender> contenders;
    const auto ours = [&](auto s, auto t) { return relata_length(graph, s, t, options, memory); };
    const auto expected = lengths(pairs, ours);
    contenders.push_back(contender("relata", pairs, ours));

    std::vector<std::uint32_t> parents(input.list().vertices);
    const auto boosts = [&](auto s, auto t) { return boost_length(input.boost(), s, t, parents); };
    check(lengths(pairs, boosts) == expected, question, "Boost.Graph");
    contenders.push_back(contender("Boost CSR, early exit", pairs, boosts));

    if (auto* igraph = input.igraph()) {
        const auto theirs = [=](auto s, auto t) { return igraph->shortest_path_length(s, t); };
        check(lengths(pairs, theirs) == expected, question, "igraph");
        contenders.push_back(contender("igraph", pairs, theirs));
    }
    if (auto* networkx = input.networkx()) {
        std::vector<std::uint32_t> numbers;
        for (const auto& [s, t] : pairs) {
            numbers.push_back(s);
            numbers.push_back(t);
        }
        std::vector<std::size_t> theirs;
        for (const auto length : networkx->ask("shortest_paths", numbers).values) {
            theirs.push_back(length < 0 ? unreached : static_cast<std::size_t>(length));
        }
        check(theirs == expected, question, "NetworkX");
        const auto count = static_cast<double>(pairs.size());
        contenders.push_back({"NetworkX, both ends", [=] {
                                  return networkx->ask("shortest_paths", numbers).seconds / count;
                              }});
    }
    report.compare(input.name(), question, contenders);

    // NetworkX, igraph and Boost would need another graph for this one.
    PathOptions either;
    either.direction = Direction::either;
    report.compare(
        input.name(),
        "one shortest path, either way",
        {contender(
            "relata",
            pairs,
            [&](auto s, auto t) { return relata_length(graph, s, t, either, memory); }
        )}
    );
}

}  // namespace relata::bench
