#pragma once

#include "graph/graph.hpp"
#include "render/palette.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// The attributes of one DOT statement. Values are either words of ours or go through
/// `graph/dot_text.hpp`: nothing of a graph's own reaches Graphviz in another way.
class DotAttributes {
public:
    DotAttributes& word(std::string_view name, std::string_view value);  ///< our own constant
    DotAttributes& label(std::string_view name, std::string_view value);
    DotAttributes& tooltip(std::string_view value);
    DotAttributes& html(std::string_view name, std::string_view markup);  ///< escaped already
    /// ` [name="value" …]`, in order of arrival.
    [[nodiscard]] std::string text() const { return " [" + text_ + "]"; }

private:
    void begin(std::string_view name);

    std::string text_;
};

/// `text` for a Graphviz HTML label: sanitized, & < > " ' written as entities, backslashes doubled.
std::string html_escaped(std::string_view text);

/// Markup of a Graphviz HTML label in a color of ours and in so many points. Graphviz takes no font
/// around nothing, which is what a blank name leaves: a blank stands there then.
std::string html_font(std::string_view color, std::string_view points, std::string_view markup);

/// Letters, digits and `_`: fit for an `id` or a `class` in any format.
std::string svg_word(std::string_view text);

/// `n_wang_yi`: the DOT name and SVG id of an entity.
std::string entity_name(const Graph& graph, EntityId id);

/// `r12` for a relation with an id like that, else `r_` and the id as letters, digits and `_`.
std::string relation_name(const Graph& graph, RelationId id);

/// `rel agreement r12 r13`: the class of everything drawn for these relations. No id is lost.
std::string relation_class(
    const Graph& graph, const std::vector<RelationId>& relations, const Theme& theme
);

/// `kind person`: the class of everything drawn for an entity of this kind.
std::string kind_class(std::string_view kind);

/// The name and the kinds of an entity as hover text.
std::string entity_tooltip(const Graph& graph, EntityId id);

/// The looks of the kinds that occur among some entities.
class KindLooks {
public:
    KindLooks(const Graph& graph, const std::vector<EntityId>& entities, const Theme& theme);

    /// Looks for groups of entities by name, each with a fill of its own: the first seven as far
    /// from each other as the palette has them, all others the last name's, in white.
    static KindLooks of_groups(const std::vector<std::string>& names, const Theme& theme);

    [[nodiscard]] const KindLook& of(std::string_view kind) const;
    /// Kinds that occur: known ones in the order of the palette, then others in order of arrival;
    /// "" for entities without a kind, last.
    [[nodiscard]] const std::vector<std::string>& kinds() const noexcept { return kinds_; }

private:
    KindLooks() = default;

    std::vector<std::string> kinds_;
    std::map<std::string, KindLook, std::less<>> looks_;
};

enum class Emphasis { none, strong };

/// The DOT statement of an entity: label wrapped at 20 columns, shape and color of its first kind,
/// hover text, and a link when it has a property `url` that may be one.
std::string entity_statement(
    const Graph& graph, EntityId id, const KindLooks& looks, Emphasis emphasis = Emphasis::none
);
/// The same in a given look and class.
std::string entity_statement(
    const Graph& graph,
    EntityId id,
    const KindLook& look,
    std::string_view css_class,
    Emphasis emphasis = Emphasis::none
);

/// The evidence of relations as hover text: the sentence, then date, quotation and place of each.
std::string evidence_text(const Graph& graph, const std::vector<RelationId>& relations);

/// The beginning of every picture: graph, node and edge defaults, then title and legend as the
/// label of the graph. `label` is HTML, `summary` what the picture is called and holds, line by
/// line.
std::string picture_head(
    const DotAttributes& layout,
    std::string_view label,
    std::string_view summary,
    const Theme& theme
);

}  // namespace relata
