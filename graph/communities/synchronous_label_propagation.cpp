#include "graph/communities.hpp"

#include <algorithm>
#include <numeric>

namespace relata {
namespace {

/// Of labels in ascending order, the most frequent one, of several the first. `otherwise` of none.
Vertex most_frequent(const std::vector<Vertex>& labels, Vertex otherwise) {
    auto best = otherwise;
    std::size_t most = 0;
    for (std::size_t begin = 0; begin < labels.size();) {
        auto end = begin + 1;
        while (end < labels.size() && labels[end] == labels[begin]) ++end;
        if (end - begin > most) {
            most = end - begin;
            best = labels[begin];
        }
        begin = end;
    }
    return best;
}

}  // namespace

std::vector<Vertex> synchronous_label_propagation(const Snapshot& graph, std::size_t iterations) {
    const auto n = graph.vertex_count();
    std::vector<Vertex> labels(n);
    std::iota(labels.begin(), labels.end(), 0U);
    std::vector<Vertex> next(n);
    std::vector<Vertex> around;
    for (std::size_t i = 0; i < iterations; ++i) {
        for (Vertex v = 0; v < n; ++v) {
            around.clear();
            const auto out = graph.out_run(v);
            for (auto at = out.begin; at < out.end; ++at) {
                if (graph.out_arc(at).forward) around.push_back(labels[graph.out_target(at)]);
            }
            const auto in = graph.in_run(v);
            for (auto at = in.begin; at < in.end; ++at) {
                if (graph.in_arc(at).forward) around.push_back(labels[graph.in_source(at)]);
            }
            std::ranges::sort(around);
            next[v] = most_frequent(around, labels[v]);
        }
        labels.swap(next);
    }
    return labels;
}

}  // namespace relata
