#pragma once

#include <string>
#include <string_view>

namespace relata {

/// The SHA-256 digest of `bytes` (FIPS 180-4) as 64 lower-case hex digits.
std::string sha256(std::string_view bytes);

}  // namespace relata
