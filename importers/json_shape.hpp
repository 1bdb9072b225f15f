#pragma once

#include <string>
#include <string_view>

namespace relata {

/// The dialects of JSON that graphs are written in.
enum class JsonDialect {
    relata,
    node_link,
    adjacency,  ///< NetworkX `adjacency_data`
    tree,       ///< NetworkX `tree_data`, D3 hierarchies
    cytoscape,  ///< Cytoscape.js, Cytoscape desktop, NetworkX `cytoscape_data`
    jgf,        ///< JSON Graph Format
    graphology,
    graphviz,        ///< `dot -Tjson`
    sift_kg,         ///< `graph_data.json`
    apoc,            ///< Neo4j's APOC, one record a line or in a list
    followthemoney,  ///< entities, one a line or in a list; Aleph's diagrams
    other            ///< JSON, but none of these
};

/// What a skim of a JSON text found.
struct JsonShape {
    JsonDialect dialect = JsonDialect::other;
    std::string found;  ///< for `other`: `GeoJSON`, `an object with "a", "b"`, `a list`
};

/// Whether a text begins as JSON does: a brace or bracket and what may follow it. O(1).
bool looks_like_json(std::string_view bytes);

/// Tells the dialect from the keys of the first objects, without parsing the text: the first item
/// stands for its list; the first thousand rows of a query's result are looked at. Looks at most at
/// the first 4 MB and at 4 levels; what is no JSON gives `other` or a dialect whose reader then
/// names the fault. O(bytes looked at), no recursion.
JsonShape skim_json(std::string_view bytes);

/// The dialects relata reads, as a message lists them.
std::string_view known_json_dialects();

}  // namespace relata
