#include "cli/commands.hpp"
#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "cli/graph_file.hpp"
#include "cli/json_answer.hpp"
#include "graph/curation.hpp"
#include "graph/error.hpp"
#include "importers/decisions.hpp"
#include "importers/registry.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

namespace relata::cli {
namespace {

struct ImportCommand {
    std::vector<std::string> sources;
    std::string output;
    std::string into;
    std::string decisions;
    bool all_notes = false;
    ReadOptions read;
};

void list_notes(
    std::ostream& err, const std::string& heading, const std::vector<ImportNote>& notes, bool all
) {
    constexpr std::size_t shown_at_first = 10;
    if (notes.empty()) return;
    err << heading << '\n';
    const auto shown = all ? notes.size() : std::min(notes.size(), shown_at_first);
    for (std::size_t i = 0; i < shown; ++i) {
        err << "  " << printable(to_string(notes[i].place)) << ": " << printable(notes[i].message)
            << '\n';
    }
    if (shown < notes.size()) {
        err << "  … and " << notes.size() - shown << " more; --all-notes lists them\n";
    }
}

void say_what_happened(
    std::ostream& err, const std::vector<ImportReport>& reports, bool all_notes
) {
    ImportReport sum;
    std::map<std::string, std::size_t> formats;
    for (const auto& report : reports) {
        ++formats[report.format];
        sum.entities_added += report.entities_added;
        sum.entities_merged += report.entities_merged;
        sum.relations_added += report.relations_added;
        sum.skipped.insert(sum.skipped.end(), report.skipped.begin(), report.skipped.end());
        sum.notes.insert(sum.notes.end(), report.notes.begin(), report.notes.end());
    }
    err << "read ";
    const char* separator = "";
    for (const auto& [format, count] : formats) {
        err << separator << counted(count, format + " file", format + " files");
        separator = ", ";
    }
    err << ": " << counted(sum.entities_added, "entity", "entities") << " and "
        << counted(sum.relations_added, "relation", "relations") << " added, "
        << sum.entities_merged << " merged with known ones\n";
    list_notes(err, "left out:", sum.skipped, all_notes);
    list_notes(err, "not understood:", sum.notes, all_notes);
}

/// Applies the decisions of the graph to what came in, and those of `--decisions` to all.
ReplayReport apply_decisions(Graph& graph, Before before, const ImportCommand& command) {
    auto report = replay(graph, before);
    if (command.decisions.empty()) return report;
    const auto source = read_source(command.decisions);
    const auto more = replay(graph, parse_decisions(source.bytes, source.name));
    report.applied += more.applied;
    report.waiting.insert(report.waiting.end(), more.waiting.begin(), more.waiting.end());
    return report;
}

void say_what_was_decided(std::ostream& err, const Graph& graph, const ReplayReport& report) {
    if (report.applied > 0) {
        err << "applied " << counted(report.applied, "decision", "decisions") << '\n';
    }
    for (const auto& waiting : report.waiting) {
        auto line = "decision " + std::to_string(waiting.decision + 1) +
                    " waits: " + sentence(graph.decisions[waiting.decision]) + ": " + waiting.why;
        line = printable(line);
        std::ranges::replace(line, '\n', ' ');
        err << line << '\n';
    }
}

PropertyMap replay_json(const Graph& graph, const ReplayReport& report) {
    PropertyList waiting;
    for (const auto& each : report.waiting) {
        waiting.push_back(PropertyMap{
            {"number", count_json(each.decision + 1)},
            {"decision", record_of(graph.decisions[each.decision])},
            {"why", each.why}});
    }
    return {{"applied", count_json(report.applied)}, {"waiting", waiting}};
}

int run_import(Invocation& invocation, const ImportCommand& command) {
    require_graph_file_name(command.output);
    // Whoever adds to a graph must not lose what another adds meanwhile.
    std::optional<GraphFileLock> lock;
    Graph graph;
    if (!command.into.empty()) {
        lock.emplace(command.into);
        graph = load_graph(command.into);
    }
    Before before{graph.entity_count(), graph.relation_count()};
    const auto reports = read_into(invocation, command.sources, command.read, graph);
    if (command.into.empty() && !graph.decisions.empty()) {
        // They came with the first source, in which nothing is new to them.
        before = {reports.front().entities_added, reports.front().relations_added};
    }
    const auto curation = apply_decisions(graph, before, command);
    save_graph(invocation, graph, command.output);
    if (invocation.json) {
        PropertyList list;
        for (const auto& report : reports) list.push_back(report_json(report));
        write_json(
            invocation.terminal.out,
            {{"graph", command.output},
             {"entities", count_json(graph.entity_count())},
             {"relations", count_json(graph.relation_count())},
             {"decisions", replay_json(graph, curation)},
             {"reports", list}}
        );
    } else {
        say_what_happened(invocation.terminal.err, reports, command.all_notes);
        say_what_was_decided(invocation.terminal.err, graph, curation);
        invocation.terminal.err << "wrote " << printable(command.output) << ": "
                                << counted(graph.entity_count(), "entity", "entities") << ", "
                                << counted(graph.relation_count(), "relation", "relations") << '\n';
    }
    return fine;
}

}  // namespace

void add_import(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<ImportCommand>();
    auto* app = add_command(
        program,
        invocation,
        "import",
        "Read articles and data files, merge what is the same, save",
        {"relata import briefing.txt -o talks.relata",
         "relata import articles/ -o year.relata",
         "relata import nodes.csv edges.csv -o graph.relata",
         "relata import new.txt --into talks.relata -o talks.relata",
         "curl … | relata import - -o graph.relata"}
    );
    app->add_option("SOURCE", command->sources, "Files, folders, or - (stdin)")->required();
    app->add_option("-o,--output", command->output, "The graph file to write (.relata or .json)")
        ->required();
    app->add_option("--into", command->into, "Begin with the graph in this file");
    app->add_option(
        "--decisions", command->decisions, "Apply these: what `relata decisions` printed"
    );
    app->add_flag("--all-notes", command->all_notes, "List everything that was not understood");
    app->add_flag("--json", invocation.json, "What was done, as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_import(invocation, *command); };
    });
}

}  // namespace relata::cli
