#include "graph/paths/cheapest.hpp"

#include "graph/paths/distances.hpp"
#include "graph/paths/enumerate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {
namespace {

constexpr std::uint8_t labelled = 1;
constexpr std::uint8_t marked = 2;  // leads to the target by cheapest steps
constexpr std::uint8_t on_root = 4;
constexpr std::uint8_t dead_end = 8;  // no cheapest step leads on
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

CheapestSearch::CheapestSearch(Walker& walker, TargetBounds* bounds)
    : walker_(&walker),
      bounds_(bounds),
      index_(walker.vertex_count()),
      ordered_(walker.vertex_count()) {}

std::uint8_t CheapestSearch::flags(Vertex v) const {
    const auto at = index_.get(v);
    return at == VertexTable::none ? std::uint8_t{0} : states_[at].flags;
}

CheapestSearch::State& CheapestSearch::state(Vertex v) {
    if (index_.insert(v, static_cast<std::uint32_t>(states_.size()))) states_.emplace_back();
    return states_[index_.get(v)];
}

bool CheapestSearch::improve(Vertex v, Label label) {
    auto& known = state(v);
    if ((known.flags & labelled) != 0 && known.label <= label) return false;
    known.flags |= labelled;
    known.label = label;
    return true;
}

bool CheapestSearch::is_barred(Vertex v, const Step& step) const {
    if ((flags(step.next) & on_root) != 0) return true;
    return v == spur_ && std::ranges::find(excluded_, step.arc.relation) != excluded_.end();
}

CheapestSearch::Label CheapestSearch::begin(
    std::span<const Step> root, std::span<const RelationId> excluded
) {
    index_ = VertexTable(walker_->vertex_count());
    states_.clear();
    root_ = root;
    excluded_ = excluded;
    spur_ = walker_->source();
    Label label;
    for (const auto& step : root) {
        state(spur_).flags = on_root;
        label = {label.cost + step.cost, label.length + 1};
        spur_ = step.next;
    }
    improve(spur_, label);
    return label;
}

double CheapestSearch::bound(std::span<const Step> root, std::span<const RelationId> excluded) {
    const auto label = begin(root, excluded);
    return widened(*walker_, entry_at(spur_, label, 0).bound);
}

bool CheapestSearch::run(std::span<const Step> root, std::span<const RelationId> excluded) {
    const auto label = begin(root, excluded);
    if (bounds_ != nullptr && bounds_->improve(*walker_)) {
        ordered_ = StepStore(walker_->vertex_count());  // in the order of old bounds
    }
    const auto target = walker_->target();
    Queue queue;
    if (bounds_ == nullptr) {
        queue.push({label.cost, label, spur_, 0});
    } else if (const auto entry = entry_at(spur_, label, 0); entry.bound < infinity) {
        queue.push(entry);
    }
    while (!queue.empty() && !walker_->is_exhausted()) {
        const auto entry = queue.top();
        queue.pop();
        const bool reached = (flags(target) & labelled) != 0;
        if (reached && widened(*walker_, entry.bound) > state(target).label.cost) break;
        if (entry.label != state(entry.vertex).label) continue;  // improved since
        if (bounds_ == nullptr) {
            follow_all(entry, queue);
        } else {
            follow_one(entry, queue);
        }
    }
    return !walker_->is_exhausted() && (flags(target) & labelled) != 0;
}

void CheapestSearch::follow_all(const Entry& entry, Queue& queue) {
    for (const auto& step : walker_->steps(entry.vertex, Toward::target)) {
        if (is_barred(entry.vertex, step)) continue;
        const Label label{entry.label.cost + step.cost, entry.label.length + 1};
        if (improve(step.next, label)) queue.push({label.cost, label, step.next, 0});
    }
}

void CheapestSearch::follow_one(const Entry& entry, Queue& queue) {
    const auto& step = ordered_steps(entry.vertex)[entry.place];
    const Label label{entry.label.cost + step.cost, entry.label.length + 1};
    if (improve(step.next, label) && step.next != walker_->target()) {
        const auto onward = entry_at(step.next, label, 0);
        if (onward.bound < infinity) queue.push(onward);
    }
    const auto sideways = entry_at(entry.vertex, entry.label, entry.place + 1);
    if (sideways.bound < infinity) queue.push(sideways);
}

CheapestSearch::Entry CheapestSearch::entry_at(Vertex v, Label label, std::uint32_t place) {
    const auto steps = ordered_steps(v);
    for (; place < steps.size() && walker_->pay(1); ++place) {
        const auto& step = steps[place];
        if (is_barred(v, step)) continue;
        return {label.cost + (step.cost + bounds_->at(step.next)), label, v, place};
    }
    return {infinity, label, v, place};
}

std::span<const Step> CheapestSearch::ordered_steps(Vertex v) {
    if (const auto* known = ordered_.find(v)) return *known;
    gathered_.clear();
    walker_->gather_steps(v, Toward::target, gathered_);
    if (walker_->is_exhausted()) return {};
    std::erase_if(gathered_, [&](const Step& step) {
        return !std::isfinite(bounds_->at(step.next));
    });
    std::ranges::stable_sort(gathered_, {}, [&](const Step& step) {
        return step.cost + bounds_->at(step.next);
    });
    return ordered_.keep(v, gathered_);
}

bool CheapestSearch::is_cheapest_step(Vertex v, const Step& step, Tie tie) const {
    const auto from = index_.get(v);
    const auto to = index_.get(step.next);
    if (from == VertexTable::none || to == VertexTable::none || is_barred(v, step)) return false;
    const auto& [before, flags_before] = states_[from];
    const auto& [after, flags_after] = states_[to];
    if ((flags_before & flags_after & labelled) == 0) return false;
    if (before.cost + step.cost != after.cost) return false;
    return tie == Tie::cost || before.length + 1 == after.length;
}

void CheapestSearch::mark_cheapest(Tie tie) {
    std::vector<Vertex> pending{walker_->target()};
    state(walker_->target()).flags |= marked;
    while (!pending.empty()) {
        const auto w = pending.back();
        pending.pop_back();
        for (const auto& step : walker_->steps(w, Toward::source)) {
            const auto v = step.next;
            if ((flags(v) & marked) != 0) continue;
            if (!is_cheapest_step(v, {w, step.arc, step.cost}, tie)) continue;
            state(v).flags |= marked;
            pending.push_back(v);
        }
    }
}

/// The cheapest steps from v that may lead to the target, the last relation first.
void CheapestSearch::choose(Vertex v, std::vector<Step>& steps) {
    const double most = state(walker_->target()).label.cost;
    if (bounds_ == nullptr) {
        for (const auto& step : walker_->steps(v, Toward::target)) {
            if ((flags(step.next) & marked) == 0) continue;
            if (is_cheapest_step(v, step, Tie::cost_and_length)) steps.push_back(step);
        }
    } else {
        for (const auto& step : ordered_steps(v)) {
            const double whole = state(v).label.cost + (step.cost + bounds_->at(step.next));
            if (widened(*walker_, whole) > most || !walker_->pay(1)) break;
            if (is_cheapest_step(v, step, Tie::cost_and_length)) steps.push_back(step);
        }
    }
    std::ranges::sort(steps, std::greater{}, [](const Step& step) { return step.arc.relation; });
}

std::vector<Step> CheapestSearch::first_path() {
    if (bounds_ == nullptr) mark_cheapest(Tie::cost_and_length);
    std::vector<Step> path(root_.begin(), root_.end());
    std::vector<std::vector<Step>> untried(1);
    choose(spur_, untried.back());
    while (!untried.empty() && !walker_->is_exhausted()) {
        if (untried.back().empty()) {
            // Cheapest steps make no rings (each adds to the length), so this holds for good.
            if (path.size() > root_.size()) {
                state(path.back().next).flags |= dead_end;
                path.pop_back();
            }
            untried.pop_back();
            continue;
        }
        const auto step = untried.back().back();
        untried.back().pop_back();
        if ((flags(step.next) & dead_end) != 0) continue;
        path.push_back(step);
        if (step.next == walker_->target()) return path;
        choose(step.next, untried.emplace_back());
    }
    return {};  // only when exhausted
}

std::vector<Path> CheapestSearch::all_paths() {
    mark_cheapest(Tie::cost);
    std::vector<Path> paths;
    const auto choices = [&](Vertex v, auto, const auto&, std::vector<Step>& choices_out) {
        for (const auto& step : walker_->steps(v, Toward::target)) {
            if ((flags(step.next) & marked) != 0 && is_cheapest_step(v, step, Tie::cost)) {
                choices_out.push_back(step);
            }
        }
    };
    enumerate_paths(*walker_, choices, [&](std::span<const Step> path) {
        paths.push_back(walker_->path(path));
        return paths.size() <= walker_->limits().max_paths;
    });
    return paths;
}

}  // namespace relata
