#pragma once

#include "graph/paths/distances.hpp"
#include "graph/paths/search_memory.hpp"
#include "graph/paths/vertex_table.hpp"
#include "graph/paths/walker.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace relata {

/// The acyclic paths by (length, relation ids) of a walker without costs: all of the least length,
/// then all of the next, each depth first with the relations of a vertex in order, so that they
/// come as they are wanted and nothing is kept but the path at hand. Branches are cut where the
/// target is known to lie further away than what is left; a vertex that was looked at in vain is
/// known to lie further away from then on.
/// Source: R. E. Korf, "Depth-first iterative-deepening: an optimal admissible tree search",
/// Artificial Intelligence 27(1), 1985, 97-109, with the bounds of A. Reinefeld, T. A. Marsland,
/// "Enhanced iterative-deepening search", IEEE Transactions on Pattern Analysis and Machine
/// Intelligence 16(7), 1994, 701-710.
///
/// Where the ways on lead back to vertices of the path itself, a depth-first search can try
/// exponentially many in vain. It gives up then, and Yen's search, which cannot, is to go on.
class LengthByLength {
public:
    explicit LengthByLength(Walker& walker);

    /// Nothing when there are no more, the walker is exhausted or the search gave up.
    std::optional<Path> next();

    /// Whether it has looked at many arcs without finding a path.
    [[nodiscard]] bool has_given_up() const;

private:
    /// Steps from a vertex, by relation: those after which the target may be less than `left`
    /// steps away. With more left there would be others.
    struct Kept {
        std::vector<Step> steps;
        std::size_t left = 0;
        std::size_t least_of_others = 0;  // how many steps away the target is after those, at least
    };
    struct Frame {
        std::span<const Step> steps;
        std::size_t next = 0;
    };

    [[nodiscard]] std::uint32_t to_target(Vertex v) const;
    [[nodiscard]] bool is_on_path(Vertex v) const;
    void look_at(Vertex v);
    void gather(Vertex v, std::size_t left, Kept& kept);
    void put_off(std::size_t length);

    Walker* walker_;
    TargetBounds bounds_;
    LengthMarks* learned_;       // by vertex: no path to the target is shorter
    std::size_t length_ = 0;     // of the paths sought now
    std::size_t next_length_;    // no other path is shorter
    bool is_walking_ = false;    // there may be more of that length
    VertexTable index_;          // into kept_
    std::vector<Kept> kept_;     // of the vertices looked at
    std::vector<Frame> frames_;  // one more than the path has steps
    std::vector<Step> path_;
    std::size_t most_in_vain_;    // arcs
    std::size_t visited_before_;  // until the last path
};

}  // namespace relata
