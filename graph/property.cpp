#include "graph/property.hpp"

#include "graph/byte_search.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace relata {
namespace {

void append_text(std::string& out, const PropertyValue& value);

void append_text(std::string& out, const PropertyList& list) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i != 0) out += ',';
        append_text(out, list[i]);
    }
    out += ']';
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
    } else if (const auto text = value.text()) {
        append_json_string(out, *text);
    } else if (const auto date = value.date_text()) {
        append_tagged(out, "@date", *date);
    } else if (const auto* list = value.get_if<PropertyList>()) {
        append_text(out, *list);
    } else if (const auto* map = value.get_if<PropertyMap>()) {
        append_text(out, *map);
    } else {
        out += "null";
    }
}

std::optional<PropertyValue> tagged_double(std::string_view text) {
    if (text == "NaN") return PropertyValue(std::nan(""));
    if (text == "Infinity") return PropertyValue(HUGE_VAL);
    if (text == "-Infinity") return PropertyValue(-HUGE_VAL);
    return std::nullopt;
}

std::optional<PropertyValue> untag_map(const PropertyMap& map) {
    if (map.size() == 1) {
        const auto only = *map.begin();
        if (const auto text = only.value.text()) {
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

// ---- values --------------------------------------------------------------------------------

PropertyValue::PropertyValue(PropertyList value) : type_(Type::list) {
    payload_.list = new PropertyList(std::move(value));
}

PropertyValue::PropertyValue(PropertyMap value) : type_(Type::map) {
    payload_.map = new PropertyMap(std::move(value));
}

PropertyValue::PropertyValue(const PropertyValue& other) : type_(other.type_) {
    switch (type_) {
        case Type::text:
        case Type::date:
            keep_text(other.kept_text());
            break;
        case Type::list:
            payload_.list = new PropertyList(*other.payload_.list);
            break;
        case Type::map:
            payload_.map = new PropertyMap(*other.payload_.map);
            break;
        default:
            payload_ = other.payload_;
    }
}

PropertyValue& PropertyValue::operator=(const PropertyValue& other) {
    if (this != &other) *this = PropertyValue(other);
    return *this;
}

void PropertyValue::release() noexcept {
    if (type_ == Type::list) {
        delete payload_.list;
    } else if (type_ == Type::map) {
        delete payload_.map;
    } else {
        delete[] payload_.text;
    }
}

void PropertyValue::keep_text(std::string_view text) {
    if (text.size() <= longest_short) {
        short_length_ = static_cast<std::uint8_t>(text.size());
        if (text.empty()) return;  // it may have no address
        std::memcpy(
            reinterpret_cast<char*>(this) + offsetof(PropertyValue, head_), text.data(), text.size()
        );
        return;
    }
    if (text.size() > UINT32_MAX) throw std::length_error("a text of more than 4 GiB");
    payload_.text = new char[text.size()];
    std::memcpy(payload_.text, text.data(), text.size());
    length_ = static_cast<std::uint32_t>(text.size());
    short_length_ = is_long;
}

std::optional<std::string_view> PropertyValue::date_text() const noexcept {
    if (type_ != Type::date) return std::nullopt;
    return kept_text();
}

std::optional<Edtf> PropertyValue::date() const {
    if (type_ != Type::date) return std::nullopt;
    return Edtf::parse(kept_text());
}

std::optional<double> PropertyValue::as_number() const {
    if (const auto* i = get_if<std::int64_t>()) return static_cast<double>(*i);
    if (const auto* d = get_if<double>()) return *d;
    return std::nullopt;
}

bool operator==(const PropertyValue& a, const PropertyValue& b) {
    using Type = PropertyValue::Type;
    if (a.type_ != b.type_) return false;
    switch (a.type_) {
        case Type::null:
            return true;
        case Type::boolean:
            return a.payload_.boolean == b.payload_.boolean;
        case Type::integer:
            return a.payload_.integer == b.payload_.integer;
        case Type::real: {
            const double x = a.payload_.real;
            const double y = b.payload_.real;
            return x == y || (std::isnan(x) && std::isnan(y));
        }
        case Type::text:
        case Type::date:
            return a.kept_text() == b.kept_text();
        case Type::list:
            return *a.payload_.list == *b.payload_.list;
        case Type::map:
            return *a.payload_.map == *b.payload_.map;
    }
    return false;
}

// ---- maps ----------------------------------------------------------------------------------

PropertyMap::PropertyMap(std::initializer_list<Property> properties) {
    for (const auto& property : properties) set(property.name, property.value);
}

PropertyMap::PropertyMap(PropertyNames names)
    : names_(std::move(names)),
      values_(names_ ? std::make_unique<PropertyValue[]>(names_->size()) : nullptr) {}

PropertyMap::PropertyMap(const PropertyMap& other) : PropertyMap(other.names_) {
    for (std::size_t i = 0; i < size(); ++i) values_[i] = other.values_[i];
}

PropertyMap& PropertyMap::operator=(const PropertyMap& other) {
    if (this != &other) *this = PropertyMap(other);
    return *this;
}

/// Where the name stands, or would.
std::size_t PropertyMap::position(std::string_view name) const {
    if (!names_) return 0;
    const auto at = std::ranges::lower_bound(*names_, name, {}, [](const std::string& each) {
        return std::string_view(each);
    });
    return static_cast<std::size_t>(at - names_->begin());
}

void PropertyMap::set(std::string_view name, PropertyValue value) {
    const auto at = position(name);
    const auto n = size();
    if (at < n && (*names_)[at] == name) {
        values_[at] = std::move(value);
        return;
    }
    auto names = n == 0 ? std::vector<std::string>() : *names_;
    names.emplace(names.begin() + static_cast<std::ptrdiff_t>(at), name);
    PropertyMap longer(std::make_shared<const std::vector<std::string>>(std::move(names)));
    for (std::size_t i = 0; i < n; ++i) {
        longer.values_[i < at ? i : i + 1] = std::move(values_[i]);
    }
    longer.values_[at] = std::move(value);
    *this = std::move(longer);
}

bool PropertyMap::erase(std::string_view name) {
    const auto at = position(name);
    if (at >= size() || (*names_)[at] != name) return false;
    if (size() == 1) {
        *this = {};
        return true;
    }
    auto names = *names_;
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(at));
    PropertyMap rest(std::make_shared<const std::vector<std::string>>(std::move(names)));
    for (std::size_t i = 0; i < rest.size(); ++i) {
        rest.values_[i] = std::move(values_[i < at ? i : i + 1]);
    }
    *this = std::move(rest);
    return true;
}

const PropertyValue* PropertyMap::find(std::string_view name) const {
    const auto at = position(name);
    return at >= size() || (*names_)[at] != name ? nullptr : &values_[at];
}

PropertyMap::const_iterator PropertyMap::begin() const noexcept {
    return {names_ ? names_->data() : nullptr, values_.get()};
}

PropertyMap::const_iterator PropertyMap::end() const noexcept {
    return {names_ ? names_->data() + size() : nullptr, values_.get() + size()};
}

std::optional<std::string_view> PropertyMap::text(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : value->text();
}

std::optional<double> PropertyMap::number(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : value->as_number();
}

std::optional<Edtf> PropertyMap::date(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : value->date();
}

bool operator==(const PropertyMap& a, const PropertyMap& b) {
    if (a.size() != b.size()) return false;
    if (a.names_ != b.names_ && *a.names_ != *b.names_) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!(a.values_[i] == b.values_[i])) return false;
    }
    return true;
}

void PropertyNamePool::share(PropertyMap& map) {
    const auto& names = map.names();
    if (!names || known_.contains(names.get())) return;
    std::size_t hash = names->size();
    for (const auto& name : *names) {
        hash = hash * 31 + std::hash<std::string>()(name);
    }
    auto& alike = by_hash_[hash];
    for (const auto& each : alike) {
        if (*each == *names) {
            map.share_names(each);
            return;
        }
    }
    if (known_.size() >= most) return;
    alike.push_back(names);
    known_.insert(names.get());
}

// ---- many maps -----------------------------------------------------------------------------

void PropertyMapBuilder::set(std::string_view name, PropertyValue value) {
    if (size_ == fields_.size()) fields_.emplace_back();
    auto& field = fields_[size_];
    if (is_like_last_ && !(size_ < layouts_[last_].order.size() && last_name(size_) == name)) {
        spell_names();
    }
    if (!is_like_last_) field.name.assign(name);
    field.value = std::move(value);
    ++size_;
}

/// The name that came i-th in the record before.
const std::string& PropertyMapBuilder::last_name(std::size_t i) const {
    const auto& layout = layouts_[last_];
    return (*layout.names)[layout.order[i]];
}

/// The record is another than the one before: its names so far are written down.
void PropertyMapBuilder::spell_names() {
    for (std::size_t i = 0; i < size_; ++i) fields_[i].name = last_name(i);
    is_like_last_ = false;
}

bool PropertyMapBuilder::fits(const Layout& layout) const {
    if (layout.order.size() != size_) return false;
    for (std::size_t i = 0; i < size_; ++i) {
        if ((*layout.names)[layout.order[i]] != fields_[i].name) return false;
    }
    return true;
}

const PropertyMapBuilder::Layout* PropertyMapBuilder::layout() {
    if (is_like_last_) {
        if (layouts_[last_].order.size() == size_) return &layouts_[last_];
        spell_names();
    }
    for (last_ = 0; last_ < layouts_.size(); ++last_) {
        if (fits(layouts_[last_])) return &layouts_[last_];
    }
    std::vector<std::size_t> sorted(size_);
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::ranges::sort(sorted, {}, [&](std::size_t i) { return std::string_view(fields_[i].name); });
    Layout added;
    added.order.resize(size_);
    std::vector<std::string> names;
    for (std::size_t at = 0; at < size_; ++at) {
        const auto& name = fields_[sorted[at]].name;
        if (at != 0 && names.back() == name) return nullptr;  // a name twice
        names.push_back(name);
        added.order[sorted[at]] = at;
    }
    added.names = std::make_shared<const std::vector<std::string>>(std::move(names));
    if (layouts_.size() == most) layouts_.clear();
    last_ = layouts_.size();
    layouts_.push_back(std::move(added));
    return &layouts_.back();
}

PropertyMap PropertyMapBuilder::take() {
    if (size_ == 0) return {};
    PropertyMap map;
    if (const auto* shared = layout()) {
        map = PropertyMap(shared->names);
        for (std::size_t i = 0; i < size_; ++i) {
            map.at(shared->order[i]) = std::move(fields_[i].value);
        }
    } else {
        for (std::size_t i = 0; i < size_; ++i) {
            map.set(fields_[i].name, std::move(fields_[i].value));
        }
    }
    size_ = 0;
    is_like_last_ = last_ < layouts_.size();
    return map;
}

// ---- texts ---------------------------------------------------------------------------------

void append_text(std::string& out, const PropertyMap& map) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : map) {
        if (!first) out += ',';
        first = false;
        if (name.starts_with('@')) {
            append_json_string(out, '@' + name);
        } else {
            append_json_string(out, name);
        }
        out += ':';
        append_text(out, value);
    }
    out += '}';
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
    if (const auto text = value.text()) return std::string(*text);
    if (const auto date = value.date_text()) return std::string(*date);
    if (const auto* number = value.get_if<double>()) return double_text(*number);
    return to_text(value);
}

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const char* const begin = text.data() + i;
        const char* const end = text.data() + text.size();
        const char* const plain =
            find_byte<AlsoFind::control_and_not_ascii>(begin, end, std::array{'"', '\\', '\x7F'});
        if (plain != begin) {
            out.append(begin, plain);
            i = static_cast<std::size_t>(plain - text.data());
            continue;
        }
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
