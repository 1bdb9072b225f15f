#pragma once

#include <string>
#include <string_view>

namespace relata {

/// `text` on one line of Markdown, in a paragraph, a heading, an item of a list or a cell of a
/// table: what a reader then sees is `one_line(sanitized(text))`, character by character. It makes
/// no link, picture, heading, list, HTML or entity, in CommonMark 0.31.2, in GitHub's dialect
/// (tables, strikethrough, autolinks) and in the attributes, formulas and marks of Pandoc,
/// kramdown and Obsidian.
///
/// Source: https://spec.commonmark.org/0.31.2/#backslash-escapes (any ASCII punctuation may be
/// escaped) and https://github.github.com/gfm/#autolinks-extension- (which looks for addresses
/// after escapes are gone, so that only a node between their parts keeps them apart: an empty HTML
/// comment). O(n).
std::string markdown_text(std::string_view text);

/// `url`, which `safe_url` has passed, as the destination of a link.
std::string markdown_destination(std::string_view url);

/// The name of a file beside the Markdown as the destination of a link.
std::string markdown_file(std::string_view name);

}  // namespace relata
