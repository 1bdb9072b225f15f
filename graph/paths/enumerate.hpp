#pragma once

#include "graph/paths/walker.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace relata {

/// Walks every acyclic path from source to target that `choices` leads along, depth first, without
/// recursion: a path may be as long as the graph is large.
///
/// `choices(v, path, on_path, steps)` appends the steps to try from v, reached by `path`, in the
/// order to try them; steps back onto the path are skipped here. `found(path)` gets a path that has
/// reached the target and says whether to go on.
template <typename Choices, typename Found>
void enumerate_paths(const Walker& walker, Choices choices, Found found) {
    struct Frame {
        std::vector<Step> steps;
        std::size_t next = 0;
    };
    std::vector<Frame> frames(1);  // one more than the path has steps; kept for their memory
    std::vector<Step> path;
    std::vector<std::uint8_t> on_path(walker.vertex_count(), 0);
    on_path[walker.source()] = 1;
    choices(walker.source(), std::span<const Step>(path), on_path, frames[0].steps);
    for (;;) {
        auto& frame = frames[path.size()];
        if (frame.next == frame.steps.size()) {
            if (path.empty()) return;
            on_path[path.back().next] = 0;
            path.pop_back();
            continue;
        }
        const auto step = frame.steps[frame.next++];
        if (on_path[step.next] != 0) continue;
        path.push_back(step);
        if (step.next == walker.target()) {
            if (!found(std::span<const Step>(path))) return;
            path.pop_back();
            continue;
        }
        on_path[step.next] = 1;
        if (frames.size() == path.size()) frames.emplace_back();
        auto& deeper = frames[path.size()];
        deeper.steps.clear();
        deeper.next = 0;
        choices(step.next, std::span<const Step>(path), on_path, deeper.steps);
    }
}

}  // namespace relata
