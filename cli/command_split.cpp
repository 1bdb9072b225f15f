#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct SplitCommand {
    CurateOptions curate;
    std::string entity;
    std::string name;
    std::string id;
    std::vector<std::string> relations;
    std::vector<std::string> aliases;
    std::vector<std::string> kinds;
};

Decision split_decision(const Graph& graph, const SplitCommand& command) {
    PropertyList relations;
    for (const auto& id : command.relations) {
        relations.push_back(graph.relation(the_relation(graph, id)).id);
    }
    PropertyMap details{
        {"entity", graph.entity(the_entity(graph, command.entity)).id},
        {"name", command.name},
        {"relations", relations}};
    if (!command.id.empty()) details.set("id", command.id);
    if (!command.aliases.empty()) details.set("aliases", strings_json(command.aliases));
    PropertyList kinds;
    for (const auto& kind : command.kinds) kinds.push_back(kind_as_known(graph, kind));
    if (!kinds.empty()) details.set("kinds", kinds);
    return {Decision::Action::split, details, {}};
}

}  // namespace

void add_split(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<SplitCommand>();
    auto* app = add_command(
        program,
        invocation,
        "split",
        "Make one entity two: some of its relations go to a new one",
        {"relata show talks.relata \"Li Wei\"             (shows the ids of its relations)",
         "relata split talks.relata \"Li Wei\" --name \"Li Wei (poet)\" --relations r4,r9",
         "relata split talks.relata georgia --name Georgia --id georgia-us --relations r7 --kind "
         "Place"}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option("ENTITY", command->entity, "An id, name or alias")->required();
    app->add_option("--name", command->name, "The name of the new entity")->required();
    app->add_option("--relations", command->relations, "Ids of the relations it gets: r4,r9")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->required();
    add_repeatable(*app, "--alias", command->aliases, "An other name that goes along");
    add_repeatable(
        *app, "--kind", command->kinds, "What the new entity is; else what the old one is"
    );
    app->add_option("--id", command->id, "The id of the new entity; else made from its name");
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                return split_decision(graph, *command);
            });
        };
    });
}

}  // namespace relata::cli
