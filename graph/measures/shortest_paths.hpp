#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <queue>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

// The two searches that closeness and betweenness are made of. Each finds, from a source, how far
// vertices are and how many shortest paths lead to them. A search keeps its memory from one run to
// the next, and a run touches only what it reaches.

namespace relata::measures {

/// What a search knows of a vertex; 16 bytes, so that one look at memory fetches it.
template <typename Distance>
struct Reached {
    static constexpr Distance nowhere = std::numeric_limits<Distance>::max();

    /// The number of shortest paths to it; double: path counts outgrow 64 bits on layered graphs.
    /// Who walks the search back may put something else here.
    double value = 0;
    Distance distance = nowhere;
};

/// Breadth first: each arc is 1 long.
class BreadthFirst {
public:
    using Cell = Reached<std::uint32_t>;

    explicit BreadthFirst(const Snapshot& graph)
        : graph_(graph), cells_(graph.vertex_count()), order_(graph.vertex_count()) {}

    void run(Vertex source) {
        for (std::size_t i = 0; i < reached_; ++i) cells_[order_[i]] = Cell{};
        order_[0] = source;
        reached_ = 1;
        cells_[source] = {1, 0};
        const auto* targets = graph_.columns().out_targets.data();
        const auto* offsets = graph_.columns().out_offsets.data();
        auto* cells = cells_.data();
        for (std::size_t head = 0; head < reached_; ++head) {
            const auto v = order_[head];
            const auto paths = cells[v].value;
            const auto distance = cells[v].distance + 1;
            for (auto at = offsets[v]; at < offsets[v + 1]; ++at) {
                auto& cell = cells[targets[at]];
                if (cell.distance == Cell::nowhere) {
                    cell = {paths, distance};
                    order_[reached_++] = targets[at];
                } else if (cell.distance == distance) {
                    cell.value += paths;
                }
            }
        }
    }

    /// Nearest first, the source the first.
    [[nodiscard]] std::span<const Vertex> reached() const {
        return std::span(order_).first(reached_);
    }
    [[nodiscard]] Cell& cell(Vertex v) { return cells_[v]; }
    /// How far one is that stands behind an arc (its position) of a vertex so far away.
    [[nodiscard]] std::uint32_t after(std::uint32_t distance, std::uint32_t) const {
        return distance + 1;
    }

private:
    const Snapshot& graph_;
    std::vector<Cell> cells_;
    std::vector<Vertex> order_;
    std::size_t reached_ = 0;
};

/// Dijkstra's search: an arc is as long as it costs. Costs, one an arc in the order of the out
/// column, are above 0 and must outlive the search.
class CheapestFirst {
public:
    using Cell = Reached<double>;

    CheapestFirst(const Snapshot& graph, std::span<const double> costs)
        : graph_(graph), costs_(costs), cells_(graph.vertex_count()), done_(graph.vertex_count()) {}

    /// Throws std::invalid_argument when a cost is so small beside a distance that to add it
    /// changes nothing.
    void run(Vertex source) {
        for (const auto v : order_) {
            cells_[v] = Cell{};
            done_[v] = false;
        }
        order_.clear();
        cells_[source] = {1, 0};
        queue_.emplace(0, source);
        while (!queue_.empty()) {
            const auto v = queue_.top().second;
            queue_.pop();
            if (done_[v]) continue;
            done_[v] = true;
            order_.push_back(v);
            go_on_from(v);
        }
    }

    [[nodiscard]] std::span<const Vertex> reached() const { return order_; }
    [[nodiscard]] Cell& cell(Vertex v) { return cells_[v]; }
    [[nodiscard]] double distance(Vertex v) const { return cells_[v].distance; }
    [[nodiscard]] double after(double distance, std::uint32_t position) const {
        return distance + costs_[position];
    }

private:
    void go_on_from(Vertex v) {
        const auto [paths, distance] = cells_[v];
        const auto run = graph_.out_run(v);
        for (auto at = run.begin; at < run.end; ++at) {
            const auto next = after(distance, at);
            if (!(next > distance)) {
                throw std::invalid_argument("costs so far apart cannot be added");
            }
            const auto w = graph_.out_target(at);
            auto& cell = cells_[w];
            if (next < cell.distance) {
                cell = {paths, next};
                queue_.emplace(next, w);
            } else if (next == cell.distance) {
                cell.value += paths;
            }
        }
    }

    using Waiting = std::pair<double, Vertex>;

    const Snapshot& graph_;
    std::span<const double> costs_;
    std::vector<Cell> cells_;
    std::vector<bool> done_;
    std::vector<Vertex> order_;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue_;
};

}  // namespace relata::measures
