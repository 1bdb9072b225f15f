#include "graph/paths/walker.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <tuple>

namespace relata {
namespace {

bool has_one_of(std::span<const KindId> kinds, const std::vector<KindId>& wanted) {
    return std::ranges::any_of(kinds, [&](KindId kind) {
        return std::ranges::find(wanted, kind) != wanted.end();
    });
}

}  // namespace

Walker::Walker(const Snapshot& graph, EntityId source, EntityId target, const PathOptions& options)
    : graph_(&graph),
      options_(&options),
      start_(source),
      types_(options.types),
      to_target_(graph.vertex_count()),
      to_source_(graph.vertex_count()) {
    std::ranges::sort(types_);
    types_.erase(std::unique(types_.begin(), types_.end()), types_.end());

    const auto s = graph.vertex(source);
    const auto t = graph.vertex(target);
    ends_present_ = s && t;
    source_ = s.value_or(0);
    target_ = t.value_or(0);

    if (!options.kinds.empty() || !options.avoid.empty()) open_.assign(graph.vertex_count(), 1);
    if (!options.kinds.empty()) {
        for (Vertex v = 0; v < open_.size(); ++v) {
            open_[v] = has_one_of(graph.kinds(v), options.kinds) ? 1 : 0;
        }
    }
    for (const auto id : options.avoid) {
        if (const auto v = graph.vertex(id)) open_[*v] = 0;
    }
    if (ends_present_ && !open_.empty()) {
        open_[source_] = 1;
        open_[target_] = 1;
    }
    for (const auto id : options.via) {
        const auto v = graph.vertex(id);
        if (!v || !is_open(*v)) {
            via_present_ = false;
        } else if (id != source && id != target) {
            via_.push_back(*v);
        }
    }
    std::ranges::sort(via_);
    via_.erase(std::unique(via_.begin(), via_.end()), via_.end());
}

std::optional<PathAnswer> Walker::answer_without_search() const {
    if (!ends_present_ || !via_present_) return PathAnswer{};
    if (source_ != target_) return std::nullopt;
    // Any other entity on the way would mean coming back: not acyclic.
    if (!via_.empty()) return PathAnswer{};
    return answer({path({})});
}

void Walker::close(Vertex v) {
    if (open_.empty()) open_.assign(vertex_count(), 1);
    open_[v] = 0;
    for (auto* kept : {&to_target_, &to_source_}) {
        if (!kept->is_empty()) *kept = StepStore(vertex_count());
    }
}

bool Walker::walks_out(Toward toward) const {
    const auto other = toward == Toward::target ? Direction::in : Direction::out;
    return options_->direction != other;
}

bool Walker::walks_in(Toward toward) const {
    const auto other = toward == Toward::target ? Direction::out : Direction::in;
    return options_->direction != other;
}

bool Walker::has_no_steps(Vertex v, Toward toward) const {
    return !is_open(v) || v == (toward == Toward::target ? target_ : source_);
}

std::size_t Walker::arcs_at(Vertex v, Toward toward) const {
    const auto arcs = [&](ArcRun out, ArcRun in) {
        return std::size_t{walks_out(toward) ? out.end - out.begin : 0} +
               (walks_in(toward) ? in.end - in.begin : 0);
    };
    if (types_.empty()) return arcs(graph_->out_run(v), graph_->in_run(v));
    std::size_t sum = 0;
    for (const auto type : types_) {
        sum += arcs(graph_->out_of_type(v, type), graph_->in_of_type(v, type));
    }
    return sum;
}

bool Walker::pay(std::size_t arcs) {
    if (exhausted_ || arcs > options_->limits.max_visited - visited_) {
        exhausted_ = true;
        return false;
    }
    visited_ += arcs;
    return true;
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
    if (const auto* known = kept.find(v)) {
        if (!pay(known->size())) return {};
        return *known;
    }
    gathered_.clear();
    gather_steps(v, toward, gathered_);
    if (exhausted_) return {};
    return kept.keep(v, gathered_);
}

void Walker::gather_steps(Vertex v, Toward toward, std::vector<Step>& steps) {
    for_each_step(v, toward, [&](Vertex next, Arc arc) {
        steps.push_back({next, arc, cost(arc.relation)});
    });
    std::ranges::sort(steps, {}, [](const Step& step) { return step.arc.relation; });
}

const std::span<const Step>* StepStore::find(Vertex v) const {
    const auto at = index_.get(v);
    return at == VertexTable::none ? nullptr : &spans_[at];
}

std::span<const Step> StepStore::keep(Vertex v, std::span<const Step> steps) {
    if (used_ + steps.size() > size_) {
        size_ = std::max(block_size, steps.size());
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
    PathAnswer answer{std::move(paths), SearchLimit::none, visited_};
    if (answer.paths.size() > limits().max_paths) {
        answer.paths.resize(limits().max_paths);
        answer.stopped_by = SearchLimit::paths;
    }
    if (exhausted_) answer.stopped_by = SearchLimit::visited;
    return answer;
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
