#include "importers/sift_kg.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

class SiftReader {
public:
    explicit SiftReader(JsonRecords& records) : records_(records) {}

    void read() {
        const auto whole = records_.parts().whole();
        const auto root = records_.parts().members(whole);
        if (const auto* metadata = find_part(root, "metadata")) {
            records_.parts().for_each(*metadata, [&](JsonMember& member) {
                records_.set_graph_property(member.key, member.value);
            });
        }
        if (const auto* nodes = find_part(root, "nodes")) {
            records_.each(*nodes, "nodes", [&](JsonMember& item) { read_node(item.value); });
        }
        const auto* links = find_part(root, "links");
        if (links == nullptr) links = find_part(root, "edges");
        if (links != nullptr) {
            records_.each(*links, links->key, [&](JsonMember& item) { read_link(item.value); });
        }
        records_.finish();
        constexpr std::array<std::string_view, 4> known{"metadata", "nodes", "links", "edges"};
        records_.note_others(root, known);
    }

private:
    void read_node(const JsonValue& node) {
        records_.object(node, "a node");
        const auto* id = node.find("id");
        Entity entity;
        entity.id = records_.id_text(id, node, "id");
        entity.name = JsonRecords::text(node, "name");
        const auto kind = JsonRecords::text(node, "entity_type");
        if (!kind.empty()) entity.kinds.push_back(records_.draft().kind(kind));
        auto& attributes = records_.attributes();
        const JsonValue* inner = node.find("attributes");
        if (inner != nullptr && inner->get_if<JsonValue::Object>() == nullptr) inner = nullptr;
        for (const auto& member : node.as<JsonValue::Object>()) {
            if (&member.value == id || &member.value == inner || member.key == "name" ||
                (member.key == "entity_type" && !kind.empty())) {
                continue;
            }
            attributes.add(member.key, member.value);
        }
        if (inner != nullptr) add_inner(*inner, entity, attributes);
        // Kinds and name are known, and an attribute called type or kind is what the text says.
        fill(entity, attributes);
        note_path(entity);
        records_.graph().add_node(std::move(entity), node.offset);
    }

    /// The attributes a model found in the text; one that repeats a member's name is told apart.
    static void add_inner(const JsonValue& inner, Entity& entity, JsonAttributes& attributes) {
        for (const auto& member : inner.as<JsonValue::Object>()) {
            const auto* list = member.value.get_if<JsonValue::Array>();
            const bool is_aliases = member.key == "aliases" && list != nullptr &&
                                    std::ranges::all_of(*list, [](const JsonValue& item) {
                                        return item.get_if<std::string>() != nullptr;
                                    });
            if (is_aliases) {
                for (const auto& alias : *list) {
                    const auto& text = alias.as<std::string>();
                    const bool is_new =
                        !text.empty() && text != entity.name &&
                        std::ranges::find(entity.aliases, text) == entity.aliases.end();
                    if (is_new) entity.aliases.push_back(text);
                }
            } else {
                attributes.add(member.key, member.value);
            }
        }
    }

    static void fill(Entity& entity, const JsonAttributes& attributes) {
        for (const auto& [name, value] : attributes.get()) {
            auto key = std::string(name);
            while (entity.properties.contains(key)) key = "attributes." + key;
            entity.properties.set(key, value);
        }
    }

    /// A document is an entity of the graph, too; its path is where its texts can be found.
    void note_path(const Entity& entity) {
        const auto path = entity.properties.text("path");
        if (path && entity.id.starts_with("doc:")) {
            paths_.emplace(entity.id.substr(4), std::string(*path));
        }
    }

    void read_link(const JsonValue& link) {
        records_.edge_begins(link.offset);
        records_.object(link, "a link");
        const auto* source = link.find("source");
        const auto* target = link.find("target");
        const auto source_id = records_.id_text(source, link, "source");
        const auto target_id = records_.id_text(target, link, "target");
        Relation relation;
        const auto type = JsonRecords::text(link, "relation_type");
        relation.type = records_.draft().type(type.empty() ? "RELATED_TO" : type);
        const auto id = JsonRecords::text(link, "relation_id");
        const auto* mentions = link.find("mentions");
        const bool has_mentions = mentions != nullptr && add_evidence_of(*mentions, relation);
        const bool has_evidence = has_mentions || add_evidence(link, relation);
        for (const auto& member : link.as<JsonValue::Object>()) {
            const auto* value = &member.value;
            const bool is_read =
                value == source || value == target || member.key == "relation_id" ||
                (member.key == "relation_type" && !type.empty()) ||
                (has_mentions && value == mentions) ||
                (has_evidence && (member.key == "evidence" || member.key == "source_document")) ||
                member.value.is_null();
            const auto* text = value->get_if<std::string>();
            if (is_read || (text != nullptr && text->empty())) continue;
            relation.properties.set(member.key, to_dated_property(member.key, member.value));
        }
        records_.graph().add_edge({source_id, target_id, id, link.offset}, std::move(relation));
    }

    bool add_evidence_of(const JsonValue& mentions, Relation& relation) {
        const auto* list = mentions.get_if<JsonValue::Array>();
        if (list == nullptr || list->empty()) return false;
        for (const auto& mention : *list) {
            if (!add_evidence(mention, relation)) {
                relation.evidence.clear();
                return false;
            }
        }
        return true;
    }

    /// The words a relation rests on, in a document whose text sift-kg keeps elsewhere.
    bool add_evidence(const JsonValue& record, Relation& relation) {
        const auto quote = JsonRecords::text(record, "evidence");
        const auto source = JsonRecords::text(record, "source_document");
        if (quote.empty() || source.empty()) return false;
        Evidence evidence;
        evidence.document = document(source);
        evidence.end = quote.size();
        evidence.quote = quote;
        evidence.method = "import";
        const auto* confidence = record.find("confidence");
        if (confidence != nullptr) {
            const auto number = to_property(*confidence).as_number();
            if (number && *number >= 0 && *number <= 1) evidence.confidence = *number;
        }
        relation.evidence.push_back(std::move(evidence));
        return true;
    }

    DocumentId document(const std::string& name) {
        auto& graph = records_.draft().graph;
        if (const auto known = graph.find_document(name)) return *known;
        Document document;
        document.id = name;
        document.title = name;
        if (const auto path = paths_.find(name); path != paths_.end()) {
            document.source = path->second;
        }
        return graph.add_document(std::move(document));
    }

    JsonRecords& records_;
    std::unordered_map<std::string, std::string> paths_;  // of documents, by name
};

}  // namespace

bool looks_like_sift_kg(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::sift_kg;
}

ImportReport import_sift_kg(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_json_with<SiftReader>("sift-kg", bytes, options, graph);
}

}  // namespace relata
