#include "graph/measures.hpp"
#include "graph/measures/arc_values.hpp"
#include "graph/measures/cheapest_first.hpp"
#include "graph/measures/shortest_path_levels.hpp"
#include "graph/measures/slices.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace relata {
namespace {

enum class Scored { vertices, arcs };

// Brandes' accumulation. Of a search from s, delta(v) is the sum over all targets of the share of
// their shortest paths that run through v:
//
//     delta(v) = sum of paths(v) / paths(w) * (1 + delta(w)) over the arcs v -> w of the search.
//
// Vertices are taken farthest first, and once delta(v) is known, (1 + delta(v)) / paths(v) is kept
// in place of it: the sum then looks at one number of each w, and an arc's share is paths(v) times
// that.

/// Scores from one source at a time, where each arc is 1 long.
template <Scored scored>
class ScoresByLevel {
public:
    explicit ScoresByLevel(const Snapshot& graph) : search_(graph) {}

    void add(Vertex source, std::vector<double>& scores) {
        search_.run(source);
        if constexpr (scored == Scored::vertices) {
            search_.accumulate(
                [&](Vertex v, double delta) { scores[v] += delta; }, measures::NoArcs{}
            );
        } else {
            search_.accumulate(
                [](Vertex, double) {},
                [&](std::uint32_t position, double share) { scores[position] += share; }
            );
        }
    }

private:
    measures::ShortestPathLevels search_;
};

/// The same where an arc is as long as it costs.
template <Scored scored>
class ScoresByCost {
public:
    ScoresByCost(const Snapshot& graph, std::span<const double> costs)
        : graph_(graph), search_(graph, costs), handed_(graph.vertex_count()) {}

    void add(Vertex source, std::vector<double>& scores) {
        search_.run(source);
        const auto reached = search_.reached();
        for (auto i = reached.size(); i-- > 0;) {
            const auto v = reached[i];
            const auto paths = search_[v].paths;
            const auto run = graph_.out_run(v);
            double sum = 0;
            for (auto at = run.begin; at < run.end; ++at) {
                if (!search_.is_shortest(v, at)) continue;
                const auto handed = handed_[graph_.out_target(at)];
                sum += handed;
                if constexpr (scored == Scored::arcs) {
                    scores[at] += paths * handed;
                }
            }
            const auto delta = paths * sum;
            handed_[v] = (1 + delta) / paths;
            if (scored == Scored::vertices && v != source) scores[v] += delta;
        }
    }

private:
    const Snapshot& graph_;
    measures::CheapestFirst search_;
    std::vector<double> handed_;
};

std::vector<Vertex> sources_of(const Snapshot& graph, const BetweennessOptions& options) {
    if (options.sources) {
        for (const auto v : *options.sources) {
            if (v < graph.vertex_count()) continue;
            throw std::out_of_range("no vertex " + std::to_string(v));
        }
        return {options.sources->begin(), options.sources->end()};
    }
    std::vector<Vertex> all(graph.vertex_count());
    std::iota(all.begin(), all.end(), Vertex{0});
    return all;
}

/// `new_search` makes what each slice searches with.
template <Scored scored, typename NewSearch>
std::vector<double> scores_of(
    const Snapshot& graph, const std::vector<Vertex>& sources, const NewSearch& new_search
) {
    const auto size = scored == Scored::vertices ? graph.vertex_count() : graph.arc_count();
    const auto slices = std::min(measures::slice_count, sources.size());
    std::vector<std::vector<double>> parts(slices);
    measures::for_each_slice(slices, sources.size() * graph.arc_count(), [&](std::size_t slice) {
        parts[slice].resize(size);
        auto search = new_search();
        const measures::Slice mine(sources.size(), slice, slices);
        for (auto i = mine.begin; i < mine.end; ++i) {
            search.add(sources[i], parts[slice]);
        }
    });
    std::vector<double> scores(size);
    for (const auto& part : parts) {
        for (std::size_t i = 0; i < size; ++i) scores[i] += part[i];
    }
    return scores;
}

template <Scored scored>
std::vector<double> betweenness_of(const Snapshot& graph, const BetweennessOptions& options) {
    const auto sources = sources_of(graph, options);
    const auto costs = measures::costs_of_out_arcs(graph, options.costs);
    const auto by_level = [&] { return ScoresByLevel<scored>(graph); };
    const auto by_cost = [&] { return ScoresByCost<scored>(graph, costs); };
    return costs.empty() ? scores_of<scored>(graph, sources, by_level)
                         : scores_of<scored>(graph, sources, by_cost);
}

void divide(std::vector<double>& scores, double greatest) {
    if (!(greatest > 0)) return;
    for (auto& score : scores) score /= greatest;
}

}  // namespace

std::vector<double> betweenness(const Snapshot& graph, const BetweennessOptions& options) {
    auto scores = betweenness_of<Scored::vertices>(graph, options);
    const auto n = static_cast<double>(graph.vertex_count());
    if (options.normalized) divide(scores, (n - 1) * (n - 2));
    return scores;
}

std::vector<double> relation_betweenness(const Snapshot& graph, const BetweennessOptions& options) {
    // By arc first, in the order in which they are walked: memory is then written in a row.
    const auto of_arcs = betweenness_of<Scored::arcs>(graph, options);
    std::vector<double> scores(graph.relation_bound());
    for (std::uint32_t at = 0; at < of_arcs.size(); ++at) {
        scores[graph.out_arc(at).relation.value] += of_arcs[at];
    }
    const auto n = static_cast<double>(graph.vertex_count());
    if (options.normalized) divide(scores, n * (n - 1));
    return scores;
}

}  // namespace relata
