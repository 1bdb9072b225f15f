// The overview: too much to read word by word. Entities are dots, relations faint lines, and only
// the best connected have names.

#include "graph/dot_text.hpp"
#include "render/grouping.hpp"
#include "render/palette.hpp"
#include "render/phrases.hpp"
#include "render/picture.hpp"
#include "render/text_wrap.hpp"
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

/// With how many others an entity is related in this part.
std::map<EntityId, std::size_t> neighbor_counts(const Graph& graph, const Part& part) {
    std::map<EntityId, std::set<EntityId>> neighbors;
    for (const auto id : part.relations) {
        const auto& relation = graph.relation(id);
        if (relation.source == relation.target) continue;
        neighbors[relation.source].insert(relation.target);
        neighbors[relation.target].insert(relation.source);
    }
    std::map<EntityId, std::size_t> counts;
    for (const auto id : part.entities) counts[id] = neighbors[id].size();
    return counts;
}

/// How large each entity is drawn: its number of neighbors, or what a property says, scaled so that
/// the largest is as large as the best connected would be.
std::map<EntityId, double> weights_of(
    const Graph& graph, const Part& part, const DrawOptions& options
) {
    std::map<EntityId, double> weights;
    std::size_t most = 1;
    for (const auto& [id, count] : neighbor_counts(graph, part)) {
        weights[id] = static_cast<double>(count);
        most = std::max(most, count);
    }
    if (options.size_by.empty()) return weights;
    double largest = 0;
    for (auto& [id, weight] : weights) {
        const auto number = graph.entity(id).properties.number(options.size_by).value_or(0);
        weight = std::isfinite(number) && number > 0 ? number : 0;
        largest = std::max(largest, weight);
    }
    if (largest <= 0) return weights;
    for (auto& [id, weight] : weights) weight *= static_cast<double>(most) / largest;
    return weights;
}

/// Inches across. The area grows a little faster than the weight.
std::string dot_size(double weight) {
    constexpr double least = 0.05;
    constexpr double step = 0.045;
    constexpr double power = 0.7;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", least + step * std::pow(weight, power));
    return text.data();
}

/// A picture of many dots is large and is looked at from afar, so its words grow with its width.
double text_scale(const Part& part) {
    constexpr double at_natural_size = 150;
    return std::max(1.0, std::sqrt(static_cast<double>(part.entities.size()) / at_natural_size));
}

/// Who is drawn in which look: by kind, or by the groups of a property.
class Coloring {
public:
    Coloring(const Graph& graph, const Part& part, const DrawOptions& options)
        : graph_(graph),
          groups_(grouped(graph, part, options)),
          looks_(
              options.group_by.empty() ? KindLooks(graph, part.entities, options.theme)
                                       : KindLooks::of_groups(groups_.names, options.theme)
          ),
          by_kind_(options.group_by.empty()) {}

    [[nodiscard]] const KindLook& look(EntityId id) const {
        if (by_kind_) return looks_.of(graph_.kind_name(id));
        const auto found = groups_.group_of.find(id);
        return looks_.of(
            groups_
                .names[found == groups_.group_of.end() ? groups_.names.size() - 1 : found->second]
        );
    }
    [[nodiscard]] std::string css_class(EntityId id) const {
        return by_kind_ ? kind_class(graph_.kind_name(id)) : "group";
    }
    [[nodiscard]] const KindLooks& looks() const { return looks_; }

private:
    static constexpr std::size_t most_groups = 8;

    static EntityGroups grouped(const Graph& graph, const Part& part, const DrawOptions& options) {
        if (options.group_by.empty()) return {};
        auto groups =
            largest_groups(groups_by(graph, part.entities, options.group_by), most_groups);
        // White is for the rest.
        const bool is_complete = groups.group_of.size() == part.entities.size();
        if (!is_complete && (groups.names.empty() || groups.names.back() != "other")) {
            groups.names.emplace_back("other");
        }
        return groups;
    }

    const Graph& graph_;
    EntityGroups groups_;
    KindLooks looks_;
    bool by_kind_;
};

/// Those with names: what the picture is about, then the largest, the first mentioned of equals.
std::set<EntityId> named_entities(
    const Part& part, const std::map<EntityId, double>& weights, const DrawOptions& options
) {
    auto by_weight = part.entities;
    std::ranges::stable_sort(by_weight, std::greater{}, [&](EntityId id) {
        return weights.at(id);
    });
    if (by_weight.size() > most_names) by_weight.resize(most_names);
    std::set<EntityId> named(by_weight.begin(), by_weight.end());
    named.insert(options.emphasized.begin(), options.emphasized.end());
    return named;
}

std::string dot_statement(
    const Graph& graph, EntityId id, const Coloring& coloring, double weight
) {
    const auto& look = coloring.look(id);
    DotAttributes attributes;
    attributes.word("label", "")
        .word("id", entity_name(graph, id))
        .word("class", coloring.css_class(id))
        .word("shape", "circle")
        .word("style", "filled")
        .word("width", dot_size(weight))
        .word("fixedsize", "true")
        .word("fillcolor", look.fill)
        .word("color", look.border)
        .tooltip(entity_tooltip(graph, id));
    return entity_name(graph, id) + attributes.text() + ";\n";
}

std::string named_statement(
    const Graph& graph, EntityId id, const Coloring& coloring, double points, Emphasis emphasis
) {
    auto text = entity_statement(graph, id, coloring.look(id), coloring.css_class(id), emphasis);
    if (emphasis == Emphasis::strong) return text;
    // Graphviz adds the attributes of a node that is named twice.
    DotAttributes size;
    size.word("fontsize", std::to_string(std::lround(points)));
    return text + entity_name(graph, id) + size.text() + ";\n";
}

/// What the sizes and the names say.
std::string overview_words(const Part& part, std::size_t named, const DrawOptions& options) {
    const auto score = shortened(one_line(sanitized(options.size_by)), 40);
    std::string text;
    if (named < part.entities.size()) {
        text = "Names on the " + std::to_string(named) +
               (score.empty() ? " best connected" : " with the most " + score) +
               "; the larger a dot" +
               (score.empty() ? ", the more neighbors. " : " or a name, the more. ");
    } else if (!score.empty()) {
        text = "The larger a name, the more " + score + ". ";
    }
    return text + "A line may stand for several relations.";
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
    const Coloring coloring(graph, part, options);
    const auto weights = weights_of(graph, part, options);
    const auto named = named_entities(part, weights, options);

    const auto scale = text_scale(part);
    DotAttributes lines;
    lines.word("color", paper(options.theme).faint).word("arrowhead", "none");
    auto body = "edge" + lines.text() + ";\n" + pair_lines(graph, part, options.theme);
    double most = 1;
    for (const auto& [id, weight] : weights) most = std::max(most, weight);
    std::string with_names;
    for (const auto id : part.entities) {
        const auto weight = weights.at(id);
        if (!named.contains(id)) {
            body += dot_statement(graph, id, coloring, weight);
            continue;
        }
        const auto larger = options.size_by.empty() ? 1.0 : 0.8 + std::sqrt(weight / most);
        with_names += named_statement(
            graph, id, coloring, name_points * scale * larger, emphasis_of(id, options)
        );
    }
    body += with_names;

    auto legend = part_legend(graph, part, options);
    legend.families.clear();
    legend.statuses.clear();
    legend.scale = scale;
    legend.lines.insert(legend.lines.begin() + 1, overview_words(part, named.size(), options));
    DotAttributes layout;
    layout.word("layout", "sfdp")
        .word("overlap", "prism")
        .word("overlap_scaling", "2")
        .word("splines", "line")
        .word("outputorder", "edgesfirst");
    return whole_picture(layout, legend, &coloring.looks(), options, body);
}

}  // namespace relata
