#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Two tables for `neo4j-admin database import`, `.nodes.csv` and `.relationships.csv`, with its
/// typed headings; relata reads them back (docs/formats/neo4j-csv.md).
ExportResult write_neo4j_csv(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
