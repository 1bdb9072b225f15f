#include "importers/article/paragraphs.hpp"

#include "graph/utf8.hpp"

#include <algorithm>

namespace relata {
namespace {

/// What becomes of a code point on one line.
enum class Sort { kept, blank, dropped };

Sort sort_of(char32_t c) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) return Sort::blank;
    if (c < 0xA0) return c < 0x20 || c == 0x7F ? Sort::dropped : Sort::kept;
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A)) return Sort::blank;
    if (c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000) return Sort::blank;
    const bool is_mark = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2060 && c <= 0x2069);
    return c == 0xAD || c == 0xFEFF || is_mark ? Sort::dropped : Sort::kept;
}

}  // namespace

void add_paragraph(ArticleText& article, std::string_view text, std::size_t line) {
    if (!article.text.empty()) {
        article.text += "\n\n";
        article.lines.push_back(line);
    }
    article.text += text;
    const auto lines = 1 + static_cast<std::size_t>(std::ranges::count(text, '\n'));
    for (std::size_t i = 0; i < lines; ++i) article.lines.push_back(line + i);
}

std::string with_single_blanks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto length = std::max<std::size_t>(1, utf8_sequence_length(text, at));
        const auto sort = length == 1 ? sort_of(static_cast<unsigned char>(text[at]))
                                      : sort_of(utf8_code_point(text, at));
        if (sort == Sort::blank) blank = true;
        if (sort == Sort::kept) {
            if (blank && !result.empty()) result += ' ';
            blank = false;
            result.append(text, at, length);
        }
        at += length;
    }
    return result;
}

}  // namespace relata
