#include "graph/dot_text.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace relata {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view hex_digits = "0123456789abcdef";

// Graphviz 2.42 refuses a quoted string of 16384 bytes or more; pieces stay well below, because one
// character can be written as five.
constexpr std::size_t longest_piece = 8000;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void append_hex(std::string& out, char c, std::string_view digits) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
}

/// Bytes of the ill-formed sequence at `at` that one U+FFFD stands for.
std::size_t ill_formed_length(std::string_view text, std::size_t at) {
    // A part could begin a character when continuation bytes make it one; which second bytes are
    // allowed is decided by the part itself.
    for (std::size_t length = 3; length >= 2; --length) {
        if (at + length > text.size()) continue;
        auto completed = std::string(text.substr(at, length));
        while (completed.size() < 4) {
            completed += '\x80';
            if (utf8_sequence_length(completed, 0) == completed.size()) return length;
        }
    }
    return 1;
}

bool is_reordering(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_no_text(char32_t c) {
    if (c < 0x20) return c != U'\t' && c != U'\n';
    if (c >= 0x7F && c <= 0x9F) return true;
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFE;
}

/// `backslash` is what one backslash becomes.
std::string quoted(std::string_view raw, std::string_view backslash) {
    const auto text = sanitized(raw);
    std::string out = "\"";
    std::size_t piece_begin = out.size();
    for (std::size_t i = 0; i < text.size();) {
        if (out.size() - piece_begin > longest_piece) {
            out += "\" + \"";
            piece_begin = out.size();
        }
        const auto length = utf8_sequence_length(text, i);
        switch (text[i]) {
            case '\\':
                out += backslash;
                break;
            case '"':
                out += "\\\"";
                break;
            case '\n':
                out += "\\n";
                break;
            case '&':
                out += "&amp;";
                break;
            default:
                out += text.substr(i, length);
        }
        i += length;
    }
    out += '"';
    return out;
}

bool is_keyword(std::string_view name) {
    constexpr std::array<std::string_view, 6> keywords{
        "node", "edge", "graph", "digraph", "subgraph", "strict"};
    const auto same = [](char a, char b) { return (a | 0x20) == b; };
    return std::ranges::any_of(keywords, [&](std::string_view keyword) {
        return std::ranges::equal(name, keyword, same);
    });
}

bool starts_with_scheme(std::string_view url, std::string_view scheme) {
    if (url.size() <= scheme.size()) return false;
    return std::ranges::equal(url.substr(0, scheme.size()), scheme, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b;
    });
}

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

std::string sanitized(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8_sequence_length(text, i);
        if (length == 0) {
            out += replacement;
            i += ill_formed_length(text, i);
            continue;
        }
        const auto c = utf8_code_point(text, i);
        if (c == U'\r') {
            if (text.substr(i + 1, 1) != "\n") out += '\n';
        } else if (is_no_text(c)) {
            out += replacement;
        } else if (!is_reordering(c)) {
            out += text.substr(i, length);
        }
        i += length;
    }
    return out;
}

std::string dot_quoted(std::string_view text) {
    return quoted(text, "\\\\");
}

std::string dot_tooltip(std::string_view text) {
    return quoted(text, "\\\\\\\\");
}

std::string dot_name(std::string_view slug) {
    if (slug.empty()) return "Z";
    const bool keyword = is_keyword(slug);
    std::string out;
    for (std::size_t i = 0; i < slug.size(); ++i) {
        const char c = slug[i];
        const bool plain = (is_letter(c) && c != 'Z') || (is_digit(c) && i != 0);
        if (c == '-') {
            out += '_';
        } else if (plain && !(keyword && i == 0)) {
            out += c;
        } else {
            out += 'Z';
            append_hex(out, c, hex_digits);
        }
    }
    return out.size() > longest_piece ? quoted(out, "") : out;  // no backslash in it
}

std::optional<std::string> safe_url(std::string_view url) {
    if (!starts_with_scheme(url, "http://") && !starts_with_scheme(url, "https://") &&
        !starts_with_scheme(url, "mailto:")) {
        return std::nullopt;
    }
    // RFC 3986 unreserved and reserved characters without the apostrophe, which closes an
    // attribute.
    constexpr std::string_view marks = "-._~:/?#[]@!$&()*+,;=";
    std::string out;
    for (std::size_t i = 0; i < url.size(); ++i) {
        const char c = url[i];
        const bool is_encoded =
            c == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]);
        if (is_letter(c) || is_digit(c) || is_encoded || marks.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            append_hex(out, c, "0123456789ABCDEF");
        }
    }
    return out;
}

std::string undo_dot_label(std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size();) {
        const auto rest = value.substr(i);
        if (rest.starts_with("\\\\")) {
            out += '\\';
            i += 2;
        } else if (rest.starts_with("\\n")) {
            out += '\n';
            i += 2;
        } else if (rest.starts_with("&amp;")) {
            out += '&';
            i += 5;
        } else {
            out += value[i];
            ++i;
        }
    }
    return out;
}

}  // namespace relata
