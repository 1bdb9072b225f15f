// The flow view. Every relation is drawn as source, its words, target: the words are a node of
// their own, because dot keeps lines off nodes, so that no line can ever cross them.

#include "graph/dot_text.hpp"
#include "graph/error.hpp"
#include "render/compression.hpp"
#include "render/dot_style.hpp"
#include "render/legend.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"
#include "render/view.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace relata {
namespace {

constexpr std::size_t relation_columns = 16;
constexpr std::size_t joint_columns = 14;
constexpr std::size_t longest_word = 40;
constexpr std::size_t longest_words = 200;
constexpr std::size_t most_entities = 2'000;
constexpr std::size_t most_joint_names = 6;
constexpr std::size_t most_lone_entities = 10;

enum class EntityOrder { mention, degree, kind, name, backward };
enum class StatementOrder { mention, family, backward };

/// Which relations are written from target to source, with the arrowhead behind. dot then puts a
/// place to the left of what lies in it, or a country to the left of its ministries: with them, who
/// acts stands left of what is done, and fewer lines run back.
enum class Turned { none, places, countries };

/// One way to write a picture.
struct Arrangement {
    EntityOrder entities;
    StatementOrder statements;
    Turned turned;
};

// The best of three times fifteen on the Tokyo talks and on articles as they are read, the plainest
// first. Lines to joint boxes weigh no more than others: with weight 4 the first order had 44
// crossings on the Tokyo talks, without it 22.
constexpr std::array arrangements{
    Arrangement{EntityOrder::mention, StatementOrder::mention, Turned::none},
    Arrangement{EntityOrder::name, StatementOrder::family, Turned::none},
    Arrangement{EntityOrder::backward, StatementOrder::mention, Turned::none},
    Arrangement{EntityOrder::mention, StatementOrder::backward, Turned::none},
    Arrangement{EntityOrder::name, StatementOrder::backward, Turned::none},
    Arrangement{EntityOrder::degree, StatementOrder::family, Turned::none},
    Arrangement{EntityOrder::backward, StatementOrder::backward, Turned::none},
    Arrangement{EntityOrder::backward, StatementOrder::family, Turned::none},
    Arrangement{EntityOrder::kind, StatementOrder::mention, Turned::places},
    Arrangement{EntityOrder::mention, StatementOrder::mention, Turned::places},
    Arrangement{EntityOrder::kind, StatementOrder::backward, Turned::places},
    Arrangement{EntityOrder::backward, StatementOrder::family, Turned::countries},
    Arrangement{EntityOrder::degree, StatementOrder::family, Turned::countries},
    Arrangement{EntityOrder::kind, StatementOrder::mention, Turned::countries},
    Arrangement{EntityOrder::name, StatementOrder::family, Turned::countries},
    Arrangement{EntityOrder::mention, StatementOrder::mention, Turned::countries},
};

/// What of a graph is drawn, and what is only counted.
struct Selection {
    std::vector<EntityId> entities;  // by first mention
    std::vector<RelationId> relations;
    std::size_t dates = 0;
    std::size_t dated_relations = 0;
    std::size_t lone = 0;
};

bool is_date(const Graph& graph, EntityId id) {
    return graph.kind_name(id) == "Date";
}

/// Dates are drawn in brackets behind the words they belong to, not as names among names.
Selection without_dates(const Graph& graph, const std::vector<RelationId>& relations) {
    Selection selection;
    std::set<EntityId> dates;
    for (const auto id : relations) {
        const auto& relation = graph.relation(id);
        bool drawn = true;
        for (const auto end : {relation.source, relation.target}) {
            if (!is_date(graph, end)) continue;
            dates.insert(end);
            drawn = false;
        }
        if (drawn) selection.relations.push_back(id);
    }
    selection.dates = dates.size();
    selection.dated_relations = relations.size() - selection.relations.size();
    selection.entities = by_first_mention(graph, selection.relations);
    return selection;
}

Selection everything(const Graph& graph) {
    std::vector<RelationId> relations;
    for (const auto id : graph.relations()) relations.push_back(id);
    auto selection = without_dates(graph, relations);

    const std::set<EntityId> drawn(selection.entities.begin(), selection.entities.end());
    std::vector<EntityId> lone;
    selection.dates = 0;
    for (const auto id : graph.entities()) {
        if (is_date(graph, id)) {
            ++selection.dates;
        } else if (!drawn.contains(id)) {
            lone.push_back(id);
        }
    }
    if (lone.size() <= most_lone_entities || selection.relations.empty()) {
        selection.entities.insert(selection.entities.end(), lone.begin(), lone.end());
    } else {
        selection.lone = lone.size();
    }
    return selection;
}

std::vector<std::string> names_of(const Graph& graph, const std::vector<EntityId>& entities) {
    std::vector<std::string> names;
    for (const auto id : entities) names.push_back(one_line(sanitized(graph.entity(id).name)));
    return names;
}

/// Draws statements in order and gives the joint boxes and the words their names.
class FlowWriter {
public:
    FlowWriter(const Graph& graph, Theme theme, const Arrangement& arrangement)
        : graph_(graph), theme_(theme), arrangement_(arrangement) {}

    void write(const Statement& statement) {
        const auto tail = statement.sources.size() == 1
                              ? entity_name(graph_, statement.sources.front())
                              : joint_box(statement);
        const auto words = words_node(statement);
        write_line(tail, words, statement.relations, statement, false);
        for (const auto target : statement.targets) {
            std::vector<RelationId> relations;
            for (const auto id : statement.relations) {
                const auto& relation = graph_.relation(id);
                // A mutual relation may be stored either way round.
                if (relation.target == target ||
                    (is_mutual(graph_, relation) && relation.source == target)) {
                    relations.push_back(id);
                }
            }
            write_line(words, entity_name(graph_, target), relations, statement, true);
        }
    }

    [[nodiscard]] std::string text() const { return nodes_ + lines_; }
    [[nodiscard]] bool has_joint_boxes() const noexcept { return !joint_boxes_.empty(); }

private:
    [[nodiscard]] const Relation& first(const Statement& statement) const {
        return graph_.relation(statement.relations.front());
    }

    [[nodiscard]] std::string_view color(const Statement& statement) const {
        return family_look(theme_, graph_.schema().type(first(statement).type).family).color;
    }

    /// One half of a statement. Only the second has an arrowhead.
    void write_line(
        const std::string& from,
        const std::string& to,
        const std::vector<RelationId>& relations,
        const Statement& statement,
        bool reaches_target
    ) {
        const auto& relation = first(statement);
        const auto status = status_of(relation);
        const bool turned = is_turned(relation);
        DotAttributes attributes;
        attributes.word("class", relation_class(graph_, relations))
            .word("color", color(statement))
            .word("style", line_style(status));
        std::string_view head = "none";
        if (reaches_target && !is_mutual(graph_, relation)) {
            head = status == Status::denied ? "tee" : "normal";
        }
        if (turned) attributes.word("dir", "back");
        attributes.word(turned ? "arrowtail" : "arrowhead", head);
        lines_ += (turned ? to : from) + " -> " + (turned ? from : to) + attributes.text() + ";\n";
    }

    [[nodiscard]] bool is_turned(const Relation& relation) const {
        const auto& type = graph_.schema().type(relation.type);
        switch (arrangement_.turned) {
            case Turned::none:
                return false;
            case Turned::places:
                return type.name == "LOCATED_IN" || type.name == "BASED_IN" ||
                       type.name == "PART_OF";
            case Turned::countries:
                return type.family == "structure" && graph_.kind_name(relation.target) == "Country";
        }
        return false;
    }

    std::string words_node(const Statement& statement) {
        const auto& relation = first(statement);
        auto text = joined_lines(wrapped_evenly(
            shortened(relation_words(graph_, relation), longest_words),
            relation_columns,
            longest_word
        ));
        if (status_of(relation) == Status::denied) text += "\n(denied)";
        if (const auto when = when_text(relation); !when.empty()) text += "\n(" + when + ")";
        auto name = relation_name(graph_, statement.relations.front());
        DotAttributes attributes;
        attributes.label("label", text)
            .word("id", name)
            .word("class", relation_class(graph_, statement.relations))
            .word("shape", "plaintext")
            .word("margin", "0.04,0.02")
            .word("fontsize", "9")
            .word("fontcolor", color(statement))
            .tooltip(evidence_text(graph_, statement.relations));
        if (!relation.evidence.empty() && relation.evidence.front().document.is_valid()) {
            const auto& document = graph_.document(relation.evidence.front().document);
            if (const auto safe = safe_url(document.source)) attributes.label("URL", *safe);
        }
        nodes_ += name + attributes.text() + ";\n";
        return name;
    }

    std::string joint_box(const Statement& statement) {
        const auto [at, is_new] = joint_boxes_.try_emplace(
            statement.sources, "joint_" + std::to_string(joint_boxes_.size() + 1)
        );
        if (!is_new) return at->second;
        const auto& name = at->second;
        const auto& colors = paper(theme_);
        const auto names = names_of(graph_, statement.sources);
        std::string label;
        for (std::size_t i = 0; i < std::min(names.size(), most_joint_names); ++i) {
            label += (i == 0 ? "" : " + ") + names[i];
        }
        if (names.size() > most_joint_names) {
            label += " + " + counted(names.size() - most_joint_names, "other", "others");
        }
        DotAttributes box;
        box.label(
               "label",
               joined_lines(wrapped_evenly(label + " jointly", joint_columns, longest_word))
        )
            .word("id", name)
            .word("class", "joint")
            .word("shape", "box")
            .word("style", "filled,bold")
            .word("penwidth", "2")
            .word("margin", "0.08,0.04")
            .word("fillcolor", colors.background)
            .word("color", colors.joint)
            .word("fontcolor", colors.ink)
            .tooltip(enumerated(names) + " jointly");
        nodes_ += name + box.text() + ";\n";
        for (const auto source : statement.sources) {
            DotAttributes line;
            line.word("class", "joint")
                .word("color", colors.joint)
                .word("penwidth", "2")
                .word("arrowhead", "none");
            lines_ += entity_name(graph_, source) + " -> " + name + line.text() + ";\n";
        }
        return name;
    }

    const Graph& graph_;
    Theme theme_;
    const Arrangement& arrangement_;
    std::string nodes_;
    std::string lines_;
    std::map<std::vector<EntityId>, std::string> joint_boxes_;
};

/// Families in the order of the palette.
std::vector<std::string> families_of(const Graph& graph, const std::vector<RelationId>& relations) {
    std::set<std::string_view> used;
    for (const auto id : relations) {
        const auto& type = graph.schema().type(graph.relation(id).type);
        used.insert(family_look(Theme::light, type.family).family);
    }
    std::vector<std::string> families;
    for (const auto* family :
         {"office", "meeting", "agreement", "structure", "topic", "statement", "other"}) {
        if (used.contains(family)) families.emplace_back(family);
    }
    return families;
}

std::vector<std::string> legend_lines(
    const Graph& graph, const Selection& selection, bool has_joint_boxes
) {
    auto counts = counted(selection.entities.size(), "entity", "entities") + " and " +
                  counted(selection.relations.size(), "relation", "relations");
    if (const auto sources = sources_text(graph); !sources.empty()) counts += " " + sources;
    std::vector<std::string> lines{counts + "."};
    if (has_joint_boxes)
        lines.emplace_back("A bold box joins those who say or do the same together.");
    std::string left_out;
    if (selection.dates != 0 || selection.dated_relations != 0) {
        left_out = counted(selection.dates, "date", "dates") + " with " +
                   counted(selection.dated_relations, "relation", "relations");
    }
    if (selection.lone != 0) {
        left_out += (left_out.empty() ? "" : ", ") + counted(selection.lone, "entity", "entities") +
                    " without relations";
    }
    if (!left_out.empty()) lines.push_back("Not drawn: " + left_out + ".");
    return lines;
}

std::vector<EntityId> ordered(
    const Graph& graph, std::vector<EntityId> entities, EntityOrder order
) {
    switch (order) {
        case EntityOrder::mention:
            break;
        case EntityOrder::backward:
            std::ranges::reverse(entities);
            break;
        case EntityOrder::degree:
            std::ranges::stable_sort(entities, std::greater{}, [&](EntityId id) {
                return graph.out_degree(id) + graph.in_degree(id);
            });
            break;
        case EntityOrder::kind:
            std::ranges::stable_sort(entities, {}, [&](EntityId id) {
                return std::string(graph.kind_name(id));
            });
            break;
        case EntityOrder::name:
            std::ranges::stable_sort(entities, {}, [&](EntityId id) {
                return graph.entity(id).name;
            });
            break;
    }
    return entities;
}

std::vector<Statement> ordered(
    const Graph& graph, std::vector<Statement> statements, StatementOrder order
) {
    if (order == StatementOrder::backward) std::ranges::reverse(statements);
    if (order == StatementOrder::family) {
        std::ranges::stable_sort(statements, {}, [&](const Statement& statement) {
            return graph.schema().type(graph.relation(statement.relations.front()).type).family;
        });
    }
    return statements;
}

std::string draw(const Graph& graph, const Selection& selection, const DrawOptions& options) {
    if (selection.entities.size() > most_entities) {
        throw InputError(
            {},
            counted(selection.entities.size(), "entity", "entities") +
                " do not fit into one picture, expected at most 2,000; draw a part: the "
                "surroundings of "
                "one entity, the paths between two, some kinds, or a span of time"
        );
    }
    const KindLooks looks(graph, selection.entities, options.theme);
    std::string nodes;
    const auto& arrangement = arrangements.at(options.arrangement);
    for (const auto id : ordered(graph, selection.entities, arrangement.entities)) {
        nodes += entity_statement(graph, id, looks);
    }
    FlowWriter flow(graph, options.theme, arrangement);
    const auto statements = compressed(graph, selection.relations);
    for (const auto& statement : ordered(graph, statements, arrangement.statements)) {
        flow.write(statement);
    }

    LegendContent legend;
    legend.title = picture_title(graph, options.title);
    legend.lines = legend_lines(graph, selection, flow.has_joint_boxes());
    legend.families = families_of(graph, selection.relations);
    for (const auto id : selection.relations) legend.statuses.insert(status_of(graph.relation(id)));

    DotAttributes layout;
    layout.word("rankdir", "LR")
        .word("nodesep", "0.1")
        .word("ranksep", "0.28")
        .word("splines", "true")
        .word("mclimit", "8");
    auto summary = legend.title;
    for (const auto& line : legend.lines) summary += "\n" + line;
    return picture_head(
               layout, legend_table(legend, &looks, options.theme), summary, options.theme
           ) +
           nodes + flow.text() + "}\n";
}

}  // namespace

std::size_t flow_arrangement_count() {
    return arrangements.size();
}

std::string flow_dot(const Graph& graph, const DrawOptions& options) {
    return draw(graph, everything(graph), options);
}

std::string flow_dot(
    const Graph& graph, const std::vector<RelationId>& relations, const DrawOptions& options
) {
    return draw(graph, without_dates(graph, relations), options);
}

std::size_t drawn_statement_count(const Graph& graph, const std::vector<RelationId>& relations) {
    return compressed(graph, without_dates(graph, relations).relations).size();
}

}  // namespace relata
