#pragma once

#include "importers/importer.hpp"
#include "importers/input_text.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// What one input says, in a graph of its own, so that a bad file leaves the graph it was meant for
/// alone. Importers fill a draft and then commit it. Keeps a reference to `places`.
///
/// The text ids of entities are those the input uses to tell its entities apart.
class Draft {
public:
    Draft(std::string_view format, const PlacesView& places, OnError on_error = OnError::stop);

    /// What has been read into a graph already.
    Draft(Graph read, std::string_view format, const PlacesView& places);

    Graph graph;
    ImportReport report;

    // ---- entities --------------------------------------------------------------------------

    /// Adds an entity the input declares. `offset` is where, for notes. An empty name becomes the
    /// id. An empty id is made from the name, and the entity is then known by its name (commit).
    /// Throws std::invalid_argument when the id is taken: look first.
    EntityId add(Entity entity, std::size_t offset);
    /// The entity with this id; a new one, whose name is the id, when the input has only named it
    /// so far. O(1).
    EntityId mention(std::string_view id, std::size_t offset);
    /// Whether the entity was named and neither added nor described yet.
    [[nodiscard]] bool is_mention(EntityId id) const;
    /// Gives an entity what it lacks: the name of a mention, kinds, aliases, properties. What
    /// differs from what it has is left out with a note. The id of `entity` is not looked at.
    void describe(EntityId id, const Entity& entity, std::size_t offset);

    // ---- relations -------------------------------------------------------------------------

    /// Adds a relation. A taken id is replaced by the next free one, which a note at commit counts.
    RelationId add(Relation relation);
    /// Shorthands for `graph.schema()`.
    KindId kind(std::string_view name) { return graph.schema().kind(name); }
    TypeId type(std::string_view name) { return graph.schema().type(name); }

    // ---- what went wrong -------------------------------------------------------------------

    [[nodiscard]] Location at(std::size_t offset) const { return places_.at(offset); }
    void note(std::size_t offset, std::string message);
    [[noreturn]] void fail(std::size_t offset, const std::string& message) const;
    /// Throws `error` again, or, when the reader is to skip what it cannot read, records it.
    void skip_or_stop(const InputError& error);

private:
    friend ImportReport commit(Draft draft, Graph& graph);
    /// How an entity came by its id.
    enum class Origin : std::uint8_t { declared, mentioned, named };
    struct Source {
        std::size_t offset = 0;
        Origin origin = Origin::declared;
    };

    const PlacesView& places_;
    OnError on_error_;
    std::vector<Source> sources_;  ///< by entity
    std::size_t taken_relation_ids_ = 0;
};

/// Whether nothing has been put into a graph yet: what it is to get can take its place.
bool is_fresh(const Graph& graph);

/// Declares a kind or type in `schema`, whatever it held before. Throws InputError without a place
/// when a word has a tab or line break or the family is unknown.
void declare(Schema& schema, const Kind& kind);
void declare(Schema& schema, const RelationType& type);

/// Adds all of `draft` to `graph` and returns the report with its counts.
///
/// An entity is one the graph had before when the ids are equal, or, when its id was made from the
/// name or it was only mentioned, when that one's id is the name or its slug and its name is equal.
/// It then gets what it lacks (Draft::describe). A document is one the graph has when both are
/// equal. Relations are always added. Taken ids of documents and relations are replaced; a note
/// counts them. O(1) when the graph is empty, else O(n + m) of the draft.
ImportReport commit(Draft draft, Graph& graph);

/// The way every importer of data goes: refuses what is no text (require_text), lets `read` fill a
/// draft from the text without a byte-order mark, and commits it. What `read` throws leaves the
/// graph as it was; what it has built for itself is gone before the graph grows.
ImportReport import_draft(
    std::string_view format,
    std::string_view bytes,
    const ImportOptions& options,
    Graph& graph,
    const std::function<void(std::string_view text, const PlacesView& places, Draft& draft)>& read
);

}  // namespace relata
