#pragma once

#include "graph/graph.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace relata {

/// Which way relations may be walked.
enum class Direction {
    out,    ///< source to target
    in,     ///< target to source
    either  ///< both
};

/// Where a search stops by itself. Reaching one is never silent: PathAnswer::stopped_by says which.
struct PathLimits {
    std::size_t max_paths = 1'000;         ///< answers kept
    std::size_t max_visited = 20'000'000;  ///< arcs looked at, in all
};

struct PathOptions {
    Direction direction = Direction::either;
    std::vector<TypeId> types = {};  ///< walk only these; empty: all
    std::vector<KindId> kinds =
        {};  ///< entities between the ends must have one of these; empty: all
    std::vector<EntityId> via = {};    ///< all of these must lie on the path, in any order
    std::vector<EntityId> avoid = {};  ///< none of these may lie on it (the ends excepted)
    /// Cost of a relation, >= 0 and finite; when set, "shortest" means least total cost. Without it
    /// each relation costs 1.
    std::function<double(RelationId)> cost = {};
    PathLimits limits = {};
};

/// A path: where it begins and the arcs it walks. `forward` of an arc says whether the relation was
/// walked from its source to its target.
struct Path {
    EntityId start;
    std::vector<Arc> arcs;
    double cost = 0;  ///< sum of costs; the length when relations cost 1

    [[nodiscard]] std::size_t length() const noexcept { return arcs.size(); }
    friend bool operator==(const Path&, const Path&) = default;
};

/// The entities of a path in order, both ends included: length + 1 of them.
std::vector<EntityId> entities_of(const Graph& graph, const Path& path);

enum class SearchLimit { none, paths, visited };

struct PathAnswer {
    std::vector<Path>
        paths;  ///< by (cost, length, relation ids); empty: not connected within the rules
    SearchLimit stopped_by = SearchLimit::none;  ///< not none: there may be more, or shorter ones
    std::size_t visited = 0;                     ///< arcs looked at

    [[nodiscard]] bool truncated() const noexcept { return stopped_by != SearchLimit::none; }
};

// All searches take the snapshot to walk and two entities of its graph; an entity filtered out of
// the snapshot is connected to nothing. From an entity to itself there is one path, of length 0.
// Paths visit no entity twice, so a loop lies on none. Parallel relations make distinct paths; an
// undirected relation is one step either way, and which way it was walked is Arc::forward. Unknown
// ids throw std::out_of_range; a negative or not finite cost that a search meets
// std::invalid_argument. Equal input gives equal output: ties are broken by relation ids, in order
// of arrival.
//
// Costs are summed as doubles, from the source on, and the sums compared as they are: with costs
// such as 0.1 two paths a person would call equal can differ in the last bit.

/// One shortest path: the first in the order of PathAnswer::paths. Breadth-first from both ends
/// without a cost (O(n + m)); Dijkstra with one (O(m log n)). With `via` see k_shortest_paths.
PathAnswer shortest_path(
    const Snapshot& graph, EntityId source, EntityId target, const PathOptions& options = {}
);

/// All paths of the least cost. One search, then a walk along the steps it found cheapest: O(n + m)
/// (with a cost O(m log n)) and the length of the answer. Where relations that cost 0 form rings,
/// the walk can meet dead ends, and only the limits bound it.
PathAnswer all_shortest_paths(
    const Snapshot& graph, EntityId source, EntityId target, const PathOptions& options = {}
);

/// The k cheapest acyclic paths, cheapest first. Fewer when there are no more.
/// O(k n (m + n log n)) at worst.
/// Source: J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science
/// 17(11), 1971, 712-716, with E. L. Lawler's rule against repeated deviations (1972). Deviations
/// exclude relations, not entities, so parallel relations count as distinct paths. Each deviation
/// is searched with A*, and only when its lower bound is the least.
///
/// With `via`: best first over the beginnings of paths, exact, exponential at worst (already one
/// via entity makes the question NP-complete on directed graphs); max_visited bounds it.
PathAnswer k_shortest_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t k,
    const PathOptions& options = {}
);

/// Every acyclic path of at most `max_length` relations, by (length, cost, relation ids). Depth
/// first; branches that cannot reach the target in what is left are cut by a distance computed
/// before, and so are parts of the graph that hang on it by one entity. Exponential at worst: the
/// limits are what bounds it. When there are more than max_paths, the shortest are kept; of the
/// last length kept, those first by relation ids.
PathAnswer all_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t max_length,
    const PathOptions& options = {}
);

}  // namespace relata
