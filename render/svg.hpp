#pragma once

#include <string>
#include <string_view>

namespace relata {

/// An SVG as Graphviz writes it, made fit to stand in a page.
///
/// - Hover text: Graphviz's `<title>` is a node's DOT name and its tooltips are `xlink:title`
///   attributes, which browsers ignore. The tooltip becomes the `<title>`; edges have none, their
///   words are a node.
/// - Access: the root is a graphics document with title and description, each entity and each
///   relation's words a graphics symbol with a label.
/// - Links stay only when they are http, https or mailto.
/// - No comments, no DOCTYPE, no empty wrappers; a rounded box is one path, not its inside and its
///   line; what is straight is a line and no curve.
///
/// The text of labels is not touched. Input that is not what Graphviz writes comes back with what
/// could be recognized changed. O(n).
std::string accessible_svg(std::string_view svg);

}  // namespace relata
