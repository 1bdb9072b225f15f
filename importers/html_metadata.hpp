#pragma once

#include "graph/edtf.hpp"
#include "importers/html_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

struct JsonValue;
namespace article {
class Lexicon;
}

/// What a web page says about itself, each from the best place that says it, in the order named; of
/// several of one sort the first.
class PageMetadata {
public:
    /// `lexicon`, which must outlive it, knows the names of months.
    explicit PageMetadata(const article::Lexicon& lexicon) : lexicon_(&lexicon) {}

    /// `og:title`, the `headline` of JSON-LD, `twitter:title`.
    [[nodiscard]] const std::string& title() const { return title_.text; }
    /// The `title` element, without the name of the site at its end.
    [[nodiscard]] std::string title_element() const;
    /// `og:site_name`, the `publisher` of JSON-LD, `citation_publisher`, `dc.publisher`,
    /// `publisher`, `application-name`.
    [[nodiscard]] const std::string& publisher() const { return publisher_.text; }
    /// `link rel=canonical`, `og:url`, the `url` of JSON-LD, and the comment a browser or
    /// SingleFile leaves in a page it saves. Whole addresses (http, https) only.
    [[nodiscard]] const std::string& address() const { return address_.text; }
    /// `article:published_time`, `datePublished` of JSON-LD or microdata, and what `meta` calls
    /// `citation_publication_date`, `dc.date` and the like.
    [[nodiscard]] const std::optional<Edtf>& date() const { return date_; }
    /// The first date that was given and not understood; empty when there is none.
    [[nodiscard]] const std::string& strange_date() const { return strange_date_; }

    /// Takes what a tag says.
    void read_tag(std::string_view name, HtmlAttributesView attributes);
    void read_title(std::string_view text) { title_element_ += text; }
    void read_comment(std::string_view text);
    /// Schema.org's description of an article, in `script type=application/ld+json`. What is no
    /// JSON is left alone.
    void read_json_ld(std::string_view text);

private:
    struct Field {
        std::string text;
        std::size_t rank = SIZE_MAX;  ///< of the place it was taken from; the lowest wins
    };

    static void offer(Field& field, std::string_view text, std::size_t rank);
    void offer_address(std::string_view text, std::size_t rank);
    void offer_date(std::string_view text, std::size_t rank);
    void read_json_value(const JsonValue& value);
    void read_json_article(const JsonValue& value);

    const article::Lexicon* lexicon_;
    Field title_;
    Field publisher_;
    Field address_;
    std::string title_element_;
    std::optional<Edtf> date_;
    std::size_t date_rank_ = SIZE_MAX;
    std::string strange_date_;
};

/// The day a page's date gives: `2020-11-24T08:00:00+08:00`, `20201124`, `24 November 2020`. The
/// day is taken as it is written, whatever the time zone.
std::optional<Edtf> page_date(std::string_view text, const article::Lexicon& lexicon);

}  // namespace relata
