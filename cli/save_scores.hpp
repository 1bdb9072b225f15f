#pragma once

#include "cli/commands.hpp"
#include "graph/graph.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace relata::cli {

/// `--save-as NAME` and `-o FILE`: under which name scores are kept, and in which file.
struct SaveOptions {
    std::string name = {};    ///< empty: they are not kept
    std::string output = {};  ///< empty: in GRAPH itself

    [[nodiscard]] bool is_given() const noexcept { return !name.empty(); }
};
/// `of_what` completes "Keep the …": `score of each entity`.
void add_save_options(CLI::App& command, SaveOptions& options, const std::string& of_what);

/// One value for each entity (by EntityId) or each relation (by RelationId) of a graph, or for
/// both; an empty list leaves all of them as they are. A null value means there is none: what an
/// earlier run saved under the name is erased.
struct Scores {
    std::vector<PropertyValue> of_entities = {};
    std::vector<PropertyValue> of_relations = {};
};

/// Refuses, before anything is computed, what save_scores could not do: GRAPH is to be written in
/// its place and is no graph file. Nothing when no score is to be kept. Throws InputError.
void require_place_for_scores(const std::string& graph_path, const SaveOptions& options);

/// Writes the scores of `graph`, which was read from `graph_path`, as properties, and says so on
/// stderr. Nothing when no score is to be kept.
///
/// With an output, the file gets the whole graph. Without one, GRAPH is read again and written in
/// its place while other writers wait, so that nothing they wrote is lost; records are found by
/// their text ids, and those that are gone meanwhile are passed over. Throws InputError; the file
/// is then as it was.
void save_scores(
    Invocation& invocation,
    const std::string& graph_path,
    const Graph& graph,
    const Scores& scores,
    const SaveOptions& options
);

}  // namespace relata::cli
