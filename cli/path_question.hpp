#pragma once

#include "cli/graph_argument.hpp"
#include "graph/paths.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace relata::cli {

/// "How are A and B connected?", as the options of `path` and `render --path` put it.
struct PathQuestion {
    bool all_shortest = false;
    std::size_t k = 0;  ///< 0: not asked for
    bool all = false;
    std::size_t max_length = 4;
    std::vector<std::string> kinds;
    std::vector<std::string> via;
    std::vector<std::string> avoid;
    std::string weight;
    Direction direction = Direction::either;
    PathLimits limits;
    bool counts_others = true;  ///< whether PathFindings::as_short is wanted
    bool denied = false;        ///< also walk what a source denies: "A did not meet B"
    NarrowOptions narrow;
};
void add_path_options(CLI::App& command, PathQuestion& question);

struct PathFindings {
    EntityId source;
    EntityId target;
    PathAnswer answer;
    std::size_t searched_entities = 0;
    std::size_t searched_relations = 0;
    /// For the one shortest path: how many others are as short, counted up to the limit.
    std::size_t as_short = 0;
    bool as_short_truncated = false;
};
/// Throws InputError for a name that is not in the graph.
PathFindings find_paths(
    const Graph& graph,
    const std::string& source,
    const std::string& target,
    const PathQuestion& question
);

/// An answer, and a graph that has at least all that lies on its paths.
struct PathsInGraph {
    Graph graph;
    PathFindings findings;
};
/// Answers from what a graph file keeps ready, reading only what lies on the paths. Nothing when
/// the question needs the whole graph: a weight, a narrowing, a name that is no exact one, or
/// relations that a source denies and the question leaves out.
std::optional<PathsInGraph> find_paths_in_file(
    const std::string& path,
    const std::string& source,
    const std::string& target,
    const PathQuestion& question
);

/// What was searched, in one sentence for a person who got no answer.
std::string searched_text(
    const Graph& graph, const PathFindings& findings, const PathQuestion& question
);

/// Which limit cut the search, and the option that raises it; empty when none did.
std::string limit_text(const PathAnswer& answer, const PathLimits& limits);

}  // namespace relata::cli
