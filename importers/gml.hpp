#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the text begins, after comments and keys such as `Creator`, with `graph [`.
bool looks_like_gml(std::string_view bytes);

/// Reads GML, the Graph Modelling Language (M. Himsolt, "GML: A portable Graph File Format",
/// University of Passau, 1997), as yEd, Gephi, NetworkX, igraph and Cytoscape write it:
/// docs/formats/gml.md. Lists nest at most 512 deep. O(n).
ImportReport import_gml(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
