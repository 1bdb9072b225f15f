// Weak components: which vertices hang together, directions ignored. All count the same parts.

#include "benchmarks/questions.hpp"
#include "graph/components.hpp"

#include <string>
#include <vector>

namespace relata::bench {

void weak_components(Input& input, Report& report) {
    const auto question = "weak components";
    const auto& graph = input.snapshot();
    const auto ours = [&] { return relata::weak_components(graph); };
    const auto expected = ours().count;
    std::vector<Contender> contenders{once("relata", ours)};
    if (auto* gapbs = input.gapbs()) {
        // vertices behind the last that has an edge are not in its graph, and are not counted
        const auto count = gapbs->run("cc", "-a", 1).number_after("There are");
        check(count.value_or(0) <= static_cast<double>(expected), question, "GAPBS");
        contenders.push_back({"GAPBS", [=] { return gapbs->run("cc", "").seconds; }});
    }
    if (auto* igraph = input.igraph()) {
        const auto theirs = [=] { return igraph->count_weak_components(); };
        check(theirs() == expected, question, "igraph");
        contenders.push_back(once("igraph", theirs));
    }
    if (auto* networkx = input.networkx()) {
        const auto count = networkx->ask("weak_components").values.front();
        check(count == static_cast<double>(expected), question, "NetworkX");
        contenders.push_back({"NetworkX", [=] { return networkx->ask("weak_components").seconds; }}
        );
    }
    report.compare(input.name(), question, contenders);
}

}  // namespace relata::bench
