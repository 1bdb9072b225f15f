#include "graph/paths/distances.hpp"

#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace relata {

std::vector<std::uint32_t> lengths(Walker& walker, Vertex from, Toward toward, std::uint32_t most) {
    std::vector<std::uint32_t> length(walker.vertex_count(), unreachable);
    std::vector<Vertex> frontier{from};
    std::vector<Vertex> next_frontier;
    length[from] = 0;
    for (std::uint32_t l = 0; l < most && !frontier.empty(); ++l) {
        next_frontier.clear();
        for (const auto v : frontier) {
            walker.for_each_step(v, toward, [&](Vertex next, ArcPlace /*place*/) {
                if (length[next] != unreachable) return true;
                length[next] = l + 1;
                next_frontier.push_back(next);
                return true;
            });
        }
        frontier.swap(next_frontier);
    }
    return length;
}

std::vector<double> costs_to(Walker& walker, Vertex to) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (!walker.has_costs()) {
        const auto length = lengths(walker, to, Toward::source);
        std::vector<double> cost(length.size(), infinity);
        for (std::size_t v = 0; v < cost.size(); ++v) {
            if (length[v] != unreachable) cost[v] = length[v];
        }
        return cost;
    }
    std::vector<double> cost(walker.vertex_count(), infinity);
    using Entry = std::pair<double, Vertex>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    cost[to] = 0;
    queue.emplace(0.0, to);
    while (!queue.empty()) {
        const auto [reached, v] = queue.top();
        queue.pop();
        if (reached > cost[v]) continue;  // improved since
        const double so_far = reached;
        walker.for_each_step(v, Toward::source, [&](Vertex next, ArcPlace place) {
            if (so_far >= cost[next]) return true;  // before asking for the cost: it may be slow
            const double longer = so_far + walker.cost(walker.arc(place, Toward::source).relation);
            if (longer >= cost[next]) return true;
            cost[next] = longer;
            queue.emplace(longer, next);
            return true;
        });
    }
    return cost;
}

TargetBounds::TargetBounds(Walker& walker) {
    if (walker.has_costs()) {
        costs_ = costs_to(walker, walker.target());
        has_path_ = costs_[walker.source()] < std::numeric_limits<double>::infinity();
    } else {
        ball_.emplace(walker, Toward::source);
        meet(walker);
    }
    visited_before_ = walker.visited();
}

/// Grows balls around both ends until they touch.
void TargetBounds::meet(Walker& walker) {
    Ball from_source(walker, Toward::target);
    const auto grow = [&](Ball& ball, const Ball& other) {
        ball.grow(walker, [&](Vertex v) {
            has_path_ = other.length(v) != LengthMarks::none;
            return !has_path_;
        });
    };
    while (!has_path_ && !from_source.is_whole() && !ball_->is_whole()) {
        if (from_source.arcs_to_grow() <= ball_->arcs_to_grow()) {
            grow(from_source, *ball_);
        } else {
            grow(*ball_, from_source);
        }
    }
    // The level in which they touched was not finished.
    least_length_ = from_source.radius() + ball_->radius() + 1;
}

bool TargetBounds::improve(Walker& walker) {
    if (!ball_ || ball_->is_whole()) return false;
    if (walker.visited() - visited_before_ <= ball_->arcs_to_grow()) return false;
    ball_->grow(walker, [](Vertex) { return true; });
    visited_before_ = walker.visited();
    return true;
}

}  // namespace relata
