#pragma once

#include "importers/article/reading.hpp"
#include "importers/importer.hpp"

#include <string>

namespace relata::article {

/// Adds what was read to `graph`: things that are named or stand in a fact become entities (merged
/// with those of the same kind that have the same folded name), equal facts one relation with
/// several pieces of evidence. Each quotation is compared with the text before it is added.
void assemble(const Reading& reading, DocumentId document, Graph& graph, ImportReport& report);

}  // namespace relata::article
