#include "importers/xml_value.hpp"

#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"
#include "importers/json_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

namespace relata {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

std::optional<std::int64_t> integer(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> real(std::string_view text) {
    text = trimmed(text);
    auto digits = text;
    const bool is_negative = digits.starts_with('-');
    if (is_negative || digits.starts_with('+')) digits.remove_prefix(1);
    if (digits.empty() || digits.front() == '-' || digits.front() == '+') return std::nullopt;
    if (is_same_word(digits, "nan")) return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    if (is_same_word(digits, "inf") || is_same_word(digits, "infinity")) {
        value = std::numeric_limits<double>::infinity();
    } else {
        auto format = std::chars_format::general;
        if (digits.starts_with("0x") || digits.starts_with("0X")) {
            digits.remove_prefix(2);
            format = std::chars_format::hex;
        }
        const auto* last = digits.data() + digits.size();
        const auto [end, error] = std::from_chars(digits.data(), last, value, format);
        if (error != std::errc{} || end != last) return std::nullopt;
    }
    return is_negative ? -value : value;
}

std::optional<bool> boolean(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view word : {"true", "1", "yes"}) {
        if (is_same_word(text, word)) return true;
    }
    for (const std::string_view word : {"false", "0", "no"}) {
        if (is_same_word(text, word)) return false;
    }
    return std::nullopt;
}

template <typename Value>
std::optional<PropertyValue> property(const std::optional<Value>& value) {
    if (!value) return std::nullopt;
    return PropertyValue(*value);
}

/// The items of GEXF's lists: `[a, b]`, `a|b`, `a,b`, `a;b`, with or without quotes.
std::vector<std::string_view> list_items(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && text.starts_with('[') && text.ends_with(']')) {
        text = trimmed(text.substr(1, text.size() - 2));
    }
    std::vector<std::string_view> items;
    if (text.empty()) return items;
    char delimiter = ',';
    for (const char c : {'|', ';', ','}) {
        if (text.find(c) != std::string_view::npos) {
            delimiter = c;
            break;
        }
    }
    for (;;) {
        const auto end = text.find(delimiter);
        auto item = trimmed(text.substr(0, end));
        const bool is_quoted = item.size() >= 2 && item.front() == item.back() &&
                               (item.front() == '"' || item.front() == '\'');
        if (is_quoted) item = item.substr(1, item.size() - 2);
        items.push_back(item);
        if (end == std::string_view::npos) return items;
        text.remove_prefix(end + 1);
    }
}

template <typename Parse>
std::optional<PropertyValue> list(std::string_view text, Parse parse) {
    PropertyList values;
    for (const auto item : list_items(text)) {
        auto value = property(parse(item));
        if (!value) return std::nullopt;
        values.push_back(*std::move(value));
    }
    return PropertyValue(std::move(values));
}

PropertyValue mixed(std::string_view text) {
    try {
        const PlacesView places(text, {});
        const auto document = parse_json(text, places);
        if (document.notes.empty()) {
            if (auto value = from_tagged_json(to_property(document.root))) return *std::move(value);
        }
    } catch (const InputError&) {
        // no JSON: the text itself
    }
    return text;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view without_layout(std::string_view text) {
    const auto inner = trimmed(text);
    if (inner.empty()) return inner;
    const auto before = text.substr(0, static_cast<std::size_t>(inner.data() - text.data()));
    const auto after = text.substr(before.size() + inner.size());
    const bool has_break =
        before.find('\n') != std::string_view::npos || after.find('\n') != std::string_view::npos;
    return has_break ? inner : text;
}

XmlValueType xml_value_type(std::string_view name) {
    using enum XmlValueType;
    constexpr std::array<std::pair<std::string_view, XmlValueType>, 41> types{{
        {"string", text},
        {"int", integer},
        {"integer", integer},
        {"long", integer},
        {"short", integer},
        {"byte", integer},
        {"biginteger", integer},
        {"int16_t", integer},
        {"int32_t", integer},
        {"int64_t", integer},
        {"uint8_t", integer},
        {"double", real},
        {"float", real},
        {"real", real},
        {"bigdecimal", real},
        {"long double", real},
        {"boolean", boolean},
        {"bool", boolean},
        {"date", date},
        {"datetime", date},
        {"vector_short", numbers},
        {"vector_int", numbers},
        {"vector_long", numbers},
        {"vector_float", numbers},
        {"vector_double", numbers},
        {"vector_boolean", numbers},
        {"vector_bool", numbers},
        {"liststring", texts},
        {"listchar", texts},
        {"listcharacter", texts},
        {"listinteger", integers},
        {"listint", integers},
        {"listlong", integers},
        {"listshort", integers},
        {"listbyte", integers},
        {"listbiginteger", integers},
        {"listdouble", reals},
        {"listfloat", reals},
        {"listbigdecimal", reals},
        {"listboolean", booleans},
        {"anyuri", text},
    }};
    const auto* known = std::ranges::find_if(types, [&](const auto& type) {
        return is_same_word(name, type.first);
    });
    return known == types.end() ? text : known->second;
}

std::optional<PropertyValue> xml_value(
    XmlValueType type, std::string_view name, std::string_view text
) {
    const auto number = [](std::string_view item) -> std::optional<PropertyValue> {
        if (const auto whole = integer(item)) return PropertyValue(*whole);
        return property(real(item));
    };
    switch (type) {
        case XmlValueType::text:
            if (is_date_name(name)) {
                if (const auto date = Edtf::parse(trimmed(text))) return PropertyValue(*date);
            }
            return PropertyValue(text);
        case XmlValueType::integer:
            return property(integer(text));
        case XmlValueType::real:
            return property(real(text));
        case XmlValueType::boolean:
            return property(boolean(text));
        case XmlValueType::date:
            return property(Edtf::parse(trimmed(text)));
        case XmlValueType::numbers:
            return list(text, number);
        case XmlValueType::texts:
            return list(text, [](std::string_view item) { return std::optional(item); });
        case XmlValueType::integers:
            return list(text, integer);
        case XmlValueType::reals:
            return list(text, real);
        case XmlValueType::booleans:
            return list(text, boolean);
        case XmlValueType::number:
            return number(text);
        case XmlValueType::mixed:
            return mixed(text);
    }
    return std::nullopt;
}

}  // namespace relata
