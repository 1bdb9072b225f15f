#include "graph/paths/trails.hpp"

#include "graph/paths/distances.hpp"

#include <algorithm>
#include <vector>

namespace relata {
namespace {

/// The trails of one length, depth first without recursion.
class TrailSearch {
public:
    TrailSearch(Walker& walker, std::uint32_t max_length)
        : walker_(&walker),
          to_target_(lengths(walker, walker.target(), Toward::source, max_length)) {}

    [[nodiscard]] bool can_reach_target() const {
        return to_target_[walker_->source()] != unreachable;
    }

    /// Whether no trail is longer than those last looked for: none was as long, and none was given
    /// up because it had gone too far.
    [[nodiscard]] bool is_done() const { return !reached_length_ && !gave_up_; }

    /// Appends those of exactly `length` steps, by relation ids, until there are `most` in all.
    void append(std::uint32_t length, std::size_t most, std::vector<Path>& paths) {
        std::vector<std::vector<Step>> untried(1);  // one more than the trail has steps
        trail_.clear();
        reached_length_ = gave_up_ = false;
        choose(walker_->source(), length, untried.front());
        while (!untried.empty() && paths.size() < most && !walker_->is_exhausted()) {
            if (trail_.size() == length) {
                reached_length_ = true;
                if (is_answer()) paths.push_back(walker_->path(trail_));
            } else if (!untried.back().empty()) {
                trail_.push_back(untried.back().back());
                untried.back().pop_back();
                const auto left = length - static_cast<std::uint32_t>(trail_.size());
                choose(trail_.back().next, left, untried.emplace_back());
                continue;
            }
            untried.pop_back();
            if (!trail_.empty()) trail_.pop_back();
        }
    }

private:
    /// The steps from v that the trail can go on with, the last relation first.
    void choose(Vertex v, std::uint32_t left, std::vector<Step>& steps) {
        if (left == 0) return;
        const auto day = walker_->in_time_order() ? last_day(trail_) : INT32_MIN;
        for (const auto& step : walker_->steps(v, Toward::target)) {
            if (walker_->in_time_order() && !day_after(day, step)) continue;
            const bool is_walked = std::ranges::any_of(trail_, [&](const Step& walked) {
                return walked.arc.relation == step.arc.relation;
            });
            if (is_walked || to_target_[step.next] == unreachable) continue;
            if (to_target_[step.next] <= left - 1) {
                steps.push_back(step);
            } else {
                gave_up_ = true;
            }
        }
        std::ranges::reverse(steps);
    }

    /// Whether the trail ends at the target and has passed what it must, in order if that counts.
    [[nodiscard]] bool is_answer() const {
        const auto end = trail_.empty() ? walker_->source() : trail_.back().next;
        if (end != walker_->target()) return false;
        auto from = trail_.begin();
        for (const auto v : walker_->via()) {
            const auto begin = walker_->via_in_order() ? from : trail_.begin();
            const auto passed =
                std::find_if(begin, trail_.end(), [&](const Step& step) { return step.next == v; });
            if (passed == trail_.end()) return false;
            from = passed + 1;
        }
        return true;
    }

    Walker* walker_;
    std::vector<std::uint32_t> to_target_;  // from each vertex
    std::vector<Step> trail_;
    bool reached_length_ = false;
    bool gave_up_ = false;
};

}  // namespace

PathAnswer all_trails(Walker& walker, std::size_t max_length) {
    const auto longest =
        static_cast<std::uint32_t>(std::min<std::size_t>(max_length, UINT32_MAX - 1));
    TrailSearch search(walker, longest);
    const auto max_paths = walker.limits().max_paths;
    const auto enough = one_more(max_paths);
    std::vector<Path> paths;
    if (!search.can_reach_target()) return walker.answer({});
    for (std::uint32_t length = 0; length <= longest; ++length) {
        const auto before = paths.size();
        search.append(length, enough, paths);
        std::stable_sort(
            paths.begin() + static_cast<std::ptrdiff_t>(before), paths.end(), comes_before
        );
        if (paths.size() >= enough || walker.is_exhausted() || search.is_done()) break;
    }
    return walker.answer(std::move(paths));
}

}  // namespace relata
