#pragma once

#include "graph/paths.hpp"
#include "graph/paths/vertex_table.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace relata {

/// One move of a walk: the arc it takes and where it ends. For `Toward::source`, `next` is where
/// the arc begins; `arc` is the same arc, as the path will walk it.
struct Step {
    Vertex next = 0;
    Arc arc;
    double cost = 1;
};

/// Which end of a path a search grows to.
enum class Toward { target, source };

/// Steps of vertices, once gathered.
class StepStore {
public:
    explicit StepStore(std::size_t vertex_count) : index_(vertex_count) {}

    [[nodiscard]] const std::span<const Step>* find(Vertex v) const;
    /// The kept copy stays where it is as long as the store.
    std::span<const Step> keep(Vertex v, std::span<const Step> steps);
    [[nodiscard]] bool is_empty() const noexcept { return spans_.empty(); }

private:
    static constexpr std::size_t block_size = 4096;
    VertexTable index_;  // into spans_
    std::vector<std::span<const Step>> spans_;
    std::vector<std::unique_ptr<Step[]>> blocks_;
    std::size_t used_ = 0;
    std::size_t size_ = 0;
};

/// The rules of one question: from which vertex which steps may be taken. Everything PathOptions
/// allows or forbids is decided here, so that the searches know only vertices and steps.
///
/// Steps never end where they begin, never leave the target, never enter the source, and never
/// touch a closed vertex. Between two vertices a relation gives one step at most, whatever the
/// direction.
///
/// Looking at the arcs of a vertex is paid for from PathLimits::max_visited. When what is left does
/// not suffice, the walker is exhausted and gives no more steps: searches run dry, and what they
/// found last must be thrown away.
class Walker {
public:
    /// Keeps references to both. Throws std::out_of_range for ids the graph never had.
    Walker(const Snapshot& graph, EntityId source, EntityId target, const PathOptions& options);

    /// The answer, when no search is needed for it: an end, or an entity to pass, is out of reach
    /// by the rules, or source and target are the same.
    [[nodiscard]] std::optional<PathAnswer> answer_without_search() const;

    [[nodiscard]] Vertex source() const noexcept { return source_; }
    [[nodiscard]] Vertex target() const noexcept { return target_; }
    /// The vertices to pass, without the ends and none twice.
    [[nodiscard]] const std::vector<Vertex>& via() const noexcept { return via_; }
    [[nodiscard]] std::size_t vertex_count() const noexcept { return graph_->vertex_count(); }
    [[nodiscard]] bool is_open(Vertex v) const { return open_.empty() || open_[v] != 0; }
    [[nodiscard]] bool has_costs() const noexcept { return static_cast<bool>(options_->cost); }
    [[nodiscard]] const PathLimits& limits() const noexcept { return options_->limits; }
    [[nodiscard]] std::size_t visited() const noexcept { return visited_; }
    [[nodiscard]] bool is_exhausted() const noexcept { return exhausted_; }

    /// Takes a vertex out of the search. Steps already kept by `steps` are forgotten.
    void close(Vertex v);

    /// Calls `take(next, arc)` for each step, by (type, relation).
    template <typename Take>
    void for_each_step(Vertex v, Toward toward, Take take);

    /// The steps with their costs, by relation. Kept, so that asking again is cheap (but paid for);
    /// valid until `close`. Throws std::invalid_argument for a negative or not finite cost.
    std::span<const Step> steps(Vertex v, Toward toward);

    /// Appends the steps with their costs, by relation, without keeping them.
    void gather_steps(Vertex v, Toward toward, std::vector<Step>& steps);

    /// 1 without costs. Throws std::invalid_argument for a negative or not finite cost.
    [[nodiscard]] double cost(RelationId relation) const;

    /// Pays for arcs looked at again. False, and exhausted, when what is left does not suffice.
    bool pay(std::size_t arcs);

    /// How many arcs `for_each_step` would look at.
    [[nodiscard]] std::size_t arcs_at(Vertex v, Toward toward) const;

    [[nodiscard]] Path path(std::span<const Step> steps) const;
    /// The paths, which are in order, cut to max_paths; and why, if they were cut or the walker is
    /// exhausted.
    [[nodiscard]] PathAnswer answer(std::vector<Path> paths) const;

private:
    [[nodiscard]] bool walks_out(Toward toward) const;
    [[nodiscard]] bool walks_in(Toward toward) const;
    [[nodiscard]] bool has_no_steps(Vertex v, Toward toward) const;
    template <typename Take>
    void merge_runs(Vertex v, Toward toward, ArcRun out, ArcRun in, Take& take) const;

    const Snapshot* graph_;
    const PathOptions* options_;
    EntityId start_;
    bool ends_present_ = true;
    bool via_present_ = true;
    Vertex source_ = 0;
    Vertex target_ = 0;
    std::vector<Vertex> via_;
    std::vector<TypeId> types_;       // sorted, none twice
    std::vector<std::uint8_t> open_;  // by vertex; empty: all are
    StepStore to_target_;
    StepStore to_source_;
    std::vector<Step> gathered_;
    std::size_t visited_ = 0;
    bool exhausted_ = false;
};

/// By (cost, length, relation ids): the order of PathAnswer::paths.
bool comes_before(const Path& a, const Path& b);

template <typename Take>
void Walker::for_each_step(Vertex v, Toward toward, Take take) {
    if (has_no_steps(v, toward) || !pay(arcs_at(v, toward))) return;
    if (types_.empty()) {
        merge_runs(v, toward, graph_->out_run(v), graph_->in_run(v), take);
        return;
    }
    for (const auto type : types_) {
        merge_runs(v, toward, graph_->out_of_type(v, type), graph_->in_of_type(v, type), take);
    }
}

template <typename Take>
void Walker::merge_runs(Vertex v, Toward toward, ArcRun out, ArcRun in, Take& take) const {
    if (!walks_out(toward)) out.end = out.begin;
    if (!walks_in(toward)) in.end = in.begin;
    // An arc is walked as it stands when a search toward the target leaves by an out-arc, or one
    // toward the source by an in-arc; otherwise the walk goes against it.
    const bool out_as_it_stands = toward == Toward::target;
    const auto offer = [&](Vertex next, Arc arc, bool as_it_stands) {
        if (next == v || !is_open(next)) return;
        if (next == (toward == Toward::target ? source_ : target_)) return;
        take(next, as_it_stands ? arc : Arc{arc.relation, !arc.forward});
    };
    // Both runs are by (type, relation), and an undirected relation stands in both: merging them
    // meets its two arcs, which are the same step, together.
    const auto key = [](TypeId type, Arc arc) { return std::pair(type, arc.relation); };
    while (out.begin < out.end || in.begin < in.end) {
        const bool has_out = out.begin < out.end;
        const bool has_in = in.begin < in.end;
        const auto out_key = has_out ? key(graph_->out_type(out.begin), graph_->out_arc(out.begin))
                                     : decltype(key({}, {})){};
        const auto in_key = has_in ? key(graph_->in_type(in.begin), graph_->in_arc(in.begin))
                                   : decltype(key({}, {})){};
        if (has_out && (!has_in || out_key <= in_key)) {
            offer(graph_->out_target(out.begin), graph_->out_arc(out.begin), out_as_it_stands);
            ++out.begin;
            if (has_in && out_key == in_key) ++in.begin;
        } else {
            offer(graph_->in_source(in.begin), graph_->in_arc(in.begin), !out_as_it_stands);
            ++in.begin;
        }
    }
}

}  // namespace relata
