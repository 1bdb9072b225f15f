#include "cli/curating.hpp"
#include "cli/graph_file.hpp"
#include "cli/json_answer.hpp"
#include "graph/error.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace relata::cli {
namespace {

struct UndoCommand {
    std::string graph;
    std::optional<std::size_t> number;
    bool dry_run = false;
};

std::size_t place_of(const Graph& graph, const UndoCommand& command) {
    const auto count = graph.decisions.size();
    if (count == 0)
        throw InputError({printable(command.graph)}, "there is no decision to take back");
    const auto number = command.number.value_or(count);
    if (number == 0 || number > count) {
        throw InputError(
            {printable(command.graph)},
            "there is no decision " + std::to_string(number) + "; there are " +
                std::to_string(count) + ", see `relata decisions`"
        );
    }
    return number - 1;
}

std::string line(const std::string& text) {
    auto one = printable(text);
    std::ranges::replace(one, '\n', ' ');
    return one + '\n';
}

void say(
    Invocation& invocation,
    const UndoCommand& command,
    std::size_t place,
    const UndoReport& report,
    const Graph& graph
) {
    auto& err = invocation.terminal.err;
    err << line(
        "took back decision " + std::to_string(place + 1) + ": " + sentence(report.undone) +
        (command.dry_run ? " (dry run: nothing was written)" : "")
    );
    for (const auto& dropped : report.dropped) {
        err << line("dropped with it: " + sentence(dropped.decision) + ": " + dropped.why);
    }
    for (const auto& note : report.notes) err << line("note: " + note);
    if (!invocation.json) return;
    PropertyList dropped;
    for (const auto& each : report.dropped) {
        dropped.push_back(PropertyMap{{"decision", record_of(each.decision)}, {"why", each.why}});
    }
    write_json(
        invocation.terminal.out,
        {{"graph", command.graph},
         {"number", count_json(place + 1)},
         {"undone", record_of(report.undone)},
         {"dropped", dropped},
         {"notes", strings_json(report.notes)},
         {"entities", count_json(graph.entity_count())},
         {"relations", count_json(graph.relation_count())},
         {"written", !command.dry_run}}
    );
}

int run_undo(Invocation& invocation, const UndoCommand& command) {
    change_graph(invocation, command.graph, [&](Graph& graph) {
        const auto place = place_of(graph, command);
        const auto report = undo(graph, place);
        say(invocation, command, place, report, graph);
        return !command.dry_run;
    });
    return fine;
}

}  // namespace

void add_undo(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<UndoCommand>();
    auto* app = add_command(
        program,
        invocation,
        "undo",
        "Take a decision back; later ones stay, unless they rest on it",
        {"relata undo talks.relata                      the last one",
         "relata undo talks.relata 3 --dry-run          the third, as `relata decisions` counts"}
    );
    add_changed_graph_argument(*app, command->graph);
    app->add_option("N", command->number, "Which, counted from 1; the last when not given");
    app->add_flag("--dry-run", command->dry_run, "Say what would happen and write nothing");
    app->add_flag("--json", invocation.json, "What was done, as JSON");
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_undo(invocation, *command); };
    });
}

}  // namespace relata::cli
