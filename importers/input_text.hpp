#pragma once

#include "graph/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// `bytes` without a UTF-8 byte-order mark. Editors do not show one, so places do not count it.
std::string_view without_bom(std::string_view bytes);

/// Refuses what is not text: UTF-16 and UTF-32, well-known binary files, NUL bytes, ill-formed
/// UTF-8. Throws InputError at the first bad byte. O(n).
void require_text(std::string_view bytes, const std::string& source);

/// A value as a message quotes it: on one line, in double quotes, control characters as U+FFFD, cut
/// after `longest` bytes.
std::string shown(std::string_view value, std::size_t longest = 60);

/// The line and column of any byte of a text, O(log n) each after one pass over the text. A line
/// ends with LF, CR LF or a lone CR. Keeps a view of the text.
class PlacesView {
public:
    /// `text` must outlive the object.
    PlacesView(std::string_view text, std::string source);

    [[nodiscard]] Location at(std::size_t offset) const;
    [[nodiscard]] const std::string& source() const noexcept { return source_; }

private:
    void find_lines() const;

    std::string_view text_;
    std::string source_;
    // Found when the first place is asked for: most files have no error.
    mutable std::vector<std::size_t> line_starts_;
};

}  // namespace relata
