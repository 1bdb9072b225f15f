#pragma once

#include "render/graphviz_layout.hpp"
#include "render/view.hpp"

#include <string>

namespace relata {

/// The view in the arrangement that Graphviz lays out best (see best_layout), so that fewer lines
/// cross: for `flow` and `grouped`, of all arrangements up to 150 things drawn, of fewer up to 300,
/// while the layouts together stay within `limits`; else the first. Other views have one
/// arrangement only. Same graph, same bytes. Forks.
std::string best_view_dot(
    View view,
    const Graph& graph,
    const Part& part,
    const DrawOptions& options,
    const LayoutLimits& limits = {}
);

}  // namespace relata
