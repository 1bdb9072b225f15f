// Communities of the graph without its directions: label propagation, Louvain, Leiden.
//
// They depend on chance, and no two programs find the same: what is compared beside the time is the
// modularity of what each found, measured by relata, which may not be lower than igraph's by more
// than a hundredth. igraph's own modularity is what relata measures.

#include "graph/communities.hpp"

#include "benchmarks/questions.hpp"

#include <iomanip>
#include <sstream>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

template <typename Ours, typename Theirs>
void compare(Input& input, Report& report, const std::string& question, Ours ours, Theirs theirs) {
    const auto& graph = input.snapshot();
    const auto quality = modularity(graph, ours());
    std::ostringstream name;
    name << question << ", Q " << std::fixed << std::setprecision(4) << quality;
    std::vector<Contender> contenders{once("relata", ours)};
    if (auto* igraph = input.igraph()) {
        const auto labels = theirs(*igraph);
        const auto other = modularity(graph, partition_by_label(labels, labels.size() + 1));
        check(quality > other - 0.01, name.str(), "igraph");
        std::ostringstream peer;
        peer << "igraph, Q " << std::fixed << std::setprecision(4) << other;
        contenders.push_back(once(peer.str(), [=] { return theirs(*igraph); }));
    }
    report.compare(input.name(), name.str(), contenders);
}

}  // namespace

void label_propagation(Input& input, Report& report) {
    compare(
        input,
        report,
        "label propagation",
        [&] { return relata::label_propagation(input.snapshot()); },
        [](Igraph& igraph) { return igraph.label_propagation(); }
    );
}

void louvain(Input& input, Report& report) {
    compare(
        input,
        report,
        "Louvain",
        [&] { return relata::louvain(input.snapshot()).partition; },
        [](Igraph& igraph) { return igraph.louvain(); }
    );
}

void leiden(Input& input, Report& report) {
    compare(
        input,
        report,
        "Leiden",
        [&] { return relata::leiden(input.snapshot()).partition; },
        [](Igraph& igraph) { return igraph.leiden(); }
    );
}

}  // namespace relata::bench
