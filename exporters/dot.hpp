#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// The graph in the DOT language, plain: one node for each entity, one edge for each relation, in
/// the order of the graph, without a layout or a legend (that is what the room `render` is for).
/// Node names are made from the ids, labels are names and the words of types, tooltips hold kind
/// and aliases, or date and quotations. An undirected relation has `dir=none`; a document's web
/// address becomes the link of the relations read from it. The loss names properties and documents.
ExportResult write_dot(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
