#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// The whole graph as relata's own node-link JSON (docs/formats/node-link.md): nothing is lost, one
/// record a line, in the order of the graph. NetworkX reads it with `edges="edges"`.
ExportResult write_node_link(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
