#include "cli/commands.hpp"
#include "cli/json_answer.hpp"
#include "cli/path_question.hpp"
#include "graph/neighborhood.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct BetweenCommand {
    std::string graph;
    std::string source;
    std::string target;
    std::size_t longer = 0;
    PathQuestion question;
    ReadOptions read;
};

PropertyMap answer_json(const Graph& graph, const Between& found, const BetweenCommand& command) {
    PropertyList entities;
    for (const auto& place : found.places) {
        auto entity = entity_json(graph, place.entity);
        entity.set("from_a", count_json(place.from_source));
        entity.set("to_b", count_json(place.to_target));
        entities.push_back(entity);
    }
    PropertyList relations;
    for (const auto id : found.relations) relations.push_back(relation_json(graph, id));
    return {
        {"entities", entities},
        {"relations", relations},
        {"shortest", count_json(found.shortest)},
        {"truncated", found.stopped_by != SearchLimit::none},
        {"limits", limits_json(command.question, found.stopped_by, found.visited)}};
}

void print(Invocation& invocation, const Graph& graph, const Between& found) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [id, from_source, to_target] : found.places) {
        rows.push_back(
            {std::to_string(from_source),
             std::to_string(to_target),
             graph.entity(id).id,
             std::string(graph.kind_name(id)),
             graph.entity(id).name}
        );
    }
    invocation.terminal.out << table_text(
                                   {"from A", "to B", "id", "kind", "name"},
                                   rows,
                                   {invocation.color(), invocation.terminal.width}
                               )
                            << '\n'
                            << found.places.size() << " entities, " << found.relations.size()
                            << (found.relations.size() == 1 ? " relation" : " relations")
                            << " between; the shortest path has " << found.shortest << '\n';
}

int run_between(Invocation& invocation, const BetweenCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto a = the_entity(graph, command.source);
    const auto b = the_entity(graph, command.target);
    const auto& question = command.question;
    const auto snapshot = narrowed(graph, question.narrow, question.denied);
    const auto found = between(snapshot, a, b, command.longer, options_of(graph, question));
    if (invocation.json) {
        write_json(invocation.terminal.out, answer_json(graph, found, command));
    } else if (!found.places.empty()) {
        print(invocation, graph, found);
    }
    const auto cut = limit_text(found.stopped_by, question);
    if (!cut.empty()) invocation.terminal.err << "relata: " << cut << '\n';
    if (!found.places.empty()) return fine;
    invocation.terminal.err << "relata: " << not_connected_text(graph, a, b) << '\n';
    return nothing_found;
}

}  // namespace

void add_between(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<BetweenCommand>();
    auto* app = add_command(
        program,
        invocation,
        "between",
        "Everything that lies on short paths from A to B",
        {"relata between talks.json Suga \"South Korea\"",
         "relata between talks.json Suga \"South Korea\" --longer 1 --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("A", command->source, "An id, name or alias")->required();
    app->add_option("B", command->target, "An id, name or alias")->required();
    app->add_option(
           "--longer", command->longer, "Also by so many relations more than the shortest path"
    )
        ->check(CLI::Range(0, 64))
        ->capture_default_str();
    add_walk_options(*app, command->question);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_between(invocation, *command); };
    });
}

}  // namespace relata::cli
