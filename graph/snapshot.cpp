#include "graph/snapshot.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace relata {
namespace {

constexpr std::uint32_t filtered_away = UINT32_MAX;
constexpr std::size_t most_relations = std::size_t{1}
                                       << 31U;  // an arc is numbered 2 * relation + 1

bool passes(const Entity& entity, const SnapshotFilter& filter) {
    if (filter.kinds.empty()) return true;
    return std::ranges::any_of(entity.kinds, [&](KindId kind) {
        return std::ranges::find(filter.kinds, kind) != filter.kinds.end();
    });
}

bool passes(const Relation& relation, const SnapshotFilter& filter) {
    if (!filter.types.empty() &&
        std::ranges::find(filter.types, relation.type) == filter.types.end()) {
        return false;
    }
    if (filter.dates) {
        auto date = relation.properties.date("when");
        if (!date) date = relation.properties.date("stated");
        if (!date || !filter.dates->overlaps(*date)) return false;
    }
    if (!filter.denied && relation.properties.text("status") == "denied") return false;
    return relation.properties.number("confidence").value_or(1.0) >= filter.least_confidence;
}

/// Turns counts, one place behind, into offsets.
void accumulate(std::vector<std::uint32_t>& counts) {
    std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

ArcRun run_of_type(const std::vector<std::uint32_t>& types, ArcRun run, TypeId type) {
    const auto first = types.begin() + run.begin;
    const auto [begin, end] = std::equal_range(first, types.begin() + run.end, type.value);
    return {
        run.begin + static_cast<std::uint32_t>(begin - first),
        run.begin + static_cast<std::uint32_t>(end - first)};
}

}  // namespace

Snapshot::Snapshot(const Graph& graph) : Snapshot(graph, SnapshotFilter{}) {}

Snapshot::Snapshot(const Graph& graph, const SnapshotFilter& filter)
    : relation_bound_(graph.relation_count()) {
    if (graph.relation_count() >= most_relations) {
        throw std::length_error("a snapshot holds fewer than 2147483648 relations");
    }
    vertices_.assign(graph.entity_count(), filtered_away);
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        if (!passes(entity, filter)) continue;
        vertices_[id.value] = static_cast<std::uint32_t>(entities_.size());
        entities_.push_back(id);
        kinds_.insert(kinds_.end(), entity.kinds.begin(), entity.kinds.end());
        kind_offsets_.push_back(static_cast<std::uint32_t>(kinds_.size()));
    }

    std::vector<RelationId> kept;
    std::size_t arcs = 0;
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        if (vertices_[relation.source.value] == filtered_away ||
            vertices_[relation.target.value] == filtered_away || !passes(relation, filter)) {
            continue;
        }
        kept.push_back(id);
        arcs += relation.directed || relation.source == relation.target ? 1U : 2U;
    }
    if (arcs >= UINT32_MAX) throw std::length_error("a snapshot holds fewer than 4294967295 arcs");

    // Placing arcs in the order of (type, arrival) leaves every row sorted that way.
    std::ranges::stable_sort(kept, {}, [&](RelationId id) { return graph.relation(id).type; });
    std::vector<std::uint32_t> order;
    order.reserve(arcs);
    for (const auto id : kept) {
        const auto& relation = graph.relation(id);
        order.push_back(2 * id.value);
        if (!relation.directed && relation.source != relation.target) {
            order.push_back(2 * id.value + 1);
        }
    }
    place_arcs(graph, order);
}

void Snapshot::place_arcs(const Graph& graph, std::span<const std::uint32_t> arcs) {
    const auto n = entities_.size();
    const auto m = arcs.size();
    const auto ends = [&](std::uint32_t number) {
        const auto arc = unpack(number);
        const auto& relation = graph.relation(arc.relation);
        const auto source = vertices_[relation.source.value];
        const auto target = vertices_[relation.target.value];
        return arc.forward ? std::pair(source, target) : std::pair(target, source);
    };

    out_offsets_.assign(n + 1, 0);
    in_offsets_.assign(n + 1, 0);
    for (const auto number : arcs) {
        const auto [source, target] = ends(number);
        ++out_offsets_[source + 1];
        ++in_offsets_[target + 1];
    }
    accumulate(out_offsets_);
    accumulate(in_offsets_);

    for (auto* column :
         {&out_targets_, &in_sources_, &out_arcs_, &in_arcs_, &out_types_, &in_types_}) {
        column->resize(m);
    }
    auto out_free = out_offsets_;
    auto in_free = in_offsets_;
    for (const auto number : arcs) {
        const auto [source, target] = ends(number);
        const auto type = graph.relation(unpack(number).relation).type.value;
        const auto out = out_free[source]++;
        out_targets_[out] = target;
        out_arcs_[out] = number;
        out_types_[out] = type;
        const auto in = in_free[target]++;
        in_sources_[in] = source;
        in_arcs_[in] = number;
        in_types_[in] = type;
    }
}

std::optional<Vertex> Snapshot::vertex(EntityId id) const {
    if (id.value >= vertices_.size()) {
        throw std::out_of_range(
            "no entity " + std::to_string(id.value) + " in a graph of " +
            std::to_string(vertices_.size())
        );
    }
    const auto v = vertices_[id.value];
    return v == filtered_away ? std::nullopt : std::optional<Vertex>(v);
}

std::span<const Vertex> Snapshot::successors(Vertex v) const {
    return std::span(out_targets_).subspan(out_offsets_[v], out_offsets_[v + 1] - out_offsets_[v]);
}

std::span<const Vertex> Snapshot::predecessors(Vertex v) const {
    return std::span(in_sources_).subspan(in_offsets_[v], in_offsets_[v + 1] - in_offsets_[v]);
}

std::span<const KindId> Snapshot::kinds(Vertex v) const {
    return std::span(kinds_).subspan(kind_offsets_[v], kind_offsets_[v + 1] - kind_offsets_[v]);
}

Vertex Snapshot::out_source(std::uint32_t position) const {
    const auto after = std::ranges::upper_bound(out_offsets_, position);
    return static_cast<Vertex>(after - out_offsets_.begin() - 1);
}

ArcRun Snapshot::out_of_type(Vertex v, TypeId type) const {
    return run_of_type(out_types_, out_run(v), type);
}

ArcRun Snapshot::in_of_type(Vertex v, TypeId type) const {
    return run_of_type(in_types_, in_run(v), type);
}

}  // namespace relata
