#include "importers/json_reader.hpp"

#include "graph/utf8.hpp"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

// The one door to RapidJSON. It is driven by events, because its tree keeps no places and its
// default parser recurses without a limit.

namespace relata {
namespace {

constexpr std::size_t depth_limit = 512;

std::string found_at(std::string_view bytes, std::size_t offset) {
    if (offset >= bytes.size()) return "the end of the input";
    const auto length = utf8_sequence_length(bytes, offset);
    const auto byte = static_cast<unsigned char>(bytes[offset]);
    if (length == 0 || byte < 0x20 || byte == 0x7F) {
        if (byte == '\n' || byte == '\r') return "a line break";
        if (byte == '\t') return "a tab";
        return "a control character";
    }
    const auto c = shown(bytes.substr(offset, length));
    if (c == "\"\"") return "a control character";
    return "'" + c.substr(1, c.size() - 2) + "'";
}

std::string what_was_expected(rapidjson::ParseErrorCode code) {
    switch (code) {
        case rapidjson::kParseErrorDocumentEmpty:
            return "expected a JSON value";
        case rapidjson::kParseErrorDocumentRootNotSingular:
            return "expected the end of the input";
        case rapidjson::kParseErrorValueInvalid:
            return "expected a JSON value";
        case rapidjson::kParseErrorObjectMissName:
            return "expected a key in double quotes";
        case rapidjson::kParseErrorObjectMissColon:
            return "expected a colon after the key";
        case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
            return "expected a comma or '}'";
        case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
            return "expected a comma or ']'";
        case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
            return "expected four hexadecimal digits after \\u";
        case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
            return "half a surrogate pair in a string, expected both halves";
        case rapidjson::kParseErrorStringEscapeInvalid:
            return "expected one of \"\\/bfnrtu after a backslash";
        case rapidjson::kParseErrorStringMissQuotationMark:
            return "expected a closing quote";
        case rapidjson::kParseErrorNumberMissFraction:
            return "expected a digit after the point";
        case rapidjson::kParseErrorNumberMissExponent:
            return "expected a digit in the exponent";
        default:
            return "expected JSON";
    }
}

/// Builds the tree. A value's place is found by skipping what may stand between two values, because
/// RapidJSON reports a value only after reading it.
class TreeBuilder {
public:
    TreeBuilder(
        std::string_view bytes, const rapidjson::MemoryStream& stream, const PlacesView& places
    )
        : bytes_(bytes), stream_(stream), places_(places) {}

    // Names and types are what RapidJSON's Handler concept asks for.
    // NOLINTBEGIN(readability-identifier-naming)
    bool Null() { return scalar({}); }
    bool Bool(bool value) { return scalar(value); }
    bool Int(int) { return number(); }
    bool Uint(unsigned) { return number(); }
    bool Int64(std::int64_t) { return number(); }
    bool Uint64(std::uint64_t) { return number(); }
    bool Double(double) { return number(); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return number(); }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        auto string = checked(text, length);
        return string && scalar(*std::move(string));
    }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const auto offset = next_offset();
        auto key = checked(text, length);
        if (!key) return false;
        members_.push_back({*std::move(key), offset, {}});
        last_end_ = stream_.Tell();
        return true;
    }
    bool StartObject() { return open(Container::object); }
    bool StartArray() { return open(Container::array); }
    bool EndObject(rapidjson::SizeType count) {
        auto object = taken_from_end(members_, count);
        drop_repeated_keys(object);
        return close(std::move(object));
    }
    bool EndArray(rapidjson::SizeType count) { return close(taken_from_end(items_, count)); }
    // NOLINTEND(readability-identifier-naming)

    [[nodiscard]] const std::optional<InputError>& error() const { return error_; }
    JsonDocument take() { return {std::move(root_), std::move(notes_)}; }

private:
    enum class Container { object, array };
    struct Open {
        Container container = Container::object;
        std::size_t offset = 0;
    };

    /// The last `count` of what was read, in a vector of just that size: a file of a million
    /// records must not pay for room to grow in each.
    template <typename Value>
    static std::vector<Value> taken_from_end(std::vector<Value>& stack, std::size_t count) {
        const auto begin = stack.end() - static_cast<std::ptrdiff_t>(count);
        std::vector<Value> taken(
            std::make_move_iterator(begin), std::make_move_iterator(stack.end())
        );
        stack.erase(begin, stack.end());
        return taken;
    }

    [[nodiscard]] std::size_t next_offset() const {
        return std::min(bytes_.find_first_not_of(" \t\r\n,:", last_end_), bytes_.size());
    }

    bool fail(std::size_t offset, std::string_view message) {
        error_.emplace(places_.at(offset), message);
        return false;
    }

    /// RapidJSON lets the second half of a surrogate pair pass alone.
    std::optional<std::string> checked(const char* text, std::size_t length) {
        std::string string(text, length);
        if (find_invalid_utf8(string) == std::string::npos) return string;
        fail(next_offset(), "half a surrogate pair in a string, expected both halves");
        return std::nullopt;
    }

    bool scalar(decltype(JsonValue::value) value) {
        const auto offset = next_offset();
        last_end_ = stream_.Tell();
        add({offset, std::move(value)});
        return true;
    }

    // Read from the text again: RapidJSON's own conversion loses which digits there were.
    bool number() {
        const auto offset = next_offset();
        const auto text = bytes_.substr(offset, stream_.Tell() - offset);
        const auto* begin = text.data();
        const auto* end = begin + text.size();
        if (text.find_first_of(".eE") == std::string_view::npos && text != "-0") {
            std::int64_t integer = 0;
            if (std::from_chars(begin, end, integer).ec == std::errc{}) return scalar(integer);
            note(offset, "the integer " + shown(text) + " has more than 64 bits; kept as a double");
        }
        double real = 0;
        if (std::from_chars(begin, end, real).ec == std::errc::result_out_of_range) {
            if (text.find("e-") == std::string_view::npos &&
                text.find("E-") == std::string_view::npos && !text.starts_with("0.") &&
                !text.starts_with("-0.")) {
                return fail(offset, "the number " + shown(text) + " is too large for a double");
            }
            real = text.starts_with('-') ? -0.0 : 0.0;
        }
        return scalar(real);
    }

    bool open(Container container) {
        const auto offset = next_offset();
        if (open_.size() == depth_limit) {
            return fail(offset, "nested more than " + std::to_string(depth_limit) + " deep");
        }
        last_end_ = offset + 1;
        open_.push_back({container, offset});
        return true;
    }

    bool close(decltype(JsonValue::value) value) {
        last_end_ = next_offset() + 1;
        const auto offset = open_.back().offset;
        open_.pop_back();
        add({offset, std::move(value)});
        return true;
    }

    void add(JsonValue value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().container == Container::array) {
            items_.push_back(std::move(value));
        } else {
            members_.back().value = std::move(value);
        }
    }

    void drop_repeated_keys(JsonValue::Object& object) {
        if (object.size() < 2) return;
        std::vector<std::size_t> order(object.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& {
            return object[i].key;
        });
        std::vector<bool> repeated(object.size(), false);
        bool any = false;
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (object[order[i - 1]].key != object[order[i]].key) continue;
            repeated[order[i - 1]] = true;
            any = true;
            const bool is_last =
                i + 1 == order.size() || object[order[i + 1]].key != object[order[i]].key;
            if (is_last) {
                const auto& member = object[order[i]];
                note(
                    member.offset,
                    "the key " + shown(member.key) + " occurs more than once; this value counts"
                );
            }
        }
        if (!any) return;
        JsonValue::Object kept;
        for (std::size_t i = 0; i < object.size(); ++i) {
            if (!repeated[i]) kept.push_back(std::move(object[i]));
        }
        object = std::move(kept);
    }

    void note(std::size_t offset, std::string message) {
        notes_.push_back({places_.at(offset), std::move(message)});
    }

    std::string_view bytes_;
    const rapidjson::MemoryStream& stream_;
    const PlacesView& places_;
    std::size_t last_end_ = 0;
    JsonValue root_;
    std::vector<Open> open_;
    std::vector<JsonMember> members_;  // of objects still open, the innermost last
    std::vector<JsonValue> items_;     // of lists still open
    std::vector<ImportNote> notes_;
    std::optional<InputError> error_;
};

InputError syntax_error(
    std::string_view bytes, const PlacesView& places, const rapidjson::ParseResult& result
) {
    const auto offset = result.Offset();
    const auto place = places.at(offset);
    const auto code = result.Code();
    if (code == rapidjson::kParseErrorNumberTooBig) {
        const auto end = bytes.find_first_not_of("+-.0123456789eE", offset);
        const auto number = bytes.substr(offset, std::min(end, bytes.size()) - offset);
        return {place, "the number " + shown(number) + " is too large for a double"};
    }
    for (const std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
        if (bytes.substr(offset).starts_with(word) ||
            (offset > 0 && bytes.substr(offset - 1).starts_with(word))) {
            return {place, std::string(word) + " is not JSON, expected a number or null"};
        }
    }
    if (code == rapidjson::kParseErrorStringEscapeInvalid && bytes.substr(offset, 1) != "\\") {
        return {place, found_at(bytes, offset) + " in a string, expected it written as an escape"};
    }
    // RapidJSON points at the backslash.
    const bool is_escape = code == rapidjson::kParseErrorStringEscapeInvalid;
    auto message = what_was_expected(code);
    if (code != rapidjson::kParseErrorStringUnicodeEscapeInvalidHex &&
        code != rapidjson::kParseErrorStringUnicodeSurrogateInvalid) {
        message += ", found " + found_at(bytes, offset + (is_escape ? 1 : 0));
    }
    if (code == rapidjson::kParseErrorDocumentRootNotSingular && bytes.substr(offset, 1) == "{") {
        message += "; one JSON value per line is not a format relata reads yet";
    }
    return {place, message};
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    const auto* object = get_if<Object>();
    if (object == nullptr) return nullptr;
    const auto member = std::ranges::find(*object, key, &JsonMember::key);
    return member == object->end() ? nullptr : &member->value;
}

JsonDocument parse_json(std::string_view bytes, const PlacesView& places) {
    rapidjson::MemoryStream stream(bytes.data(), bytes.size());
    TreeBuilder tree(bytes, stream, places);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag |
                               rapidjson::kParseValidateEncodingFlag |
                               rapidjson::kParseFullPrecisionFlag;
    const auto result = reader.Parse<flags>(stream, tree);
    if (tree.error()) throw InputError(*tree.error());
    if (result.IsError()) throw syntax_error(bytes, places, result);
    // A NUL byte looks like the end of the input to RapidJSON.
    if (stream.Tell() < bytes.size()) {
        throw InputError(
            places.at(stream.Tell()),
            "expected the end of the input, found " + found_at(bytes, stream.Tell())
        );
    }
    return tree.take();
}

std::string_view type_words(const JsonValue& value) {
    constexpr std::array<std::string_view, 7> words{
        "null", "true or false", "an integer", "a number", "a string", "a list", "an object"};
    return words[value.value.index()];
}

PropertyMap to_properties(const std::vector<const JsonMember*>& members) {
    auto sorted = members;
    // Names in order: each is appended, which a PropertyMap does in constant time.
    std::ranges::sort(sorted, {}, [](const JsonMember* member) -> const std::string& {
        return member->key;
    });
    PropertyMap map;
    for (const auto* member : sorted) map.set(member->key, to_property(member->value));
    return map;
}

PropertyValue to_property(const JsonValue& value) {
    if (const auto* flag = value.get_if<bool>()) return *flag;
    if (const auto* integer = value.get_if<std::int64_t>()) return *integer;
    if (const auto* real = value.get_if<double>()) return *real;
    if (const auto* text = value.get_if<std::string>()) return *text;
    if (const auto* array = value.get_if<JsonValue::Array>()) {
        PropertyList list;
        list.reserve(array->size());
        for (const auto& item : *array) list.push_back(to_property(item));
        return list;
    }
    if (const auto* object = value.get_if<JsonValue::Object>()) {
        std::vector<const JsonMember*> members;
        members.reserve(object->size());
        for (const auto& member : *object) members.push_back(&member);
        return to_properties(members);
    }
    return {};
}

}  // namespace relata
