#include "exporters/dot.hpp"

#include "exporters/losses.hpp"
#include "exporters/own_schema.hpp"
#include "graph/dot_text.hpp"

#include <optional>
#include <utility>

namespace relata {
namespace {

std::string title(const Graph& graph) {
    const auto name = graph.properties.text("name");
    return name ? std::string(*name) : std::string();
}

/// Kind and other names, a line each.
std::string entity_tooltip(const Graph& graph, const Entity& entity) {
    std::string text;
    for (const auto kind : entity.kinds) {
        text += (text.empty() ? "" : ", ") + graph.schema().kind(kind).name;
    }
    for (const auto& alias : entity.aliases) {
        text += (text.empty() ? "also " : "\nalso ") + alias;
    }
    return text;
}

/// When, and the words it rests on.
std::string relation_tooltip(const Graph& graph, const Relation& relation) {
    std::string text;
    if (const auto when = relation.properties.date("when")) text = when->text();
    for (const auto& evidence : relation.evidence) {
        const auto& document = graph.document(evidence.document);
        text += text.empty() ? "" : "\n";
        text += "“" + evidence.quote + "” (" +
                (document.title.empty() ? document.id : document.title) + ", byte " +
                std::to_string(evidence.begin) + ")";
    }
    return text;
}

/// The web page a relation was read from, when there is one.
std::optional<std::string> relation_url(const Graph& graph, const Relation& relation) {
    for (const auto& evidence : relation.evidence) {
        if (auto url = safe_url(graph.document(evidence.document).source)) return url;
    }
    return std::nullopt;
}

void append_node(std::string& out, const Graph& graph, const Entity& entity) {
    out += "  " + dot_name(entity.id) + " [label=" + dot_quoted(entity.name);
    const auto tooltip = entity_tooltip(graph, entity);
    if (!tooltip.empty()) out += ", tooltip=" + dot_tooltip(tooltip);
    out += "];\n";
}

void append_edge(std::string& out, const Graph& graph, const Relation& relation) {
    out += "  " + dot_name(graph.entity(relation.source).id) + " -> " +
           dot_name(graph.entity(relation.target).id);
    out += " [label=" + dot_quoted(graph.schema().type(relation.type).words);
    if (!relation.directed) out += ", dir=none";
    const auto tooltip = relation_tooltip(graph, relation);
    if (!tooltip.empty()) {
        out += ", tooltip=" + dot_tooltip(tooltip) + ", labeltooltip=" + dot_tooltip(tooltip);
    }
    if (const auto url = relation_url(graph, relation)) out += ", URL=" + dot_quoted(*url);
    out += "];\n";
}

/// What the picture does not hold as data, each name once, in order.
LossReport loss_of(const Graph& graph) {
    Losses losses;
    losses.add("declared kinds", own_kinds(graph.schema()).size());
    losses.add("declared types", own_types(graph.schema()).size());
    losses.add("documents", graph.document_count());
    for (const auto& [name, value] : graph.properties) {
        if (name != "name") losses.add("graph property \"" + name + '"');
    }
    for (const auto id : graph.entities()) {
        for (const auto& [name, value] : graph.entity(id).properties) {
            losses.add("entity property \"" + name + '"');
        }
    }
    for (const auto id : graph.relations()) {
        for (const auto& [name, value] : graph.relation(id).properties) {
            const bool is_shown = name == "when" && value.is_date();
            if (!is_shown) losses.add("relation property \"" + name + '"');
        }
    }
    return losses.report();
}

}  // namespace

ExportResult write_dot(const Graph& graph, const ExportOptions&) {
    std::string out = "digraph relata {\n";
    if (const auto name = title(graph); !name.empty()) out += "  label=" + dot_quoted(name) + ";\n";
    out += "  node [shape=box];\n";
    for (const auto id : graph.entities()) append_node(out, graph, graph.entity(id));
    for (const auto id : graph.relations()) append_edge(out, graph, graph.relation(id));
    out += "}\n";
    return {{{"", std::move(out)}}, loss_of(graph)};
}

}  // namespace relata
