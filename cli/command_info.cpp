#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "render/terminal.hpp"

#include <map>
#include <memory>

namespace relata::cli {
namespace {

struct InfoCommand {
    std::string graph;
    ReadOptions read;
};

struct Counts {
    std::map<std::string, std::size_t> kinds;
    std::map<std::string, std::size_t> types;
    std::size_t uncited = 0;
};

Counts count(const Graph& graph) {
    Counts counts;
    for (const auto id : graph.entities()) {
        const auto kind = graph.kind_name(id);
        ++counts.kinds[kind.empty() ? "(none)" : std::string(kind)];
    }
    for (const auto id : graph.relations()) {
        ++counts.types[graph.type_name(id)];
        if (graph.relation(id).evidence.empty()) ++counts.uncited;
    }
    return counts;
}

PropertyMap counts_json(const std::map<std::string, std::size_t>& counts) {
    PropertyMap map;
    for (const auto& [name, n] : counts) map.set(name, count_json(n));
    return map;
}

PropertyList documents_json(const Graph& graph) {
    PropertyList list;
    for (const auto id : graph.documents()) {
        const auto& document = graph.document(id);
        list.push_back(PropertyMap{
            {"id", document.id},
            {"title", document.title},
            {"publisher", document.publisher},
            {"date", document.date ? PropertyValue(document.date->text()) : PropertyValue()},
            {"source", document.source},
            {"sha256", document.sha256},
        });
    }
    return list;
}

std::vector<std::vector<std::string>> count_rows(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [name, n] : counts) rows.push_back({name, std::to_string(n)});
    return rows;
}

int run_info(Invocation& invocation, const InfoCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto counts = count(graph);
    auto& out = invocation.terminal.out;
    if (invocation.json) {
        write_json(
            out,
            {{"entities", count_json(graph.entity_count())},
             {"relations", count_json(graph.relation_count())},
             {"kinds", counts_json(counts.kinds)},
             {"types", counts_json(counts.types)},
             {"uncited", count_json(counts.uncited)},
             {"documents", documents_json(graph)},
             {"properties", graph.properties}}
        );
        return fine;
    }
    const TerminalStyle style{invocation.color(), invocation.terminal.width};
    out << graph.entity_count() << " entities, " << graph.relation_count() << " relations ("
        << counts.uncited << " without evidence), " << graph.document_count() << " documents\n\n"
        << table_text({"kind", "entities"}, count_rows(counts.kinds), style) << '\n'
        << table_text({"type", "relations"}, count_rows(counts.types), style);
    for (const auto id : graph.documents()) {
        const auto& document = graph.document(id);
        out << '\n'
            << printable(document.id) << ": " << printable(document.title)
            << (document.date ? " (" + document.date->text() + ')' : "") << ", "
            << printable(document.source) << '\n';
    }
    return fine;
}

}  // namespace

void add_info(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<InfoCommand>();
    auto* app = add_command(
        program,
        invocation,
        "info",
        "Count what a graph holds, by kind and type",
        {"relata info talks.txt", "relata info talks.json --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_info(invocation, *command); };
    });
}

}  // namespace relata::cli
