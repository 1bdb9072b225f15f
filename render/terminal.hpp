#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"
#include "graph/paths.hpp"

namespace relata {

struct TerminalStyle {
    bool color = false;
    std::size_t width = 80;  ///< columns
};

/// Text with nothing a terminal would obey: control characters (C0 but newline and tab, DEL, C1) and
/// bidirectional overrides become U+FFFD or are dropped, ill-formed UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

/// `text` broken at blanks into lines of at most `width` columns; words wider than that are broken.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// "How are A and B connected": each path with its steps, the relation in words, its date and status,
/// and a quotation with document and byte offset.
std::string paths_text(const Graph& graph, const std::vector<Path>& paths, const TerminalStyle& style);

/// One entity: kinds, aliases, properties, and its relations with their evidence.
std::string entity_text(const Graph& graph, EntityId entity, const TerminalStyle& style);

/// Rows under headings, columns aligned by display width; the last column wraps.
std::string table_text(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows, const TerminalStyle& style);

}  // namespace relata
