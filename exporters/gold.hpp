#pragma once

#include "exporters/exporter.hpp"

namespace relata {

/// Writes the two files an extraction is scored with: `/entities.jsonl`, rows `{id, name, kind,
/// aliases}`, and `/relations.jsonl`, rows `{subject, predicate, object, date?, start, end,
/// sentence}`, one row for each piece of evidence, predicates in lower case, `start` and `end`
/// bytes of the document.
///
/// The form has dates as things; the graph does not, since a shared year connects nothing. So each
/// date of a relation becomes an entity of kind `Date`, and a relation whose target is an event or
/// a mechanism whose own `when` is the same date also gives `TARGET scheduled_for DATE`
/// (`occurred_on` when it is no plan), with its evidence. Relations without evidence are left out
/// and counted.
ExportResult export_gold(const Graph& graph, const ExportOptions& options = {});

}  // namespace relata
