#include "graph/paths/walker.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace relata {

struct PathMemory::Parts {
    explicit Parts(std::size_t vertex_count)
        : around_source(vertex_count), around_target(vertex_count), meeting(vertex_count) {}

    BallMemory around_source;
    BallMemory around_target;
    MeetingMarks meeting;
};

PathMemory::PathMemory(const Snapshot& graph)
    : parts_(std::make_unique<Parts>(graph.vertex_count())) {}
PathMemory::PathMemory(PathMemory&&) noexcept = default;
PathMemory& PathMemory::operator=(PathMemory&&) noexcept = default;
PathMemory::~PathMemory() = default;

namespace {

/// is_over is asked each time so many arcs were looked at.
constexpr std::size_t arcs_between_questions = 10'000;

}  // namespace

Walker::Walker(
    const Snapshot& graph,
    EntityId source,
    EntityId target,
    const PathOptions& options,
    PathMemory* memory,
    PathMode mode
)
    : graph_(&graph),
      options_(&options),
      rules_(graph, options),
      needs_no_check_(rules_.admits_all_relations() && rules_.admits_all_vertices()),
      start_(source),
      mode_(mode),
      memory_(memory) {
    const auto s = graph.vertex(source);
    const auto t = graph.vertex(target);
    ends_present_ = s && t;
    source_ = s.value_or(0);
    target_ = t.value_or(0);
    for (const auto id : options.via) {
        const auto v = graph.vertex(id);
        if (!v || !is_open(*v)) {
            via_present_ = false;
        } else if (id != source && id != target && std::ranges::find(via_, *v) == via_.end()) {
            via_.push_back(*v);
        }
    }
    if (!options.via_in_order) std::ranges::sort(via_);
}

PathMemory::Parts& Walker::memory() {
    if (memory_ == nullptr) {
        own_memory_ = std::make_unique<PathMemory>(*graph_);
        memory_ = own_memory_.get();
    }
    return *memory_->parts_;
}

BallMemory& Walker::ball_memory(Toward toward) {
    return toward == Toward::target ? memory().around_source : memory().around_target;
}

MeetingMarks& Walker::meeting_marks() {
    return memory().meeting;
}

std::optional<PathAnswer> Walker::answer_without_search() const {
    if (!ends_present_ || !via_present_) return PathAnswer{};
    if (source_ != target_ || walks_trails()) return std::nullopt;
    // Any other entity on the way would mean coming back: not acyclic.
    if (!via_.empty()) return PathAnswer{};
    return answer({path({})});
}

void Walker::close(Vertex v) {
    if (open_.empty()) open_.assign(vertex_count(), 1);
    open_[v] = 0;
    forget_steps();
}

void Walker::forget_steps() {
    needs_no_check_ = false;
    to_target_.reset();
    to_source_.reset();
}

bool Walker::pay(std::size_t arcs) {
    if (exhausted_ || arcs > options_->limits.max_visited - counts_.visited) {
        exhausted_ = true;
        return false;
    }
    counts_.visited += arcs;
    if (counts_.visited >= counts_.next_question && options_->limits.is_over) {
        counts_.next_question = counts_.visited + arcs_between_questions;
        exhausted_ = over_ = options_->limits.is_over();
    }
    return !exhausted_;
}

double Walker::cost(RelationId relation) const {
    if (!has_costs()) return 1;
    const double cost = options_->cost(relation);
    if (!std::isfinite(cost) || cost < 0) {
        throw std::invalid_argument(
            "the cost of relation " + std::to_string(relation.value) + " is " + double_text(cost) +
            "; a path needs costs that are finite and not negative"
        );
    }
    return cost;
}

std::span<const Step> Walker::steps(Vertex v, Toward toward) {
    auto& kept = toward == Toward::target ? to_target_ : to_source_;
    if (!kept) kept.emplace(vertex_count());
    if (const auto* known = kept->find(v)) {
        if (!pay(known->size())) return {};
        return *known;
    }
    gathered_.clear();
    gather_steps(v, toward, gathered_);
    if (exhausted_) return {};
    return kept->keep(v, gathered_);
}

void Walker::gather_steps(Vertex v, Toward toward, std::vector<Step>& steps) {
    gather_steps_if(v, toward, steps, [](Vertex) { return true; });
}

const std::span<const Step>* StepStore::find(Vertex v) const {
    const auto at = index_.get(v);
    return at == VertexTable::none ? nullptr : &spans_[at];
}

std::span<const Step> StepStore::keep(Vertex v, std::span<const Step> steps) {
    if (used_ + steps.size() > size_) {
        size_ = std::max(std::clamp(2 * size_, first_block, last_block), steps.size());
        // NOLINTNEXTLINE(modernize-avoid-c-arrays): a block whose size is known only now
        blocks_.push_back(std::make_unique<Step[]>(size_));
        used_ = 0;
    }
    std::span<const Step> kept;
    if (!steps.empty()) {
        auto* begin = blocks_.back().get() + used_;
        std::ranges::copy(steps, begin);
        kept = std::span<const Step>(begin, steps.size());
        used_ += steps.size();
    }
    index_.insert(v, static_cast<std::uint32_t>(spans_.size()));
    spans_.push_back(kept);
    return kept;
}

Path Walker::path(std::span<const Step> steps) const {
    Path path{start_, {}, 0};
    path.arcs.reserve(steps.size());
    for (const auto& step : steps) {
        path.arcs.push_back(step.arc);
        path.cost += step.cost;
    }
    return path;
}

PathAnswer Walker::answer(std::vector<Path> paths) const {
    PathAnswer answer{std::move(paths), SearchLimit::none, counts_.visited, counts_.expanded};
    if (answer.paths.size() > limits().max_paths) {
        answer.paths.resize(limits().max_paths);
        answer.stopped_by = SearchLimit::paths;
    }
    if (exhausted_) answer.stopped_by = stopped_by();
    return answer;
}

SearchLimit Walker::stopped_by() const noexcept {
    if (!exhausted_) return SearchLimit::none;
    return over_ ? SearchLimit::is_over : SearchLimit::visited;
}

bool Walker::is_too_early(Vertex v, const std::vector<std::uint8_t>& on_path) const {
    if (!via_in_order()) return false;
    const auto first_left = std::ranges::find_if(via_, [&](Vertex w) { return on_path[w] == 0; });
    if (first_left == via_.end() || *first_left == v) return false;
    return std::find(first_left, via_.end(), v) != via_.end();
}

std::int32_t last_day(std::span<const Step> path) {
    auto day = INT32_MIN;
    for (const auto& step : path) day = std::max(day, step.days.first);
    return day;
}

bool comes_before(const Path& a, const Path& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    if (a.length() != b.length()) return a.length() < b.length();
    return a.arcs < b.arcs;
}

std::vector<EntityId> entities_of(const Graph& graph, const Path& path) {
    std::vector<EntityId> entities{path.start};
    entities.reserve(path.length() + 1);
    for (const auto arc : path.arcs) entities.push_back(graph.arc_target(arc));
    return entities;
}

}  // namespace relata
