#include "graph/components/low_points.hpp"

#include <algorithm>

namespace relata {
namespace {

class LowPointSearch {
public:
    explicit LowPointSearch(const Snapshot& graph)
        : columns_(graph.columns()), next_(graph.vertex_count(), 0) {
        const auto n = graph.vertex_count();
        points_.order.reserve(n);
        for (auto* column :
             {&points_.number, &points_.parent, &points_.parent_relation, &points_.low}) {
            column->assign(n, LowPoints::none);
        }
        points_.found.assign(n, 0);
    }

    LowPoints run() {
        for (Vertex v = 0; v < next_.size(); ++v) {
            if (points_.number[v] == LowPoints::none) search_from(v);
        }
        return std::move(points_);
    }

private:
    void search_from(Vertex root) {
        enter(root);
        for (auto v = root; v != LowPoints::none;) {
            const auto w = next_unseen(v);
            if (w == LowPoints::none) {
                leave(v);
                v = points_.parent[v];
            } else {
                enter(w);
                v = w;
            }
        }
    }

    void enter(Vertex v) {
        const auto number = static_cast<std::uint32_t>(points_.order.size());
        points_.number[v] = number;
        points_.low[v] = number;
        points_.order.push_back(v);
    }

    void leave(Vertex v) {
        points_.found[v] = static_cast<std::uint32_t>(points_.order.size()) - points_.number[v];
        const auto parent = points_.parent[v];
        if (parent == LowPoints::none) return;
        points_.low[parent] = std::min(points_.low[parent], points_.low[v]);
    }

    /// Goes on looking at the out-arcs and then the in-arcs of v until one leads to a vertex not
    /// seen before, which gets v as its parent. A relation without direction is met in both.
    Vertex next_unseen(Vertex v) {
        const std::uint64_t out_begin = columns_.out_offsets[v];
        const auto out_count = columns_.out_offsets[v + 1] - out_begin;
        const std::uint64_t in_begin = columns_.in_offsets[v];
        const auto in_count = columns_.in_offsets[v + 1] - in_begin;
        auto& at = next_[v];
        while (at < out_count) {
            const auto position = out_begin + at++;
            const auto w = columns_.out_targets[position];
            if (look(v, w, columns_.out_arcs[position] / 2)) return w;
        }
        while (at < out_count + in_count) {
            const auto position = in_begin + (at++ - out_count);
            const auto w = columns_.in_sources[position];
            if (look(v, w, columns_.in_arcs[position] / 2)) return w;
        }
        return LowPoints::none;
    }

    /// Whether w was not seen before.
    bool look(Vertex v, Vertex w, std::uint32_t relation) {
        const auto number = points_.number[w];
        if (number == LowPoints::none) {
            points_.parent[w] = v;
            points_.parent_relation[w] = relation;
            return true;
        }
        if (relation != points_.parent_relation[v]) {
            points_.low[v] = std::min(points_.low[v], number);
        }
        return false;
    }

    SnapshotColumns columns_;
    std::vector<std::uint64_t> next_;  ///< of each vertex, the arc to look at; in-arcs come last
    LowPoints points_;
};

}  // namespace

LowPoints low_points(const Snapshot& graph) {
    return LowPointSearch(graph).run();
}

}  // namespace relata
