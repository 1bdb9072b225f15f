#include "graph/paths/cheapest.hpp"
#include "graph/paths/distances.hpp"
#include "graph/paths/length_by_length.hpp"
#include "graph/paths/via.hpp"
#include "graph/paths/walker.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <stdexcept>
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

/// Paths through a ViaSearch in order: with costs, equal ones (but for rounding) come in any.
class OrderedViaSearch {
public:
    explicit OrderedViaSearch(Walker& walker) : walker_(&walker), search_(walker) {}

    std::optional<Path> next() {
        if (!walker_->has_costs()) return search_.next();
        while (ahead_.empty() || search_.bound() <= ahead_.front().cost) {
            auto path = search_.next();
            if (!path) break;
            const auto place = std::ranges::upper_bound(ahead_, *path, comes_before);
            ahead_.insert(place, *std::move(path));
        }
        if (ahead_.empty() || walker_->is_exhausted()) return std::nullopt;
        auto first = std::move(ahead_.front());
        ahead_.erase(ahead_.begin());
        return first;
    }

private:
    Walker* walker_;
    ViaSearch search_;
    std::vector<Path> ahead_;  // found and not yet given, in order
};

}  // namespace

struct PathStream::Search {
    Search(
        const Snapshot& graph,
        EntityId source,
        EntityId target,
        const PathOptions& options,
        PathMemory* memory
    )
        : walker(graph, source, target, options, memory) {
        if (options.mode == PathMode::trail) {
            throw std::invalid_argument("shortest paths are acyclic; only all_paths finds trails");
        }
        if (auto answer = walker.answer_without_search()) {
            trivial = std::move(answer->paths);
        } else if (needs_beginnings(walker)) {
            by_beginnings.emplace(walker);
        } else if (walker.has_costs()) {
            by_deviations.emplace(walker);
        } else {
            by_length.emplace(walker);
        }
    }

    std::optional<Path> next() {
        if (by_beginnings) return by_beginnings->next();
        if (by_length) {
            auto path = by_length->next();
            if (path) ++given;
            if (path || !by_length->has_given_up()) return path;
            by_length.reset();
            by_deviations.emplace(walker);
            for (; given > 0; --given) by_deviations->next();  // in the same order
        }
        if (by_deviations) return by_deviations->next();
        if (trivial.empty()) return std::nullopt;
        auto path = std::move(trivial.back());
        trivial.pop_back();
        return path;
    }

    Walker walker;
    std::vector<Path> trivial;
    std::optional<OrderedViaSearch> by_beginnings;
    std::optional<LengthByLength> by_length;
    std::size_t given = 0;  // by that
    std::optional<YenSearch> by_deviations;
};

PathStream::PathStream(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    const PathOptions& options,
    PathMemory* memory
)
    : search_(std::make_unique<Search>(graph, source, target, options, memory)) {}
PathStream::PathStream(PathStream&&) noexcept = default;
PathStream& PathStream::operator=(PathStream&&) noexcept = default;
PathStream::~PathStream() = default;

std::optional<Path> PathStream::next() {
    return search_->next();
}

SearchLimit PathStream::stopped_by() const {
    return search_->walker.stopped_by();
}

std::size_t PathStream::visited() const {
    return search_->walker.visited();
}

std::size_t PathStream::expanded() const {
    return search_->walker.expanded();
}

namespace {

/// Takes paths from a stream until `enough(paths)`, or one more than max_paths.
template <typename Enough>
PathAnswer taken(PathStream& stream, const PathLimits& limits, Enough enough) {
    PathAnswer answer;
    auto& paths = answer.paths;
    while (!enough(paths)) {
        auto path = stream.next();
        if (!path) break;
        // Asking for one more than may be kept tells whether any was left out.
        if (paths.size() == limits.max_paths) {
            answer.stopped_by = SearchLimit::paths;
            break;
        }
        paths.push_back(*std::move(path));
    }
    if (stream.stopped_by() != SearchLimit::none) answer.stopped_by = stream.stopped_by();
    answer.visited = stream.visited();
    answer.expanded = stream.expanded();
    return answer;
}

}  // namespace

PathAnswer k_shortest_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t k,
    const PathOptions& options,
    PathMemory* memory
) {
    PathStream stream(graph, source, target, options, memory);
    return taken(stream, options.limits, [&](const auto& paths) { return paths.size() == k; });
}

PathAnswer k_shortest_groups(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t groups,
    const PathOptions& options,
    PathMemory* memory
) {
    PathStream stream(graph, source, target, options, memory);
    std::size_t begun = 0;
    std::size_t seen = 0;
    auto answer = taken(stream, options.limits, [&](const std::vector<Path>& paths) {
        for (; seen < paths.size(); ++seen) {
            if (seen == 0 || paths[seen].cost != paths[seen - 1].cost) ++begun;
        }
        return begun > groups || groups == 0;
    });
    // The path that began one group too many told that the last one was whole.
    if (begun > groups) answer.paths.pop_back();
    return answer;
}

PathAnswer merged(std::vector<PathAnswer> answers, std::size_t most) {
    PathAnswer all;
    for (auto& answer : answers) {
        all.visited += answer.visited;
        all.expanded += answer.expanded;
        if (all.stopped_by == SearchLimit::none) all.stopped_by = answer.stopped_by;
        std::ranges::move(answer.paths, std::back_inserter(all.paths));
    }
    std::ranges::stable_sort(all.paths, comes_before);
    if (all.paths.size() > most) all.paths.resize(most);
    return all;
}

}  // namespace relata
