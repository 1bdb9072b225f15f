// The map: no direction of reading, what is related stands near. Words are nodes here as well, so
// that the curved lines are led around them.

#include "render/compression.hpp"
#include "render/footnotes.hpp"
#include "render/picture.hpp"
#include "render/statement_writer.hpp"
#include "render/view.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace relata {
namespace {

/// `pos="12.00,3.50"`, from where the layout begins.
std::string position_text(const Position& position) {
    std::array<char, 80> text{};
    std::snprintf(text.data(), text.size(), "%.2f,%.2f", position.x, position.y);
    return text.data();
}

/// For every node of `body` that stood in the earlier picture: Graphviz adds the attributes of a
/// node that is named twice.
std::string earlier_places(std::string_view body, const Positions& earlier) {
    std::string text;
    while (!body.empty()) {
        const auto line = body.substr(0, body.find('\n'));
        body.remove_prefix(std::min(line.size() + 1, body.size()));
        const auto found = earlier.find(line.substr(0, line.find(" [")));
        if (found == earlier.end()) continue;
        DotAttributes place;
        place.word("pos", position_text(found->second));
        text += found->first + place.text() + ";\n";
    }
    return text;
}

}  // namespace

std::string map_dot(const Graph& graph, const Part& part, const DrawOptions& options) {
    check_size(part);
    const KindLooks looks(graph, part.entities, options.theme);
    const auto notes = footnotes_of(graph, part.relations, options);
    StatementWriter writer(graph, options.theme, notes);
    for (const auto& statement : compressed(graph, part.relations)) writer.write(statement);

    auto legend = part_legend(graph, part, options);
    if (writer.has_joint_boxes()) legend.lines.insert(legend.lines.begin() + 1, joint_box_words);
    DotAttributes layout;
    layout.word("layout", "neato")
        .word("mode", "major")
        .word("model", "shortpath")
        .word("overlap", "prism")
        .word("sep", "+8")
        .word("esep", "+3")
        .word("splines", "true");
    if (!options.earlier.empty()) layout.word("inputscale", "72");
    auto body = "edge [len=\"0.9\"];\n" + entity_statements(graph, part.entities, looks, options) +
                writer.text();
    body += earlier_places(body, options.earlier);
    body += footnote_statement(graph, notes, options);
    return whole_picture(layout, legend, &looks, options, body);
}

}  // namespace relata
