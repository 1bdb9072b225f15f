#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the first line that is no comment begins with `*Network`, `*Vertices` and so on.
bool looks_like_pajek(std::string_view bytes);

/// Reads a Pajek network or project (`.net`, `.paj`) as the manual of Pajek 5 describes it:
/// docs/formats/pajek.md. O(n).
ImportReport import_pajek(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
