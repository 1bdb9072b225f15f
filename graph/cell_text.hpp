#pragma once

#include "graph/property.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// What a table column may declare its cells to be (`year:int`, `tags:string[]`).
struct CellType {
    enum class Base { text, integer, real, boolean, date };
    Base base = Base::text;
    bool is_list = false;  ///< items parted by `;`
};

/// The type a heading's last part names, as in Neo4j's import headings: `int`, `long`, `short`,
/// `byte`; `float`, `double`; `boolean`; `date`, `datetime`; `string`, `char` and the other types,
/// which are kept as text; each with `[]` for a list. Any case. Nothing for an unknown name.
std::optional<CellType> cell_type(std::string_view name);

/// The value of a cell of a column without a declared type: an integer, a double or a boolean
/// (`true`, `True`, `TRUE`) when it is written as one, a date when the column is called when,
/// date, stated, start or end and the cell is EDTF, else a string. An empty cell is null.
///
/// Only what JSON calls a number is one, so that `007`, `+3` and `1,5` stay as they are, and so
/// does an integer of more than 64 bits.
PropertyValue cell_value(std::string_view column, std::string_view text);

/// Whether a text under this name is read as a date when it is EDTF: when, date, stated, start,
/// end, in any case.
bool is_date_name(std::string_view name);

/// The name a property is kept under: those that searches and pictures know (when, stated, status,
/// confidence, role, speaker, weight) in lower case, any other as it is. The view is of `name` or
/// of a constant.
std::string_view kept_name(std::string_view name);

/// `cell_value` for callers who have asked about the column once.
enum class MayBeDate : bool { no, yes };
MayBeDate may_be_date(std::string_view column);
PropertyValue cell_value(MayBeDate column, std::string_view text);

/// The value of a cell of a column with a declared type; nothing when the cell is not of that type.
std::optional<PropertyValue> typed_cell_value(const CellType& type, std::string_view text);

/// The cell for a value: like `to_display`, null as an empty cell. `cell_value` gives the same
/// value back for what a table can hold; the writer compares to find what it cannot.
std::string cell_text(const PropertyValue& value);

}  // namespace relata
