#include "graph/paths/cheapest.hpp"

#include "graph/paths/distances.hpp"
#include "graph/paths/enumerate.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

namespace relata {
namespace {

constexpr std::uint8_t labelled = 1;
constexpr std::uint8_t marked = 2;
constexpr std::uint8_t on_root = 4;

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

bool CheapestSearch::is_excluded(Vertex v, const Step& step) const {
    return v == spur_ && std::ranges::find(excluded_, step.arc.relation) != excluded_.end();
}

bool CheapestSearch::run(std::span<const Step> root, std::span<const RelationId> excluded) {
    struct Entry {
        double bound;  // of the whole path
        Label label;
        Vertex vertex;
        bool operator<(const Entry& other) const {  // the queue keeps its largest on top
            return std::tie(other.bound, other.label, other.vertex) <
                   std::tie(bound, label, vertex);
        }
    };
    reset();
    root_ = root;
    excluded_ = excluded;
    spur_ = root.empty() ? walker_->source() : root.back().next;
    Label begin;
    auto before = walker_->source();
    for (const auto& step : root) {
        states_[before] = on_root;
        touched_.push_back(before);
        begin = {begin.cost + step.cost, begin.length + 1};
        before = step.next;
    }
    improve(spur_, begin);

    const auto target = walker_->target();
    const auto bound = [&](Vertex v, Label label) {
        return bounds_.empty() ? label.cost : label.cost + bounds_[v];
    };
    std::priority_queue<Entry> queue;
    queue.push({bound(spur_, begin), begin, spur_});
    while (!queue.empty()) {
        const auto entry = queue.top();
        queue.pop();
        const bool reached = (states_[target] & labelled) != 0;
        if (reached && widened(*walker_, entry.bound) > labels_[target].cost) break;
        if (entry.label != labels_[entry.vertex]) continue;  // improved since
        for (const auto& step : walker_->steps(entry.vertex, Toward::target)) {
            const auto v = step.next;
            if ((states_[v] & on_root) != 0 || is_excluded(entry.vertex, step)) continue;
            const Label label{entry.label.cost + step.cost, entry.label.length + 1};
            const double whole = bound(v, label);
            if (!std::isfinite(whole) || !improve(v, label)) continue;
            queue.push({whole, label, v});
        }
    }
    return !walker_->is_exhausted() && (states_[target] & labelled) != 0;
}

bool CheapestSearch::is_cheapest_step(Vertex v, const Step& step, Tie tie) const {
    const auto w = step.next;
    if ((states_[v] & labelled) == 0 || (states_[w] & labelled) == 0) return false;
    if (is_excluded(v, step) || labels_[v].cost + step.cost != labels_[w].cost) return false;
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

std::vector<Step> CheapestSearch::first_path() {
    mark_cheapest(Tie::cost_and_length);
    std::vector<Step> path(root_.begin(), root_.end());
    auto v = spur_;
    while (v != walker_->target()) {
        const auto steps = walker_->steps(v, Toward::target);  // by relation: the first is least
        const auto step = std::ranges::find_if(steps, [&](const Step& candidate) {
            return (states_[candidate.next] & marked) != 0 &&
                   is_cheapest_step(v, candidate, Tie::cost_and_length);
        });
        if (step == steps.end()) return {};  // only when exhausted
        path.push_back(*step);
        v = step->next;
    }
    return path;
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
