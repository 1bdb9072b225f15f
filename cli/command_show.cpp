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

int run_show(Session& session, const ShowCommand& command) {
    const auto graph = read_graph(session, command.graph, command.read);
    const auto id = the_entity(graph, command.entity);
    if (session.json) {
        auto answer = entity_json(graph, id);
        answer.set("relations", relations_json(graph, id));
        write_json(session.terminal.out, answer);
    } else {
        session.terminal.out << entity_text(graph, id, {session.color(), session.terminal.width});
    }
    return fine;
}

}  // namespace

void add_show(CLI::App& program, Session& session) {
    auto command = std::make_shared<ShowCommand>();
    auto* app = add_command(
        program,
        session,
        "show",
        "Show one entity and its relations, each with what it rests on",
        {"relata show talks.txt Motegi", "relata show talks.json rcep --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("ENTITY", command->entity, "An id, name or alias")->required();
    app->add_flag("--json", session.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &session] {
        session.action = [command, &session] { return run_show(session, *command); };
    });
}

}  // namespace relata::cli
