#include "render/page.hpp"

#include "page_files.hpp"
#include "render/dot_style.hpp"
#include "render/legend.hpp"
#include "render/page/colors.hpp"
#include "render/page/data.hpp"
#include "render/page/markup.hpp"
#include "render/page/picture.hpp"
#include "render/page/table.hpp"
#include "render/phrases.hpp"

#include <algorithm>
#include <set>

namespace relata {
namespace {

/// The ids of all groups in a picture.
std::set<std::string_view> drawn_ids(std::string_view svg) {
    constexpr std::string_view begin = "<g id=\"";
    std::set<std::string_view> ids;
    for (auto at = svg.find(begin); at != std::string_view::npos; at = svg.find(begin, at)) {
        at += begin.size();
        ids.insert(svg.substr(at, std::min(svg.find('"', at), svg.size()) - at));
    }
    return ids;
}

/// The ends of the relations and who else stands in the picture; of a whole graph everybody.
std::vector<EntityId> entities_of(
    const Graph& graph, const std::vector<RelationId>& relations, std::string_view svg
) {
    const auto all = graph.entities();
    if (relations.size() == graph.relation_count()) return {all.begin(), all.end()};
    std::set<EntityId> ends;
    for (const auto id : relations) {
        ends.insert(graph.relation(id).source);
        ends.insert(graph.relation(id).target);
    }
    const auto drawn = drawn_ids(svg);
    for (const auto id : all) {
        if (drawn.contains(entity_name(graph, id))) ends.insert(id);
    }
    return {ends.begin(), ends.end()};
}

/// Of a whole graph all, of a part those it cites.
std::vector<DocumentId> documents_of(const Graph& graph, const std::vector<RelationId>& relations) {
    const auto all = graph.documents();
    if (relations.size() == graph.relation_count()) return {all.begin(), all.end()};
    std::set<DocumentId> cited;
    for (const auto id : relations) {
        for (const auto& evidence : graph.relation(id).evidence) cited.insert(evidence.document);
    }
    return {cited.begin(), cited.end()};
}

PageContent content_of(
    const Graph& graph,
    std::vector<RelationId> relations,
    std::string_view svg,
    const PageOptions& options
) {
    std::ranges::sort(relations);
    relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    auto entities = entities_of(graph, relations, svg);
    auto documents = documents_of(graph, relations);
    Passages passages(graph, relations);
    return {
        graph,
        std::move(entities),
        std::move(documents),
        std::move(relations),
        std::move(passages),
        picture_title(graph, options.title)};
}

std::string summary_of(const PageContent& content) {
    auto text = counted(content.entities.size(), "entity", "entities") + " and " +
                counted(content.relations.size(), "relation", "relations");
    if (const auto sources = sources_text(content.graph); !sources.empty()) text += " " + sources;
    return text;
}

/// The script of a page: what it is made of, in the order in which it runs. Parts may call one
/// another; `start` comes last and sets the page going.
std::string page_script() {
    std::string script = "\"use strict\";\n";
    for (const auto part :
         {page_files::graph_js,
          page_files::state_js,
          page_files::making_js,
          page_files::filters_js,
          page_files::picture_js,
          page_files::zoom_js,
          page_files::search_js,
          page_files::paths_js,
          page_files::details_js,
          page_files::table_js,
          page_files::address_js,
          page_files::keys_js,
          page_files::start_js}) {
        script += lean_script(part);
    }
    return script;
}

}  // namespace

std::string page_html(
    const Graph& graph,
    const std::vector<RelationId>& drawn,
    std::string_view svg,
    const PageOptions& options
) {
    const auto content = content_of(graph, drawn, svg, options);
    const auto style =
        page_colors(graph, content.entities, options.theme) + lean_style(page_files::page_css);
    const auto script = page_script();
    const auto policy = "default-src 'none'; script-src '" + policy_hash(script) +
                        "'; style-src '" + policy_hash(style) +
                        "'; base-uri 'none'; form-action 'none'";
    const auto title = html_text(content.title);
    const auto summary = html_text(summary_of(content));
    const auto picture = inline_svg(svg, page_color_names(graph, content.entities, options.theme));
    const auto rows = table_rows(content);
    const auto data = json_for_script(page_data(content, options));
    return filled(
        page_files::page_html,
        {{"theme", options.theme.is_dark() ? " data-theme=\"dark\"" : ""},
         {"policy", policy},
         {"title", title},
         {"style", style},
         {"summary", summary},
         {"picture", picture},
         {"rows", rows},
         {"data", data},
         {"script", script}}
    );
}

}  // namespace relata
