#pragma once

#include "graph/paths/walker.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace relata {

/// Acyclic paths that pass all via vertices, in any order or the given one, and keep the order of
/// time where that counts, cheapest first.
///
/// To decide whether a directed graph has an acyclic path through one given vertex is NP-complete
/// (S. Fortune, J. Hopcroft, J. Wyllie, "The directed subgraph homeomorphism problem", Theoretical
/// Computer Science 10, 1980, 111-121), so there is no search that is both exact and always quick.
/// This one is exact: best first over the beginnings of paths, each judged by its cost so far and
/// the least it must still pay to a via vertex it lacks and on to the target. It is quick when the
/// cheapest ways to and from the via vertices seldom cross, and bounded by max_visited otherwise.
class ViaSearch {
public:
    explicit ViaSearch(Walker& walker);

    /// The next path; nothing when there are no more or the walker is exhausted. Without costs in
    /// the order of PathAnswer::paths; with costs equal ones (and ones equal but for rounding) come
    /// in any order, up to `bound`.
    std::optional<Path> next();

    /// No path still to come costs less. Infinite when there are none.
    [[nodiscard]] double bound() const;

private:
    static constexpr std::uint32_t no_beginning = UINT32_MAX;

    /// A path begun: one more step after `before`. Packed, because there can be millions.
    struct Beginning {
        double bound = 0;
        double step_cost = 0;
        std::uint32_t before = no_beginning;
        std::uint32_t length = 0;
        Vertex end = 0;
        std::uint32_t arc = 0;         // of the last step: 2 * relation, + 1 when walked backward
        std::int32_t day = INT32_MIN;  // the first day on which the last step can be taken

        [[nodiscard]] RelationId relation() const { return RelationId{arc / 2}; }
        [[nodiscard]] Step step() const { return {end, {relation(), arc % 2 == 0}, step_cost}; }
    };
    struct Goal {
        Vertex vertex;
        std::vector<double> cost_to;  // from each vertex
        double to_target;             // by the goals that come after it, when their order counts
    };
    [[nodiscard]] bool is_later(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool has_later_relations(std::uint32_t a, std::uint32_t b) const;
    void push(Beginning beginning);
    void extend(std::uint32_t number);
    void set_on_path(std::uint32_t number, bool value);
    [[nodiscard]] double least_to_pay(Vertex v) const;
    [[nodiscard]] Path path(std::uint32_t number) const;

    Walker* walker_;
    std::vector<double> to_target_;  // from each vertex
    std::vector<Goal> goals_;
    std::deque<Beginning> beginnings_;   // grows without being moved
    std::vector<std::uint32_t> queue_;   // a heap, the best in front
    std::vector<std::uint8_t> on_path_;  // by vertex, of the beginning being extended
};

/// Whether a question can only be answered by trying beginnings of paths: how a path may go on then
/// depends on how it came.
inline bool needs_beginnings(const Walker& walker) {
    return !walker.via().empty() || walker.in_time_order();
}

}  // namespace relata
