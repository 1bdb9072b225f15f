#pragma once

#include "importers/importer.hpp"

namespace relata {

/// The graph_data.json of sift-kg. See docs/formats/sift-kg.md.
bool looks_like_sift_kg(std::string_view bytes);

ImportReport import_sift_kg(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
