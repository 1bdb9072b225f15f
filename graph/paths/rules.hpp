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
    /// Of the arc at a position of the out column, or the in column.
    [[nodiscard]] bool admits_arc(std::uint32_t position, bool out) const {
        const auto& columns = graph_->columns();
        const auto type = out ? columns.out_types[position] : columns.in_types[position];
        const bool is_allowed = type.value < type_allowed_.size() ? type_allowed_[type.value] != 0
                                                                  : options_->types.empty();
        if (!is_allowed) return false;
        if (!avoided_relations_.empty()) {
            const auto arc = out ? graph_->out_arc(position) : graph_->in_arc(position);
            if (std::ranges::binary_search(avoided_relations_, arc.relation)) return false;
        }
        return facts_ == nullptr || admits(out ? facts_->out(position) : facts_->in(position));
    }
    /// The types that may be walked, ascending, when the options list them; empty: see
    /// `admits_arc`.
    [[nodiscard]] std::span<const TypeId> only_types() const noexcept { return only_types_; }

    /// Whether every entity may lie between the ends.
    [[nodiscard]] bool admits_all_vertices() const noexcept { return all_vertices_; }
    /// Whether this one may.
    [[nodiscard]] bool admits(Vertex v) const;

private:
    void compile_types();
    [[nodiscard]] bool admits(const RelationFact& fact) const {
        if (has_window_ && !fact.days.overlaps(window_)) return false;
        if (options_->in_time_order && !fact.days.is_dated()) return false;
        if (!(fact.confidence >= options_->least_confidence)) return false;
        if (options_->only_cited && !fact.is_cited) return false;
        return options_->denied || !fact.is_denied;
    }

    const Snapshot* graph_;
    const PathOptions* options_;
    const RelationFacts* facts_ = nullptr;  // when they must be asked
    std::vector<TypeId> only_types_;
    std::vector<std::uint8_t> type_allowed_;     // by type, as far as types are listed
    std::vector<Vertex> avoided_;                // ascending
    std::vector<RelationId> avoided_relations_;  // ascending
    DaySpan window_;
    bool has_window_ = false;
    bool all_relations_ = true;
    bool all_vertices_ = true;
};

}  // namespace relata
