#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the first line that is no comment is a statement of N-Triples.
bool looks_like_ntriples(std::string_view bytes);
/// Whether the text begins, after comments, with `@prefix`, `@base`, `PREFIX` or `BASE`.
bool looks_like_turtle(std::string_view bytes);

/// Read RDF 1.1 N-Triples and Turtle, through Serd, strictly: docs/formats/rdf.md says how
/// resources become entities. Turtle nests at most 512 deep. O(n).
ImportReport import_ntriples(std::string_view bytes, const ImportOptions& options, Graph& graph);
ImportReport import_turtle(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
