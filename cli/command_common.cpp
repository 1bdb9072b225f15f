#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/neighborhood.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <memory>

namespace relata::cli {
namespace {

struct CommonCommand {
    std::string graph;
    std::vector<std::string> entities;
    Direction direction = Direction::either;
    bool denied = false;
    NarrowOptions narrow;
    ReadOptions read;
};

/// The relations of the snapshot between one entity and some others, in order of the graph.
std::vector<RelationId> relations_with(
    const Snapshot& snapshot, EntityId one, const std::vector<EntityId>& others
) {
    auto together = others;
    together.push_back(one);
    auto relations = relations_among(snapshot, together);
    const auto among_others = relations_among(snapshot, others);
    std::erase_if(relations, [&](RelationId id) {
        return std::ranges::binary_search(among_others, id);
    });
    return relations;
}

std::string types_text(const Graph& graph, const std::vector<RelationId>& relations) {
    std::vector<std::string> types;
    for (const auto id : relations) {
        const auto& name = graph.type_name(id);
        if (std::ranges::find(types, name) == types.end()) types.push_back(name);
    }
    std::string text;
    for (const auto& type : types) text += (text.empty() ? "" : ", ") + type;
    return text;
}

int run_common(Invocation& invocation, const CommonCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    std::vector<EntityId> asked;
    for (const auto& name : command.entities) asked.push_back(the_entity(graph, name));
    const auto snapshot = narrowed(graph, command.narrow, command.denied);
    const auto common = common_neighbors(snapshot, asked, command.direction);
    if (invocation.json) {
        PropertyList entities;
        for (const auto id : common) {
            auto entity = entity_json(graph, id);
            PropertyList relations;
            for (const auto relation : relations_with(snapshot, id, asked)) {
                relations.push_back(relation_json(graph, relation));
            }
            entity.set("relations", relations);
            entities.push_back(entity);
        }
        write_json(invocation.terminal.out, {{"entities", entities}});
    } else if (!common.empty()) {
        std::vector<std::vector<std::string>> rows;
        for (const auto id : common) {
            rows.push_back(
                {std::string(graph.kind_name(id)),
                 graph.entity(id).name,
                 types_text(graph, relations_with(snapshot, id, asked))}
            );
        }
        invocation.terminal.out << table_text(
            {"kind", "name", "by"}, rows, {invocation.color(), invocation.terminal.width}
        );
    }
    if (!common.empty()) return fine;
    invocation.terminal.err << "relata: no entity is joined to all of them\n";
    return nothing_found;
}

}  // namespace

void add_common(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<CommonCommand>();
    auto* app = add_command(
        program,
        invocation,
        "common",
        "The neighbors that entities share",
        {"relata common talks.txt China Japan", "relata common talks.json China Japan RCEP --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("ENTITIES", command->entities, "Two or more ids, names or aliases")
        ->required()
        ->expected(2, 100);
    add_direction_option(*app, command->direction);
    add_narrow_options(*app, command->narrow);
    app->add_flag("--denied", command->denied, "Also by relations that a source denies");
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_common(invocation, *command); };
    });
}

}  // namespace relata::cli
