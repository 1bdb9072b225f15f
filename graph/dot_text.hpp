#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// Any text made fit for a picture: well-formed UTF-8 without characters that are no text.
///
/// Ill-formed UTF-8 (one for each longest part that could begin a character, as Unicode 15 section
/// 3.9 recommends), control characters except tab and line feed, and noncharacters become U+FFFD;
/// CR LF and CR become a line feed; the controls that reorder text (U+202A–202E, U+2066–2069) are
/// dropped. O(n).
std::string sanitized(std::string_view text);

/// `text` as a quoted DOT string for `label`, `xlabel`, `headlabel`, `taillabel` and `URL`: what
/// Graphviz then shows is `sanitized(text)`, character by character. Quotes included; never HTML.
///
/// A string longer than Graphviz can scan at once is written in pieces joined by `+`.
/// Source: the escString rules of https://graphviz.org/docs/attr-types/escString/, and that
/// Graphviz decodes entities in labels, so `&` is written `&amp;`.
std::string dot_quoted(std::string_view text);

/// The same for `tooltip`, `edgetooltip`, `labeltooltip`, which Graphviz unescapes twice.
std::string dot_tooltip(std::string_view text);

/// A DOT node name for an entity's id: letters, digits and `_`, needs no quotes, is no keyword, and
/// two ids never share one. `wang-yi` gives `wang_yi`; what is not a lower- or upper-case letter, a
/// digit or a hyphen is written `Z` and two hexadecimal digits for each byte. A name too long for
/// Graphviz to scan at once comes as quoted pieces joined by `+`.
std::string dot_name(std::string_view slug);

/// `url` if it may stand in a picture as a link: http, https or mailto and something after it, with
/// every character that is not allowed in a URL percent-encoded. Nothing otherwise.
std::optional<std::string> safe_url(std::string_view url);

/// What `dot_quoted` was given, from the attribute's value as cgraph's `agget` returns it (quotes
/// gone, escapes kept). Used to check what was written.
std::string undo_dot_label(std::string_view value);

}  // namespace relata
