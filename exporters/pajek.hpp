#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// A Pajek network: vertices, then arcs, then edges, what relata knows of them as parameters
/// (docs/formats/pajek.md). Labels are made unique, since NetworkX asks for that.
ExportResult write_pajek(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
