#include "graph/paths/any_shortest.hpp"
#include "graph/paths/cheapest.hpp"
#include "graph/paths/in_time_order.hpp"
#include "graph/paths/meet_in_the_middle.hpp"
#include "graph/paths/via.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

/// The first paths of least cost that pass the via vertices, at most `most`.
std::vector<Path> cheapest_via(Walker& walker, std::size_t most) {
    ViaSearch search(walker);
    std::vector<Path> paths;
    while (paths.size() < most || walker.has_costs()) {
        if (!paths.empty() && search.bound() > paths.front().cost) break;
        const auto path = search.next();
        if (!path) break;
        // Rounding may let a cheaper path come a little later than a dearer one.
        if (!paths.empty() && path->cost < paths.front().cost) paths.clear();
        if (!paths.empty() && path->cost > paths.front().cost) continue;
        paths.insert(std::ranges::upper_bound(paths, *path, comes_before), *path);
        if (paths.size() > most) paths.pop_back();
    }
    return paths;
}

}  // namespace

PathAnswer shortest_path(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    const PathOptions& options,
    PathMemory* memory
) {
    Walker walker(graph, source, target, options, memory);
    if (auto answer = walker.answer_without_search()) return *answer;
    std::vector<Path> paths;
    if (!walker.has_costs() && walker.via().empty()) {
        auto path = walker.in_time_order() ? shortest_in_time_order(walker) : any_shortest(walker);
        if (path) paths.push_back(*std::move(path));
        return walker.answer(std::move(paths));
    }
    if (needs_beginnings(walker)) return walker.answer(cheapest_via(walker, 1));
    CheapestSearch search(walker, nullptr);
    if (search.run({}, {})) paths.push_back(walker.path(search.first_path()));
    if (walker.is_exhausted()) paths.clear();
    return walker.answer(std::move(paths));
}

PathAnswer all_shortest_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    const PathOptions& options,
    PathMemory* memory
) {
    Walker walker(graph, source, target, options, memory);
    if (auto answer = walker.answer_without_search()) return *answer;
    const auto most = one_more(walker.limits().max_paths);
    if (needs_beginnings(walker)) return walker.answer(cheapest_via(walker, most));
    if (!walker.has_costs()) return walker.answer(MeetInTheMiddle(walker).paths(most));
    CheapestSearch search(walker, nullptr);
    std::vector<Path> paths;
    if (search.run({}, {})) paths = search.all_paths();
    std::ranges::sort(paths, comes_before);
    return walker.answer(std::move(paths));
}

}  // namespace relata
