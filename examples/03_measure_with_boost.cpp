// Runs two algorithms of the Boost Graph Library on a part of a graph, and writes what they found
// back as properties:
//
//     example_03_measure_with_boost trade-blocs.nodes.csv trade-blocs.edges.csv 2019 countries.json
//
// Which countries were linked through common trade blocs in 2019, which groups did they form, and
// who stood between the others? The ending of the last argument chooses the format to write:
// .json, .dot or .csv.
//
// Read 02_read_and_ask.cpp first. New here: a filtered snapshot, graph/bgl.hpp, and an exporter.

#include "exporters/exporter.hpp"
#include "graph/bgl.hpp"
#include "graph/error.hpp"
#include "importers/registry.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace relata;

namespace {

/// A graph of countries only: two are linked, without direction, when they belong to a common bloc
/// in `period`. One relation for each pair, however many blocs they share, because betweenness
/// counts parallel relations as different ways.
Graph linked_countries(const Graph& blocs, const Edtf& period) {
    SnapshotFilter filter;
    filter.types = {blocs.schema().find_type("PARTY_TO"), blocs.schema().find_type("MEMBER_OF")};
    filter.dates = period;
    const Snapshot memberships(blocs, filter);

    Graph countries;
    std::vector<EntityId> country_of(memberships.vertex_count());
    for (Vertex v = 0; v < memberships.vertex_count(); ++v) {
        const auto id = memberships.entity(v);
        if (blocs.kind_name(id) != "Country") continue;
        country_of[v] = countries.add_entity(blocs.entity(id).name, "Country");
    }
    std::set<std::pair<EntityId, EntityId>> pairs;
    for (Vertex bloc = 0; bloc < memberships.vertex_count(); ++bloc) {
        const auto members = memberships.predecessors(bloc);
        for (const auto a : members) {
            for (const auto b : members) {
                if (country_of[a] < country_of[b]) pairs.emplace(country_of[a], country_of[b]);
            }
        }
    }
    for (const auto& [a, b] : pairs) {
        Relation link;
        link.source = a;
        link.target = b;
        link.type = countries.schema().type("SHARES_BLOC_WITH");
        link.directed = false;
        countries.add_relation(std::move(link));
    }
    return countries;
}

/// How many shortest paths between two others run through each vertex; several shortest paths of
/// one pair share out one unit. Brandes' algorithm.
std::vector<double> betweenness(const Snapshot& graph) {
    std::vector<double> scores(graph.vertex_count());
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(scores.begin(), get(boost::vertex_index, graph))
    );
    // Boost sees an undirected relation as an edge each way and so counts every pair twice.
    for (auto& score : scores) score /= 2;
    return scores;
}

/// The number of the group each vertex belongs to: one can get from each to each in a group.
std::vector<std::size_t> groups(const Snapshot& graph) {
    std::vector<std::size_t> group(graph.vertex_count());
    boost::strong_components(
        graph, boost::make_iterator_property_map(group.begin(), get(boost::vertex_index, graph))
    );
    return group;
}

void print_ranking(const Graph& countries) {
    std::vector<std::pair<double, EntityId>> ranking;
    for (const auto id : countries.entities()) {
        ranking.emplace_back(-*countries.entity(id).properties.number("betweenness"), id);
    }
    std::ranges::sort(ranking);  // highest score first; among equals, in order of the file
    for (const auto& [score, id] : ranking) {
        if (score == 0) break;
        std::cout << countries.entity(id).name << ' ' << -score << '\n';
    }
}

void write_graph(const Graph& graph, const std::string& path) {
    const auto* format = export_format_for(path);
    if (format == nullptr) throw InputError({path}, "no format has this ending");
    const auto written = format->write(graph);
    for (const auto& file : written.files) {
        // A format of several files names each by a suffix to the stem of what was asked for.
        auto name = std::filesystem::path(path);
        if (!file.suffix.empty()) name.replace_extension() += file.suffix;
        std::ofstream out(name, std::ios::binary);
        if (!(out << file.bytes).flush()) throw InputError({name.string()}, "cannot be written");
    }
    for (const auto& loss : written.loss.losses) {
        std::cerr << format->name << " cannot hold " << loss.what << ": " << loss.count << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: example_03_measure_with_boost NODES EDGES PERIOD OUTPUT\n";
        return 2;
    }
    try {
        Graph blocs;
        for (const auto* path : {argv[1], argv[2]}) {
            for (const auto& source : read_sources(path)) import_source(source, "", {}, blocs);
        }
        const auto period = Edtf::parse(argv[3]);
        if (!period) throw InputError({}, std::string(argv[3]) + " is not an EDTF date");

        auto countries = linked_countries(blocs, *period);
        const Snapshot snapshot(countries);
        const auto scores = betweenness(snapshot);
        const auto group = groups(snapshot);
        for (Vertex v = 0; v < snapshot.vertex_count(); ++v) {
            countries.set_property(snapshot.entity(v), "betweenness", scores[v]);
            countries.set_property(
                snapshot.entity(v), "group", static_cast<std::int64_t>(group[v])
            );
        }

        const std::set<std::size_t> distinct(group.begin(), group.end());
        std::cout << countries.entity_count() << " countries, " << countries.relation_count()
                  << " links, " << distinct.size() << " groups\n";
        print_ranking(countries);
        write_graph(countries, argv[4]);
    } catch (const InputError& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
