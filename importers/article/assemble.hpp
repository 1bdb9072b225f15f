#pragma once

#include "importers/article/article.hpp"
#include "importers/article/reading.hpp"
#include "importers/importer.hpp"

#include <string>

namespace relata::article {

/// Puts what was read into `graph`, which has nothing but the document: things that are named or
/// stand in a fact become entities (common ones of the same kind and folded name one), equal facts
/// one relation with several pieces of evidence. Each quotation is compared with the text before it
/// is added.
void assemble(const Reading& reading, DocumentId document, Graph& graph, ImportReport& report);

/// The first stage of every reader: the sentences, and what is known of the article beside them.
Layout layout_of(const ArticleText& article, const Lexicon& lexicon);

/// All stages between: fills `reading`, which begins with the date and title of `layout`. `source`
/// names the input in notes.
void read_by_rule(
    const Layout& layout, const std::string& source, Reading& reading, ImportReport& report
);

/// The last stage of every reader: makes the article's document, and of what was read the graph.
void finish(
    const ArticleText& article,
    const Layout& layout,
    const Reading& reading,
    const ImportOptions& options,
    ReadArticle& result
);

}  // namespace relata::article
