#pragma once

#include "graph/explanation.hpp"
#include "graph/graph.hpp"
#include "graph/paths.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

struct TerminalStyle {
    bool color =
        false;  ///< with ANSI escape sequences of our own; nothing of the data's gets through
    std::size_t width = 80;  ///< columns; at least 20 are used
};

/// Text with nothing a terminal would obey: control characters (C0 but newline and tab, DEL, C1)
/// and bidirectional overrides become U+FFFD or are dropped, ill-formed UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

/// `text` broken at blanks, and between East Asian wide characters, into lines of at most `width`
/// columns; words wider than that are broken. Empty text is one empty line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// "How are A and B connected": each path with its steps, the relation in words, its date and
/// status, and each quotation with document and byte offsets. A step walked against its relation
/// reads in the inverse words and its arrow points back. Paths through the same entities, which
/// differ by parallel relations only, are shown as one, with all relations of a step below one
/// another.
///
///     1. Yoshihide Suga
///        │ Prime Minister of →  (stated 2020-11-24)
///        │   “Wang started his visit in Japan …”
///        │   talks.txt, bytes 4055–4226
///        Japan
std::string paths_text(
    const Graph& graph, const std::vector<Path>& paths, const TerminalStyle& style
);

/// One entity: kinds, id, aliases, properties, and its relations with their evidence.
std::string entity_text(const Graph& graph, EntityId id, const TerminalStyle& style);

/// One relation and what it rests on: of each piece of evidence the place, the sentence with both
/// ends marked (`[source: Suga]`, `[target: Japan]`), how each end is named in it, the words
/// between them, and what found it.
/// `explanations` has one for each piece of evidence. Where one has what the reader saw, that is
/// shown instead: the verb is marked too (`[verb: met]`), and it is said how each end was resolved.
std::string relation_text(
    const Graph& graph,
    RelationId id,
    std::span<const EvidenceExplanation> explanations,
    const TerminalStyle& style
);

/// Rows under headings, columns aligned by display width (numbers to the right); the last column
/// wraps. A row may be shorter than the headings; what is longer is left out.
std::string table_text(
    const std::vector<std::string>& headings,
    const std::vector<std::vector<std::string>>& rows,
    const TerminalStyle& style
);

}  // namespace relata
