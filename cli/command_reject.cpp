#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct RejectCommand {
    CurateOptions curate;
    std::string relation;
};

}  // namespace

void add_reject(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<RejectCommand>();
    auto* app = add_command(
        program,
        invocation,
        "reject",
        "Take a relation out that is wrong; it stays out when its source is read again",
        {"relata list talks.relata relations            (shows the ids)",
         "relata reject talks.relata r17 --note \"misread: he will not attend\""}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option(
           "RELATION", command->relation, "The id of a relation, as list and show print it"
    )
        ->required();
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                const auto& relation = graph.relation(the_relation(graph, command->relation));
                return Decision{Decision::Action::reject, {{"relation", relation.id}}, {}};
            });
        };
    });
}

}  // namespace relata::cli
