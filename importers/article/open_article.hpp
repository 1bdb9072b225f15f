#pragma once

#include "importers/article/article.hpp"

namespace relata {

/// Reads an article, or lines that are sentences, clause by clause (docs/open-clauses.md): each
/// proposition becomes a relation between its first two arguments, which are entities without a
/// kind. Its type is the relation phrase in capitals (`LED_TO`); its properties are
///
/// - `phrase`: the relation phrase as it stands: `led to`
/// - `arguments`: all arguments as they stand, in order
/// - `status`, `confidence` as for other articles
///
/// and its evidence the sentence. Arguments that fold to the same words are one entity; a pronoun
/// is an entity of its own in each sentence, and only names mean the same in every article. What is
/// said twice in the same words is one relation with two pieces of evidence.
///
/// Called by read_article where the options ask for it. Time and memory O(bytes): a sentence has at
/// most 4,000 bytes and gives at most 60 propositions. A longer line is an error, or left
/// out where the options say so.
ReadArticle read_open_article(
    const ArticleText& article, std::string_view format, const ImportOptions& options
);

}  // namespace relata
