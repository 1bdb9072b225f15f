#include "exporters/dot.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"
#include "exporters/own_schema.hpp"
#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"
#include "graph/dot_text.hpp"

#include <algorithm>
#include <array>
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

/// What Graphviz itself gives a meaning, for nodes or edges: a property of such a name would change
/// the picture, so it is written with `relata_` in front.
bool is_graphviz_name(std::string_view name) {
    constexpr std::array<std::string_view, 108> names{
        "K",
        "URL",
        "area",
        "arrowhead",
        "arrowsize",
        "arrowtail",
        "bb",
        "class",
        "color",
        "colorscheme",
        "comment",
        "constraint",
        "decorate",
        "dir",
        "distortion",
        "edgeURL",
        "edgehref",
        "edgetarget",
        "edgetooltip",
        "fillcolor",
        "fixedsize",
        "fontcolor",
        "fontname",
        "fontsize",
        "gradientangle",
        "group",
        "headURL",
        "head_lp",
        "headclip",
        "headhref",
        "headlabel",
        "headport",
        "headtarget",
        "headtooltip",
        "height",
        "href",
        "id",
        "image",
        "imagepos",
        "imagescale",
        "key",
        "label",
        "labelURL",
        "labelangle",
        "labeldistance",
        "labelfloat",
        "labelfontcolor",
        "labelfontname",
        "labelfontsize",
        "labelhref",
        "labeljust",
        "labelloc",
        "labeltarget",
        "labeltooltip",
        "layer",
        "len",
        "lhead",
        "lp",
        "ltail",
        "margin",
        "minlen",
        "nojustify",
        "ordering",
        "orientation",
        "penwidth",
        "peripheries",
        "pin",
        "pos",
        "radius",
        "rects",
        "regular",
        "root",
        "samehead",
        "sametail",
        "samplepoints",
        "shape",
        "shapefile",
        "showboxes",
        "sides",
        "size",
        "skew",
        "sortv",
        "style",
        "tailURL",
        "tail_lp",
        "tailclip",
        "tailhref",
        "taillabel",
        "tailport",
        "tailtarget",
        "tailtooltip",
        "target",
        "tooltip",
        "vertices",
        "weight",
        "width",
        "xdotversion",
        "xlabel",
        "xlp",
        "z",
        "nslimit",
        "overlap",
        "pack",
        "rank",
        "splines",
        "stylesheet",
        "subgraph",
        "levels"};
    return std::ranges::find(names, name) != names.end();
}

/// Whether DOT can hold the text as it is: it has no way to write a backslash before a quote, at
/// the end of a line or at the end, and no NUL.
bool is_writable(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\0') return false;
        if (text[i] != '\\') continue;
        if (i + 1 == text.size() || text[i + 1] == '"' || text[i + 1] == '\n' ||
            text[i + 1] == '\r' || text[i + 1] == '\\') {
            return false;
        }
    }
    return true;
}

/// A text as an attribute that no picture shows: not escaped but for its quotes.
std::string data_quoted(std::string_view text) {
    // Graphviz refuses strings of 16 kB; pieces are joined by +.
    constexpr std::size_t longest_piece = 8000;
    std::string out = "\"";
    std::size_t piece = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_between_characters = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (++piece > longest_piece && is_between_characters && text[i - 1] != '\\') {
            out += "\" + \"";
            piece = 0;
        }
        if (text[i] == '"') out += '\\';
        out += text[i];
    }
    return out + '"';
}

class DotWriter {
public:
    explicit DotWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        out_ = "digraph relata {\n";
        if (const auto name = title(graph_); !name.empty()) {
            out_ += "  label=" + dot_quoted(name) + ";\n";
            if (undo_label(dot_quoted(name)) != name) losses_.add("graph properties");
        }
        out_ += "  node [shape=box];\n";
        has_ids_ = !has_plain_relation_ids(graph_);
        for (const auto id : graph_.entities()) write_node(graph_.entity(id));
        for (const auto id : graph_.relations()) write_edge(id);
        out_ += "}\n";
        losses_.add("declared kinds", own_kinds(graph_.schema()).size());
        losses_.add("declared types", own_types(graph_.schema()).size());
        losses_.add("documents", graph_.document_count());
        add_graph_property_losses(graph_, losses_);
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    /// What a label says to those who read it.
    static std::string undo_label(std::string_view quoted) {
        std::string value;
        for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
            if (quoted.substr(i, 5) == "\" + \"") {
                i += 4;
                continue;
            }
            if (quoted[i] == '\\' && quoted[i + 1] == '"') ++i;
            value += quoted[i];
        }
        return undo_dot_label(value);
    }

    void add(std::string_view name, const std::string& quoted) {
        out_ += ", ";
        out_ += name;
        out_ += '=' + quoted;
    }

    /// Writes a text that readers need; `loss` is what it is called when DOT cannot hold it.
    void add_data(std::string_view name, std::string_view text, const char* loss) {
        if (is_writable(text)) {
            add(name, data_quoted(text));
        } else {
            losses_.add(loss);
        }
    }

    void write_node(const Entity& entity) {
        const auto name = dot_name(entity.id);
        const auto label = dot_quoted(entity.name);
        out_ += "  " + name + " [label=" + label;
        const auto tooltip = entity_tooltip(graph_, entity);
        if (!tooltip.empty()) add("tooltip", dot_tooltip(tooltip));
        if (name != entity.id) add_data("relata_id", entity.id, "ids");
        if (entity.name.empty()) {
            losses_.add("empty names");
        } else if (undo_label(label) != entity.name) {
            add_data("relata_name", entity.name, "control characters");
        }
        const auto kinds = graph_.schema().names(entity.kinds);
        if (!kinds.empty()) add_data("kind", kinds.front(), "kinds");
        if (kinds.size() > 1) add_data("kinds", json_list(kinds), "kinds");
        if (!entity.aliases.empty()) add_data("aliases", json_list(entity.aliases), "aliases");
        for (const auto& [property, value] : entity.properties) {
            add_property(property, value, keeps_name(entity, property, value), "entity");
        }
        out_ += "];\n";
    }

    void write_edge(RelationId id) {
        const auto& relation = graph_.relation(id);
        out_ += "  " + dot_name(graph_.entity(relation.source).id) + " -> " +
                dot_name(graph_.entity(relation.target).id);
        out_ += " [label=" + dot_quoted(graph_.schema().type(relation.type).words);
        if (!relation.directed) out_ += ", dir=none";
        const auto tooltip = relation_tooltip(graph_, relation);
        if (!tooltip.empty()) {
            add("tooltip", dot_tooltip(tooltip));
            add("labeltooltip", dot_tooltip(tooltip));
        }
        if (const auto url = relation_url(graph_, relation)) add("URL", dot_quoted(*url));
        const auto& type = graph_.type_name(id);
        if (type.empty()) losses_.add("empty types");
        add_data("type", type, "types");
        if (is_direction_word(type)) {
            add("relata_directed", relation.directed ? "\"true\"" : "\"false\"");
        }
        if (has_ids_) add_data("relata_id", relation.id, "relation ids");
        losses_.add("evidence", relation.evidence.size());
        for (const auto& [property, value] : relation.properties) {
            const bool keeps = keeps_name(relation, property, value);
            add_property(property, value, keeps, "relation");
        }
        out_ += "];\n";
    }

    void add_property(
        const std::string& name, const PropertyValue& value, bool keeps, const std::string& owner
    ) {
        const auto text = cell_text(value);
        const bool can_be_name = is_writable(name) && !name.starts_with("relata_");
        if (!keeps || !can_be_name || !is_writable(text)) {
            losses_.add(owner + " property \"" + name + '"');
            return;
        }
        // What is not there is no value of an attribute.
        if (text.empty() || !(cell_value(name, text) == value)) losses_.add("property types");
        if (text.empty()) return;
        const auto written = is_graphviz_name(name) ? "relata_" + name : name;
        add(is_plain_name(written) && !is_keyword(written) ? written : data_quoted(written),
            data_quoted(text));
    }

    static bool is_keyword(std::string_view name) {
        constexpr std::array<std::string_view, 6> words{
            "node", "edge", "graph", "digraph", "subgraph", "strict"};
        return std::ranges::find(words, lower_ascii(name)) != words.end();
    }

    const Graph& graph_;
    Losses losses_;
    std::string out_;
    bool has_ids_ = false;
};

}  // namespace

ExportResult write_dot(const Graph& graph, const ExportOptions&) {
    return DotWriter(graph).write();
}

}  // namespace relata
