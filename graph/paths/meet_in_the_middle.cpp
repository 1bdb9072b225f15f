#include "graph/paths/meet_in_the_middle.hpp"

#include "graph/paths/enumerate.hpp"

#include <algorithm>

namespace relata {

MeetInTheMiddle::Side::Side(Walker& walker, Toward way, Vertex end)
    : toward(way), length(walker.vertex_count()), frontier{end}, arcs(walker.arcs_at(end, way)) {
    length.insert(end, 0);
}

MeetInTheMiddle::MeetInTheMiddle(Walker& walker)
    : walker_(&walker),
      from_source_(walker, Toward::target, walker.source()),
      from_target_(walker, Toward::source, walker.target()),
      on_shortest_(walker.vertex_count()) {
    while (middle_.empty() && !from_source_.frontier.empty() && !from_target_.frontier.empty()) {
        if (from_source_.arcs <= from_target_.arcs) {
            grow(from_source_, from_target_);
        } else {
            grow(from_target_, from_source_);
        }
    }
}

void MeetInTheMiddle::grow(Side& side, const Side& other) {
    std::vector<Vertex> grown;
    side.arcs = 0;
    for (const auto v : side.frontier) {
        const auto length = side.length.get(v) + 1;
        walker_->for_each_step(v, side.toward, [&](Vertex next, Arc) {
            if (!side.length.insert(next, length)) return;
            side.arcs += walker_->arcs_at(next, side.toward);
            grown.push_back(next);
            if (other.length.get(next) != VertexTable::none) middle_.push_back(next);
        });
    }
    side.frontier.swap(grown);
}

std::optional<std::uint32_t> MeetInTheMiddle::length() const {
    if (middle_.empty()) return std::nullopt;
    return from_source_.length.get(middle_.front()) + from_target_.length.get(middle_.front());
}

/// Marks what lies between the source and the middle on shortest paths. From the middle on, the
/// lengths to the target lead the way.
void MeetInTheMiddle::mark_first_half() {
    auto level = middle_;
    std::vector<Vertex> nearer;
    for (const auto v : level) on_shortest_.insert(v, 1);
    while (!level.empty()) {
        nearer.clear();
        for (const auto w : level) {
            const auto length = from_source_.length.get(w);
            if (length == 0) continue;
            walker_->for_each_step(w, Toward::source, [&](Vertex v, Arc) {
                if (from_source_.length.get(v) != length - 1) return;
                if (on_shortest_.insert(v, 1)) nearer.push_back(v);
            });
        }
        level.swap(nearer);
    }
}

void MeetInTheMiddle::choose(Vertex v, std::vector<Step>& steps) {
    const auto from_source = from_source_.length.get(v);
    const auto to_target = from_target_.length.get(v);
    const bool in_first_half = to_target == VertexTable::none;
    walker_->for_each_step(v, Toward::target, [&](Vertex next, Arc arc) {
        const bool leads_on = in_first_half ? on_shortest_.get(next) != VertexTable::none &&
                                                  from_source_.length.get(next) == from_source + 1
                                            : from_target_.length.get(next) == to_target - 1;
        if (leads_on) steps.push_back({next, arc, 1});
    });
    std::ranges::sort(steps, {}, [](const Step& step) { return step.arc.relation; });
}

std::vector<Path> MeetInTheMiddle::paths(std::size_t most) {
    mark_first_half();
    std::vector<Path> paths;
    if (walker_->is_exhausted() || middle_.empty() || most == 0) return paths;
    const auto choices = [&](Vertex v, auto, const auto&, std::vector<Step>& steps) {
        choose(v, steps);
    };
    enumerate_paths(*walker_, choices, [&](std::span<const Step> path) {
        paths.push_back(walker_->path(path));
        return paths.size() < most;
    });
    // Running dry in the middle of a choice may have hidden paths that come before.
    if (walker_->is_exhausted()) paths.clear();
    return paths;
}

}  // namespace relata
