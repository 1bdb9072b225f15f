#include "graph/property.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace relata {
namespace {

auto position(const std::vector<Property>& properties, std::string_view name) {
    return std::ranges::lower_bound(properties, name, {}, [](const Property& p) {
        return std::string_view(p.name);
    });
}

void append_text(std::string& out, const PropertyValue& value);

void append_text(std::string& out, const PropertyList& list) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i != 0) out += ',';
        append_text(out, list[i]);
    }
    out += ']';
}

void append_text(std::string& out, const PropertyMap& map) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : map) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, name.starts_with('@') ? '@' + name : name);
        out += ':';
        append_text(out, value);
    }
    out += '}';
}

void append_tagged(std::string& out, std::string_view tag, std::string_view text) {
    out += "{\"";
    out += tag;
    out += "\":";
    append_json_string(out, text);
    out += '}';
}

void append_text(std::string& out, const PropertyValue& value) {
    if (const auto* b = value.get_if<bool>()) {
        out += *b ? "true" : "false";
    } else if (const auto* i = value.get_if<std::int64_t>()) {
        out += std::to_string(*i);
    } else if (const auto* d = value.get_if<double>()) {
        if (std::isfinite(*d)) {
            out += double_text(*d);
        } else {
            append_tagged(out, "@double", double_text(*d));
        }
    } else if (const auto* s = value.get_if<std::string>()) {
        append_json_string(out, *s);
    } else if (const auto* date = value.get_if<Edtf>()) {
        append_tagged(out, "@date", date->text());
    } else if (const auto* list = value.get_if<PropertyList>()) {
        append_text(out, *list);
    } else if (const auto* map = value.get_if<PropertyMap>()) {
        append_text(out, *map);
    } else {
        out += "null";
    }
}

std::optional<PropertyValue> tagged_double(const std::string& text) {
    if (text == "NaN") return PropertyValue(std::nan(""));
    if (text == "Infinity") return PropertyValue(HUGE_VAL);
    if (text == "-Infinity") return PropertyValue(-HUGE_VAL);
    return std::nullopt;
}

std::optional<PropertyValue> untag_map(const PropertyMap& map) {
    if (map.size() == 1) {
        const auto& only = *map.begin();
        if (const auto* text = only.value.get_if<std::string>()) {
            if (only.name == "@date") {
                auto date = Edtf::parse(*text);
                if (!date) return std::nullopt;
                return PropertyValue(*std::move(date));
            }
            if (only.name == "@double") return tagged_double(*text);
        }
    }
    PropertyMap result;
    for (const auto& [name, value] : map) {
        if (name.starts_with('@') && !name.starts_with("@@")) return std::nullopt;
        auto plain = from_tagged_json(value);
        if (!plain) return std::nullopt;
        result.set(name.starts_with("@@") ? name.substr(1) : name, *std::move(plain));
    }
    return PropertyValue(std::move(result));
}

}  // namespace

PropertyMap::PropertyMap(std::initializer_list<Property> properties) {
    for (const auto& property : properties) set(property.name, property.value);
}

void PropertyMap::set(std::string_view name, PropertyValue value) {
    const auto at = position(properties_, name);
    if (at != properties_.end() && at->name == name) {
        properties_[static_cast<std::size_t>(at - properties_.begin())].value = std::move(value);
    } else {
        properties_.insert(at, Property{std::string(name), std::move(value)});
    }
}

bool PropertyMap::erase(std::string_view name) {
    const auto at = position(properties_, name);
    if (at == properties_.end() || at->name != name) return false;
    properties_.erase(at);
    return true;
}

const PropertyValue* PropertyMap::find(std::string_view name) const {
    const auto at = position(properties_, name);
    return at == properties_.end() || at->name != name ? nullptr : &at->value;
}

std::vector<Property>::const_iterator PropertyMap::begin() const noexcept {
    return properties_.begin();
}

std::vector<Property>::const_iterator PropertyMap::end() const noexcept {
    return properties_.end();
}

std::optional<std::string_view> PropertyMap::text(std::string_view name) const {
    const auto* value = find(name);
    const auto* text = value == nullptr ? nullptr : value->get_if<std::string>();
    if (text == nullptr) return std::nullopt;
    return *text;
}

std::optional<double> PropertyMap::number(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : value->as_number();
}

const Edtf* PropertyMap::date(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? nullptr : value->get_if<Edtf>();
}

bool operator==(const PropertyMap& a, const PropertyMap& b) {
    return a.properties_ == b.properties_;
}

std::optional<double> PropertyValue::as_number() const {
    if (const auto* i = get_if<std::int64_t>()) return static_cast<double>(*i);
    if (const auto* d = get_if<double>()) return *d;
    return std::nullopt;
}

bool operator==(const PropertyValue& a, const PropertyValue& b) {
    const auto* x = a.get_if<double>();
    const auto* y = b.get_if<double>();
    if (x != nullptr && y != nullptr) return *x == *y || (std::isnan(*x) && std::isnan(*y));
    return a.value_ == b.value_;
}

std::string to_text(const PropertyValue& value) {
    std::string out;
    append_text(out, value);
    return out;
}

std::string to_text(const PropertyMap& map) {
    std::string out;
    append_text(out, map);
    return out;
}

std::optional<PropertyValue> from_tagged_json(PropertyValue value) {
    if (const auto* map = value.get_if<PropertyMap>()) return untag_map(*map);
    if (const auto* list = value.get_if<PropertyList>()) {
        PropertyList result;
        for (const auto& item : *list) {
            auto plain = from_tagged_json(item);
            if (!plain) return std::nullopt;
            result.push_back(*std::move(plain));
        }
        return PropertyValue(std::move(result));
    }
    return value;
}

std::string to_display(const PropertyValue& value) {
    if (const auto* text = value.get_if<std::string>()) return *text;
    if (const auto* date = value.get_if<Edtf>()) return date->text();
    if (const auto* number = value.get_if<double>()) return double_text(*number);
    return to_text(value);
}

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8_sequence_length(text, i);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            ++i;
            continue;
        }
        const char c = text[i];
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c == '\r') {
            out += "\\r";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4U];
            out += hex[static_cast<unsigned char>(c) & 15U];
        } else {
            out += text.substr(i, length);
        }
        i += length;
    }
    out += '"';
}

std::string double_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

}  // namespace relata
