// One shortest path through relations of some types and some dates: what does the filter cost
// beside the same search without it? The filter is compiled anew for every pair.
//
// The peer is relata itself, unfiltered, and what it finds is checked on a graph of only the
// relations that pass.

#include "benchmarks/questions.hpp"
#include "graph/paths.hpp"

#include <string>
#include <utility>
#include <vector>

namespace relata::bench {
namespace {

std::size_t length_of(const PathAnswer& answer) {
    return answer.paths.empty() ? SIZE_MAX : answer.paths.front().length();
}

const char* name_of(Direction direction) {
    return direction == Direction::out ? "out" : "either way";
}

}  // namespace

void filtered_path(Input& input, Report& report) {
    const auto pairs = input.random_pairs(input.settings().pairs);
    const auto& graph = input.snapshot();
    const auto count = static_cast<double>(pairs.size());
    std::vector<TypeId> types;
    for (const auto* name : {"T0", "T1", "T2", "T3", "T4"}) {
        types.push_back(input.graph().schema().find_type(name));
    }
    SnapshotFilter filter;
    filter.types = types;
    const Snapshot filtered(input.graph(), filter);

    for (const auto direction : {Direction::out, Direction::either}) {
        PathOptions all;
        all.direction = direction;
        PathOptions some = all;
        some.types = types;
        const auto timed = [&](const PathOptions& options) {
            return [&] {
                return seconds_of([&] {
                           for (const auto& [s, t] : pairs) {
                               keep(shortest_path(graph, EntityId{s}, EntityId{t}, options));
                           }
                       }) /
                       count;
            };
        };
        const auto question = std::string("one path, 5 of 8 types, ") + name_of(direction);
        for (const auto& [s, t] : pairs) {
            check(
                length_of(shortest_path(graph, EntityId{s}, EntityId{t}, some)) ==
                    length_of(shortest_path(filtered, EntityId{s}, EntityId{t}, all)),
                question,
                "the graph of only those relations"
            );
        }
        report.compare(
            input.name(), question, {{"relata", timed(some)}, {"relata, no filter", timed(all)}}
        );
    }
}

}  // namespace relata::bench
