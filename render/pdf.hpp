#pragma once

#include <string>

namespace relata {

/// A PDF without the time of its making: the digits of every `/CreationDate` and `/ModDate` string
/// are replaced by those of 1970-01-01T00:00:00Z, byte for byte, so that the offsets in its table
/// of references stay right (ISO 32000-1, 7.9.4).
std::string without_dates(std::string pdf);

}  // namespace relata
