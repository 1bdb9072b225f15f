#pragma once

#include "graph/paths.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// Measures of a graph: who stands out, and how the whole hangs together. docs/measures.md explains
// each with an example.
//
// Conventions of all of them, where a measure does not say otherwise:
// - Arcs are walked from source to target. Snapshot::reversed() turns a measure round, and
//   Snapshot::undirected() makes it ask which are linked and not which way.
// - An answer has one entry a vertex, by vertex; where it says "a relation", one by RelationId, of
//   which there are relation_bound(). On a graph without vertices it is empty.
// - Parallel arcs count each. Measures "of the simple graph beneath" count them once, forget
//   directions, and leave loops out.
// - Pairs are ordered: s to t and t to s are two.
// - `weights` and `costs` have a number a relation, relation_bound() of them; empty: 1 each. A
//   weight says how strong a relation is, a cost how long. Only relations that the snapshot shows
//   are looked at. A column of another length, a number that is not finite, a weight below 0 and a
//   cost of 0 or below throw std::invalid_argument.
// - The same bytes come out whatever the number of threads.
//
// n vertices, m arcs. "Memory" is what is needed beside the snapshot.

namespace relata {

// ---- Links of a vertex -------------------------------------------------------------------------

/// How many relations each vertex has: `out`, arcs that leave it; `in`, arcs that arrive; `either`,
/// ends of relations that are at it, so that a loop counts 2 and an undirected relation 1 (which
/// counts 1 in `out` and 1 in `in`, and a loop does, too).
///
/// On a -> b, b -- c: out 1, 1, 1; in 0, 2, 1; either 1, 2, 1. O(n + m).
std::vector<std::size_t> degrees(const Snapshot& graph, Direction direction = Direction::either);

/// The same with each relation counting its weight. O(n + m).
/// Source: A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani, "The architecture of
/// complex weighted networks", PNAS 101(11), 2004, 3747-3752.
std::vector<double> strengths(
    const Snapshot& graph, std::span<const double> weights, Direction direction = Direction::either
);

/// Largest k such that the vertex belongs to a k-core: a set in which each vertex is linked to at
/// least k others of the set. Of the simple graph beneath. 0 … n - 1.
///
/// A triangle with a tail a - b - c - a - d: 2, 2, 2, 1. O(n + m).
/// Source: V. Batagelj, M. Zaveršnik, "An O(m) algorithm for cores decomposition of networks",
/// 2003, arXiv:cs/0310049.
std::vector<std::uint32_t> core_numbers(const Snapshot& graph);

// ---- Distances ---------------------------------------------------------------------------------

/// How near all others are, by their mean distance from the vertex, with Wasserman and Faust's
/// factor for what cannot be reached: of n vertices of which v reaches r others, at distances that
/// sum to D,
///
///     closeness(v) = r / (n - 1) * r / D.
///
/// 0 when it reaches none. In [0, 1] without costs. Walked along arcs, from the vertex on: NetworkX
/// walks them towards it, which is `reversed()` here. On a -> b -> c: 2/3, 1/2, 0.
///
/// Time O(nm) at worst; without costs 256 vertices are searched from at once, which costs far less
/// when they are near one another. With costs O(n m log n). Memory O(n).
/// Source: S. Wasserman, K. Faust, "Social Network Analysis", 1994, section 5.2; the search at
/// once: M. Then et al., "The more the merrier: efficient multi-source graph traversal", PVLDB
/// 8(4), 2014, 449-460.
std::vector<double> closeness(const Snapshot& graph, std::span<const double> costs = {});

/// The mean of 1 / distance to all others, 0 for those that cannot be reached: nothing needs to be
/// corrected in graphs of several parts. In [0, 1] without costs. On a -> b -> c: 3/4, 1/2, 0.
/// Time and memory as closeness.
/// Source: M. Marchiori, V. Latora, "Harmony in the small-world", Physica A 285, 2000, 539-546.
std::vector<double> harmonic_closeness(const Snapshot& graph, std::span<const double> costs = {});

/// The distance, in arcs, to the farthest vertex that can be reached: 0 when none can. Costs as
/// closeness. On a -> b -> c: 2, 1, 0.
std::vector<std::uint32_t> eccentricities(const Snapshot& graph);

/// What is known of an eccentricity; its value when the two are the same.
struct EccentricityBounds {
    std::uint32_t least = 0;
    std::uint32_t most = 0;

    [[nodiscard]] bool exact() const noexcept { return least == most; }
};

/// How wide a graph is.
struct GraphExtent {
    EccentricityBounds diameter;  ///< the greatest eccentricity
    EccentricityBounds radius;    ///< the least of the largest connected part; of all as large
    std::size_t searches = 0;     ///< how often a part was searched to know
};

/// Diameter and radius of the graph without its directions; for what is reached along arcs, take
/// the greatest of `eccentricities`. Exact unless max_searches came first, and then bounds.
///
/// Breadth-first searches bound the eccentricities of all vertices of a part; those that matter and
/// are not bounded closely are then searched from, 256 at once. O(nm) at worst, far less on most.
/// Source: F. W. Takes, W. A. Kosters, "Determining the diameter of small world networks", CIKM
/// 2011, 1191-1196.
GraphExtent graph_extent(const Snapshot& graph, std::size_t max_searches = 10'000);

// ---- Betweenness -------------------------------------------------------------------------------

struct BetweennessOptions {
    std::span<const double> costs = {};  ///< shortest by their sum, added from the source on
    /// Pairs that begin at these vertices only; nothing: all pairs. A vertex named twice counts
    /// twice.
    std::optional<std::span<const Vertex>> sources = {};
    /// Divided by the greatest score there can be, (n - 1)(n - 2) for vertices and n (n - 1) for
    /// relations; with `sources`, too. Scores are then in [0, 1].
    bool normalized = false;
};

/// How many shortest paths between other vertices run through each: each pair of ends has one unit,
/// shared out among its shortest paths alike.
///
/// Ends are not counted; parallel relations make distinct paths; a pair without a path adds
/// nothing; not normalized unless asked for. On a -> b -> c: 0, 1, 0; on a - b - c: 0, 2, 0, since
/// pairs are ordered (books on undirected graphs often count half).
///
/// Time O(nm), with costs O(n m log n); memory O(n + m). Exact but for rounding, path counts being
/// doubles; throws std::overflow_error when a pair has more than about 10^308 shortest paths, and
/// std::out_of_range for a source that is no vertex.
/// Source: U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical
/// Sociology 25(2), 2001, 163-177, doi:10.1080/0022250X.2001.9990249.
std::vector<double> betweenness(const Snapshot& graph, const BetweennessOptions& options = {});

/// The same of each relation: how many shortest paths walk it, either way when it is undirected. 0
/// for loops and for relations that the snapshot does not show.
/// Source: U. Brandes, "On variants of shortest-path betweenness centrality and their generic
/// computation", Social Networks 30(2), 2008, 136-145, section 3.5.
std::vector<double> relation_betweenness(
    const Snapshot& graph, const BetweennessOptions& options = {}
);

struct SamplingOptions {
    /// How far a score may be from the truth, as a share of all n (n - 1) pairs. Above 0.
    double error = 0.01;
    /// Probability that some score is farther away than that. Above 0, below 1.
    double failure = 0.1;
    /// So many samples instead; 0: as many as `error` needs.
    std::size_t samples = 0;
    std::uint64_t seed = 1;
};

struct SampledBetweenness {
    std::vector<double> scores;  ///< estimates of `betweenness`, not normalized
    std::size_t samples = 0;
    /// With probability 1 - failure no score is farther than error * n (n - 1) from the exact one.
    double error = 0;
    double failure = 0;
};

/// Betweenness estimated from shortest paths between random pairs, each chosen among the shortest
/// ones of its pair with the same probability.
///
/// (c / error^2) (min(VC, ln 2n) + ln(1 / failure)) samples, with c = 1/2, make sure of the error,
/// where VC = 1 + floor(log2(inner vertices of the longest shortest path)); on graphs that are not
/// symmetric the size of the largest weak component stands in for that longest path. A sample costs
/// a breadth-first search from both ends, usually of a tiny part of the graph.
/// Throws std::invalid_argument for an error or a failure out of range.
/// Source: M. Riondato, E. M. Kornaropoulos, "Fast approximation of betweenness centrality through
/// sampling", Data Mining and Knowledge Discovery 30(2), 2016, 438-475; ln 2n: Hoeffding's
/// inequality for each vertex.
SampledBetweenness sampled_betweenness(const Snapshot& graph, const SamplingOptions& options = {});

// ---- Scores that feed on scores ----------------------------------------------------------------
// Found by iteration. They always answer, and say whether the answer had settled.

struct IterationLimits {
    double tolerance = 1e-10;  ///< settled when an iteration changes scores by no more than this
    std::size_t max_iterations = 1'000;
};

struct IteratedScores {
    std::vector<double> scores;
    std::size_t iterations = 0;
    double change = 0;       ///< what the last iteration changed
    bool converged = false;  ///< not: max_iterations came first
};

struct PageRankOptions {
    double damping = 0.85;  ///< in [0, 1)
    std::span<const double> weights = {};
    /// Where a walker who stops following arcs goes on, by vertex, in any unit; empty: anywhere.
    /// "Personalized" PageRank gives all to a few vertices.
    std::span<const double> teleport = {};
    IterationLimits limits = {};  ///< change: the sum of those of all vertices
};

/// Where a walker is found who follows a random arc with probability `damping` and else begins
/// anew. The scores sum to 1.
///
/// A walker at a vertex without out-arcs begins anew, too (as in NetworkX and LDBC Graphalytics;
/// boost::page_rank loses those). Parallel arcs and loops count each; weights are shares of the way
/// out. O(n + m) an iteration; about ln(tolerance) / ln(damping) iterations. Memory O(n + m).
///
/// Without weights, on 131,072 vertices and more, iterations run in single precision as long as one
/// changes more than 1e-6 in all. Where the limits end them so early, scores are off by about 1e-7
/// in all, which is far less than `change`; what settles to less is as exact as elsewhere.
/// Throws std::invalid_argument for a damping out of range and a teleport that has another length,
/// a negative or infinite entry, or none above 0.
/// Source: L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank citation ranking: bringing
/// order to the web", Stanford InfoLab, 1999.
IteratedScores pagerank(const Snapshot& graph, const PageRankOptions& options = {});

/// A vertex counts as much as those together that point to it: the scores are the principal
/// eigenvector of the (weighted) adjacency matrix, scaled so that the largest is 1.
///
/// By power iteration on A + I, from 1 everywhere, so that graphs with two sides settle, too. Made
/// for `undirected()` snapshots and strongly connected ones: elsewhere scores outside the part that
/// grows fastest fade to 0, slowly, and `converged` tells. Without arcs all are 1. Change: the
/// largest of a vertex.
/// Source: P. Bonacich, "Factoring and weighting approaches to status scores and clique
/// identification", Journal of Mathematical Sociology 2(1), 1972, 113-120.
IteratedScores eigenvector_centrality(
    const Snapshot& graph, std::span<const double> weights = {}, const IterationLimits& limits = {}
);

struct KatzOptions {
    /// What a walk keeps with each arc. The scores are finite below 1 / (largest eigenvalue); 0:
    /// 0.85 / (an upper bound of it), which always is, and at most 0.5.
    double attenuation = 0;
    std::span<const double> weights = {};
    IterationLimits limits = {};  ///< change: the largest of a vertex, by the largest score
};

struct KatzScores : IteratedScores {
    double attenuation = 0;  ///< the one used
};

/// All walks that end at the vertex, the shorter counting more: 1 + attenuation * (walks of one
/// arc)
/// + attenuation^2 * (of two) + …, the empty walk being the 1. Not normalized: 1 or more.
///
/// On a -> b -> c with attenuation 1/2: 1, 1.5, 1.75. An attenuation too large does not converge,
/// and `converged` tells; scores may then be infinite. Throws std::invalid_argument when it is
/// negative or not finite.
/// Source: L. Katz, "A new status index derived from sociometric analysis", Psychometrika 18(1),
/// 1953, 39-43.
KatzScores katz_centrality(const Snapshot& graph, const KatzOptions& options = {});

struct HubsAndAuthorities {
    std::vector<double> hubs;         ///< who points to good authorities
    std::vector<double> authorities;  ///< who is pointed to by good hubs
    std::size_t iterations = 0;
    double change = 0;  ///< the largest of a score
    bool converged = false;
};

/// Hubs and authorities: two scores that are each other's sums along the arcs, each scaled so that
/// its largest is 1. All 0 when there are no arcs. O(n + m) an iteration.
/// Source: J. M. Kleinberg, "Authoritative sources in a hyperlinked environment", Journal of the
/// ACM 46(5), 1999, 604-632.
HubsAndAuthorities hubs_and_authorities(
    const Snapshot& graph, std::span<const double> weights = {}, const IterationLimits& limits = {}
);

// ---- Triangles and mixing ----------------------------------------------------------------------

struct Clustering {
    std::vector<double> local;  ///< a vertex: the share of pairs of its neighbors that are linked
    std::size_t triangles = 0;
    double transitivity = 0;  ///< of all pairs of relations that meet, the share in a triangle
    double average = 0;       ///< the mean of `local`
};

/// How often the neighbors of a vertex are neighbors of one another. Of the simple graph beneath;
/// vertices with fewer than two neighbors have 0. All in [0, 1].
///
/// A triangle with a tail a - b - c - a - d: local 1/3, 1, 1, 0; transitivity 3/5. Time
/// O(m sqrt(m)), memory O(n + m).
/// Source: D. J. Watts, S. H. Strogatz, "Collective dynamics of small-world networks", Nature 393,
/// 1998, 440-442; the forward algorithm: T. Schank, D. Wagner, "Finding, counting and listing all
/// triangles in large graphs", WEA 2005, 606-609.
Clustering clustering(const Snapshot& graph);

/// Local clustering that asks which way neighbors point to one another: of the k (k - 1) arcs there
/// can be among k neighbors (in or out, counted once), the share there is. Parallel arcs count
/// once, loops not. The same as `clustering` when all arcs go both ways. In [0, 1]. Source: LDBC
/// Graphalytics benchmark specification, "local clustering coefficient".
std::vector<double> directed_clustering(const Snapshot& graph);

/// Whether those with many links are linked to their like: the correlation, over all arcs, between
/// the out-degree of the source and the in-degree of the target. In [-1, 1]; nothing when one of
/// the two does not vary. A star, undirected: -1. O(n + m).
/// Source: M. E. J. Newman, "Mixing patterns in networks", Physical Review E 67, 2003, 026126.
std::optional<double> degree_assortativity(const Snapshot& graph);

}  // namespace relata
