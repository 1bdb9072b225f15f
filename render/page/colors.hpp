#pragma once

#include "graph/graph.hpp"
#include "render/page/picture.hpp"
#include "render/theme.hpp"

#include <string>
#include <vector>

namespace relata {

/// The colors of a page as style rules: of its paper, and of the kinds of `entities` and the
/// families of relations by the classes that pictures give them. Light and dark; the reader's
/// device or `data-theme` at the root decides, and print is light.
std::string page_colors(
    const Graph& graph, const std::vector<EntityId>& entities, const Theme& theme
);

/// What the colors of a picture drawn in `theme` are called in that style.
ColorNames page_color_names(
    const Graph& graph, const std::vector<EntityId>& entities, const Theme& theme
);

}  // namespace relata
