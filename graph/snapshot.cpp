#include "graph/snapshot.hpp"

#include "graph/relation_facts.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

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
        const auto date = date_of(relation);
        if (!date || !filter.dates->overlaps(*date)) return false;
    }
    if (filter.only_cited && relation.evidence.empty()) return false;
    if (!filter.denied && relation.properties.text("status") == "denied") return false;
    return relation.properties.number("confidence").value_or(1.0) >= filter.least_confidence;
}

/// Turns counts, one place behind, into offsets.
void accumulate(std::vector<std::uint32_t>& counts) {
    std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

template <typename Number>
ArcRun run_of_type(std::span<const Number> types, ArcRun run, TypeId type) {
    const auto first = types.begin() + run.begin;
    const auto [begin, end] = std::equal_range(first, types.begin() + run.end, type.value);
    return {
        run.begin + static_cast<std::uint32_t>(begin - first),
        run.begin + static_cast<std::uint32_t>(end - first)};
}

/// A TypeColumn that is being written.
class OwnTypes {
public:
    OwnTypes() = default;
    OwnTypes(std::size_t size, std::size_t type_count)
        : is_narrow_(TypeColumn::is_narrow(type_count)) {
        if (is_narrow_) {
            narrow_.resize(size);
        } else {
            wide_.resize(size);
        }
    }
    void set(std::size_t i, std::uint32_t type) {
        if (is_narrow_) {
            narrow_[i] = static_cast<std::uint16_t>(type);
        } else {
            wide_[i] = type;
        }
    }
    [[nodiscard]] TypeColumn view() const {
        return is_narrow_ ? TypeColumn(std::span(narrow_)) : TypeColumn(std::span(wide_));
    }

private:
    bool is_narrow_ = true;
    std::vector<std::uint16_t> narrow_;
    std::vector<std::uint32_t> wide_;
};

/// What a Snapshot that was made from a graph owns.
struct Columns {
    std::vector<std::uint32_t> out_offsets;
    std::vector<std::uint32_t> in_offsets;
    std::vector<Vertex> out_targets;
    std::vector<Vertex> in_sources;
    std::vector<std::uint32_t> out_arcs;
    std::vector<std::uint32_t> in_arcs;
    OwnTypes out_types;
    OwnTypes in_types;
    std::vector<std::uint32_t> kind_offsets;
    std::vector<KindId> kinds;

    [[nodiscard]] SnapshotColumns view() const {
        return {
            out_offsets,
            in_offsets,
            out_targets,
            in_sources,
            out_arcs,
            in_arcs,
            out_types.view(),
            in_types.view(),
            kind_offsets,
            kinds};
    }
};

struct Ends {
    Vertex source = 0;
    Vertex target = 0;
    std::uint32_t type = 0;
};

/// Places arcs, given in the order of (type, arrival), which leaves every row sorted that way.
class ArcPlacement {
public:
    ArcPlacement(const Graph& graph, const std::vector<std::uint32_t>& vertices)
        : vertices_(vertices), type_count_(graph.schema().types().size()) {
        // By relation: in the order of types a graph is read from here and there, and relations
        // are large.
        ends_.reserve(graph.relation_count());
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            ends_.push_back({vertex(relation.source), vertex(relation.target), relation.type.value}
            );
        }
    }

    void place(std::span<const std::uint32_t> arcs, std::size_t n, Columns& columns) const {
        columns.out_offsets.assign(n + 1, 0);
        columns.in_offsets.assign(n + 1, 0);
        for (const auto number : arcs) {
            const auto [source, target, type] = ends(number);
            ++columns.out_offsets[source + 1];
            ++columns.in_offsets[target + 1];
        }
        accumulate(columns.out_offsets);
        accumulate(columns.in_offsets);
        for (auto* column :
             {&columns.out_targets, &columns.in_sources, &columns.out_arcs, &columns.in_arcs}) {
            column->resize(arcs.size());
        }
        columns.out_types = OwnTypes(arcs.size(), type_count_);
        columns.in_types = OwnTypes(arcs.size(), type_count_);
        auto out_free = columns.out_offsets;
        auto in_free = columns.in_offsets;
        for (const auto number : arcs) {
            const auto [source, target, type] = ends(number);
            const auto out = out_free[source]++;
            columns.out_targets[out] = target;
            columns.out_arcs[out] = number;
            columns.out_types.set(out, type);
            const auto in = in_free[target]++;
            columns.in_sources[in] = source;
            columns.in_arcs[in] = number;
            columns.in_types.set(in, type);
        }
    }

private:
    [[nodiscard]] Ends ends(std::uint32_t number) const {
        const auto& forward = ends_[number / 2];
        if (number % 2 == 0) return forward;
        return {forward.target, forward.source, forward.type};
    }
    [[nodiscard]] Vertex vertex(EntityId id) const {
        return vertices_.empty() ? id.value : vertices_[id.value];
    }

    const std::vector<std::uint32_t>& vertices_;
    std::size_t type_count_;
    std::vector<Ends> ends_;
};

}  // namespace

ArcRun TypeColumn::of_type(ArcRun run, TypeId type) const {
    return wide_.empty() ? run_of_type(narrow_, run, type) : run_of_type(wide_, run, type);
}

Snapshot::Snapshot(const Graph& graph) : Snapshot(graph, SnapshotFilter{}) {}

Snapshot::Snapshot(const Graph& graph, const SnapshotFilter& filter)
    : relation_bound_(graph.relation_count()) {
    if (graph.relation_count() >= most_relations) {
        throw std::length_error("a snapshot holds fewer than 2147483648 relations");
    }
    auto columns = std::make_shared<Columns>();
    columns->kind_offsets.push_back(0);
    if (!filter.kinds.empty()) vertices_.assign(graph.entity_count(), filtered_away);
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        if (!filter.kinds.empty()) {
            if (!passes(entity, filter)) continue;
            vertices_[id.value] = static_cast<std::uint32_t>(entities_.size());
            entities_.push_back(id);
        }
        columns->kinds.insert(columns->kinds.end(), entity.kinds.begin(), entity.kinds.end());
        columns->kind_offsets.push_back(static_cast<std::uint32_t>(columns->kinds.size()));
    }

    std::vector<std::uint32_t> of_type(graph.schema().types().size() + 1);  // arcs, one behind
    std::size_t arcs = 0;
    const auto is_kept = [&](const Relation& relation) {
        const bool has_ends =
            vertices_.empty() || (vertices_[relation.source.value] != filtered_away &&
                                  vertices_[relation.target.value] != filtered_away);
        return has_ends && passes(relation, filter);
    };
    const auto is_both_ways = [](const Relation& relation) {
        return !relation.directed && relation.source != relation.target;
    };
    std::vector<bool> kept(graph.relation_count());
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        kept[id.value] = is_kept(relation);
        if (!kept[id.value]) continue;
        const auto count = is_both_ways(relation) ? 2U : 1U;
        arcs += count;
        if (arcs >= UINT32_MAX) break;
        of_type[relation.type.value + 1] += count;
    }
    if (arcs >= UINT32_MAX) throw std::length_error("a snapshot holds fewer than 4294967295 arcs");

    // A counting sort by type, which keeps the order of arrival.
    accumulate(of_type);
    std::vector<std::uint32_t> order(arcs);
    for (const auto id : graph.relations()) {
        if (!kept[id.value]) continue;
        const auto& relation = graph.relation(id);
        auto& free = of_type[relation.type.value];
        order[free++] = 2 * id.value;
        if (is_both_ways(relation)) order[free++] = 2 * id.value + 1;
    }
    ArcPlacement(graph, vertices_).place(order, columns->kind_offsets.size() - 1, *columns);
    columns_ = columns->view();
    owner_ = std::move(columns);
}

Snapshot::Snapshot(
    const SnapshotColumns& columns, std::size_t relations, std::shared_ptr<const void> owner
)
    : columns_(columns), owner_(std::move(owner)), relation_bound_(relations) {}

Snapshot Snapshot::reversed() const {
    auto turned = *this;
    std::swap(turned.columns_.out_offsets, turned.columns_.in_offsets);
    std::swap(turned.columns_.out_targets, turned.columns_.in_sources);
    std::swap(turned.columns_.out_arcs, turned.columns_.in_arcs);
    std::swap(turned.columns_.out_types, turned.columns_.in_types);
    return turned;
}

Snapshot Snapshot::undirected() const {
    /// The rows are the same both ways, but for the direction of their arcs.
    struct Rows {
        std::vector<std::uint32_t> offsets{0};
        std::vector<Vertex> neighbors;
        std::vector<std::uint32_t> out_arcs;
        std::vector<std::uint32_t> in_arcs;
        OwnTypes types;
        std::shared_ptr<const void> before;  // keeps the kinds
    };
    auto rows = std::make_shared<Rows>();
    rows->before = owner_;
    const auto& c = columns_;
    std::vector<std::uint32_t> types;
    std::uint32_t last_type = 0;
    const auto append = [&](Vertex v, Vertex next, std::uint32_t arc, std::uint32_t type) {
        rows->neighbors.push_back(next);
        rows->out_arcs.push_back(arc);
        rows->in_arcs.push_back(next == v ? arc : arc ^ 1U);
        types.push_back(type);
        last_type = std::max(last_type, type);
    };
    const auto key = [](const TypeColumn& column, std::span<const std::uint32_t> arcs, ArcRun run) {
        return run.begin < run.end ? std::pair(column[run.begin].value, arcs[run.begin] / 2)
                                   : std::pair(UINT32_MAX, UINT32_MAX);
    };
    for (Vertex v = 0; v < vertex_count(); ++v) {
        auto out = out_run(v);
        auto in = in_run(v);
        // Both runs are by (type, relation); what is undirected already, and a loop, is in both.
        while (out.begin < out.end || in.begin < in.end) {
            const auto out_key = key(c.out_types, c.out_arcs, out);
            const auto in_key = key(c.in_types, c.in_arcs, in);
            if (out_key <= in_key) {
                append(v, c.out_targets[out.begin], c.out_arcs[out.begin], out_key.first);
                ++out.begin;
                if (out_key == in_key) ++in.begin;
            } else {
                append(v, c.in_sources[in.begin], c.in_arcs[in.begin] ^ 1U, in_key.first);
                ++in.begin;
            }
        }
        if (rows->neighbors.size() >= UINT32_MAX) {
            throw std::length_error("a snapshot holds fewer than 4294967295 arcs");
        }
        rows->offsets.push_back(static_cast<std::uint32_t>(rows->neighbors.size()));
    }
    rows->types = OwnTypes(types.size(), std::size_t{last_type} + 1);
    for (std::size_t i = 0; i < types.size(); ++i) rows->types.set(i, types[i]);
    auto both_ways = *this;
    both_ways.columns_ = {
        rows->offsets,
        rows->offsets,
        rows->neighbors,
        rows->neighbors,
        rows->out_arcs,
        rows->in_arcs,
        rows->types.view(),
        rows->types.view(),
        c.kind_offsets,
        c.kinds};
    both_ways.owner_ = std::move(rows);
    return both_ways;
}

EntityId Snapshot::entity(Vertex v) const {
    if (v >= vertex_count()) throw std::out_of_range("no vertex " + std::to_string(v));
    return entities_.empty() ? EntityId{v} : entities_[v];
}

std::optional<Vertex> Snapshot::vertex(EntityId id) const {
    const auto bound = entities_.empty() && vertices_.empty() ? vertex_count() : vertices_.size();
    if (id.value >= bound) {
        throw std::out_of_range(
            "no entity " + std::to_string(id.value) + " in a graph of " + std::to_string(bound)
        );
    }
    const auto v = vertices_.empty() ? id.value : vertices_[id.value];
    return v == filtered_away ? std::nullopt : std::optional<Vertex>(v);
}

std::span<const Vertex> Snapshot::successors(Vertex v) const {
    return columns_.out_targets.subspan(
        columns_.out_offsets[v], columns_.out_offsets[v + 1] - columns_.out_offsets[v]
    );
}

std::span<const Vertex> Snapshot::predecessors(Vertex v) const {
    return columns_.in_sources.subspan(
        columns_.in_offsets[v], columns_.in_offsets[v + 1] - columns_.in_offsets[v]
    );
}

std::size_t Snapshot::degree(Vertex v) const {
    const auto backward = [](std::span<const std::uint32_t> arcs, ArcRun run) {
        return std::count_if(
            arcs.begin() + run.begin,
            arcs.begin() + run.end,
            [](std::uint32_t arc) { return arc % 2 == 1; }
        );
    };
    // Of the two arcs an undirected relation has at each of its ends, one is the backward one.
    return out_degree(v) + in_degree(v) -
           static_cast<std::size_t>(
               backward(columns_.out_arcs, out_run(v)) + backward(columns_.in_arcs, in_run(v))
           );
}

std::span<const KindId> Snapshot::kinds(Vertex v) const {
    return columns_.kinds.subspan(
        columns_.kind_offsets[v], columns_.kind_offsets[v + 1] - columns_.kind_offsets[v]
    );
}

Vertex Snapshot::row_of(std::span<const std::uint32_t> offsets, std::uint32_t position) {
    const auto after = std::ranges::upper_bound(offsets, position);
    return static_cast<Vertex>(after - offsets.begin() - 1);
}

}  // namespace relata
