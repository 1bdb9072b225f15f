// The views from left to right: who acts, what they do, to what. Every relation is drawn as source,
// its words, target: the words are a node of their own, because dot keeps lines off nodes, so that
// no line can ever cross them.

#include "render/arrangement.hpp"
#include "render/compression.hpp"
#include "render/palette.hpp"
#include "render/picture.hpp"
#include "render/statement_writer.hpp"
#include "render/view.hpp"

namespace relata {
namespace {

enum class Frames { none, kinds };

DotAttributes left_to_right() {
    DotAttributes layout;
    layout.word("rankdir", "LR")
        .word("nodesep", "0.1")
        .word("ranksep", "0.28")
        .word("splines", "true")
        .word("mclimit", "8");
    return layout;
}

/// The entities of each kind in a frame with the name of the kind. Words stay outside: inside, they
/// would tie a relation to the frame of one of its ends.
std::string framed_kinds(
    const Graph& graph,
    const std::vector<EntityId>& entities,
    const KindLooks& looks,
    const DrawOptions& options
) {
    const auto& colors = paper(options.theme);
    std::string text;
    std::size_t number = 0;
    for (const auto& kind : looks.kinds()) {
        std::vector<EntityId> members;
        for (const auto id : entities) {
            if (graph.kind_name(id) == kind) members.push_back(id);
        }
        DotAttributes frame;
        frame.label("label", kind.empty() ? "no kind" : kind)
            .word("labelloc", "t")
            .word("labeljust", "l")
            .word("style", "rounded")
            .word("color", colors.frame)
            .word("fontcolor", colors.muted)
            .word("fontsize", "11")
            .word("margin", "9");
        text += "subgraph cluster_" + std::to_string(++number) + " {\ngraph" + frame.text() +
                ";\n" + entity_statements(graph, members, looks, options) + "}\n";
    }
    return text;
}

std::string draw(const Graph& graph, const Part& part, const DrawOptions& options, Frames frames) {
    check_size(part);
    const KindLooks looks(graph, part.entities, options.theme);
    const auto& way = arrangement(options.arrangement);
    const auto entities = ordered(graph, part.entities, way.entities);
    StatementWriter writer(graph, options.theme, way.turned);
    const auto statements = compressed(graph, part.relations);
    for (const auto& statement : ordered(graph, statements, way.statements)) {
        writer.write(statement);
    }

    auto legend = part_legend(graph, part, options);
    if (writer.has_joint_boxes()) legend.lines.insert(legend.lines.begin() + 1, joint_box_words);
    const auto nodes = frames == Frames::kinds ? framed_kinds(graph, entities, looks, options)
                                               : entity_statements(graph, entities, looks, options);
    return whole_picture(left_to_right(), legend, looks, options, nodes + writer.text());
}

}  // namespace

std::string flow_dot(const Graph& graph, const Part& part, const DrawOptions& options) {
    return draw(graph, part, options, Frames::none);
}

std::string flow_dot(const Graph& graph, const DrawOptions& options) {
    return flow_dot(graph, whole_graph(graph), options);
}

std::string grouped_dot(const Graph& graph, const Part& part, const DrawOptions& options) {
    return draw(graph, part, options, Frames::kinds);
}

}  // namespace relata
