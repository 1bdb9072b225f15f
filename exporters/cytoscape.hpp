#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Cytoscape.js JSON, which Cytoscape desktop opens as .cyjs. See docs/formats/cytoscape.md.
ExportResult write_cytoscape(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
