#pragma once

#include "graph/paths/ball.hpp"
#include "graph/paths/walker.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>
namespace relata {

/// No path.
inline constexpr std::uint32_t unreachable = UINT32_MAX;

/// The least number of steps between `from` and each vertex, breadth first, up to `most`: from it
/// for Toward::target, to it for Toward::source. O(n + m).
std::vector<std::uint32_t> lengths(
    Walker& walker, Vertex from, Toward toward, std::uint32_t most = unreachable
);

/// The least cost to get from each vertex to `to`, infinite where there is no path. The number of
/// steps without costs (breadth first), else by E. W. Dijkstra, "A note on two problems in
/// connexion with graphs", Numerische Mathematik 1, 1959, 269-271. O(n + m), O(m log n).
///
/// Costs are summed from the far end, so they may differ from those of Path in their last bits:
/// lower bounds after `widened`.
std::vector<double> costs_to(Walker& walker, Vertex to);

/// The least it costs from a vertex to the target, or less. Without costs only the surroundings of
/// the target are measured, and for the rest of the graph it is known that they lie further away;
/// the more the bounds are used, the further they are measured.
class TargetBounds {
public:
    /// As far as needed to know whether there is a path at all.
    explicit TargetBounds(Walker& walker);

    [[nodiscard]] bool has_path() const noexcept { return has_path_; }

    /// Without costs: relations in a shortest path of all.
    [[nodiscard]] std::uint32_t least_length() const noexcept { return least_length_; }

    struct Length {
        std::uint32_t least = 0;  ///< `unreachable` when there is no path
        bool is_exact = false;
    };
    /// The same without costs.
    [[nodiscard]] Length length(Vertex v) const {
        const auto length = ball_->length(v);
        if (length != LengthMarks::none) return {length, true};
        return {length_beyond(), ball_->is_whole()};
    }

    /// Without costs: how near the target it is measured.
    [[nodiscard]] std::uint32_t radius() const noexcept { return ball_->radius(); }

    /// What that says of the vertices that are not measured.
    [[nodiscard]] std::uint32_t length_beyond() const noexcept {
        return ball_->is_whole() ? unreachable : ball_->radius() + 1;
    }

    /// Infinite when there is no path from v.
    [[nodiscard]] double at(Vertex v) const {
        if (!costs_.empty()) return costs_[v];
        const auto least = length(v).least;
        return least == unreachable ? std::numeric_limits<double>::infinity() : least;
    }

    /// Measures further if, since last time, more arcs were looked at than that takes, so that it
    /// never costs much more than it has to gain. Whether bounds have changed; they only rise.
    bool improve(Walker& walker);

private:
    void meet(Walker& walker);

    std::vector<double> costs_;  // with costs, for all vertices
    std::optional<Ball> ball_;   // without
    bool has_path_ = false;
    std::uint32_t least_length_ = 0;
    std::size_t visited_before_ = 0;
};

/// A bound on costs that rounding cannot break. Sums of doubles depend on their order, by less than
/// n * 2^-53 of the sum: a billionth covers paths of millions of steps. Without costs all sums are
/// whole numbers, and exact.
inline double widened(const Walker& walker, double bound) {
    return walker.has_costs() ? bound * (1 - 1e-9) : bound;
}

}  // namespace relata
