#pragma once

#include "graph/edtf.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace relata {

class PropertyValue;
struct Property;

using PropertyList = std::vector<PropertyValue>;

/// Named values, kept sorted by name (byte order), so that writing one out is deterministic.
/// Look-up is O(log n); setting a new name O(n). Meant for the handful of names an entity has.
class PropertyMap {
public:
    // Defined below Property: until then the vector holds an incomplete type, which clang minds.
    PropertyMap();
    PropertyMap(std::initializer_list<Property> properties);
    PropertyMap(const PropertyMap&);
    PropertyMap(PropertyMap&&) noexcept;
    PropertyMap& operator=(const PropertyMap&);
    PropertyMap& operator=(PropertyMap&&) noexcept;
    ~PropertyMap();

    /// Adds the name or replaces its value.
    void set(std::string_view name, PropertyValue value);
    /// Whether the name was there.
    bool erase(std::string_view name);
    /// nullptr when there is no such name.
    [[nodiscard]] const PropertyValue* find(std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
    [[nodiscard]] bool empty() const noexcept;
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] std::vector<Property>::const_iterator begin() const noexcept;
    [[nodiscard]] std::vector<Property>::const_iterator end() const noexcept;

    // Typed look-ups: nothing when the name is missing or its value has another type.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
    [[nodiscard]] std::optional<double> number(std::string_view name) const;
    [[nodiscard]] const Edtf* date(std::string_view name) const;

    friend bool operator==(const PropertyMap&, const PropertyMap&);

private:
    std::vector<Property> properties_;
};

/// A value of a property: null, bool, 64-bit integer, double, UTF-8 string, date (EDTF), list, map.
class PropertyValue {
public:
    PropertyValue() = default;  ///< null
    // Implicit on purpose: `map.set("weight", 2.5)` should read like that.
    PropertyValue(bool value) : value_(value) {}
    PropertyValue(int value) : value_(static_cast<std::int64_t>(value)) {}
    PropertyValue(std::int64_t value) : value_(value) {}
    PropertyValue(double value) : value_(value) {}
    PropertyValue(const char* value) : value_(std::string(value)) {}
    PropertyValue(std::string_view value) : value_(std::string(value)) {}
    PropertyValue(std::string value) : value_(std::move(value)) {}
    PropertyValue(Edtf value) : value_(std::move(value)) {}
    PropertyValue(PropertyList value) : value_(std::move(value)) {}
    PropertyValue(PropertyMap value) : value_(std::move(value)) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    /// nullptr when the value has another type. T is bool, std::int64_t, double, std::string, Edtf,
    /// PropertyList or PropertyMap.
    template <typename T>
    [[nodiscard]] const T* get_if() const {
        return std::get_if<T>(&value_);
    }

    /// An integer or a double, as a double.
    [[nodiscard]] std::optional<double> as_number() const;

    /// Same type and same value; 1 and 1.0 differ, NaN equals NaN (a property read back is equal).
    friend bool operator==(const PropertyValue& a, const PropertyValue& b);

private:
    std::variant<
        std::monostate,
        bool,
        std::int64_t,
        double,
        std::string,
        Edtf,
        PropertyList,
        PropertyMap>
        value_;
};

struct Property {
    std::string name;
    PropertyValue value;
    friend bool operator==(const Property&, const Property&) = default;
};

inline PropertyMap::PropertyMap() = default;
inline PropertyMap::PropertyMap(const PropertyMap&) = default;
inline PropertyMap::PropertyMap(PropertyMap&&) noexcept = default;
inline PropertyMap& PropertyMap::operator=(const PropertyMap&) = default;
inline PropertyMap& PropertyMap::operator=(PropertyMap&&) noexcept = default;
inline PropertyMap::~PropertyMap() = default;
inline bool PropertyMap::empty() const noexcept {
    return properties_.empty();
}
inline std::size_t PropertyMap::size() const noexcept {
    return properties_.size();
}

/// The one text form of a value, shared by every format: JSON (RFC 8259) in which
/// - an integer has no point and a double always has one (or an exponent), so 1 and 1.0 differ;
/// - a date is `{"@date":"2020-11"}`, a double that JSON lacks `{"@double":"NaN"}`, `"Infinity"`,
///   `"-Infinity"`;
/// - a map's own name that begins with `@` is written with one more `@` in front.
/// Doubles are written with the fewest digits that read back to the same bits. No white space.
std::string to_text(const PropertyValue& value);
std::string to_text(const PropertyMap& map);

/// Turns a value read from plain JSON (where a date is still a map) into what `to_text` wrote:
/// `{"@date": …}` becomes a date, `@@x` becomes `@x`. Nothing when a `@date` is not EDTF or a map
/// mixes in an unknown `@` name. Applied to lists and maps all the way down.
std::optional<PropertyValue> from_tagged_json(PropertyValue value);

/// A short form for people and table cells: a string without quotes, a date as EDTF, else to_text.
std::string to_display(const PropertyValue& value);

/// Appends `text` as a JSON string, quotes included. Ill-formed UTF-8 becomes U+FFFD, one for each
/// byte that does not fit.
void append_json_string(std::string& out, std::string_view text);

/// The shortest text that reads back to the same double, always with a point or an exponent;
/// `NaN`, `Infinity`, `-Infinity` for those.
std::string double_text(double value);

}  // namespace relata
