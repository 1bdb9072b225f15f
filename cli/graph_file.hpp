#pragma once

#include "cli/commands.hpp"
#include "graph/graph.hpp"

#include <functional>
#include <string>

namespace relata::cli {

/// Refuses a path that is no name of a graph file (`.relata` or `.json`). Throws InputError.
void require_graph_file_name(const std::string& path);

/// Writes a graph file, all or nothing; a bar on stderr when it takes long and that is a terminal.
/// Throws InputError.
void save_graph(Invocation& invocation, const Graph& graph, const std::string& path);

/// Reads a graph file (`.relata`, or relata's own `.json`). Throws InputError.
Graph load_graph(const std::string& path);

/// Reads the graph file, changes it, and writes it in its place, while other writers wait. When
/// `change` throws, or answers false, the file stays as it is.
void change_graph(
    Invocation& invocation, const std::string& path, const std::function<bool(Graph&)>& change
);

}  // namespace relata::cli
