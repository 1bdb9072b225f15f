#pragma once

#include "render/dot_style.hpp"

#include <set>
#include <string>
#include <vector>

namespace relata {

/// A line as a legend shows it.
struct LegendSample {
    std::string_view color;
    std::string_view line;  ///< HTML
    std::string_view words;
};

/// What a picture shows; its legend lists this and nothing else.
struct LegendContent {
    std::string title;
    std::vector<std::string> lines;     ///< under the title: counts and sources, what was left out
    std::vector<std::string> families;  ///< that occur
    std::set<Status> statuses;          ///< that occur
    std::vector<LegendSample> samples{};  ///< other lines that occur
    double scale = 1;                     ///< of all text, for pictures that will be made smaller
};

/// Title and legend as one HTML table for the label of the root graph. There it is no part of the
/// layout, so it can neither move nor cover anything.
std::string legend_table(const LegendContent& content, const KindLooks* looks, const Theme& theme);

/// The title of a picture of a graph: `title`, else the graph's own, else the title of its only
/// document, else "Relations".
std::string picture_title(const Graph& graph, const std::string& title);

/// "read from one article" in the graph's words: `read from talks.txt`, `read from 12 documents`,
/// empty without documents.
std::string sources_text(const Graph& graph);

}  // namespace relata
