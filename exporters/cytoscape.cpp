#include "exporters/cytoscape.hpp"

#include "exporters/attributes.hpp"
#include "exporters/json_text.hpp"

#include <utility>

namespace relata {
namespace {

class CytoscapeWriter {
public:
    explicit CytoscapeWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        add_common_losses(graph_, losses_);
        // NetworkX reads the two flags, and "value" and "key" below.
        out_ = "{\"format_version\":\"1.0\",\"generated_by\":\"relata\",\n\"directed\":";
        out_ += is_undirected() ? "false" : "true";
        out_ += ",\"multigraph\":true,\n\"data\":";
        write_graph_properties();
        out_ += ",\n\"elements\":{\n\"nodes\":[";
        for (const auto id : graph_.entities()) write_node(id);
        out_ += "],\n\"edges\":[";
        for (const auto id : graph_.relations()) write_edge(id);
        out_ += "]}}\n";
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    [[nodiscard]] bool is_undirected() const {
        for (const auto id : graph_.relations()) {
            if (graph_.relation(id).directed) return false;
        }
        return graph_.relation_count() != 0;
    }

    void write_graph_properties() {
        JsonObjectWriter data(out_);
        for (const auto& [name, value] : graph_.properties) {
            const bool is_same = data.value(name, value, is_date_name(name));
            if (!is_same || value.is_null()) losses_.add("property types");
        }
        data.end();
    }

    void write_node(EntityId id) {
        const auto& entity = graph_.entity(id);
        out_ += id.value == 0 ? "\n{\"data\":" : ",\n{\"data\":";
        JsonObjectWriter data(out_);
        data.text("id", entity.id);
        if (entity.name.empty()) losses_.add("empty names");
        data.text("label", entity.name);
        // Cytoscape shows what is called name.
        if (!entity.properties.contains("name")) data.text("name", entity.name);
        if (!entity.properties.contains("value")) data.text("value", entity.id);
        const auto kinds = kind_names(graph_, entity);
        if (kinds.size() == 1) data.text("kind", kinds.front());
        if (kinds.size() > 1) data.raw("kinds", json_list(kinds));
        if (!entity.aliases.empty()) data.raw("aliases", json_list(entity.aliases));
        for (const auto& [name, value] : entity.properties) {
            write_property(data, name, value, keeps_name(entity, name, value), "entity");
        }
        data.end();
        out_ += '}';
    }

    void write_edge(RelationId id) {
        const auto& relation = graph_.relation(id);
        out_ += id.value == 0 ? "\n{\"data\":" : ",\n{\"data\":";
        JsonObjectWriter data(out_);
        // Nodes and edges share their ids there.
        if (graph_.find_entity(relation.id)) {
            losses_.add("relation ids");
        } else {
            data.text("id", relation.id);
            if (!relation.properties.contains("key")) data.text("key", relation.id);
        }
        data.text("source", graph_.entity(relation.source).id);
        data.text("target", graph_.entity(relation.target).id);
        const auto& type = graph_.type_name(id);
        if (type.empty()) losses_.add("empty types");
        data.text("type", type);
        data.flag("directed", relation.directed);
        for (const auto& [name, value] : relation.properties) {
            const bool is_end = name == "source" || name == "target";
            const bool keeps = keeps_name(relation, name, value) && !is_end;
            write_property(data, name, value, keeps, "relation");
        }
        data.end();
        out_ += '}';
    }

    void write_property(
        JsonObjectWriter& data,
        const std::string& name,
        const PropertyValue& value,
        bool keeps,
        const std::string& owner
    ) {
        if (!keeps) {
            losses_.add(owner + " property \"" + name + '"');
            return;
        }
        const bool is_same = data.value(name, value, is_date_name(name));
        const auto text = value.text();
        // Readers take null and an empty text for nothing.
        if (!is_same || value.is_null() || (text && text->empty())) losses_.add("property types");
    }

    const Graph& graph_;
    Losses losses_;
    std::string out_;
};

}  // namespace

ExportResult write_cytoscape(const Graph& graph, const ExportOptions&) {
    return CytoscapeWriter(graph).write();
}

}  // namespace relata
