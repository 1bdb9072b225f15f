#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace relata {

/// A sentence that relations rest on.
struct Quotation {
    const Evidence* evidence = nullptr;  ///< of the graph; the first of those that say the same
    std::vector<RelationId> relations;   ///< that rest on it, by number
};

/// Relations with a number each, and the sentences they rest on: what a footnote in a picture and a
/// line in a dossier mean by `3`.
struct EvidenceList {
    std::vector<RelationId> relations;      ///< number 1 is the first
    std::vector<Quotation> quotations;      ///< in reading order
    std::vector<RelationId> without_quote;  ///< relations that rest on no sentence, by number
    std::map<RelationId, std::size_t> numbers;

    /// The numbers of some relations, runs of them drawn together: `3–5, 9`. Those without a number
    /// are left out.
    [[nodiscard]] std::string numbers_text(const std::vector<RelationId>& some) const;
};

/// Numbers `relations` from 1 in reading order: by the document and the place of their earliest
/// evidence, then in order of arrival; those without evidence last. A relation named twice counts
/// once. O(m log m).
EvidenceList numbered_evidence(const Graph& graph, const std::vector<RelationId>& relations);

}  // namespace relata
