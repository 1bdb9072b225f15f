#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// JSON Graph Format 2. See docs/formats/jgf.md.
ExportResult write_jgf(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
