#pragma once

#include <string>
#include <string_view>

namespace relata {

/// `text` with `&amp;`, `&#233;`, `&#xE9;` and the names HTML 4 gives the characters of Latin-1
/// (`&eacute;`) replaced by what they stand for. What is none of those stays as it is, and so does
/// a number that is no character.
std::string without_references(std::string_view text);

/// The text of an HTML-like label: tags left out, `<BR/>` and the end of a table row as a line
/// break, references replaced, white space at the ends dropped.
std::string text_of_markup(std::string_view markup);

}  // namespace relata
