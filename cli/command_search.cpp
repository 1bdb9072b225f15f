#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/names.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace relata::cli {
namespace {

struct SearchCommand {
    std::string graph;
    std::vector<std::string> words;
    ReadOptions read;
};

/// Whether each wanted word begins some word of the text; both folded.
bool holds_all(const std::string& text, const std::vector<std::string>& wanted) {
    const auto folded = ' ' + fold_name(text);
    return std::ranges::all_of(wanted, [&](const std::string& word) {
        return folded.find(' ' + word) != std::string::npos;
    });
}

std::string names_of(const Entity& entity) {
    auto text = entity.name;
    for (const auto& alias : entity.aliases) text += ' ' + alias;
    return text;
}

std::vector<RelationId> relations_quoting(
    const Graph& graph, const std::vector<std::string>& wanted
) {
    std::vector<RelationId> found;
    for (const auto id : graph.relations()) {
        const auto& evidence = graph.relation(id).evidence;
        if (std::ranges::any_of(evidence, [&](const Evidence& e) {
                return holds_all(e.quote, wanted);
            })) {
            found.push_back(id);
        }
    }
    return found;
}

void print_found(
    Invocation& invocation,
    const Graph& graph,
    const std::vector<EntityId>& entities,
    const std::vector<RelationId>& relations
) {
    const TerminalStyle style{invocation.color(), invocation.terminal.width};
    if (!entities.empty()) {
        std::vector<std::vector<std::string>> rows;
        for (const auto id : entities) {
            rows.push_back(
                {graph.entity(id).id, std::string(graph.kind_name(id)), graph.entity(id).name}
            );
        }
        invocation.terminal.out << table_text({"id", "kind", "name"}, rows, style);
    }
    if (!relations.empty()) {
        if (!entities.empty()) invocation.terminal.out << '\n';
        std::vector<std::vector<std::string>> rows;
        for (const auto id : relations) {
            const auto& relation = graph.relation(id);
            rows.push_back(
                {graph.entity(relation.source).name,
                 graph.schema().type(relation.type).words,
                 graph.entity(relation.target).name,
                 relation.evidence.front().quote}
            );
        }
        invocation.terminal.out << table_text(
            {"source", "relation", "target", "quoted"}, rows, style
        );
    }
}

/// What was found, and a graph that has at least that.
struct Found {
    Graph graph;
    std::vector<EntityId> entities;
    std::vector<RelationId> relations;
};

/// With the search index of a graph file.
Found search_file(const std::string& path, const std::vector<std::string>& wanted) {
    const GraphFile file(path);
    const auto found = file.search(wanted);
    auto part = file.excerpt(found.entities, found.relations);
    Found result;
    for (const auto id : found.entities) result.entities.push_back(part.entity(id));
    for (const auto id : found.relations) result.relations.push_back(part.relation(id));
    result.graph = std::move(part.graph);
    return result;
}

Found search_graph(Graph graph, const std::vector<std::string>& wanted) {
    Found result;
    for (const auto id : graph.entities()) {
        if (holds_all(names_of(graph.entity(id)), wanted)) result.entities.push_back(id);
    }
    result.relations = relations_quoting(graph, wanted);
    result.graph = std::move(graph);
    return result;
}

std::vector<std::string> folded_words(const std::vector<std::string>& given) {
    std::vector<std::string> wanted;
    for (const auto& words : given) {
        const auto folded = fold_name(words);
        for (std::size_t begin = 0; begin < folded.size();) {
            const auto end = std::min(folded.find(' ', begin), folded.size());
            wanted.push_back(folded.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return wanted;
}

int run_search(Invocation& invocation, const SearchCommand& command) {
    const auto wanted = folded_words(command.words);
    Found found;
    if (!wanted.empty()) {
        found = is_graph_file(command.graph)
                    ? search_file(command.graph, wanted)
                    : search_graph(read_graph(invocation, command.graph, command.read), wanted);
    }
    const auto& [graph, entities, relations] = found;
    if (invocation.json) {
        PropertyList entity_list;
        for (const auto id : entities) entity_list.push_back(entity_json(graph, id));
        PropertyList relation_list;
        for (const auto id : relations) relation_list.push_back(relation_json(graph, id));
        write_json(
            invocation.terminal.out, {{"entities", entity_list}, {"relations", relation_list}}
        );
    } else {
        print_found(invocation, graph, entities, relations);
    }
    if (!entities.empty() || !relations.empty()) return fine;
    invocation.terminal.err
        << "relata: nothing found; names, aliases and quotations were searched\n";
    return nothing_found;
}

}  // namespace

void add_search(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<SearchCommand>();
    auto* app = add_command(
        program,
        invocation,
        "search",
        "Find words in names, aliases and quotations",
        {"relata search talks.txt olympic", "relata search talks.json climate change --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option(
           "WORDS", command->words, "All of them must occur; the beginning of a word is enough"
    )
        ->required();
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_search(invocation, *command); };
    });
}

}  // namespace relata::cli
