#pragma once

#include "importers/importer.hpp"

namespace relata {

/// JSON Graph Format, versions 1 and 2. See docs/formats/jgf.md.
bool looks_like_jgf(std::string_view bytes);

ImportReport import_jgf(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
