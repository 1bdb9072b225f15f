#pragma once

#include "importers/importer.hpp"

namespace relata {

/// What the export procedures of Neo4j's APOC write as JSON. See docs/formats/apoc.md.
bool looks_like_apoc(std::string_view bytes);

ImportReport import_apoc(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
