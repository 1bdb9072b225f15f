#include "importers/xml_record.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata {

XmlRole xml_role(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, XmlRole>, 6> roles{{
        {"name", XmlRole::name},
        {"kinds", XmlRole::kinds},
        {"aliases", XmlRole::aliases},
        {"type", XmlRole::type},
        {"words", XmlRole::words},
        {"directed", XmlRole::directed},
    }};
    for (const auto& [word, role] : roles) {
        if (word == name) return role;
    }
    return XmlRole::property;
}

bool XmlKey::read_own(std::string_view attribute, std::string_view text) {
    if (attribute == "relata.role") {
        role = xml_role(text);
    } else if (attribute == "relata.type") {
        if (text == "mixed") type = XmlValueType::mixed;
        if (text == "number") type = XmlValueType::number;
        if (text == "date") type = XmlValueType::date;
        is_exact_text = text == "text";
    } else if (attribute == "relata.name") {
        name = text;
    } else {
        return false;
    }
    return true;
}

PropertyValue XmlKey::value_of(std::string_view text, NodeEdgeDraft& draft, std::size_t offset)
    const {
    if (is_exact_text) return text;
    if (auto read = xml_value(type, name, text)) return *std::move(read);
    // A whole number with a point, as spreadsheets write it.
    if (type == XmlValueType::integer) {
        if (auto read = xml_value(XmlValueType::real, name, text)) return *std::move(read);
    }
    draft.note(
        "a value of " + shown(name) + " is not of its declared type; it was kept as text", offset
    );
    return text;
}

void XmlRecord::clear(std::size_t at) {
    id.clear();
    source.clear();
    target.clear();
    label.clear();
    type.clear();
    offset = at;
    directed = true;
    is_whole = true;
    attributes.clear();
    given.clear();
    kinds.clear();
    aliases.clear();
}

void XmlRecord::refuse(std::size_t at, const std::string& message, Draft& draft) {
    if (!is_whole) return;
    is_whole = false;
    draft.skip_or_stop(InputError(draft.at(at), message));
}

void XmlRecord::require_id(const XmlElementView& element, Draft& draft) {
    if (!element.find("id")) {
        refuse(element.offset(), "found <node> without \"id\", expected one", draft);
    } else if (id.empty()) {
        refuse(element.value_offset("id"), "the id is empty", draft);
    }
}

void XmlRecord::require_ends(const XmlElementView& element, Draft& draft) {
    for (const auto& [what, end] : {std::pair("source", &source), std::pair("target", &target)}) {
        const std::string name(what);
        if (!element.find(name)) {
            refuse(
                element.offset(),
                "found <edge> without \"" + name + "\", expected the id of a node",
                draft
            );
        } else if (end->empty()) {
            refuse(
                element.value_offset(name),
                "the " + name + " is empty, expected the id of a node",
                draft
            );
        }
    }
}

bool XmlRecord::has(std::string_view name) const {
    return std::ranges::find(attributes, name, &AttributeView::name) != attributes.end();
}

bool XmlRecord::take(const XmlKey& key, std::string_view text) {
    switch (key.role) {
        case XmlRole::name:
            label = text;
            return true;
        case XmlRole::kinds:
            kinds = listed_texts(text);
            return true;
        case XmlRole::aliases:
            aliases = listed_texts(text);
            return true;
        case XmlRole::type:
            type = text;
            return true;
        case XmlRole::directed:
            directed = text != "false";
            return true;
        case XmlRole::words:
            return true;
        case XmlRole::property:
            break;
    }
    return false;
}

void XmlRecord::add(
    const XmlKey& key,
    std::string_view text,
    bool is_own,
    NodeEdgeDraft& draft,
    std::size_t offset_of_value
) {
    if (key.value) given.push_back(&key);
    if (is_own && take(key, text)) return;
    const bool is_textual = key.type == XmlValueType::text || key.type == XmlValueType::mixed;
    if (text.empty() && !(is_own && is_textual)) return;
    constexpr std::size_t most_compared = 64;
    const bool is_second = attributes.size() < most_compared &&
                           std::ranges::any_of(attributes, [&](const AttributeView& attribute) {
                               return attribute.name.data() == key.name.data();
                           });
    if (is_second) {
        draft.note("a key is used twice in one element; the last value counts", offset_of_value);
    }
    attributes.push_back({key.name, key.value_of(text, draft, offset_of_value)});
}

void XmlDefaults::add(const XmlKey& key) {
    if (std::ranges::find(keys_, &key) != keys_.end()) return;
    keys_.push_back(&key);
    const auto text = key.value->text();
    bytes_ += sizeof(PropertyValue) + (text ? text->size() : 0);
}

void XmlDefaults::apply(XmlRecord& record, Draft& draft) {
    constexpr std::size_t most = std::size_t{512} << 20U;
    spent_ += bytes_;
    if (spent_ > most) {
        draft.fail(record.offset, "the default values make more than 512 MiB up to here");
    }
    for (const auto* key : keys_) {
        if (std::ranges::find(record.given, key) != record.given.end()) continue;
        record.attributes.push_back({key->name, *key->value});
    }
}

void XmlRecord::add_parent(const std::string& parent, NodeEdgeDraft& draft) {
    constexpr std::size_t longest = 1000;
    if (parent.empty()) return;
    if (parent.size() <= longest) {
        attributes.push_back({"parent", parent});
    } else {
        draft.note("a parent whose id is longer than 1000 bytes was left out", offset);
    }
}

PropertyMap XmlRecord::exact_properties(PropertyMapBuilder& builder) const {
    for (const auto& [name, value] : attributes) builder.set(name, value);
    return builder.take();
}

Entity XmlRecord::exact_entity(Draft& draft, PropertyMapBuilder& builder) const {
    Entity entity;
    entity.id = id;
    entity.name = label;
    for (const auto& kind : kinds) entity.kinds.push_back(draft.kind(kind));
    entity.aliases = aliases;
    entity.properties = exact_properties(builder);
    return entity;
}

Relation XmlRecord::exact_relation(Draft& draft, PropertyMapBuilder& builder) const {
    Relation relation;
    relation.directed = directed;
    relation.type = draft.type(type);
    relation.properties = exact_properties(builder);
    return relation;
}

}  // namespace relata
