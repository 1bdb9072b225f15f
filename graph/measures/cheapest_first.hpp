#pragma once

#include "graph/measures/path_count.hpp"
#include "graph/snapshot.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace relata::measures {

/// Distances by cost from one vertex, and how many shortest paths lead to each: Dijkstra's search.
/// It keeps its memory from one run to the next, and a run touches only what it reaches.
class CheapestFirst {
public:
    /// What is known of a vertex.
    struct Reached {
        double paths = 0;  ///< double: path counts outgrow 64 bits on layered graphs
        double distance = std::numeric_limits<double>::infinity();
    };

    /// Costs, one an arc in the order of the out column, are above 0 and must outlive the search.
    CheapestFirst(const Snapshot& graph, std::span<const double> costs)
        : graph_(graph),
          costs_(costs),
          reached_(graph.vertex_count()),
          done_(graph.vertex_count()) {}

    /// Throws std::invalid_argument when a cost is so small beside a distance that to add it
    /// changes nothing,
    /// std::overflow_error when there are too many paths for a double.
    void run(Vertex source) {
        for (const auto v : order_) {
            reached_[v] = Reached{};
            done_[v] = false;
        }
        order_.clear();
        reached_[source] = {1, 0};
        queue_.emplace(0, source);
        while (!queue_.empty()) {
            const auto v = queue_.top().second;
            queue_.pop();
            if (done_[v]) continue;
            done_[v] = true;
            order_.push_back(v);
            require_countable(reached_[v].paths);
            go_on_from(v);
        }
    }

    /// Nearest first, the source the first.
    [[nodiscard]] std::span<const Vertex> reached() const { return order_; }
    [[nodiscard]] const Reached& operator[](Vertex v) const { return reached_[v]; }
    [[nodiscard]] double distance(Vertex v) const { return reached_[v].distance; }
    /// Whether the out-arc of v at this position begins a shortest path to its target.
    [[nodiscard]] bool is_shortest(Vertex v, std::uint32_t position) const {
        return distance(v) + costs_[position] == distance(graph_.out_target(position));
    }

private:
    void go_on_from(Vertex v) {
        const auto [paths, distance] = reached_[v];
        const auto run = graph_.out_run(v);
        for (auto at = run.begin; at < run.end; ++at) {
            const auto next = distance + costs_[at];
            if (!(next > distance)) {
                throw std::invalid_argument("costs so far apart cannot be added");
            }
            const auto w = graph_.out_target(at);
            auto& known = reached_[w];
            if (next < known.distance) {
                known = {paths, next};
                queue_.emplace(next, w);
            } else if (next == known.distance) {
                known.paths += paths;
            }
        }
    }

    using Waiting = std::pair<double, Vertex>;

    const Snapshot& graph_;
    std::span<const double> costs_;
    std::vector<Reached> reached_;
    std::vector<bool> done_;
    std::vector<Vertex> order_;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue_;
};

}  // namespace relata::measures
