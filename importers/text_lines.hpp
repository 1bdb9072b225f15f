#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace relata {

/// A line of a text, without its end, and where it begins.
struct LineView {
    std::string_view text;
    std::size_t offset = 0;
};

/// The lines of a text one after the other. A line ends with LF, CR LF or a lone CR.
class LinesView {
public:
    explicit LinesView(std::string_view text) : text_(text) {}

    /// False at the end of the text.
    bool next(LineView& line) {
        if (at_ >= text_.size()) return false;
        const auto end = std::min(text_.find_first_of("\n\r", at_), text_.size());
        line = {text_.substr(at_, end - at_), at_};
        at_ = end + 1;
        const bool is_pair = end + 1 < text_.size() && text_[end] == '\r' && text_[end + 1] == '\n';
        if (is_pair) ++at_;
        return true;
    }
    /// Where the next line begins; the size of the text when there is none.
    [[nodiscard]] std::size_t offset() const { return std::min(at_, text_.size()); }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

inline std::string_view without_outer_blanks(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\f\v\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\f\v\r\n") - begin + 1);
}

/// Parts of a line between blanks and tabs.
inline void split_at_blanks(std::string_view line, std::vector<std::string_view>& parts) {
    parts.clear();
    std::size_t at = 0;
    for (;;) {
        while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
        if (at == line.size()) return;
        const auto begin = at;
        while (at < line.size() && line[at] != ' ' && line[at] != '\t') ++at;
        parts.push_back(line.substr(begin, at - begin));
    }
}

}  // namespace relata
