#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the text begins with the word `DL` and then `n =`, `nr =` or the like.
bool looks_like_ucinet_dl(std::string_view bytes);

/// Reads UCINET's DL (Borgatti, Everett, Freeman, "UCINET 6: User's guide", 2002): matrices, lists
/// of edges and lists of nodes, one or two modes, one or several matrices
/// (docs/formats/ucinet-dl.md). O(n).
ImportReport import_ucinet_dl(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
