#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Entities of FollowTheMoney, one a line. See docs/formats/followthemoney.md.
ExportResult write_followthemoney(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
