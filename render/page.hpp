#pragma once

#include "graph/graph.hpp"
#include "render/theme.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

struct PageOptions {
    std::string title{};  ///< empty: made from the graph's documents
    /// What the graph is called in the command that repeats a path question: `talks.txt`.
    std::string graph_name = "GRAPH";
    /// Its looks, on both papers. It opens on the paper the reader's device is set to, on dark
    /// paper always when this is dark.
    Theme theme = Theme::light;
};

/// A page one can send: one HTML file that asks for nothing from anywhere. It holds a picture,
/// everything the picture rests on, and the means to ask: search, filters, evidence, paths.
///
/// `svg` is what render_dot made of `drawn` as PictureFormat::svg. Relations and entities without a
/// place in it are found by search, in the table and on paths all the same. When `drawn` is not all
/// of the graph, the page knows only that part: these relations, their ends and who stands in
/// the picture.
///
/// Safe whatever the graph says: text is escaped here and set as text there, nothing of the graph
/// is a tag, an attribute, a style or code, and a policy lets no other script run than the one
/// whose hash it names, and no request leave. Without JavaScript it is a picture with a table. Same
/// graph, same bytes. O(n + m + text of the evidence).
std::string page_html(
    const Graph& graph,
    const std::vector<RelationId>& drawn,
    std::string_view svg,
    const PageOptions& options = {}
);

}  // namespace relata
