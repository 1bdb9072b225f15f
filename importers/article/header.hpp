#pragma once

#include "importers/article/segment.hpp"

#include <string_view>
#include <vector>

namespace relata::article {

/// Reads what stands before an article's first sentence into `layout` (what it has stands) and
/// returns where the body begins; `unread` gets the lines behind that place which are no sentences
/// either: a byline below a standfirst, "Reporting by …" at the end.
///
/// Lines of a header begin with a word of header_words.tsv, or are a date, a dateline, a title or a
/// byline:
///
///     Ministers sign pact                            a title: the first line, at most 20 words, no
///                                                    full stop; a blank or header line follows
///     Ann Lee, Trade Correspondent                   a byline: right below a title and above a day
///     By Ann Lee | Dec 2, 2025 10:42am               its day is the article's
///     Fri 19 Sep 2025                                a day and little else
///     LAUSANNE, Switzerland, April 24, 2025 (ABC)    a dateline of its own
///     TOKYO, Nov. 24 (ABC) -- Two ministers          a dateline, cut off the first sentence; its
///                                                    day takes its year from the header
std::size_t read_header(
    std::string_view text,
    const Lexicon& lexicon,
    std::size_t begin,
    Layout& layout,
    std::vector<Span>& unread
);

}  // namespace relata::article
