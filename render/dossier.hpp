#pragma once

#include "render/part.hpp"

#include <string>

namespace relata {

struct DossierOptions {
    std::string title{};    ///< empty: the graph's own, as in pictures
    std::string picture{};  ///< name of a file beside the dossier; empty: none is shown
};

/// A part of a graph as a Markdown document: title, picture, counts and sources; a section for each
/// entity with its relations; then all relations with their numbers, sentences, places, dates and
/// status. What the part leaves out is counted, as under a picture.
///
/// Entities come kind by kind as in a legend; relations are numbered as `numbered_evidence` does,
/// so that a footnote in a picture of the same part has the same number. The sections of entities
/// and the relations have the anchors that pictures use as ids (`#n_wang_yi`, `#r12`), which stay
/// the same when the graph grows. All text is literal (see `render/markdown_text.hpp`); the only
/// HTML are those anchors and empty comments. O(n + m log m).
std::string dossier_markdown(const Graph& graph, const Part& part, const DossierOptions& options);

}  // namespace relata
