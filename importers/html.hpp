#pragma once

#include "importers/article/article.hpp"
#include "importers/importer.hpp"

#include <string_view>

namespace relata {

bool looks_like_html(std::string_view bytes);

/// The main text of a web page, with its title, date, publisher and address; how it is told from
/// what stands beside it is in docs/formats/html.md. Throws InputError when there is none.
ArticleText text_of_html(std::string_view bytes, const ImportOptions& options);

/// Reads a web page as an article (article/article.hpp). The document keeps the text, not the page.
ImportReport import_html(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
