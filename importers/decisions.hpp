#pragma once

#include "graph/decision.hpp"
#include "importers/input_text.hpp"
#include "importers/json_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// One decision from an object: `action`, the details as members beside it, and `undo` if it was
/// applied to the graph at hand. Throws InputError with its place when it has a flaw.
Decision read_decision(const JsonValue& value, const PlacesView& places);

/// Decisions as `relata decisions` prints them: one JSON object a line; empty lines are left out.
/// Throws InputError with line and column.
std::vector<Decision> parse_decisions(std::string_view bytes, const std::string& source);

}  // namespace relata
