#pragma once

#include "graph/graph.hpp"
#include "render/dot_style.hpp"
#include "render/legend.hpp"
#include "render/part.hpp"
#include "render/view.hpp"

#include <string>
#include <vector>

// What the views of a part of a graph share: its limit, its legend, and how a picture is put
// together.

namespace relata {

/// Throws InputError, with what to ask for instead, when a part has too many entities to draw.
void check_size(const Part& part);

/// Title, counts, what was left out, and the families and statuses of the relations.
LegendContent part_legend(const Graph& graph, const Part& part, const DrawOptions& options);

/// The families of relations that occur, in the order of a legend.
std::vector<std::string> families_among(
    const Graph& graph, const std::vector<RelationId>& relations, const Theme& theme
);

/// Whether the options put the entity first.
Emphasis emphasis_of(EntityId id, const DrawOptions& options);

/// The statements of entities, those that options emphasize larger.
std::string entity_statements(
    const Graph& graph,
    const std::vector<EntityId>& entities,
    const KindLooks& looks,
    const DrawOptions& options
);

/// The layout of what reads from left to right.
DotAttributes left_to_right();

/// The whole DOT text.
std::string whole_picture(
    const DotAttributes& layout,
    const LegendContent& legend,
    const KindLooks* looks,  // nullptr: the legend does not explain kinds
    const DrawOptions& options,
    const std::string& body
);

}  // namespace relata
