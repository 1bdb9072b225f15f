#pragma once

#include "importers/json_records.hpp"

namespace relata {

/// Reads relata's own superset of node-link JSON, told by its member `"relata": 1`, into
/// the draft of `records`.
/// Every record is checked; one that is not in order stops the import or is skipped, as `on_error`
/// says. Throws InputError with line and column.
void read_relata_json(const JsonPart& whole, const PlacesView& places, JsonRecords& records);

}  // namespace relata
