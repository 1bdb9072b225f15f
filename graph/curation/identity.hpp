#pragma once

#include "graph/graph.hpp"

#include <vector>

namespace relata::curation {

// What identifies a relation in a decision: see Decision::details.

/// Puts what identifies a relation into `details`.
void identify(const Graph& graph, RelationId id, PropertyMap& details);

/// Whether the details say what the relation says, beyond its id.
bool describes_relation(const PropertyMap& details);

/// The entity with this id or, when it was merged away, the one that carries on for it.
std::optional<EntityId> successor(const Graph& graph, std::string id);

/// The relations that say what the details say, in the order of the graph; entities
/// that were merged away stand for those that carry on for them. O(degree of the source).
std::vector<RelationId> matching_relations(const Graph& graph, const PropertyMap& details);

/// How many relations that say the same were left alone when it was decided.
std::size_t equal_kept(const PropertyMap& details);
void set_equal_kept(PropertyMap& details, std::size_t count);

/// The document the details name, by its fingerprint or its id.
std::optional<DocumentId> document_named(const Graph& graph, const PropertyMap& details);

}  // namespace relata::curation
