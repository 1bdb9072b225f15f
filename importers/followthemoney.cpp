#include "importers/followthemoney.hpp"

#include "graph/edtf.hpp"
#include "graph/followthemoney.hpp"
#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

const FtmSchema* find_edge_schema(std::string_view name) {
    const auto* schema = find_ftm_schema(name);
    return schema != nullptr && schema->is_edge() ? schema : nullptr;
}

using Values = std::vector<const JsonValue*>;

/// The values of a property: a list, or, from careless writers, one value.
Values values_of(const JsonValue& property) {
    Values values;
    if (const auto* list = property.get_if<JsonValue::Array>()) {
        for (const auto& value : *list) {
            if (!value.is_null()) values.push_back(&value);
        }
    } else if (!property.is_null()) {
        values.push_back(&property);
    }
    return values;
}

class EntityReader {
public:
    explicit EntityReader(JsonRecords& records) : records_(records) {}

    void read() {
        const auto first = records_.parts().next(0);
        if (!first) records_.draft().fail(0, "found no entity, expected one a line");
        if (first->is_list()) {
            read_list(records_.parts().whole(), "entities");
        } else {
            const auto parts = records_.parts().members(*first);
            const bool is_change =
                find_part(parts, "op") != nullptr && find_part(parts, "entity") != nullptr;
            if (find_part(parts, "schema") != nullptr || is_change) {
                read_lines(*first);
            } else {
                records_.parts().whole();
                read_envelope(parts);
            }
        }
        note_edges_without_ends();
        records_.finish();
    }

private:
    void read_list(const JsonPart& list, std::string_view what) {
        records_.each(list, what, [&](JsonMember& item) { read_entity(item.value); });
    }

    /// Aleph's diagrams, and what its interfaces answer.
    void read_envelope(const std::vector<JsonPart>& root) {
        if (const auto* layout = find_part(root, "layout")) {
            const auto parts = records_.parts().members(*layout);
            if (const auto* list = find_part(parts, "entities")) read_list(*list, "entities");
            for (const auto& part : parts) {
                if (part.key == "entities") continue;
                records_.draft().note(
                    part.key_offset, shown(part.key) + " of the diagram's layout left out"
                );
            }
        }
        for (const std::string_view key : {"entities", "results"}) {
            if (const auto* list = find_part(root, key)) read_list(*list, key);
        }
        constexpr std::array<std::string_view, 3> read{"layout", "entities", "results"};
        for (const auto& part : root) {
            if (std::ranges::find(read, part.key) != read.end()) continue;
            if (part.text.starts_with('{') || part.text.starts_with('[')) {
                records_.draft().note(part.key_offset, shown(part.key) + " left out");
            } else {
                records_.set_graph_property(part.key, records_.parts().value(part));
            }
        }
    }

    void read_lines(JsonPart part) {
        while (true) {
            try {
                read_entity(records_.parts().value(part));
            } catch (const InputError& error) {
                records_.draft().skip_or_stop(error);
            }
            const auto next = records_.parts().next(part.offset + part.text.size());
            if (!next) return;
            part = *next;
        }
    }

    // Entities nest in one another as deep as the reader lets JSON nest.
    void read_entity(const JsonValue& given) {
        records_.object(given, "an entity");
        if (depth(given) > deepest_property) {
            records_.draft().fail(given.offset, "nested more than 500 deep");
        }
        // The lines of a delta say what becomes of the entity in them.
        const auto* changed = given.find("schema") == nullptr ? given.find("entity") : nullptr;
        if (changed != nullptr) {
            records_.object(*changed, "an entity");
            if (JsonRecords::text(given, "op") == "DEL") {
                records_.graph().note("an entity that is deleted was left out", given.offset);
                return;
            }
        }
        const auto& record = changed == nullptr ? given : *changed;
        const auto* schema = record.find("schema");
        const auto name = JsonRecords::text(record, "schema");
        if (name.empty()) {
            records_.draft().fail(
                (schema == nullptr ? record : *schema).offset,
                "found an entity without a \"schema\", expected its name, such as \"Person\""
            );
        }
        const auto id = records_.id_text(record.find("id"), record, "id");
        const auto* properties = record.find("properties");
        if (properties != nullptr && !properties->is_null()) {
            records_.object(*properties, "\"properties\"");
        }
        if (const auto* edge = find_edge_schema(name)) {
            read_edge(record, name, id, *edge);
        } else {
            read_node(record, name, id);
        }
    }

    // ---- entities --------------------------------------------------------------------------

    void read_node(const JsonValue& record, const std::string& schema, const std::string& id) {
        Entity entity;
        std::unordered_set<std::string> names;
        entity.id = id;
        entity.kinds.push_back(records_.draft().kind(schema));
        const auto caption = JsonRecords::text(record, "caption");
        const auto* properties = record.find("properties");
        const auto* members =
            properties == nullptr ? nullptr : properties->get_if<JsonValue::Object>();
        if (members != nullptr) {
            entity.name = name_of(*members, caption);
            for (const auto& member : *members) add_node_property(member, entity, names);
        } else {
            entity.name = caption;
        }
        if (entity.name.empty()) entity.name = schema + ' ' + id.substr(0, 8);
        add_rest(record, caption == entity.name, entity.properties);
        records_.graph().add_node(std::move(entity), record.offset);
    }

    static const JsonMember* find(const JsonValue::Object& members, std::string_view key) {
        const auto found = std::ranges::find(members, key, &JsonMember::key);
        return found == members.end() ? nullptr : &*found;
    }

    static std::string first_text(const JsonValue::Object& members, std::string_view key) {
        const auto* member = find(members, key);
        if (member == nullptr) return {};
        for (const auto* value : values_of(member->value)) {
            const auto* text = value->get_if<std::string>();
            if (text != nullptr && !text->empty()) return *text;
        }
        return {};
    }

    /// What the model takes as the caption of its schemata.
    static std::string name_of(const JsonValue::Object& members, const std::string& caption) {
        if (!caption.empty()) return caption;
        for (const std::string_view key :
             {"name",
              "title",
              "subject",
              "full",
              "fileName",
              "caseNumber",
              "number",
              "username",
              "registrationNumber",
              "email",
              "summary"}) {
            auto text = first_text(members, key);
            if (!text.empty()) return text;
        }
        return {};
    }

    void add_node_property(
        const JsonMember& member, Entity& entity, std::unordered_set<std::string>& names
    ) {
        const auto values = values_of(member.value);
        if (values.empty()) return;
        constexpr std::array<std::string_view, 3> other_names{"alias", "weakAlias", "previousName"};
        const bool is_alias = std::ranges::find(other_names, member.key) != other_names.end();
        if (is_alias || member.key == "name") {
            if (is_alias && member.key != "alias") {
                records_.graph().note(
                    shown(member.key) + " is kept as another name", member.offset
                );
            }
            for (const auto* value : values) add_alias(*value, entity, names);
            return;
        }
        for (const auto* value : values) read_nested(*value);
        set(entity.properties, member.key, values);
    }

    static void add_alias(
        const JsonValue& value, Entity& entity, std::unordered_set<std::string>& names
    ) {
        auto text = to_display(to_property(value));
        // Some have thousands of names.
        if (text.empty() || text == entity.name || !names.insert(text).second) return;
        entity.aliases.push_back(std::move(text));
    }

    /// An entity that stands in the place of its id, as Aleph writes them.
    void read_nested(const JsonValue& value) {
        if (value.find("id") == nullptr || value.find("schema") == nullptr) return;
        const auto id = JsonRecords::text(value, "id");
        const auto known = records_.draft().graph.find_entity(id);
        const bool is_described = known && !records_.draft().is_mention(*known);
        if (!is_described && records_.draft().graph.find_relation(id) == std::nullopt) {
            read_entity(value);
        }
    }

    static PropertyValue value_of(const JsonValue& value) {
        const auto* id = value.find("id");
        return to_property(id != nullptr && value.find("schema") != nullptr ? *id : value);
    }

    static void set(PropertyMap& map, std::string_view name, const Values& values) {
        if (values.size() == 1) {
            map.set(name, value_of(*values.front()));
            return;
        }
        PropertyList list;
        for (const auto* value : values) list.push_back(value_of(*value));
        map.set(name, std::move(list));
    }

    /// Members beside the properties: data sets, times of change.
    static void add_rest(const JsonValue& record, bool drops_caption, PropertyMap& map) {
        for (const auto& member : record.as<JsonValue::Object>()) {
            const auto& key = member.key;
            if (key == "id" || key == "schema" || key == "properties") continue;
            if ((key == "caption" && drops_caption) || member.value.is_null()) continue;
            const auto* list = member.value.get_if<JsonValue::Array>();
            if (list != nullptr && list->empty()) continue;
            map.set(map.contains(key) ? "entity." + key : key, to_property(member.value));
        }
    }

    // ---- relations -------------------------------------------------------------------------

    void read_edge(
        const JsonValue& record,
        const std::string& schema,
        const std::string& id,
        const FtmSchema& edge
    ) {
        static const JsonValue::Object nothing;
        const auto* properties = record.find("properties");
        const auto* own = properties == nullptr ? nullptr : properties->get_if<JsonValue::Object>();
        const auto& members = own == nullptr ? nothing : *own;
        const auto sources = ends_of(members, edge.source);
        const auto targets = ends_of(members, edge.target);
        if (sources.empty() || targets.empty()) {
            if (edges_without_ends_++ == 0) first_without_ends_ = record.offset;
            return;
        }
        records_.edge_begins(record.offset);
        if (sources.size() * targets.size() > most_relations) {
            records_.draft().fail(
                record.offset,
                "found " + std::to_string(sources.size()) + " sources and " +
                    std::to_string(targets.size()) + " targets, expected at most " +
                    std::to_string(most_relations) + " relations of one entity"
            );
        }
        Relation relation;
        relation.type = type(schema, edge);
        relation.directed = edge.is_directed;
        const auto dates = when_of(members);
        if (dates.when) relation.properties.set("when", *dates.when);
        const bool has_evidence = add_evidence(members, relation);
        for (const auto& member : members) {
            const auto& key = member.key;
            if (key == edge.source || key == edge.target) continue;
            if (dates.when && std::ranges::find(dates.read, key) != dates.read.end()) continue;
            if (has_evidence && (key == "sourceUrl" || key == "publisher" || key == "summary" ||
                                 (key == "description" && find(members, "summary") == nullptr))) {
                continue;
            }
            const auto values = values_of(member.value);
            if (values.empty()) continue;
            for (const auto* value : values) read_nested(*value);
            set(relation.properties, key, values);
        }
        add_rest(record, false, relation.properties);
        relation.properties.erase("caption");
        for (const auto& source : sources) {
            for (const auto& target : targets) add(relation, source, target, id, record.offset);
        }
    }

    /// One entity with several values at its ends is several relations; the first has the id.
    void add(
        const Relation& relation,
        const std::string& source,
        const std::string& target,
        const std::string& id,
        std::size_t offset
    ) {
        auto& draft = records_.draft();
        auto own = relation;
        if (!draft.graph.find_relation(id)) {
            own.id = id;
        } else {
            own.properties.set("id", id);
        }
        records_.graph().add_edge({source, target, {}, offset}, std::move(own));
    }

    std::vector<std::string> ends_of(const JsonValue::Object& members, std::string_view key) {
        std::vector<std::string> ids;
        std::unordered_set<std::string> seen;
        const auto* member = find(members, key);
        if (member == nullptr) return ids;
        for (const auto* value : values_of(member->value)) {
            read_nested(*value);
            const auto* id =
                value->get_if<JsonValue::Object>() == nullptr ? value : value->find("id");
            auto text = records_.id_text(id, *value, "id");
            if (seen.insert(text).second) ids.push_back(std::move(text));
        }
        return ids;
    }

    /// The schema as a type whose words are the model's.
    TypeId type(const std::string& name, const FtmSchema& edge) {
        auto& schema = records_.draft().graph.schema();
        const auto known = schema.find_type(name);
        if (known.is_valid()) return known;
        RelationType type;
        type.name = name;
        type.words = edge.words;
        type.inverse = edge.inverse;
        type.is_symmetric = !edge.is_directed;
        type.is_declared = true;
        return schema.add(std::move(type));
    }

    struct When {
        std::optional<Edtf> when;
        std::vector<std::string_view> read;  ///< the properties it says all of
    };

    static std::optional<Edtf> only_date(const JsonValue::Object& members, std::string_view key) {
        const auto* member = find(members, key);
        if (member == nullptr) return std::nullopt;
        const auto values = values_of(member->value);
        if (values.size() != 1) return std::nullopt;
        const auto* text = values.front()->get_if<std::string>();
        if (text == nullptr || text->find('/') != std::string::npos) return std::nullopt;
        return Edtf::parse(*text);
    }

    static When when_of(const JsonValue::Object& members) {
        if (find(members, "when") != nullptr) return {};
        const auto start = only_date(members, "startDate");
        const auto end = only_date(members, "endDate");
        const bool has_start = find(members, "startDate") != nullptr;
        const bool has_end = find(members, "endDate") != nullptr;
        if (!has_start && !has_end) {
            if (const auto date = only_date(members, "date")) return {date, {"date"}};
            return {};
        }
        if ((has_start && !start) || (has_end && !end)) return {};
        const auto text = (start ? start->text() : std::string("..")) + '/' +
                          (end ? end->text() : std::string(".."));
        if (const auto when = Edtf::parse(text)) return {when, {"startDate", "endDate"}};
        return {};
    }

    // ---- evidence --------------------------------------------------------------------------

    /// The one text of a property that has just one; nullptr when it has none or several.
    static const std::string* only_text(const JsonValue::Object& members, std::string_view key) {
        const auto* member = find(members, key);
        if (member == nullptr) return nullptr;
        const auto values = values_of(member->value);
        return values.size() == 1 ? values.front()->get_if<std::string>() : nullptr;
    }

    /// A summary with a source is the words the relation rests on.
    bool add_evidence(const JsonValue::Object& members, Relation& relation) {
        const auto* url = only_text(members, "sourceUrl");
        const auto* summary = find(members, "summary") != nullptr
                                  ? only_text(members, "summary")
                                  : only_text(members, "description");
        if (url == nullptr || url->empty() || summary == nullptr || summary->empty()) return false;
        const auto* publisher = only_text(members, "publisher");
        if (publisher == nullptr && find(members, "publisher") != nullptr) return false;
        Evidence evidence;
        evidence.document = document(*url, publisher == nullptr ? std::string() : *publisher);
        evidence.end = summary->size();
        evidence.quote = *summary;
        evidence.method = "import";
        relation.evidence.push_back(std::move(evidence));
        return true;
    }

    DocumentId document(const std::string& url, const std::string& publisher) {
        const auto key = url + '\n' + publisher;
        const auto known = documents_.find(key);
        if (known != documents_.end()) return known->second;
        Document document;
        document.source = url;
        document.publisher = publisher;
        const auto added = records_.draft().graph.add_document(std::move(document));
        documents_.emplace(key, added);
        return added;
    }

    void note_edges_without_ends() {
        if (edges_without_ends_ == 0) return;
        records_.draft().note(
            first_without_ends_,
            std::to_string(edges_without_ends_) +
                (edges_without_ends_ == 1 ? " relation names" : " relations name") +
                " no source or no target and " + (edges_without_ends_ == 1 ? "was" : "were") +
                " left out, the first one here"
        );
    }

    // Every source with every target: a small file must not become millions of relations.
    static constexpr std::size_t most_relations = 100'000;

    JsonRecords& records_;
    std::unordered_map<std::string, DocumentId> documents_;
    std::size_t edges_without_ends_ = 0;
    std::size_t first_without_ends_ = 0;
};

}  // namespace

bool looks_like_followthemoney(std::string_view bytes) {
    return looks_like_json(bytes) && skim_json(bytes).dialect == JsonDialect::followthemoney;
}

ImportReport import_followthemoney(
    std::string_view bytes, const ImportOptions& options, Graph& graph
) {
    return import_json_with<EntityReader>("followthemoney", bytes, options, graph);
}

}  // namespace relata
