#pragma once

#include "importers/importer.hpp"
#include "importers/input_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// What a data file says, checked but not yet in any graph: kinds and types by name, ends by
/// position. Importers build one and then commit it, so that a bad file leaves the graph alone.
struct DraftEntity {
    std::string id;                   ///< empty: made from the name
    std::optional<std::string> name;  ///< nothing: the id
    std::vector<std::string> kinds;
    std::vector<std::string> aliases;
    PropertyMap properties;
    bool is_mention = false;  ///< known only as an end of a relation: its id may be a name
    std::size_t offset = 0;   ///< in the input, for notes
};

struct DraftEvidence {
    std::size_t document = 0;  ///< position in Draft::documents
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string quote;
    std::string method;
    std::optional<double> confidence;
};

struct DraftRelation {
    std::string id;          ///< empty or taken: the next free one
    std::size_t source = 0;  ///< positions in Draft::entities
    std::size_t target = 0;
    std::string type;
    bool directed = true;
    PropertyMap properties;
    std::vector<DraftEvidence> evidence;
};

struct Draft {
    PropertyMap properties;
    std::vector<Kind> kinds;          ///< declarations the file brings along; kinds and types not
    std::vector<RelationType> types;  ///< declared are made when used
    std::vector<Document> documents;
    std::vector<DraftEntity> entities;
    std::vector<DraftRelation> relations;
    ImportReport report;
};

/// Declares a kind or type in `schema`, whatever it held before. Throws InputError without a place
/// when a word has a tab or line break or the family is unknown.
void declare(Schema& schema, const Kind& kind);
void declare(Schema& schema, const RelationType& type);

/// Adds all of `draft` to `graph` and returns the report with its counts.
///
/// An entity is one the graph had before when the ids are equal, or, without an id, when that one's
/// id is the name or its slug and its name is equal. It then gets what it lacks: kinds, aliases,
/// properties; a name that was only its id is replaced; what differs stays as the graph has it, and
/// a note says so. A document is one the graph has when both are equal. Relations are always added.
/// Taken ids of documents and relations are replaced; a note counts them. Does not throw on a draft
/// whose ends, quotations, confidences and declarations are in order and whose entity ids are
/// unique.
ImportReport commit(Draft draft, const PlacesView& places, Graph& graph);

}  // namespace relata
