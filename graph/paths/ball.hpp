#pragma once

#include "graph/paths/vertex_table.hpp"
#include "graph/paths/walker.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata {

/// The vertices within some number of steps of one end of the path, grown breadth first by a whole
/// level at a time.
class Ball {
public:
    Ball(Walker& walker, Toward way)
        : toward_(way), lengths_(walker.vertex_count()), frontier_{end(walker, way)} {
        lengths_.insert(frontier_.front(), 0);
        arcs_to_grow_ = walker.arcs_at(frontier_.front(), way);
    }

    [[nodiscard]] std::uint32_t radius() const noexcept { return radius_; }
    /// Steps between v and the end; VertexTable::none outside.
    [[nodiscard]] std::uint32_t length(Vertex v) const { return lengths_.get(v); }
    /// Nothing lies outside that can be reached.
    [[nodiscard]] bool is_whole() const noexcept { return frontier_.empty(); }
    /// Arcs the next level will look at.
    [[nodiscard]] std::size_t arcs_to_grow() const noexcept { return arcs_to_grow_; }

    /// Adds a level and calls `found(v)` for each vertex in it. When that answers false, the level
    /// is left unfinished and not counted in `radius`; the ball is not to be grown again.
    template <typename Found>
    void grow(Walker& walker, Found found) {
        std::vector<Vertex> grown;
        arcs_to_grow_ = 0;
        bool go_on = true;
        for (const auto v : frontier_) {
            walker.for_each_step(v, toward_, [&](Vertex next, Arc) {
                if (!go_on || !lengths_.insert(next, radius_ + 1)) return;
                arcs_to_grow_ += walker.arcs_at(next, toward_);
                grown.push_back(next);
                go_on = found(next);
            });
            if (!go_on) return;
        }
        ++radius_;
        frontier_.swap(grown);
    }

private:
    static Vertex end(const Walker& walker, Toward way) {
        return way == Toward::target ? walker.source() : walker.target();
    }

    Toward toward_;
    VertexTable lengths_;
    std::vector<Vertex> frontier_;
    std::uint32_t radius_ = 0;
    std::size_t arcs_to_grow_ = 0;
};

}  // namespace relata
