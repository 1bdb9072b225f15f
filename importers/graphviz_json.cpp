#include "importers/graphviz_json.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

/// Graphviz numbers objects and edges; a number is how they name each other.
constexpr std::string_view number_key = "_gvid";

bool is_drawing(std::string_view key) {
    return key.size() >= 6 && key.starts_with('_') && key.ends_with("draw_");
}

class GraphvizReader {
public:
    explicit GraphvizReader(JsonRecords& records) : records_(records) {}

    void read() {
        const auto whole = records_.parts().whole();
        const auto root = records_.parts().members(whole);
        is_directed_ = records_.flag(find_part(root, "directed"), true);
        read_graph_properties(root);
        const auto* objects = find_part(root, "objects");
        const auto* edges = find_part(root, "edges");
        if (objects != nullptr) {
            // Subgraphs first: what is in them says so.
            records_.each(*objects, "objects", [&](JsonMember& item) {
                read_subgraph(item.value);
            });
            records_.each(*objects, "objects", [&](JsonMember& item) { read_node(item.value); });
        }
        if (edges != nullptr) {
            records_.each(*edges, "edges", [&](JsonMember& item) { read_edge(item.value); });
        }
        records_.finish();
    }

private:
    void read_graph_properties(const std::vector<JsonPart>& root) {
        constexpr std::array<std::string_view, 5> structure{
            "directed", "strict", "_subgraph_cnt", "objects", "edges"};
        for (const auto& part : root) {
            if (std::ranges::find(structure, part.key) != structure.end()) continue;
            if (is_drawing(part.key)) {
                note_drawing(part.key_offset);
            } else {
                const auto value = records_.parts().value(part);
                // Graphviz names a graph without a name so.
                const auto* text = value.get_if<std::string>();
                const bool has_no_name = part.key == "name" && text != nullptr && *text == "%3";
                if (!has_no_name) records_.set_graph_property(part.key, value);
            }
        }
    }

    void note_drawing(std::size_t offset) {
        records_.graph().note("how Graphviz drew it (_draw_, _ldraw_ …) was left out", offset);
    }

    static bool is_subgraph(const JsonValue& object) {
        return object.find("nodes") != nullptr || object.find("subgraphs") != nullptr ||
               object.find("edges") != nullptr;
    }

    void read_subgraph(const JsonValue& object) {
        records_.object(object, "an object of the graph");
        if (!is_subgraph(object)) return;
        auto name = JsonRecords::text(object, "name");
        const auto label = JsonRecords::text(object, "label");
        if (!label.empty() && label != "\\G") name = label;
        const auto* nodes = object.find("nodes");
        const auto* list = nodes == nullptr ? nullptr : nodes->get_if<JsonValue::Array>();
        if (list == nullptr) return;
        for (const auto& node : *list) {
            if (const auto* number = node.get_if<std::int64_t>()) {
                subgraphs_[*number].emplace_back(name);
            }
        }
    }

    void read_node(const JsonValue& object) {
        if (is_subgraph(object)) {
            ++unnumbered_;
            return;
        }
        const auto* name = object.find("name");
        Entity entity;
        entity.id = JsonRecords::text(object, "name");
        // The empty name is a name in DOT.
        if (name == nullptr || name->get_if<std::string>() == nullptr) {
            entity.id = records_.id_text(name, object, "name");
        }
        const auto* number = object.find(number_key);
        const auto* own = number == nullptr ? nullptr : number->get_if<std::int64_t>();
        const auto at = own == nullptr ? unnumbered_ : *own;
        unnumbered_ = at + 1;
        if (entity.id.empty()) entity.id = "node " + std::to_string(at);
        ids_[at] = entity.id;
        auto& attributes = records_.attributes();
        for (const auto& member : object.as<JsonValue::Object>()) {
            if (&member.value == name || &member.value == number) continue;
            add(member, entity.id, attributes);
        }
        const auto inside = subgraphs_.find(at);
        if (inside != subgraphs_.end()) add_subgraphs(inside->second);
        auto given = attributes.get();
        std::vector<AttributeView> all(given.begin(), given.end());
        if (!subgraph_.is_null()) all.push_back({"subgraph", std::move(subgraph_)});
        subgraph_ = {};
        records_.graph().add_node(std::move(entity), all, object.offset);
    }

    void add_subgraphs(const std::vector<std::string>& names) {
        if (names.size() == 1) {
            subgraph_ = names.front();
            return;
        }
        PropertyList list;
        for (const auto& name : names) list.emplace_back(name);
        subgraph_ = std::move(list);
    }

    void read_edge(const JsonValue& edge) {
        records_.edge_begins(edge.offset);
        records_.object(edge, "an edge");
        const auto& source = end(edge, "tail");
        const auto& target = end(edge, "head");
        Relation relation;
        relation.directed = is_directed_;
        const auto dir = JsonRecords::text(edge, "dir");
        if (dir == "none") relation.directed = false;
        auto& attributes = records_.attributes();
        for (const auto& member : edge.as<JsonValue::Object>()) {
            if (member.key == number_key || member.key == "tail" || member.key == "head") continue;
            add(member, {}, attributes);
        }
        records_.graph().add_edge(
            {source, target, {}, edge.offset}, std::move(relation), attributes.get()
        );
    }

    const std::string& end(const JsonValue& edge, std::string_view key) {
        const auto* number = edge.find(key);
        const auto* integer = number == nullptr ? nullptr : number->get_if<std::int64_t>();
        if (integer == nullptr) {
            records_.draft().fail(
                number == nullptr ? edge.offset : number->offset,
                "expected the number of an object as " + shown(key) + ", found " +
                    (number == nullptr ? "none" : std::string(type_words(*number)))
            );
        }
        const auto known = ids_.find(*integer);
        if (known == ids_.end()) {
            records_.draft().fail(
                number->offset, shown(key) + ' ' + std::to_string(*integer) + " is no node"
            );
        }
        return known->second;
    }

    /// Graphviz writes every attribute as a string, whatever it holds.
    void add(const JsonMember& member, std::string_view name, JsonAttributes& attributes) {
        if (is_drawing(member.key)) {
            note_drawing(member.offset);
            return;
        }
        const auto* text = member.value.get_if<std::string>();
        if (text == nullptr) {
            attributes.add(member.key, member.value);
            return;
        }
        // The name of the node, which is known.
        if (member.key == "label" && (*text == "\\N" || *text == name)) return;
        attributes.add(member.key, attribute_value(member.key, *text));
    }

    JsonRecords& records_;
    bool is_directed_ = true;
    std::int64_t unnumbered_ = 0;
    std::unordered_map<std::int64_t, std::string> ids_;
    std::unordered_map<std::int64_t, std::vector<std::string>> subgraphs_;
    PropertyValue subgraph_;
};

}  // namespace

bool looks_like_graphviz_json(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::graphviz;
}

ImportReport import_graphviz_json(
    std::string_view bytes, const ImportOptions& options, Graph& graph
) {
    return import_json_with<GraphvizReader>("graphviz-json", bytes, options, graph);
}

}  // namespace relata
