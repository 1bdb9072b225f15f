#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Writes GraphML 1.0 that NetworkX, igraph, Gephi, yEd and Neo4j (APOC) read, and from which
/// relata reads back all entities and relations with their properties as they were. Lost, with
/// their counts: documents, evidence, properties of the graph, declared kinds and types, and
/// characters XML does not have. docs/formats/graphml.md has the details.
ExportResult write_graphml(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
