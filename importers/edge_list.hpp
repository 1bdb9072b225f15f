#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the text is a Matrix Market file, or its first lines that are no comments are all two
/// numbers and perhaps more, or two words and a dictionary as NetworkX writes them.
bool looks_like_edge_list(std::string_view bytes);

/// Reads a list of edges, one on each line: two nodes and perhaps a weight, a type or a dictionary,
/// parted by blanks, tabs, commas or semicolons; as SNAP, KONECT, NetworkX, igraph and NetworKit
/// write them, and Matrix Market coordinate files (docs/formats/edge-list.md).
///
/// A list that does not say that it is directed is taken as undirected. When each edge of such a
/// list stands in both directions, the two are one relation; a note says so. O(n).
ImportReport import_edge_list(std::string_view bytes, const ImportOptions& options, Graph& graph);

/// Reads an adjacency list as NetworkX writes it: on each line a node and its neighbors.
ImportReport import_adjacency_list(
    std::string_view bytes, const ImportOptions& options, Graph& graph
);

}  // namespace relata
