#pragma once

#include "graph/explanation.hpp"
#include "graph/graph.hpp"
#include "importers/importer.hpp"

#include <vector>

namespace relata {

/// Explains each piece of evidence of a relation, with what the reader of articles saw in it.
///
/// A graph does not say how its relations were read: the text it keeps is read again, by the rules
/// and with the words of `options.lexicon`, and the same fact looked for: same type, ends (by any
/// of their names), words and method. It is not found when another version of the reader, a
/// language model or a person said it; `trace_state` says so, and the rest is what explain() tells.
/// Of a relation that rests on more than 20 documents the later ones are not read again
/// (`not_asked`). As long as reading those articles takes.
std::vector<EvidenceExplanation> explain_as_read(
    const Graph& graph, RelationId id, const ImportOptions& options
);

}  // namespace relata
