#include "importers/delimited.hpp"

#include "graph/byte_search.hpp"

#include <algorithm>
#include <array>

namespace relata {

void DelimitedView::skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t') &&
           text_[at_] != delimiter_) {
        ++at_;
    }
}

void DelimitedView::skip_line_break() {
    if (at_ == text_.size()) return;
    const bool is_crlf = text_.substr(at_, 2) == "\r\n";
    at_ += is_crlf ? 2 : 1;
}

void DelimitedView::skip_line() {
    at_ = std::min(text_.find_first_of("\r\n", record_begin_), text_.size());
    skip_line_break();
}

void DelimitedView::read_quoted(Cell& cell) {
    const auto opening = at_++;
    cell.offset = opening;
    cell.is_quoted = true;
    std::string* unescaped = nullptr;
    for (;;) {
        const auto quote = text_.find('"', at_);
        if (quote == std::string_view::npos) {
            throw InputError(places_->at(opening), "the quote opened here is never closed");
        }
        const auto part = text_.substr(at_, quote - at_);
        at_ = quote + 1;
        const bool is_escaped = text_.substr(at_, 1) == "\"";
        if (is_escaped && unescaped == nullptr) unescaped = &unescaped_.emplace_back();
        if (unescaped == nullptr) {
            cell.text = part;
            break;
        }
        *unescaped += part;
        cell.text = *unescaped;
        if (!is_escaped) break;
        *unescaped += '"';
        ++at_;
    }
    skip_blanks();
    if (!at_record_end() && text_[at_] != delimiter_) {
        throw InputError(
            places_->at(at_),
            "text after a closing quote, expected the end of the cell (a quote inside a cell is "
            "written twice)"
        );
    }
}

Cell DelimitedView::read_cell() {
    Cell cell;
    skip_blanks();
    cell.offset = at_;
    if (at_ < text_.size() && text_[at_] == '"') {
        read_quoted(cell);
        return cell;
    }
    const char* const end = text_.data() + text_.size();
    const char* const at = find_byte(text_.data() + at_, end, std::array{delimiter_, '\n', '\r'});
    at_ = static_cast<std::size_t>(at - text_.data());
    auto text = text_.substr(cell.offset, at_ - cell.offset);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    cell.text = text;
    return cell;
}

bool DelimitedView::next(std::vector<Cell>& cells) {
    cells.clear();
    unescaped_.clear();
    for (;;) {  // blank lines
        skip_blanks();
        if (at_ == text_.size()) return false;
        if (!at_record_end()) break;
        skip_line_break();
    }
    record_begin_ = at_;
    for (;;) {
        cells.push_back(read_cell());
        if (at_record_end()) break;
        ++at_;  // the delimiter
    }
    skip_line_break();
    return true;
}

}  // namespace relata
