#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Writes what sentences say, one clause a line, parted by tabs: sentence, confidence, relation,
/// first argument, second argument, further arguments. The form scorers of open information
/// extraction read; no heading.
///
/// One line for each piece of evidence that quotes a sentence, in the order of the documents and of
/// the sentences in them. What was read with ArticleReading::clauses comes out as it was read: the
/// relation is its `phrase`, the arguments are its `arguments`. Of any other relation, the type in
/// lower case and the names of both ends are written. Confidence is that of the evidence, else of
/// the relation, else 1. Tabs, line breaks and NUL inside a field become blanks, which is counted;
/// so are relations without a quoted sentence, which are left out.
ExportResult write_clauses(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
