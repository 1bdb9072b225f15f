#pragma once

#include "graph/graph.hpp"
#include "render/page.hpp"
#include "render/page/passages.hpp"

#include <string>
#include <vector>

namespace relata {

/// What a page knows of a graph.
struct PageContent {
    const Graph& graph;
    std::vector<EntityId> entities;     ///< in order of arrival
    std::vector<DocumentId> documents;  ///< in order of arrival; of a part, those it cites
    std::vector<RelationId> relations;  ///< the same: paths break their ties by it
    Passages passages;
    std::string title;
};

/// The content as the script of the page reads it, as JSON: lists of records that refer to one
/// another by position. Names are in render/page/data.cpp and at the top of script/graph.js.
std::string page_data(const PageContent& content, const PageOptions& options);

}  // namespace relata
