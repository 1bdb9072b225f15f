#pragma once

#include <string_view>

namespace relata::syntax {

/// A table in the bytes of a file: lines sorted by the bytes of their first column, columns parted
/// by tabs, a header of lines that begin with `#`. Looked up where it lies: nothing is built when a
/// program starts. Views the bytes.
class SortedLines {
public:
    explicit SortedLines(std::string_view file);

    /// The line with this first column; empty when there is none. O(log n).
    [[nodiscard]] std::string_view find(std::string_view key) const;
    /// All lines, without the header.
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// The text before the first tab; `line` is left with what follows it.
std::string_view take_column(std::string_view& line);

}  // namespace relata::syntax
