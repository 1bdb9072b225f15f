#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Writes GEXF 1.3 that Gephi and NetworkX read, and from which relata reads back all entities and
/// relations with their properties as they were. A date `when` is also the time of the node or
/// edge, where it is not open on both sides. Lost, with their counts: the same as in GraphML.
/// docs/formats/gexf.md has the details.
ExportResult write_gexf(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
