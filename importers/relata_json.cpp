#include "importers/relata_json.hpp"

#include "graph/edtf.hpp"
#include "importers/decisions.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace relata {
namespace {

constexpr std::int64_t newest_version = 1;

/// One object of the file, read member by member. What is read is counted off, so that a member
/// nobody knows can be reported.
class RecordView {
public:
    RecordView(const JsonValue& record, const PlacesView& places)
        : record_(record), places_(places) {
        if (record.get_if<JsonValue::Object>() == nullptr) {
            throw InputError(
                places.at(record.offset),
                "expected an object, found " + std::string(type_words(record))
            );
        }
    }

    /// nullptr when the member is missing.
    template <typename T>
    const T* find(std::string_view key, std::string_view expected) {
        const auto* value = member(key);
        if (value == nullptr) return nullptr;
        const auto* typed = value->get_if<T>();
        if (typed == nullptr) fail(*value, key, expected);
        return typed;
    }

    std::string text(std::string_view key) {
        const auto* value = find<std::string>(key, "a string");
        return value == nullptr ? std::string() : *value;
    }

    std::string required_text(std::string_view key) {
        const auto* value = find<std::string>(key, "a string");
        if (value == nullptr) fail_here("no " + shown(key));
        if (value->empty()) fail(*member(key), key, "a string that is not empty");
        return *value;
    }

    bool flag(std::string_view key, bool otherwise) {
        const auto* value = find<bool>(key, "true or false");
        return value == nullptr ? otherwise : *value;
    }

    std::size_t required_size(std::string_view key) {
        const auto* value = find<std::int64_t>(key, "an integer");
        if (value == nullptr) fail_here("no " + shown(key));
        if (*value < 0) fail(*member(key), key, "an integer that is not negative");
        return static_cast<std::size_t>(*value);
    }

    std::optional<double> number(std::string_view key) {
        const auto* value = member(key);
        if (value == nullptr) return std::nullopt;
        const auto read = to_property(*value).as_number();
        if (!read) fail(*value, key, "a number");
        return read;
    }

    std::vector<std::string> texts(std::string_view key) {
        std::vector<std::string> result;
        const auto* list = find<JsonValue::Array>(key, "a list of strings");
        if (list == nullptr) return result;
        for (const auto& item : *list) {
            const auto* text = item.get_if<std::string>();
            if (text == nullptr) fail(item, key, "a list of strings");
            result.push_back(*text);
        }
        return result;
    }

    PropertyMap properties(std::string_view key) {
        const auto* value = member(key);
        if (value == nullptr) return {};
        if (value->get_if<JsonValue::Object>() == nullptr) fail(*value, key, "an object");
        const auto read = from_tagged_json(to_property(*value));
        const auto* map = read ? read->get_if<PropertyMap>() : nullptr;
        if (map == nullptr) {
            throw InputError(
                places_.at(value->offset),
                shown(key) + " has a value with a name that begins with @ and is no date"
            );
        }
        return *map;
    }

    /// What `find` has for the text of a member.
    auto reference(std::string_view key, const auto& find, std::string_view what) {
        const auto name = required_text(key);
        const auto known = find(name);
        if (!known) {
            throw InputError(
                places_.at(member(key)->offset),
                std::string(key) + ' ' + shown(name) + " is the id of no " + std::string(what)
            );
        }
        return *known;
    }

    [[noreturn]] void fail_here(const std::string& message) const {
        throw InputError(places_.at(record_.offset), message);
    }
    [[noreturn]] void fail(const JsonValue& value, std::string_view key, std::string_view expected)
        const {
        throw InputError(
            places_.at(value.offset),
            "expected " + std::string(expected) + " as " + shown(key) + ", found " +
                (value.get_if<std::string>() != nullptr ? shown(value.as<std::string>())
                                                        : std::string(type_words(value)))
        );
    }

    [[nodiscard]] std::size_t offset() const { return record_.offset; }

    /// A note for each member nobody asked for.
    void note_unknown(std::vector<ImportNote>& notes) const {
        for (const auto& member : record_.as<JsonValue::Object>()) {
            if (std::ranges::find(asked_, member.key) == asked_.end()) {
                notes.push_back(
                    {places_.at(member.offset), "unknown member " + shown(member.key) + " left out"}
                );
            }
        }
    }

    const JsonValue* member(std::string_view key) {
        if (std::ranges::find(asked_, key) == asked_.end()) asked_.push_back(key);
        return record_.find(key);
    }

private:
    const JsonValue& record_;
    const PlacesView& places_;
    std::vector<std::string_view> asked_;
};

class RelataReader {
public:
    RelataReader(const PlacesView& places, JsonRecords& records)
        : places_(places), parts_(records.parts()), draft_(records.draft()) {}

    void read(const JsonPart& whole) {
        const auto root = parts_.members(whole);
        // What says something of the file as a whole is small; the lists are not.
        JsonValue head;
        head.offset = whole.offset;
        JsonValue::Object small;
        for (const auto& part : root) {
            if (!is_list_of_records(part)) {
                small.push_back({part.key, part.key_offset, parts_.value(part)});
            }
        }
        head.value = std::move(small);
        RecordView header(head, places_);
        const auto* version = header.find<std::int64_t>("relata", "an integer");
        if (version != nullptr && (*version < 1 || *version > newest_version)) {
            header.fail_here(
                "written in version " + std::to_string(*version) +
                " of the format, expected version " + std::to_string(newest_version)
            );
        }
        directed_ = header.flag("directed", true);
        header.flag("multigraph", true);
        draft_.graph.properties = header.properties("graph");
        if (const auto* schema = header.member("schema")) read_schema(*schema);
        for (const auto key : record_lists) header.find<JsonValue::Array>(key, "a list");
        each(root, "documents", [this](RecordView& r) { read_document(r); });
        each(root, "nodes", [this](RecordView& r) { read_entity(r); });
        each(root, "edges", [this](RecordView& r) { read_relation(r); });
        if (const auto* list = header.find<JsonValue::Array>("decisions", "a list")) {
            for (const auto& item : *list) read_decision_into_draft(item);
        }
        header.note_unknown(draft_.report.notes);
    }

private:
    static constexpr std::array<std::string_view, 3> record_lists{"documents", "nodes", "edges"};

    static bool is_list_of_records(const JsonPart& part) {
        return part.is_list() && std::ranges::find(record_lists, part.key) != record_lists.end();
    }

    template <typename Read>
    void each(const std::vector<JsonPart>& root, std::string_view key, Read read_one) {
        const auto* list = find_part(root, key);
        if (list == nullptr) return;
        parts_.for_each(*list, [&](JsonMember& item) { read_item(item.value, read_one); });
    }

    template <typename Read>
    void each(RecordView& owner, std::string_view key, Read read_one) {
        const auto* list = owner.find<JsonValue::Array>(key, "a list");
        if (list == nullptr) return;
        for (const auto& item : *list) read_item(item, read_one);
    }

    template <typename Read>
    void read_item(const JsonValue& item, Read& read_one) {
        try {
            RecordView record(item, places_);
            read_one(record);
            record.note_unknown(draft_.report.notes);
        } catch (const InputError& error) {
            draft_.skip_or_stop(error);
        }
    }

    void read_decision_into_draft(const JsonValue& item) {
        try {
            draft_.graph.decisions.push_back(read_decision(item, places_));
        } catch (const InputError& error) {
            draft_.skip_or_stop(error);
        }
    }

    void read_schema(const JsonValue& value) {
        RecordView schema(value, places_);
        each(schema, "kinds", [this](RecordView& r) {
            Kind kind{r.required_text("name"), r.text("plural"), true};
            declare_in_draft(r, kind);
        });
        each(schema, "types", [this](RecordView& r) {
            RelationType type;
            type.name = r.required_text("name");
            type.words = r.text("words");
            type.inverse = r.text("inverse");
            type.family = r.text("family");
            type.is_symmetric = r.flag("symmetric", false);
            type.is_declared = true;
            declare_in_draft(r, type);
        });
        schema.note_unknown(draft_.report.notes);
    }

    template <typename Declaration>
    void declare_in_draft(const RecordView& record, const Declaration& declaration) {
        try {
            declare(draft_.graph.schema(), declaration);
        } catch (const InputError& error) {
            record.fail_here(error.message());
        }
    }

    /// The id of a record, which must be new.
    static std::string new_id(RecordView& record, const auto& find) {
        auto id = record.required_text("id");
        if (find(id)) record.fail_here("the id " + shown(id) + " is used twice");
        return id;
    }

    void read_document(RecordView& record) {
        Document document;
        document.id = new_id(record, [this](const std::string& id) {
            return draft_.graph.find_document(id).has_value();
        });
        document.title = record.text("title");
        document.publisher = record.text("publisher");
        document.source = record.text("source");
        document.sha256 = record.text("sha256");
        document.text = record.text("text");
        if (const auto* date = record.find<std::string>("date", "a string")) {
            document.date = Edtf::parse(*date);
            if (!document.date) record.fail(*record.member("date"), "date", "an EDTF date");
        }
        draft_.graph.add_document(std::move(document));
    }

    void read_entity(RecordView& record) {
        Entity entity;
        entity.id = new_id(record, [this](const std::string& id) {
            return draft_.graph.find_entity(id).has_value();
        });
        const auto* name = record.find<std::string>("name", "a string");
        if (name != nullptr) entity.name = *name;
        for (const auto& kind : record.texts("kinds")) entity.kinds.push_back(draft_.kind(kind));
        entity.aliases = record.texts("aliases");
        entity.properties = record.properties("properties");
        const auto id = draft_.add(std::move(entity), record.offset());
        if (name != nullptr && name->empty()) draft_.graph.rename_entity(id, {});
    }

    void read_relation(RecordView& record) {
        Relation relation;
        relation.id = new_id(record, [this](const std::string& id) {
            return draft_.graph.find_relation(id).has_value();
        });
        relation.source = entity(record, "source");
        relation.target = entity(record, "target");
        const auto* type = record.find<std::string>("type", "a string");
        if (type == nullptr) record.fail_here("no \"type\"");
        relation.type = draft_.type(*type);
        relation.directed = record.flag("directed", directed_);
        relation.properties = record.properties("properties");
        if (const auto* list = record.find<JsonValue::Array>("evidence", "a list")) {
            for (const auto& item : *list) {
                RecordView evidence(item, places_);
                relation.evidence.push_back(read_evidence(evidence));
                evidence.note_unknown(draft_.report.notes);
            }
        }
        draft_.add(std::move(relation));
    }

    EntityId entity(RecordView& record, std::string_view end) {
        return record.reference(
            end, [this](const std::string& id) { return draft_.graph.find_entity(id); }, "node"
        );
    }

    Evidence read_evidence(RecordView& record) {
        Evidence evidence;
        evidence.document = record.reference(
            "document",
            [this](const std::string& id) { return draft_.graph.find_document(id); },
            "document"
        );
        const auto& document = draft_.graph.document(evidence.document);
        evidence.begin = record.required_size("begin");
        evidence.end = record.required_size("end");
        evidence.quote = record.text("quote");
        evidence.method = record.text("method");
        evidence.confidence = record.number("confidence");
        if (evidence.confidence && !(*evidence.confidence >= 0 && *evidence.confidence <= 1)) {
            record.fail(*record.member("confidence"), "confidence", "a number in 0..1");
        }
        if (evidence.begin > evidence.end) record.fail_here("the evidence ends before it begins");
        const std::string_view text = document.text;
        const bool is_kept = !text.empty();
        if (is_kept &&
            (evidence.end > text.size() ||
             text.substr(evidence.begin, evidence.end - evidence.begin) != evidence.quote)) {
            record.fail_here(
                "bytes " + std::to_string(evidence.begin) + " to " + std::to_string(evidence.end) +
                " of document " + shown(document.id) + " are not the quotation " +
                shown(evidence.quote)
            );
        }
        return evidence;
    }

    const PlacesView& places_;
    JsonParts& parts_;
    Draft& draft_;
    bool directed_ = true;
};

}  // namespace

void read_relata_json(const JsonPart& whole, const PlacesView& places, JsonRecords& records) {
    RelataReader(places, records).read(whole);
}

}  // namespace relata
