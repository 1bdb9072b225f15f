#include "importers/graphology.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace relata {
namespace {

class GraphologyReader {
public:
    explicit GraphologyReader(JsonRecords& records) : records_(records) {}

    void read() {
        const auto whole = records_.parts().whole();
        auto root = records_.parts().members(whole);
        const auto* graph = find_part(root, "graph");
        if (graph != nullptr && graph->is_object() && find_part(root, "nodes") == nullptr) {
            read_bundle(root);
            root = records_.parts().members(JsonPart(*graph));
        }
        if (const auto* options = find_part(root, "options")) read_options(*options);
        if (const auto* own = find_part(root, "attributes"); own != nullptr && own->is_object()) {
            records_.parts().for_each(*own, [&](JsonMember& member) {
                records_.set_graph_property(member.key, member.value);
            });
        }
        if (const auto* nodes = find_part(root, "nodes")) {
            records_.each(*nodes, "nodes", [&](JsonMember& item) { read_node(item.value); });
        }
        const auto* edges = find_part(root, "edges");
        if (edges != nullptr) {
            records_.each(*edges, "edges", [&](JsonMember& item) { read_edge(item.value); });
        }
        records_.finish();
        constexpr std::array<std::string_view, 4> known{"options", "attributes", "nodes", "edges"};
        records_.note_others(root, known);
    }

private:
    /// minivan wraps the graph in what is to be shown with it.
    void read_bundle(const std::vector<JsonPart>& bundle) {
        for (const auto& part : bundle) {
            if (part.key == "graph") continue;
            if (part.is_object() || part.is_list()) {
                records_.draft().note(part.key_offset, shown(part.key) + " left out");
            } else {
                records_.set_graph_property(part.key, records_.parts().value(part));
            }
        }
    }

    void read_options(const JsonPart& part) {
        for (const auto& option : records_.parts().members(part)) {
            if (option.key == "type") is_undirected_ = option.text == "\"undirected\"";
        }
    }

    void read_node(const JsonValue& node) {
        // graphology itself takes a bare key as well.
        const bool is_bare = node.get_if<JsonValue::Object>() == nullptr;
        Entity entity;
        entity.id = records_.id_text(is_bare ? &node : node.find("key"), node, "key");
        auto& attributes = records_.attributes();
        if (!is_bare) add_attributes(node, {"key"}, attributes);
        records_.graph().add_node(std::move(entity), attributes.get(), node.offset);
    }

    void read_edge(const JsonValue& edge) {
        records_.edge_begins(edge.offset);
        records_.object(edge, "an edge");
        const auto source = records_.id_text(edge.find("source"), edge, "source");
        const auto target = records_.id_text(edge.find("target"), edge, "target");
        const auto* key = edge.find("key");
        const bool has_key = key != nullptr && !key->is_null();
        const auto id = has_key ? records_.id_text(key, edge, "key") : std::string();
        Relation relation;
        relation.directed = !is_undirected_;
        const auto* undirected = edge.find("undirected");
        const auto* flag = undirected == nullptr ? nullptr : undirected->get_if<bool>();
        if (flag != nullptr) relation.directed = !*flag;
        auto& attributes = records_.attributes();
        add_attributes(edge, {"key", "source", "target", "undirected"}, attributes);
        records_.graph().add_edge(
            {source, target, id, edge.offset}, std::move(relation), attributes.get()
        );
    }

    static void add_attributes(
        const JsonValue& record,
        std::initializer_list<std::string_view> known,
        JsonAttributes& attributes
    ) {
        for (const auto& member : record.as<JsonValue::Object>()) {
            if (std::ranges::find(known, member.key) != known.end()) continue;
            if (member.key == "attributes" && member.value.get_if<JsonValue::Object>() != nullptr) {
                attributes.add_all(member.value);
            } else {
                attributes.add(member.key, member.value);
            }
        }
    }

    JsonRecords& records_;
    bool is_undirected_ = false;
};

}  // namespace

bool looks_like_graphology(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::graphology;
}

ImportReport import_graphology(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_json_with<GraphologyReader>("graphology", bytes, options, graph);
}

}  // namespace relata
