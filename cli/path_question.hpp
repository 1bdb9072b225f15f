#pragma once

#include "cli/graph_argument.hpp"
#include "graph/paths.hpp"
#include "graph/property.hpp"
#include "graph/relation_facts.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace relata::cli {

/// "How are A and B connected?", as the options of `path` and `render --path` put it.
struct PathQuestion {
    // which paths
    bool all_shortest = false;
    std::size_t k = 0;       ///< 0: not asked for
    std::size_t groups = 0;  ///< 0: not asked for
    bool all = false;
    bool trails = false;
    std::size_t max_length = 4;
    std::string disjoint;  ///< `relations` or `entities`; empty: not asked for
    std::string weight;
    bool trusted = false;
    bool in_time_order = false;
    // between whom, beside A and B
    std::vector<std::string> sources;
    std::vector<std::string> targets;
    // by which rules
    std::vector<std::string> kinds;
    std::vector<std::string> avoid_kinds;
    std::vector<std::string> avoid_types;
    std::vector<std::string> via;
    bool via_in_order = false;
    std::vector<std::string> avoid;
    std::vector<std::string> avoid_relations;
    std::size_t max_degree = 0;  ///< 0: any
    Direction direction = Direction::either;
    NarrowOptions narrow;
    bool denied = false;  ///< also walk what a source denies: "A did not meet B"
    PathLimits limits;
    double max_seconds = 60;
};
/// All of them, for commands that answer with paths.
void add_path_options(CLI::App& command, PathQuestion& question);
/// What may be walked and what may not, and the limits, for commands that answer with something
/// else.
void add_walk_options(CLI::App& command, PathQuestion& question);

/// The rules and limits of a question as searches take them. `facts` are kept by the caller, and
/// needed when `in_time_order`. Throws InputError for names that are not in the graph.
PathOptions options_of(
    const Graph& graph, const PathQuestion& question, const RelationFacts* facts = nullptr
);

struct PathFindings {
    EntityId source;  ///< the first of them
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
/// the question needs the whole graph: numbers of relations (`--weight`, `--trusted`) or their ids,
/// a name that is no exact one, hubs of a narrowed graph, or what an older file does not keep.
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

/// For a person whose two entities nothing connects.
std::string not_connected_text(const Graph& graph, EntityId a, EntityId b);

/// Which limit cut the search, and the option that raises it; empty when none did.
std::string limit_text(SearchLimit stopped_by, const PathQuestion& question);

/// For `--explain`: what was searched, how much of it was looked at, and why the search ended.
std::string explanation_text(const PathFindings& findings, const PathQuestion& question);

/// The limits of an answer as `--json` gives them.
PropertyMap limits_json(const PathQuestion& question, SearchLimit stopped_by, std::size_t visited);

}  // namespace relata::cli
