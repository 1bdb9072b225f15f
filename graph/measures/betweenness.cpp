#include "graph/measures.hpp"
#include "graph/measures/arc_values.hpp"
#include "graph/measures/shortest_paths.hpp"
#include "graph/measures/slices.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>

namespace relata {
namespace {

enum class Scored { vertices, relations };

/// Brandes' accumulation. Of a search from s, delta(v) is the sum over all targets of the share of
/// their shortest paths that run through v:
///
///     delta(v) = sum of paths(v) / paths(w) * (1 + delta(w)) over the arcs v -> w of the search.
///
/// Vertices are taken farthest first, and once delta(v) is known, (1 + delta(v)) / paths(v) takes
/// the place of paths(v): the sum then looks at one number of each w.
template <Scored scored, typename Search>
void accumulate(const Snapshot& graph, Search& search, std::vector<double>& scores) {
    const auto reached = search.reached();
    const auto source = reached.front();
    for (auto i = reached.size(); i-- > 0;) {
        const auto v = reached[i];
        const auto [paths, distance] = search.cell(v);
        const auto run = graph.out_run(v);
        double sum = 0;
        for (auto at = run.begin; at < run.end; ++at) {
            const auto& next = search.cell(graph.out_target(at));
            if (next.distance != search.after(distance, at)) continue;
            sum += next.value;
            if constexpr (scored == Scored::relations) {
                scores[graph.out_arc(at).relation.value] += paths * next.value;
            }
        }
        const auto delta = paths * sum;
        search.cell(v).value = (1 + delta) / paths;
        if (scored == Scored::vertices && v != source) scores[v] += delta;
    }
}

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
    const auto size = scored == Scored::vertices ? graph.vertex_count() : graph.relation_bound();
    const auto slices = std::min(measures::slice_count, sources.size());
    std::vector<std::vector<double>> parts(slices);
    measures::for_each_slice(slices, sources.size() * graph.arc_count(), [&](std::size_t slice) {
        parts[slice].resize(size);
        auto search = new_search();
        const measures::Slice mine(sources.size(), slice, slices);
        for (auto i = mine.begin; i < mine.end; ++i) {
            search.run(sources[i]);
            accumulate<scored>(graph, search, parts[slice]);
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
    auto scores =
        costs.empty()
            ? scores_of<scored>(graph, sources, [&] { return measures::BreadthFirst(graph); })
            : scores_of<scored>(graph, sources, [&] {
                  return measures::CheapestFirst(graph, costs);
              });
    if (!std::ranges::all_of(scores, [](double score) { return std::isfinite(score); })) {
        throw std::overflow_error("more than 10^308 shortest paths between two vertices");
    }
    const auto n = static_cast<double>(graph.vertex_count());
    const auto greatest = scored == Scored::vertices ? (n - 1) * (n - 2) : n * (n - 1);
    if (options.normalized && greatest > 0) {
        for (auto& score : scores) score /= greatest;
    }
    return scores;
}

}  // namespace

std::vector<double> betweenness(const Snapshot& graph, const BetweennessOptions& options) {
    return betweenness_of<Scored::vertices>(graph, options);
}

std::vector<double> relation_betweenness(const Snapshot& graph, const BetweennessOptions& options) {
    return betweenness_of<Scored::relations>(graph, options);
}

}  // namespace relata
