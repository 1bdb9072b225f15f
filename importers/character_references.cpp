#include "importers/character_references.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace relata {
namespace {

// U+00A0 to U+00FF, in order.
constexpr std::array<std::string_view, 96> latin1_names{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

bool is_character(std::uint32_t code) {
    return code != 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
}

/// The code point between `&` and `;`; 0 for none.
std::uint32_t code_point(std::string_view name) {
    if (name == "amp") return '&';
    if (name == "lt") return '<';
    if (name == "gt") return '>';
    if (name == "quot") return '"';
    if (name == "apos") return '\'';
    if (name.starts_with('#')) {
        name.remove_prefix(1);
        const bool is_hex = name.starts_with('x') || name.starts_with('X');
        if (is_hex) name.remove_prefix(1);
        std::uint32_t code = 0;
        const auto* end = name.data() + name.size();
        const auto [stop, error] = std::from_chars(name.data(), end, code, is_hex ? 16 : 10);
        return error == std::errc{} && stop == end && is_character(code) ? code : 0;
    }
    const auto* known = std::ranges::find(latin1_names, name);
    return known == latin1_names.end()
               ? 0
               : 0xA0 + static_cast<std::uint32_t>(known - latin1_names.begin());
}

bool is_tag(std::string_view tag, std::string_view name) {
    if (tag.size() < name.size()) return false;
    const bool has_name = std::ranges::equal(tag.substr(0, name.size()), name, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b;
    });
    return has_name &&
           (tag.size() == name.size() || tag[name.size()] == ' ' || tag[name.size()] == '/');
}

}  // namespace

std::string without_references(std::string_view text) {
    constexpr std::size_t longest = 10;
    std::string out;
    for (;;) {
        const auto at = text.find('&');
        out += text.substr(0, at);
        if (at == std::string_view::npos) return out;
        text.remove_prefix(at);
        const auto end = text.substr(0, longest).find(';');
        const auto code = end == std::string_view::npos ? 0 : code_point(text.substr(1, end - 1));
        if (code == 0) {
            out += '&';
            text.remove_prefix(1);
        } else {
            append_utf8(out, static_cast<char32_t>(code));
            text.remove_prefix(end + 1);
        }
    }
}

std::string text_of_markup(std::string_view markup) {
    std::string out;
    const auto break_line = [&out] {
        while (out.ends_with(' ')) out.pop_back();
        if (!out.empty() && !out.ends_with('\n')) out += '\n';
    };
    while (!markup.empty()) {
        const auto text_end = std::min(markup.find('<'), markup.size());
        for (const char c : markup.substr(0, text_end)) {
            const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!is_space) {
                out += c;
            } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
                out += ' ';
            }
        }
        markup.remove_prefix(text_end);
        if (markup.empty()) break;
        const auto tag_end = std::min(markup.find('>'), markup.size() - 1);
        const auto tag = markup.substr(1, tag_end - 1);
        if (is_tag(tag, "br") || is_tag(tag, "/tr")) {
            break_line();
        } else if (is_tag(tag, "/td") && !out.empty() && out.back() != ' ' && out.back() != '\n') {
            out += ' ';
        }
        markup.remove_prefix(tag_end + 1);
    }
    while (out.ends_with(' ') || out.ends_with('\n')) out.pop_back();
    return without_references(out);
}

}  // namespace relata
