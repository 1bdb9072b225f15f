#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace relata {

// Which entities that no relation links may well be linked, or soon will: those that know the same
// others. Neighbors are a set: directions are ignored, parallel relations count once, loops not at
// all. N(v) are the neighbors of v, d(v) how many.

enum class LinkScore {
    /// |N(a) & N(b)|, a count.
    common_neighbors,
    /// The sum of 1 / ln d(w) over common neighbors w: sharing one that few know says more than
    /// sharing a hub. > 0. L. Adamic, E. Adar, "Friends and neighbors on the Web", Social Networks
    /// 25(3), 2003, 211-230.
    adamic_adar,
    /// |N(a) & N(b)| / |N(a) | N(b)|, in (0, 1]: how alike the two circles are, whatever their
    /// size. P. Jaccard, 1901.
    jaccard
};

struct LinkSuggestion {
    Vertex a = 0;
    Vertex b = 0;
    double score = 0;
    std::size_t common = 0;  ///< neighbors they share

    friend bool operator==(const LinkSuggestion&, const LinkSuggestion&) = default;
};

struct LinkOptions {
    LinkScore score = LinkScore::adamic_adar;
    std::size_t top = 20;                   ///< how many to keep
    std::optional<Vertex> of = {};          ///< only pairs with this vertex, which is then `a`
    std::size_t least_common = 1;           ///< pairs that share fewer are left out
    std::size_t max_visited = 200'000'000;  ///< pairs looked at by way of a neighbor, in all
};

struct LinkSuggestions {
    std::vector<LinkSuggestion> links;  ///< by score, highest first, then a, then b
    std::size_t visited = 0;
    /// max_visited ended the search: pairs whose `a` was not yet reached are missing.
    bool truncated = false;
};

/// Pairs that share a neighbor and no relation, highest score first; a < b unless options.of says
/// otherwise. Equal scores come in order of vertices, and those beyond `top` are left out. The sum
/// over vertices of d(v)^2, at most max_visited; for one vertex the degrees of its neighbors.
/// Throws std::out_of_range for an `of` that is no vertex.
/// Source, and what the scores are good for: D. Liben-Nowell, J. Kleinberg, "The link-prediction
/// problem for social networks", JASIST 58(7), 2007, 1019-1031.
LinkSuggestions suggested_links(const Snapshot& graph, const LinkOptions& options = {});

/// The neighbors two vertices share, those with the fewest neighbors first (they say most), then by
/// vertex. O(d log d) for the sum d of their degrees and those of the shared. Throws
/// std::out_of_range for no vertex.
std::vector<Vertex> shared_neighbors(const Snapshot& graph, Vertex a, Vertex b);

}  // namespace relata
