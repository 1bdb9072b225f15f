#pragma once

#include "cli/commands.hpp"
#include "graph/curation.hpp"
#include "graph/graph.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relata::cli {

/// What every command that changes a graph takes.
struct CurateOptions {
    std::string graph;
    std::string note;
    bool dry_run = false;
};

/// The positional argument GRAPH: a graph file, which will be written.
void add_changed_graph_argument(CLI::App& command, std::string& path);

/// GRAPH, `--note`, `--dry-run`, `--json`; before the other arguments of the command.
void add_curate_options(CLI::App& command, Invocation& invocation, CurateOptions& options);

/// Reads the graph, decides what `decision` makes of it, writes it in its place, and says what
/// happened. Throws InputError; the file is then as it was.
int decide_in_file(
    Invocation& invocation,
    const CurateOptions& options,
    const std::function<Decision(const Graph&)>& decision
);

/// The kind or type as the graph writes it, whatever the case; a name it does not have stays.
std::string kind_as_known(const Graph& graph, const std::string& name);
std::string type_as_known(const Graph& graph, const std::string& name);

/// `name=value` each, the values read as the cells of a table are. Throws InputError.
PropertyMap properties_given(const std::vector<std::string>& given, const std::string& option);

/// `3 relations moved, 1 entity gone`; empty when nothing changed.
std::string effects_text(const Effects& effects);
PropertyMap effects_json(const Effects& effects);

}  // namespace relata::cli
