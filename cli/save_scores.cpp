#include "cli/save_scores.hpp"

#include "cli/graph_file.hpp"
#include "graph/error.hpp"
#include "importers/registry.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <cassert>

namespace relata::cli {
namespace {

bool is_in_place(const std::string& graph_path, const SaveOptions& options) {
    return options.output.empty() || options.output == graph_path;
}

template <typename Id>
void set_score(Graph& graph, Id id, const std::string& name, const PropertyValue& score) {
    if (score.is_null()) {
        graph.erase_property(id, name);
    } else {
        graph.set_property(id, name, score);
    }
}

/// Gives `kept` the scores of `scored`, whose records it has under the same text ids.
void set_scores(Graph& kept, const Graph& scored, const Scores& scores, const std::string& name) {
    for (std::uint32_t i = 0; i < scores.of_entities.size(); ++i) {
        const auto id = kept.find_entity(scored.entity(EntityId{i}).id);
        if (id) set_score(kept, *id, name, scores.of_entities[i]);
    }
    for (std::uint32_t i = 0; i < scores.of_relations.size(); ++i) {
        const auto id = kept.find_relation(scored.relation(RelationId{i}).id);
        if (id) set_score(kept, *id, name, scores.of_relations[i]);
    }
}

}  // namespace

void add_save_options(CLI::App& command, SaveOptions& options, const std::string& of_what) {
    auto* save = command.add_option(
        "--save-as", options.name, "Keep the " + of_what + " as a property of this name"
    );
    command
        .add_option(
            "-o,--output",
            options.output,
            "With --save-as: the graph file to write; else GRAPH is written in its place"
        )
        ->needs(save);
}

void require_place_for_scores(const std::string& graph_path, const SaveOptions& options) {
    if (!options.is_given()) return;
    if (!is_in_place(graph_path, options)) {
        require_graph_file_name(options.output);
        return;
    }
    if (graph_path != "-" && is_graph_file(graph_path)) return;
    // Another program's JSON would come back as relata's.
    if (graph_path.ends_with(".json")) {
        const auto source = read_source(source_files(graph_path).front());
        if (detect_format(source.bytes, source.name).name == "node-link") return;
    }
    throw InputError(
        {printable(graph_path)},
        "not a graph file, which could be written in its place; say with -o where to save"
    );
}

void save_scores(
    Invocation& invocation,
    const std::string& graph_path,
    const Graph& graph,
    const Scores& scores,
    const SaveOptions& options
) {
    if (!options.is_given()) return;
    assert(scores.of_entities.empty() || scores.of_entities.size() == graph.entity_count());
    assert(scores.of_relations.empty() || scores.of_relations.size() == graph.relation_count());
    require_place_for_scores(graph_path, options);
    const bool in_place = is_in_place(graph_path, options);
    if (in_place) {
        change_graph(invocation, graph_path, [&](Graph& kept) {
            set_scores(kept, graph, scores, options.name);
            return true;
        });
    } else {
        auto kept = graph;
        set_scores(kept, graph, scores, options.name);
        save_graph(invocation, kept, options.output);
    }
    invocation.terminal.err << "saved as \"" << printable(options.name) << "\" in "
                            << printable(in_place ? graph_path : options.output) << '\n';
}

}  // namespace relata::cli
