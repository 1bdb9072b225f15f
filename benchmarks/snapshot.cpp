// How long does it take to make the graph that is searched, and how large is it?
//
// relata makes its Snapshot from a Graph, both directions, with types and relation ids; Boost.Graph
// and igraph from the bare list of edges (Boost.Graph out-edges and weights only; igraph both
// directions).

#include "graph/snapshot.hpp"

#include "benchmarks/questions.hpp"

#include <string>
#include <vector>

namespace relata::bench {
namespace {

std::size_t bytes_of(const Snapshot& graph) {
    const auto& c = graph.columns();
    return c.out_offsets.size_bytes() + c.in_offsets.size_bytes() + c.out_targets.size_bytes() +
           c.in_sources.size_bytes() + c.out_arcs.size_bytes() + c.in_arcs.size_bytes() +
           c.out_types.bytes().size() + c.in_types.bytes().size();
}

}  // namespace

void snapshot(Input& input, Report& report) {
    const auto& graph = input.graph();
    std::vector<Contender> contenders{once("relata", [&] { return Snapshot(graph); })};
    contenders.push_back(once("Boost CSR, out only", [&] { return boost_csr(input.list()); }));
    if (input.igraph() != nullptr) {
        contenders.push_back(once("igraph", [&] { return Igraph::of(input.list()); }));
    }
    report.compare(input.name(), "make a snapshot", contenders);
    const auto bytes = static_cast<double>(bytes_of(input.snapshot()));
    const auto relations = static_cast<double>(input.list().edges.size());
    const auto offsets = 8.0 * static_cast<double>(input.list().vertices + 1);
    report.say(
        input.name() + ": a snapshot has " + std::to_string((bytes - offsets) / relations) +
        " bytes a relation, and " + std::to_string(bytes / relations) +
        " with the two offsets of each vertex"
    );
}

}  // namespace relata::bench
