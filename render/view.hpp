#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/paths.hpp"

namespace relata {

enum class Theme { light, dark };

struct DrawOptions {
    std::string title;  ///< empty: made from the graph's documents
    Theme theme = Theme::light;
};

/// The text of a picture in the DOT language: styled, with legend, ready for Graphviz, one picture
/// one string. Same graph, same bytes. Relations with one statement are merged as docs/rendering.md
/// says; the ids of all merged relations stay on the drawn element.

/// View `flow`: the graph, or the part that `relations` names, left to right.
std::string flow_dot(const Graph& graph, const DrawOptions& options);
std::string flow_dot(const Graph& graph, const std::vector<RelationId>& relations, const DrawOptions& options);

/// View `path`: an answer to "how are A and B connected", each step with its date and quotation.
std::string path_dot(const Graph& graph, EntityId source, EntityId target, const std::vector<Path>& paths, const DrawOptions& options);

}  // namespace relata
