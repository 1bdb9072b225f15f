#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace relata {

/// A vertex of a Snapshot, 0..n-1.
using Vertex = std::uint32_t;

/// Which part of a graph a Snapshot shows. Empty lists do not restrict.
struct SnapshotFilter {
    std::vector<KindId> kinds = {};  ///< entities with at least one of these
    std::vector<TypeId> types = {};
    /// Relations whose `when` (or, without one, `stated`) can lie in this; undated ones are left
    /// out.
    std::optional<Edtf> dates = {};
    double least_confidence = 0.0;  ///< relations without a confidence count as 1
    bool denied = true;             ///< whether relations whose `status` is `denied` are shown
};

/// Positions begin … end - 1 in the arc columns of a Snapshot.
struct ArcRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const ArcRun&, const ArcRun&) = default;
};

/// An immutable picture of a graph, or of a filtered part, as compressed sparse rows: out-arcs and
/// in-arcs of each vertex side by side, grouped by relation type, then in order of arrival.
/// Algorithms take a Snapshot. It keeps no reference to the graph.
///
/// A directed relation is one arc, an undirected one is two (a loop: one). n vertices and m arcs;
/// 32-bit numbers, 24 bytes an arc for both directions.
class Snapshot {
public:
    Snapshot() = default;
    /// O(n + m log d) for largest degree d. Throws std::length_error at 2^31 relations.
    explicit Snapshot(const Graph& graph);
    Snapshot(const Graph& graph, const SnapshotFilter& filter);

    [[nodiscard]] std::size_t vertex_count() const noexcept { return entities_.size(); }
    [[nodiscard]] std::size_t arc_count() const noexcept { return out_targets_.size(); }

    [[nodiscard]] EntityId entity(Vertex v) const { return entities_.at(v); }
    /// Nothing when the entity was filtered away. Throws std::out_of_range for an id the graph
    /// never had.
    [[nodiscard]] std::optional<Vertex> vertex(EntityId id) const;

    /// Targets of the out-arcs of v; sources of its in-arcs. Parallel to out_arcs and in_arcs.
    [[nodiscard]] std::span<const Vertex> successors(Vertex v) const;
    [[nodiscard]] std::span<const Vertex> predecessors(Vertex v) const;

    [[nodiscard]] std::size_t out_degree(Vertex v) const { return successors(v).size(); }
    [[nodiscard]] std::size_t in_degree(Vertex v) const { return predecessors(v).size(); }

    /// Position of the first out-arc (in-arc) of v in the columns below; v = n gives m.
    [[nodiscard]] std::uint32_t out_begin(Vertex v) const { return out_offsets_[v]; }
    [[nodiscard]] std::uint32_t in_begin(Vertex v) const { return in_offsets_[v]; }

    // One arc of the out column (position 0..m-1), and of the in column.
    [[nodiscard]] Vertex out_target(std::uint32_t position) const { return out_targets_[position]; }
    [[nodiscard]] Vertex in_source(std::uint32_t position) const { return in_sources_[position]; }
    [[nodiscard]] Arc out_arc(std::uint32_t position) const { return unpack(out_arcs_[position]); }
    [[nodiscard]] Arc in_arc(std::uint32_t position) const { return unpack(in_arcs_[position]); }
    [[nodiscard]] TypeId out_type(std::uint32_t position) const {
        return TypeId{out_types_[position]};
    }
    [[nodiscard]] TypeId in_type(std::uint32_t position) const {
        return TypeId{in_types_[position]};
    }
    /// The vertex an out-arc leaves, by binary search. O(log n).
    [[nodiscard]] Vertex out_source(std::uint32_t position) const;

    /// Where in the columns the out-arcs (in-arcs) of v of one type stand: a run, since arcs are
    /// grouped by type. O(log d).
    [[nodiscard]] ArcRun out_of_type(Vertex v, TypeId type) const;
    [[nodiscard]] ArcRun in_of_type(Vertex v, TypeId type) const;
    /// All of them.
    [[nodiscard]] ArcRun out_run(Vertex v) const { return {out_offsets_[v], out_offsets_[v + 1]}; }
    [[nodiscard]] ArcRun in_run(Vertex v) const { return {in_offsets_[v], in_offsets_[v + 1]}; }

    /// Relations of the graph, filtered away or not: the size of a column indexed by RelationId.
    [[nodiscard]] std::size_t relation_bound() const noexcept { return relation_bound_; }

    /// Kinds of a vertex's entity.
    [[nodiscard]] std::span<const KindId> kinds(Vertex v) const;

private:
    void place_arcs(const Graph& graph, std::span<const std::uint32_t> arcs);
    static Arc unpack(std::uint32_t arc) { return {RelationId{arc / 2}, arc % 2 == 0}; }

    std::vector<EntityId> entities_;
    std::vector<std::uint32_t> vertices_;  // by entity; UINT32_MAX: filtered away
    std::vector<std::uint32_t> out_offsets_{0};
    std::vector<std::uint32_t> in_offsets_{0};
    std::vector<Vertex> out_targets_;
    std::vector<Vertex> in_sources_;
    std::vector<std::uint32_t> out_arcs_;
    std::vector<std::uint32_t> in_arcs_;
    std::vector<std::uint32_t> out_types_;
    std::vector<std::uint32_t> in_types_;
    std::vector<std::uint32_t> kind_offsets_{0};
    std::vector<KindId> kinds_;
    std::size_t relation_bound_ = 0;
};

}  // namespace relata
