#include "graph/paths/length_by_length.hpp"

#include <algorithm>

namespace relata {
namespace {

constexpr auto unknown = LengthMarks::none;

}  // namespace

LengthByLength::LengthByLength(Walker& walker)
    : walker_(&walker),
      bounds_(walker),
      // The ball around the source is no longer needed.
      learned_(&walker.ball_memory(Toward::target).lengths),
      next_length_(bounds_.has_path() ? bounds_.least_length() : unknown),
      index_(walker.vertex_count()),
      most_in_vain_(50'000 + 10 * walker.visited()),
      visited_before_(walker.visited()) {
    learned_->forget();
}

std::optional<Path> LengthByLength::next() {
    for (;;) {
        if (walker_->is_exhausted() || has_given_up()) return std::nullopt;
        if (!is_walking_) {
            if (next_length_ >= walker_->vertex_count()) return std::nullopt;
            length_ = next_length_;
            next_length_ = unknown;
            is_walking_ = true;
            look_at(walker_->source());
            continue;
        }
        auto& frame = frames_.back();
        if (frame.next == frame.steps.size()) {
            frames_.pop_back();
            is_walking_ = !frames_.empty();
            if (is_walking_) path_.pop_back();
            continue;
        }
        const auto step = frame.steps[frame.next++];
        const auto left = length_ - path_.size() - 1;
        if (step.next == walker_->target()) {
            if (left > 0) continue;  // found with the shorter ones
            path_.push_back(step);
            auto path = walker_->path(path_);
            path_.pop_back();
            visited_before_ = walker_->visited();
            return path;
        }
        const auto bound = to_target(step.next);  // it may have risen
        if (bound > left) {
            put_off(path_.size() + 1 + bound);
        } else if (!is_on_path(step.next)) {
            path_.push_back(step);
            look_at(step.next);
        }
    }
}

bool LengthByLength::has_given_up() const {
    return walker_->visited() - visited_before_ > most_in_vain_;
}

std::uint32_t LengthByLength::to_target(Vertex v) const {
    const auto measured = bounds_.length(v);
    if (measured.is_exact) return measured.least;
    const auto learned = learned_->get(v);
    return learned == LengthMarks::none ? measured.least : std::max(learned, measured.least);
}

bool LengthByLength::is_on_path(Vertex v) const {
    return v == walker_->source() || std::ranges::find(path_, v, &Step::next) != path_.end();
}

/// Finds the steps from v, where the path ends, that may lead to the target in what is left.
void LengthByLength::look_at(Vertex v) {
    bounds_.improve(*walker_);
    const auto left = length_ - path_.size();
    if (index_.insert(v, static_cast<std::uint32_t>(kept_.size()))) kept_.emplace_back();
    // Its steps are not moved when kept_ grows, and not replaced while v is on the path.
    auto& kept = kept_[index_.get(v)];
    if (kept.left >= left) {
        walker_->pay(kept.steps.size());
    } else {
        gather(v, left, kept);
    }
    put_off(path_.size() + 1 + kept.least_of_others);
    frames_.push_back({kept.steps, 0});
}

void LengthByLength::gather(Vertex v, std::size_t left, Kept& kept) {
    kept.steps.clear();
    kept.left = left;
    kept.least_of_others = unknown;
    std::size_t least = unknown;
    // Most vertices are not measured. Unless what is known of all those is too little, there is no
    // need to ask what was learned of each.
    const std::size_t beyond = bounds_.length_beyond();
    walker_->gather_steps_if(v, Toward::target, kept.steps, [&](Vertex next) {
        const std::size_t bound = beyond < left ? to_target(next) : bounds_.length(next).least;
        least = std::min(least, bound);
        if (bound < left) return true;
        kept.least_of_others = std::min(kept.least_of_others, bound);
        return false;
    });
    const auto most = walker_->vertex_count();
    learned_->raise(v, static_cast<std::uint32_t>(std::min(least + 1, most)));
}

/// There may be paths of that length.
void LengthByLength::put_off(std::size_t length) {
    next_length_ = std::min(next_length_, length);
}

}  // namespace relata
