#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the text is a Mermaid flowchart: it begins, after a front matter, comments and the fence
/// of a code block, with `flowchart` or `graph` and a direction, and has a link.
bool looks_like_mermaid(std::string_view bytes);

/// Reads a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html): nodes with the text in
/// their shapes, links with theirs, subgraphs (docs/formats/mermaid.md). O(n).
ImportReport import_mermaid(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
