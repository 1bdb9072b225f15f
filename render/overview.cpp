// The overview: too much to read word by word. Entities are dots, relations faint lines, and only
// the best connected have names.

#include "render/palette.hpp"
#include "render/phrases.hpp"
#include "render/picture.hpp"
#include "render/view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <set>

namespace relata {
namespace {

constexpr std::size_t most_names = 40;
constexpr double name_points = 11;

using Degrees = std::map<EntityId, std::size_t>;

/// With how many others an entity is related in this part.
Degrees neighbor_counts(const Graph& graph, const Part& part) {
    std::map<EntityId, std::set<EntityId>> neighbors;
    for (const auto id : part.relations) {
        const auto& relation = graph.relation(id);
        if (relation.source == relation.target) continue;
        neighbors[relation.source].insert(relation.target);
        neighbors[relation.target].insert(relation.source);
    }
    Degrees degrees;
    for (const auto& [id, others] : neighbors) degrees[id] = others.size();
    return degrees;
}

std::size_t degree_of(const Degrees& degrees, EntityId id) {
    const auto found = degrees.find(id);
    return found == degrees.end() ? 0 : found->second;
}

/// Those with names: what the picture is about, then the best connected, the first mentioned of
/// equals.
std::set<EntityId> named_entities(
    const Part& part, const Degrees& degrees, const DrawOptions& options
) {
    auto by_degree = part.entities;
    std::ranges::stable_sort(by_degree, std::greater{}, [&](EntityId id) {
        return degree_of(degrees, id);
    });
    if (by_degree.size() > most_names) by_degree.resize(most_names);
    std::set<EntityId> named(by_degree.begin(), by_degree.end());
    named.insert(options.emphasized.begin(), options.emphasized.end());
    return named;
}

/// Inches across. The area grows a little faster than the number of neighbors.
std::string dot_size(std::size_t degree) {
    constexpr double least = 0.05;
    constexpr double step = 0.045;
    constexpr double power = 0.7;
    std::array<char, 32> text{};
    const double width = least + step * std::pow(static_cast<double>(degree), power);
    std::snprintf(text.data(), text.size(), "%.3f", width);
    return text.data();
}

/// A picture of many dots is large and is looked at from afar, so its words grow with its width.
double text_scale(const Part& part) {
    constexpr double at_natural_size = 150;
    return std::max(1.0, std::sqrt(static_cast<double>(part.entities.size()) / at_natural_size));
}

std::string dot_statement(
    const Graph& graph, EntityId id, const KindLooks& looks, const Degrees& degrees
) {
    const auto kind = graph.kind_name(id);
    const auto& look = looks.of(kind);
    DotAttributes attributes;
    attributes.word("label", "")
        .word("id", entity_name(graph, id))
        .word("class", kind_class(kind))
        .word("shape", "circle")
        .word("style", "filled")
        .word("width", dot_size(degree_of(degrees, id)))
        .word("fixedsize", "true")
        .word("fillcolor", look.fill)
        .word("color", look.border)
        .tooltip(entity_tooltip(graph, id));
    return entity_name(graph, id) + attributes.text() + ";\n";
}

/// One line for all relations of a pair, whatever their direction.
std::string pair_lines(const Graph& graph, const Part& part, const Theme& theme) {
    std::map<std::pair<EntityId, EntityId>, std::vector<RelationId>> pairs;
    std::vector<std::pair<EntityId, EntityId>> order;
    for (const auto id : part.relations) {
        const auto& relation = graph.relation(id);
        if (relation.source == relation.target) continue;
        const auto pair = std::minmax(relation.source, relation.target);
        auto& relations = pairs[{pair.first, pair.second}];
        if (relations.empty()) order.emplace_back(pair.first, pair.second);
        relations.push_back(id);
    }
    std::string text;
    for (const auto& pair : order) {
        DotAttributes line;
        line.word("class", relation_class(graph, pairs[pair], theme));
        text += entity_name(graph, pair.first) + " -> " + entity_name(graph, pair.second) +
                line.text() + ";\n";
    }
    return text;
}

}  // namespace

std::string overview_dot(const Graph& graph, const Part& part, const DrawOptions& options) {
    check_size(part);
    const KindLooks looks(graph, part.entities, options.theme);
    const auto degrees = neighbor_counts(graph, part);
    const auto named = named_entities(part, degrees, options);

    const auto scale = text_scale(part);
    DotAttributes names;
    names.word("fontsize", std::to_string(std::lround(name_points * scale)));
    DotAttributes lines;
    lines.word("color", paper(options.theme).faint).word("arrowhead", "none");
    auto body = "node" + names.text() + ";\nedge" + lines.text() + ";\n";
    body += pair_lines(graph, part, options.theme);
    std::vector<EntityId> with_names;
    for (const auto id : part.entities) {
        if (named.contains(id)) {
            with_names.push_back(id);
        } else {
            body += dot_statement(graph, id, looks, degrees);
        }
    }
    body += entity_statements(graph, with_names, looks, options);

    auto legend = part_legend(graph, part, options);
    legend.families.clear();
    legend.statuses.clear();
    legend.scale = scale;
    if (named.size() < part.entities.size()) {
        legend.lines.insert(
            legend.lines.begin() + 1,
            "Names on the " + std::to_string(named.size()) +
                " best connected; the larger a dot, the more neighbors. A line may stand for "
                "several relations."
        );
    }
    DotAttributes layout;
    layout.word("layout", "sfdp")
        .word("overlap", "prism")
        .word("overlap_scaling", "2")
        .word("splines", "line")
        .word("outputorder", "edgesfirst");
    return whole_picture(layout, legend, looks, options, body);
}

}  // namespace relata
