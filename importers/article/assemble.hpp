#pragma once

#include "importers/article/reading.hpp"
#include "importers/importer.hpp"

#include <string>

namespace relata::article {

/// Puts what was read into `graph`, which has nothing but the document: things that are named or
/// stand in a fact become entities (common ones of the same kind and folded name one), equal facts
/// one relation with several pieces of evidence. Each quotation is compared with the text before it
/// is added.
void assemble(const Reading& reading, DocumentId document, Graph& graph, ImportReport& report);

}  // namespace relata::article
