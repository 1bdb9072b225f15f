#pragma once

#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// Reads a news article or briefing in plain English text into entities and relations, each
/// relation with the sentence it rests on. The text becomes one Document, kept whole.
ImportReport import_article(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
