#pragma once

#include "graph/edtf.hpp"
#include "importers/article/lexicon.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata::article {

/// Bytes [begin, end) of the document's text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What an article is made of before anything is understood.
struct Layout {
    std::string title;
    /// The title, where it is a line of the text written as a sentence is; else empty. It is none
    /// of the sentences.
    Span headline;
    std::string publisher;
    std::string dateline;      ///< its places as they stand: "STOCKHOLM", "PORT LOUIS, Mauritius"
    std::optional<Edtf> date;  ///< of publication, as the text gives it
    std::vector<Span> sentences;  ///< in order, none empty, no white space at either end
    std::size_t table_rows = 0;   ///< lines that are no sentences but rows of tables
    std::size_t first_row = 0;    ///< where the first of them begins
};

/// Finds header, dateline and sentences.
///
/// Header lines are those before the first paragraph that name a date ("Date: …", "date
/// 2020-11-24"), an author ("By …"), a picture credit ("Photo: …") or are a title: a first line of
/// at most 20 words without a full stop, followed by a blank line. A dateline ("TOKYO, Nov. 24
/// (Agency) --") is cut off the first sentence; its day takes its year from the header.
///
/// A sentence ends at `.`, `!` or `?` (and closing quotes or brackets after it) before white space
/// or before a capital letter with no space between ("Tuesday.The"); not after an abbreviation of
/// abbreviations.tsv or a single capital letter ("U.S.", "J. Smith") unless a new paragraph
/// follows; and at a blank line. Spaces that do not break count as blanks. A line of capitals
/// between blank lines is a headline, and rows of a table are no sentences: two or more lines with
/// two `|` in each, or three or more in which tabs or runs of three blanks part the columns. A
/// sentence longer than 4,000 bytes is cut at a blank.
///
/// `begin` is where to begin, and `known` what is known from elsewhere: what it has stands, and the
/// text gives the rest.
Layout segment(
    std::string_view text, const Lexicon& lexicon, std::size_t begin = 0, Layout known = {}
);

}  // namespace relata::article
