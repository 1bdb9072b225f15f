#include "graph/communities/weighted_graph.hpp"

#include "graph/communities/weight_by_part.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace relata {
namespace {

/// Vertices by part: those of part p stand at offsets[p] … offsets[p + 1] - 1.
struct ByPart {
    std::vector<std::size_t> offsets;
    std::vector<Vertex> vertices;
};

ByPart by_part(const Partition& partition) {
    ByPart sorted{
        std::vector<std::size_t>(partition.count + 1),
        std::vector<Vertex>(partition.part_of.size())};
    for (const auto part : partition.part_of) ++sorted.offsets[part + 1];
    std::partial_sum(sorted.offsets.begin(), sorted.offsets.end(), sorted.offsets.begin());
    auto free = sorted.offsets;
    for (Vertex v = 0; v < partition.part_of.size(); ++v) {
        sorted.vertices[free[partition.part_of[v]]++] = v;
    }
    return sorted;
}

}  // namespace

void check_options(const Snapshot& graph, const CommunityOptions& options) {
    if (!std::isfinite(options.resolution) || options.resolution < 0) {
        throw std::invalid_argument("a resolution must be finite and not negative");
    }
    if (options.weights.empty()) return;
    if (options.weights.size() < graph.relation_bound()) {
        throw std::invalid_argument(
            std::to_string(options.weights.size()) + " weights for " +
            std::to_string(graph.relation_bound()) + " relations"
        );
    }
    double sum = 0;
    for (const auto weight : options.weights) {
        if (!(weight >= 0)) throw std::invalid_argument("a weight must not be negative");
        sum += weight;
    }
    if (!std::isfinite(sum)) throw std::invalid_argument("the weights must have a finite sum");
}

WeightedGraph weighted_graph(const Snapshot& graph, std::span<const double> weights) {
    const auto n = graph.vertex_count();
    WeightedGraph weighted;
    weighted.offsets.reserve(n + 1);
    weighted.degrees.reserve(n);
    // A relation without direction has a backward arc as well, and each end sees both.
    weighted.neighbors.reserve(2 * graph.arc_count());
    weighted.weights.reserve(2 * graph.arc_count());
    WeightByPart between(n);
    for (Vertex v = 0; v < n; ++v) {
        double degree = 0;
        const auto add = [&](Vertex w, Arc arc) {
            if (!arc.forward) return;
            const auto weight = weights.empty() ? 1.0 : weights[arc.relation.value];
            if (weight == 0.0) return;
            degree += weight;
            if (w != v) between.add(w, weight);
        };
        const auto out = graph.out_run(v);
        for (auto at = out.begin; at < out.end; ++at) add(graph.out_target(at), graph.out_arc(at));
        const auto in = graph.in_run(v);
        for (auto at = in.begin; at < in.end; ++at) add(graph.in_source(at), graph.in_arc(at));
        for (const auto w : between.parts()) {
            weighted.neighbors.push_back(w);
            weighted.weights.push_back(between.of(w));
        }
        between.clear();
        weighted.offsets.push_back(weighted.neighbors.size());
        weighted.degrees.push_back(degree);
        weighted.total += degree;
    }
    return weighted;
}

WeightedGraph aggregated(const WeightedGraph& graph, const Partition& partition) {
    WeightedGraph parts;
    parts.total = graph.total;
    parts.offsets.reserve(partition.count + 1);
    parts.degrees.reserve(partition.count);
    const auto sorted = by_part(partition);
    WeightByPart between(partition.count);
    for (std::uint32_t part = 0; part < partition.count; ++part) {
        double degree = 0;
        for (auto at = sorted.offsets[part]; at < sorted.offsets[part + 1]; ++at) {
            const auto v = sorted.vertices[at];
            degree += graph.degrees[v];
            graph.for_each_edge(v, [&](Vertex w, double weight) {
                if (partition.part_of[w] != part) between.add(partition.part_of[w], weight);
            });
        }
        for (const auto other : between.parts()) {
            parts.neighbors.push_back(other);
            parts.weights.push_back(between.of(other));
        }
        between.clear();
        parts.offsets.push_back(parts.neighbors.size());
        parts.degrees.push_back(degree);
    }
    return parts;
}

std::vector<Vertex> shuffled_vertices(std::size_t n, std::mt19937_64& random) {
    std::vector<Vertex> order(n);
    std::iota(order.begin(), order.end(), 0U);
    // Fisher and Yates, written out: std::shuffle differs between standard libraries.
    for (auto left = n; left > 1; --left) std::swap(order[left - 1], order[random() % left]);
    return order;
}

Partition connected_parts(const WeightedGraph& graph, std::span<const std::uint32_t> labels) {
    constexpr auto unseen = UINT32_MAX;
    Partition pieces{std::vector<std::uint32_t>(labels.size(), unseen), 0};
    std::vector<Vertex> reached;
    for (Vertex start = 0; start < labels.size(); ++start) {
        if (pieces.part_of[start] != unseen) continue;
        const auto piece = static_cast<std::uint32_t>(pieces.count++);
        pieces.part_of[start] = piece;
        reached.push_back(start);
        while (!reached.empty()) {
            const auto v = reached.back();
            reached.pop_back();
            graph.for_each_edge(v, [&](Vertex w, double) {
                if (pieces.part_of[w] != unseen || labels[w] != labels[start]) return;
                pieces.part_of[w] = piece;
                reached.push_back(w);
            });
        }
    }
    return pieces;
}

}  // namespace relata
