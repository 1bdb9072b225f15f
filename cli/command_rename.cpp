#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "graph/error.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct RenameCommand {
    CurateOptions curate;
    std::string entity;
    std::string name;
};

Decision rename_decision(const Graph& graph, const RenameCommand& command) {
    if (command.name.empty()) throw InputError({}, "a name must not be empty");
    const auto& entity = graph.entity(the_entity(graph, command.entity));
    return {Decision::Action::rename, {{"entity", entity.id}, {"name", command.name}}, {}};
}

}  // namespace

void add_rename(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<RenameCommand>();
    auto* app = add_command(
        program,
        invocation,
        "rename",
        "Give an entity another name; the old one becomes an alias",
        {"relata rename talks.relata motegi \"Toshimitsu Motegi\""}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option("ENTITY", command->entity, "An id, name or alias")->required();
    app->add_option("NAME", command->name, "The new name")->required();
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                return rename_decision(graph, *command);
            });
        };
    });
}

}  // namespace relata::cli
