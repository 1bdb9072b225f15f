#pragma once

#include "render/graphviz_layout.hpp"
#include "render/view.hpp"

#include <string>
#include <vector>

namespace relata {

/// `flow_dot` in the arrangement that Graphviz lays out best (see best_layout);
/// `options.arrangement` is not looked at. All arrangements are laid out once, about 50 ms each for
/// a hundred relations; with more than 300 entities and relation texts to draw, or without
/// Graphviz, the first is taken. Same graph, same bytes, with the same version of Graphviz.
std::string best_flow_dot(
    const Graph& graph, const DrawOptions& options, const LayoutLimits& limits = {}
);
std::string best_flow_dot(
    const Graph& graph,
    const std::vector<RelationId>& relations,
    const DrawOptions& options,
    const LayoutLimits& limits = {}
);

}  // namespace relata
