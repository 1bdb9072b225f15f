#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the root element is `gexf`.
bool looks_like_gexf(std::string_view bytes);

/// Reads GEXF 1.0 to 1.3 in any of its namespaces, as Gephi, NetworkX, graphology and NetworKit
/// write it; docs/formats/gexf.md says what becomes of what. O(length).
ImportReport import_gexf(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
