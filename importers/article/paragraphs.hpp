#pragma once

#include "importers/article/article.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace relata {

/// Appends a paragraph to an article, an empty line between it and what was there. `line` is where
/// it begins in the input.
void add_paragraph(ArticleText& article, std::string_view text, std::size_t line);

/// `text` on one line: white space of all sorts as single blanks, none at the ends; invisible
/// characters (soft hyphens, zero-width spaces, marks of direction) left out.
std::string with_single_blanks(std::string_view text);

}  // namespace relata
