#include "exporters/xml_text.hpp"

#include "exporters/own_schema.hpp"
#include "graph/cell_text.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The length of the character at `at` when XML has none such; 0 when it may stand.
std::size_t unfit(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return 1;
    // U+FFFE and U+FFFF
    if (c == 0xEF && text.substr(at, 2) == "\xEF\xBF" && at + 2 < text.size()) {
        const auto last = static_cast<unsigned char>(text[at + 2]);
        if (last == 0xBE || last == 0xBF) return 3;
    }
    if (c >= 0x80 && utf8_sequence_length(text, at) == 0) return 1;
    return 0;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string made_fit(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = unfit(text, i);
        if (length != 0) {
            result += replacement;
            i += length;
        } else {
            const auto whole = std::max<std::size_t>(utf8_sequence_length(text, i), 1);
            result += text.substr(i, whole);
            i += whole;
        }
    }
    return result;
}

enum Seen : std::uint32_t {
    saw_text = 1,
    saw_boolean = 2,
    saw_integer = 4,
    saw_real = 8,
    saw_date = 16,
    saw_other = 32
};

std::uint32_t seen(const PropertyValue& value) {
    if (value.text()) return saw_text;
    if (value.is_date()) return saw_date;
    if (value.get_if<bool>() != nullptr) return saw_boolean;
    if (value.get_if<std::int64_t>() != nullptr) return saw_integer;
    if (value.get_if<double>() != nullptr) return saw_real;
    return saw_other;
}

/// The reader's limit on the depth of JSON, less some for what stands around it.
constexpr std::size_t deepest = 500;

std::size_t depth(const PropertyValue& value) {
    std::size_t inner = 0;
    if (const auto* list = value.get_if<PropertyList>()) {
        for (const auto& item : *list) inner = std::max(inner, depth(item));
        return inner + 1;
    }
    if (const auto* map = value.get_if<PropertyMap>()) {
        for (const auto& [name, item] : *map) inner = std::max(inner, depth(item));
        return inner + 1;
    }
    return 0;
}

XmlColumn::Kind kind_of(std::uint32_t kinds) {
    using enum XmlColumn::Kind;
    switch (kinds) {
        case saw_text:
            return text;
        case saw_boolean:
            return boolean;
        case saw_integer:
            return integer;
        case saw_real:
            return real;
        case saw_integer | saw_real:
            return number;
        case saw_date:
            return date;
        default:
            return mixed;
    }
}

/// Whether a text would be read as JSON: what begins like it is written as a JSON string.
bool begins_like_json(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    constexpr std::string_view starts = "{[\"-0123456789";
    if (text.empty()) return false;
    return starts.find(text.front()) != std::string_view::npos || text == "true" ||
           text == "false" || text == "null";
}

}  // namespace

bool fits_xml(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (unfit(text, i) != 0) return false;
        // The bytes of a well-formed sequence are looked at together.
        if (static_cast<unsigned char>(text[i]) >= 0x80) i += utf8_sequence_length(text, i) - 1;
    }
    return true;
}

// ---- XmlText -------------------------------------------------------------------------------

void XmlText::append(std::string& out, std::string_view text, bool is_attribute) {
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) {
            const auto length = unfit(text, i);
            if (length != 0) {
                out += replacement;
                ++replaced_;
                i += length;
            } else {
                const auto whole = utf8_sequence_length(text, i);
                out += text.substr(i, whole);
                i += whole;
            }
            continue;
        }
        ++i;
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += is_attribute ? "&quot;" : "\"";
                break;
            case '\r':
                // A reader makes a line feed of a bare one.
                out += "&#13;";
                break;
            case '\n':
                out += is_attribute ? "&#10;" : "\n";
                break;
            case '\t':
                out += is_attribute ? "&#9;" : "\t";
                break;
            default:
                if (byte < 0x20) {
                    out += replacement;
                    ++replaced_;
                } else {
                    out += c;
                }
        }
    }
}

void XmlText::append_attribute(std::string& out, std::string_view name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    append(out, value, true);
    out += '"';
}

void XmlText::append_content(std::string& out, std::string_view text) {
    append(out, text, false);
}

// ---- XmlIds --------------------------------------------------------------------------------

XmlIds::XmlIds(const Graph& graph) : graph_(graph) {
    const auto change = [](const auto& ids, const auto& id_of, auto& changed, const auto& is_taken
                        ) {
        std::unordered_set<std::string> given;
        for (const auto id : ids) {
            const auto& text = id_of(id);
            if (fits_xml(text)) continue;
            const auto base = made_fit(text);
            auto fit = base;
            for (std::size_t n = 2; is_taken(fit) || given.contains(fit); ++n) {
                fit = base + '-' + std::to_string(n);
            }
            given.insert(fit);
            changed.emplace(id.value, std::move(fit));
        }
    };
    change(
        graph.entities(),
        [&](EntityId id) -> const std::string& { return graph.entity(id).id; },
        entities_,
        [&](const std::string& id) { return graph.find_entity(id).has_value(); }
    );
    change(
        graph.relations(),
        [&](RelationId id) -> const std::string& { return graph.relation(id).id; },
        relations_,
        [&](const std::string& id) { return graph.find_relation(id).has_value(); }
    );
}

std::string_view XmlIds::entity(EntityId id) const {
    if (!entities_.empty()) {
        const auto changed = entities_.find(id.value);
        if (changed != entities_.end()) return changed->second;
    }
    return graph_.entity(id).id;
}

std::string_view XmlIds::relation(RelationId id) const {
    if (!relations_.empty()) {
        const auto changed = relations_.find(id.value);
        if (changed != relations_.end()) return changed->second;
    }
    return graph_.relation(id).id;
}

// ---- XmlColumn -----------------------------------------------------------------------------

std::string_view XmlColumn::type() const {
    switch (kind) {
        case Kind::boolean:
            return "boolean";
        case Kind::integer:
            return "long";
        case Kind::real:
        case Kind::number:
            return "double";
        case Kind::text:
        case Kind::date:
        case Kind::mixed:
            break;
    }
    return "string";
}

void XmlColumn::append_own(std::string& out, XmlText& text) const {
    std::string_view own;
    if (kind == Kind::text && is_date_name) own = "text";
    if (kind == Kind::number) own = "number";
    if (kind == Kind::date) own = "date";
    if (kind == Kind::mixed) own = "mixed";
    if (!own.empty()) text.append_attribute(out, "relata.type", own);
    if (title != name) text.append_attribute(out, "relata.name", name);
}

std::string XmlColumn::text_of(const PropertyValue& value) const {
    if (kind != Kind::mixed) return to_display(value);
    const auto text = value.text();
    return text && !begins_like_json(*text) ? std::string(*text) : to_text(value);
}

// ---- XmlColumns ----------------------------------------------------------------------------

void XmlColumns::add(const PropertyMap& properties) {
    for (const auto& [name, value] : properties) {
        const auto kind = seen(value);
        auto found = kinds_seen_.find(name);
        if (found == kinds_seen_.end()) found = kinds_seen_.emplace(name, 0U).first;
        found->second |= kind;
        if (kind == saw_other && depth(value) > deepest) ++too_deep_;
    }
}

void XmlColumns::finish(const std::vector<std::string_view>& reserved, Losses& losses) {
    std::unordered_set<std::string> titles;
    for (const auto title : reserved) titles.emplace(title);
    for (const auto& [name, kinds] : kinds_seen_) {
        if (fits_xml(name) && !name.empty()) titles.insert(name);
    }
    std::size_t lost_names = 0;
    for (const auto& [name, kinds] : kinds_seen_) {
        XmlColumn column;
        column.name = name;
        column.title = name;
        const bool is_taken = std::ranges::find(reserved, name) != reserved.end();
        if (is_taken || name.empty() || !fits_xml(name)) {
            const auto base = made_fit(name) + '_';
            column.title = base;
            for (std::size_t n = 2; !titles.insert(column.title).second; ++n) {
                column.title = base + std::to_string(n);
            }
            if (!fits_xml(name)) ++lost_names;
        }
        column.kind = kind_of(kinds);
        column.is_date_name = is_date_name(name);
        columns_.push_back(std::move(column));
    }
    losses.add("property names with control characters", lost_names);
    losses.add("property types", too_deep_);
}

std::size_t XmlColumns::position(std::string_view name) const {
    const auto found = std::ranges::lower_bound(columns_, name, {}, [](const XmlColumn& column) {
        return std::string_view(column.name);
    });
    return static_cast<std::size_t>(found - columns_.begin());
}

// ---- functions -----------------------------------------------------------------------------

std::string listed(const std::vector<std::string>& items) {
    const bool is_simple = std::ranges::all_of(items, [](const std::string& item) {
        return !item.empty() && item.find(';') == std::string::npos && !item.starts_with("[\"") &&
               !is_blank(item.front()) && !is_blank(item.back());
    });
    if (is_simple) {
        std::string text;
        for (const auto& item : items) text += (text.empty() ? "" : ";") + item;
        return text;
    }
    PropertyList list;
    for (const auto& item : items) list.emplace_back(item);
    return to_text(PropertyValue(std::move(list)));
}

void count_common_losses(const Graph& graph, Losses& losses) {
    losses.add("documents", graph.document_count());
    losses.add("graph properties", graph.properties.size());
    losses.add("declared kinds", own_kinds(graph.schema()).size());
    losses.add("declared types", own_types(graph.schema()).size());
    const bool is_mixed = directions(graph) == Directions::mixed;
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        losses.add("evidence", relation.evidence.size());
        if (is_mixed && !relation.directed) losses.add("directions");
    }
    for (const auto id : graph.entities()) {
        if (graph.entity(id).name.empty()) losses.add("empty names");
    }
}

Directions directions(const Graph& graph) {
    bool any_directed = false;
    bool any_undirected = false;
    for (const auto id : graph.relations()) {
        (graph.relation(id).directed ? any_directed : any_undirected) = true;
    }
    if (any_directed && any_undirected) return Directions::mixed;
    return any_undirected ? Directions::undirected : Directions::directed;
}

}  // namespace relata
