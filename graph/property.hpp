#pragma once

#include "graph/edtf.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace relata {

class PropertyMap;
struct Property;

/// A value of a property: null, bool, 64-bit integer, double, UTF-8 string, date (EDTF), list, map.
///
/// 16 bytes; a string or date of up to 14 bytes is kept inside, so that the usual value of a table
/// costs no allocation. A date is kept as its text and read when asked for.
class PropertyValue {
public:
    PropertyValue() noexcept = default;  ///< null
    // Implicit on purpose: `map.set("weight", 2.5)` should read like that.
    PropertyValue(bool value) noexcept : type_(Type::boolean) { payload_.boolean = value; }
    PropertyValue(int value) noexcept : PropertyValue(static_cast<std::int64_t>(value)) {}
    PropertyValue(std::int64_t value) noexcept : type_(Type::integer) { payload_.integer = value; }
    PropertyValue(double value) noexcept : type_(Type::real) { payload_.real = value; }
    PropertyValue(const char* value) : PropertyValue(std::string_view(value)) {}
    PropertyValue(const std::string& value) : PropertyValue(std::string_view(value)) {}
    PropertyValue(std::string_view value) : type_(Type::text) { keep_text(value); }
    PropertyValue(const Edtf& value) : type_(Type::date) { keep_text(value.text()); }
    PropertyValue(std::vector<PropertyValue> value);
    PropertyValue(PropertyMap value);

    PropertyValue(const PropertyValue& other);
    PropertyValue(PropertyValue&& other) noexcept { take(other); }
    PropertyValue& operator=(const PropertyValue& other);
    PropertyValue& operator=(PropertyValue&& other) noexcept {
        if (this == &other) return *this;
        if (owns_memory()) release();
        take(other);
        return *this;
    }
    ~PropertyValue() {
        if (owns_memory()) release();
    }

    [[nodiscard]] bool is_null() const noexcept { return type_ == Type::null; }
    [[nodiscard]] bool is_date() const noexcept { return type_ == Type::date; }

    /// nullptr when the value has another type. T is bool, std::int64_t, double, PropertyList or
    /// PropertyMap.
    template <typename T>
    [[nodiscard]] const T* get_if() const noexcept;
    /// A string; nothing for any other type, dates included. Valid while the value is there.
    [[nodiscard]] std::optional<std::string_view> text() const noexcept {
        return type_ == Type::text ? std::optional(kept_text()) : std::nullopt;
    }
    /// A date; nothing for any other type. Reads its text: some tens of nanoseconds.
    [[nodiscard]] std::optional<Edtf> date() const;
    /// The text of a date; nothing for any other type.
    [[nodiscard]] std::optional<std::string_view> date_text() const noexcept;

    /// An integer or a double, as a double.
    [[nodiscard]] std::optional<double> as_number() const;

    /// Same type and same value; 1 and 1.0 differ, NaN equals NaN (a property read back is equal).
    friend bool operator==(const PropertyValue& a, const PropertyValue& b);

private:
    enum class Type : std::uint8_t { null, boolean, integer, real, text, date, list, map };
    union Payload {
        bool boolean;
        std::int64_t integer = 0;
        double real;
        char* text;
        std::vector<PropertyValue>* list;
        PropertyMap* map;
    };
    // A short text fills the bytes from head_ to the end of payload_.
    static constexpr std::size_t longest_short = 14;
    static constexpr std::uint8_t is_long = UINT8_MAX;

    [[nodiscard]] bool owns_memory() const noexcept {
        return type_ >= Type::text && (type_ >= Type::list || short_length_ == is_long);
    }
    [[nodiscard]] std::string_view kept_text() const noexcept {
        if (short_length_ == is_long) return {payload_.text, length_};
        return {
            reinterpret_cast<const char*>(this) + offsetof(PropertyValue, head_), short_length_};
    }
    void keep_text(std::string_view text);
    void release() noexcept;
    /// Becomes `other`, which becomes null. What was kept before must have been released.
    void take(PropertyValue& other) noexcept {
        type_ = other.type_;
        short_length_ = other.short_length_;
        head_ = other.head_;
        length_ = other.length_;
        payload_ = other.payload_;
        other.type_ = Type::null;
    }

    Type type_ = Type::null;
    std::uint8_t short_length_ = 0;
    std::array<char, 2> head_{};
    std::uint32_t length_ = 0;
    Payload payload_;
};
static_assert(sizeof(PropertyValue) == 16);

using PropertyList = std::vector<PropertyValue>;

/// Property names in byte order, none twice. Maps with the same names share one.
using PropertyNames = std::shared_ptr<const std::vector<std::string>>;

/// Named values, kept sorted by name (byte order), so that writing one out is deterministic.
/// Look-up is O(log n); setting a new name O(n). Meant for the handful of names an entity has.
/// The names are kept apart from the values, so that a million rows of a table keep them once.
class PropertyMap {
public:
    PropertyMap() noexcept = default;
    PropertyMap(std::initializer_list<Property> properties);
    /// All of `names`, each null.
    explicit PropertyMap(PropertyNames names);
    PropertyMap(const PropertyMap& other);
    PropertyMap(PropertyMap&&) noexcept = default;
    PropertyMap& operator=(const PropertyMap& other);
    PropertyMap& operator=(PropertyMap&&) noexcept = default;
    ~PropertyMap() = default;

    /// Adds the name or replaces its value.
    void set(std::string_view name, PropertyValue value);
    /// The value of the i-th name.
    [[nodiscard]] PropertyValue& at(std::size_t i) { return values_[i]; }
    /// Whether the name was there.
    bool erase(std::string_view name);
    /// nullptr when there is no such name.
    [[nodiscard]] const PropertyValue* find(std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return names_ ? names_->size() : 0; }

    /// The names as they are shared; nullptr of an empty map.
    [[nodiscard]] const PropertyNames& names() const noexcept { return names_; }
    /// Shares `names`, which must be equal to its own.
    void share_names(const PropertyNames& names) noexcept { names_ = names; }

    /// A name and its value, where the map keeps them.
    struct Entry {
        const std::string& name;
        const PropertyValue& value;
    };
    class const_iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Entry;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Entry;

        const_iterator() = default;
        const_iterator(const std::string* name, const PropertyValue* value)
            : name_(name), value_(value) {}
        Entry operator*() const { return {*name_, *value_}; }
        const_iterator& operator++() {
            ++name_;
            ++value_;
            return *this;
        }
        const_iterator operator++(int) {
            auto before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const const_iterator& a, const const_iterator& b) {
            return a.value_ == b.value_;
        }

    private:
        const std::string* name_ = nullptr;
        const PropertyValue* value_ = nullptr;
    };
    [[nodiscard]] const_iterator begin() const noexcept;
    [[nodiscard]] const_iterator end() const noexcept;

    // Typed look-ups: nothing when the name is missing or its value has another type.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
    [[nodiscard]] std::optional<double> number(std::string_view name) const;
    [[nodiscard]] std::optional<Edtf> date(std::string_view name) const;

    friend bool operator==(const PropertyMap&, const PropertyMap&);

private:
    [[nodiscard]] std::size_t position(std::string_view name) const;

    PropertyNames names_;
    std::unique_ptr<PropertyValue[]> values_;
};

struct Property {
    std::string name;
    PropertyValue value;
};

/// Keeps each set of names once and lets maps share them.
class PropertyNamePool {
public:
    /// Gives `map` the names of an earlier map when they are equal. O(1) for names already shared,
    /// else O(length of the names).
    void share(PropertyMap& map);

private:
    // Past this many, names are one of a kind (ids used as names) and sharing them saves nothing.
    static constexpr std::size_t most = 4096;

    std::unordered_map<std::size_t, std::vector<PropertyNames>> by_hash_;
    std::unordered_set<const void*> known_;
};

/// Builds the maps of many records, most of which have the same names in the same order: those
/// share their names and cost one allocation. For importers.
class PropertyMapBuilder {
public:
    /// Adds to the record at hand. Of a name given twice the last value counts.
    void set(std::string_view name, PropertyValue value);
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// The record; the builder is empty again.
    PropertyMap take();

private:
    struct Field {
        std::string name;
        PropertyValue value;
    };
    /// An order in which names came, and where each stands among them sorted.
    struct Layout {
        PropertyNames names;
        std::vector<std::size_t> order;
    };
    static constexpr std::size_t most = 64;

    [[nodiscard]] const std::string& last_name(std::size_t i) const;
    void spell_names();
    [[nodiscard]] bool fits(const Layout& layout) const;
    const Layout* layout();

    std::vector<Field> fields_;
    std::size_t size_ = 0;
    std::vector<Layout> layouts_;
    std::size_t last_ = 0;       ///< the layout of the record before
    bool is_like_last_ = false;  ///< so far its names are those of that layout, and not in fields_
};

template <typename T>
const T* PropertyValue::get_if() const noexcept {
    if constexpr (std::is_same_v<T, bool>) {
        return type_ == Type::boolean ? &payload_.boolean : nullptr;
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return type_ == Type::integer ? &payload_.integer : nullptr;
    } else if constexpr (std::is_same_v<T, double>) {
        return type_ == Type::real ? &payload_.real : nullptr;
    } else if constexpr (std::is_same_v<T, PropertyList>) {
        return type_ == Type::list ? payload_.list : nullptr;
    } else {
        static_assert(std::is_same_v<T, PropertyMap>, "for strings and dates: text(), date()");
        return type_ == Type::map ? payload_.map : nullptr;
    }
}

/// The one text form of a value, shared by every format: JSON (RFC 8259) in which
/// - an integer has no point and a double always has one (or an exponent), so 1 and 1.0 differ;
/// - a date is `{"@date":"2020-11"}`, a double that JSON lacks `{"@double":"NaN"}`, `"Infinity"`,
///   `"-Infinity"`;
/// - a map's own name that begins with `@` is written with one more `@` in front.
/// Doubles are written with the fewest digits that read back to the same bits. No white space.
std::string to_text(const PropertyValue& value);
std::string to_text(const PropertyMap& map);
/// Appends what to_text gives.
void append_text(std::string& out, const PropertyMap& map);

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
