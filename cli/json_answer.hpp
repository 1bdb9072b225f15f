#pragma once

#include "graph/graph.hpp"
#include "graph/paths.hpp"
#include "importers/importer.hpp"

#include <ostream>
#include <vector>

namespace relata::cli {

// The parts `--json` answers are made of. Their names are stable: scripts rely on them
// (docs/command-line.md). Names of a JSON object are written in byte order.

PropertyMap entity_json(const Graph& graph, EntityId id);  ///< id, name, kinds, aliases, properties
PropertyMap relation_json(const Graph& graph, RelationId id);  ///< id, from, to, type, …, evidence
PropertyMap step_json(const Graph& graph, Arc arc);  ///< a relation as it is walked: `forward`
PropertyList evidence_json(const Graph& graph, const std::vector<Evidence>& evidence);
/// A value as plain JSON for people's scripts: a date is its text, without the tag files need.
PropertyValue plain_json(const PropertyValue& value);
PropertyMap report_json(const ImportReport& report);

/// One line of JSON.
void write_json(std::ostream& out, const PropertyMap& answer);

/// Counts as JSON integers.
PropertyValue count_json(std::size_t count);

PropertyList strings_json(const std::vector<std::string>& texts);

}  // namespace relata::cli
