#include "cli/curating.hpp"

#include "cli/graph_file.hpp"
#include "cli/json_answer.hpp"
#include "graph/cell_text.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <utility>

namespace relata::cli {
namespace {

template <typename Named>
std::string as_known(const std::vector<Named>& known, const std::string& name) {
    const auto folded = fold_name(name);
    for (const auto& item : known) {
        if (item.name == name) return name;
    }
    for (const auto& item : known) {
        if (fold_name(item.name) == folded) return item.name;
    }
    return name;
}

void say(Invocation& invocation, const CurateOptions& options, const Graph& graph) {
    const auto& decision = graph.decisions.back();
    const auto done = effects_text(effects(decision));
    auto line = "decision " + std::to_string(graph.decisions.size()) + ": " + sentence(decision) +
                (done.empty() ? "" : "; " + done) +
                (options.dry_run ? " (dry run: nothing was written)" : "");
    line = printable(line);
    std::ranges::replace(line, '\n', ' ');
    invocation.terminal.err << line << '\n';
    if (!invocation.json) return;
    write_json(
        invocation.terminal.out,
        {{"graph", options.graph},
         {"number", count_json(graph.decisions.size())},
         {"decision", record_of(decision)},
         {"effects", effects_json(effects(decision))},
         {"entities", count_json(graph.entity_count())},
         {"relations", count_json(graph.relation_count())},
         {"written", !options.dry_run}}
    );
}

}  // namespace

void add_changed_graph_argument(CLI::App& command, std::string& path) {
    command
        .add_option("GRAPH", path, "A graph file (.relata or .json); it is written in its place")
        ->required();
}

void add_curate_options(CLI::App& command, Invocation& invocation, CurateOptions& options) {
    add_changed_graph_argument(command, options.graph);
    command.add_option("--note", options.note, "Why; kept with the decision");
    command.add_flag("--dry-run", options.dry_run, "Say what would happen and write nothing");
    command.add_flag("--json", invocation.json, "What was done, as JSON");
}

int decide_in_file(
    Invocation& invocation,
    const CurateOptions& options,
    const std::function<Decision(const Graph&)>& decision
) {
    change_graph(invocation, options.graph, [&](Graph& graph) {
        auto wanted = decision(graph);
        if (!options.note.empty()) wanted.details.set("note", options.note);
        decide(graph, std::move(wanted));
        say(invocation, options, graph);
        return !options.dry_run;
    });
    return fine;
}

std::string kind_as_known(const Graph& graph, const std::string& name) {
    return as_known(graph.schema().kinds(), name);
}

std::string type_as_known(const Graph& graph, const std::string& name) {
    return as_known(graph.schema().types(), name);
}

PropertyMap properties_given(const std::vector<std::string>& given, const std::string& option) {
    PropertyMap properties;
    for (const auto& text : given) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw InputError(
                {}, option + ": expected name=value, found \"" + printable(text) + '"'
            );
        }
        const auto name = text.substr(0, equals);
        properties.set(name, cell_value(name, std::string_view(text).substr(equals + 1)));
    }
    return properties;
}

std::string effects_text(const Effects& effects) {
    std::string text;
    const auto add = [&](std::size_t n, const char* one, const char* many, const char* what) {
        if (n != 0) text += (text.empty() ? "" : ", ") + counted(n, one, many) + ' ' + what;
    };
    add(effects.entities_added, "entity", "entities", "added");
    add(effects.entities_removed, "entity", "entities", "gone");
    add(effects.entities_renamed, "entity", "entities", "renamed");
    add(effects.names_added, "other name", "other names", "kept");
    add(effects.relations_added, "relation", "relations", "added");
    add(effects.relations_moved, "relation", "relations", "moved");
    add(effects.relations_removed, "relation", "relations", "gone");
    add(effects.evidence_added, "quotation", "quotations", "added");
    return text;
}

PropertyMap effects_json(const Effects& effects) {
    return {
        {"entities_added", count_json(effects.entities_added)},
        {"entities_removed", count_json(effects.entities_removed)},
        {"entities_renamed", count_json(effects.entities_renamed)},
        {"names_added", count_json(effects.names_added)},
        {"relations_added", count_json(effects.relations_added)},
        {"relations_moved", count_json(effects.relations_moved)},
        {"relations_removed", count_json(effects.relations_removed)},
        {"evidence_added", count_json(effects.evidence_added)},
    };
}

}  // namespace relata::cli
