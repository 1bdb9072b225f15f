#pragma once

#include "graph/paths/ball.hpp"
#include "graph/paths/vertex_table.hpp"
#include "graph/paths/walker.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace relata {

/// Breadth-first search from both ends at once, a whole level at a time, on the side with fewer
/// arcs to look at: the two balls meet in the middle of the shortest paths, long before one of them
/// has grown over the graph. Source: I. Pohl, "Bi-directional search", Machine Intelligence 6,
/// 1971, 127-140.
class MeetInTheMiddle {
public:
    /// Searches. What follows is void when the walker is exhausted.
    explicit MeetInTheMiddle(Walker& walker);

    /// Relations in a shortest path; nothing when there is no path.
    [[nodiscard]] std::optional<std::uint32_t> length() const;

    /// The shortest paths by relation ids, at most `most` of them.
    std::vector<Path> paths(std::size_t most);

private:
    void mark_first_half();
    std::span<const Step> shortest_steps(Vertex v);

    Walker* walker_;
    Ball from_source_;
    Ball from_target_;
    std::vector<Vertex> middle_;
    VertexTable on_shortest_;  // 1
    StepStore shortest_steps_;
};

}  // namespace relata
