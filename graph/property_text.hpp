#pragma once

#include "graph/property.hpp"

#include <optional>
#include <string_view>

namespace relata {

/// Reads the text form of properties that `to_text` writes, for records kept as text: JSON
/// (RFC 8259) with tagged dates and doubles, nested at most 512 deep. Many maps read with one
/// reader share their names.
class PropertyTextReader {
public:
    /// Nothing when `text` is not that form of one map. O(n log n).
    std::optional<PropertyMap> read_map(std::string_view text);

private:
    PropertyMapBuilder builder_;
};

}  // namespace relata
