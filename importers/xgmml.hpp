#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the root element is a `graph` of XGMML: by its namespace, its document type, or its
/// nodes and edges.
bool looks_like_xgmml(std::string_view bytes);

/// Reads XGMML as Cytoscape 2 and 3 write it, and the draft of 2000 it rests on;
/// docs/formats/xgmml.md says what becomes of what. O(length).
ImportReport import_xgmml(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
