#include "importers/cytoscape.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata {
namespace {

/// What Cytoscape.js says of an element beside its data: how it stands on the screen at the moment.
constexpr std::array<std::string_view, 12> screen_state{
    "removed",
    "selected",
    "selectable",
    "locked",
    "grabbed",
    "grabbable",
    "pannable",
    "active",
    "classes",
    "style",
    "scratch",
    "renderedPosition"};

class CytoscapeReader {
public:
    explicit CytoscapeReader(JsonRecords& records) : records_(records) {}

    void read() {
        const auto whole = records_.parts().whole();
        if (whole.is_list()) {
            read_elements(whole, "elements");
            records_.finish();
            return;
        }
        const auto root = records_.parts().members(whole);
        is_directed_ = records_.flag(find_part(root, "directed"), true);
        if (const auto* data = find_part(root, "data")) read_graph_properties(*data);
        const auto* elements = find_part(root, "elements");
        if (elements != nullptr && elements->is_object()) {
            read_both(records_.parts().members(*elements), true);
        } else if (elements != nullptr) {
            read_elements(*elements, "elements");
        } else {
            read_both(root, false);
        }
        records_.finish();
        constexpr std::array<std::string_view, 9> known{
            "data",
            "directed",
            "multigraph",
            "elements",
            "nodes",
            "edges",
            "format_version",
            "generated_by",
            "target_cytoscapejs_version"};
        records_.note_others(root, known);
        if (elements == nullptr && find_part(root, "nodes") == nullptr &&
            find_part(root, "edges") == nullptr) {
            records_.draft().fail(
                whole.offset, "found no \"elements\", expected a list of them or an object"
            );
        }
    }

private:
    /// An object, or, as NetworkX writes it, a list of pairs.
    void read_graph_properties(const JsonPart& data) {
        records_.parts().for_each(data, [&](JsonMember& member) {
            const auto* pair = member.value.get_if<JsonValue::Array>();
            if (data.is_object()) {
                records_.set_graph_property(member.key, member.value);
            } else if (pair != nullptr && pair->size() == 2 && pair->front().get_if<std::string>() != nullptr) {
                records_.set_graph_property(pair->front().as<std::string>(), pair->back());
            } else {
                records_.graph().note(
                    "an item of \"data\" is no pair of name and value; left out", member.offset
                );
            }
        });
    }

    void read_both(const std::vector<JsonPart>& parts, bool is_all) {
        for (const std::string_view group : {"nodes", "edges"}) {
            if (const auto* list = find_part(parts, group)) read_elements(*list, group);
        }
        constexpr std::array<std::string_view, 2> known{"nodes", "edges"};
        if (is_all) records_.note_others(parts, known);
    }

    void read_elements(const JsonPart& list, std::string_view group) {
        records_.each(list, group, [&](JsonMember& item) {
            const auto& element = records_.object(item.value, "an element");
            const auto* data = element.find("data");
            if (data == nullptr) {
                records_.draft().fail(
                    element.offset, "found an element without \"data\", expected an object"
                );
            }
            records_.object(*data, "\"data\"");
            const auto own_group = JsonRecords::text(element, "group");
            const auto& name = own_group.empty() ? group : std::string_view(own_group);
            const bool is_edge =
                name == "edges" || (name != "nodes" && data->find("source") != nullptr);
            if (is_edge) {
                read_edge(element, *data);
            } else {
                read_node(element, *data);
            }
        });
    }

    void read_node(const JsonValue& element, const JsonValue& data) {
        const auto* id = data.find("id");
        // NetworkX writes the node itself as "value" and its text as "id" and "name".
        if (id == nullptr || id->is_null()) id = data.find("value");
        Entity entity;
        if (id == nullptr || id->is_null()) {
            // Cytoscape.js makes ids up.
            entity.id = unused_id();
            records_.graph().note("a node has no id; one was made", element.offset);
        } else {
            entity.id = records_.id_text(id, data, "id");
        }
        auto& attributes = records_.attributes();
        for (const auto& member : data.as<JsonValue::Object>()) {
            if (&member.value == id || is_id_again(member, entity.id, data)) continue;
            attributes.add(member.key, member.value);
        }
        add_rest(element, attributes);
        records_.graph().add_node(std::move(entity), attributes.get(), element.offset);
    }

    /// What NetworkX adds to the data of a node.
    static bool is_id_again(
        const JsonMember& member, const std::string& id, const JsonValue& data
    ) {
        const bool is_name = member.key == "name" && data.find("value") != nullptr;
        if (!is_name && member.key != "value") return false;
        if (member.key == "value" && data.find("name") == nullptr) return false;
        return to_display(to_property(member.value)) == id;
    }

    std::string unused_id() {
        const auto& graph = records_.draft().graph;
        auto n = graph.entity_count();
        while (graph.find_entity("n" + std::to_string(n))) ++n;
        return "n" + std::to_string(n);
    }

    void read_edge(const JsonValue& element, const JsonValue& data) {
        records_.edge_begins(element.offset);
        const auto* source = data.find("source");
        const auto* target = data.find("target");
        const auto source_id = records_.id_text(source, data, "source");
        const auto target_id = records_.id_text(target, data, "target");
        const auto* id = data.find("id");
        const bool has_id = id != nullptr && !id->is_null() && !is_empty_text(*id);
        const auto edge_id = has_id ? records_.id_text(id, data, "id") : std::string();
        Relation relation;
        relation.directed = is_directed_;
        auto& attributes = records_.attributes();
        for (const auto& member : data.as<JsonValue::Object>()) {
            const auto* value = &member.value;
            const bool is_id_again =
                member.key == "key" && has_id && to_display(to_property(*value)) == edge_id;
            if (value != source && value != target && value != id && !is_id_again) {
                attributes.add(member.key, member.value);
            }
        }
        add_rest(element, attributes);
        records_.graph().add_edge(
            {source_id, target_id, edge_id, element.offset}, std::move(relation), attributes.get()
        );
    }

    static bool is_empty_text(const JsonValue& value) {
        const auto* text = value.get_if<std::string>();
        return text != nullptr && text->empty();
    }

    /// What stands beside the data.
    void add_rest(const JsonValue& element, JsonAttributes& attributes) {
        for (const auto& member : element.as<JsonValue::Object>()) {
            if (member.key == "data" || member.key == "group") continue;
            const bool is_state = std::ranges::find(screen_state, member.key) != screen_state.end();
            if (!is_state) {
                attributes.add(member.key, member.value);
            } else if (member.key == "classes" && !is_empty_text(member.value)) {
                attributes.add(member.key, member.value);
            } else if (member.key != "classes") {
                records_.graph().note(
                    "how an element stands on the screen (selected, locked, style …) was left out",
                    member.offset
                );
            }
        }
    }

    JsonRecords& records_;
    bool is_directed_ = true;
};

}  // namespace

bool looks_like_cytoscape(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::cytoscape;
}

ImportReport import_cytoscape(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_json_with<CytoscapeReader>("cytoscape", bytes, options, graph);
}

}  // namespace relata
