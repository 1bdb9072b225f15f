#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct ShowCommand {
    std::string graph;
    std::string entity;
    ReadOptions read;
};

PropertyList relations_json(const Graph& graph, EntityId id) {
    PropertyList list;
    for (const auto arc : graph.out_arcs(id)) {
        if (arc.forward) list.push_back(relation_json(graph, arc.relation));
    }
    for (const auto arc : graph.in_arcs(id)) {
        const bool loop = graph.arc_source(arc) == id;  // listed above already
        if (arc.forward && !loop) list.push_back(relation_json(graph, arc.relation));
    }
    return list;
}

int run_show(Invocation& invocation, const ShowCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto id = the_entity(graph, command.entity);
    if (invocation.json) {
        auto answer = entity_json(graph, id);
        answer.set("relations", relations_json(graph, id));
        write_json(invocation.terminal.out, answer);
    } else {
        invocation.terminal.out << entity_text(
            graph, id, {invocation.color(), invocation.terminal.width}
        );
    }
    return fine;
}

}  // namespace

void add_show(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<ShowCommand>();
    auto* app = add_command(
        program,
        invocation,
        "show",
        "Show one entity and its relations, each with what it rests on",
        {"relata show talks.txt Motegi", "relata show talks.json rcep --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("ENTITY", command->entity, "An id, name or alias")->required();
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_show(invocation, *command); };
    });
}

}  // namespace relata::cli
