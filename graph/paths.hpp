#pragma once

#include "graph/graph.hpp"
#include "graph/relation_facts.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace relata {

/// Which way relations may be walked.
enum class Direction {
    out,    ///< source to target
    in,     ///< target to source
    either  ///< both
};

/// What a path may meet again (ISO GQL's path modes).
enum class PathMode {
    acyclic,  ///< no entity twice
    trail     ///< no relation twice; only all_paths looks for trails
};

/// Where a search stops by itself. Reaching one is never silent: PathAnswer::stopped_by says which.
struct PathLimits {
    std::size_t max_paths = 1'000;         ///< answers kept
    std::size_t max_visited = 20'000'000;  ///< arcs looked at, in all
    /// Asked now and then, about every 10,000 arcs: whether to stop, because of the time, say.
    std::function<bool()> is_over = {};
};

/// What may be walked and what may not. Rules on what lies between the ends do not touch the ends.
struct PathOptions {
    Direction direction = Direction::either;
    PathMode mode = PathMode::acyclic;
    std::vector<TypeId> types = {};                ///< walk only these; empty: all
    std::vector<TypeId> avoid_types = {};          ///< walk none of these
    std::vector<RelationId> avoid_relations = {};  ///< walk none of these
    std::vector<KindId> kinds = {};        ///< entities between must have one of these; empty: all
    std::vector<KindId> avoid_kinds = {};  ///< entities between may have none of these
    std::vector<EntityId> via = {};        ///< all of these must lie on the path
    bool via_in_order = false;             ///< in the order of `via`
    std::vector<EntityId> avoid = {};      ///< none of these may lie between
    /// Entities between may have at most so many relations (Snapshot::degree): without hubs.
    std::size_t max_degree = SIZE_MAX;

    // What relations say of themselves. These five need the `facts` of the snapshot.
    std::optional<Edtf> dates = {};  ///< walk only relations that can be of these days
    double least_confidence = 0;
    bool only_cited = false;
    bool denied = true;  ///< whether what a source denies may be walked
    /// No step before the last one: days can be given to the relations, each of its own, that never
    /// go back along the path. Relations without a date are not walked.
    bool in_time_order = false;
    const RelationFacts* facts = nullptr;

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

enum class SearchLimit { none, paths, visited, is_over };

struct PathAnswer {
    std::vector<Path>
        paths;  ///< by (cost, length, relation ids); empty: not connected within the rules
    SearchLimit stopped_by = SearchLimit::none;  ///< not none: there may be more, or shorter ones
    std::size_t visited = 0;                     ///< arcs looked at
    std::size_t expanded = 0;  ///< entities whose arcs were looked at, each as often as they were

    [[nodiscard]] bool truncated() const noexcept { return stopped_by != SearchLimit::none; }
};

/// What searches of one snapshot can share, so that each need not ask the system for memory and
/// zero it: on large graphs that takes longer than to find one shortest path. One search at a time;
/// `PathMemory memory(snapshot)` and its address to each of them.
class PathMemory {
public:
    explicit PathMemory(const Snapshot& graph);
    PathMemory(PathMemory&&) noexcept;
    PathMemory& operator=(PathMemory&&) noexcept;
    PathMemory(const PathMemory&) = delete;
    PathMemory& operator=(const PathMemory&) = delete;
    ~PathMemory();

private:
    friend class Walker;
    struct Parts;
    std::unique_ptr<Parts> parts_;
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

/// One shortest path. With a cost, the first in the order of PathAnswer::paths; without, one that
/// follows from the graph and the rules alone, but not by that order: to find the first of many
/// that are as short takes several times as long (all_shortest_paths does). Breadth-first from both
/// ends without a cost (O(n + m)); Dijkstra with one (O(m log n)). With `via` see k_shortest_paths.
PathAnswer shortest_path(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    const PathOptions& options = {},
    PathMemory* memory = nullptr
);

/// All paths of the least cost. One search, then a walk along the steps it found cheapest: O(n + m)
/// (with a cost O(m log n)) and the length of the answer. Where relations that cost 0 form rings,
/// the walk can meet dead ends, and only the limits bound it.
PathAnswer all_shortest_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    const PathOptions& options = {},
    PathMemory* memory = nullptr
);

/// The k cheapest acyclic paths, cheapest first. Fewer when there are no more.
/// O(k n (m + n log n)) at worst.
/// Source: J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science
/// 17(11), 1971, 712-716, with E. L. Lawler's rule against repeated deviations (1972). Deviations
/// exclude relations, not entities, so parallel relations count as distinct paths. Each deviation
/// is searched with A*, and only when its lower bound is the least. Without a cost, all paths of
/// one length are walked before those of the next, depth first with bounds, as long as that gets
/// on: it is many times as quick, and Yen's search goes on where it does not.
///
/// With `via`: best first over the beginnings of paths, exact, exponential at worst (already one
/// via entity makes the question NP-complete on directed graphs); max_visited bounds it.
PathAnswer k_shortest_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t k,
    const PathOptions& options = {},
    PathMemory* memory = nullptr
);

/// The paths of the `groups` least lengths (with a cost: of the least costs), all of each: two
/// groups may be the 3 paths of 2 relations and the 7 of 3. As k_shortest_paths otherwise.
PathAnswer k_shortest_groups(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t groups,
    const PathOptions& options = {},
    PathMemory* memory = nullptr
);

/// The acyclic paths one after the other, cheapest first: the next is sought only when it is asked
/// for. Keeps references to graph and options.
class PathStream {
public:
    PathStream(
        const Snapshot& graph,
        EntityId source,
        EntityId target,
        const PathOptions& options,
        PathMemory* memory = nullptr
    );
    PathStream(PathStream&&) noexcept;
    PathStream& operator=(PathStream&&) noexcept;
    ~PathStream();

    /// Nothing when there are no more, or a limit was reached: see `stopped_by`.
    std::optional<Path> next();
    /// `visited` or `is_over` after a limit; max_paths does not count here.
    [[nodiscard]] SearchLimit stopped_by() const;
    [[nodiscard]] std::size_t visited() const;
    [[nodiscard]] std::size_t expanded() const;

private:
    struct Search;
    std::unique_ptr<Search> search_;
};

/// Puts the answers to one question between several pairs of ends together: in the order of
/// PathAnswer::paths, at most `most` paths. What was visited is added up, and the first limit that
/// stopped one of them is kept.
PathAnswer merged(std::vector<PathAnswer> answers, std::size_t most);

/// Every path of at most `max_length` relations, by (length, cost, relation ids): acyclic ones, or
/// trails, which may pass by both ends, come back to where they began and walk loops. Depth
/// first; branches that cannot reach the target in what is left are cut by a distance computed
/// before, and so are parts of the graph that hang on it by one entity. Exponential at worst: the
/// limits are what bounds it. When there are more than max_paths, the shortest are kept; of the
/// last length kept, those first by relation ids.
PathAnswer all_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    std::size_t max_length,
    const PathOptions& options = {},
    PathMemory* memory = nullptr
);

}  // namespace relata
