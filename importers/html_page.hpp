#pragma once

#include "graph/edtf.hpp"
#include "importers/html_metadata.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

inline constexpr std::size_t no_element = SIZE_MAX;

/// A block element of a page: one that breaks the text into paragraphs.
struct PageElement {
    enum class Use : std::uint8_t {
        plain,
        body_of_article,  ///< `itemprop=articleBody`
        article,
        main,
        table,
        cell,
        beside,  ///< navigation, footer, aside, form, comments …: what stands beside an article
    };
    std::size_t parent = no_element;  ///< always an earlier one; none for the page itself
    Use use = Use::plain;
    std::size_t line = 0;
    std::size_t rows = 0;  ///< of a table
};

/// A paragraph, a heading, an item of a list, the text of a cell.
struct PageBlock {
    std::string text;  ///< on one line, but in `pre`; not empty
    std::size_t element = 0;
    std::size_t line = 0;
    std::size_t linked = 0;   ///< bytes of it that are in links
    std::size_t dated = 0;    ///< bytes of it that are in `time`
    std::size_t heading = 0;  ///< 1 to 6
};

/// `time datetime=…`
struct PageTime {
    Edtf date;
    std::size_t element = 0;
};

/// What stands in a page, scripts, styles and what is hidden left out.
struct HtmlPage {
    std::vector<PageElement> elements;  ///< the page itself first, each behind its parent
    std::vector<PageBlock> blocks;      ///< in the order of the page
    std::vector<PageTime> times;
    PageMetadata metadata;
};

/// Throws as read_html does. The page keeps a reference to `lexicon`. O(n).
HtmlPage read_page(
    std::string_view text, const std::string& source, const article::Lexicon& lexicon
);

}  // namespace relata
