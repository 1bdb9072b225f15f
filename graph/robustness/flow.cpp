#include "graph/robustness/flow.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace relata {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

UnitFlow::UnitFlow(Walker& walker, Disjoint disjoint, Growth growth)
    : walker_(&walker),
      shares_entities_(disjoint == Disjoint::relations),
      growth_(growth),
      potential_(2 * walker.vertex_count(), 0.0) {}

template <typename Go>
void UnitFlow::for_each_way(State state, Go go) {
    const auto v = vertex(state);
    const bool has_left = state == left(v);
    const auto flow_in = into_.find(v);
    const bool is_passed = flow_in != into_.end() && !flow_in->second.empty();
    if (has_left) {
        for (const auto& step : walker_->steps(v, Toward::target)) {
            if (!used_.contains(step.arc.relation)) {
                go(arrived(step.next), step.cost, Reached{state, step, true, false});
            }
        }
        if (!shares_entities_ && is_passed) go(2 * v, 0.0, Reached{state, {}, false, false});
    } else if (!is_passed && v != walker_->target()) {
        go(left(v), 0.0, Reached{state, {}, false, false});
    }
    if ((has_left && !shares_entities_) || !is_passed) return;
    for (const auto& [relation, from] : flow_in->second) {
        const auto& step = used_.at(relation);
        go(left(from), -step.cost, Reached{state, {from, step.arc, step.cost}, true, true});
    }
}

/// The best way from the source to the target that the flow leaves open: Dijkstra's search, made
/// possible by potentials where turning back costs less than nothing.
bool UnitFlow::search() {
    distance_.assign(potential_.size(), infinity);
    reached_.assign(potential_.size(), {});
    const auto begin = left(walker_->source());
    const auto end = arrived(walker_->target());
    using Entry = std::pair<double, State>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    distance_[begin] = 0;
    queue.emplace(0.0, begin);
    while (!queue.empty() && !walker_->is_exhausted()) {
        const auto [distance, state] = queue.top();
        queue.pop();
        if (distance > distance_[state]) continue;  // improved since
        if (state == end) return true;
        const double so_far = distance;
        const auto from = state;
        for_each_way(from, [&](State next, double cost, const Reached& how) {
            double step = 1;
            if (growth_ == Growth::cheapest) {
                // not below 0 but for rounding
                step = std::max(0.0, cost + potential_[from] - potential_[next]);
            }
            if (so_far + step >= distance_[next]) return;
            distance_[next] = so_far + step;
            reached_[next] = how;
            queue.emplace(distance_[next], next);
        });
    }
    return false;
}

bool UnitFlow::grow() {
    if (!search()) return false;
    if (growth_ == Growth::cheapest) {
        const double furthest = distance_[arrived(walker_->target())];
        for (std::size_t i = 0; i < potential_.size(); ++i) {
            potential_[i] += std::min(distance_[i], furthest);
        }
    }
    send();
    return true;
}

void UnitFlow::send() {
    std::vector<Reached> way;
    for (auto state = arrived(walker_->target()); state != left(walker_->source());
         state = reached_[state].before) {
        way.push_back(reached_[state]);
    }
    // What is turned back first: a relation may be walked again by the same way.
    for (const auto& how : way) {
        if (!how.by_relation || !how.turns_back) continue;
        const auto relation = how.step.arc.relation;
        into_[vertex(how.before)].erase(relation);
        out_of_[how.step.next].erase(relation);
        used_.erase(relation);
    }
    for (const auto& how : way) {
        if (!how.by_relation || how.turns_back) continue;
        const auto from = vertex(how.before);
        used_[how.step.arc.relation] = how.step;
        into_[how.step.next][how.step.arc.relation] = from;
        out_of_[from][how.step.arc.relation] = how.step;
    }
}

std::vector<Path> UnitFlow::paths() const {
    auto left_over = out_of_;
    std::vector<Path> paths;
    for (;;) {
        std::vector<Step> steps;
        std::vector<Vertex> passed{walker_->source()};
        while (passed.back() != walker_->target()) {
            const auto at = left_over.find(passed.back());
            if (at == left_over.end() || at->second.empty()) break;
            const auto step = at->second.begin()->second;
            at->second.erase(at->second.begin());
            // A ring of relations that cost nothing may be part of the flow: it is left out.
            const auto before = std::ranges::find(passed, step.next);
            if (before != passed.end()) {
                steps.resize(static_cast<std::size_t>(before - passed.begin()));
                passed.erase(before + 1, passed.end());
                continue;
            }
            steps.push_back(step);
            passed.push_back(step.next);
        }
        if (passed.back() != walker_->target()) break;
        paths.push_back(walker_->path(steps));
    }
    std::ranges::sort(paths, comes_before);
    return paths;
}

std::vector<RelationId> UnitFlow::cut_relations() const {
    std::vector<RelationId> cut;
    for (const auto& [from, relations] : out_of_) {
        for (const auto& [relation, step] : relations) {
            const bool begins_near = distance_[left(from)] < infinity;
            if (begins_near && distance_[arrived(step.next)] == infinity) cut.push_back(relation);
        }
    }
    std::ranges::sort(cut);
    return cut;
}

std::optional<std::vector<Vertex>> UnitFlow::cut_vertices() const {
    std::vector<Vertex> cut;
    for (const auto& [from, relations] : out_of_) {
        for (const auto& [relation, step] : relations) {
            const bool is_direct = from == walker_->source() && step.next == walker_->target();
            if (is_direct) return std::nullopt;
            // A vertex that can be arrived at and not left, or whose relation is all that is used.
            const bool begins_near = distance_[left(from)] < infinity;
            if (!begins_near) continue;
            if (step.next != walker_->target() && distance_[left(step.next)] == infinity) {
                cut.push_back(step.next);
            } else if (step.next == walker_->target()) {
                cut.push_back(from);
            }
        }
    }
    std::ranges::sort(cut);
    cut.erase(std::unique(cut.begin(), cut.end()), cut.end());
    return cut;
}

}  // namespace relata
