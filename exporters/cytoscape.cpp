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
        const auto directions = relation_directions(graph_);
        out_ += directions == RelationDirections::all_undirected ? "false" : "true";
        out_ += ",\"multigraph\":true,\n\"data\":";
        write_graph_properties(out_, graph_, losses_);
        out_ += ",\n\"elements\":{\n\"nodes\":[";
        for (const auto id : graph_.entities()) write_node(id);
        out_ += "],\n\"edges\":[";
        for (const auto id : graph_.relations()) write_edge(id);
        out_ += "]}}\n";
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
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
        write_kinds_and_aliases(data, graph_, entity);
        for (const auto& [name, value] : entity.properties) {
            write_property(data, name, value, keeps_name(entity, name, value), "entity", losses_);
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
            write_property(data, name, value, keeps, "relation", losses_);
        }
        data.end();
        out_ += '}';
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
