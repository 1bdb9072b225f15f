#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether `bytes` is node-link JSON, or JSON of no dialect relata knows, which this importer
/// refuses with a sentence.
bool looks_like_node_link(std::string_view bytes);

/// Reads node-link JSON: relata's own (docs/formats/node-link.md), what NetworkX 2 and 3 write, and
/// what D3 reads. Relata's own is read without loss. Throws InputError with line and column.
ImportReport import_node_link(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
