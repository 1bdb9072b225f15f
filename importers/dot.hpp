#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the text begins, after comments, with `strict`, `graph` or `digraph` and then a name
/// or `{`.
bool looks_like_dot(std::string_view bytes);

/// Reads the DOT language, all of its grammar (https://graphviz.org/doc/info/lang.html):
/// docs/formats/dot.md says what becomes of it. Reads what cgraph reads, in time and memory that
/// grow with the size of the text: O(n + edges). Braces nest at most 512 deep; edges that
/// subgraphs as ends multiply are at most ten million.
ImportReport import_dot(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
