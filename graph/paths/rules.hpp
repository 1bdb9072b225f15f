#pragma once

#include "graph/paths.hpp"
#include "graph/relation_facts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata {

/// What PathOptions allow and forbid, compiled for asking relation by relation and entity by
/// entity. Compiling costs what the options list, never the size of the graph: where a question
/// looks at a thousand relations of a million, a bitmap of all would be dearer than the search.
class Rules {
public:
    /// Keeps references to both. Throws std::invalid_argument when the options ask what only facts
    /// can answer and there are none, or they are of another snapshot.
    Rules(const Snapshot& graph, const PathOptions& options);

    /// Whether every relation may be walked: nothing is to be asked.
    [[nodiscard]] bool admits_all_relations() const noexcept { return all_relations_; }
    /// Keeps of a run of the out column, or the in column, the positions whose relations may be
    /// walked, in order, and gives their number. `positions` has room for the run. One rule after
    /// the other over the whole run, without branches on what is read: that is what makes it quick.
    std::size_t admitted(ArcRun run, bool out, std::uint32_t* positions) const;

    /// The types that may be walked, ascending, when the options list them; empty: any but
    /// those to avoid, or none that is listed.
    [[nodiscard]] std::span<const TypeId> only_types() const noexcept { return only_types_; }

    /// Whether every entity may lie between the ends.
    [[nodiscard]] bool admits_all_vertices() const noexcept { return all_vertices_; }
    /// Whether this one may.
    [[nodiscard]] bool admits(Vertex v) const;

private:
    void compile_types();
    std::size_t admitted_by_type_and_day(ArcRun run, bool out, std::uint32_t* positions) const;

    const Snapshot* graph_;
    const PathOptions* options_;
    const RelationFacts* facts_ = nullptr;  // when they must be asked
    std::vector<TypeId> only_types_;
    std::vector<std::uint8_t> type_allowed_;     // by type, as far as types are listed
    std::vector<Vertex> avoided_;                // ascending
    std::vector<RelationId> avoided_relations_;  // ascending
    DaySpan window_;
    RelationFacts::Overlap overlap_;  // of the window
    bool has_window_ = false;
    bool has_types_ = false;
    bool asks_more_ = false;  // of the facts, beside the days
    bool all_relations_ = true;
    bool all_vertices_ = true;
};

}  // namespace relata
