#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace relata {

/// The length, 1..4, of the well-formed UTF-8 sequence that begins at `at` (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF); 0 when there is none.
std::size_t utf8_sequence_length(std::string_view text, std::size_t at);

/// The offset of the first byte that is not well-formed UTF-8; npos when all of it is.
std::size_t find_invalid_utf8(std::string_view text);

/// The code point of a well-formed sequence at `at`.
char32_t utf8_code_point(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

}  // namespace relata
