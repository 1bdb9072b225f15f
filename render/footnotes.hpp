#pragma once

#include "graph/graph.hpp"
#include "render/evidence_list.hpp"
#include "render/view.hpp"

#include <array>
#include <string>
#include <vector>

// Evidence in a picture: a number behind the words of a relation, and under the picture the
// sentences that the numbers mean.

namespace relata {

/// The numbers a picture of these relations shows: none when the options ask for none.
EvidenceList footnotes_of(
    const Graph& graph, const std::vector<RelationId>& relations, const DrawOptions& options
);

/// The numbers and sentences of some of its relations only, which keep their numbers: for a picture
/// that does not draw all.
EvidenceList footnotes_among(const EvidenceList& notes, const std::vector<RelationId>& drawn);

/// `[3–5, 9]` without a place where the line may break; empty for relations without a number.
std::string footnote_mark(const EvidenceList& notes, const std::vector<RelationId>& relations);

/// A label of several lines as HTML. When it ends in `mark`, that is written small.
std::string marked_html(const std::string& text, const std::string& mark, const Theme& theme);

/// Attributes of the root graph, each an HTML table with all sentences, in one column, in two, …
/// `render_dot` puts the one that fits under the picture, once that has its width: any other
/// program leaves them out.
inline constexpr std::array<const char*, 6> footnote_attributes{
    "footnotes_1", "footnotes_2", "footnotes_3", "footnotes_4", "footnotes_5", "footnotes_6"};

/// The DOT statement with these attributes; empty when the options ask for no list.
std::string footnote_statement(
    const Graph& graph, const EvidenceList& notes, const DrawOptions& options
);

}  // namespace relata
