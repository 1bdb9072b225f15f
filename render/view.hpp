#pragma once

#include "graph/graph.hpp"
#include "graph/paths.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace relata {

enum class Theme { light, dark };

struct DrawOptions {
    std::string title{};  ///< empty: made from the graph's documents
    Theme theme = Theme::light;
    /// Which of flow_arrangement_count() ways to write the same `flow` picture. Graphviz keeps the
    /// first good order it finds, so what is written first changes how many lines cross.
    std::size_t arrangement = 0;
};

/// How many arrangements `flow` knows; `best_flow_dot` tries them all.
std::size_t flow_arrangement_count();

/// The text of a picture in the DOT language: styled, with legend, ready for Graphviz, one picture
/// one string. Same graph, same bytes. Relations with one statement are merged as docs/rendering.md
/// says; the ids of all merged relations stay on the drawn element.

/// View `flow`: the graph, or the part that `relations` names, left to right.
///
/// Relations of one statement are merged (see `render/compression.hpp`). Entities of the kind
/// `Date`, and more than ten entities without relations, are only counted, in the line under the
/// title. Throws InputError above 2,000 entities.
std::string flow_dot(const Graph& graph, const DrawOptions& options);
std::string flow_dot(
    const Graph& graph, const std::vector<RelationId>& relations, const DrawOptions& options
);

/// How many relations `flow` draws once statements are merged. Above `most_readable_statements` the
/// picture is correct but hard to read: say so, and offer a part of the graph.
std::size_t drawn_statement_count(const Graph& graph, const std::vector<RelationId>& relations);
inline constexpr std::size_t most_readable_statements = 150;

/// View `path`: an answer to "how are A and B connected", each step with its date and quotation.
/// All paths are drawn together: an entity or a relation that several share is drawn once. The two
/// ends are emphasized. An arrowhead follows the relation's own direction, not the path's.
std::string path_dot(
    const Graph& graph,
    EntityId source,
    EntityId target,
    const std::vector<Path>& paths,
    const DrawOptions& options
);

}  // namespace relata
