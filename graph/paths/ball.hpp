#pragma once

#include "graph/paths/search_memory.hpp"
#include "graph/paths/walker.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace relata {

/// The vertices within some number of steps of one end of the path, grown breadth first by a whole
/// level at a time. It grows in the walker's memory for that end: there is one at a time for each.
class Ball {
public:
    Ball(Walker& walker, Toward way) : toward_(way), memory_(&walker.ball_memory(way)) {
        const auto end = way == Toward::target ? walker.source() : walker.target();
        memory_->lengths.forget();
        memory_->frontier.assign(1, end);
        memory_->lengths.insert(end, 0);
        arcs_to_grow_ = walker.arcs_at(end, way);
    }

    [[nodiscard]] std::uint32_t radius() const noexcept { return radius_; }
    /// Steps between v and the end; LengthMarks::none outside.
    [[nodiscard]] std::uint32_t length(Vertex v) const { return memory_->lengths.get(v); }
    /// Nothing lies outside that can be reached.
    [[nodiscard]] bool is_whole() const noexcept { return memory_->frontier.empty(); }
    /// Arcs the next level will look at.
    [[nodiscard]] std::size_t arcs_to_grow() const noexcept { return arcs_to_grow_; }

    /// Adds a level and calls `found(v)` for each vertex in it. When that answers false, the level
    /// is left unfinished and not counted in `radius`; to grow again is to finish it.
    template <typename Found>
    void grow(Walker& walker, Found found) {
        auto& grown = memory_->grown;
        auto& lengths = memory_->lengths;
        if (!is_unfinished_) grown.clear();
        is_unfinished_ = true;
        bool go_on = true;
        const auto next_length = radius_ + 1;
        for (const auto v : memory_->frontier) {
            walker.for_each_step(v, toward_, [&](Vertex next, ArcPlace /*place*/) {
                if (!lengths.insert(next, next_length)) return true;
                grown.push_back(next);
                go_on = found(next);
                return go_on;
            });
            if (!go_on) return;
        }
        is_unfinished_ = false;
        ++radius_;
        std::swap(memory_->frontier, grown);
        // Only now: the last level, which is the largest, needs no such count.
        arcs_to_grow_ = 0;
        for (const auto v : memory_->frontier) arcs_to_grow_ += walker.arcs_at(v, toward_);
    }

private:
    Toward toward_;
    BallMemory* memory_;
    std::uint32_t radius_ = 0;
    bool is_unfinished_ = false;
    std::size_t arcs_to_grow_ = 0;
};

}  // namespace relata
