#pragma once

#include "graph/partition.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata {

// Parts of a graph with many relations inside and few between. n vertices, m arcs, W the weight of
// all relations.
//
// Relations are taken both ways, whichever way they point, but for directed_modularity. Parallel
// relations add up; two that point opposite ways are two. A loop counts twice for its vertex, as it
// has two ends there. Weights are indexed by RelationId, >= 0 and finite; without them each
// relation weighs 1. Weights that are something else, too few of them, or a resolution that is
// negative or not finite throw std::invalid_argument.
//
// The same seed gives the same answer on every machine; another seed can give another, equally
// good one. A vertex without weight is a community of its own.

struct CommunityOptions {
    std::span<const double> weights = {};  ///< by RelationId; empty: 1 each
    double resolution = 1;  ///< above 1: more and smaller communities; below: fewer and larger
    std::uint64_t seed = 0;
};

/// How much more of the weight lies inside the parts than would by chance, were the ends of all
/// relations shuffled:
///
///     Q = sum over parts c of  in(c) / 2W  -  resolution * (degree(c) / 2W)^2
///
/// in(c) is twice the weight inside c, degree(c) the weighted degrees of its vertices. At
/// resolution 1 in [-1/2, 1); all in one part gives 0, and so does a graph without weight.
/// The seed is not used. Throws std::invalid_argument for a partition of another size. O(n + m).
/// Source: M. Newman, "Analysis of weighted networks", Physical Review E 70, 2004, 056131;
/// resolution: J. Reichardt, S. Bornholdt, Physical Review E 74, 2006, 016110.
double modularity(
    const Snapshot& graph, const Partition& partition, const CommunityOptions& options = {}
);

/// The same with directions: by chance, an arc leaves by the out-degree and arrives by the
/// in-degree of a part. A relation without direction is two arcs of its weight, a loop one.
/// Source: E. Leicht, M. Newman, "Community structure in directed networks", Physical Review
/// Letters 100, 2008, 118703.
double directed_modularity(
    const Snapshot& graph, const Partition& partition, const CommunityOptions& options = {}
);

/// Communities and how good they are.
struct Communities {
    Partition partition;
    double modularity = 0;  ///< what modularity() says of them

    friend bool operator==(const Communities&, const Communities&) = default;
};

/// Communities of high modularity: vertices move to the neighbor's community that gains most, until
/// none gains; then each community becomes one vertex, and so on. Fast and good, but a community
/// can fall apart inside; leiden() does not let it. Near O(m) in practice.
/// Source: V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities
/// in large networks", Journal of Statistical Mechanics, 2008, P10008.
Communities louvain(const Snapshot& graph, const CommunityOptions& options = {});

/// Communities of high modularity, each of them connected: the method to begin with. As louvain(),
/// but before a community becomes one vertex it is taken apart and put together again from what is
/// well connected, and the parts become the vertices. All of that is done twice, the second time
/// beginning with what the first found. Near O(m) in practice.
/// Source: V. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing
/// well-connected communities", Scientific Reports 9, 2019, 5233. Where the paper draws at random
/// among the parts a vertex may join (theta), the best is taken, which is its limit for theta to 0.
Communities leiden(const Snapshot& graph, const CommunityOptions& options = {});

/// Communities by imitation: every vertex takes the label that weighs most among its neighbors,
/// in random order, until all have one that no other outweighs. The fastest, the coarsest: one
/// community can swallow most of a graph. Each change puts more weight inside the communities, so
/// it ends. The resolution is not used. Near O(m) in practice.
/// Source: U. Raghavan, R. Albert, S. Kumara, Physical Review E 76, 2007, 036106; only vertices
/// beside a change are looked at again: V. Traag, L. Subelj, "Large network community detection by
/// fast label propagation", Scientific Reports 13, 2023, 2701.
Partition label_propagation(const Snapshot& graph, const CommunityOptions& options = {});

/// The labels after `iterations` rounds in which all vertices at once take the most frequent label
/// of their neighbors, of several the smallest: what LDBC Graphalytics calls CDLP. To compare with
/// other programs; it may never settle. A vertex begins with its own number as label. A relation
/// counts once at each end, also beside one that points the other way; a loop twice at its vertex.
/// O(iterations * m log d) for largest degree d.
/// Source: A. Iosup et al., "The LDBC Graphalytics benchmark", arXiv 2011.15028, 2020, section 2.3.
std::vector<Vertex> synchronous_label_propagation(const Snapshot& graph, std::size_t iterations);

}  // namespace relata
