#pragma once

#include "graph/property.hpp"
#include "importers/importer.hpp"
#include "importers/input_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace relata {

struct JsonMember;

/// A JSON value and where it stands, so that an error in what it means has a place as well.
struct JsonValue {
    using Array = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>;  ///< in the order of the file, no key twice

    std::size_t offset = 0;  ///< of its first byte
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value;

    /// nullptr when the value is of another type.
    template <typename T>
    [[nodiscard]] const T* get_if() const {
        return std::get_if<T>(&value);
    }
    /// For a value whose type has been checked.
    template <typename T>
    [[nodiscard]] const T& as() const {
        return std::get<T>(value);
    }
    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value); }

    /// The member with this key; nullptr when there is none or the value is no object. O(members).
    [[nodiscard]] const JsonValue* find(std::string_view key) const;
};

struct JsonMember {
    std::string key;
    std::size_t offset = 0;  ///< of the key
    JsonValue value;
};

struct JsonDocument {
    JsonValue root;
    std::vector<ImportNote> notes;  ///< keys that occurred twice, integers that became doubles
};

/// Reads one JSON text (RFC 8259) as strictly as the standard, nested at most 512 deep.
///
/// A number without point and exponent is a 64-bit integer; one too large for that becomes the
/// nearest double, and a note says so. Of a key that occurs more than once the last value counts,
/// and a note says so. Throws InputError with line and column: `graph.json:3:17: expected a comma
/// or
/// '}', found the end of the input`. O(n log n); about 50 bytes a value plus its text.
JsonDocument parse_json(std::string_view bytes, const PlacesView& places);

/// `an object`, `a list`, `a string` …: what a message says was found.
std::string_view type_words(const JsonValue& value);

/// The same value as a property: objects as maps, no dates.
PropertyValue to_property(const JsonValue& value);

/// The members as properties, in O(n log n).
PropertyMap to_properties(const std::vector<const JsonMember*>& members);

}  // namespace relata
