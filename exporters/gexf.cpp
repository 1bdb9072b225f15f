#include "exporters/gexf.hpp"

#include "exporters/losses.hpp"
#include "exporters/xml_text.hpp"

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

/// `2020-11-24`; empty for an unbounded day and for years GEXF's dates do not have.
std::string day_text(std::int64_t day) {
    if (day == Edtf::unbounded_past || day == Edtf::unbounded_future) return {};
    const auto civil = civil_from_days(day);
    constexpr std::int64_t last_year = 9999;
    if (civil.year < 1 || civil.year > last_year) return {};
    const auto padded = [](const std::string& text, std::size_t width) {
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    return padded(std::to_string(civil.year), 4) + '-' + padded(std::to_string(civil.month), 2) +
           '-' + padded(std::to_string(civil.day), 2);
}

bool is_finite_number(const PropertyValue& value) {
    const auto number = value.as_number();
    return number && std::isfinite(*number);
}

class GexfWriter {
public:
    explicit GexfWriter(const Graph& graph) : graph_(graph), ids_(graph) {
        for (const auto id : graph.entities()) {
            const auto& properties = graph.entity(id).properties;
            entity_columns_.add(properties);
            note_time(properties);
        }
        for (const auto id : graph.relations()) {
            const auto& properties = graph.relation(id).properties;
            relation_columns_.add(properties);
            note_time(properties);
            const auto* weight = properties.find("weight");
            if (weight != nullptr && !is_finite_number(*weight)) has_plain_weights_ = false;
        }
        // names that NetworkX or Gephi give a use of their own
        entity_columns_.finish(
            {"id", "label", "kind", "aliases", "start", "end", "pid", "viz", "parents", "spells"},
            losses_
        );
        relation_columns_.finish(
            {"id",
             "source",
             "target",
             "type",
             "label",
             "kind",
             "directed",
             "start",
             "end",
             "viz",
             "spells",
             "networkx_key"},
            losses_
        );
        directions_ = directions(graph);
        count_common_losses(graph, losses_);
    }

    ExportResult write() {
        out_ +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n<graph defaultedgetype=\"";
        out_ += directions_ == Directions::undirected ? "undirected" : "directed";
        out_ += has_times_ ? "\" mode=\"dynamic\" timeformat=\"date\">\n" : "\" mode=\"static\">\n";
        write_attributes();
        out_ += "<nodes>\n";
        for (const auto id : graph_.entities()) write_entity(id);
        out_ += "</nodes>\n<edges>\n";
        for (const auto id : graph_.relations()) write_relation(id);
        out_ += "</edges>\n</graph>\n</gexf>\n";
        text_.report(losses_);
        ids_.report(losses_);
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void note_time(const PropertyMap& properties) {
        has_times_ = has_times_ || properties.date("when").has_value();
    }

    // ---- declarations --------------------------------------------------------------------------

    void write_attribute(std::string_view id, std::string_view title, std::string_view role) {
        out_ += "<attribute";
        text_.append_attribute(out_, "id", id);
        text_.append_attribute(out_, "title", title);
        text_.append_attribute(out_, "type", role == "directed" ? "boolean" : "string");
        text_.append_attribute(out_, "relata.role", role);
        out_ += "/>\n";
    }

    void write_columns(const XmlColumns& columns) {
        std::size_t number = 0;
        for (const auto& column : columns.columns()) {
            const auto id = std::to_string(number++);
            if (&columns == &relation_columns_ && is_weight(column.name)) continue;
            out_ += "<attribute";
            text_.append_attribute(out_, "id", id);
            text_.append_attribute(out_, "title", column.title);
            text_.append_attribute(out_, "type", column.type());
            column.append_own(out_, text_);
            out_ += "/>\n";
        }
    }

    void write_attributes() {
        out_ += "<attributes class=\"node\" mode=\"static\">\n";
        write_attribute("kind", "kind", "kinds");
        write_attribute("aliases", "aliases", "aliases");
        write_columns(entity_columns_);
        out_ += "</attributes>\n<attributes class=\"edge\" mode=\"static\">\n";
        write_attribute("type", "type", "type");
        if (directions_ == Directions::mixed) {
            write_attribute("directed", "directed", "directed");
        }
        write_columns(relation_columns_);
        out_ += "</attributes>\n";
    }

    /// A weight that is a number on every relation is the format's own weight.
    [[nodiscard]] bool is_weight(std::string_view name) const {
        return has_plain_weights_ && name == "weight";
    }

    // ---- nodes and edges -----------------------------------------------------------------------

    void write_value(std::string_view id, std::string_view value) {
        out_ += "<attvalue";
        text_.append_attribute(out_, "for", id);
        text_.append_attribute(out_, "value", value);
        out_ += "/>";
    }

    void write_time(const PropertyMap& properties) {
        const auto when = properties.date("when");
        if (!when) return;
        const auto start = day_text(when->first_day());
        const auto end = day_text(when->last_day());
        if (!start.empty()) text_.append_attribute(out_, "start", start);
        if (!end.empty()) text_.append_attribute(out_, "end", end);
    }

    void write_entity(EntityId id) {
        const auto& entity = graph_.entity(id);
        const auto kinds = graph_.schema().names(entity.kinds);
        out_ += "<node";
        text_.append_attribute(out_, "id", ids_.entity(id));
        text_.append_attribute(out_, "label", entity.name);
        write_time(entity.properties);
        out_ += "><attvalues>";
        if (!kinds.empty()) write_value("kind", listed(kinds));
        if (!entity.aliases.empty()) write_value("aliases", listed(entity.aliases));
        for (const auto& [name, value] : entity.properties) {
            const auto at = entity_columns_.position(name);
            write_value(std::to_string(at), entity_columns_.columns()[at].text_of(value));
        }
        out_ += "</attvalues></node>\n";
    }

    void write_relation(RelationId id) {
        const auto& relation = graph_.relation(id);
        const auto& type = graph_.schema().type(relation.type).name;
        out_ += "<edge";
        text_.append_attribute(out_, "id", ids_.relation(id));
        text_.append_attribute(out_, "source", ids_.entity(relation.source));
        text_.append_attribute(out_, "target", ids_.entity(relation.target));
        text_.append_attribute(out_, "label", type);
        text_.append_attribute(out_, "kind", type);
        const auto* weight = relation.properties.find("weight");
        if (weight != nullptr && has_plain_weights_) {
            text_.append_attribute(out_, "weight", to_display(*weight));
        }
        write_time(relation.properties);
        out_ += "><attvalues>";
        write_value("type", type);
        // As the edge's own `type`, NetworkX would refuse the file.
        if (directions_ == Directions::mixed) {
            write_value("directed", relation.directed ? "true" : "false");
        }
        for (const auto& [name, value] : relation.properties) {
            if (is_weight(name)) continue;
            const auto at = relation_columns_.position(name);
            write_value(std::to_string(at), relation_columns_.columns()[at].text_of(value));
        }
        out_ += "</attvalues></edge>\n";
    }

    const Graph& graph_;
    XmlIds ids_;
    XmlColumns entity_columns_;
    XmlColumns relation_columns_;
    Directions directions_ = Directions::directed;
    bool has_plain_weights_ = true;
    bool has_times_ = false;
    Losses losses_;
    XmlText text_;
    std::string out_;
};

}  // namespace

ExportResult write_gexf(const Graph& graph, const ExportOptions&) {
    return GexfWriter(graph).write();
}

}  // namespace relata
