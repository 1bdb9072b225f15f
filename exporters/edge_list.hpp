#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// A line for each relation: source, target and what is known of the relation as a dictionary,
/// parted by tabs, as NetworkX reads it (`read_edgelist` with `delimiter="\t"`); entities without a
/// relation alone on a line (docs/formats/edge-list.md).
ExportResult write_edge_list(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
