#pragma once

#include "importers/draft.hpp"
#include "importers/json_reader.hpp"

namespace relata {

/// Reads relata's own superset of node-link JSON, told by its member `"relata": 1`, into `draft`.
/// Every record is checked; one that is not in order stops the import or is skipped, as `on_error`
/// says. Throws InputError with line and column.
void read_relata_json(const JsonValue& root, const PlacesView& places, Draft& draft);

}  // namespace relata
