#include "importers/node_edge_draft.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t most_notes = 500;

}  // namespace

void NodeEdgeDraft::add_node(
    Entity entity, std::span<AttributeView> attributes, std::size_t offset
) {
    sorter_.describe(entity, attributes);
    add_node(std::move(entity), offset);
}

void NodeEdgeDraft::add_node(Entity entity, std::size_t offset) {
    const auto known = draft_.graph.find_entity(entity.id);
    if (!known) {
        draft_.add(std::move(entity), offset);
        return;
    }
    if (!draft_.is_mention(*known)) {
        note("a node is given again; the first one got what it lacked", offset);
    }
    const auto notes_before = draft_.report.notes.size();
    draft_.describe(*known, entity, offset);
    // A million nodes given twice with other values are no million notes.
    if (draft_.report.notes.size() > most_notes && draft_.report.notes.size() > notes_before) {
        const auto count = draft_.report.notes.size() - notes_before;
        draft_.report.notes.resize(notes_before);
        for (std::size_t i = 0; i < count; ++i) {
            note("a node is given again with another value, which was left out", offset);
        }
    }
}

void NodeEdgeDraft::set_ends(const EdgeView& edge, Relation& relation) {
    for (const auto& [end, what] :
         {std::pair{edge.source, "source"}, std::pair{edge.target, "target"}}) {
        if (end.empty()) {
            draft_.fail(
                edge.offset, std::string("the edge has no ") + what + ", expected the id of a node"
            );
        }
    }
    relation.source = draft_.mention(edge.source, edge.offset);
    relation.target = draft_.mention(edge.target, edge.offset);
}

void NodeEdgeDraft::set_id(const EdgeView& edge, Relation& relation) {
    if (edge.id.empty()) return;
    if (draft_.graph.find_relation(edge.id)) {
        relation.properties.set("id", edge.id);
        note("the id of an edge is taken; it was kept as a property", edge.offset);
    } else {
        relation.id = edge.id;
    }
}

void NodeEdgeDraft::add_edge(
    const EdgeView& edge, Relation relation, std::span<AttributeView> attributes
) {
    set_ends(edge, relation);
    const bool is_free = !edge.id.empty() && !draft_.graph.find_relation(edge.id);
    if (is_free) relation.id = edge.id;
    sorter_.describe(relation, attributes);
    if (!is_free) set_id(edge, relation);
    draft_.add(std::move(relation));
}

void NodeEdgeDraft::add_edge(const EdgeView& edge, Relation relation) {
    set_ends(edge, relation);
    set_id(edge, relation);
    draft_.add(std::move(relation));
}

void NodeEdgeDraft::note(std::string_view what, std::size_t offset) {
    const auto found = notes_.find(what);
    if (found != notes_.end()) {
        ++found->second.count;
    } else if (notes_.size() < most_notes) {
        notes_.emplace(std::string(what), Tally{offset, 1});
    } else {
        if (other_notes_.count == 0) other_notes_.offset = offset;
        ++other_notes_.count;
    }
}

void NodeEdgeDraft::finish(std::size_t edges, std::size_t first_edge) {
    const auto& graph = draft_.graph;
    if (edges != 0 && graph.relation_count() == 0) {
        draft_.fail(first_edge, "none of the " + std::to_string(edges) + " edges could be read");
    }
    std::size_t count = 0;
    std::string first;
    for (const auto id : graph.entities()) {
        if (!draft_.is_mention(id)) continue;
        if (count++ == 0) first = graph.entity(id).id;
    }
    if (count == 1) {
        note("edges name a node that is not given, " + shown(first) + "; it was made", first_edge);
    } else if (count != 0) {
        note(
            "edges name " + std::to_string(count) + " nodes that are not given, the first is " +
                shown(first) + "; they were made",
            first_edge
        );
    }
    std::vector<std::pair<std::string, Tally>> notes(notes_.begin(), notes_.end());
    std::ranges::stable_sort(notes, {}, [](const auto& note) { return note.second.offset; });
    for (const auto& [what, tally] : notes) {
        const bool is_single = tally.count == 1;
        draft_.note(
            tally.offset,
            is_single ? what : what + " (" + std::to_string(tally.count) + " times, first here)"
        );
    }
    if (other_notes_.count != 0) {
        draft_.note(
            other_notes_.offset,
            std::to_string(other_notes_.count) + " more notes, the first one here, are not listed"
        );
    }
}

}  // namespace relata
