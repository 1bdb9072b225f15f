#include "exporters/jgf.hpp"

#include "exporters/attributes.hpp"
#include "exporters/json_text.hpp"

#include <utility>

namespace relata {
namespace {

class JgfWriter {
public:
    explicit JgfWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        add_common_losses(graph_, losses_);
        is_directed_ = relation_directions(graph_) != RelationDirections::all_undirected;
        out_ = is_directed_ ? "{\"graph\":{\"directed\":true" : "{\"graph\":{\"directed\":false";
        if (!graph_.properties.empty()) {
            out_ += ",\n\"metadata\":";
            write_graph_properties(out_, graph_, losses_);
        }
        out_ += ",\n\"nodes\":{";
        for (const auto id : graph_.entities()) write_node(id);
        out_ += "},\n\"edges\":[";
        for (const auto id : graph_.relations()) write_edge(id);
        out_ += "]}}\n";
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void write_node(EntityId id) {
        const auto& entity = graph_.entity(id);
        out_ += id.value == 0 ? "\n" : ",\n";
        append_json_string(out_, entity.id);
        out_ += ':';
        JsonObjectWriter node(out_);
        if (entity.name.empty()) losses_.add("empty names");
        node.text("label", entity.name);
        if (!entity.kinds.empty() || !entity.aliases.empty() || !entity.properties.empty()) {
            node.begin("metadata");
            JsonObjectWriter metadata(out_);
            write_kinds_and_aliases(metadata, graph_, entity);
            for (const auto& [name, value] : entity.properties) {
                write_property(
                    metadata, name, value, keeps_name(entity, name, value), "entity", losses_
                );
            }
            metadata.end();
        }
        node.end();
    }

    void write_edge(RelationId id) {
        const auto& relation = graph_.relation(id);
        out_ += id.value == 0 ? "\n" : ",\n";
        JsonObjectWriter edge(out_);
        edge.text("id", relation.id);
        edge.text("source", graph_.entity(relation.source).id);
        edge.text("target", graph_.entity(relation.target).id);
        const auto& type = graph_.type_name(id);
        if (type.empty()) losses_.add("empty types");
        edge.text("relation", type);
        if (relation.directed != is_directed_) edge.flag("directed", relation.directed);
        if (!relation.properties.empty()) {
            edge.begin("metadata");
            JsonObjectWriter metadata(out_);
            for (const auto& [name, value] : relation.properties) {
                write_property(
                    metadata, name, value, keeps_name(relation, name, value), "relation", losses_
                );
            }
            metadata.end();
        }
        edge.end();
    }

    const Graph& graph_;
    Losses losses_;
    std::string out_;
    bool is_directed_ = true;
};

}  // namespace

ExportResult write_jgf(const Graph& graph, const ExportOptions&) {
    return JgfWriter(graph).write();
}

}  // namespace relata
