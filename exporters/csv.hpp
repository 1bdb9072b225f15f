#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Two tables, `.nodes.csv` and `.edges.csv`, with headings that relata and Gephi read:
/// `Id,Label,Kind,Aliases,…` and `Source,Target,Type,Kind,Id,Label,…` followed by one column for
/// each property (docs/formats/csv.md). RFC 4180 with LF. The loss names documents, evidence,
/// properties of the graph, properties whose name is taken by a column, and values that read back
/// as another type.
ExportResult write_csv(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
