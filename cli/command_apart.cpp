#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "graph/error.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct ApartCommand {
    CurateOptions curate;
    std::string one;
    std::string other;
};

Decision apart_decision(const Graph& graph, const ApartCommand& command) {
    const auto one = the_entity(graph, command.one);
    const auto other = the_entity(graph, command.other);
    if (one == other) {
        throw InputError(
            {},
            '"' + printable(command.one) + "\" and \"" + printable(command.other) +
                "\" are one entity already: " + printable(graph.entity(one).id)
        );
    }
    return {
        Decision::Action::apart,
        {{"entity", graph.entity(one).id}, {"other", graph.entity(other).id}},
        {}};
}

}  // namespace

void add_apart(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<ApartCommand>();
    auto* app = add_command(
        program,
        invocation,
        "apart",
        "Keep two entities apart: merging them is refused from now on",
        {"relata apart talks.relata \"Li Wei\" \"Li Wei (minister)\"",
         "relata apart talks.relata congo-1 congo-2 --note \"two countries\""}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option("A", command->one, "An id, name or alias")->required();
    app->add_option("B", command->other, "An id, name or alias")->required();
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                return apart_decision(graph, *command);
            });
        };
    });
}

}  // namespace relata::cli
