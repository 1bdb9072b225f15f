#pragma once

#include "graph/property.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace relata {

/// What an XML format declares the values of an attribute to be.
enum class XmlValueType : std::uint8_t {
    text,
    integer,
    real,
    boolean,
    date,
    numbers,  ///< a list parted by commas, as graph-tool's vectors
    texts,    ///< GEXF's liststring: parted by `|`, `,` or `;`, or in brackets
    integers,
    reals,
    booleans,
    number,  ///< relata's own: an integer, or with a point a double
    mixed    ///< relata's own: text, or JSON in the one text form of values when it is that
};

/// By the name a format gives it (`int`, `liststring`, `vector_double`), in any case; text for an
/// unknown one.
XmlValueType xml_value_type(std::string_view name);

/// The value of a text of that type; nothing when it is not of it. Numbers may have blanks around
/// them, a plus sign, hexadecimal digits (graph-tool) and be NaN or infinite in the spellings of
/// XML Schema, Java, Python and C. A text is a date when the name is one of when, date, stated,
/// start and end in any case and it is EDTF.
std::optional<PropertyValue> xml_value(
    XmlValueType type, std::string_view name, std::string_view text
);

/// Without the white space around it.
std::string_view trimmed(std::string_view text);

/// Without the white space around it, when a line break is part of that: the text stands on lines
/// of its own.
std::string_view without_layout(std::string_view text);

}  // namespace relata
