#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "graph/error.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct MergeCommand {
    CurateOptions curate;
    std::string from;
    std::string into;
};

Decision merge_decision(const Graph& graph, const MergeCommand& command) {
    const auto from = the_entity(graph, command.from);
    const auto into = the_entity(graph, command.into);
    if (from == into) {
        throw InputError(
            {},
            '"' + printable(command.from) + "\" and \"" + printable(command.into) +
                "\" are one entity already: " + printable(graph.entity(from).id)
        );
    }
    return {
        Decision::Action::merge,
        {{"entity", graph.entity(from).id}, {"into", graph.entity(into).id}},
        {}};
}

}  // namespace

void add_merge(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<MergeCommand>();
    auto* app = add_command(
        program,
        invocation,
        "merge",
        "Make two entities one: A goes into B, both names are kept",
        {"relata merge talks.relata PRC China --note \"the same country\"",
         "relata merge talks.relata \"S. Korea\" \"South Korea\" --dry-run"}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option("A", command->from, "The entity that goes: an id, name or alias")->required();
    app->add_option("B", command->into, "The entity that stays")->required();
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                return merge_decision(graph, *command);
            });
        };
    });
}

}  // namespace relata::cli
