#include "graph/paths/via.hpp"

#include "graph/paths/block.hpp"
#include "graph/paths/distances.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {

ViaSearch::ViaSearch(Walker& walker) : walker_(&walker), on_path_(walker.vertex_count(), 0) {
    close_dead_ends(walker);
    const bool all_open =
        std::ranges::all_of(walker.via(), [&](Vertex v) { return walker.is_open(v); });
    if (!all_open || walker.is_exhausted()) return;
    to_target_ = costs_to(walker, walker.target());
    for (const auto v : walker.via()) {
        goals_.push_back({v, costs_to(walker, v), to_target_[v]});
    }
    if (walker.via_in_order() && !goals_.empty()) {
        for (auto i = goals_.size() - 1; i > 0; --i) {
            const auto& after = goals_[i];
            goals_[i - 1].to_target = after.cost_to[goals_[i - 1].vertex] + after.to_target;
        }
    }
    on_path_[walker.source()] = 1;
    const double bound = least_to_pay(walker.source());
    on_path_[walker.source()] = 0;
    Beginning none;
    none.bound = bound;
    none.end = walker.source();
    push(none);
}

double ViaSearch::bound() const {
    if (queue_.empty()) return std::numeric_limits<double>::infinity();
    return widened(*walker_, beginnings_[queue_.front()].bound);
}

std::optional<Path> ViaSearch::next() {
    while (!queue_.empty() && !walker_->is_exhausted()) {
        std::ranges::pop_heap(queue_, [this](auto a, auto b) { return is_later(a, b); });
        const auto number = queue_.back();
        queue_.pop_back();
        if (beginnings_[number].end == walker_->target()) return path(number);
        extend(number);
    }
    return std::nullopt;
}

void ViaSearch::extend(std::uint32_t number) {
    set_on_path(number, true);
    const auto v = beginnings_[number].end;
    const auto length = beginnings_[number].length + 1;
    const double cost = path(number).cost;
    for (const auto& step : walker_->steps(v, Toward::target)) {
        if (on_path_[step.next] != 0 || walker_->is_too_early(step.next, on_path_)) continue;
        auto day = beginnings_[number].day;
        if (walker_->in_time_order()) {
            const auto next_day = day_after(day, step);
            if (!next_day) continue;
            day = *next_day;
        }
        on_path_[step.next] = 1;
        const double bound = cost + step.cost + least_to_pay(step.next);
        on_path_[step.next] = 0;
        push(
            {bound,
             step.cost,
             number,
             length,
             step.next,
             2 * step.arc.relation.value + (step.arc.forward ? 0U : 1U),
             day}
        );
    }
    set_on_path(number, false);
}

/// The most that one goal not yet passed asks for; from the target no goal can be reached.
double ViaSearch::least_to_pay(Vertex v) const {
    double most = to_target_[v];
    for (const auto& goal : goals_) {
        if (on_path_[goal.vertex] != 0) continue;
        if (v == walker_->target()) return std::numeric_limits<double>::infinity();
        most = std::max(most, goal.cost_to[v] + goal.to_target);
    }
    return most;
}

void ViaSearch::push(Beginning beginning) {
    if (!std::isfinite(beginning.bound)) return;
    beginnings_.push_back(beginning);
    queue_.push_back(static_cast<std::uint32_t>(beginnings_.size() - 1));
    std::ranges::push_heap(queue_, [this](auto a, auto b) { return is_later(a, b); });
}

void ViaSearch::set_on_path(std::uint32_t number, bool value) {
    for (auto at = number; at != no_beginning; at = beginnings_[at].before) {
        on_path_[beginnings_[at].end] = value ? 1 : 0;
    }
}

bool ViaSearch::is_later(std::uint32_t a, std::uint32_t b) const {
    if (beginnings_[a].bound != beginnings_[b].bound) {
        return beginnings_[a].bound > beginnings_[b].bound;
    }
    return has_later_relations(a, b);
}

/// Compares the relations walked, a beginning before what continues it. With equal bounds this
/// makes the search run down one path after the other, and complete them in the order of
/// PathAnswer.
bool ViaSearch::has_later_relations(std::uint32_t a, std::uint32_t b) const {
    const auto length_a = beginnings_[a].length;
    const auto length_b = beginnings_[b].length;
    auto at_a = a;
    auto at_b = b;
    while (beginnings_[at_a].length > beginnings_[at_b].length) at_a = beginnings_[at_a].before;
    while (beginnings_[at_b].length > beginnings_[at_a].length) at_b = beginnings_[at_b].before;
    bool is_later = length_a > length_b;  // unless they part before the shorter ends
    while (at_a != at_b) {
        const auto relation_a = beginnings_[at_a].relation();
        const auto relation_b = beginnings_[at_b].relation();
        if (relation_a != relation_b) is_later = relation_a > relation_b;
        at_a = beginnings_[at_a].before;
        at_b = beginnings_[at_b].before;
    }
    return is_later;
}

Path ViaSearch::path(std::uint32_t number) const {
    std::vector<Step> steps(beginnings_[number].length);
    auto at = number;
    for (auto place = steps.size(); place > 0; --place) {
        steps[place - 1] = beginnings_[at].step();
        at = beginnings_[at].before;
    }
    return walker_->path(steps);
}

}  // namespace relata
