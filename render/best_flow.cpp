#include "render/best_flow.hpp"

#include <algorithm>

namespace relata {
namespace {

constexpr std::size_t most_drawn = 300;

template <typename Draw>
std::string best(Draw draw, DrawOptions options, const LayoutLimits& limits) {
    std::vector<std::string> dots;
    for (options.arrangement = 0; options.arrangement < flow_arrangement_count();
         ++options.arrangement) {
        dots.push_back(draw(options));
    }
    return std::move(dots.at(best_layout(dots, limits)));
}

}  // namespace

std::string best_flow_dot(
    const Graph& graph, const DrawOptions& options, const LayoutLimits& limits
) {
    std::vector<RelationId> all;
    for (const auto id : graph.relations()) all.push_back(id);
    const auto draw = [&](const DrawOptions& arranged) { return flow_dot(graph, arranged); };
    if (graph.entity_count() > most_drawn ||
        graph.entity_count() + drawn_statement_count(graph, all) > most_drawn) {
        auto first = options;
        first.arrangement = 0;
        return draw(first);
    }
    return best(draw, options, limits);
}

std::string best_flow_dot(
    const Graph& graph,
    const std::vector<RelationId>& relations,
    const DrawOptions& options,
    const LayoutLimits& limits
) {
    const auto draw = [&](const DrawOptions& arranged) {
        return flow_dot(graph, relations, arranged);
    };
    // Relations have at most twice as many ends.
    const auto drawn = drawn_statement_count(graph, relations);
    if (drawn > most_drawn / 2) {
        auto first = options;
        first.arrangement = 0;
        return draw(first);
    }
    return best(draw, options, limits);
}

}  // namespace relata
