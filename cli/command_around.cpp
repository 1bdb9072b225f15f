#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/neighborhood.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct AroundCommand {
    std::string graph;
    std::string entity;
    std::size_t hops = 1;
    Direction direction = Direction::either;
    NarrowOptions narrow;
    ReadOptions read;
};

int run_around(Invocation& invocation, const AroundCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto start = the_entity(graph, command.entity);
    const auto snapshot = narrowed(graph, command.narrow);
    const auto neighbors = neighborhood(snapshot, start, command.hops, command.direction);
    std::vector<EntityId> entities;
    for (const auto& neighbor : neighbors) entities.push_back(neighbor.entity);
    const auto relations = relations_among(snapshot, entities);

    if (invocation.json) {
        PropertyList entity_list;
        for (const auto& [id, distance] : neighbors) {
            auto entity = entity_json(graph, id);
            entity.set("distance", count_json(distance));
            entity_list.push_back(entity);
        }
        PropertyList relation_list;
        for (const auto id : relations) relation_list.push_back(relation_json(graph, id));
        write_json(
            invocation.terminal.out, {{"entities", entity_list}, {"relations", relation_list}}
        );
        return fine;
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& [id, distance] : neighbors) {
        rows.push_back(
            {std::to_string(distance),
             graph.entity(id).id,
             std::string(graph.kind_name(id)),
             graph.entity(id).name}
        );
    }
    invocation.terminal.out << table_text(
                                   {"hops", "id", "kind", "name"},
                                   rows,
                                   {invocation.color(), invocation.terminal.width}
                               )
                            << '\n'
                            << neighbors.size() << " entities, " << relations.size()
                            << " relations among them\n";
    return fine;
}

}  // namespace

void add_around(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<AroundCommand>();
    auto* app = add_command(
        program,
        invocation,
        "around",
        "The neighborhood of an entity",
        {"relata around talks.txt RCEP", "relata around talks.json Japan --hops 2 --type HOSTS"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("ENTITY", command->entity, "An id, name or alias")->required();
    app->add_option("--hops", command->hops, "How many relations away")->capture_default_str();
    add_direction_option(*app, command->direction);
    add_narrow_options(*app, command->narrow);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_around(invocation, *command); };
    });
}

}  // namespace relata::cli
