// Builds a small graph by hand and asks it two questions: who are the neighbors of an entity, and
// how are two entities connected?
//
// Needs only the room graph/, no file. This is the program to read first; 02_read_and_ask.cpp then
// takes its graph from an article.

#include "graph/graph.hpp"
#include "graph/paths.hpp"

#include <iostream>

using namespace relata;

namespace {

/// What a step says in words, whichever way the relation is walked: `represents`, or, against its
/// direction, `is represented by`.
const std::string& words(const Graph& graph, Arc arc) {
    const auto& type = graph.schema().type(graph.relation(arc.relation).type);
    return arc.forward ? type.words : type.inverse;
}

void print_step(const Graph& graph, Arc arc) {
    std::cout << "  " << graph.entity(graph.arc_source(arc)).name << ' ' << words(graph, arc) << ' '
              << graph.entity(graph.arc_target(arc)).name << '\n';
}

void print_neighbors(const Graph& graph, EntityId id) {
    std::cout << graph.entity(id).name << '\n';
    for (const auto arc : graph.out_arcs(id)) print_step(graph, arc);
    for (const auto arc : graph.in_arcs(id)) {
        // An arc that arrives is walked the other way round; one without direction also leaves.
        if (graph.relation(arc.relation).directed) print_step(graph, {arc.relation, !arc.forward});
    }
}

}  // namespace

int main() {
    Graph graph;

    // An entity has a name and a kind; its id is made from the name: `wang-yi`.
    const auto wang = graph.add_entity("Wang Yi", "Person");
    const auto motegi = graph.add_entity("Toshimitsu Motegi", "Person");
    const auto china = graph.add_entity("China", "Country");
    const auto japan = graph.add_entity("Japan", "Country");
    const auto korea = graph.add_entity("South Korea", "Country");
    const auto rcep = graph.add_entity("Regional Comprehensive Economic Partnership", "Agreement");
    graph.add_alias(rcep, "RCEP");

    // A relation goes from a source to a target. Its type says what it means; its properties say
    // more: a role, a date as precise as it is known.
    const auto office = graph.add_relation(wang, "HOLDS_OFFICE", china);
    graph.set_property(office, "role", "Foreign Minister");
    graph.add_relation(motegi, "HOLDS_OFFICE", japan);
    for (const auto country : {china, japan, korea}) {
        const auto signing = graph.add_relation(country, "SIGNED", rcep);
        graph.set_property(signing, "when", Edtf::day(2020, 11, 15));
    }

    // Two people who meet have met each other: a relation without direction.
    Relation talks;
    talks.source = wang;
    talks.target = motegi;
    talks.type = graph.schema().type("TALKS_WITH");
    talks.directed = false;
    talks.properties.set("when", Edtf::day(2020, 11, 24));
    graph.add_relation(std::move(talks));

    print_neighbors(graph, wang);
    print_neighbors(graph, china);

    // Searches walk a snapshot: the graph, or a part of it, frozen and packed.
    const Snapshot snapshot(graph);
    const auto answer = shortest_path(snapshot, motegi, korea);
    std::cout << "How are Toshimitsu Motegi and South Korea connected?\n";
    for (const auto& path : answer.paths) {
        for (const auto arc : path.arcs) print_step(graph, arc);
    }
}
