#include "importers/apoc.hpp"

#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

class ApocReader {
public:
    explicit ApocReader(JsonRecords& records) : records_(records) {}

    void read() {
        const auto first = records_.parts().next(0);
        if (!first) records_.draft().fail(0, "found no record, expected a node or a relationship");
        if (first->is_list()) {
            const auto whole = records_.parts().whole();
            records_.each(whole, "records", [&](JsonMember& item) { read_record(item.value); });
        } else if (is_one_object(*first)) {
            read_object(records_.parts().whole());
        } else {
            read_lines(*first);
        }
        if (lines_without_ != 0 && !has_record_) {
            records_.draft().fail(
                first_without_, "found neither a node nor a relationship, expected some"
            );
        }
        if (lines_without_ != 0) {
            records_.draft().note(
                first_without_,
                std::to_string(lines_without_) +
                    (lines_without_ == 1 ? " result holds" : " results hold") +
                    " no node and no relationship and " + (lines_without_ == 1 ? "was" : "were") +
                    " left out, the first one here"
            );
        }
        if (values_left_ != 0) {
            records_.draft().note(
                first_value_left_,
                std::to_string(values_left_) + (values_left_ == 1 ? " value" : " values") +
                    " beside nodes and relationships left out, the first one here"
            );
        }
        describe_unexported();
        records_.finish();
    }

private:
    /// `{"nodes": …, "rels": …}`, each a list, or an object by id.
    bool is_one_object(const JsonPart& first) {
        const auto parts = records_.parts().members(first);
        if (find_part(parts, "type") != nullptr) return false;
        if (find_part(parts, "nodes") == nullptr && find_part(parts, "rels") == nullptr) {
            return false;
        }
        // Columns of a query can be called so, too.
        return !records_.parts().next(first.offset + first.text.size());
    }

    void read_object(const JsonPart& whole) {
        const auto root = records_.parts().members(whole);
        for (const std::string_view key : {"nodes", "rels"}) {
            const auto* list = find_part(root, key);
            if (list == nullptr) continue;
            const bool is_node = key == "nodes";
            records_.each_of_either(*list, key, [&](JsonMember& item) {
                records_.object(item.value, "a record");
                const auto* id = item.value.find("id");
                if (is_node) {
                    read_node(item.value, id == nullptr ? item.key : std::string());
                } else {
                    read_relationship(item.value, id == nullptr ? item.key : std::string());
                }
            });
        }
        constexpr std::array<std::string_view, 2> known{"nodes", "rels"};
        records_.note_others(root, known);
    }

    void read_lines(JsonPart part) {
        while (true) {
            try {
                read_record(records_.parts().value(part));
            } catch (const InputError& error) {
                records_.draft().skip_or_stop(error);
            }
            const auto next = records_.parts().next(part.offset + part.text.size());
            if (!next) return;
            part = *next;
        }
    }

    void read_record(const JsonValue& record) {
        records_.object(record, "a record");
        if (depth(record) > deepest_property) {
            records_.draft().fail(record.offset, "nested more than 500 deep");
        }
        const auto type = JsonRecords::text(record, "type");
        if (type == "node") {
            has_record_ = true;
            read_node(record, {});
        } else if (type == "relationship") {
            has_record_ = true;
            read_relationship(record, {});
        } else if (holds_record(record)) {
            has_record_ = true;
            read_result(record);
        } else if (type.empty()) {
            if (lines_without_++ == 0) first_without_ = record.offset;
        } else {
            const auto* at = record.find("type");
            records_.draft().fail(
                (at == nullptr ? record : *at).offset,
                "found " + (type.empty() ? std::string("no type") : shown(type)) +
                    ", expected \"node\" or \"relationship\" as \"type\""
            );
        }
    }

    static bool is_node(const JsonValue& value) {
        return JsonRecords::text(value, "type") == "node" && value.find("id") != nullptr;
    }
    static bool is_relationship(const JsonValue& value) {
        return JsonRecords::text(value, "type") == "relationship" &&
               value.find("start") != nullptr && value.find("end") != nullptr;
    }

    /// What a query answers has records in columns, lists, maps and paths. As deep as its record,
    /// whose depth was checked.
    static bool holds_record(const JsonValue& value) {
        if (is_node(value) || is_relationship(value)) return true;
        if (const auto* list = value.get_if<JsonValue::Array>()) {
            return std::ranges::any_of(*list, holds_record);
        }
        const auto* object = value.get_if<JsonValue::Object>();
        return object != nullptr && std::ranges::any_of(*object, [](const JsonMember& member) {
                   return holds_record(member.value);
               });
    }

    void read_result(const JsonValue& value) {
        if (is_node(value)) {
            read_node(value, {});
        } else if (is_relationship(value)) {
            if (!is_repeated(value)) read_relationship(value, {});
        } else if (const auto* list = value.get_if<JsonValue::Array>()) {
            for (const auto& item : *list) read_result(item);
        } else if (const auto* object = value.get_if<JsonValue::Object>()) {
            const bool is_path = value.find("rels") != nullptr && value.find("nodes") != nullptr;
            for (const auto& member : *object) {
                if (!is_path || member.key != "length") read_result(member.value);
            }
        } else if (!value.is_null()) {
            if (values_left_++ == 0) first_value_left_ = value.offset;
        }
    }

    /// Results name a relationship as often as it was met; it is one all the same.
    bool is_repeated(const JsonValue& record) {
        const auto* id = record.find("id");
        if (id == nullptr || id->is_null()) return false;
        const bool is_new = relationships_.insert(records_.id_text(id, record, "id")).second;
        if (!is_new) {
            records_.graph().note("a relationship is given again; it was read once", record.offset);
        }
        return !is_new;
    }

    static void add_properties(const JsonValue& record, JsonAttributes& attributes) {
        if (const auto* properties = record.find("properties")) attributes.add_all(*properties);
    }

    void read_node(const JsonValue& record, std::string id) {
        Entity entity;
        entity.id = id.empty() ? records_.id_text(record.find("id"), record, "id") : std::move(id);
        unexported_.erase(entity.id);
        describe(record, entity);
        records_.graph().add_node(std::move(entity), record.offset);
    }

    void describe(const JsonValue& record, Entity& entity) {
        if (const auto* labels = record.find("labels")) {
            if (const auto* list = labels->get_if<JsonValue::Array>()) {
                for (const auto& label : *list) add_kind(label, entity);
            } else {
                add_kind(*labels, entity);
            }
        }
        auto& attributes = records_.attributes();
        add_properties(record, attributes);
        // Labels are the kinds: properties called type or kind stay what they are.
        for (const std::string_view key : {"name", "label", "title"}) {
            if (!entity.name.empty()) break;
            for (const auto& [name, value] : attributes.get()) {
                if (name == key && value.text()) entity.name = *value.text();
            }
        }
        for (const auto& [name, value] : attributes.get()) {
            const bool is_name = name == "name" && value.text() && *value.text() == entity.name;
            if (!is_name) entity.properties.set(name, value);
        }
    }

    void add_kind(const JsonValue& label, Entity& entity) {
        const auto* text = label.get_if<std::string>();
        if (text == nullptr || text->empty()) return;
        const auto kind = records_.draft().kind(*text);
        if (std::ranges::find(entity.kinds, kind) == entity.kinds.end()) {
            entity.kinds.push_back(kind);
        }
    }

    void read_relationship(const JsonValue& record, std::string id) {
        records_.edge_begins(record.offset);
        const auto source = end(record, "start");
        const auto target = end(record, "end");
        const auto* own_id = record.find("id");
        if (own_id != nullptr && !own_id->is_null()) id = records_.id_text(own_id, record, "id");
        auto type = JsonRecords::text(record, "label");
        if (type.empty()) type = "RELATED_TO";
        Relation relation;
        relation.type = records_.draft().type(type);
        auto& attributes = records_.attributes();
        add_properties(record, attributes);
        for (const auto& [name, value] : attributes.get()) relation.properties.set(name, value);
        records_.graph().add_edge({source, target, id, record.offset}, std::move(relation));
    }

    /// A relationship repeats what there is to know of its ends, which may not be exported.
    std::string end(const JsonValue& record, std::string_view key) {
        const auto* node = record.find(key);
        if (node == nullptr) {
            records_.draft().fail(
                record.offset, "found no " + shown(key) + ", expected the node it joins"
            );
        }
        if (node->get_if<JsonValue::Object>() == nullptr) {
            return records_.id_text(node, record, key);
        }
        auto id = records_.id_text(node->find("id"), *node, "id");
        const bool is_known = records_.draft().graph.find_entity(id).has_value();
        if (!is_known && !unexported_.contains(id)) {
            Entity entity;
            entity.id = id;
            describe(*node, entity);
            unexported_.emplace(id, std::pair(std::move(entity), node->offset));
        }
        return id;
    }

    void describe_unexported() {
        // In the order of the file, not of the table.
        std::vector<std::pair<Entity, std::size_t>> ends;
        for (auto& [id, end] : unexported_) ends.push_back(std::move(end));
        std::ranges::sort(ends, {}, &std::pair<Entity, std::size_t>::second);
        for (auto& [entity, offset] : ends) {
            records_.graph().note(
                "relationships name a node that was not exported; what they say of it was kept",
                offset
            );
            records_.graph().add_node(std::move(entity), offset);
        }
    }

    JsonRecords& records_;
    std::unordered_map<std::string, std::pair<Entity, std::size_t>> unexported_;
    std::unordered_set<std::string> relationships_;  ///< of results
    bool has_record_ = false;
    std::size_t lines_without_ = 0;
    std::size_t first_without_ = 0;
    std::size_t values_left_ = 0;
    std::size_t first_value_left_ = 0;
};

}  // namespace

bool looks_like_apoc(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::apoc;
}

ImportReport import_apoc(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_json_with<ApocReader>("apoc", bytes, options, graph);
}

}  // namespace relata
