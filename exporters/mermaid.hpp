#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// A Mermaid flowchart: names in boxes, types on links, kinds as classes
/// (docs/formats/mermaid.md). Nothing else has a place in it; the loss says what.
ExportResult write_mermaid(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
