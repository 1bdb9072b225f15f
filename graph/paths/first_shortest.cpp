#include "graph/paths/first_shortest.hpp"

#include "graph/paths/ball.hpp"
#include "graph/paths/vertex_table.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace relata {
namespace {

class FirstShortest {
public:
    explicit FirstShortest(Walker& walker)
        : walker_(&walker),
          from_source_(walker, Toward::target),
          from_target_(walker, Toward::source),
          dead_ends_(walker.vertex_count()) {}

    std::optional<Path> path() {
        if (!touch()) return std::nullopt;
        std::vector<Step> path;
        std::vector<std::vector<Step>> untried{steps_on(walker_->source(), 0)};
        while (!walker_->is_exhausted()) {
            if (untried.back().empty()) {
                untried.pop_back();
                dead_ends_.insert(path.back().next, 1);
                path.pop_back();
                continue;
            }
            const auto step = untried.back().back();
            untried.back().pop_back();
            if (dead_ends_.get(step.next) != VertexTable::none) continue;
            path.push_back(step);
            if (step.next == walker_->target()) return walker_->path(path);
            untried.push_back(steps_on(step.next, static_cast<std::uint32_t>(path.size())));
        }
        return std::nullopt;
    }

private:
    /// Grows the balls until an arc leads from one to the other: from the rim of the one, all of
    /// which is known, to the rim of the other.
    bool touch() {
        bool touches = false;
        const auto grow = [&](Ball& ball, const Ball& other) {
            ball.grow(*walker_, [&](Vertex v) {
                touches = other.length(v) != VertexTable::none;
                return !touches;
            });
        };
        while (!touches && !from_source_.is_whole() && !from_target_.is_whole()) {
            if (from_source_.arcs_to_grow() <= from_target_.arcs_to_grow()) {
                grow(from_source_, from_target_);
            } else {
                grow(from_target_, from_source_);
            }
        }
        return touches && !walker_->is_exhausted();
    }

    /// Steps from v, `length` steps from the source, that a shortest path may take, the last
    /// relation first: within the ball around the source to its rim, across, and on to the target.
    std::vector<Step> steps_on(Vertex v, std::uint32_t length) {
        const auto rim = from_source_.radius();
        const auto to_target = from_target_.radius();
        std::vector<Step> steps;
        walker_->for_each_step(v, Toward::target, [&](Vertex next, Arc arc) {
            const bool leads_on = length < rim
                                      ? from_source_.length(next) == length + 1
                                      : from_target_.length(next) == to_target - (length - rim);
            if (leads_on) steps.push_back({next, arc, 1});
        });
        std::ranges::sort(steps, std::greater{}, [](const Step& s) { return s.arc.relation; });
        return steps;
    }

    Walker* walker_;
    Ball from_source_;
    Ball from_target_;
    VertexTable dead_ends_;
};

}  // namespace

std::optional<Path> first_shortest(Walker& walker) {
    return FirstShortest(walker).path();
}

}  // namespace relata
