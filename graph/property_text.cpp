#include "graph/property_text.hpp"

#include "graph/utf8.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t deepest = 512;

/// Recursive descent over one text; every function answers whether what it wanted was there.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    bool read_top_map(PropertyMapBuilder& builder) {
        if (!take('{')) return false;
        if (!take('}')) {
            do {
                std::string_view name;
                PropertyValue value;
                if (!read_string(name) || !is_plain_name(name)) return false;
                // The name may stand in the scratch that reading the value needs.
                name_.assign(name);
                if (!take(':') || !read_value(value, 1)) return false;
                builder.set(
                    std::string_view(name_).substr(name_.starts_with("@@") ? 1 : 0),
                    std::move(value)
                );
            } while (take(','));
            if (!take('}')) return false;
        }
        skip_blanks();
        return at_ == text_.size();
    }

private:
    static bool is_plain_name(std::string_view name) {
        return !name.starts_with('@') || name.starts_with("@@");
    }

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' ||
                                      text_[at_] == '\n' || text_[at_] == '\r')) {
            ++at_;
        }
    }

    bool take(char c) {
        skip_blanks();
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    bool take_word(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    bool read_value(PropertyValue& value, std::size_t depth) {
        skip_blanks();
        if (at_ == text_.size() || depth > deepest) return false;
        switch (text_[at_]) {
            case '"': {
                std::string_view text;
                if (!read_string(text)) return false;
                value = text;
                return true;
            }
            case '{':
                return read_map(value, depth);
            case '[':
                return read_list(value, depth);
            case 't':
                value = true;
                return take_word("true");
            case 'f':
                value = false;
                return take_word("false");
            case 'n':
                value = {};
                return take_word("null");
            default:
                return read_number(value);
        }
    }

    bool read_list(PropertyValue& value, std::size_t depth) {
        ++at_;
        PropertyList list;
        if (!take(']')) {
            do {
                if (!read_value(list.emplace_back(), depth + 1)) return false;
            } while (take(','));
            if (!take(']')) return false;
        }
        value = std::move(list);
        return true;
    }

    bool read_map(PropertyValue& value, std::size_t depth) {
        ++at_;
        PropertyMap map;
        if (take('}')) {
            value = std::move(map);
            return true;
        }
        do {
            std::string_view text;
            if (!read_string(text)) return false;
            const std::string name(text);
            if (!take(':')) return false;
            if (!is_plain_name(name)) return map.empty() && read_tagged(name, value);
            PropertyValue item;
            if (!read_value(item, depth + 1)) return false;
            map.set(std::string_view(name).substr(name.starts_with("@@") ? 1 : 0), std::move(item));
        } while (take(','));
        value = std::move(map);
        return take('}');
    }

    /// What follows `{"@date":` or `{"@double":`.
    bool read_tagged(const std::string& tag, PropertyValue& value) {
        std::string_view text;
        if (!read_string(text)) return false;
        PropertyMap map;
        map.set(tag, text);
        auto plain = from_tagged_json(std::move(map));
        if (!plain) return false;
        value = *std::move(plain);
        return take('}');
    }

    bool read_number(PropertyValue& value) {
        const auto end = text_.find_first_not_of("+-.0123456789eE", at_);
        const auto number = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
        const char* const last = number.data() + number.size();
        std::from_chars_result result{};
        if (number.find_first_of(".eE") == std::string_view::npos) {
            std::int64_t integer = 0;
            result = std::from_chars(number.data(), last, integer);
            value = integer;
        } else {
            double real = 0;
            result = std::from_chars(number.data(), last, real);
            value = real;
        }
        at_ += number.size();
        return !number.empty() && result.ec == std::errc{} && result.ptr == last;
    }

    /// `text` stays valid until the next string is read.
    bool read_string(std::string_view& text) {
        if (!take('"')) return false;
        const auto begin = at_;
        const auto plain = text_.find_first_of("\"\\", at_);
        if (plain == std::string_view::npos) return false;
        at_ = plain + 1;
        if (text_[plain] == '"') {
            text = text_.substr(begin, plain - begin);
            return true;
        }
        scratch_.assign(text_.substr(begin, plain - begin));
        for (;;) {
            if (!read_escape()) return false;
            const auto next = text_.find_first_of("\"\\", at_);
            if (next == std::string_view::npos) return false;
            scratch_ += text_.substr(at_, next - at_);
            at_ = next + 1;
            if (text_[next] == '"') break;
        }
        text = scratch_;
        return true;
    }

    bool read_escape() {
        if (at_ == text_.size()) return false;
        const char c = text_[at_++];
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        const auto known = names.find(c);
        if (known != std::string_view::npos) {
            scratch_ += meant[known];
            return true;
        }
        char32_t unit = 0;
        if (c != 'u' || !read_hex(unit)) return false;
        if (unit >= 0xD800 && unit < 0xDC00) {
            char32_t low = 0;
            if (!take_word("\\u") || !read_hex(low) || low < 0xDC00 || low > 0xDFFF) return false;
            unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
        } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
            return false;
        }
        append_utf8(scratch_, unit);
        return true;
    }

    bool read_hex(char32_t& unit) {
        constexpr std::size_t digits = 4;
        if (text_.size() - at_ < digits) return false;
        std::uint32_t value = 0;
        const char* const begin = text_.data() + at_;
        const auto [end, error] = std::from_chars(begin, begin + digits, value, 16);
        at_ += digits;
        unit = value;
        return error == std::errc{} && end == begin + digits;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string scratch_;
    std::string name_;
};

}  // namespace

std::optional<PropertyMap> PropertyTextReader::read_map(std::string_view text) {
    if (text == "{}") return PropertyMap();
    const bool is_read = Parser(text).read_top_map(builder_);
    auto map = builder_.take();
    if (!is_read) return std::nullopt;
    return map;
}

}  // namespace relata
