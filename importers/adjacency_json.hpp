#pragma once

#include "importers/importer.hpp"

#include <string_view>
#include <vector>

namespace relata {

class JsonRecords;
struct JsonPart;

/// NetworkX's adjacency_data. See docs/formats/node-link.md.
bool looks_like_adjacency_json(std::string_view bytes);

/// Reads an object with `nodes` and `adjacency`.
void read_adjacency_json(JsonRecords& records, const std::vector<JsonPart>& root);

ImportReport import_adjacency_json(
    std::string_view bytes, const ImportOptions& options, Graph& graph
);

}  // namespace relata
