#pragma once

#include "importers/importer.hpp"

namespace relata {

/// The serialization of graphology. See docs/formats/graphology.md.
bool looks_like_graphology(std::string_view bytes);

ImportReport import_graphology(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
