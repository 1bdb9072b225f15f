#pragma once

#include "render/graphviz_layout.hpp"
#include "render/view.hpp"

#include <cstddef>
#include <functional>
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

/// What `draw` makes of the arrangement that is laid out best, of a picture with `drawn` things;
/// the same rules.
std::string best_arranged(
    std::size_t drawn,
    const DrawOptions& options,
    const std::function<std::string(const DrawOptions&)>& draw,
    const LayoutLimits& limits
);

}  // namespace relata
