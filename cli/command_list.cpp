#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <memory>

namespace relata::cli {
namespace {

struct ListCommand {
    std::string graph;
    std::string what = "entities";
    std::string kind;
    std::string type;
    ReadOptions read;
};

std::vector<EntityId> entities_of_kind(const Graph& graph, const std::string& kind) {
    std::vector<EntityId> ids;
    const auto wanted = kind.empty() ? KindId{} : the_kind(graph, kind);
    for (const auto id : graph.entities()) {
        const auto& kinds = graph.entity(id).kinds;
        if (kind.empty() || std::ranges::find(kinds, wanted) != kinds.end()) ids.push_back(id);
    }
    return ids;
}

std::vector<RelationId> relations_of_type(const Graph& graph, const std::string& type) {
    std::vector<RelationId> ids;
    const auto wanted = type.empty() ? TypeId{} : the_type(graph, type);
    for (const auto id : graph.relations()) {
        if (type.empty() || graph.relation(id).type == wanted) ids.push_back(id);
    }
    return ids;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string date_text(const Relation& relation) {
    const auto when = relation.properties.date("when");
    return when ? when->text() : "";
}

int list_entities(Invocation& invocation, const Graph& graph, const std::string& kind) {
    PropertyList answers;
    std::vector<std::vector<std::string>> rows;
    for (const auto id : entities_of_kind(graph, kind)) {
        const auto& entity = graph.entity(id);
        const auto relations = graph.out_degree(id) + graph.in_degree(id);
        if (invocation.json) {
            answers.push_back(entity_json(graph, id));
        } else {
            rows.push_back(
                {entity.id,
                 std::string(graph.kind_name(id)),
                 std::to_string(relations),
                 entity.name,
                 joined(entity.aliases)}
            );
        }
    }
    if (invocation.json) {
        write_json(invocation.terminal.out, {{"entities", answers}});
    } else {
        invocation.terminal.out << table_text(
            {"id", "kind", "relations", "name", "also called"},
            rows,
            {invocation.color(), invocation.terminal.width}
        );
    }
    return fine;
}

int list_relations(Invocation& invocation, const Graph& graph, const std::string& type) {
    PropertyList answers;
    std::vector<std::vector<std::string>> rows;
    for (const auto id : relations_of_type(graph, type)) {
        const auto& relation = graph.relation(id);
        if (invocation.json) {
            answers.push_back(relation_json(graph, id));
        } else {
            rows.push_back(
                {relation.id,
                 graph.entity(relation.source).name,
                 graph.type_name(id),
                 graph.entity(relation.target).name,
                 date_text(relation)}
            );
        }
    }
    if (invocation.json) {
        write_json(invocation.terminal.out, {{"relations", answers}});
    } else {
        invocation.terminal.out << table_text(
            {"id", "source", "type", "target", "when"},
            rows,
            {invocation.color(), invocation.terminal.width}
        );
    }
    return fine;
}

int run_list(Invocation& invocation, const ListCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const bool relations = command.what == "relations" || !command.type.empty();
    return relations ? list_relations(invocation, graph, command.type)
                     : list_entities(invocation, graph, command.kind);
}

}  // namespace

void add_list(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<ListCommand>();
    auto* app = add_command(
        program,
        invocation,
        "list",
        "List entities or relations",
        {"relata list talks.txt",
         "relata list talks.txt --kind Person",
         "relata list talks.txt relations --type HOLDS_OFFICE"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("WHAT", command->what, "entities or relations")
        ->check(CLI::IsMember(std::vector<std::string>{"entities", "relations"}))
        ->capture_default_str();
    auto* kind = app->add_option("--kind", command->kind, "Only entities of this kind");
    app->add_option("--type", command->type, "Only relations of this type")->excludes(kind);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_list(invocation, *command); };
    });
}

}  // namespace relata::cli
