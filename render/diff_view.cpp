// The view of what changed between two graphs. A change is never told by color alone: it has a sign
// before the words, a line of its own, and is struck out when it is gone.

#include "render/diff_view.hpp"

#include "graph/dot_text.hpp"
#include "render/arrangement.hpp"
#include "render/best_view.hpp"
#include "render/compression.hpp"
#include "render/dot_style.hpp"
#include "render/footnotes.hpp"
#include "render/palette.hpp"
#include "render/phrases.hpp"
#include "render/picture.hpp"
#include "render/statement_writer.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t name_columns = 20;
constexpr std::size_t longest_word = 40;
constexpr std::size_t longest_label = 2'000;

/// What became of a relation, and how it changed.
using Fate = std::pair<Change, std::string>;

Fate fate_of(const ComparedGraphs& compared, RelationId id) {
    const auto note = compared.notes.find(id);
    return {compared.of(id), note == compared.notes.end() ? std::string() : note->second};
}

/// The parts of a statement of which the same became: for each, targets with the same sources.
std::vector<Statement> split(const ComparedGraphs& compared, const Statement& statement) {
    const auto& graph = compared.graph;
    struct Group {
        std::vector<EntityId> sources;
        std::vector<RelationId> relations;
    };
    std::map<std::pair<Fate, EntityId>, Group> groups;  // by fate and target
    for (const auto id : statement.relations) {
        const auto& relation = graph.relation(id);
        auto source = relation.source;
        auto target = relation.target;
        // A mutual relation may be stored either way round.
        if (std::ranges::find(statement.targets, target) == statement.targets.end()) {
            std::swap(source, target);
        }
        auto& group = groups[{fate_of(compared, id), target}];
        group.relations.push_back(id);
        if (std::ranges::find(group.sources, source) == group.sources.end()) {
            group.sources.push_back(source);
        }
    }
    std::map<std::pair<Fate, std::vector<EntityId>>, Statement> merged;
    for (const auto target : statement.targets) {
        for (auto& [key, group] : groups) {
            if (key.second != target) continue;
            auto sources = group.sources;
            std::ranges::sort(sources);
            auto& part = merged[{key.first, sources}];
            if (part.sources.empty()) {
                for (const auto id : statement.sources) {
                    if (std::ranges::binary_search(sources, id)) part.sources.push_back(id);
                }
            }
            part.targets.push_back(target);
            part.relations.insert(
                part.relations.end(), group.relations.begin(), group.relations.end()
            );
        }
    }
    std::vector<Statement> parts;
    for (auto& [key, part] : merged) parts.push_back(std::move(part));
    return parts;
}

/// The statements of other views, taken apart where not the same became of all; in reading order.
std::vector<Statement> statements_of(const ComparedGraphs& compared, const Part& part) {
    std::vector<Statement> all;
    for (const auto& statement : compressed(compared.graph, part.relations)) {
        auto parts = split(compared, statement);
        all.insert(
            all.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end())
        );
    }
    return all;
}

StatementMark mark_of(const ComparedGraphs& compared, RelationId id, const Theme& theme) {
    const auto change = compared.of(id);
    const auto& look = change_look(theme, change);
    StatementMark mark;
    mark.word = look.word;
    mark.sign = look.sign;
    mark.color = look.color;
    mark.line = change == Change::changed ? double_line(theme) : std::string(look.color);
    mark.style = look.style;
    mark.width = look.width;
    mark.is_struck = change == Change::removed;
    mark.note = fate_of(compared, id).second;
    return mark;
}

std::string struck(const std::string& text, bool is_struck) {
    std::string out;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = html_escaped(text.substr(begin, end - begin));
        out += (begin == 0 ? "" : "<BR/>") +
               (is_struck && !line.empty() ? "<S>" + line + "</S>" : line);
        begin = end + 1;
    }
    return out;
}

std::string entity_in_diff(
    const ComparedGraphs& compared, EntityId id, const KindLooks& looks, const DrawOptions& options
) {
    const auto& graph = compared.graph;
    const auto kind = graph.kind_name(id);
    const auto& look = looks.of(kind);
    const auto change = compared.of(id);
    const auto& changed = change_look(options.theme, change);
    const auto& colors = paper(options.theme);
    const bool is_filled = change == Change::added || change == Change::changed;
    const auto name = shortened(sanitized(graph.entity(id).name), longest_label);
    auto label = struck(
        joined_lines(wrapped_evenly(name, name_columns, longest_word)), change == Change::removed
    );
    if (!changed.sign.empty()) {
        label = "<B>" + std::string(changed.sign) + "</B>&#160;" + label;
    }
    const auto old = compared.old_names.find(id);
    if (old != compared.old_names.end()) {
        const auto text = shortened("was " + one_line(sanitized(old->second)), longest_label);
        label += "<BR/><FONT POINT-SIZE=\"9\">" +
                 struck(joined_lines(wrapped_evenly(text, name_columns, longest_word)), false) +
                 "</FONT>";
    }
    auto style = std::string(look.style);
    if (change == Change::removed) style += ",dashed";
    auto tooltip = entity_tooltip(graph, id);
    if (!changed.word.empty()) tooltip += ": " + std::string(changed.word);
    DotAttributes attributes;
    attributes.html("label", label)
        .word("id", entity_name(graph, id))
        .word(
            "class",
            kind_class(kind) + (changed.word.empty() ? "" : " " + std::string(changed.word))
        )
        .word("shape", look.shape)
        .word("style", style)
        .word("margin", look.margin)
        .word("fillcolor", is_filled ? look.fill : colors.background)
        .word("color", changed.color)
        .word(
            "fontcolor",
            is_filled              ? look.text
            : changed.sign.empty() ? colors.muted
                                   : changed.color
        )
        .word("penwidth", changed.width)
        .tooltip(tooltip);
    return entity_name(graph, id) + attributes.text() + ";\n";
}

template <typename Id>
ChangeCounts counts_of(const std::map<Id, Change>& changes) {
    ChangeCounts counts;
    for (const auto& [id, change] : changes) {
        counts.added += change == Change::added ? 1U : 0U;
        counts.removed += change == Change::removed ? 1U : 0U;
        counts.changed += change == Change::changed ? 1U : 0U;
    }
    return counts;
}

std::string counts_text(const char* what, const ChangeCounts& counts, std::size_t redated) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, const std::string& words) {
        if (count != 0) parts.push_back(std::to_string(count) + " " + words);
    };
    add(counts.added, "added");
    add(counts.removed, "removed");
    add(counts.changed,
        redated == 0 ? "changed" : "changed, of these " + std::to_string(redated) + " re-dated");
    if (parts.empty()) return {};
    return std::string(what) + ": " + enumerated(parts) + ".";
}

LegendContent diff_legend(
    const ComparedGraphs& compared, const Part& part, const DrawOptions& options
) {
    LegendContent legend;
    legend.title = diff_title(compared, options);
    if (!compared.before_name.empty() && !compared.after_name.empty()) {
        legend.lines.push_back(
            "From " + one_line(sanitized(compared.before_name)) + " to " +
            one_line(sanitized(compared.after_name)) + "."
        );
    }
    auto counts = counts_text("Relations", compared.relation_counts(), compared.redated);
    if (const auto entities = counts_text("Entities", compared.entity_counts(), 0);
        !entities.empty()) {
        counts += (counts.empty() ? "" : " ") + entities;
    }
    if (!counts.empty()) legend.lines.push_back(counts);

    const auto left = compared.graph.relation_count() - part.relations.size();
    std::string left_out;
    if (left != 0) left_out = counted(left, "relation", "relations");
    if (compared.changed_unseen != 0) {
        left_out += (left_out.empty() ? "" : "; ") +
                    counted(compared.changed_unseen, "relation", "relations") +
                    " with other evidence, confidence or date of statement only, gray here";
    }
    if (!left_out.empty()) legend.lines.push_back("Not shown: " + left_out + ".");

    std::set<Change> occurring;
    for (const auto id : part.relations) occurring.insert(compared.of(id));
    for (const auto id : part.entities) occurring.insert(compared.of(id));
    for (const auto change : {Change::added, Change::removed, Change::changed, Change::unchanged}) {
        if (!occurring.contains(change)) continue;
        const auto& look = change_look(options.theme, change);
        legend.samples.push_back({look.color, look.sample, look.words});
    }
    return legend;
}

}  // namespace

ChangeCounts ComparedGraphs::entity_counts() const {
    return counts_of(entities);
}

ChangeCounts ComparedGraphs::relation_counts() const {
    return counts_of(relations);
}

std::string diff_title(const ComparedGraphs& compared, const DrawOptions& options) {
    auto title = picture_title(compared.graph, options.title);
    return options.title.empty() ? "What changed: " + title : title;
}

std::string diff_dot(const ComparedGraphs& compared, const Part& part, const DrawOptions& options) {
    check_size(part);
    const auto& graph = compared.graph;
    const KindLooks looks(graph, part.entities, options.theme);
    const auto& way = arrangement(options.arrangement);
    std::string body;
    for (const auto id : ordered(graph, part.entities, way.entities)) {
        body += entity_in_diff(compared, id, looks, options);
    }
    const auto notes = footnotes_of(graph, part.relations, options);
    StatementWriter writer(graph, options.theme, notes, way.turned);
    for (const auto& statement : ordered(graph, statements_of(compared, part), way.statements)) {
        writer.write(statement, mark_of(compared, statement.relations.front(), options.theme));
    }
    auto legend = diff_legend(compared, part, options);
    if (writer.has_joint_boxes()) {
        legend.lines.emplace_back("A box “jointly” joins those who say or do the same together.");
    }
    body += writer.text() + footnote_statement(graph, notes, options);
    return whole_picture(left_to_right(), legend, nullptr, options, body);
}

std::string best_diff_dot(
    const ComparedGraphs& compared,
    const Part& part,
    const DrawOptions& options,
    const LayoutLimits& limits
) {
    const auto drawn = part.entities.size() + statements_of(compared, part).size();
    return best_arranged(
        drawn,
        options,
        [&](const DrawOptions& arranged) { return diff_dot(compared, part, arranged); },
        limits
    );
}

}  // namespace relata
