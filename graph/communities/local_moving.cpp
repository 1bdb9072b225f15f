#include "graph/communities/local_moving.hpp"

#include "graph/communities/vertex_queue.hpp"
#include "graph/communities/weight_by_part.hpp"

#include <algorithm>

namespace relata {
namespace {

class LocalMoving {
public:
    LocalMoving(
        const WeightedGraph& graph,
        double resolution,
        std::mt19937_64& random,
        std::vector<std::uint32_t>& community
    )
        : graph_(graph),
          community_(community),
          price_(graph.total == 0.0 ? 0.0 : resolution / graph.total),
          // Gains below this may be rounding, and moving for those might never end.
          least_gain_(1e-9 * std::max(1.0, resolution)),
          degree_(graph.vertex_count(), 0.0),
          size_(graph.vertex_count(), 0),
          weight_(graph.vertex_count()),
          queue_(shuffled_vertices(graph.vertex_count(), random)) {
        for (Vertex v = 0; v < graph.vertex_count(); ++v) {
            degree_[community[v]] += graph.degrees[v];
            ++size_[community[v]];
        }
        for (std::uint32_t c = 0; c < size_.size(); ++c) {
            if (size_[c] == 0) empty_.push_back(c);
        }
    }

    void run() {
        while (!queue_.is_empty()) {
            graph_.prefetch(queue_.ahead(8));
            const auto v = queue_.take();
            const auto best = best_community(v);
            if (best != community_[v]) move(v, best);
        }
    }

private:
    /// What v gains, in weight, by joining a community is the weight of its edges into it less what
    /// chance would put there.
    std::uint32_t best_community(Vertex v) {
        graph_.for_each_edge(v, [this](Vertex w, double weight) {
            weight_.add(community_[w], weight);
        });
        const auto own = community_[v];
        const auto price = price_ * graph_.degrees[v];
        auto best = own;
        auto most = weight_.of(own) - price * (degree_[own] - graph_.degrees[v]) +
                    least_gain_ * graph_.degrees[v];
        for (const auto c : weight_.parts()) {
            if (c == own) continue;
            const auto gain = weight_.of(c) - price * degree_[c];
            if (gain > most) {
                most = gain;
                best = c;
            }
        }
        weight_.clear();
        if (most < 0.0 && size_[own] > 1) return empty_.back();  // better alone
        return best;
    }

    void move(Vertex v, std::uint32_t to) {
        const auto from = community_[v];
        if (size_[to] == 0) empty_.pop_back();
        degree_[from] -= graph_.degrees[v];
        degree_[to] += graph_.degrees[v];
        ++size_[to];
        if (--size_[from] == 0) {
            degree_[from] = 0.0;  // what is left is rounding
            empty_.push_back(from);
        }
        community_[v] = to;
        graph_.for_each_edge(v, [&](Vertex w, double) {
            if (community_[w] != to) queue_.add(w);
        });
    }

    const WeightedGraph& graph_;
    std::vector<std::uint32_t>& community_;
    double price_;
    double least_gain_;
    std::vector<double> degree_;       ///< by community
    std::vector<std::uint32_t> size_;  ///< by community, in vertices
    std::vector<std::uint32_t> empty_;
    WeightByPart weight_;
    VertexQueue queue_;
};

}  // namespace

void move_to_best_communities(
    const WeightedGraph& graph,
    double resolution,
    std::mt19937_64& random,
    std::vector<std::uint32_t>& community
) {
    LocalMoving(graph, resolution, random, community).run();
}

}  // namespace relata
