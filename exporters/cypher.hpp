#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// A script in openCypher that adds the graph to a database (Neo4j, Memgraph, Apache AGE through
/// its wrapper), a statement a line. It only merges: run twice it changes nothing
/// (docs/formats/cypher.md).
ExportResult write_cypher(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
