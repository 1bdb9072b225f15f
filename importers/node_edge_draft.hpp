#pragma once

#include "importers/attributes.hpp"
#include "importers/draft.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace relata {

/// Fills a draft from a format that lists nodes and edges with ids (GraphML, GEXF, XGMML), with the
/// same answer in each to what their files do: nodes given twice, edges before nodes or to nodes
/// that are never given, ids of edges that repeat.
///
/// What occurs again and again is noted once, with its number and its first place.
class NodeEdgeDraft {
public:
    explicit NodeEdgeDraft(Draft& draft) : draft_(draft), sorter_(draft) {}

    /// Sorts the attributes (AttributeSorter) and adds the entity; one with its id gets what it
    /// lacks.
    void add_node(Entity entity, std::span<AttributeView> attributes, std::size_t offset);
    /// The same for an entity whose properties are known.
    void add_node(Entity entity, std::size_t offset);
    /// Makes an entity that will be added later, so that those inside it come after it.
    void announce_node(std::string_view id, std::size_t offset) { draft_.mention(id, offset); }

    /// An edge as the file gives it; the views are needed for the call only.
    struct EdgeView {
        std::string_view source;
        std::string_view target;
        std::string_view id;  ///< empty when it has none; a property when it is taken
        std::size_t offset = 0;
    };
    /// Sorts the attributes and adds the relation. Ends that no node has are made.
    void add_edge(const EdgeView& edge, Relation relation, std::span<AttributeView> attributes);
    /// The same for a relation whose type and properties are known.
    void add_edge(const EdgeView& edge, Relation relation);

    /// Counts a note; the same text is the same note.
    void note(std::string_view what, std::size_t offset);

    /// Adds the notes to the draft. `edges` is how many the file has, readable or not, and
    /// `first_edge` where the first stands. Throws InputError there when none could be read.
    void finish(std::size_t edges, std::size_t first_edge);

    [[nodiscard]] Draft& draft() noexcept { return draft_; }

private:
    void set_ends(const EdgeView& edge, Relation& relation);
    void set_id(const EdgeView& edge, Relation& relation);

    struct Tally {
        std::size_t offset = 0;
        std::size_t count = 0;
    };

    Draft& draft_;
    AttributeSorter sorter_;
    std::map<std::string, Tally, std::less<>> notes_;
    Tally other_notes_;  ///< beyond the most that are listed
};

}  // namespace relata
