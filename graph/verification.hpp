#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace relata {

/// A quotation: the n-th piece of evidence, counted from 0, of a relation.
struct Quotation {
    RelationId relation;
    std::size_t n = 0;

    friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// What comparing quotations with texts gave.
struct QuotationReport {
    std::size_t checked = 0;
    std::size_t unchecked = 0;          ///< of documents whose text was not kept
    std::vector<Quotation> mismatches;  ///< do not stand where they say, in the order of the graph
};

/// Compares every quotation, byte for byte, with the kept text of its document. O(total length of
/// the quotations).
QuotationReport verify_quotations(const Graph& graph);

/// The same for the quotations of one document against a text from elsewhere, such as the file it
/// was read from. O(m + total length of its quotations).
QuotationReport verify_quotations(const Graph& graph, DocumentId document, std::string_view text);

/// Whether `evidence` stands in `text` where it says.
bool stands_in(const Evidence& evidence, std::string_view text);

}  // namespace relata
