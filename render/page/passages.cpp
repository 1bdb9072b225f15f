#include "render/page/passages.hpp"

#include "graph/dot_text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace relata {
namespace {

/// A sentence that goes on for longer is cut between words.
constexpr std::size_t most_bytes_around = 400;

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Whether a sentence can end right before `at`: its mark and perhaps a closing quotation mark,
/// then a blank; or the end of a paragraph. A guess, for what surrounds a quotation and never for
/// it.
bool is_sentence_end(std::string_view text, std::size_t at) {
    const auto before = text.substr(0, at);
    for (const auto* mark : {"。", "！", "？"}) {
        if (before.ends_with(mark)) return true;
    }
    if (at < text.size() && !is_blank(text[at])) return false;
    if (text.substr(at).starts_with("\n\n")) return true;
    auto end = before;
    for (const auto* closing : {"”", "’", "\"", "'", ")"}) {
        if (end.ends_with(closing)) {
            end.remove_suffix(std::string_view(closing).size());
            break;
        }
    }
    return end.ends_with('.') || end.ends_with('!') || end.ends_with('?');
}

/// Where the sentence before `at` begins: not further than the paragraph.
std::size_t sentence_before(std::string_view text, std::size_t at) {
    const auto limit = at > most_bytes_around ? at - most_bytes_around : 0;
    while (at > limit && is_blank(text[at - 1])) --at;
    auto begin = at;
    while (begin > limit) {
        --begin;
        if (is_continuation(text[begin])) continue;
        if (begin == 0) return 0;
        if (begin < at && !is_blank(text[begin]) && is_blank(text[begin - 1])) {
            auto end = begin;
            while (end > 0 && is_blank(text[end - 1])) --end;
            if (is_sentence_end(text, end)) return begin;
        }
    }
    while (begin < at && !is_blank(text[begin])) ++begin;
    return begin == at ? at : begin + 1;
}

/// Where the sentence after `at` ends.
std::size_t sentence_after(std::string_view text, std::size_t at) {
    const auto limit = std::min(text.size(), at + most_bytes_around);
    auto end = at;
    while (end < limit && is_blank(text[end])) ++end;
    const auto begin = end;
    while (end < limit) {
        ++end;
        if (end < text.size() && is_continuation(text[end])) continue;
        if (end == text.size() || is_sentence_end(text, end)) return end;
    }
    while (end > begin && !is_blank(text[end - 1])) --end;
    return end == begin ? at : end - 1;
}

Range surroundings(std::string_view text, Range quote) {
    return {sentence_before(text, quote.begin), sentence_after(text, quote.end)};
}

std::size_t utf16_units(std::string_view text) {
    std::size_t units = 0;
    for (const char c : text) {
        if (!is_continuation(c)) ++units;
        if (static_cast<unsigned char>(c) >= 0xF0U) ++units;  // outside the basic plane: a pair
    }
    return units;
}

/// Ranges that touch made one, in order.
std::vector<Range> united(std::vector<Range> ranges) {
    std::ranges::sort(ranges, {}, &Range::begin);
    std::vector<Range> all;
    for (const auto range : ranges) {
        if (!all.empty() && range.begin <= all.back().end) {
            all.back().end = std::max(all.back().end, range.end);
        } else {
            all.push_back(range);
        }
    }
    return all;
}

bool is_kept(const Graph& graph, const Evidence& evidence) {
    return evidence.end <= graph.document(evidence.document).text.size() &&
           !graph.document(evidence.document).text.empty();
}

/// The passages of one document, and where its bytes went.
class Excerpt {
public:
    void add(std::string_view text, Range quote) {
        const auto around = surroundings(text, quote);
        ranges_.push_back(around);
        for (const auto at : {quote.begin, quote.end, around.begin, around.end}) offsets_[at] = 0;
    }

    /// Cleaned piece by piece between the places asked for, so that their offsets are right
    /// whatever the cleaning did.
    std::vector<std::string> passages(std::string_view text) {
        ranges_ = united(std::move(ranges_));
        std::vector<std::string> all;
        for (const auto range : ranges_) {
            auto& passage = all.emplace_back();
            std::size_t units = 0;
            auto begin = range.begin;
            for (auto at = offsets_.find(range.begin);
                 at != offsets_.end() && at->first <= range.end;
                 ++at) {
                const auto piece = sanitized(text.substr(begin, at->first - begin));
                passage += piece;
                units += utf16_units(piece);
                at->second = units;
                begin = at->first;
            }
        }
        return all;
    }

    [[nodiscard]] PassagePlace place(std::string_view text, const Evidence& evidence) const {
        const auto around = surroundings(text, {evidence.begin, evidence.end});
        const auto after = std::ranges::upper_bound(ranges_, around.begin, {}, &Range::begin);
        PassagePlace place;
        place.document = evidence.document;
        place.passage = static_cast<std::size_t>(after - 1 - ranges_.begin());
        place.begin = offsets_.at(evidence.begin);
        place.end = offsets_.at(evidence.end);
        place.around_begin = offsets_.at(around.begin);
        place.around_end = offsets_.at(around.end);
        return place;
    }

private:
    std::vector<Range> ranges_;
    std::map<std::size_t, std::size_t> offsets_;  // by byte, of what is asked for
};

/// Of text that was not kept there is only the quotation.
PassagePlace quotation_alone(const Evidence& evidence, std::vector<std::string>& texts) {
    const auto quote = sanitized(evidence.quote);
    const auto found = std::ranges::find(texts, quote);
    PassagePlace place;
    place.document = evidence.document;
    place.passage = static_cast<std::size_t>(found - texts.begin());
    place.end = place.around_end = utf16_units(quote);
    if (found == texts.end()) texts.push_back(quote);
    return place;
}

}  // namespace

Passages::Passages(const Graph& graph, const std::vector<RelationId>& relations)
    : texts_(graph.document_count()), positions_(graph.relation_count(), UINT32_MAX) {
    std::vector<Excerpt> excerpts(graph.document_count());
    for (const auto id : relations) {
        for (const auto& evidence : graph.relation(id).evidence) {
            if (!is_kept(graph, evidence)) continue;
            const auto& text = graph.document(evidence.document).text;
            excerpts[evidence.document.value].add(text, {evidence.begin, evidence.end});
        }
    }
    for (const auto id : graph.documents()) {
        texts_[id.value] = excerpts[id.value].passages(graph.document(id).text);
    }
    for (const auto id : relations) {
        positions_[id.value] = static_cast<std::uint32_t>(places_.size());
        auto& places = places_.emplace_back();
        for (const auto& evidence : graph.relation(id).evidence) {
            if (is_kept(graph, evidence)) {
                const auto& text = graph.document(evidence.document).text;
                places.push_back(excerpts[evidence.document.value].place(text, evidence));
            } else {
                places.push_back(quotation_alone(evidence, texts_[evidence.document.value]));
            }
        }
    }
}

const PassagePlace& Passages::place(RelationId id, std::size_t n) const {
    return places_.at(positions_.at(id.value)).at(n);
}

}  // namespace relata
