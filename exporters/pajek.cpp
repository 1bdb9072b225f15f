#include "exporters/pajek.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"
#include "graph/cell_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace relata {
namespace {

/// A label in quotes, on one line. Pajek writes characters as numbers (`&#268;`), so what would be
/// read as such a number is written as one.
std::string quoted(std::string_view text, Losses& losses) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "&#10;";
        } else if (c == '\r') {
            out += "&#13;";
        } else if (c == '&' && text.substr(i, 12).find(';') != std::string_view::npos) {
            out += "&amp;";
        } else if (c == '\0') {
            losses.add("control characters");
            out += "\xEF\xBF\xBD";
        } else {
            out += c;
        }
    }
    return out + '"';
}

class PajekWriter {
public:
    explicit PajekWriter(const Graph& graph) : graph_(graph), labels_(unique_names(graph)) {}

    ExportResult write() {
        add_common_losses(graph_, losses_);
        add_graph_property_losses(graph_, losses_);
        if (const auto name = graph_.properties.text("name"); name && !name->empty()) {
            out_ += "*Network " + quoted(*name, losses_) + '\n';
        }
        out_ += "*Vertices " + std::to_string(graph_.entity_count()) + '\n';
        for (const auto id : graph_.entities()) write_vertex(id);
        const auto direction = relation_directions(graph_);
        has_ids_ = direction == RelationDirections::mixed || !has_plain_relation_ids(graph_);
        if (direction != RelationDirections::all_undirected) write_lines("*Arcs\n", true);
        if (direction != RelationDirections::all_directed) write_lines("*Edges\n", false);
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void write_vertex(EntityId id) {
        const auto& entity = graph_.entity(id);
        const auto number = std::to_string(id.value + 1);
        const auto& label = labels_[id.value];
        out_ += number + ' ' + quoted(label, losses_);
        std::string rest;
        if (entity.id != number) add(rest, "relata_id", quoted(entity.id, losses_));
        if (entity.name.empty()) {
            losses_.add("empty names");
        } else if (label != entity.name) {
            add(rest, "relata_name", quoted(entity.name, losses_));
        }
        const auto kinds = graph_.schema().names(entity.kinds);
        if (!kinds.empty()) add(rest, "kind", quoted(kinds.front(), losses_));
        if (kinds.size() > 1) add(rest, "kinds", quoted(json_list(kinds), losses_));
        if (!entity.aliases.empty()) {
            add(rest, "aliases", quoted(json_list(entity.aliases), losses_));
        }
        const auto place = place_of(entity);
        for (const auto& [name, value] : entity.properties) {
            if (place && (name == "x" || name == "y")) continue;
            add_property(rest, name, value, keeps_name(entity, name, value), "entity");
        }
        if (place || !rest.empty()) out_ += ' ' + place.value_or("0.0 0.0") + " ellipse";
        out_ += rest + '\n';
    }

    /// Coordinates, when both are numbers and not the place of those that have none.
    static std::optional<std::string> place_of(const Entity& entity) {
        const auto* x = entity.properties.find("x");
        const auto* y = entity.properties.find("y");
        if (x == nullptr || y == nullptr || !is_finite(*x) || !is_finite(*y)) return std::nullopt;
        if (x->as_number() == 0.0 && y->as_number() == 0.0) return std::nullopt;
        return cell_text(*x) + ' ' + cell_text(*y);
    }

    static bool is_finite(const PropertyValue& value) {
        const auto number = value.as_number();
        return number && std::isfinite(*number);
    }

    void write_lines(const char* heading, bool directed) {
        out_ += heading;
        for (const auto id : graph_.relations()) {
            const auto& relation = graph_.relation(id);
            if (relation.directed != directed) continue;
            out_ += std::to_string(relation.source.value + 1) + ' ' +
                    std::to_string(relation.target.value + 1) + ' ' + weight(relation);
            std::string rest;
            const auto& type = graph_.type_name(id);
            if (type.empty()) losses_.add("empty types");
            add(rest, "type", quoted(type, losses_));
            if (is_direction_word(type)) add(rest, "directed", directed ? "true" : "false");
            if (has_ids_) add(rest, "id", quoted(relation.id, losses_));
            for (const auto& [name, value] : relation.properties) {
                if (name == "weight" && is_finite(value)) continue;
                add_property(rest, name, value, keeps_name(relation, name, value), "relation");
            }
            out_ += rest + '\n';
        }
    }

    /// A line with parameters has a value before them.
    std::string weight(const Relation& relation) {
        const auto* weight = relation.properties.find("weight");
        if (weight != nullptr && is_finite(*weight)) return cell_text(*weight);
        losses_.add("missing weights");
        return "1";
    }

    static void add(std::string& rest, std::string_view name, const std::string& value) {
        rest += ' ';
        rest += name;
        rest += ' ';
        rest += value;
    }

    void add_property(
        std::string& rest,
        const std::string& name,
        const PropertyValue& value,
        bool keeps,
        const std::string& owner
    ) {
        constexpr std::array<std::string_view, 8> taken{
            "l", "L", "x", "y", "z", "mode", "interval", "weight"};
        const bool is_taken = std::ranges::find(taken, name) != taken.end();
        if (!keeps || is_taken || !is_plain_name(name)) {
            losses_.add(owner + " property \"" + name + '"');
            return;
        }
        if (value.is_null()) return losses_.add("property types");
        const bool is_bare = value.get_if<bool>() != nullptr || is_finite(value);
        add(rest, name, is_bare ? cell_text(value) : quoted(to_display(value), losses_));
        if (is_bare) return;
        const bool is_same = is_date_name(name) ? cell_value(name, to_display(value)) == value
                                                : value.text() && !value.text()->empty();
        if (!is_same) losses_.add("property types");
    }

    const Graph& graph_;
    std::vector<std::string> labels_;
    Losses losses_;
    std::string out_;
    bool has_ids_ = false;
};

}  // namespace

ExportResult write_pajek(const Graph& graph, const ExportOptions&) {
    return PajekWriter(graph).write();
}

}  // namespace relata
