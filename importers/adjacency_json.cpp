#include "importers/adjacency_json.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <array>
#include <utility>

namespace relata {
namespace {

class AdjacencyReader {
public:
    explicit AdjacencyReader(JsonRecords& records) : records_(records) {}

    void read(const std::vector<JsonPart>& root) {
        is_directed_ = records_.flag(find_part(root, "directed"), true);
        if (const auto* graph = find_part(root, "graph")) read_graph_properties(*graph);
        const auto* nodes = find_part(root, "nodes");
        const auto* adjacency = find_part(root, "adjacency");
        if (nodes == nullptr || adjacency == nullptr) {
            const char* missing = nodes == nullptr ? "nodes" : "adjacency";
            records_.draft().fail(0, "found no " + shown(missing) + ", expected a list");
        }
        records_.each(*nodes, "nodes", [this](JsonMember& item) { read_node(item.value); });
        std::size_t position = 0;
        records_.each(*adjacency, "adjacency", [&](JsonMember& item) {
            read_neighbors(item.value, position++);
        });
        records_.finish();
        constexpr std::array<std::string_view, 5> known{
            "directed", "multigraph", "graph", "nodes", "adjacency"};
        records_.note_others(root, known);
    }

private:
    void read_graph_properties(const JsonPart& graph) {
        records_.parts().for_each(graph, [&](JsonMember& member) {
            if (graph.is_object()) {
                records_.set_graph_property(member.key, member.value);
                return;
            }
            const auto* pair = member.value.get_if<JsonValue::Array>();
            if (pair != nullptr && pair->size() == 2 && pair->front().get_if<std::string>()) {
                records_.set_graph_property(pair->front().as<std::string>(), pair->back());
            } else {
                records_.graph().note(
                    "an item of \"graph\" is no pair of name and value; left out", member.offset
                );
            }
        });
    }

    void read_node(const JsonValue& node) {
        ids_.emplace_back();
        records_.object(node, "a node");
        const auto* id = node.find("id");
        Entity entity;
        entity.id = records_.id_text(id, node, "id");
        ids_.back() = entity.id;
        auto& attributes = records_.attributes();
        for (const auto& member : node.as<JsonValue::Object>()) {
            if (&member.value != id) attributes.add(member.key, member.value);
        }
        records_.graph().add_node(std::move(entity), attributes.get(), node.offset);
    }

    void read_neighbors(const JsonValue& list, std::size_t position) {
        const auto* neighbors = list.get_if<JsonValue::Array>();
        if (neighbors == nullptr) {
            records_.draft().fail(
                list.offset, "expected a list of neighbors, found " + std::string(type_words(list))
            );
        }
        if (position >= ids_.size()) {
            records_.draft().fail(
                list.offset,
                "found more lists of neighbors than the " + std::to_string(ids_.size()) + " nodes"
            );
        }
        for (const auto& neighbor : *neighbors) read_edge(neighbor, ids_[position]);
    }

    void read_edge(const JsonValue& edge, const std::string& source) {
        // Compact forms list bare ids.
        records_.edge_begins(edge.offset);
        const bool is_bare = edge.get_if<JsonValue::Object>() == nullptr;
        const auto* id = is_bare ? &edge : edge.find("id");
        const auto target = records_.id_text(id, edge, "id");
        Relation relation;
        relation.directed = is_directed_;
        if (!is_directed_) {
            // An edge without direction stands in the lists of both ends: the first one counts.
            const auto& graph = records_.draft().graph;
            const auto first = graph.find_entity(source);
            const auto second = graph.find_entity(target);
            if (first && second && second->value < first->value) return;
        }
        auto& attributes = records_.attributes();
        if (!is_bare) {
            for (const auto& member : edge.as<JsonValue::Object>()) {
                if (&member.value != id) attributes.add(member.key, member.value);
            }
        }
        records_.graph().add_edge(
            {source, target, {}, edge.offset}, std::move(relation), attributes.get()
        );
    }

    JsonRecords& records_;
    bool is_directed_ = true;
    std::vector<std::string> ids_;
};

class Reader {
public:
    explicit Reader(JsonRecords& records) : records_(records) {}
    void read() {
        read_adjacency_json(records_, records_.parts().members(records_.parts().whole()));
    }

private:
    JsonRecords& records_;
};

}  // namespace

void read_adjacency_json(JsonRecords& records, const std::vector<JsonPart>& root) {
    AdjacencyReader(records).read(root);
}

bool looks_like_adjacency_json(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::adjacency;
}

ImportReport import_adjacency_json(
    std::string_view bytes, const ImportOptions& options, Graph& graph
) {
    return import_json_with<Reader>("adjacency-json", bytes, options, graph);
}

}  // namespace relata
