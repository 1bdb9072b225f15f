#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// `text` broken into lines of at most `width` columns, as full as they can be (greedy).
///
/// Lines are broken at blanks (the blank goes), between East Asian wide characters but not before
/// closing or after opening punctuation, and at line feeds; a word wider than `longest_word`
/// columns is cut, without a hyphen. A narrower word that does not fit stands on a line of its own,
/// too long for it. Columns are those of display_width. A tab counts as a blank. Empty text is one
/// empty line.
std::vector<std::string> wrapped(
    std::string_view text, std::size_t width, std::size_t longest_word
);

/// The same number of lines as `wrapped`, but the widest of them as narrow as it can be, so that a
/// label looks even. O(width * length).
std::vector<std::string> wrapped_evenly(
    std::string_view text, std::size_t width, std::size_t longest_word
);

/// `lines` joined by line feeds.
std::string joined_lines(const std::vector<std::string>& lines);

/// At most `columns` columns of `text`, with `…` when something was cut.
std::string shortened(std::string_view text, std::size_t columns);

}  // namespace relata
