#include "graph/communities.hpp"
#include "graph/communities/vertex_queue.hpp"
#include "graph/communities/weight_by_part.hpp"
#include "graph/communities/weighted_graph.hpp"

#include <algorithm>
#include <numeric>

namespace relata {
namespace {

/// The label that weighs most among the neighbors of v; its own when that one does, one drawn at
/// random of several others.
class Imitation {
public:
    Imitation(const WeightedGraph& graph, std::mt19937_64& random)
        : graph_(graph), random_(random), weight_(graph.vertex_count()) {}

    std::uint32_t operator()(Vertex v, const std::vector<std::uint32_t>& labels) {
        double most = 0;
        graph_.for_each_edge(v, [&](Vertex w, double weight) {
            most = std::max(most, weight_.add(labels[w], weight));
        });
        // Sums that differ by rounding only are as good: else two vertices might change for ever.
        const auto enough = most - 1e-12 * graph_.degrees[v];
        auto label = labels[v];
        if (weight_.of(label) < enough) {
            heaviest_.clear();
            for (const auto part : weight_.parts()) {
                if (weight_.of(part) >= enough) heaviest_.push_back(part);
            }
            label = heaviest_[random_() % heaviest_.size()];
        }
        weight_.clear();
        return label;
    }

private:
    const WeightedGraph& graph_;
    std::mt19937_64& random_;
    WeightByPart weight_;
    std::vector<std::uint32_t> heaviest_;
};

}  // namespace

Partition label_propagation(const Snapshot& graph, const CommunityOptions& options) {
    check_options(graph, options);
    std::mt19937_64 random(options.seed);
    const auto weighted = weighted_graph(graph, options.weights);
    const auto n = weighted.vertex_count();
    std::vector<std::uint32_t> labels(n);
    std::iota(labels.begin(), labels.end(), 0U);
    Imitation imitated(weighted, random);
    VertexQueue queue(shuffled_vertices(n, random));
    while (!queue.is_empty()) {
        weighted.prefetch(queue.ahead(8));
        const auto v = queue.take();
        const auto label = imitated(v, labels);
        if (label == labels[v]) continue;
        labels[v] = label;
        weighted.for_each_edge(v, [&](Vertex w, double) {
            if (labels[w] != label) queue.add(w);
        });
    }
    // A vertex that carried a label from one side to the other may have taken another since.
    return connected_parts(weighted, labels);
}

}  // namespace relata
