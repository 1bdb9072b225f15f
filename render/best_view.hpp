#pragma once

#include "render/graphviz_layout.hpp"
#include "render/view.hpp"

#include <string>

namespace relata {

/// The view in the arrangement that Graphviz lays out best (see best_layout), so that fewer lines
/// cross: of all arrangements for `flow` and `grouped`, while at most 300 things are drawn and the
/// layouts together stay within `limits`; else the first. Other views have one arrangement only.
/// Same graph, same bytes. Forks.
std::string best_view_dot(
    View view,
    const Graph& graph,
    const Part& part,
    const DrawOptions& options,
    const LayoutLimits& limits = {}
);

}  // namespace relata
