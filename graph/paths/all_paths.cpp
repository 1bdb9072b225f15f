#include "graph/paths/block.hpp"
#include "graph/paths/distances.hpp"
#include "graph/paths/enumerate.hpp"
#include "graph/paths/meet_in_the_middle.hpp"
#include "graph/paths/trails.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace relata {
namespace {

bool comes_before_by_length(const Path& a, const Path& b) {
    if (a.length() != b.length()) return a.length() < b.length();
    return comes_before(a, b);
}

/// All acyclic paths between two lengths.
class LengthSearch {
public:
    LengthSearch(Walker& walker, std::uint32_t max_length) : walker_(&walker) {
        close_far_vertices(max_length);
        close_dead_ends(walker);
        to_target_ = lengths(walker, walker.target(), Toward::source, max_length);
        for (const auto v : walker.via()) {
            goals_.push_back({v, lengths(walker, v, Toward::source, max_length), to_target_[v]});
        }
        if (!walker.via_in_order() || goals_.empty()) return;
        for (auto i = goals_.size() - 1; i > 0; --i) {
            const auto& after = goals_[i];
            const auto between = after.length_to[goals_[i - 1].vertex];
            const bool leads_on = between != unreachable && after.to_target != unreachable;
            goals_[i - 1].to_target = leads_on ? between + after.to_target : unreachable;
        }
    }

    /// The paths of `least` to `most` steps, at most `count`, depth first: those of one length come
    /// by relation ids.
    std::vector<Path> paths(std::uint32_t least, std::uint32_t most, std::size_t count) {
        std::vector<Path> paths;
        if (walker_->is_exhausted() || to_target_[walker_->source()] > most) return paths;
        const auto choices =
            [&](Vertex v, std::span<const Step> path, const auto& on_path, std::vector<Step>& steps
            ) {
                if (path.size() >= most) return;
                const auto left = most - static_cast<std::uint32_t>(path.size()) - 1;
                const auto day = walker_->in_time_order() ? last_day(path) : INT32_MIN;
                for (const auto& step : walker_->steps(v, Toward::target)) {
                    if (walker_->in_time_order() && !day_after(day, step)) continue;
                    if (can_finish(step.next, left, on_path)) steps.push_back(step);
                }
            };
        enumerate_paths(*walker_, choices, [&](std::span<const Step> path) {
            if (path.size() >= least) paths.push_back(walker_->path(path));
            return paths.size() < count;
        });
        return paths;
    }

private:
    struct Goal {
        Vertex vertex;
        std::vector<std::uint32_t> length_to;  // from each vertex
        std::uint32_t to_target;  // by the goals that come after it, when their order counts
    };

    /// Closes every vertex that is on no walk of `max_length` steps from source to target.
    ///
    /// One that is on such a walk is near the source or near the target, so it is enough to look
    /// around both ends half as far each, and to measure within what was seen: the walk between
    /// stays within it too.
    void close_far_vertices(std::uint32_t max_length) {
        const auto half = max_length / 2;
        const auto near_source = lengths(*walker_, walker_->source(), Toward::target, half);
        const auto near_target = lengths(
            *walker_, walker_->target(), Toward::source, max_length == 0 ? 0 : max_length - 1 - half
        );
        if (walker_->is_exhausted()) return;
        close_if(near_source, near_target, [](std::uint64_t a, std::uint64_t b) {
            return a == unreachable && b == unreachable;
        });
        const auto from_source = lengths(*walker_, walker_->source(), Toward::target, max_length);
        const auto to_target = lengths(*walker_, walker_->target(), Toward::source, max_length);
        if (walker_->is_exhausted()) return;
        close_if(from_source, to_target, [&](std::uint64_t a, std::uint64_t b) {
            return a + b > max_length;
        });
    }

    template <typename IsFar>
    void close_if(
        const std::vector<std::uint32_t>& from_source,
        const std::vector<std::uint32_t>& to_target,
        IsFar is_far
    ) {
        const auto* const from = from_source.data();
        const auto* const to = to_target.data();
        walker_->close_if([=](Vertex v) { return is_far(from[v], to[v]); });
    }

    /// Whether the target, and first each goal not yet passed, is within `left` steps of v.
    [[nodiscard]] bool can_finish(
        Vertex v, std::uint32_t left, const std::vector<std::uint8_t>& on_path
    ) const {
        if (to_target_[v] > left || walker_->is_too_early(v, on_path)) return false;
        return std::ranges::all_of(goals_, [&](const Goal& goal) {
            if (on_path[goal.vertex] != 0) return true;
            if (v == walker_->target()) return false;
            return std::uint64_t{goal.length_to[v]} + goal.to_target <= left;
        });
    }

    Walker* walker_;
    std::vector<std::uint32_t> to_target_;  // from each vertex
    std::vector<Goal> goals_;
};

constexpr std::uint32_t first_window = 4;  // up to this length paths are searched for in one go

/// The paths of `least` to `most` steps in order, the first `max_paths` and one more if there are.
std::vector<Path> paths_between(
    Walker& walker, std::uint32_t least, std::uint32_t most, std::size_t max_paths
) {
    LengthSearch search(walker, most);
    const auto enough = one_more(max_paths);
    auto paths = search.paths(least, most, enough);
    if (paths.size() > max_paths) {
        // Too many, and depth first they came in no order of length. Length by length, then: what
        // is kept is what comes first. The beginnings of paths are walked again for each length,
        // but where paths are many the last length outweighs all before it.
        std::vector<Path> first;
        for (auto length = least; length <= most && first.size() < enough; ++length) {
            auto of_length = search.paths(length, length, enough - first.size());
            std::ranges::move(of_length, std::back_inserter(first));
        }
        std::ranges::move(first, std::back_inserter(paths));
    }
    std::ranges::sort(paths, comes_before_by_length);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

}  // namespace

PathAnswer all_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t max_length,
    const PathOptions& options,
    PathMemory* memory
) {
    Walker walker(graph, source, target, options, memory, options.mode);
    if (auto answer = walker.answer_without_search()) return *answer;
    if (options.mode == PathMode::trail) return all_trails(walker, max_length);
    const auto shortest = MeetInTheMiddle(walker).length();
    // An acyclic path has fewer steps than there are vertices.
    const auto longest = static_cast<std::uint32_t>(std::min(max_length, graph.vertex_count() - 1));
    if (walker.is_exhausted() || !shortest || *shortest > longest) return walker.answer({});

    // Longer and longer paths, the greatest length doubled each time: a search up to a great length
    // sees the whole graph, which is a waste when there are many short paths, and starting again
    // costs little beside the longer search.
    const auto max_paths = walker.limits().max_paths;
    std::vector<Path> paths;
    auto counts = walker.counts();
    std::uint32_t least = 0;
    for (auto most = std::min(longest, std::max(*shortest, first_window));;
         most = std::min(longest, 2 * most)) {
        Walker fresh(graph, source, target, options, memory);
        fresh.go_on_from(counts);
        auto longer = paths_between(fresh, least, most, max_paths - paths.size());
        std::ranges::move(longer, std::back_inserter(paths));
        if (fresh.is_exhausted() || paths.size() > max_paths || most == longest) {
            return fresh.answer(std::move(paths));
        }
        counts = fresh.counts();
        least = most + 1;
    }
}

}  // namespace relata
