#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Whether the first line of `bytes` reads like the heading of a table of relations or entities.
bool looks_like_csv(std::string_view bytes);

/// Whether the first lines are rows: each with as many cells, at least two.
bool has_even_rows(std::string_view bytes);

/// Reads one table of entities or of relations: relata's own, Gephi's, Neo4j's import files and
/// Apache AGE's, told by their headings (docs/formats/csv.md). The delimiter, `,` `;` `|` or a tab,
/// is found by the heading. Tables are matched by the ids of entities, in any order. Throws
/// InputError with line and column.
ImportReport import_csv(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
