#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// GML in ASCII, as NetworkX, Gephi, igraph, Cytoscape and yEd read it (docs/formats/gml.md). The
/// label is the name, made unique where two entities share one, since NetworkX asks for that.
ExportResult write_gml(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
