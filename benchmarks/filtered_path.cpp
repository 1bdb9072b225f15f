// One shortest path through relations of some types, in some years, or both: what does the filter
// cost beside the same search without it? Each search compiles its filter anew.
//
// The peer is relata itself, unfiltered, and what it finds is checked on a graph of only the
// relations that pass. A filter can make a search cheaper, having less to walk, or dearer, having
// to go further.

#include "benchmarks/questions.hpp"
#include "graph/paths.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relata::bench {
namespace {

std::size_t length_of(const PathAnswer& answer) {
    return answer.paths.empty() ? SIZE_MAX : answer.paths.front().length();
}

struct Filter {
    std::string name;
    std::vector<TypeId> types;
    std::optional<Edtf> dates;
};

}  // namespace

void filtered_path(Input& input, Report& report) {
    const auto pairs = input.random_pairs(input.settings().pairs);
    using Pair = Pairs::value_type;
    const auto& graph = input.snapshot();
    std::vector<TypeId> types;
    for (const auto* name : {"T0", "T1", "T2", "T3", "T4"}) {
        types.push_back(input.graph().schema().find_type(name));
    }
    const auto years = Edtf::parse("1990/2019");
    const std::vector<Filter> filters{
        {"5 of 8 types", types, {}}, {"30 of 45 years", {}, years}, {"both", types, years}};

    PathMemory memory(graph);
    for (const auto& filter : filters) {
        SnapshotFilter same;
        same.types = filter.types;
        same.dates = filter.dates;
        const Snapshot filtered(input.graph(), same);
        for (const auto direction : {Direction::out, Direction::either}) {
            PathOptions all;
            all.direction = direction;
            PathOptions some = all;
            some.types = filter.types;
            some.dates = filter.dates;
            some.facts = &input.facts();
            const auto walk = [&](const PathOptions& options) {
                return [&](const Pair& pair) {
                    return relata::shortest_path(
                        graph, EntityId{pair.first}, EntityId{pair.second}, options, &memory
                    );
                };
            };
            const auto question =
                "one path, " + filter.name + (direction == Direction::out ? ", out" : ", either");
            for (const auto& pair : pairs) {
                const auto expected = relata::shortest_path(
                    filtered, EntityId{pair.first}, EntityId{pair.second}, all
                );
                check(
                    length_of(walk(some)(pair)) == length_of(expected),
                    question,
                    "the graph of only those relations"
                );
            }
            report.compare(
                input.name(),
                question,
                {mean_of("relata", pairs, walk(some)), mean_of("no filter", pairs, walk(all))}
            );
        }
    }
}

}  // namespace relata::bench
