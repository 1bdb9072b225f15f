#include "exporters/gml.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"
#include "graph/ascii.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace relata {
namespace {

/// A string in quotes. GML is ASCII; all else is written as the number of the character.
std::string quoted(std::string_view text, Losses& losses) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const auto length = std::max<std::size_t>(utf8_sequence_length(text, i), 1);
        const char c = text[i];
        if (c == '"') {
            out += "&quot;";
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '\0' || utf8_sequence_length(text, i) == 0) {
            losses.add("control characters");
            out += "&#65533;";
        } else if (c >= 0x20 && c < 0x7F) {
            out += c;
        } else {
            out +=
                "&#" + std::to_string(static_cast<std::uint32_t>(utf8_code_point(text, i))) + ';';
        }
        i += length;
    }
    return out + '"';
}

class GmlWriter {
public:
    explicit GmlWriter(const Graph& graph) : graph_(graph), labels_(unique_names(graph)) {}

    ExportResult write() {
        add_common_losses(graph_, losses_);
        const auto direction = relation_directions(graph_);
        is_directed_ = direction != RelationDirections::all_undirected;
        has_ids_ = !has_plain_relation_ids(graph_);
        out_ = "Creator \"relata\"\ngraph [\n";
        out_ += is_directed_ ? "  directed 1\n" : "  directed 0\n";
        out_ += "  multigraph 1\n";
        write_graph_properties();
        for (const auto id : graph_.entities()) write_node(id);
        for (const auto id : graph_.relations()) write_edge(id);
        out_ += "]\n";
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void line(std::string_view key, const std::string& value) {
        out_ += "    ";
        out_ += key;
        out_ += ' ';
        out_ += value;
        out_ += '\n';
    }

    void write_graph_properties() {
        for (const auto& [name, value] : graph_.properties) {
            const bool is_name = name == "name" && value.text() && !value.text()->empty();
            if (is_name) {
                out_ += "  name " + quoted(*value.text(), losses_) + '\n';
            } else {
                losses_.add("graph properties");
            }
        }
    }

    void write_node(EntityId id) {
        const auto& entity = graph_.entity(id);
        const auto number = std::to_string(id.value);
        const auto& label = labels_[id.value];
        out_ += "  node [\n";
        line("id", number);
        line("label", quoted(label, losses_));
        if (entity.id != number) line("relata_id", quoted(entity.id, losses_));
        if (entity.name.empty()) {
            losses_.add("empty names");
        } else if (label != entity.name) {
            line("relata_name", quoted(entity.name, losses_));
        }
        const auto kinds = graph_.schema().names(entity.kinds);
        if (!kinds.empty()) line("kind", quoted(kinds.front(), losses_));
        if (kinds.size() > 1) line("kinds", quoted(json_list(kinds), losses_));
        if (!entity.aliases.empty()) line("aliases", quoted(json_list(entity.aliases), losses_));
        for (const auto& [name, value] : entity.properties) {
            write_property(name, value, keeps_name(entity, name, value), "entity");
        }
        out_ += "  ]\n";
    }

    void write_edge(RelationId id) {
        const auto& relation = graph_.relation(id);
        out_ += "  edge [\n";
        line("source", std::to_string(relation.source.value));
        line("target", std::to_string(relation.target.value));
        const auto& type = graph_.type_name(id);
        if (type.empty()) losses_.add("empty types");
        line("label", quoted(type, losses_));
        line("type", quoted(type, losses_));
        if (has_ids_) line("id", quoted(relation.id, losses_));
        const bool is_other = is_directed_ && !relation.directed;
        if (is_other || is_direction_word(type)) line("directed", relation.directed ? "1" : "0");
        if (is_other) losses_.add("directions");
        for (const auto& [name, value] : relation.properties) {
            const bool is_end = is_end_name(name);
            write_property(name, value, keeps_name(relation, name, value) && !is_end, "relation");
        }
        out_ += "  ]\n";
    }

    static bool is_end_name(std::string_view name) {
        const auto key = lower_ascii(name);
        return key == "source" || key == "target";
    }

    void write_property(
        const std::string& name, const PropertyValue& value, bool keeps, const std::string& owner
    ) {
        if (!keeps || !is_plain_name(name)) {
            losses_.add(owner + " property \"" + name + '"');
            return;
        }
        if (const auto* list = value.get_if<PropertyList>(); list != nullptr && is_plain(*list)) {
            if (list->size() == 1) line(name, "\"_networkx_list_start\"");
            for (const auto& item : *list) line(name, *scalar(item));
            return;
        }
        if (const auto text = scalar(value)) {
            line(name, *text);
            const auto string = value.text();
            const bool is_other =
                string && (string->empty() || (is_date_name(name) && Edtf::parse(*string)));
            if (is_other) losses_.add("property types");
            return;
        }
        if (!value.is_null()) {
            line(name, quoted(to_display(value), losses_));
            if (value.is_date() && is_date_name(name)) return;
        }
        losses_.add("property types");
    }

    /// Numbers and strings; nothing for what GML has no type for.
    std::optional<std::string> scalar(const PropertyValue& value) {
        if (const auto* integer = value.get_if<std::int64_t>()) return std::to_string(*integer);
        if (const auto* real = value.get_if<double>(); real != nullptr && std::isfinite(*real)) {
            return pointed_double(*real);
        }
        if (const auto text = value.text()) return quoted(*text, losses_);
        return std::nullopt;
    }

    static bool is_plain(const PropertyList& list) {
        return !list.empty() && std::ranges::all_of(list, [](const PropertyValue& item) {
            const auto* real = item.get_if<double>();
            return item.get_if<std::int64_t>() != nullptr || item.text() ||
                   (real != nullptr && std::isfinite(*real));
        });
    }

    const Graph& graph_;
    std::vector<std::string> labels_;
    Losses losses_;
    std::string out_;
    bool is_directed_ = true;
    bool has_ids_ = false;
};

}  // namespace

ExportResult write_gml(const Graph& graph, const ExportOptions&) {
    return GmlWriter(graph).write();
}

}  // namespace relata
