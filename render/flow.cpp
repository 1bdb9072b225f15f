// The views from left to right: who acts, what they do, to what. Every relation is drawn as source,
// its words, target: the words are a node of their own, because dot keeps lines off nodes, so that
// no line can ever cross them.

#include "render/arrangement.hpp"
#include "render/compression.hpp"
#include "render/footnotes.hpp"
#include "render/grouping.hpp"
#include "render/palette.hpp"
#include "render/picture.hpp"
#include "render/statement_writer.hpp"
#include "render/text_wrap.hpp"
#include "render/view.hpp"

#include <set>
#include <utility>

namespace relata {
namespace {

enum class Frames { none, yes };

constexpr std::size_t longest_frame_name = 60;

/// What stands together, and how its frame is called.
struct Frame {
    std::string name;
    std::vector<EntityId> entities;
};

std::vector<Frame> frames_by_kind(
    const Graph& graph, const std::vector<EntityId>& entities, const KindLooks& looks
) {
    std::vector<Frame> frames;
    for (const auto& kind : looks.kinds()) {
        Frame frame{kind.empty() ? "no kind" : kind, {}};
        for (const auto id : entities) {
            if (graph.kind_name(id) == kind) frame.entities.push_back(id);
        }
        frames.push_back(std::move(frame));
    }
    return frames;
}

std::vector<Frame> frames_by_property(
    const Graph& graph, const std::vector<EntityId>& entities, const std::string& property
) {
    const auto groups = groups_by(graph, entities, property);
    std::vector<Frame> frames;
    for (const auto& name : groups.names) frames.push_back({name, {}});
    for (const auto id : entities) {
        const auto found = groups.group_of.find(id);
        if (found != groups.group_of.end()) frames[found->second].entities.push_back(id);
    }
    return frames;
}

/// Frames with their names, and what stands in none. Words stay outside: inside, they would tie a
/// relation to the frame of one of its ends.
std::string framed(
    const Graph& graph,
    const std::vector<EntityId>& entities,
    const KindLooks& looks,
    const DrawOptions& options
) {
    const auto& colors = paper(options.theme);
    const auto frames = options.group_by.empty()
                            ? frames_by_kind(graph, entities, looks)
                            : frames_by_property(graph, entities, options.group_by);
    std::string text;
    std::size_t number = 0;
    std::set<EntityId> inside;
    for (const auto& [name, members] : frames) {
        inside.insert(members.begin(), members.end());
        DotAttributes frame;
        frame.label("label", shortened(name, longest_frame_name))
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
    std::vector<EntityId> outside;
    for (const auto id : entities) {
        if (!inside.contains(id)) outside.push_back(id);
    }
    return text + entity_statements(graph, outside, looks, options);
}

std::string draw(
    const Graph& graph, const Part& part, const DrawOptions& options, Frames are_drawn
) {
    check_size(part);
    const KindLooks looks(graph, part.entities, options.theme);
    const auto& way = arrangement(options.arrangement);
    const auto entities = ordered(graph, part.entities, way.entities);
    const auto notes = footnotes_of(graph, part.relations, options);
    StatementWriter writer(graph, options.theme, notes, way.turned);
    const auto statements = compressed(graph, part.relations);
    for (const auto& statement : ordered(graph, statements, way.statements)) {
        writer.write(statement);
    }

    auto legend = part_legend(graph, part, options);
    if (writer.has_joint_boxes()) legend.lines.insert(legend.lines.begin() + 1, joint_box_words);
    const auto nodes = are_drawn == Frames::yes
                           ? framed(graph, entities, looks, options)
                           : entity_statements(graph, entities, looks, options);
    const auto body = nodes + writer.text() + footnote_statement(graph, notes, options);
    return whole_picture(left_to_right(), legend, &looks, options, body);
}

}  // namespace

std::string flow_dot(const Graph& graph, const Part& part, const DrawOptions& options) {
    return draw(graph, part, options, Frames::none);
}

std::string flow_dot(const Graph& graph, const DrawOptions& options) {
    return flow_dot(graph, whole_graph(graph), options);
}

std::string grouped_dot(const Graph& graph, const Part& part, const DrawOptions& options) {
    return draw(graph, part, options, Frames::yes);
}

}  // namespace relata
