// The path view. Between two entities stands a quote node: what relates them, when, and the
// sentence that says so. All paths share their entities and their relations.

#include "graph/dot_text.hpp"
#include "render/dot_style.hpp"
#include "render/footnotes.hpp"
#include "render/legend.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"
#include "render/view.hpp"

#include <algorithm>
#include <set>

namespace relata {
namespace {

constexpr std::size_t quote_columns = 46;
constexpr std::size_t words_columns = 34;
constexpr std::size_t most_quote_lines = 10;
constexpr std::size_t citation_columns = 32;

std::string row(const std::string& markup) {
    return "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">" + markup + "</TD></TR>";
}

/// `2020-11-24`, or when only that is known `stated 2020-11-24`; with the status when it is no
/// fact.
std::string date_and_status(const Relation& relation) {
    auto text = when_text(relation);
    if (const auto stated = stated_text(relation); text.empty() && !stated.empty()) {
        text = "stated " + stated;
    }
    if (const auto status = status_of(relation); status != Status::asserted) {
        text += (text.empty() ? "" : ", ") + std::string(status_words(status));
    }
    return text;
}

std::vector<std::string> quote_lines(const std::string& quote) {
    auto lines = wrapped("“" + one_line(sanitized(quote)) + "”", quote_columns, quote_columns);
    if (lines.size() > most_quote_lines) {
        lines.resize(most_quote_lines);
        lines.back() += " …";
    }
    return lines;
}

std::string quote_table(
    const Graph& graph, RelationId id, const EvidenceList& notes, const Theme& theme
) {
    const auto& relation = graph.relation(id);
    const auto& colors = paper(theme);
    const auto color = line_color(theme, graph.schema().type(relation.type));
    auto heading = html_font(
        color,
        "11",
        "<B>" + html_escaped(shortened(relation_words(graph, relation), words_columns * 2)) + "</B>"
    );
    if (const auto mark = footnote_mark(notes, {id}); !mark.empty()) {
        heading += html_font(colors.muted, "8", "&#160;" + html_escaped(mark));
    }
    if (const auto date = date_and_status(relation); !date.empty()) {
        heading += html_font(colors.muted, "9", "&#160;&#160;" + html_escaped(date));
    }
    auto rows = row(heading);
    if (!relation.evidence.empty()) {
        const auto& evidence = relation.evidence.front();
        std::string quote;
        for (const auto& line : quote_lines(evidence.quote)) {
            quote += (quote.empty() ? "" : "<BR ALIGN=\"LEFT\"/>") + html_escaped(line);
        }
        rows += row(html_font(colors.muted, "9", "<I>" + quote + "</I>"));
        auto place = citation(graph, evidence, citation_columns);
        if (const auto others = relation.evidence.size() - 1; others != 0) {
            place += ", and " + counted(others, "other place", "other places");
        }
        if (!place.empty()) {
            rows += row(html_font(colors.muted, "8", html_escaped(place)));
        }
    }
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">" + rows +
           "</TABLE>";
}

/// A step in the direction of its path. The arrowhead follows the relation, not the path.
std::string step_statements(
    const Graph& graph, Arc arc, const EvidenceList& notes, const Theme& theme
) {
    const auto& relation = graph.relation(arc.relation);
    const std::vector<RelationId> relations{arc.relation};
    const auto name = relation_name(graph, arc.relation);
    const auto status = status_of(relation);
    DotAttributes node;
    node.html("label", quote_table(graph, arc.relation, notes, theme))
        .word("id", name)
        .word("class", relation_class(graph, relations, theme))
        .word("shape", "plaintext")
        .word("margin", "0.04,0.02")
        .tooltip(evidence_text(graph, relations));
    if (!relation.evidence.empty() && relation.evidence.front().document.is_valid()) {
        const auto& document = graph.document(relation.evidence.front().document);
        if (const auto safe = safe_url(document.source)) node.label("URL", *safe);
    }

    const auto line = [&](std::string_view end, bool has_head) {
        DotAttributes attributes;
        attributes.word("class", relation_class(graph, relations, theme))
            .word("color", line_color(theme, graph.schema().type(relation.type)))
            .word("style", line_style(status))
            .word("penwidth", "1.5");
        const std::string_view head = status == Status::denied ? "tee" : "normal";
        if (has_head) {
            attributes.word("dir", end == "tail" ? "back" : "forward")
                .word(end == "tail" ? "arrowtail" : "arrowhead", head);
        } else {
            attributes.word("dir", "none");
        }
        return attributes.text() + ";\n";
    };
    const bool mutual = is_mutual(graph, relation);
    const auto from = entity_name(graph, arc.forward ? relation.source : relation.target);
    const auto to = entity_name(graph, arc.forward ? relation.target : relation.source);
    return name + node.text() + ";\n" + from + " -> " + name +
           line("tail", !mutual && !arc.forward) + name + " -> " + to +
           line("head", !mutual && arc.forward);
}

std::string lengths_text(const Graph& graph, const std::vector<Path>& paths) {
    std::size_t shortest = paths.front().length();
    std::size_t longest = shortest;
    for (const auto& path : paths) {
        shortest = std::min(shortest, path.length());
        longest = std::max(longest, path.length());
    }
    auto text = counted(paths.size(), "path", "paths") + " of ";
    if (longest != shortest) text += std::to_string(shortest) + " to ";
    text += counted(longest, "step", "steps") + ".";
    const bool is_cited = std::ranges::any_of(paths, [&](const Path& path) {
        return std::ranges::any_of(path.arcs, [&](const Arc& arc) {
            return !graph.relation(arc.relation).evidence.empty();
        });
    });
    return is_cited ? text + " Each step quotes the sentence it rests on." : text;
}

}  // namespace

std::string path_title(const Graph& graph, EntityId source, EntityId target) {
    return "How " + one_line(sanitized(graph.entity(source).name)) + " is connected to " +
           one_line(sanitized(graph.entity(target).name));
}

std::string path_dot(
    const Graph& graph,
    EntityId source,
    EntityId target,
    const std::vector<Path>& paths,
    const DrawOptions& options
) {
    std::vector<EntityId> entities{source};
    std::vector<Arc> arcs;
    std::set<RelationId> seen;
    std::set<Status> statuses;
    for (const auto& path : paths) {
        for (const auto id : entities_of(graph, path)) {
            if (std::ranges::find(entities, id) == entities.end()) entities.push_back(id);
        }
        for (const auto arc : path.arcs) {
            if (!seen.insert(arc.relation).second) continue;
            arcs.push_back(arc);
            statuses.insert(status_of(graph.relation(arc.relation)));
        }
    }
    if (std::ranges::find(entities, target) == entities.end()) entities.push_back(target);

    const KindLooks looks(graph, entities, options.theme);
    LegendContent legend;
    legend.title = one_line(sanitized(options.title));
    if (legend.title.empty()) legend.title = path_title(graph, source, target);
    legend.lines = {paths.empty() ? "No path was found." : lengths_text(graph, paths)};
    legend.statuses = statuses;

    std::string body;
    for (const auto id : entities) {
        const bool is_end = id == source || id == target;
        body += entity_statement(graph, id, looks, is_end ? Emphasis::strong : Emphasis::none);
    }
    std::vector<RelationId> relations;
    for (const auto arc : arcs) relations.push_back(arc.relation);
    const auto notes = footnotes_of(graph, relations, options);
    for (const auto arc : arcs) body += step_statements(graph, arc, notes, options.theme);
    body += footnote_statement(graph, notes, options);

    DotAttributes layout;
    layout.word("rankdir", "LR")
        .word("nodesep", "0.2")
        .word("ranksep", "0.3")
        .word("splines", "true");
    return picture_head(
               layout,
               legend_table(legend, nullptr, options.theme),
               legend.title + "\n" + legend.lines.front(),
               options.theme
           ) +
           body + "}\n";
}

}  // namespace relata
