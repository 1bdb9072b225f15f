#pragma once

#include "graph/paths.hpp"
#include "graph/paths/rules.hpp"
#include "graph/paths/search_memory.hpp"
#include "graph/paths/vertex_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace relata {

/// One move of a walk: the arc it takes and where it ends. For `Toward::source`, `next` is where
/// the arc begins; `arc` is the same arc, as the path will walk it.
struct Step {
    Vertex next = 0;
    Arc arc;
    double cost = 1;
    DaySpan days = {};  ///< when the order of time counts
};

/// Steps of vertices, once gathered.
class StepStore {
public:
    explicit StepStore(std::size_t vertex_count) : index_(vertex_count) {}

    [[nodiscard]] const std::span<const Step>* find(Vertex v) const;
    /// The kept copy stays where it is as long as the store.
    std::span<const Step> keep(Vertex v, std::span<const Step> steps);

private:
    static constexpr std::size_t first_block = 64;  // they double: most searches keep little
    static constexpr std::size_t last_block = 4096;
    VertexTable index_;  // into spans_
    std::vector<std::span<const Step>> spans_;
    std::vector<std::unique_ptr<Step[]>> blocks_;
    std::size_t used_ = 0;
    std::size_t size_ = 0;
};

/// The rules of one question: from which vertex which steps may be taken. Everything PathOptions
/// allows or forbids is decided here, so that the searches know only vertices and steps.
///
/// Steps never touch a closed vertex, and, unless trails are walked, never end where they begin,
/// never leave the target and never enter the source. Between two vertices a relation gives one
/// step at most, whatever the direction.
///
/// Looking at the arcs of a vertex is paid for from PathLimits::max_visited. When what is left does
/// not suffice, the walker is exhausted and gives no more steps: searches run dry, and what they
/// found last must be thrown away.
class Walker {
public:
    /// Keeps references to graph, options and memory. The mode is the search's to say: a shortest
    /// path is acyclic, whatever the options ask. Throws std::out_of_range for ids the graph never
    /// had.
    Walker(
        const Snapshot& graph,
        EntityId source,
        EntityId target,
        const PathOptions& options,
        PathMemory* memory = nullptr,
        PathMode mode = PathMode::acyclic
    );

    /// The answer, when no search is needed for it: an end, or an entity to pass, is out of reach
    /// by the rules, or source and target are the same.
    [[nodiscard]] std::optional<PathAnswer> answer_without_search() const;

    [[nodiscard]] Vertex source() const noexcept { return source_; }
    [[nodiscard]] Vertex target() const noexcept { return target_; }
    /// The vertices to pass, without the ends and none twice; in the order of the options when that
    /// order counts.
    [[nodiscard]] const std::vector<Vertex>& via() const noexcept { return via_; }
    [[nodiscard]] bool via_in_order() const noexcept { return options_->via_in_order; }
    /// Whether v is to be passed, and one that must be passed before it is not on the path.
    [[nodiscard]] bool is_too_early(Vertex v, const std::vector<std::uint8_t>& on_path) const;
    [[nodiscard]] bool in_time_order() const noexcept { return options_->in_time_order; }
    [[nodiscard]] std::size_t vertex_count() const noexcept { return graph_->vertex_count(); }
    [[nodiscard]] bool is_open(Vertex v) const {
        return (open_.empty() || open_[v] != 0) &&
               (rules_.admits_all_vertices() || is_end(v) || rules_.admits(v));
    }
    [[nodiscard]] bool has_costs() const noexcept { return static_cast<bool>(options_->cost); }
    [[nodiscard]] const PathLimits& limits() const noexcept { return options_->limits; }
    [[nodiscard]] std::size_t visited() const noexcept { return counts_.visited; }
    [[nodiscard]] std::size_t expanded() const noexcept { return counts_.expanded; }
    [[nodiscard]] bool is_exhausted() const noexcept { return exhausted_; }
    /// The limit that exhausted it.
    [[nodiscard]] SearchLimit stopped_by() const noexcept;
    /// What was paid so far, for a walker that goes on where this one ends.
    struct Counts {
        std::size_t visited = 0;
        std::size_t expanded = 0;
        std::size_t next_question = 0;  // when so many are visited, is_over is asked
    };
    [[nodiscard]] const Counts& counts() const noexcept { return counts_; }
    void go_on_from(const Counts& before) { counts_ = before; }

    /// Where the ball around one end grows.
    [[nodiscard]] BallMemory& ball_memory(Toward toward);
    [[nodiscard]] MeetingMarks& meeting_marks();

    /// Takes a vertex out of the search. Steps already kept by `steps` are forgotten.
    void close(Vertex v);
    /// The same for all of which `is_far` is true, but for the source and the target.
    template <typename IsFar>
    void close_if(IsFar is_far) {
        open_.resize(vertex_count(), 1);
        const std::pair ends(open_[source_], open_[target_]);
        for (Vertex v = 0; v < open_.size(); ++v) {
            open_[v] = is_far(v) ? std::uint8_t{0} : open_[v];
        }
        std::tie(open_[source_], open_[target_]) = ends;
        forget_steps();
    }

    /// Calls `take(next, place)` for each step, as long as it answers true, in the order of the
    /// columns. The two arcs of an undirected relation may both be offered, as the same step.
    template <typename Take>
    void for_each_step(Vertex v, Toward toward, Take take);

    /// The same a stretch of a row at a time, so that rules can be asked of many relations in one
    /// loop: `use(others, positions, out)` gets the column of what lies at the other ends and the
    /// positions in it of the steps, and gives the position where it stopped, or nothing to go on.
    template <typename Use>
    void for_each_stretch(Vertex v, Toward toward, Use use);

    /// Has the beginnings of the rows of v fetched, which will be looked at soon.
    void prefetch_rows(Vertex v, Toward toward) const {
        const auto& columns = graph_->columns();
        if (walks_out(toward))
            __builtin_prefetch(columns.out_targets.data() + graph_->out_begin(v));
        if (walks_in(toward)) __builtin_prefetch(columns.in_sources.data() + graph_->in_begin(v));
    }

    /// The rows of v as they stand, when every relation and every entity may be walked; false, and
    /// nothing done, when not. `use(others, run, out)` looks at a row and gives the position where
    /// it stopped, or nothing to go on. What for_each_step leaves out is among it: loops,
    /// and where the search began.
    template <typename Use>
    bool for_each_whole_row(Vertex v, Toward toward, Use use) {
        if (!needs_no_check_) return false;
        ++counts_.expanded;
        const auto& columns = graph_->columns();
        const auto look_at = [&](const Vertex* others, ArcRun run, bool out) {
            return pay_for(run, [&] { return use(others, run, out); });
        };
        if (walks_out(toward) && !look_at(columns.out_targets.data(), graph_->out_run(v), true)) {
            return true;
        }
        if (walks_in(toward)) look_at(columns.in_sources.data(), graph_->in_run(v), false);
        return true;
    }

    /// The arc of a step offered by for_each_step, as the path walks it.
    [[nodiscard]] Arc arc(ArcPlace place, Toward toward) const {
        const auto arc =
            place.out ? graph_->out_arc(place.position) : graph_->in_arc(place.position);
        // It is walked as it stands when a search toward the target leaves by an out-arc, or one
        // toward the source by an in-arc; otherwise the walk goes against it.
        return place.out == (toward == Toward::target) ? arc : Arc{arc.relation, !arc.forward};
    }

    /// When the relation was so, if the order of time counts.
    [[nodiscard]] DaySpan days(ArcPlace place) const {
        if (!in_time_order()) return {};
        return options_->facts->days(place.position, place.out);
    }

    /// The steps with their costs, by relation. Kept, so that asking again is cheap (but paid for);
    /// valid until `close`. Throws std::invalid_argument for a negative or not finite cost.
    std::span<const Step> steps(Vertex v, Toward toward);

    /// Appends the steps with their costs, by relation, without keeping them.
    void gather_steps(Vertex v, Toward toward, std::vector<Step>& steps);
    /// The same for those that `choose(next)` wants.
    template <typename Choose>
    void gather_steps_if(Vertex v, Toward toward, std::vector<Step>& steps, Choose choose);

    /// 1 without costs. Throws std::invalid_argument for a negative or not finite cost.
    [[nodiscard]] double cost(RelationId relation) const;

    /// Pays for arcs looked at again. False, and exhausted, when what is left does not suffice.
    bool pay(std::size_t arcs);

    /// How many arcs `for_each_step` looks at, at most.
    [[nodiscard]] std::size_t arcs_at(Vertex v, Toward toward) const {
        std::size_t sum = 0;
        if (walks_out(toward)) sum += row_size(graph_->out_run(v));
        if (walks_in(toward)) sum += row_size(graph_->in_run(v));
        return sum;
    }

    /// Where a step begins that for_each_step offered. O(log n).
    [[nodiscard]] Vertex row_of(ArcPlace place) const {
        return place.out ? graph_->out_source(place.position) : graph_->in_target(place.position);
    }

    [[nodiscard]] Path path(std::span<const Step> steps) const;
    /// The paths, which are in order, cut to max_paths; and why, if they were cut or the walker is
    /// exhausted.
    [[nodiscard]] PathAnswer answer(std::vector<Path> paths) const;

private:
    PathMemory::Parts& memory();
    static std::size_t row_size(ArcRun run) { return run.end - run.begin; }

    /// Rows longer than this are looked at type by type when types are listed.
    static constexpr std::uint32_t long_row = 64;
    static constexpr std::uint32_t stretch = 128;
    static constexpr Vertex no_vertex = UINT32_MAX;

    [[nodiscard]] bool walks_trails() const noexcept { return mode_ == PathMode::trail; }
    [[nodiscard]] bool is_end(Vertex v) const noexcept { return v == source_ || v == target_; }
    [[nodiscard]] bool walks_out(Toward toward) const {
        return options_->direction != (toward == Toward::target ? Direction::in : Direction::out);
    }
    [[nodiscard]] bool walks_in(Toward toward) const {
        return options_->direction != (toward == Toward::target ? Direction::out : Direction::in);
    }
    [[nodiscard]] bool has_no_steps(Vertex v, Toward toward) const {
        if (walks_trails()) return !is_open(v);
        return v == (toward == Toward::target ? target_ : source_) || !is_open(v);
    }
    /// Pays for a run, and takes back what was paid for arcs behind the position where `look` says
    /// it stopped. Whether to go on: it could be paid for, and `look` stopped nowhere.
    template <typename Look>
    bool pay_for(ArcRun run, Look look) {
        if (!pay(row_size(run))) return false;
        const std::optional<std::uint32_t> stop = look();
        if (stop) counts_.visited -= run.end - *stop - 1;
        return !stop;
    }
    /// Calls `use(run)` for the parts of the out-row (in-row) of v that may be walked, as long as
    /// it answers true.
    template <typename Use>
    bool for_each_run(Vertex v, bool out, Use use) const;
    /// Those kept no longer hold, since a vertex was closed.
    void forget_steps();

    const Snapshot* graph_;
    const PathOptions* options_;
    Rules rules_;
    bool needs_no_check_ = false;  // every relation and every vertex may be walked
    EntityId start_;
    PathMode mode_;
    bool ends_present_ = true;
    bool via_present_ = true;
    Vertex source_ = 0;
    Vertex target_ = 0;
    std::vector<Vertex> via_;
    std::vector<std::uint8_t> open_;  // by vertex; empty: none was closed
    PathMemory* memory_;
    std::unique_ptr<PathMemory> own_memory_;
    std::optional<StepStore> to_target_;
    std::optional<StepStore> to_source_;
    std::vector<Step> gathered_;
    Counts counts_;
    bool exhausted_ = false;
    bool over_ = false;
};

/// Whether a step can be taken on some day that is not before `day`, and the first such day.
inline std::optional<std::int32_t> day_after(std::int32_t day, const Step& step) {
    if (!step.days.is_dated() || step.days.last < day) return std::nullopt;
    return std::max(day, step.days.first);
}

/// The first day on which the last of these steps can be taken.
std::int32_t last_day(std::span<const Step> path);

/// One more than may be kept, which tells whether any was left out; SIZE_MAX stays.
constexpr std::size_t one_more(std::size_t paths) {
    return paths == SIZE_MAX ? paths : paths + 1;
}

/// By (cost, length, relation ids): the order of PathAnswer::paths.
bool comes_before(const Path& a, const Path& b);

template <typename Use>
bool Walker::for_each_run(Vertex v, bool out, Use use) const {
    const auto row = out ? graph_->out_run(v) : graph_->in_run(v);
    const auto types = rules_.only_types();
    if (types.empty() || row.end - row.begin <= long_row) return use(row);
    for (const auto type : types) {
        if (!use(out ? graph_->out_of_type(v, type) : graph_->in_of_type(v, type))) return false;
    }
    return true;
}

template <typename Use>
void Walker::for_each_stretch(Vertex v, Toward toward, Use use) {
    if (has_no_steps(v, toward)) return;
    ++counts_.expanded;
    // what no acyclic path walks to: where it is, and where it began
    const auto here = walks_trails() ? no_vertex : v;
    const auto beginning = toward == Toward::target ? source_ : target_;
    const auto barred = walks_trails() ? no_vertex : beginning;
    std::array<std::uint32_t, stretch> positions;
    const auto look_at_stretch = [&](ArcRun run, bool out, const Vertex* others) {
        return pay_for(run, [&] {
            const auto count = rules_.admitted(run, out, positions.data());
            std::size_t kept = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const auto at = positions[i];
                const auto next = others[at];
                const bool may_be_met = next != here && next != barred;
                positions[kept] = at;
                kept += may_be_met && (needs_no_check_ || is_open(next)) ? 1U : 0U;
            }
            return use(others, std::span<const std::uint32_t>(positions.data(), kept), out);
        });
    };
    const auto look_at = [&](bool out, const Vertex* others) {
        return for_each_run(v, out, [&](ArcRun run) {
            for (auto begin = run.begin; begin < run.end; begin += stretch) {
                const auto end = run.end - begin > stretch ? begin + stretch : run.end;
                if (!look_at_stretch({begin, end}, out, others)) return false;
            }
            return true;
        });
    };
    const auto& columns = graph_->columns();
    if (walks_out(toward) && !look_at(true, columns.out_targets.data())) return;
    if (walks_in(toward)) look_at(false, columns.in_sources.data());
}

template <typename Take>
void Walker::for_each_step(Vertex v, Toward toward, Take take) {
    for_each_stretch(
        v,
        toward,
        [&](const Vertex* others, std::span<const std::uint32_t> positions, bool out
        ) -> std::optional<std::uint32_t> {
            for (const auto at : positions) {
                if (!take(others[at], ArcPlace{at, out})) return at;
            }
            return std::nullopt;
        }
    );
}

template <typename Choose>
void Walker::gather_steps_if(Vertex v, Toward toward, std::vector<Step>& steps, Choose choose) {
    const auto before = static_cast<std::ptrdiff_t>(steps.size());
    const auto add = [&](Vertex next, ArcPlace place) {
        const auto walked = arc(place, toward);
        steps.push_back({next, walked, cost(walked.relation), days(place)});
    };
    if (needs_no_check_ && !walks_trails()) {
        if (has_no_steps(v, toward)) return;
        const auto beginning = toward == Toward::target ? source_ : target_;
        for_each_whole_row(
            v,
            toward,
            [&](const Vertex* others, ArcRun run, bool out) -> std::optional<std::uint32_t> {
                for (auto at = run.begin; at < run.end; ++at) {
                    const auto next = others[at];
                    if (choose(next) && next != v && next != beginning) add(next, {at, out});
                }
                return std::nullopt;
            }
        );
    } else {
        for_each_step(v, toward, [&](Vertex next, ArcPlace place) {
            if (choose(next)) add(next, place);
            return true;
        });
    }
    // An undirected relation stands in the out-row and in the in-row.
    const auto begin = steps.begin() + before;
    std::sort(begin, steps.end(), [](const Step& a, const Step& b) {
        if (a.arc.relation != b.arc.relation) return a.arc.relation < b.arc.relation;
        return a.arc.forward && !b.arc.forward;  // a loop, walked as it points
    });
    steps.erase(
        std::unique(
            begin,
            steps.end(),
            [](const Step& a, const Step& b) { return a.arc.relation == b.arc.relation; }
        ),
        steps.end()
    );
}

}  // namespace relata
