#pragma once

#include "graph/curation.hpp"
#include "graph/graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace relata::curation {

/// Changes a graph and writes down, step by step, what undoes each change.
class Editor {
public:
    explicit Editor(Graph& graph) : graph_(graph) {}

    EntityId add_entity(Entity entity);
    /// The old name becomes an alias, as with Graph::rename_entity.
    void rename(EntityId id, const std::string& name);
    void add_aliases(EntityId id, const std::vector<std::string>& aliases);
    void remove_alias(EntityId id, const std::string& alias);
    void add_kinds(EntityId id, const std::vector<std::string>& kinds);
    /// Those the entity lacks.
    void add_properties(EntityId id, const PropertyMap& properties);
    /// Must have no relation left. Renumbers.
    void erase_entity(EntityId id);

    RelationId add_relation(Relation relation);
    void add_evidence(RelationId id, Evidence evidence);
    /// Ends of these relations that are at `from` go to `to`.
    void move_relations(EntityId from, EntityId to, const std::vector<RelationId>& relations);
    /// Renumbers.
    void erase_relations(std::vector<RelationId> relations);

    [[nodiscard]] bool has_changed() const noexcept { return !steps_.empty(); }
    /// Adds the steps to those of a decision.
    void add_steps_to(PropertyMap& undo) const;

private:
    template <typename Change>
    void change_names(EntityId id, Change change);

    Graph& graph_;
    PropertyList steps_;
};

/// Undoes all steps, the last one first. `notes` tells what could not be put back as it was.
void revert(Graph& graph, const PropertyMap& undo, std::vector<std::string>& notes);

/// What the steps do, counted.
Effects count_steps(const PropertyMap& undo);
/// Whether there is a step.
bool has_steps(const PropertyMap& undo);
/// The text ids of the relations that were erased or moved.
std::vector<std::string> touched_relations(const PropertyMap& undo);
/// The text ids of those that were erased.
std::vector<std::string> erased_relations(const PropertyMap& undo);

/// The relations an entity has, each once.
std::vector<RelationId> relations_of(const Graph& graph, EntityId id);

}  // namespace relata::curation
