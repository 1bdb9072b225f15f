#include "graph/paths/in_time_order.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace relata {
namespace {

constexpr std::uint32_t no_label = UINT32_MAX;

/// A vertex reached on a day, and how.
struct Label {
    Step step;
    std::int32_t day = INT32_MIN;
    std::uint32_t before = no_label;
};

Path path_of(const Walker& walker, const std::vector<Label>& labels, std::uint32_t at) {
    std::vector<Step> steps;
    for (; labels[at].before != no_label; at = labels[at].before) steps.push_back(labels[at].step);
    std::ranges::reverse(steps);
    return walker.path(steps);
}

}  // namespace

std::optional<Path> shortest_in_time_order(Walker& walker) {
    std::vector<std::int64_t> earliest(walker.vertex_count(), INT64_MAX);
    std::vector<Label> labels{{{walker.source(), {}, 0, {}}, INT32_MIN, no_label}};
    earliest[walker.source()] = INT32_MIN;
    std::vector<Step> steps;
    for (std::uint32_t begin = 0, end = 1; begin < end && !walker.is_exhausted();) {
        for (auto at = begin; at < end; ++at) {
            const auto v = labels[at].step.next;
            const auto day = labels[at].day;
            // Also when v can be reached earlier by more steps: this is the shorter way.
            steps.clear();
            walker.gather_steps(v, Toward::target, steps);
            for (const auto& step : steps) {
                const auto next_day = day_after(day, step);
                if (!next_day || *next_day >= earliest[step.next]) continue;
                earliest[step.next] = *next_day;
                labels.push_back({step, *next_day, at});
            }
        }
        if (walker.is_exhausted()) break;
        const auto found =
            std::find_if(labels.begin() + end, labels.end(), [&](const Label& label) {
                return label.step.next == walker.target();
            });
        if (found != labels.end()) {
            return path_of(walker, labels, static_cast<std::uint32_t>(found - labels.begin()));
        }
        begin = end;
        end = static_cast<std::uint32_t>(labels.size());
    }
    return std::nullopt;
}

}  // namespace relata
