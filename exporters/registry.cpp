#include "exporters/clauses.hpp"
#include "exporters/csv.hpp"
#include "exporters/cypher.hpp"
#include "exporters/cytoscape.hpp"
#include "exporters/dot.hpp"
#include "exporters/edge_list.hpp"
#include "exporters/exporter.hpp"
#include "exporters/followthemoney.hpp"
#include "exporters/gexf.hpp"
#include "exporters/gml.hpp"
#include "exporters/gold.hpp"
#include "exporters/graphml.hpp"
#include "exporters/jgf.hpp"
#include "exporters/mermaid.hpp"
#include "exporters/neo4j_csv.hpp"
#include "exporters/node_link.hpp"
#include "exporters/ntriples.hpp"
#include "exporters/pajek.hpp"
#include "graph/ascii.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace relata {
namespace {

using namespace std::string_view_literals;

constexpr std::array json_extensions{".json"sv};
constexpr std::array cytoscape_extensions{".cyjs"sv};
constexpr std::array jgf_extensions{".jgf"sv, ".jgf.json"sv};
constexpr std::array followthemoney_extensions{".ijson"sv, ".ftm.json"sv, ".ftm"sv};
constexpr std::array csv_extensions{".csv"sv};
constexpr std::array dot_extensions{".dot"sv, ".gv"sv};
constexpr std::array gml_extensions{".gml"sv};
constexpr std::array pajek_extensions{".net"sv};
constexpr std::array ntriples_extensions{".nt"sv};
constexpr std::array mermaid_extensions{".mmd"sv, ".mermaid"sv};
constexpr std::array edge_list_extensions{".edgelist"sv, ".el"sv};
constexpr std::array cypher_extensions{".cypher"sv};

constexpr std::array clauses_extensions{".clauses.tsv"sv};

constexpr std::array graphml_extensions{".graphml"sv};
constexpr std::array gexf_extensions{".gexf"sv};

constexpr std::array formats{
    ExportFormat{
        "json",
        "relata's own node-link JSON: nothing is lost; NetworkX reads it",
        json_extensions,
        write_node_link},
    ExportFormat{
        "cytoscape", "JSON for Cytoscape.js and Cytoscape", cytoscape_extensions, write_cytoscape},
    ExportFormat{"jgf", "JSON Graph Format 2", jgf_extensions, write_jgf},
    ExportFormat{
        "followthemoney",
        "FollowTheMoney entities, one a line, for Aleph and OpenSanctions",
        followthemoney_extensions,
        write_followthemoney},
    ExportFormat{
        "csv",
        "a table of entities and one of relations, as Gephi reads them",
        csv_extensions,
        write_csv},
    ExportFormat{
        "graphml",
        "GraphML, for NetworkX, igraph, Gephi, yEd and Neo4j",
        graphml_extensions,
        write_graphml},
    ExportFormat{"gexf", "GEXF 1.3, for Gephi and NetworkX", gexf_extensions, write_gexf},
    ExportFormat{"dot", "the DOT language, for Graphviz", dot_extensions, write_dot},
    ExportFormat{
        "gml", "GML, for NetworkX, igraph, Gephi, Cytoscape and yEd", gml_extensions, write_gml},
    ExportFormat{"pajek", "a Pajek network", pajek_extensions, write_pajek},
    ExportFormat{"ntriples", "RDF as N-Triples", ntriples_extensions, write_ntriples},
    ExportFormat{
        "edge-list", "two ids and a dictionary a line", edge_list_extensions, write_edge_list},
    ExportFormat{"mermaid", "a Mermaid flowchart", mermaid_extensions, write_mermaid},
    ExportFormat{
        "cypher", "a script that merges into Neo4j or Memgraph", cypher_extensions, write_cypher},
    ExportFormat{"neo4j-csv", "two tables for neo4j-admin database import", {}, write_neo4j_csv},
    ExportFormat{
        "clauses",
        "a line for each clause: sentence, confidence, relation, arguments",
        clauses_extensions,
        write_clauses},
    ExportFormat{"gold", "tables to measure the article reader with", {}, export_gold},
};

}  // namespace

std::span<const ExportFormat> export_formats() {
    return formats;
}

const ExportFormat* find_export_format(std::string_view name) {
    const auto* format = std::ranges::find(formats, name, &ExportFormat::name);
    return format == formats.end() ? nullptr : format;
}

const ExportFormat* export_format_for(std::string_view file_name) {
    const auto name = lower_ascii(file_name);
    // `.jgf.json` says more than `.json`.
    const ExportFormat* found = nullptr;
    std::size_t longest = 0;
    for (const auto& format : formats) {
        for (const auto extension : format.extensions) {
            if (extension.size() > longest && name.ends_with(extension)) {
                longest = extension.size();
                found = &format;
            }
        }
    }
    return found;
}

}  // namespace relata
