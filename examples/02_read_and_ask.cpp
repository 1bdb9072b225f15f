// Reads an article (or any data file relata knows) and answers how two entities are connected: all
// shortest paths, each step with the words it rests on and where they stand.
//
//     example_02_read_and_ask tokyo-talks.txt "Yoshihide Suga" "South Korea"
//
// Read 01_build_a_graph.cpp first: here the graph is the same, but an importer builds it.
// 03_measure_with_boost.cpp goes on to measures.

#include "graph/error.hpp"
#include "graph/graph.hpp"
#include "graph/names.hpp"
#include "graph/paths.hpp"
#include "importers/registry.hpp"

#include <iostream>
#include <string>

using namespace relata;

namespace {

Graph read_graph(const std::string& path) {
    Graph graph;
    // A folder is many sources, a file is one. The format is found by looking at the content.
    for (const auto& source : read_sources(path)) import_source(source, "", {}, graph);
    return graph;
}

/// The one entity of that name. Which of several is meant is for the user to say, never a guess.
EntityId the_entity(const Graph& graph, const std::string& name) {
    const auto match = find_by_name(graph, name);
    if (match.exact.size() == 1) return match.exact.front();
    std::string message =
        '"' + name + "\" names " + std::to_string(match.exact.size()) + " entities, expected one";
    for (const auto id : match.exact) message += "; its id may be " + graph.entity(id).id;
    for (const auto id : match.nearest) message += "; did you mean " + graph.entity(id).name + '?';
    throw InputError({}, message);
}

void print_step(const Graph& graph, Arc arc) {
    const auto& relation = graph.relation(arc.relation);
    const auto& type = graph.schema().type(relation.type);
    std::cout << graph.entity(graph.arc_source(arc)).name << ' '
              << (arc.forward ? type.words : type.inverse) << ' '
              << graph.entity(graph.arc_target(arc)).name;
    if (const auto when = relation.properties.date("when")) std::cout << ", " << when->text();
    std::cout << '\n';
    // A relation from a data file has no quotation: the file says it without words.
    for (const auto& evidence : relation.evidence) {
        std::cout << "    \"" << evidence.quote << "\"\n    "
                  << graph.document(evidence.document).source << ", bytes " << evidence.begin
                  << " to " << evidence.end << '\n';
    }
}

void print_answer(const Graph& graph, const PathAnswer& answer) {
    if (answer.paths.empty()) std::cout << "not connected\n";
    for (const auto& path : answer.paths) {
        std::cout << "== " << path.length() << " steps\n";
        for (const auto arc : path.arcs) print_step(graph, arc);
    }
    // A search stops at a limit rather than run for ever; it says when it did.
    if (answer.truncated()) std::cout << "there may be more paths: the search reached a limit\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: example_02_read_and_ask FILE A B\n";
        return 2;
    }
    try {
        const auto graph = read_graph(argv[1]);
        const auto source = the_entity(graph, argv[2]);
        const auto target = the_entity(graph, argv[3]);
        print_answer(graph, all_shortest_paths(Snapshot(graph), source, target));
    } catch (const InputError& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
