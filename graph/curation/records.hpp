#pragma once

#include "graph/graph.hpp"

#include <optional>

namespace relata::curation {

// Records of a graph as properties, naming others by their text ids, and back.

PropertyMap to_record(const Graph& graph, const Entity& entity);
PropertyMap to_record(const Graph& graph, const Relation& relation);
PropertyMap to_record(const Graph& graph, const Evidence& evidence);

/// Nothing when the record lacks what it needs or names what the graph does not have. Evidence of
/// a document that is gone or says something else by now is left out, and counted in `lost`.
std::optional<Entity> to_entity(Graph& graph, const PropertyMap& record);
std::optional<Relation> to_relation(Graph& graph, const PropertyMap& record, std::size_t& lost);
std::optional<Evidence> to_evidence(const Graph& graph, const PropertyMap& record);

/// The texts of a list of texts; empty when there is no such list.
std::vector<std::string> texts(const PropertyMap& record, std::string_view name);

/// A text that must not be empty, as the id of a record; nothing without one.
std::optional<EntityId> entity_named(
    const Graph& graph, const PropertyMap& record, std::string_view name
);

}  // namespace relata::curation
