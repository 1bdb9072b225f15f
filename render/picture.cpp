#include "render/picture.hpp"

#include "graph/error.hpp"
#include "render/palette.hpp"
#include "render/phrases.hpp"

#include <algorithm>
#include <set>

namespace relata {
namespace {

std::vector<std::string> count_lines(const Graph& graph, const Part& part) {
    auto counts = counted(part.entities.size(), "entity", "entities") + " and " +
                  counted(part.relations.size(), "relation", "relations");
    if (const auto sources = sources_text(graph); !sources.empty()) counts += " " + sources;
    std::vector<std::string> lines{counts + "."};
    std::string left_out;
    if (part.dates != 0 || part.dated_relations != 0) {
        left_out = counted(part.dates, "date", "dates") + " with " +
                   counted(part.dated_relations, "relation", "relations");
    }
    if (part.lone != 0) {
        left_out += (left_out.empty() ? "" : ", ") + counted(part.lone, "entity", "entities") +
                    " without relations";
    }
    if (!left_out.empty()) lines.push_back("Not drawn: " + left_out + ".");
    return lines;
}

}  // namespace

void check_size(const Part& part) {
    if (part.entities.size() <= most_drawn_entities) return;
    throw InputError(
        {},
        counted(part.entities.size(), "entity", "entities") +
            " do not fit into one picture, expected at most 2,000; draw a part: the "
            "surroundings of one entity, the paths between two, the best connected, some kinds or "
            "types, or a span of time"
    );
}

std::vector<std::string> families_among(
    const Graph& graph, const std::vector<RelationId>& relations, const Theme& theme
) {
    std::set<std::string> used;
    for (const auto id : relations) {
        used.insert(family_of(theme, graph.schema().type(graph.relation(id).type)));
    }
    auto families = known_families(theme);
    std::erase_if(families, [&](const std::string& family) { return !used.contains(family); });
    return families;
}

LegendContent part_legend(const Graph& graph, const Part& part, const DrawOptions& options) {
    LegendContent legend;
    legend.title = picture_title(graph, options.title);
    legend.lines = count_lines(graph, part);
    legend.families = families_among(graph, part.relations, options.theme);
    for (const auto id : part.relations) legend.statuses.insert(status_of(graph.relation(id)));
    return legend;
}

Emphasis emphasis_of(EntityId id, const DrawOptions& options) {
    const bool is_strong = std::ranges::find(options.emphasized, id) != options.emphasized.end();
    return is_strong ? Emphasis::strong : Emphasis::none;
}

std::string entity_statements(
    const Graph& graph,
    const std::vector<EntityId>& entities,
    const KindLooks& looks,
    const DrawOptions& options
) {
    std::string text;
    for (const auto id : entities) {
        text += entity_statement(graph, id, looks, emphasis_of(id, options));
    }
    return text;
}

DotAttributes left_to_right() {
    DotAttributes layout;
    layout.word("rankdir", "LR")
        .word("nodesep", "0.1")
        .word("ranksep", "0.28")
        .word("splines", "true")
        .word("mclimit", "8");
    return layout;
}

std::string whole_picture(
    const DotAttributes& layout,
    const LegendContent& legend,
    const KindLooks* looks,
    const DrawOptions& options,
    const std::string& body
) {
    auto summary = legend.title;
    for (const auto& line : legend.lines) summary += "\n" + line;
    return picture_head(
               layout, legend_table(legend, looks, options.theme), summary, options.theme
           ) +
           body + "}\n";
}

}  // namespace relata
