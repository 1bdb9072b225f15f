#pragma once

#include "graph/paths/vertex_table.hpp"
#include "graph/paths/walker.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
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
    struct Side {
        Side(Walker& walker, Toward way, Vertex end);
        Toward toward;
        VertexTable length;  // from this side's end
        std::vector<Vertex> frontier;
        std::size_t arcs;  // to look at for the next level
    };

    void grow(Side& side, const Side& other);
    void mark_first_half();
    void choose(Vertex v, std::vector<Step>& steps);

    Walker* walker_;
    Side from_source_;
    Side from_target_;
    std::vector<Vertex> middle_;
    VertexTable on_shortest_;  // 1
};

}  // namespace relata
