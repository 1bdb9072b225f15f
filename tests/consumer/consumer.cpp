// What a program outside the project writes: headers under <relata/…>, targets relata::…

#include <relata/exporters/exporter.hpp>
#include <relata/graph/paths.hpp>
#include <relata/importers/registry.hpp>
#include <relata/render/view.hpp>

#include <iostream>

int main() {
    relata::Graph graph;
    relata::import_source(
        {"table.csv", "source,target,type\nA,B,KNOWS\nB,C,KNOWS\n"}, "", {}, graph
    );
    const relata::Snapshot snapshot(graph);
    const auto answer =
        relata::shortest_path(snapshot, *graph.find_entity("A"), *graph.find_entity("C"));
    std::cout << "consumer: " << answer.paths.size() << " path of " << answer.paths.front().length()
              << " steps\n";
    return answer.paths.size() == 1 && !relata::flow_dot(graph, {}).empty() ? 0 : 1;
}
