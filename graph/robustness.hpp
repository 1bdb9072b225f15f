#pragma once

#include "graph/paths.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace relata {

/// What two paths of a set may not share.
enum class Disjoint {
    relations,  ///< no relation; entities may be passed by several
    entities    ///< no entity between the ends, and so no relation
};

/// As many paths as there can be that share nothing, at most `most` of them, and of all such sets
/// one whose costs add up to the least. By (cost, length, relation ids). Their number, when it is
/// less than `most`, is the size of the smallest cut (K. Menger, 1927): so many relations, or
/// entities, would have to go before nothing connects the two.
///
/// One search of the graph a path: O(most m log n). Of `options`, `via`, `in_time_order` and trails
/// cannot be asked for here (std::invalid_argument). From an entity to itself there is one path, of
/// length 0. stopped_by `paths`: there may be more than max_paths.
/// Source: J. W. Suurballe, "Disjoint paths in a network", Networks 4, 1974, 125-145, by successive
/// shortest paths with the potentials of J. Edmonds and R. M. Karp, Journal of the ACM 19(2), 1972,
/// 248-264.
PathAnswer disjoint_paths(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    Disjoint disjoint,
    std::size_t most,
    const PathOptions& options = {}
);

/// What the connection of two entities rests on. Cuts are smallest ones, those nearest to the
/// source; "alone" lists all that cut by themselves, in the order of the path.
struct Robustness {
    bool connected = false;

    std::vector<RelationId> relation_cut;
    std::vector<RelationId> relations_alone;

    /// Nothing when a relation joins the two directly: no other entity can part them.
    std::optional<std::vector<EntityId>> entity_cut;
    std::vector<EntityId> entities_alone;

    /// A relation is gone when every document that it is cited from is withdrawn; one without
    /// evidence cannot go. Nothing when no withdrawal parts the two, or none of at most
    /// `max_documents` does (see `more_documents`).
    std::optional<std::vector<DocumentId>> document_cut;
    std::vector<DocumentId> documents_alone;
    bool more_documents = false;  ///< a cut exists, and takes more than `max_documents`

    SearchLimit stopped_by = SearchLimit::none;  ///< not none: what is empty may be unknown
    std::size_t visited = 0;
};

/// How much would have to be wrong, or withdrawn, for nothing to connect source and target by the
/// rules. `snapshot` is of `graph`; options as for disjoint_paths.
///
/// Relations and entities by maximum flow (L. R. Ford, D. R. Fulkerson, 1956), O(c m) for a cut of
/// c. A smallest set of documents is a smallest set of labels that cuts, NP-hard: here by a search
/// tree that follows a path and tries to withdraw what each of its relations rests on, exact, of
/// depth `max_documents`, bounded by the limits.
Robustness robustness(
    const Graph& graph,
    const Snapshot& snapshot,
    EntityId source,
    EntityId target,
    const PathOptions& options = {},
    std::size_t max_documents = 4
);

}  // namespace relata
