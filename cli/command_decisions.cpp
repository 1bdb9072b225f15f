#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct DecisionsCommand {
    std::string graph;
    bool table = false;
    ReadOptions read;
};

std::string table(const Graph& graph, const TerminalStyle& style) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < graph.decisions.size(); ++i) {
        const auto& decision = graph.decisions[i];
        const auto done = effects_text(effects(decision));
        const bool waits = decision.undo.empty() && decision.action != Decision::Action::apart;
        rows.push_back(
            {std::to_string(i + 1),
             waits ? "waits" : done,
             std::string(decision.details.text("note").value_or("")),
             sentence(decision)}
        );
    }
    return table_text({"no", "did", "note", "decision"}, rows, style);
}

int run_decisions(Invocation& invocation, const DecisionsCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const bool for_people = command.table || (invocation.terminal.color && !invocation.json);
    if (!for_people) {
        invocation.terminal.out << decisions_text(graph);
    } else if (graph.decisions.empty()) {
        invocation.terminal.err << "relata: nothing was decided about this graph\n";
    } else {
        invocation.terminal.out << table(graph, {invocation.color(), invocation.terminal.width});
    }
    return fine;
}

}  // namespace

void add_decisions(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<DecisionsCommand>();
    auto* app = add_command(
        program,
        invocation,
        "decisions",
        "List what was decided about a graph, to review and to apply to another",
        {"relata decisions talks.relata > decisions.jsonl",
         "relata decisions talks.relata --table",
         "relata import articles/ --decisions decisions.jsonl -o new.relata"}
    );
    add_graph_argument(*app, command->graph);
    auto* json =
        app->add_flag("--json", invocation.json, "One JSON object a line, even in a terminal");
    app->add_flag("--table", command->table, "A table, even into a file")->excludes(json);
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_decisions(invocation, *command); };
    });
}

}  // namespace relata::cli
