#pragma once

#include "importers/importer.hpp"

namespace relata {

/// NetworkX's tree_data and the hierarchies of D3. See docs/formats/node-link.md.
bool looks_like_tree_json(std::string_view bytes);

ImportReport import_tree_json(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
