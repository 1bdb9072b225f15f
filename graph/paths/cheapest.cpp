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

CheapestSearch::CheapestSearch(Walker& walker, std::span<const double> bounds)
    : walker_(&walker),
      bounds_(bounds),
      labels_(walker.vertex_count()),
      states_(walker.vertex_count(), 0) {}

void CheapestSearch::reset() {
    for (const auto v : touched_) states_[v] = 0;
    touched_.clear();
}

bool CheapestSearch::improve(Vertex v, Label label) {
    if ((states_[v] & labelled) != 0 && labels_[v] <= label) return false;
    if (states_[v] == 0) touched_.push_back(v);
    states_[v] |= labelled;
    labels_[v] = label;
    return true;
}

bool CheapestSearch::is_barred(Vertex v, const Step& step) const {
    if ((states_[step.next] & on_root) != 0) return true;
    return v == spur_ && std::ranges::find(excluded_, step.arc.relation) != excluded_.end();
}

CheapestSearch::Label CheapestSearch::begin(
    std::span<const Step> root, std::span<const RelationId> excluded
) {
    reset();
    root_ = root;
    excluded_ = excluded;
    spur_ = walker_->source();
    Label label;
    for (const auto& step : root) {
        states_[spur_] = on_root;
        touched_.push_back(spur_);
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
    const auto target = walker_->target();
    Queue queue;
    if (bounds_.empty()) {
        queue.push({label.cost, label, spur_, 0});
    } else if (const auto entry = entry_at(spur_, label, 0); entry.bound < infinity) {
        queue.push(entry);
    }
    while (!queue.empty() && !walker_->is_exhausted()) {
        const auto entry = queue.top();
        queue.pop();
        const bool reached = (states_[target] & labelled) != 0;
        if (reached && widened(*walker_, entry.bound) > labels_[target].cost) break;
        if (entry.label != labels_[entry.vertex]) continue;  // improved since
        if (bounds_.empty()) {
            follow_all(entry, queue);
        } else {
            follow_one(entry, queue);
        }
    }
    return !walker_->is_exhausted() && (states_[target] & labelled) != 0;
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
        return {label.cost + (step.cost + bounds_[step.next]), label, v, place};
    }
    return {infinity, label, v, place};
}

std::span<const Step> CheapestSearch::ordered_steps(Vertex v) {
    if (const auto* known = ordered_.find(v)) return *known;
    gathered_.clear();
    walker_->gather_steps(v, Toward::target, gathered_);
    if (walker_->is_exhausted()) return {};
    std::erase_if(gathered_, [&](const Step& step) { return !std::isfinite(bounds_[step.next]); });
    std::ranges::stable_sort(gathered_, {}, [&](const Step& step) {
        return step.cost + bounds_[step.next];
    });
    return ordered_.keep(v, walker_->vertex_count(), gathered_);
}

bool CheapestSearch::is_cheapest_step(Vertex v, const Step& step, Tie tie) const {
    const auto w = step.next;
    if ((states_[v] & labelled) == 0 || (states_[w] & labelled) == 0) return false;
    if (is_barred(v, step) || labels_[v].cost + step.cost != labels_[w].cost) return false;
    return tie == Tie::cost || labels_[v].length + 1 == labels_[w].length;
}

void CheapestSearch::mark_cheapest(Tie tie) {
    std::vector<Vertex> pending{walker_->target()};
    states_[walker_->target()] |= marked;
    while (!pending.empty()) {
        const auto w = pending.back();
        pending.pop_back();
        for (const auto& step : walker_->steps(w, Toward::source)) {
            const auto v = step.next;
            if ((states_[v] & marked) != 0) continue;
            if (!is_cheapest_step(v, {w, step.arc, step.cost}, tie)) continue;
            states_[v] |= marked;
            pending.push_back(v);
        }
    }
}

/// The cheapest steps from v that may lead to the target, the last relation first.
void CheapestSearch::choose(Vertex v, std::vector<Step>& steps) {
    const double most = labels_[walker_->target()].cost;
    if (bounds_.empty()) {
        for (const auto& step : walker_->steps(v, Toward::target)) {
            if ((states_[step.next] & marked) == 0) continue;
            if (is_cheapest_step(v, step, Tie::cost_and_length)) steps.push_back(step);
        }
    } else {
        for (const auto& step : ordered_steps(v)) {
            const double whole = labels_[v].cost + (step.cost + bounds_[step.next]);
            if (widened(*walker_, whole) > most || !walker_->pay(1)) break;
            if (is_cheapest_step(v, step, Tie::cost_and_length)) steps.push_back(step);
        }
    }
    std::ranges::sort(steps, std::greater{}, [](const Step& step) { return step.arc.relation; });
}

std::vector<Step> CheapestSearch::first_path() {
    if (bounds_.empty()) mark_cheapest(Tie::cost_and_length);
    std::vector<Step> path(root_.begin(), root_.end());
    std::vector<std::vector<Step>> untried(1);
    choose(spur_, untried.back());
    while (!untried.empty() && !walker_->is_exhausted()) {
        if (untried.back().empty()) {
            // Cheapest steps make no rings (each adds to the length), so this holds for good.
            if (path.size() > root_.size()) {
                states_[path.back().next] |= dead_end;
                path.pop_back();
            }
            untried.pop_back();
            continue;
        }
        const auto step = untried.back().back();
        untried.back().pop_back();
        if ((states_[step.next] & dead_end) != 0) continue;
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
            if ((states_[step.next] & marked) != 0 && is_cheapest_step(v, step, Tie::cost)) {
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
