#include "render/text_wrap.hpp"

#include "graph/names.hpp"
#include "graph/utf8.hpp"

#include <algorithm>

namespace relata {
namespace {

/// What is never broken, and the blanks before it.
struct Piece {
    std::string blanks;
    std::string text;
    std::size_t width = 0;
};

// Closing punctuation never begins a line, opening punctuation never ends one. A part of the
// Unicode line breaking classes CL, CP, EX, IS, NS and OP (UAX #14) that occurs between wide
// characters.
constexpr std::u32string_view not_at_begin =
    U"、。，．：；？！）」』】〉》〕〗〙〛’”ー々ゝゞヽヾ…‥・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョ"
    U"ヮヵヶ,.:;?!)]}%";
constexpr std::u32string_view not_at_end = U"（「『【〈《〔〖〘〚‘“([{";

std::size_t character_length(std::string_view text, std::size_t at) {
    return std::max<std::size_t>(utf8_sequence_length(text, at), 1);
}

char32_t character(std::string_view text, std::size_t at) {
    return utf8_sequence_length(text, at) == 0 ? U'\uFFFD' : utf8_code_point(text, at);
}

constexpr char32_t zero_width_joiner = 0x200D;

/// Whether a line may be broken between two characters that touch.
bool may_break(char32_t before, std::size_t before_width, char32_t after, std::size_t after_width) {
    if (before_width != 2 && after_width != 2) return false;
    if (after_width == 0 || before == zero_width_joiner) return false;
    return not_at_begin.find(after) == std::u32string_view::npos &&
           not_at_end.find(before) == std::u32string_view::npos;
}

/// Words, cut between wide characters and where they are longer than `longest_word`.
std::vector<Piece> pieces_of(std::string_view line, std::size_t longest_word) {
    std::vector<Piece> pieces;
    std::string blanks;
    char32_t before = U' ';
    std::size_t before_width = 0;
    for (std::size_t i = 0; i < line.size();) {
        const auto length = character_length(line, i);
        const auto text = line.substr(i, length);
        const auto c = character(line, i);
        i += length;
        if (c == U' ' || c == U'\t') {
            blanks += ' ';
            before = U' ';
            continue;
        }
        const auto width = display_width(text);
        const bool begins = before == U' ' || may_break(before, before_width, c, width) ||
                            (pieces.back().width + width > longest_word && width != 0 &&
                             before != zero_width_joiner);
        if (begins) {
            pieces.push_back({blanks, {}, 0});
            blanks.clear();
        }
        pieces.back().text += text;
        pieces.back().width += width;
        before = c;
        if (width != 0) before_width = width;
    }
    if (!blanks.empty()) pieces.push_back({blanks, {}, 0});
    return pieces;
}

/// Fills lines one after the other.
std::vector<std::string> filled(const std::vector<Piece>& pieces, std::size_t width) {
    std::vector<std::string> lines{{}};
    std::size_t used = 0;
    bool line_is_new = true;
    for (const auto& piece : pieces) {
        if (!line_is_new && used + piece.blanks.size() + piece.width > width) {
            lines.emplace_back();
            used = 0;
            // One blank is where the line was broken; more than one were put there by the author.
            if (piece.blanks.size() > 1) {
                lines.back() = piece.blanks.substr(1);
                used = piece.blanks.size() - 1;
            }
        } else {
            lines.back() += piece.blanks;
            used += piece.blanks.size();
        }
        lines.back() += piece.text;
        used += piece.width;
        line_is_new = false;
    }
    return lines;
}

template <typename Fill>
std::vector<std::string> for_each_line(std::string_view text, std::size_t longest_word, Fill fill) {
    std::vector<std::string> lines;
    for (;;) {
        const auto end = text.find('\n');
        const auto part = fill(pieces_of(text.substr(0, end), longest_word));
        lines.insert(lines.end(), part.begin(), part.end());
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::vector<std::string> wrapped(
    std::string_view text, std::size_t width, std::size_t longest_word
) {
    return for_each_line(text, longest_word, [&](const std::vector<Piece>& pieces) {
        return filled(pieces, width);
    });
}

std::vector<std::string> wrapped_evenly(
    std::string_view text, std::size_t width, std::size_t longest_word
) {
    return for_each_line(text, longest_word, [&](const std::vector<Piece>& pieces) {
        auto best = filled(pieces, width);
        if (best.size() == 1) return best;
        // A narrower width never needs fewer lines, so the first that needs more ends the search.
        for (auto narrower = width - 1; narrower > 0; --narrower) {
            auto lines = filled(pieces, narrower);
            if (lines.size() != best.size()) break;
            best = std::move(lines);
        }
        return best;
    });
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        if (&line != &lines.front()) text += '\n';
        text += line;
    }
    return text;
}

std::string shortened(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::string kept;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = text.substr(i, character_length(text, i));
        used += display_width(next);
        if (used + 1 > columns) break;
        kept += next;
        i += next.size();
    }
    return kept + "…";
}

}  // namespace relata
