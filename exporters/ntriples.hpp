#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// RDF as N-Triples, in an order that is that of the graph (docs/formats/rdf.md). An entity whose
/// id is an IRI keeps it; others are named `urn:relata:entity:ID`. A relation that has properties,
/// an id of its own or no direction is described by a statement about it (reification).
ExportResult write_ntriples(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
