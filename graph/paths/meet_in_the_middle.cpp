#include "graph/paths/meet_in_the_middle.hpp"

#include "graph/paths/enumerate.hpp"

#include <algorithm>

namespace relata {

MeetInTheMiddle::MeetInTheMiddle(Walker& walker)
    : walker_(&walker),
      from_source_(walker, Toward::target),
      from_target_(walker, Toward::source),
      on_shortest_(walker.vertex_count()),
      shortest_steps_(walker.vertex_count()) {
    const auto grow = [&](Ball& ball, const Ball& other) {
        ball.grow(walker, [&](Vertex v) {
            if (other.length(v) != LengthMarks::none) middle_.push_back(v);
            return true;
        });
    };
    while (middle_.empty() && !from_source_.is_whole() && !from_target_.is_whole()) {
        if (from_source_.arcs_to_grow() <= from_target_.arcs_to_grow()) {
            grow(from_source_, from_target_);
        } else {
            grow(from_target_, from_source_);
        }
    }
}

std::optional<std::uint32_t> MeetInTheMiddle::length() const {
    if (middle_.empty()) return std::nullopt;
    return from_source_.length(middle_.front()) + from_target_.length(middle_.front());
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
            const auto length = from_source_.length(w);
            if (length == 0) continue;
            walker_->for_each_step(w, Toward::source, [&](Vertex v, ArcPlace /*place*/) {
                if (from_source_.length(v) != length - 1) return true;
                if (on_shortest_.insert(v, 1)) nearer.push_back(v);
                return true;
            });
        }
        level.swap(nearer);
    }
}

/// The steps from v on shortest paths, by relation. The same on every path that comes by v.
std::span<const Step> MeetInTheMiddle::shortest_steps(Vertex v) {
    if (const auto* known = shortest_steps_.find(v)) return *known;
    const auto from_source = from_source_.length(v);
    const auto to_target = from_target_.length(v);
    const bool in_first_half = to_target == LengthMarks::none;
    std::vector<Step> steps;
    walker_->gather_steps_if(v, Toward::target, steps, [&](Vertex next) {
        return in_first_half ? on_shortest_.get(next) != VertexTable::none &&
                                   from_source_.length(next) == from_source + 1
                             : from_target_.length(next) == to_target - 1;
    });
    return shortest_steps_.keep(v, steps);
}

std::vector<Path> MeetInTheMiddle::paths(std::size_t most) {
    mark_first_half();
    std::vector<Path> paths;
    if (walker_->is_exhausted() || middle_.empty() || most == 0) return paths;
    const auto choices = [&](Vertex v, auto, const auto&, std::vector<Step>& steps) {
        const auto shortest = shortest_steps(v);
        steps.insert(steps.end(), shortest.begin(), shortest.end());
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
