#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
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
    bool only_cited = false;        ///< relations with evidence only
    bool denied = true;             ///< whether relations whose `status` is `denied` are shown
};

/// Positions begin … end - 1 in the arc columns of a Snapshot.
struct ArcRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const ArcRun&, const ArcRun&) = default;
};

/// A column of relation types: 16 bits each while the types of a graph fit, which nearly always
/// they do, else 32.
class TypeColumn {
public:
    TypeColumn() = default;
    explicit TypeColumn(std::span<const std::uint16_t> narrow) : narrow_(narrow) {}
    explicit TypeColumn(std::span<const std::uint32_t> wide) : wide_(wide) {}

    /// Whether 16 bits hold every type of a graph with so many.
    static bool is_narrow(std::size_t type_count) noexcept { return type_count <= 65'536; }

    [[nodiscard]] std::size_t size() const noexcept { return narrow_.size() + wide_.size(); }
    TypeId operator[](std::size_t i) const {
        return TypeId{wide_.empty() ? std::uint32_t{narrow_[i]} : wide_[i]};
    }
    /// Calls `use` with a pointer to the first number, of 16 or 32 bits: for loops.
    template <typename Use>
    decltype(auto) visit(Use use) const {
        return wide_.empty() ? use(narrow_.data()) : use(wide_.data());
    }
    [[nodiscard]] std::span<const std::byte> bytes() const {
        return wide_.empty() ? std::as_bytes(narrow_) : std::as_bytes(wide_);
    }
    /// The part of `run` that is of one type, when the types of the run ascend. O(log).
    [[nodiscard]] ArcRun of_type(ArcRun run, TypeId type) const;

private:
    std::span<const std::uint16_t> narrow_;  // one of the two is empty
    std::span<const std::uint32_t> wide_;
};

/// The columns of a Snapshot: what `out_begin`, `out_target`, … read, n vertices and m arcs. Arcs
/// are numbered 2 * relation, + 1 when backward.
struct SnapshotColumns {
    std::span<const std::uint32_t> out_offsets;  ///< n + 1
    std::span<const std::uint32_t> in_offsets;   ///< n + 1
    std::span<const Vertex> out_targets;         ///< m, and so are the next five
    std::span<const Vertex> in_sources;
    std::span<const std::uint32_t> out_arcs;
    std::span<const std::uint32_t> in_arcs;
    TypeColumn out_types;
    TypeColumn in_types;
    std::span<const std::uint32_t> kind_offsets;  ///< n + 1
    std::span<const KindId> kinds;
};

/// An immutable picture of a graph, or of a filtered part, as compressed sparse rows: out-arcs and
/// in-arcs of each vertex side by side, grouped by relation type, then in order of arrival.
/// Algorithms take a Snapshot. It keeps no reference to the graph; copies share their columns.
///
/// A directed relation is one arc, an undirected one is two (a loop: one). n vertices and m arcs;
/// 32-bit numbers, 20 bytes an arc for both directions, type and relation included, and 12 bytes a
/// vertex beside its kinds.
class Snapshot {
public:
    Snapshot() = default;
    /// O(n + m log d) for largest degree d. Throws std::length_error at 2^31 relations.
    explicit Snapshot(const Graph& graph);
    Snapshot(const Graph& graph, const SnapshotFilter& filter);

    /// Of a whole graph of `relations` relations, over columns made before and kept elsewhere (in a
    /// mapped file); `owner` keeps them there. The caller vouches that they belong together.
    Snapshot(
        const SnapshotColumns& columns, std::size_t relations, std::shared_ptr<const void> owner
    );

    /// The same with every arc turned round, over the same columns: O(1). `Arc::forward` goes on
    /// telling which way the arc ran before.
    [[nodiscard]] Snapshot reversed() const;

    /// The same with every relation walked both ways: two arcs each, a loop one. For measures that
    /// do not ask which way a relation points. O(n + m).
    [[nodiscard]] Snapshot undirected() const;

    [[nodiscard]] std::size_t vertex_count() const noexcept {
        return columns_.out_offsets.empty() ? 0 : columns_.out_offsets.size() - 1;
    }
    [[nodiscard]] std::size_t arc_count() const noexcept { return columns_.out_targets.size(); }
    [[nodiscard]] const SnapshotColumns& columns() const noexcept { return columns_; }

    /// Throws std::out_of_range for no vertex.
    [[nodiscard]] EntityId entity(Vertex v) const;
    /// Nothing when the entity was filtered away. Throws std::out_of_range for an id the graph
    /// never had.
    [[nodiscard]] std::optional<Vertex> vertex(EntityId id) const;

    /// Targets of the out-arcs of v; sources of its in-arcs. Parallel to out_arcs and in_arcs.
    [[nodiscard]] std::span<const Vertex> successors(Vertex v) const;
    [[nodiscard]] std::span<const Vertex> predecessors(Vertex v) const;

    [[nodiscard]] std::size_t out_degree(Vertex v) const { return successors(v).size(); }
    [[nodiscard]] std::size_t in_degree(Vertex v) const { return predecessors(v).size(); }

    /// How often relations end at v: a relation counts once, whether it has a direction or not, a
    /// loop twice, parallel ones each. O(d).
    [[nodiscard]] std::size_t degree(Vertex v) const;

    /// Position of the first out-arc (in-arc) of v in the columns below; v = n gives m.
    [[nodiscard]] std::uint32_t out_begin(Vertex v) const { return columns_.out_offsets[v]; }
    [[nodiscard]] std::uint32_t in_begin(Vertex v) const { return columns_.in_offsets[v]; }

    // One arc of the out column (position 0..m-1), and of the in column.
    [[nodiscard]] Vertex out_target(std::uint32_t position) const {
        return columns_.out_targets[position];
    }
    [[nodiscard]] Vertex in_source(std::uint32_t position) const {
        return columns_.in_sources[position];
    }
    [[nodiscard]] Arc out_arc(std::uint32_t position) const {
        return unpack(columns_.out_arcs[position]);
    }
    [[nodiscard]] Arc in_arc(std::uint32_t position) const {
        return unpack(columns_.in_arcs[position]);
    }
    [[nodiscard]] TypeId out_type(std::uint32_t position) const {
        return columns_.out_types[position];
    }
    [[nodiscard]] TypeId in_type(std::uint32_t position) const {
        return columns_.in_types[position];
    }
    /// The vertex an out-arc leaves, and the one an in-arc reaches: whose row the position is in.
    /// By binary search, O(log n).
    [[nodiscard]] Vertex out_source(std::uint32_t position) const {
        return row_of(columns_.out_offsets, position);
    }
    [[nodiscard]] Vertex in_target(std::uint32_t position) const {
        return row_of(columns_.in_offsets, position);
    }

    /// Where in the columns the out-arcs (in-arcs) of v of one type stand: a run, since arcs are
    /// grouped by type. O(log d).
    [[nodiscard]] ArcRun out_of_type(Vertex v, TypeId type) const {
        return columns_.out_types.of_type(out_run(v), type);
    }
    [[nodiscard]] ArcRun in_of_type(Vertex v, TypeId type) const {
        return columns_.in_types.of_type(in_run(v), type);
    }
    /// All of them.
    [[nodiscard]] ArcRun out_run(Vertex v) const {
        return {columns_.out_offsets[v], columns_.out_offsets[v + 1]};
    }
    [[nodiscard]] ArcRun in_run(Vertex v) const {
        return {columns_.in_offsets[v], columns_.in_offsets[v + 1]};
    }

    /// Relations of the graph, filtered away or not: the size of a column indexed by RelationId.
    [[nodiscard]] std::size_t relation_bound() const noexcept { return relation_bound_; }

    /// Kinds of a vertex's entity.
    [[nodiscard]] std::span<const KindId> kinds(Vertex v) const;

private:
    static Vertex row_of(std::span<const std::uint32_t> offsets, std::uint32_t position);
    static Arc unpack(std::uint32_t arc) { return {RelationId{arc / 2}, arc % 2 == 0}; }

    SnapshotColumns columns_;
    // Both empty when every entity is a vertex, which then have the same numbers.
    std::vector<EntityId> entities_;
    std::vector<std::uint32_t> vertices_;  // by entity; UINT32_MAX: filtered away
    std::shared_ptr<const void> owner_;
    std::size_t relation_bound_ = 0;
};

}  // namespace relata
