#include "importers/jgf.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

class JgfReader {
public:
    explicit JgfReader(JsonRecords& records) : records_(records) {}

    void read() {
        const auto whole = records_.parts().whole();
        const auto root = records_.parts().members(whole);
        const auto* one = find_part(root, "graph");
        const auto* several = find_part(root, "graphs");
        if (one != nullptr) {
            read_graph(*one);
        } else if (several == nullptr) {
            read_graph(whole);
        }
        if (several != nullptr) read_graphs(*several);
        records_.finish();
        constexpr std::array<std::string_view, 2> known{"graph", "graphs"};
        if (one != nullptr || several != nullptr) records_.note_others(root, known);
    }

private:
    void read_graphs(const JsonPart& list) {
        if (!list.is_list()) records_.fail(list, "a list as \"graphs\"");
        // Found one by one, since each is as large as a file.
        auto at = list.offset + 1;
        const auto end = list.offset + list.text.size() - 1;
        PropertyList graphs;
        while (at < end) {
            const auto begin = list.text.find_first_not_of(" \t\r\n,", at - list.offset);
            if (begin == std::string_view::npos || list.offset + begin >= end) break;
            const auto part = records_.parts().next(list.offset + begin);
            if (!part) break;
            at = part->offset + part->text.size();
            own_ids_.clear();
            const auto before = records_.draft().graph.properties;
            records_.draft().graph.properties = {};
            read_graph(*part);
            graphs.emplace_back(std::move(records_.draft().graph.properties));
            records_.draft().graph.properties = before;
            ++graph_number_;
        }
        if (graphs.size() == 1) {
            if (const auto* only = graphs.front().get_if<PropertyMap>()) {
                records_.draft().graph.properties = *only;
            }
        } else if (!graphs.empty()) {
            records_.draft().graph.properties.set("graphs", std::move(graphs));
        }
    }

    void read_graph(const JsonPart& graph) {
        if (!graph.is_object()) records_.fail(graph, "an object as a graph");
        const auto parts = records_.parts().members(graph);
        is_directed_ = records_.flag(find_part(parts, "directed"), true);
        graph_name_ = std::to_string(graph_number_ + 1);
        constexpr std::array<std::string_view, 5> structure{
            "nodes", "edges", "hyperedges", "directed", "metadata"};
        for (const auto& part : parts) {
            if (std::ranges::find(structure, part.key) != structure.end()) continue;
            const auto value = records_.parts().value(part);
            if (part.key == "id" && value.get_if<std::string>() != nullptr &&
                !value.as<std::string>().empty()) {
                graph_name_ = value.as<std::string>();
            }
            records_.set_graph_property(part.key, value);
        }
        if (const auto* metadata = find_part(parts, "metadata")) read_metadata(*metadata);
        if (const auto* nodes = find_part(parts, "nodes")) {
            records_.each_of_either(*nodes, "nodes", [&](JsonMember& item) {
                read_node(item, nodes->is_object());
            });
        }
        if (const auto* edges = find_part(parts, "edges")) {
            records_.each(*edges, "edges", [&](JsonMember& item) { read_edge(item.value); });
        }
        const auto* hyperedges = find_part(parts, "hyperedges");
        if (hyperedges != nullptr) keep_hyperedges(*hyperedges);
    }

    void read_metadata(const JsonPart& metadata) {
        if (!metadata.is_object()) {
            records_.set_graph_property("metadata", records_.parts().value(metadata));
            return;
        }
        records_.parts().for_each(metadata, [&](JsonMember& member) {
            const bool is_taken = records_.draft().graph.properties.contains(member.key);
            const auto name = is_taken ? "metadata." + member.key : member.key;
            records_.set_graph_property(name, member.value);
        });
    }

    /// Edges with more than two ends are no relations: kept as they are.
    void keep_hyperedges(const JsonPart& part) {
        const auto value = records_.parts().value(part);
        const auto* list = value.get_if<JsonValue::Array>();
        if (list != nullptr && list->empty()) return;
        records_.set_graph_property("hyperedges", value);
        const auto count = list == nullptr ? std::size_t{1} : list->size();
        records_.draft().note(
            part.key_offset,
            std::to_string(count) + (count == 1 ? " hyperedge was" : " hyperedges were") +
                " kept as a property of the graph: a relation has two ends"
        );
    }

    void read_node(const JsonMember& item, bool is_keyed) {
        const auto& node = item.value;
        Entity entity;
        std::string id;
        const JsonValue* own_id = nullptr;
        if (is_keyed) {
            id = item.key;
            if (id.empty()) {
                records_.draft().fail(item.offset, "found an empty id of a node, expected a text");
            }
        } else if (node.get_if<JsonValue::Object>() == nullptr) {
            id = records_.id_text(&node, node, "id");
        } else {
            own_id = node.find("id");
            id = records_.id_text(own_id, node, "id");
        }
        entity.id = id;
        bool is_renamed = false;
        if (graph_number_ > 0) {
            const auto known = own_ids_.find(id);
            entity.id = known != own_ids_.end() ? known->second : own_id_of(id);
            is_renamed = entity.id != id;
            own_ids_.emplace(id, entity.id);
        }
        if (!is_keyed || node.get_if<JsonValue::Object>() != nullptr) {
            entity.name = JsonRecords::text(node, "label");
        }
        auto& attributes = records_.attributes();
        if (node.get_if<JsonValue::Object>() != nullptr) {
            add_members(node, own_id, {"label"}, attributes);
        } else if (is_keyed && !node.is_null()) {
            attributes.add("value", node);
        }
        if (entity.name.empty() && is_renamed) entity.name = id;
        records_.graph().add_node(std::move(entity), attributes.get(), item.offset);
    }

    /// Two graphs of a file may use one id for two nodes: the later one is called by its graph too.
    std::string own_id_of(const std::string& id) {
        const auto& graph = records_.draft().graph;
        if (!graph.find_entity(id)) return id;
        const auto base = graph_name_ + '/' + id;
        auto result = base;
        for (std::size_t n = 2; graph.find_entity(result); ++n) {
            result = base + '-' + std::to_string(n);
        }
        records_.graph().note(
            "an id was used in an earlier graph of the file; the node is called by its graph too", 0
        );
        return result;
    }

    void read_edge(const JsonValue& edge) {
        records_.edge_begins(edge.offset);
        records_.object(edge, "an edge");
        const auto* source = edge.find("source");
        const auto* target = edge.find("target");
        auto source_id = records_.id_text(source, edge, "source");
        auto target_id = records_.id_text(target, edge, "target");
        if (graph_number_ > 0) {
            for (auto* end : {&source_id, &target_id}) {
                auto known = own_ids_.find(*end);
                if (known == own_ids_.end()) known = own_ids_.emplace(*end, own_id_of(*end)).first;
                *end = known->second;
            }
        }
        const auto* id = edge.find("id");
        const bool has_id =
            id != nullptr &&
            (id->get_if<std::string>() != nullptr || id->get_if<std::int64_t>() != nullptr) &&
            !(id->get_if<std::string>() != nullptr && id->as<std::string>().empty());
        const auto edge_id = has_id ? records_.id_text(id, edge, "id") : std::string();
        Relation relation;
        relation.directed = is_directed_;
        const auto* directed = edge.find("directed");
        if (directed != nullptr && directed->get_if<bool>() != nullptr) {
            relation.directed = directed->as<bool>();
        } else {
            directed = nullptr;
        }
        const auto type = JsonRecords::text(edge, "relation");
        if (!type.empty()) relation.type = records_.draft().type(type);
        auto& attributes = records_.attributes();
        for (const auto& member : edge.as<JsonValue::Object>()) {
            const auto* value = &member.value;
            if (value == source || value == target || value == directed ||
                (has_id && value == id) || (member.key == "relation" && !type.empty())) {
                continue;
            }
            add_member(member, attributes);
        }
        records_.graph().add_edge(
            {source_id, target_id, edge_id, edge.offset}, std::move(relation), attributes.get()
        );
    }

    static void add_members(
        const JsonValue& record,
        const JsonValue* id,
        std::initializer_list<std::string_view> known,
        JsonAttributes& attributes
    ) {
        for (const auto& member : record.as<JsonValue::Object>()) {
            const bool is_read = std::ranges::find(known, member.key) != known.end() &&
                                 member.value.get_if<std::string>() != nullptr;
            if (&member.value != id && !is_read) add_member(member, attributes);
        }
    }

    static void add_member(const JsonMember& member, JsonAttributes& attributes) {
        if (member.key == "metadata" && member.value.get_if<JsonValue::Object>() != nullptr) {
            attributes.add_all(member.value);
        } else {
            attributes.add(member.key, member.value);
        }
    }

    JsonRecords& records_;
    bool is_directed_ = true;
    std::size_t graph_number_ = 0;
    std::string graph_name_;
    std::unordered_map<std::string, std::string>
        own_ids_;  // of the graph at hand, if not the first
};

}  // namespace

bool looks_like_jgf(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::jgf;
}

ImportReport import_jgf(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_json_with<JgfReader>("jgf", bytes, options, graph);
}

}  // namespace relata
