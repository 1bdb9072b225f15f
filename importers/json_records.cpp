#include "importers/json_records.hpp"

#include "graph/cell_text.hpp"

#include <algorithm>
#include <utility>

namespace relata {

std::optional<std::int64_t> whole_number(const JsonValue& value) {
    if (const auto* integer = value.get_if<std::int64_t>()) return *integer;
    // Beyond, not every integer is a double.
    constexpr double most = 9007199254740992.0;
    const auto* real = value.get_if<double>();
    if (real == nullptr || !(*real >= -most && *real <= most)) return std::nullopt;
    const auto integer = static_cast<std::int64_t>(*real);
    return static_cast<double>(integer) == *real ? std::optional(integer) : std::nullopt;
}

PropertyValue to_dated_property(std::string_view name, const JsonValue& value) {
    const auto* text = value.get_if<std::string>();
    if (text != nullptr && may_be_date(name) == MayBeDate::yes) {
        auto date = cell_value(MayBeDate::yes, *text);
        if (date.is_date()) return date;
    }
    return to_property(value);
}

void JsonAttributes::add(std::string_view name, const JsonValue& value) {
    if (value.is_null()) return;
    attributes_.push_back({name, to_dated_property(name, value)});
}

void JsonAttributes::add_all(const JsonValue& object) {
    const auto* members = object.get_if<JsonValue::Object>();
    if (members == nullptr) return;
    for (const auto& member : *members) add(member.key, member.value);
}

void JsonRecords::fail(const JsonPart& part, const std::string& expected) const {
    std::string_view found = "a number";
    switch (part.text.empty() ? '\0' : part.text.front()) {
        case '{':
            found = "an object";
            break;
        case '[':
            found = "a list";
            break;
        case '"':
            found = "a string";
            break;
        case 't':
        case 'f':
            found = "true or false";
            break;
        case 'n':
            found = "null";
            break;
        default:
            break;
    }
    draft_.fail(part.offset, "expected " + expected + ", found " + std::string(found));
}

void JsonRecords::each(const JsonPart& list, std::string_view what, const JsonParts::Sink& read) {
    if (list.text == "null") return;
    if (!list.is_list()) fail(list, "a list as " + shown(what));
    each_of_either(list, what, read);
}

void JsonRecords::each_of_either(
    const JsonPart& part, std::string_view what, const JsonParts::Sink& read
) {
    if (part.text == "null") return;
    if (!part.is_list() && !part.is_object()) fail(part, "a list or an object as " + shown(what));
    parts_.for_each(part, [&](JsonMember& member) {
        try {
            if (depth(member.value) > deepest_property) {
                draft_.fail(
                    member.value.offset,
                    "nested more than " + std::to_string(deepest_property) + " deep"
                );
            }
            read(member);
        } catch (const InputError& error) {
            draft_.skip_or_stop(error);
        }
    });
}

const JsonValue& JsonRecords::object(const JsonValue& value, std::string_view what) const {
    if (value.get_if<JsonValue::Object>() == nullptr) {
        draft_.fail(
            value.offset,
            "expected an object as " + std::string(what) + ", found " +
                std::string(type_words(value))
        );
    }
    return value;
}

std::string JsonRecords::id_text(const JsonValue* id, const JsonValue& owner, std::string_view what)
    const {
    if (id == nullptr) {
        draft_.fail(owner.offset, "found no " + shown(what) + ", expected a string or a number");
    }
    const bool is_id = id->get_if<std::string>() != nullptr ||
                       id->get_if<std::int64_t>() != nullptr || id->get_if<double>() != nullptr;
    if (!is_id) {
        draft_.fail(
            id->offset,
            "expected a string or a number as " + shown(what) + ", found " +
                std::string(type_words(*id))
        );
    }
    if (const auto* text = id->get_if<std::string>()) {
        if (text->empty()) {
            draft_.fail(id->offset, "found an empty " + shown(what) + ", expected an id");
        }
        return *text;
    }
    if (const auto number = whole_number(*id)) return std::to_string(*number);
    return to_display(to_property(*id));
}

std::string JsonRecords::text(const JsonValue& object, std::string_view key) {
    const auto* value = object.find(key);
    const auto* text = value == nullptr ? nullptr : value->get_if<std::string>();
    return text == nullptr ? std::string() : *text;
}

bool JsonRecords::flag(const JsonPart* part, bool otherwise) const {
    if (part == nullptr || part->text == "null") return otherwise;
    if (part->text != "true" && part->text != "false") {
        fail(*part, "true or false as " + shown(part->key));
    }
    return part->text == "true";
}

void JsonRecords::set_graph_property(std::string_view name, const JsonValue& value) {
    if (depth(value) > deepest_property) {
        draft_.fail(value.offset, "nested more than " + std::to_string(deepest_property) + " deep");
    }
    if (value.is_null()) return;
    draft_.graph.properties.set(name, to_dated_property(name, value));
}

void JsonRecords::note_others(
    const std::vector<JsonPart>& parts, std::span<const std::string_view> read
) {
    for (const auto& part : parts) {
        if (std::ranges::find(read, part.key) == read.end()) {
            draft_.note(part.key_offset, "unknown member " + shown(part.key) + " left out");
        }
    }
}

}  // namespace relata
