#pragma once

#include "tests/support/random_graphs.hpp"

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

namespace relata::tests {

// The example graphs of the LDBC Graphalytics benchmark, with their outputs (tests/data).

inline std::ifstream graphalytics_file(const std::string& name) {
    std::ifstream file(std::string(RELATA_SOURCE_DIR "/tests/data/graphalytics/example/") + name);
    if (!file) throw std::runtime_error("no " + name);
    return file;
}

/// `name`: `example-directed` or `example-undirected`. Text ids of entities are the numbers of the
/// file, whose order they keep; an edge list of relata's own leaves out vertices without edges.
inline Graph graphalytics_graph(const std::string& name) {
    Graph graph;
    auto vertices = graphalytics_file(name + ".v");
    for (std::string id; vertices >> id;) {
        Entity entity;
        entity.id = entity.name = id;
        graph.add_entity(entity);
    }
    auto edges = graphalytics_file(name + ".e");
    std::string source;
    std::string target;
    for (double weight = 0; edges >> source >> target >> weight;) {
        Relation relation;
        relation.source = graph.find_entity(source).value();
        relation.target = graph.find_entity(target).value();
        relation.type = graph.schema().type("LINK");
        relation.directed = name == "example-directed";
        relation.properties.set("weight", weight);
        graph.add_relation(relation);
    }
    return graph;
}

/// Values by vertex, as they are written.
inline std::map<std::string, std::string> graphalytics_output(
    const std::string& name, const std::string& algorithm
) {
    std::map<std::string, std::string> values;
    auto file = graphalytics_file(name + "-" + algorithm);
    std::string vertex;
    for (std::string value; file >> vertex >> value;) values[vertex] = value;
    return values;
}

}  // namespace relata::tests
