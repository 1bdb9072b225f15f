#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// A table in the bytes of a file: lines sorted by the bytes of their first column, columns parted
/// by tabs, a header of lines that begin with `#`. Looked up where it lies; only the beginnings of
/// some lines, one in some dozens, are noted. Views the bytes.
class SortedLines {
public:
    explicit SortedLines(std::string_view file);

    /// The line with this first column; empty when there is none. O(log n).
    [[nodiscard]] std::string_view find(std::string_view key) const;
    /// All lines, without the header.
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    /// The first bytes of some line's key, as a number in their order, and where the line begins.
    struct Sample {
        std::uint64_t first_bytes = 0;
        std::size_t begin = 0;
    };
    std::string_view text_;
    std::vector<Sample> samples_;  ///< sorted
};

/// The text before the first tab; `line` is left with what follows it.
std::string_view take_column(std::string_view& line);

}  // namespace relata::syntax
