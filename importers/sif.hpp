#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Reads the Simple Interaction Format of Cytoscape: on each line a source, a relation and any
/// number of targets, or a node alone; parted by tabs when the file has any, else by blanks
/// (docs/formats/sif.md). There is no telling it from other text by its content: the ending
/// decides. O(n).
ImportReport import_sif(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
