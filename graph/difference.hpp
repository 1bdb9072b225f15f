#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// A property that differs: nothing on the side that lacks it.
struct PropertyChange {
    std::string name;
    std::optional<PropertyValue> before;
    std::optional<PropertyValue> after;
};

/// An entity that is in both graphs and not the same. `before` is its id in the old graph, `after`
/// in the new one.
struct EntityChange {
    EntityId before;
    EntityId after;
    bool is_renamed = false;
    bool has_new_id = false;  ///< known again by its name
    std::vector<std::string> kinds_added;
    std::vector<std::string> kinds_removed;
    std::vector<std::string> aliases_added;
    std::vector<std::string> aliases_removed;
    std::vector<PropertyChange> properties;
};

/// A relation that is in both graphs and not the same.
struct RelationChange {
    RelationId before;
    RelationId after;
    bool is_redated = false;  ///< `when` or `stated` is among `properties`
    bool has_new_type = false;
    bool has_new_ends = false;
    bool has_new_direction = false;
    std::vector<PropertyChange> properties;
    std::vector<Evidence> evidence_added;    ///< documents are those of the new graph
    std::vector<Evidence> evidence_removed;  ///< documents are those of the old graph
};

struct DocumentChange {
    DocumentId before;
    DocumentId after;
    std::vector<std::string> fields;  ///< `title`, `publisher`, `date`, `source`, `sha256`, `text`
};

/// What is not the same in two graphs; in the order of the new graph, what is gone in that of the
/// old one.
struct Difference {
    std::vector<EntityId> entities_added;    ///< ids of the new graph
    std::vector<EntityId> entities_removed;  ///< ids of the old graph
    std::vector<EntityChange> entities_changed;
    std::vector<RelationId> relations_added;
    std::vector<RelationId> relations_removed;
    std::vector<RelationChange> relations_changed;
    std::vector<DocumentId> documents_added;
    std::vector<DocumentId> documents_removed;
    std::vector<DocumentChange> documents_changed;
    std::vector<PropertyChange> properties;  ///< of the graphs themselves

    [[nodiscard]] bool empty() const;
};

/// Compares two graphs.
///
/// Entities and documents are the same when their ids are equal; of the others, entities whose
/// names are equal and occur once on each side, and documents with the same SHA-256. Relations are
/// the same when source, target and type are and, tried in this order: everything else is; their
/// evidence is; `when` and some evidence; the id and some evidence; some evidence; the id and
/// nothing on one side to compare; or they are the only ones left without evidence. Relations of
/// equal ids with some evidence in common, or the same ends, are the same with a new type or ends.
/// Relation ids that only number (`r7`) are not a difference, nor is the order of records, nor are
/// decisions. O((n + m) log(n + m)).
Difference difference(const Graph& before, const Graph& after);

}  // namespace relata
