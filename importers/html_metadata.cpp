#include "importers/html_metadata.hpp"

#include "graph/ascii.hpp"
#include "importers/article/lexicon.hpp"
#include "importers/article/paragraphs.hpp"
#include "importers/article/temporal.hpp"
#include "importers/json_reader.hpp"

#include <algorithm>
#include <array>

namespace relata {
namespace {

using namespace std::string_view_literals;

enum class Place { title, publisher, address, date };

struct MetaName {
    std::string_view name;
    Place place;
    std::size_t rank;  ///< 2 is that of JSON-LD
};

/// What the `property`, `name` or `itemprop` of a `meta` may be, in lower case.
constexpr std::array meta_names{
    MetaName{"og:title", Place::title, 1},
    MetaName{"headline", Place::title, 3},
    MetaName{"citation_title", Place::title, 3},
    MetaName{"twitter:title", Place::title, 4},
    MetaName{"og:site_name", Place::publisher, 1},
    MetaName{"citation_publisher", Place::publisher, 3},
    MetaName{"dc.publisher", Place::publisher, 4},
    MetaName{"dcterms.publisher", Place::publisher, 4},
    MetaName{"publisher", Place::publisher, 5},
    MetaName{"application-name", Place::publisher, 6},
    MetaName{"og:url", Place::address, 1},
    MetaName{"article:published_time", Place::date, 1},
    MetaName{"datepublished", Place::date, 3},
    MetaName{"citation_publication_date", Place::date, 4},
    MetaName{"citation_date", Place::date, 4},
    MetaName{"dc.date.issued", Place::date, 5},
    MetaName{"dcterms.issued", Place::date, 5},
    MetaName{"dcterms.created", Place::date, 5},
    MetaName{"dc.date", Place::date, 5},
    MetaName{"dcterms.date", Place::date, 5},
    MetaName{"parsely-pub-date", Place::date, 6},
    MetaName{"sailthru.date", Place::date, 6},
    MetaName{"pubdate", Place::date, 6},
    MetaName{"publishdate", Place::date, 6},
    MetaName{"publish-date", Place::date, 6},
    MetaName{"publication_date", Place::date, 6},
    MetaName{"date", Place::date, 7},
};
constexpr std::size_t rank_of_json = 2;

/// Whether schema.org's type is some sort of article: `NewsArticle`, `BlogPosting`.
bool is_article_type(const JsonValue& type) {
    if (const auto* list = type.get_if<JsonValue::Array>()) {
        return std::ranges::any_of(*list, is_article_type);
    }
    const auto* name = type.get_if<std::string>();
    return name != nullptr && (name->ends_with("Article") || name->ends_with("BlogPosting") ||
                               name->ends_with("Report") || name->ends_with("PressRelease"));
}

/// The text of a member, or of what it has in it by that name, or of the first of a list of these.
std::string_view text_in(const JsonValue& object, std::string_view key, std::string_view inner) {
    const auto* value = object.find(key);
    if (value == nullptr) return {};
    if (const auto* list = value->get_if<JsonValue::Array>()) {
        if (list->empty()) return {};
        value = &list->front();
    }
    if (const auto* within = value->find(inner)) value = within;
    const auto* text = value->get_if<std::string>();
    return text == nullptr ? std::string_view() : *text;
}

}  // namespace

std::optional<Edtf> page_date(std::string_view text, const article::Lexicon& lexicon) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return std::nullopt;
    text = text.substr(begin, 100);
    constexpr std::size_t day_length = 10;
    if (text.size() >= day_length && text[4] == '-') {
        if (auto day = Edtf::parse(text.substr(0, day_length))) return day;
    }
    const auto digits = text.substr(0, 8);
    if (digits.size() == 8 && digits.find_first_not_of("0123456789") == std::string_view::npos) {
        auto day = std::string(digits.substr(0, 4)) + '-';
        day.append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2));
        if (auto date = Edtf::parse(day)) return date;
    }
    return article::find_plain_date(text, lexicon);
}

void PageMetadata::offer(Field& field, std::string_view text, std::size_t rank) {
    constexpr std::size_t longest = 2000;
    if (rank >= field.rank || text.size() > longest) return;
    auto words = with_single_blanks(text);
    if (words.empty()) return;
    field = {std::move(words), rank};
}

void PageMetadata::offer_address(std::string_view text, std::size_t rank) {
    const auto begin = lower_ascii(text.substr(0, 8));
    if (begin.starts_with("http://") || begin.starts_with("https://")) offer(address_, text, rank);
}

void PageMetadata::offer_date(std::string_view text, std::size_t rank) {
    if (rank >= date_rank_) return;
    if (auto date = page_date(text, *lexicon_)) {
        date_ = std::move(date);
        date_rank_ = rank;
    } else if (strange_date_.empty()) {
        strange_date_ = with_single_blanks(text.substr(0, 100));
    }
}

std::string PageMetadata::title_element() const {
    auto title = with_single_blanks(title_element_);
    if (publisher_.text.empty() || !title.ends_with(publisher_.text)) return title;
    const auto rest = std::string_view(title).substr(0, title.size() - publisher_.text.size());
    for (const auto separator : {" | "sv, " - "sv, " – "sv, " — "sv, " :: "sv, " · "sv}) {
        if (rest.ends_with(separator) && rest.size() > separator.size()) {
            return std::string(rest.substr(0, rest.size() - separator.size()));
        }
    }
    return title;
}

void PageMetadata::read_tag(std::string_view name, HtmlAttributesView attributes) {
    if (name == "link" && is_same_word(attributes.value("rel"), "canonical")) {
        offer_address(attributes.value("href"), 0);
    }
    if (name != "meta") {
        if (!is_same_word(attributes.value("itemprop"), "datepublished")) return;
        for (const auto* from : {"content", "datetime"}) {
            if (attributes.has(from)) offer_date(attributes.value(from), 3);
        }
        return;
    }
    for (const auto* key : {"property", "name", "itemprop"}) {
        const auto given = lower_ascii(attributes.value(key));
        const auto* known = std::ranges::find(meta_names, given, &MetaName::name);
        if (known == meta_names.end()) continue;
        const auto content = attributes.value("content");
        switch (known->place) {
            case Place::title:
                offer(title_, content, known->rank);
                break;
            case Place::publisher:
                offer(publisher_, content, known->rank);
                break;
            case Place::address:
                offer_address(content, known->rank);
                break;
            case Place::date:
                offer_date(content, known->rank);
                break;
        }
    }
}

void PageMetadata::read_comment(std::string_view text) {
    // " saved from url=(0042)https://example.org/a.html ", " Page saved with SingleFile url:
    // https:"
    for (const auto mark : {"saved from url=("sv, "saved with SingleFile"sv}) {
        const auto found = text.find(mark);
        if (found == std::string_view::npos) continue;
        const auto begin = text.find("http", found);
        if (begin == std::string_view::npos) continue;
        const auto end = text.find_first_of(" \t\r\n", begin);
        offer_address(text.substr(begin, end == std::string_view::npos ? end : end - begin), 3);
    }
}

void PageMetadata::read_json_article(const JsonValue& value) {
    offer(title_, text_in(value, "headline", "@value"), rank_of_json);
    offer(publisher_, text_in(value, "publisher", "name"), rank_of_json);
    offer_address(text_in(value, "url", "@id"), rank_of_json);
    offer_address(text_in(value, "mainEntityOfPage", "@id"), rank_of_json);
    for (const auto key : {"datePublished"sv, "dateCreated"sv}) {
        const auto date = text_in(value, key, "@value");
        if (!date.empty()) offer_date(date, rank_of_json);
    }
}

void PageMetadata::read_json_value(const JsonValue& value) {
    if (const auto* list = value.get_if<JsonValue::Array>()) {
        for (const auto& item : *list) read_json_value(item);
        return;
    }
    const auto* type = value.find("@type");
    if (type != nullptr && is_article_type(*type)) read_json_article(value);
    for (const auto* key : {"@graph", "mainEntity"}) {
        if (const auto* inner = value.find(key)) read_json_value(*inner);
    }
}

void PageMetadata::read_json_ld(std::string_view text) {
    try {
        read_json_value(parse_json(text, PlacesView(text, "")).root);
    } catch (const InputError&) {
        // Many pages have broken ones, and say the same in other places.
        return;
    }
}

}  // namespace relata
