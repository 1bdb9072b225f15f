#include "importers/encoding.hpp"

#include "graph/utf8.hpp"
#include "importers/input_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

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

}  // namespace

std::string_view Decoded::bytes() const {
    return without_bom(from_.empty() ? original_ : std::string_view(converted_));
}

Decoded decoded(std::string_view bytes) {
    if (const auto order = utf16_order(bytes)) return {from_utf16(bytes, *order), "UTF-16"};
    const bool is_declared = declares_latin1(bytes);
    const bool is_utf8 = find_invalid_utf8(bytes) == std::string_view::npos;
    if (is_utf8 && !is_declared) return Decoded(bytes);
    if (has_control(bytes) || (!is_declared && has_multibyte(bytes))) return Decoded(bytes);
    auto text = from_windows_1252(bytes);
    if (!text) return Decoded(bytes);
    return {*std::move(text), is_declared ? "ISO-8859-1" : "Windows-1252"};
}

}  // namespace relata
