#pragma once

#include "importers/input_text.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A cell of a table kept as delimited text.
struct Cell {
    std::string_view text;   ///< lives until the next record is read
    std::size_t offset = 0;  ///< of its first byte, an opening quote included
    bool is_quoted = false;
};

/// Reads delimited text record by record: RFC 4180, and also any other delimiter, LF or CR as the
/// end of a record, blanks around a quoted cell, and blank lines, which are skipped. Blanks at the
/// ends of a cell without quotes are dropped. Keeps views of the text and of `places`.
class DelimitedView {
public:
    /// Starts at byte `begin`.
    DelimitedView(
        std::string_view text, char delimiter, const PlacesView& places, std::size_t begin = 0
    )
        : text_(text), delimiter_(delimiter), places_(&places), at_(begin) {}

    /// Reads the next record into `cells`; false at the end. Throws InputError at a quote that is
    /// never closed and at text after a closing quote.
    bool next(std::vector<Cell>& cells);

    /// After an error: goes on behind the line at which the record began.
    void skip_line();

private:
    [[nodiscard]] bool at_record_end() const {
        return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
    }
    Cell read_cell();
    void read_quoted(Cell& cell);
    void skip_line_break();
    void skip_blanks();

    std::string_view text_;
    char delimiter_;
    const PlacesView* places_;
    std::size_t at_;
    std::size_t record_begin_ = 0;
    std::deque<std::string> unescaped_;  // cells of the record that differ from the text
};

}  // namespace relata
