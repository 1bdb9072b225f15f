#pragma once

#include "importers/importer.hpp"

namespace relata {

/// What Graphviz writes with -Tjson, -Tjson0 and -Tdot_json. See docs/formats/graphviz-json.md.
bool looks_like_graphviz_json(std::string_view bytes);

ImportReport import_graphviz_json(
    std::string_view bytes, const ImportOptions& options, Graph& graph
);

}  // namespace relata
