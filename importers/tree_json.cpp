#include "importers/tree_json.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <array>
#include <optional>
#include <utility>

namespace relata {
namespace {

class TreeReader {
public:
    explicit TreeReader(JsonRecords& records) : records_(records), sorter_(records.draft()) {}

    void read() {
        const auto whole = records_.parts().whole();
        const auto root = records_.parts().value(whole);
        read_node(root, std::nullopt);
    }

private:
    // As deep as the reader lets JSON nest: 512.
    void read_node(const JsonValue& node, std::optional<EntityId> parent) {
        records_.object(node, "a node");
        auto& draft = records_.draft();
        Entity entity;
        auto& attributes = records_.attributes();
        const JsonValue* children = nullptr;
        for (const auto& member : node.as<JsonValue::Object>()) {
            if (depth(member.value) > deepest_property && member.key != "children") {
                draft.fail(member.offset, "nested more than 500 deep");
            }
            if (member.key == "id") {
                entity.id = records_.id_text(&member.value, node, "id");
            } else if (member.key == "children" && !member.value.is_null()) {
                children = &member.value;
            } else {
                attributes.add(member.key, member.value);
            }
        }
        sorter_.describe(entity, attributes.get(), names);
        // A hierarchy of D3 has names only, and two of one name are two.
        if (entity.id.empty() && entity.name.empty()) {
            entity.id = "n" + std::to_string(draft.graph.entity_count());
        }
        if (!entity.id.empty() && draft.graph.find_entity(entity.id)) {
            draft.fail(node.offset, "the id " + shown(entity.id) + " is used twice");
        }
        const auto added = draft.add(std::move(entity), node.offset);
        if (parent) {
            Relation relation;
            relation.source = *parent;
            relation.target = added;
            relation.type = draft.type("RELATED_TO");
            draft.add(std::move(relation));
        }
        if (children == nullptr) return;
        const auto* list = children->get_if<JsonValue::Array>();
        if (list == nullptr) {
            draft.fail(
                children->offset,
                "expected a list as \"children\", found " + std::string(type_words(*children))
            );
        }
        for (const auto& child : *list) read_node(child, added);
    }

    static constexpr std::array<std::string_view, 3> names{"name", "label", "title"};

    JsonRecords& records_;
    AttributeSorter sorter_;
};

}  // namespace

bool looks_like_tree_json(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::tree;
}

ImportReport import_tree_json(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_json_with<TreeReader>("tree-json", bytes, options, graph);
}

}  // namespace relata
