#pragma once

#include "importers/article/article.hpp"
#include "importers/importer.hpp"

#include <string_view>

namespace relata {

/// The words of a Markdown file: CommonMark with GitHub's tables and front matter, as far as text
/// goes (docs/formats/markdown.md). Throws InputError when it has none. O(n).
ArticleText text_of_markdown(std::string_view bytes, const ImportOptions& options);

/// Reads a Markdown file as an article (article/article.hpp).
ImportReport import_markdown(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
