#include "importers/attributes.hpp"

#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"
#include "importers/json_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// A text that is a date, as one.
PropertyValue dated(PropertyValue value) {
    if (const auto text = value.text()) {
        if (const auto date = Edtf::parse(*text)) return *date;
    }
    return value;
}

bool is_absent(const PropertyValue& value) {
    if (value.is_null()) return true;
    const auto text = value.text();
    return text && text->empty();
}

std::size_t find(std::span<const AttributeView> attributes, std::string_view key) {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (is_same_word(attributes[i].name, key) && !is_absent(attributes[i].value)) return i;
    }
    return none;
}

bool is_text_or_texts(const PropertyValue& value) {
    if (value.text()) return true;
    const auto* list = value.get_if<PropertyList>();
    return list != nullptr && !list->empty() &&
           std::ranges::all_of(*list, [](const PropertyValue& item) { return bool(item.text()); });
}

/// A type is a word or a few; a whole sentence stays a label.
bool can_be_type(const PropertyValue& value) {
    constexpr std::size_t longest = 200;
    const auto text = value.text();
    return text && !text->empty() && text->size() <= longest &&
           text->find_first_of("\n\r\t") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

std::vector<std::string> texts_of(const PropertyValue& value, bool is_list) {
    std::vector<std::string> result;
    if (const auto text = value.text()) {
        if (is_list) return listed_texts(*text);
        result.emplace_back(*text);
    } else if (const auto* list = value.get_if<PropertyList>()) {
        for (const auto& item : *list) {
            if (const auto item_text = item.text()) result.emplace_back(*item_text);
        }
    }
    return result;
}

}  // namespace

PropertyValue attribute_value(std::string_view name, std::string_view text) {
    return cell_value(name, text);
}

std::vector<std::string> listed_texts(std::string_view text) {
    std::vector<std::string> result;
    if (text.starts_with("[\"")) {
        try {
            const PlacesView places(text, {});
            const auto document = parse_json(text, places);
            for (const auto& item : document.root.as<JsonValue::Array>()) {
                if (const auto* string = item.get_if<std::string>()) result.push_back(*string);
            }
            return result;
        } catch (const InputError&) {
            result.clear();  // it only looked like one
        }
    }
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        const auto item = trimmed(text.substr(0, end));
        if (!item.empty()) result.emplace_back(item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

PropertyMap property_map(std::vector<std::pair<std::string, PropertyValue>> fields) {
    std::ranges::stable_sort(fields, {}, [](const auto& field) {
        return std::string_view(field.first);
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool is_repeated = i + 1 < fields.size() && fields[i + 1].first == fields[i].first;
        if (is_repeated) continue;
        if (kept != i) fields[kept] = std::move(fields[i]);
        ++kept;
    }
    fields.resize(kept);
    if (fields.empty()) return {};
    auto names = std::make_shared<std::vector<std::string>>();
    for (auto& field : fields) names->push_back(std::move(field.first));
    PropertyMap map{PropertyNames(std::move(names))};
    for (std::size_t i = 0; i < fields.size(); ++i) map.at(i) = std::move(fields[i].second);
    return map;
}

/// What the i-th name of a record means.
const AttributeSorter::KnownName& AttributeSorter::known(std::size_t i, std::string_view name) {
    if (i == known_.size()) known_.emplace_back();
    if (known_[i].name == name) return known_[i];
    constexpr std::array<std::pair<std::string_view, Meaning>, 12> words{{
        {"id", is_id},
        {"directed", is_directed},
        {"type", is_type},
        {"kind", is_kind},
        {"relation", is_relation},
        {"relationship", is_relationship},
        {"interaction", is_interaction},
        {"predicate", is_predicate},
        {"label", is_label},
        {"start", is_start},
        {"end", is_end},
        {"when", is_when},
    }};
    auto& known = known_[i];
    known.name = name;
    known.kept = kept_name(name);
    known.meaning = is_date_name(name) ? is_date : other;
    for (const auto& [word, meaning] : words) {
        if (is_same_word(name, word)) known.meaning |= meaning;
    }
    return known;
}

/// The first of the attributes, whose names are known, with this meaning.
std::size_t AttributeSorter::find_meaning(
    std::span<const AttributeView> attributes, Meaning meaning
) const {
    if ((meanings_ & meaning) == 0) return none;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if ((known_[i].meaning & meaning) != 0 && !is_absent(attributes[i].value)) return i;
    }
    return none;
}

void AttributeSorter::keep(const KnownName& name, PropertyValue value) {
    constexpr std::size_t handful = 64;
    if ((name.meaning & is_date) != 0) value = dated(std::move(value));
    if (kept_++ < handful) {
        properties_.set(name.kept, std::move(value));
    } else {
        many_.emplace_back(name.kept, std::move(value));
    }
}

PropertyMap AttributeSorter::take_properties() {
    kept_ = 0;
    auto map = properties_.take();
    if (many_.empty()) return map;
    std::vector<std::pair<std::string, PropertyValue>> all;
    for (const auto& [name, value] : map) all.emplace_back(name, value);
    std::ranges::move(many_, std::back_inserter(all));
    many_.clear();
    return property_map(std::move(all));
}

void AttributeSorter::take_kinds(Entity& entity, const PropertyValue& value, bool is_list) {
    for (const auto& text : texts_of(value, is_list)) {
        // APOC writes labels as `:Person:Spy`.
        std::string_view rest = text;
        const bool is_labels = rest.starts_with(':');
        while (!rest.empty()) {
            if (is_labels) rest.remove_prefix(1);
            const auto end = is_labels ? std::min(rest.find(':'), rest.size()) : rest.size();
            if (end != 0) {
                const auto kind = draft_.kind(rest.substr(0, end));
                if (std::ranges::find(entity.kinds, kind) == entity.kinds.end()) {
                    entity.kinds.push_back(kind);
                }
            }
            rest.remove_prefix(end);
        }
    }
}

void AttributeSorter::describe(
    Entity& entity, std::span<AttributeView> attributes, std::span<const std::string_view> names
) {
    std::size_t name_at = none;
    for (const auto key : names) {
        if (!entity.name.empty()) break;
        name_at = find(attributes, key);
        if (name_at == none) continue;
        const auto& value = attributes[name_at].value;
        if (value.get_if<PropertyList>() != nullptr || value.get_if<PropertyMap>() != nullptr) {
            name_at = none;
            continue;
        }
        entity.name = to_display(value);
    }
    std::size_t kind_at = none;
    constexpr std::array<std::string_view, 5> kind_keys{"kinds", "kind", "labels", "type", "group"};
    for (const auto key : kind_keys) {
        kind_at = find(attributes, key);
        if (kind_at == none) continue;
        if (is_text_or_texts(attributes[kind_at].value)) {
            take_kinds(entity, attributes[kind_at].value, key == "kinds");
            break;
        }
        kind_at = none;
    }
    auto aliases_at = find(attributes, "aliases");
    if (aliases_at != none && is_text_or_texts(attributes[aliases_at].value)) {
        for (auto& alias : texts_of(attributes[aliases_at].value, true)) {
            const bool is_known = alias == entity.name ||
                                  std::ranges::find(entity.aliases, alias) != entity.aliases.end();
            if (!is_known) entity.aliases.push_back(std::move(alias));
        }
    } else {
        aliases_at = none;
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        auto& [name, value] = attributes[i];
        const auto& known_name = known(i, name);
        if (i == name_at || i == kind_at || i == aliases_at || is_absent(value)) continue;
        if (is_same_word(name, "kind") && value.text() && kind_at != none) {
            // Of several kinds the first is given alone as well, for programs that want one.
            const auto kind = draft_.graph.schema().find_kind(*value.text());
            if (kind.is_valid() && std::ranges::find(entity.kinds, kind) != entity.kinds.end()) {
                continue;
            }
        }
        const bool is_name = std::ranges::any_of(names, [&, n = name](std::string_view key) {
            return is_same_word(n, key);
        });
        if (is_name && value.text() && *value.text() == entity.name) continue;
        keep(known_name, std::move(value));
    }
    entity.properties = take_properties();
}

void AttributeSorter::describe(Relation& relation, std::span<AttributeView> attributes) {
    meanings_ = 0;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        meanings_ |= known(i, attributes[i].name).meaning;
    }
    std::size_t id_at = none;
    std::size_t type_at = none;
    std::size_t direction_at = none;
    if (const auto at = find_meaning(attributes, is_id); at != none && relation.id.empty()) {
        const auto& value = attributes[at].value;
        if (value.text() || value.get_if<std::int64_t>() != nullptr) {
            auto id = to_display(value);
            if (!draft_.graph.find_relation(id)) {
                relation.id = std::move(id);
                id_at = at;
            }
        }
    }
    if (const auto at = find_meaning(attributes, is_directed); at != none) {
        const auto& value = attributes[at].value;
        if (const auto* flag = value.get_if<bool>()) {
            relation.directed = *flag;
            direction_at = at;
        } else if (const auto* number = value.get_if<std::int64_t>()) {
            relation.directed = *number != 0;
            direction_at = at;
        }
    }
    const auto direction_word = [](const PropertyValue& value) {
        const auto text = value.text();
        if (text && is_same_word(*text, "directed")) return 1;
        if (text && is_same_word(*text, "undirected")) return 2;
        return 0;
    };
    if (!relation.type.is_valid()) {
        constexpr std::array type_keys{
            is_type, is_kind, is_relation, is_relationship, is_interaction, is_predicate, is_label};
        for (const auto key : type_keys) {
            const auto at = find_meaning(attributes, key);
            if (at == none || !can_be_type(attributes[at].value)) continue;
            // Gephi says in `type` whether the edge has a direction.
            const auto direction = direction_word(attributes[at].value);
            if (key == is_type && direction != 0 && direction_at == none) {
                relation.directed = direction == 1;
                direction_at = at;
                continue;
            }
            type_at = at;
            relation.type = draft_.type(*attributes[at].value.text());
            break;
        }
        if (!relation.type.is_valid()) relation.type = draft_.type("RELATED_TO");
    }
    const auto start_at = find_meaning(attributes, is_start);
    const auto end_at = find_meaning(attributes, is_end);
    bool has_spell = false;
    if (start_at != none && end_at != none && find_meaning(attributes, is_when) == none) {
        const auto start_value = dated(attributes[start_at].value);
        const auto end_value = dated(attributes[end_at].value);
        const auto start = start_value.date_text();
        const auto end = end_value.date_text();
        if (start && end) {
            const auto text = std::string(*start) + '/' + std::string(*end);
            if (const auto when = Edtf::parse(text)) {
                keep({"when", "when", other}, *when);
                has_spell = true;
            }
        }
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        auto& value = attributes[i].value;
        if (i == id_at || i == type_at || i == direction_at || is_absent(value)) continue;
        if (has_spell && (i == start_at || i == end_at)) continue;
        if ((known_[i].meaning & is_label) != 0 && value.text()) {
            const auto& type = draft_.graph.schema().type(relation.type);
            if (*value.text() == type.words || *value.text() == type.name) continue;
        }
        keep(known_[i], std::move(value));
    }
    relation.properties = take_properties();
}

}  // namespace relata
