#include "importers/encoding.hpp"

#include "graph/ascii.hpp"
#include "graph/utf8.hpp"
#include "importers/input_text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <optional>
#include <utility>

namespace relata {
namespace {

using namespace std::string_view_literals;

/// What the bytes 0x80 to 0x9F mean in Windows-1252; 0 for the five it does not assign.
/// Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

enum class Order { little, big };

/// The order of bytes when the input is UTF-16.
std::optional<Order> utf16_order(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return std::nullopt;  // UTF-32
    if (bytes.starts_with("\xFF\xFE"sv)) return Order::little;
    if (bytes.starts_with("\xFE\xFF"sv)) return Order::big;
    constexpr std::size_t looked_at = 64;
    const auto begin = bytes.substr(0, looked_at - looked_at % 2);
    constexpr std::size_t least = 8;
    if (begin.size() < least) return std::nullopt;
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i + 1 < begin.size(); i += 2) {
        for (const std::size_t half : {0U, 1U}) nuls[half] += begin[i + half] == '\0' ? 1U : 0U;
    }
    const auto most = begin.size() / 2;
    // Nearly all: a name in another script may stand among the marks of a format.
    if (nuls[0] == 0 && 10 * nuls[1] >= 8 * most) return Order::little;
    if (nuls[1] == 0 && 10 * nuls[0] >= 8 * most) return Order::big;
    return std::nullopt;
}

std::string from_utf16(std::string_view bytes, Order order) {
    std::string text;
    text.reserve(bytes.size() / 2);
    const auto unit = [&](std::size_t at) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return order == Order::little ? static_cast<char32_t>(second << 8U | first)
                                      : static_cast<char32_t>(first << 8U | second);
    };
    constexpr char32_t replacement = 0xFFFD;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
            const auto low = unit(at + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        const bool is_lone = c >= 0xD800 && c < 0xE000;
        append_utf8(text, is_lone ? replacement : c);
    }
    if (bytes.size() % 2 != 0) append_utf8(text, replacement);
    return text;
}

/// Whether some character is a well-formed sequence of several bytes.
bool has_multibyte(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (static_cast<unsigned char>(bytes[i]) >= 0x80 && utf8_sequence_length(bytes, i) > 1) {
            return true;
        }
    }
    return false;
}

/// NUL and others that no text has: a picture or an archive, whose name require_text says.
bool has_control(std::string_view bytes) {
    constexpr std::string_view allowed = "\t\n\v\f\r\x1B";
    return std::ranges::any_of(bytes, [&](char c) {
        return static_cast<unsigned char>(c) < 0x20 && allowed.find(c) == std::string_view::npos;
    });
}

bool declares_latin1(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return false;
    std::string declaration(bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200})));
    for (char& c : declaration) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    constexpr std::array names{
        "ISO-8859-1"sv, "LATIN1"sv, "LATIN-1"sv, "WINDOWS-1252"sv, "CP1252"sv};
    return std::ranges::any_of(names, [&](std::string_view name) {
        return declaration.find(name) != std::string::npos;
    });
}

std::optional<std::string> from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char32_t meant = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
        if (meant == 0 && byte != 0) return std::nullopt;
        append_utf8(text, meant);
    }
    return text;
}

// ---- web pages -----------------------------------------------------------------------------

constexpr std::size_t head_looked_at = 4096;

/// Whether the beginning is that of a web page, not of other XML.
bool is_page(std::string_view bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos || bytes[first] != '<') return false;
    const auto head = lower_ascii(bytes.substr(first, head_looked_at));
    constexpr std::array marks{"<html"sv, "<!doctype html"sv, "<head"sv, "<body"sv, "<meta"sv};
    return std::ranges::any_of(marks, [&](std::string_view mark) {
        return head.find(mark) != std::string::npos;
    });
}

struct DeclaredEncoding {
    std::string_view label;  ///< as pages write it, in lower case
    const char* name;        ///< as iconv knows it
};

/// What pages call themselves. The labels that begin `iso-8859-` and `windows-` and a number are
/// names of iconv as they are. Not those that shift states, which hide markup.
constexpr std::array declared_encodings{
    DeclaredEncoding{"gb2312", "GB18030"},
    DeclaredEncoding{"gbk", "GB18030"},
    DeclaredEncoding{"gb18030", "GB18030"},
    DeclaredEncoding{"big5", "BIG5-HKSCS"},
    DeclaredEncoding{"shift_jis", "CP932"},
    DeclaredEncoding{"shift-jis", "CP932"},
    DeclaredEncoding{"x-sjis", "CP932"},
    DeclaredEncoding{"euc-jp", "EUC-JP"},
    DeclaredEncoding{"euc-kr", "CP949"},
    DeclaredEncoding{"ks_c_5601-1987", "CP949"},
    DeclaredEncoding{"koi8-r", "KOI8-R"},
    DeclaredEncoding{"koi8-u", "KOI8-U"},
    DeclaredEncoding{"macintosh", "MACINTOSH"},
    DeclaredEncoding{"latin1", "WINDOWS-1252"},
    DeclaredEncoding{"cp1252", "WINDOWS-1252"},
    DeclaredEncoding{"iso-8859-1", "WINDOWS-1252"},
    DeclaredEncoding{"us-ascii", "WINDOWS-1252"},
    DeclaredEncoding{"ascii", "WINDOWS-1252"},
    DeclaredEncoding{"iso-8859-9", "WINDOWS-1254"},
    DeclaredEncoding{"iso-8859-11", "WINDOWS-874"},
    DeclaredEncoding{"tis-620", "WINDOWS-874"},
};

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 5 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The label a `meta` of the page's beginning gives, in lower case; empty when there is none.
std::string declared_label(std::string_view bytes) {
    const auto head = lower_ascii(bytes.substr(0, head_looked_at));
    constexpr auto mark = "charset"sv;
    for (auto meta = head.find("<meta"); meta != std::string::npos;
         meta = head.find("<meta", meta + 1)) {
        const auto tag = head.substr(meta, std::min(head.find('>', meta), head.size()) - meta);
        const auto found = tag.find(mark);
        if (found == std::string::npos) continue;
        const auto begin = tag.find_first_not_of(" =\"'", found + mark.size());
        if (begin == std::string::npos) continue;
        return tag.substr(begin, tag.find_first_of(" \"';/", begin) - begin);
    }
    return {};
}

/// What iconv calls an encoding; empty when it is none we convert.
std::string iconv_name(std::string_view label) {
    const auto* known = std::ranges::find(declared_encodings, label, &DeclaredEncoding::label);
    if (known != declared_encodings.end()) return known->name;
    for (const auto family : {"iso-8859-"sv, "windows-"sv}) {
        if (label.starts_with(family) && is_number(label.substr(family.size()))) {
            return std::string(label);
        }
    }
    return {};
}

class Converter {
public:
    explicit Converter(const std::string& from) : descriptor_(iconv_open("UTF-8", from.c_str())) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (is_open()) iconv_close(descriptor_);
    }

    [[nodiscard]] bool is_open() const {
        // NOLINTNEXTLINE: what POSIX returns for "none"
        return descriptor_ != reinterpret_cast<iconv_t>(-1);
    }

    /// The text and how many bytes became U+FFFD.
    std::pair<std::string, std::size_t> convert(std::string_view bytes) {
        std::string text;
        text.reserve(bytes.size() + bytes.size() / 2);
        std::size_t replaced = 0;
        std::array<char, 4096> block{};
        auto* in = const_cast<char*>(bytes.data());  // NOLINT: iconv takes no const and writes none
        auto left = bytes.size();
        while (left > 0) {
            char* out = block.data();
            auto room = block.size();
            const auto result = iconv(descriptor_, &in, &left, &out, &room);
            const auto why = errno;
            text.append(block.data(), block.size() - room);
            if (result != static_cast<std::size_t>(-1) || why == E2BIG) continue;
            append_utf8(text, 0xFFFD);
            ++replaced;
            ++in;
            --left;
        }
        return {std::move(text), replaced};
    }

private:
    iconv_t descriptor_;
};

Decoded with_damage_replaced(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + 16);
    std::size_t replaced = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto length = utf8_sequence_length(bytes, at);
        if (length == 0) {
            append_utf8(text, 0xFFFD);
            ++replaced;
            ++at;
            continue;
        }
        text.append(bytes, at, length);
        at += length;
    }
    Decoded result(std::move(text), "damaged UTF-8");
    result.set_replaced(replaced);
    return result;
}

/// A page that is no UTF-8.
Decoded decoded_page(std::string_view bytes) {
    const auto label = declared_label(bytes);
    const auto name = iconv_name(label);
    if (!name.empty() && name != "WINDOWS-1252") {
        Converter converter(name);
        if (converter.is_open()) {
            auto [text, replaced] = converter.convert(bytes);
            Decoded result(std::move(text), label);
            result.set_replaced(replaced);
            return result;
        }
    }
    if (name == "WINDOWS-1252" || !has_multibyte(bytes)) {
        if (auto text = from_windows_1252(bytes)) return {*std::move(text), "Windows-1252"};
    }
    return with_damage_replaced(bytes);
}

}  // namespace

std::string_view Decoded::bytes() const {
    return without_bom(from_.empty() ? original_ : std::string_view(converted_));
}

Decoded decoded(std::string_view bytes) {
    if (const auto order = utf16_order(bytes)) return {from_utf16(bytes, *order), "UTF-16"};
    const bool is_declared = declares_latin1(bytes);
    const bool is_utf8 = find_invalid_utf8(bytes) == std::string_view::npos;
    if (is_utf8 && !is_declared) return Decoded(bytes);
    if (is_page(bytes) && !has_control(bytes)) return decoded_page(bytes);
    if (has_control(bytes) || (!is_declared && has_multibyte(bytes))) return Decoded(bytes);
    auto text = from_windows_1252(bytes);
    if (!text) return Decoded(bytes);
    return {*std::move(text), is_declared ? "ISO-8859-1" : "Windows-1252"};
}

}  // namespace relata
