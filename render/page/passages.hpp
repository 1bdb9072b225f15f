#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace relata {

/// Where a piece of evidence stands in the text a page keeps. Offsets count UTF-16 units, as
/// JavaScript does.
struct PassagePlace {
    DocumentId document;      ///< invalid: evidence without one
    std::size_t passage = 0;  ///< of this document
    std::size_t begin = 0;    ///< of the quotation
    std::size_t end = 0;
    std::size_t around_begin = 0;  ///< of the quotation with the sentences before and after it
    std::size_t around_end = 0;
};

/// The quotations of some relations with their surroundings, each piece of text kept once: what
/// overlaps is one passage. Where a document's text was not kept, a passage is a quotation.
class Passages {
public:
    Passages(const Graph& graph, const std::vector<RelationId>& relations);

    /// The passages of a document in the order of its text, sanitized.
    [[nodiscard]] const std::vector<std::string>& of(DocumentId id) const {
        return texts_.at(id.value);
    }
    /// Of the n-th evidence of a relation, which is one of those given.
    [[nodiscard]] const PassagePlace& place(RelationId id, std::size_t n) const;

private:
    std::vector<std::vector<std::string>> texts_;    // by document
    std::vector<std::vector<PassagePlace>> places_;  // by relation, as given
    std::vector<std::uint32_t> positions_;           // in places_, by relation id
};

}  // namespace relata
