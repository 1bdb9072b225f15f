#include "graph/paths/block.hpp"
#include "graph/paths/distances.hpp"
#include "graph/paths/enumerate.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <cstdint>
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
    }

    /// The least length a path may have, as far as distances tell.
    [[nodiscard]] std::uint32_t shortest() const { return to_target_[walker_->source()]; }

    /// The paths of `least` to `most` steps, at most `count`, depth first: those of one length come
    /// by relation ids.
    std::vector<Path> paths(std::uint32_t least, std::uint32_t most, std::size_t count) {
        std::vector<Path> paths;
        if (walker_->is_exhausted() || count == 0) return paths;
        const auto choices =
            [&](Vertex v, std::span<const Step> path, const auto& on_path, std::vector<Step>& steps
            ) {
                if (path.size() >= most) return;
                const auto left = most - static_cast<std::uint32_t>(path.size()) - 1;
                for (const auto& step : walker_->steps(v, Toward::target)) {
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
        std::uint32_t to_target;
    };

    void close_far_vertices(std::uint32_t max_length) {
        const auto from_source = lengths(*walker_, walker_->source(), Toward::target, max_length);
        const auto to_target = lengths(*walker_, walker_->target(), Toward::source, max_length);
        if (walker_->is_exhausted()) return;
        for (Vertex v = 0; v < from_source.size(); ++v) {
            const auto through = std::uint64_t{from_source[v]} + to_target[v];
            if (through > max_length && v != walker_->source() && v != walker_->target()) {
                walker_->close(v);
            }
        }
    }

    /// Whether the target, and first each goal not yet passed, is within `left` steps of v.
    [[nodiscard]] bool can_finish(
        Vertex v, std::uint32_t left, const std::vector<std::uint8_t>& on_path
    ) const {
        if (to_target_[v] > left) return false;
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

/// The first `most` paths, when there are more: length by length, so that what is kept is what
/// comes first. The shorter lengths are walked again for each longer one; where paths multiply with
/// length, as they must for this to be called, the last length outweighs all before it.
std::vector<Path> shortest_first(LengthSearch& search, std::uint32_t max_length, std::size_t most) {
    std::vector<Path> paths;
    for (auto length = search.shortest(); length <= max_length && paths.size() < most; ++length) {
        auto longer = search.paths(length, length, most - paths.size());
        std::ranges::move(longer, std::back_inserter(paths));
    }
    return paths;
}

}  // namespace

PathAnswer all_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t max_length,
    const PathOptions& options
) {
    Walker walker(graph, source, target, options);
    if (auto answer = walker.answer_without_search()) return *answer;
    // An acyclic path has fewer steps than there are vertices.
    const auto longest = static_cast<std::uint32_t>(std::min(max_length, graph.vertex_count() - 1));
    LengthSearch search(walker, longest);
    if (walker.is_exhausted() || search.shortest() > longest) return walker.answer({});

    const auto one_more = std::max(walker.limits().max_paths, walker.limits().max_paths + 1);
    auto paths = search.paths(0, longest, one_more);
    if (paths.size() > walker.limits().max_paths) {
        auto shorter = shortest_first(search, longest, one_more);
        std::ranges::move(shorter, std::back_inserter(paths));
    }
    std::ranges::sort(paths, comes_before_by_length);
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return walker.answer(std::move(paths));
}

}  // namespace relata
