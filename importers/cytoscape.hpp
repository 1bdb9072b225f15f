#pragma once

#include "importers/importer.hpp"

namespace relata {

/// Cytoscape.js JSON: an object with `elements`, or a list of them; also Cytoscape desktop's .cyjs
/// and NetworkX's cytoscape_data. See docs/formats/cytoscape.md.
bool looks_like_cytoscape(std::string_view bytes);

ImportReport import_cytoscape(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
