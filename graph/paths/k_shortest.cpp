#include "graph/paths/cheapest.hpp"
#include "graph/paths/distances.hpp"
#include "graph/paths/via.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace relata {
namespace {

/// Yen's search in Lawler's form. The set of all acyclic paths is kept cut into parts, each told by
/// how its paths begin (a root) and which relations may not follow the root. The cheapest path over
/// all parts is the next answer; the rest of its part is cut into smaller ones, one for each place
/// where a path can leave the one just taken. No path is in two parts, so none is met twice.
///
/// A part enters the queue with a lower bound and is searched only when that bound is the least:
/// most parts never are.
class YenSearch {
public:
    explicit YenSearch(Walker& walker)
        : walker_(&walker), bounds_(walker), cheapest_(walker, &bounds_) {
        if (bounds_.has_path()) add({});
    }

    /// The next path by (cost, length, relation ids); nothing when there are no more or the walker
    /// is exhausted.
    std::optional<Path> next() {
        // Put off until another path is asked for: the last one asked for is never cut up.
        if (taken_) cut(*std::exchange(taken_, std::nullopt));
        while (!queue_.empty() && !walker_->is_exhausted()) {
            std::ranges::pop_heap(queue_, is_later);
            auto part = std::move(queue_.back());
            queue_.pop_back();
            if (part.is_searched) {
                taken_ = std::move(part);
                return taken_->path;
            }
            search(std::move(part));
        }
        return std::nullopt;
    }

private:
    struct Part {
        std::vector<Step> steps;  // the root; when searched, all of the cheapest path
        std::size_t root_length = 0;
        std::vector<RelationId> excluded = {};  // right after the root
        double bound = 0;                       // no path in the part costs less
        bool is_searched = false;
        Path path = {};  // when searched
    };

    /// Unsearched parts first: one with an equal bound may hold a path that comes before.
    static bool is_later(const Part& a, const Part& b) {
        if (a.bound != b.bound) return a.bound > b.bound;
        if (a.is_searched != b.is_searched) return a.is_searched;
        return a.is_searched && comes_before(b.path, a.path);
    }

    void push(Part part) {
        queue_.push_back(std::move(part));
        std::ranges::push_heap(queue_, is_later);
    }

    void add(Part part) {
        part.bound = cheapest_.bound(part.steps, part.excluded);
        if (std::isfinite(part.bound)) push(std::move(part));
    }

    void search(Part part) {
        if (!cheapest_.run(part.steps, part.excluded)) return;
        auto steps = cheapest_.first_path();
        if (walker_->is_exhausted()) return;
        part.path = walker_->path(steps);
        part.steps = std::move(steps);
        part.bound = part.path.cost;
        part.is_searched = true;
        push(std::move(part));
    }

    /// Everything in the part but its cheapest path.
    void cut(const Part& part) {
        for (auto length = part.root_length; length < part.steps.size(); ++length) {
            const auto end = part.steps.begin() + static_cast<std::ptrdiff_t>(length);
            Part smaller{std::vector<Step>(part.steps.begin(), end), length};
            if (length == part.root_length) smaller.excluded = part.excluded;
            smaller.excluded.push_back(end->arc.relation);
            add(std::move(smaller));
        }
    }

    Walker* walker_;
    TargetBounds bounds_;
    CheapestSearch cheapest_;
    std::vector<Part> queue_;  // a heap, the best in front
    std::optional<Part> taken_;
};

std::vector<Path> first_paths(Walker& walker, std::size_t most) {
    YenSearch search(walker);
    std::vector<Path> paths;
    while (paths.size() < most) {
        auto path = search.next();
        if (!path) break;
        paths.push_back(std::move(*path));
    }
    return paths;
}

std::vector<Path> first_paths_via(Walker& walker, std::size_t most) {
    ViaSearch search(walker);
    std::vector<Path> paths;  // in order
    while (paths.size() < most || (walker.has_costs() && search.bound() <= paths.back().cost)) {
        const auto path = search.next();
        if (!path) break;
        paths.insert(std::ranges::upper_bound(paths, *path, comes_before), *path);
        if (paths.size() > most) paths.pop_back();
    }
    return paths;
}

}  // namespace

PathAnswer k_shortest_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t k,
    const PathOptions& options
) {
    Walker walker(graph, source, target, options);
    if (k == 0) return walker.answer({});
    if (auto answer = walker.answer_without_search()) return *answer;
    // Asking for one more than may be kept tells whether any was left out.
    const auto most = k > walker.limits().max_paths ? walker.limits().max_paths + 1 : k;
    return walker.answer(
        walker.via().empty() ? first_paths(walker, most) : first_paths_via(walker, most)
    );
}

}  // namespace relata
