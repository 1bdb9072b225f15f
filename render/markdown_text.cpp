#include "render/markdown_text.hpp"

#include "graph/ascii.hpp"
#include "graph/dot_text.hpp"
#include "render/phrases.hpp"

namespace relata {
namespace {

bool is_letter(char c) {
    const char lower = lower_ascii(c);
    return lower >= 'a' && lower <= 'z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether the character at `i` would mean something to Markdown there.
bool has_meaning(std::string_view line, std::size_t i) {
    const char c = line[i];
    if (std::string_view("\\`*_[]<>{}#|~&$^!").find(c) != std::string_view::npos) return true;
    const char before = i > 0 ? line[i - 1] : ' ';
    const char after = i + 1 < line.size() ? line[i + 1] : ' ';
    switch (c) {
        case '-':
        case '+':
            return i == 0;  // a list, an underlined heading
        case '=':
            return i == 0 || before == '=' || after == '=';  // `==marked==`
        case ':':
            // A definition, `http:`, `:smile:`.
            return i == 0 || (after != ' ' && !is_digit(after));
        case '.':
        case ')':
            // `1.` begins a list, `www.` a link.
            if (lower_ascii(before) == 'w') return true;
            return i > 0 && i < 10 &&
                   line.substr(0, i).find_first_not_of("0123456789") == std::string_view::npos;
        default:
            return false;
    }
}

std::string percent_encoded(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'%', digits[byte >> 4U], digits[byte & 15U]};
}

}  // namespace

std::string markdown_text(std::string_view text) {
    const auto line = one_line(sanitized(text));
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '@') {
            out += "<!-- -->";
        } else if (has_meaning(line, i)) {
            out += '\\';
        }
        out += line[i];
    }
    return out;
}

std::string markdown_destination(std::string_view url) {
    std::string out = "<";
    for (const char c : url) {
        if (c == '&') {
            out += "&amp;";
        } else if (std::string_view("<>\\*_`|").find(c) != std::string_view::npos) {
            out += percent_encoded(c);
        } else {
            out += c;
        }
    }
    return out + '>';
}

std::string markdown_file(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool is_plain = is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
        out += is_plain ? std::string(1, c) : percent_encoded(c);
    }
    return out;
}

}  // namespace relata
