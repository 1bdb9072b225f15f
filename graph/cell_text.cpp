#include "graph/cell_text.hpp"

#include "graph/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

namespace relata {
namespace {

std::size_t digits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    return count;
}

/// Whether `text` is a number as RFC 8259, section 6 writes one; `is_integer` when it has neither
/// point nor exponent.
bool is_json_number(std::string_view text, bool& is_integer) {
    is_integer = true;
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto whole = digits(text);
    if (whole == 0 || (whole > 1 && text[0] == '0')) return false;
    text.remove_prefix(whole);
    if (text.starts_with('.')) {
        is_integer = false;
        const auto fraction = digits(text.substr(1));
        if (fraction == 0) return false;
        text.remove_prefix(1 + fraction);
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        is_integer = false;
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
        const auto exponent = digits(text);
        if (exponent == 0) return false;
        text.remove_prefix(exponent);
    }
    return text.empty();
}

template <typename Number>
std::optional<Number> parsed(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<bool> boolean(std::string_view text) {
    if (text == "true" || text == "True" || text == "TRUE") return true;
    if (text == "false" || text == "False" || text == "FALSE") return false;
    return std::nullopt;
}

template <typename Value>
std::optional<PropertyValue> property(std::optional<Value> value) {
    if (!value) return std::nullopt;
    return PropertyValue(*std::move(value));
}

std::optional<PropertyValue> item_value(CellType::Base base, std::string_view text) {
    switch (base) {
        case CellType::Base::integer:
            return property(parsed<std::int64_t>(text));
        case CellType::Base::real:
            return property(parsed<double>(text));
        case CellType::Base::boolean:
            return property(boolean(text));
        case CellType::Base::date:
            return property(Edtf::parse(text));
        case CellType::Base::text:
            break;
    }
    return PropertyValue(text);
}

}  // namespace

std::optional<CellType> cell_type(std::string_view name) {
    using enum CellType::Base;
    constexpr std::array<std::pair<std::string_view, CellType::Base>, 16> types{{
        {"string", text},
        {"char", text},
        {"point", text},
        {"duration", text},
        {"time", text},
        {"localtime", text},
        {"localdatetime", text},
        {"int", integer},
        {"long", integer},
        {"short", integer},
        {"byte", integer},
        {"float", real},
        {"double", real},
        {"boolean", boolean},
        {"date", date},
        {"datetime", date},
    }};
    CellType type;
    if (name.ends_with("[]")) {
        type.is_list = true;
        name.remove_suffix(2);
    }
    const auto wanted = lower_ascii(name);
    const auto* known =
        std::ranges::find_if(types, [&](const auto& t) { return t.first == wanted; });
    if (known == types.end()) return std::nullopt;
    type.base = known->second;
    return type;
}

bool is_date_name(std::string_view name) {
    constexpr std::array<std::string_view, 5> names{"when", "date", "stated", "start", "end"};
    return std::ranges::any_of(names, [&](std::string_view known) {
        return is_same_word(name, known);
    });
}

std::string_view kept_name(std::string_view name) {
    constexpr std::array<std::string_view, 7> well_known{
        "when", "stated", "status", "confidence", "role", "speaker", "weight"};
    const auto* known = std::ranges::find_if(well_known, [&](std::string_view each) {
        return is_same_word(name, each);
    });
    return known == well_known.end() ? name : *known;
}

MayBeDate may_be_date(std::string_view column) {
    return is_date_name(column) ? MayBeDate::yes : MayBeDate::no;
}

PropertyValue cell_value(std::string_view column, std::string_view text) {
    return cell_value(may_be_date(column), text);
}

PropertyValue cell_value(MayBeDate column, std::string_view text) {
    if (text.empty()) return {};
    if (column == MayBeDate::yes) {
        if (auto date = Edtf::parse(text)) return *std::move(date);
    }
    if (const auto flag = boolean(text)) return *flag;
    bool is_integer = false;
    if (is_json_number(text, is_integer)) {
        if (is_integer && text != "-0") {
            if (const auto integer = parsed<std::int64_t>(text)) return *integer;
        } else if (const auto real = parsed<double>(text)) {
            return *real;
        }
    }
    return text;
}

std::optional<PropertyValue> typed_cell_value(const CellType& type, std::string_view text) {
    if (!type.is_list) return item_value(type.base, text);
    PropertyList list;
    for (;;) {
        const auto end = text.find(';');
        auto item = item_value(type.base, text.substr(0, end));
        if (!item) return std::nullopt;
        list.push_back(*std::move(item));
        if (end == std::string_view::npos) return PropertyValue(std::move(list));
        text.remove_prefix(end + 1);
    }
}

std::string cell_text(const PropertyValue& value) {
    return value.is_null() ? std::string() : to_display(value);
}

}  // namespace relata
