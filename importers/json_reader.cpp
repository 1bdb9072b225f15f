#include "importers/json_reader.hpp"

#include "graph/utf8.hpp"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <unordered_map>
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

/// What may stand between two values.
bool is_between(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':';
}

/// Follows the events of RapidJSON through a part of the text. A value's place is found by skipping
/// what may stand between two values, because RapidJSON reports a value only after reading it.
class Follower {
public:
    Follower(
        std::string_view bytes,
        std::size_t base,
        const rapidjson::MemoryStream& stream,
        const PlacesView& places
    )
        : bytes_(bytes), base_(base), stream_(stream), places_(places), last_end_(base) {}

    [[nodiscard]] const std::optional<InputError>& error() const { return error_; }

protected:
    [[nodiscard]] std::size_t tell() const { return base_ + stream_.Tell(); }

    [[nodiscard]] std::size_t next_offset() const {
        auto at = last_end_;
        while (at < bytes_.size() && is_between(bytes_[at])) ++at;
        return at;
    }

    bool fail(std::size_t offset, std::string_view message) {
        error_.emplace(places_.at(offset), message);
        return false;
    }

    bool fail_too_deep(std::size_t offset) {
        return fail(offset, "nested more than " + std::to_string(depth_limit) + " deep");
    }

    std::string_view bytes_;
    std::size_t base_;
    const rapidjson::MemoryStream& stream_;
    const PlacesView& places_;
    std::size_t last_end_;
    std::optional<InputError> error_;
};

/// Finds the members of an object without taking them apart.
class Outliner : public Follower {
public:
    using Follower::Follower;

    // Names and types are what RapidJSON's Handler concept asks for.
    // NOLINTBEGIN(readability-identifier-naming)
    bool Null() { return scalar(); }
    bool Bool(bool) { return scalar(); }
    bool Int(int) { return scalar(); }
    bool Uint(unsigned) { return scalar(); }
    bool Int64(std::int64_t) { return scalar(); }
    bool Uint64(std::uint64_t) { return scalar(); }
    bool Double(double) { return scalar(); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return scalar(); }
    bool String(const char*, rapidjson::SizeType, bool) { return scalar(); }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        if (depth_ == 1) {
            const auto offset = next_offset();
            parts.push_back({std::string(text, length), offset, 0, {}});
            last_end_ = tell();
        }
        return true;
    }
    bool StartObject() { return open(); }
    bool StartArray() { return open(); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    // NOLINTEND(readability-identifier-naming)

    std::vector<JsonPart> parts;

private:
    bool scalar() {
        if (depth_ == 1 && !parts.empty()) {
            begin();
            end(tell());
        }
        return true;
    }
    bool open() {
        if (depth_ == depth_limit) return fail_too_deep(tell());
        if (depth_ == 1 && !parts.empty()) begin();
        if (depth_ == 0) last_end_ = next_offset() + 1;
        ++depth_;
        return true;
    }
    bool close() {
        --depth_;
        // RapidJSON has not taken the bracket yet.
        if (depth_ == 1 && !parts.empty()) end(tell() + 1);
        return true;
    }
    void begin() { parts.back().offset = next_offset(); }
    void end(std::size_t offset) {
        last_end_ = offset;
        auto& part = parts.back();
        part.text = bytes_.substr(part.offset, last_end_ - part.offset);
    }

    std::size_t depth_ = 0;
};

/// Builds the tree, or hands on the members or items of the outermost value as they are complete.
class TreeBuilder : public Follower {
public:
    TreeBuilder(
        std::string_view bytes,
        std::size_t base,
        const rapidjson::MemoryStream& stream,
        const PlacesView& places,
        std::vector<ImportNote>& notes,
        const JsonParts::Sink* sink = nullptr
    )
        : Follower(bytes, base, stream, places), notes_(notes), sink_(sink) {}

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
        const auto offset = next_offset();
        if (!check(offset, text, length)) return false;
        last_end_ = tell();
        add({offset, std::string(text, length)});
        return true;
    }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const auto offset = next_offset();
        if (!check(offset, text, length)) return false;
        members_.push_back({std::string(text, length), offset, {}});
        last_end_ = tell();
        return true;
    }
    bool StartObject() { return open(Container::object); }
    bool StartArray() { return open(Container::array); }
    bool EndObject(rapidjson::SizeType count) {
        if (is_handed_on()) count = 0;
        auto object = taken_from_end(members_, count);
        drop_repeated_keys(object);
        return close(std::move(object));
    }
    bool EndArray(rapidjson::SizeType count) {
        if (is_handed_on()) count = 0;
        return close(taken_from_end(items_, count));
    }
    // NOLINTEND(readability-identifier-naming)

    JsonValue take() { return std::move(root_); }

private:
    enum class Container { object, array };
    struct Open {
        Container container = Container::object;
        std::size_t offset = 0;
    };

    /// Whether what the innermost open value holds was handed on already.
    [[nodiscard]] bool is_handed_on() const { return sink_ != nullptr && open_.size() == 1; }

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

    /// RapidJSON lets the second half of a surrogate pair pass alone. The text as a whole is known
    /// to be UTF-8, so only escapes can do harm: the string is shorter than what stands for it.
    bool check(std::size_t offset, const char* text, std::size_t length) {
        if (tell() - offset == length + 2) return true;
        if (find_invalid_utf8({text, length}) == std::string_view::npos) return true;
        return fail(offset, "half a surrogate pair in a string, expected both halves");
    }

    bool scalar(decltype(JsonValue::value) value) {
        const auto offset = next_offset();
        last_end_ = tell();
        add({offset, std::move(value)});
        return true;
    }

    // Read from the text again: RapidJSON's own conversion loses which digits there were.
    bool number() {
        const auto offset = next_offset();
        const auto text = bytes_.substr(offset, tell() - offset);
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
        if (open_.size() == depth_limit) return fail_too_deep(offset);
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
        } else if (is_handed_on()) {
            if (open_.back().container == Container::array) {
                handed_.offset = value.offset;
            } else {
                handed_.key = std::move(members_.back().key);
                handed_.offset = members_.back().offset;
                members_.pop_back();
            }
            handed_.value = std::move(value);
            (*sink_)(handed_);
        } else if (open_.back().container == Container::array) {
            items_.push_back(std::move(value));
        } else {
            members_.back().value = std::move(value);
        }
    }

    /// Few members are compared each with each; sorting only pays for many.
    static bool has_repeated_keys(const JsonValue::Object& object) {
        constexpr std::size_t few = 12;
        if (object.size() > few) return true;
        for (std::size_t i = 1; i < object.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                if (object[i].key == object[k].key) return true;
            }
        }
        return false;
    }

    void drop_repeated_keys(JsonValue::Object& object) {
        if (!has_repeated_keys(object)) return;
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
        // A million of them are no million notes.
        constexpr std::size_t most_notes = 100;
        if (notes_.size() < most_notes) {
            notes_.push_back({places_.at(offset), std::move(message)});
        } else if (notes_.size() == most_notes) {
            notes_.push_back({places_.at(offset), message + "; more of such notes are left out"});
        }
    }

    std::vector<ImportNote>& notes_;
    const JsonParts::Sink* sink_;
    JsonMember handed_;
    JsonValue root_;
    std::vector<Open> open_;
    std::vector<JsonMember> members_;  // of objects still open, the innermost last
    std::vector<JsonValue> items_;     // of lists still open
};

InputError syntax_error(
    std::string_view bytes,
    std::size_t base,
    const PlacesView& places,
    const rapidjson::ParseResult& result
) {
    const auto offset = base + result.Offset();
    const auto place = places.at(offset);
    const auto code = result.Code();
    if (code == rapidjson::kParseErrorNumberTooBig) {
        const auto end = bytes.find_first_not_of("+-.0123456789eE", offset);
        const auto number = bytes.substr(offset, std::min(end, bytes.size()) - offset);
        return {place, "the number " + shown(number) + " is too large for a double"};
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
        message += "; of JSON lines relata reads FollowTheMoney's and Neo4j's";
    }
    return {place, message};
}

constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;

/// Parses a part of the text and returns where it ended.
template <unsigned more_flags = 0, typename Handler>
std::size_t parse(
    std::string_view bytes,
    std::size_t base,
    rapidjson::MemoryStream& stream,
    const PlacesView& places,
    Handler& handler
) {
    rapidjson::Reader reader;
    const auto result = reader.Parse<flags | more_flags>(stream, handler);
    if (handler.error()) throw InputError(*handler.error());
    if (result.IsError()) throw syntax_error(bytes, base, places, result);
    return base + stream.Tell();
}

/// A NUL byte looks like the end of the input to RapidJSON.
void require_end(std::string_view bytes, std::size_t end, const PlacesView& places) {
    if (end >= bytes.size()) return;
    throw InputError(
        places.at(end), "expected the end of the input, found " + found_at(bytes, end)
    );
}

std::size_t skip_blanks(std::string_view bytes, std::size_t offset) {
    return std::min(bytes.find_first_not_of(" \t\r\n", offset), bytes.size());
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    const auto* object = get_if<Object>();
    if (object == nullptr) return nullptr;
    const auto member = std::ranges::find(*object, key, &JsonMember::key);
    return member == object->end() ? nullptr : &member->value;
}

JsonDocument parse_json(std::string_view bytes, const PlacesView& places) {
    JsonDocument document;
    rapidjson::MemoryStream stream(bytes.data(), bytes.size());
    TreeBuilder tree(bytes, 0, stream, places, document.notes);
    require_end(bytes, parse(bytes, 0, stream, places, tree), places);
    document.root = tree.take();
    return document;
}

// ---- parts ---------------------------------------------------------------------------------

const JsonPart* find_part(const std::vector<JsonPart>& parts, std::string_view key) {
    const auto found = std::ranges::find(parts, key, &JsonPart::key);
    return found == parts.end() ? nullptr : &*found;
}

JsonPart JsonParts::whole() {
    rapidjson::MemoryStream stream(bytes_.data(), bytes_.size());
    Outliner outline(bytes_, 0, stream, places_);
    require_end(bytes_, parse(bytes_, 0, stream, places_, outline), places_);
    const auto begin = skip_blanks(bytes_, 0);
    outline_of_whole_ = std::move(outline.parts);
    return {{}, begin, begin, bytes_.substr(begin)};
}

std::optional<JsonPart> JsonParts::next(std::size_t offset) {
    const auto begin = skip_blanks(bytes_, offset);
    if (begin == bytes_.size()) return std::nullopt;
    rapidjson::MemoryStream stream(bytes_.data() + begin, bytes_.size() - begin);
    Outliner outline(bytes_, begin, stream, places_);
    const auto end =
        parse<rapidjson::kParseStopWhenDoneFlag>(bytes_, begin, stream, places_, outline);
    return JsonPart{{}, begin, begin, bytes_.substr(begin, end - begin)};
}

std::vector<JsonPart> JsonParts::members(const JsonPart& object) {
    if (!object.is_object()) return {};
    // The outline of the whole was made when it was checked.
    const bool is_whole = object.text.data() + object.text.size() == bytes_.data() + bytes_.size();
    std::vector<JsonPart> found;
    if (is_whole && !outline_of_whole_.empty()) {
        found = outline_of_whole_;
    } else {
        rapidjson::MemoryStream stream(object.text.data(), object.text.size());
        Outliner outline(bytes_, object.offset, stream, places_);
        parse<rapidjson::kParseStopWhenDoneFlag>(bytes_, object.offset, stream, places_, outline);
        found = std::move(outline.parts);
    }
    std::vector<JsonPart> parts;
    std::unordered_map<std::string_view, std::size_t> last;
    for (std::size_t i = 0; i < found.size(); ++i) last[found[i].key] = i;
    std::vector<bool> is_noted(found.size(), false);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto counts = last[found[i].key];
        if (counts != i && !is_noted[counts]) {
            is_noted[counts] = true;
            notes_.push_back(
                {places_.at(found[counts].key_offset),
                 "the key " + shown(found[i].key) + " occurs more than once; this value counts"}
            );
        }
        if (counts == i) parts.push_back(found[i]);
    }
    return parts;
}

void JsonParts::for_each(const JsonPart& part, const Sink& sink) {
    if (!part.is_object() && !part.is_list()) return;
    rapidjson::MemoryStream stream(part.text.data(), part.text.size());
    TreeBuilder tree(bytes_, part.offset, stream, places_, notes_, &sink);
    parse<rapidjson::kParseStopWhenDoneFlag>(bytes_, part.offset, stream, places_, tree);
}

JsonValue JsonParts::value(const JsonPart& part) {
    rapidjson::MemoryStream stream(part.text.data(), part.text.size());
    TreeBuilder tree(bytes_, part.offset, stream, places_, notes_);
    parse<rapidjson::kParseStopWhenDoneFlag>(bytes_, part.offset, stream, places_, tree);
    return tree.take();
}

// ---- values --------------------------------------------------------------------------------

std::size_t depth(const JsonValue& value) {
    std::size_t deepest = 0;
    if (const auto* list = value.get_if<JsonValue::Array>()) {
        for (const auto& item : *list) deepest = std::max(deepest, 1 + depth(item));
    } else if (const auto* object = value.get_if<JsonValue::Object>()) {
        for (const auto& member : *object) deepest = std::max(deepest, 1 + depth(member.value));
    }
    return deepest;
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
