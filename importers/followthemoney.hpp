#pragma once

#include "importers/importer.hpp"

namespace relata {

/// Entities of FollowTheMoney: one a line, in a list, or in a diagram of Aleph (.vis). See
/// docs/formats/followthemoney.md.
bool looks_like_followthemoney(std::string_view bytes);

ImportReport import_followthemoney(
    std::string_view bytes, const ImportOptions& options, Graph& graph
);

}  // namespace relata
