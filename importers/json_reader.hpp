#pragma once

#include "graph/property.hpp"
#include "importers/importer.hpp"
#include "importers/input_text.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
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
/// or '}', found the end of the input`. O(n); about 50 bytes a value plus its text.
JsonDocument parse_json(std::string_view bytes, const PlacesView& places);

/// A value whose text has been checked and not been taken apart yet. Keeps a view of the text.
struct JsonPart {
    std::string key;             ///< when it is a member of an object
    std::size_t key_offset = 0;  ///< equal to `offset` when it has none
    std::size_t offset = 0;
    std::string_view text;

    [[nodiscard]] bool is_object() const { return text.starts_with('{'); }
    [[nodiscard]] bool is_list() const { return text.starts_with('['); }
    [[nodiscard]] bool is_text() const { return text.starts_with('"'); }
};

/// The member with this key; nullptr when there is none.
const JsonPart* find_part(const std::vector<JsonPart>& parts, std::string_view key);

/// Reads a JSON text part by part, so that of a list with a million records one is in memory at a
/// time: check the whole, look at its members, then walk through the lists.
///
/// Each walk parses its part again, at about 1 GB/s; the text is kept, its tree is not. Notes (as
/// in JsonDocument) are added to `notes`, at most one for each kind of trouble after the first
/// hundred.
class JsonParts {
public:
    /// All three must outlive the object.
    JsonParts(std::string_view bytes, const PlacesView& places, std::vector<ImportNote>& notes)
        : bytes_(bytes), places_(places), notes_(notes) {}

    /// Checks that all of the input is one JSON value. Throws InputError as parse_json does.
    JsonPart whole();
    /// Checks the value that begins at or after `offset`; nothing when only white space is left.
    /// For one value a line.
    std::optional<JsonPart> next(std::size_t offset);
    /// The members of an object, in the order of the file; of a key that occurs more than once the
    /// last. None of any other value.
    std::vector<JsonPart> members(const JsonPart& object);

    using Sink = std::function<void(JsonMember& member)>;
    /// Hands on each member of an object, or each item of a list (without a key), one by one. The
    /// receiver may take it apart.
    void for_each(const JsonPart& part, const Sink& sink);
    JsonValue value(const JsonPart& part);

private:
    std::string_view bytes_;
    const PlacesView& places_;
    std::vector<ImportNote>& notes_;
    std::vector<JsonPart> outline_of_whole_;
};

/// `an object`, `a list`, `a string` …: what a message says was found.
std::string_view type_words(const JsonValue& value);

/// The same value as a property: objects as maps, no dates.
PropertyValue to_property(const JsonValue& value);

/// The members as properties, in O(n log n).
PropertyMap to_properties(const std::vector<const JsonMember*>& members);

/// How deep lists and objects are nested in the value; 0 for any other.
std::size_t depth(const JsonValue& value);

/// What a property holds less than the reader's limit, because relata's own format keeps properties
/// a few levels further down.
inline constexpr std::size_t deepest_property = 500;

}  // namespace relata
