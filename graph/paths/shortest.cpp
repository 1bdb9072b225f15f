#include "graph/paths/cheapest.hpp"
#include "graph/paths/distances.hpp"
#include "graph/paths/enumerate.hpp"
#include "graph/paths/via.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

/// Breadth-first search from both ends at once, a whole level at a time, on the side with fewer
/// arcs to look at: the two balls meet in the middle of the shortest paths, long before one of them
/// has grown over the graph. Source: I. Pohl, "Bi-directional search", Machine Intelligence 6,
/// 1971, 127-140.
class MeetInTheMiddle {
public:
    explicit MeetInTheMiddle(Walker& walker)
        : walker_(&walker),
          from_source_(walker, Toward::target, walker.source()),
          from_target_(walker, Toward::source, walker.target()) {}

    /// The shortest paths by relation ids, at most `most` of them.
    std::vector<Path> paths(std::size_t most) {
        meet();
        mark_first_half();
        std::vector<Path> paths;
        if (walker_->is_exhausted() || middle_.empty()) return paths;
        const auto choices = [&](Vertex v, auto, const auto&, std::vector<Step>& steps) {
            choose(v, steps);
        };
        enumerate_paths(*walker_, choices, [&](std::span<const Step> path) {
            paths.push_back(walker_->path(path));
            return paths.size() < most;
        });
        // A search that ran dry may have ended in the middle of a choice.
        if (walker_->is_exhausted()) paths.clear();
        return paths;
    }

private:
    struct Side {
        Side(Walker& walker, Toward way, Vertex end)
            : toward(way), length(walker.vertex_count(), unreachable), frontier{end} {
            length[end] = 0;
            arcs = walker.arcs_at(end, way);
        }
        Toward toward;
        std::vector<std::uint32_t> length;  // from this side's end
        std::vector<Vertex> frontier;
        std::size_t arcs = 0;  // to look at for the next level
    };

    void meet() {
        while (middle_.empty() && !from_source_.frontier.empty() && !from_target_.frontier.empty()
        ) {
            if (from_source_.arcs <= from_target_.arcs) {
                grow(from_source_, from_target_);
            } else {
                grow(from_target_, from_source_);
            }
        }
    }

    void grow(Side& side, const Side& other) {
        std::vector<Vertex> grown;
        side.arcs = 0;
        for (const auto v : side.frontier) {
            const auto length = side.length[v] + 1;
            walker_->for_each_step(v, side.toward, [&](Vertex next, Arc) {
                if (side.length[next] != unreachable) return;
                side.length[next] = length;
                side.arcs += walker_->arcs_at(next, side.toward);
                grown.push_back(next);
                if (other.length[next] != unreachable) middle_.push_back(next);
            });
        }
        side.frontier.swap(grown);
    }

    /// Marks what lies between the source and the middle on shortest paths. From the middle on, the
    /// lengths to the target lead the way.
    void mark_first_half() {
        on_shortest_.assign(walker_->vertex_count(), 0);
        auto level = middle_;
        std::vector<Vertex> nearer;
        for (const auto v : level) on_shortest_[v] = 1;
        while (!level.empty()) {
            nearer.clear();
            for (const auto w : level) {
                const auto length = from_source_.length[w];
                if (length == 0) continue;
                walker_->for_each_step(w, Toward::source, [&](Vertex v, Arc) {
                    if (from_source_.length[v] != length - 1 || on_shortest_[v] != 0) return;
                    on_shortest_[v] = 1;
                    nearer.push_back(v);
                });
            }
            level.swap(nearer);
        }
    }

    void choose(Vertex v, std::vector<Step>& steps) {
        const auto to_target = from_target_.length[v];
        const bool in_first_half = to_target == unreachable;
        walker_->for_each_step(v, Toward::target, [&](Vertex next, Arc arc) {
            const bool leads_on = in_first_half
                                      ? on_shortest_[next] != 0 &&
                                            from_source_.length[next] == from_source_.length[v] + 1
                                      : from_target_.length[next] == to_target - 1;
            if (leads_on) steps.push_back({next, arc, 1});
        });
        std::ranges::sort(steps, {}, [](const Step& step) { return step.arc.relation; });
    }

    Walker* walker_;
    Side from_source_;
    Side from_target_;
    std::vector<Vertex> middle_;
    std::vector<std::uint8_t> on_shortest_;  // by vertex
};

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
    const Snapshot& graph, EntityId source, EntityId target, const PathOptions& options
) {
    Walker walker(graph, source, target, options);
    if (auto answer = walker.answer_without_search()) return *answer;
    if (!walker.via().empty()) return walker.answer(cheapest_via(walker, 1));
    if (!walker.has_costs()) return walker.answer(MeetInTheMiddle(walker).paths(1));
    CheapestSearch search(walker, {});
    std::vector<Path> paths;
    if (search.run({}, {})) paths.push_back(walker.path(search.first_path()));
    if (walker.is_exhausted()) paths.clear();
    return walker.answer(std::move(paths));
}

PathAnswer all_shortest_paths(
    const Snapshot& graph, EntityId source, EntityId target, const PathOptions& options
) {
    Walker walker(graph, source, target, options);
    if (auto answer = walker.answer_without_search()) return *answer;
    const auto most = walker.limits().max_paths;
    const auto one_more = most == SIZE_MAX ? most : most + 1;  // to know whether any was left out
    if (!walker.via().empty()) return walker.answer(cheapest_via(walker, one_more));
    if (!walker.has_costs()) return walker.answer(MeetInTheMiddle(walker).paths(one_more));
    CheapestSearch search(walker, {});
    std::vector<Path> paths;
    if (search.run({}, {})) paths = search.all_paths();
    std::ranges::sort(paths, comes_before);
    return walker.answer(std::move(paths));
}

}  // namespace relata
