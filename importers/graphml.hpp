#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the root element is `graphml`.
bool looks_like_graphml(std::string_view bytes);

/// Reads GraphML 1.0 and 1.1 as yEd, Gephi, NetworkX, igraph, Neo4j (APOC), graph-tool, Boost and
/// graphology write it; docs/formats/graphml.md says what becomes of what. O(length).
ImportReport import_graphml(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
