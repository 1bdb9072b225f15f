#include "render/page/table.hpp"

#include "render/page/markup.hpp"
#include "render/phrases.hpp"

namespace relata {
namespace {

std::string cell(std::string_view text) {
    return "<td>" + html_text(text);
}

std::string quotations(const Graph& graph, const Relation& relation) {
    std::string markup = "<td>";
    for (const auto& evidence : relation.evidence) {
        markup += "<q>" + html_text(one_line(evidence.quote)) + "</q>";
        if (const auto place = citation(graph, evidence); !place.empty()) {
            markup += " <cite>" + html_text(place) + "</cite> ";
        }
    }
    return markup;
}

}  // namespace

std::string table_rows(const PageContent& content) {
    std::string rows;
    for (const auto id : content.relations) {
        const auto& relation = content.graph.relation(id);
        // The end tags of cells and rows may be left out: HTML, 13.1.2.4.
        rows += "<tr>" + cell(content.graph.entity(relation.source).name) +
                cell(relation_words(content.graph, relation)) +
                cell(content.graph.entity(relation.target).name) + cell(when_text(relation)) +
                cell(stated_text(relation)) + cell(status_words(status_of(relation))) +
                quotations(content.graph, relation) + "\n";
    }
    return rows;
}

}  // namespace relata
