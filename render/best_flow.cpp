#include "render/best_flow.hpp"

#include "render/compression.hpp"

#include <utility>

namespace relata {
namespace {

constexpr std::size_t most_drawn = 300;

bool is_too_large(const Graph& graph, const std::vector<RelationId>& relations) {
    return by_first_mention(graph, relations).size() + drawn_statement_count(graph, relations) >
           most_drawn;
}

template <typename Draw>
std::string best(Draw draw, DrawOptions options, const LayoutLimits& limits) {
    std::vector<std::string> dots;
    for (options.arrangement = 0; options.arrangement < flow_arrangement_count();
         ++options.arrangement) {
        dots.push_back(draw(options));
    }
    return std::move(dots.at(best_layout(dots, limits)));
}

DrawOptions first_arrangement(DrawOptions options) {
    options.arrangement = 0;
    return options;
}

}  // namespace

std::string best_flow_dot(
    const Graph& graph, const DrawOptions& options, const LayoutLimits& limits
) {
    std::vector<RelationId> all;
    for (const auto id : graph.relations()) all.push_back(id);
    if (is_too_large(graph, all)) return flow_dot(graph, first_arrangement(options));
    const auto draw = [&](const DrawOptions& arranged) { return flow_dot(graph, arranged); };
    return best(draw, options, limits);
}

std::string best_flow_dot(
    const Graph& graph,
    const std::vector<RelationId>& relations,
    const DrawOptions& options,
    const LayoutLimits& limits
) {
    if (is_too_large(graph, relations)) {
        return flow_dot(graph, relations, first_arrangement(options));
    }
    const auto draw = [&](const DrawOptions& arranged) {
        return flow_dot(graph, relations, arranged);
    };
    return best(draw, options, limits);
}

}  // namespace relata
