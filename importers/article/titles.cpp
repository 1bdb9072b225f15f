#include "importers/article/titles.hpp"

#include "graph/names.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

namespace relata::article {
namespace {

/// "a major Turkish company": no rank without a capital.
bool is_rather_adjective(const Token& token) {
    if (token.is_capital) return false;
    int as_adjective = 0;
    int as_noun = 0;
    for (const auto& word : syntax::word_readings(token.lower)) {
        auto& most = word.word_class == syntax::WordClass::adjective ? as_adjective : as_noun;
        most = std::max(most, static_cast<int>(word.reading.count));
    }
    return as_adjective > as_noun;
}

}  // namespace

std::optional<TitleMatch> Titles::title_at(std::size_t at) const {
    TitleMatch match;
    if (is_class(at, word::former)) {
        match.is_former = true;
        ++at;
    }
    const auto begin = at;
    while (at < tokens_.size()) {
        const auto longest =
            std::min(lexicon_.titles.longest(tokens_[at].lower), tokens_.size() - at);
        std::string words;
        std::size_t best = 0;
        match.first = match.title;
        for (std::size_t n = 1; n <= longest; ++n) {
            if (n > 1) words += ' ';
            words += tokens_[at + n - 1].lower;
            if (const auto* found = lexicon_.titles.find(words)) {
                best = n;
                match.title = *found;
            }
        }
        if (best == 0 || (best == 1 && is_rather_adjective(tokens_[at]))) break;
        at += best;
        match.end = at;
        if (!is_class(at, word::conjunction)) break;
        ++at;
    }
    if (match.end == 0) return {};
    match.role = words_of(match.is_former ? begin - 1 : begin, match.end);
    return match;
}

std::optional<TitleMatch> Titles::wider_title_at(std::size_t at) const {
    constexpr std::size_t most_words = 2;
    for (std::size_t words = 1; words <= most_words; ++words) {
        const auto last = at + words - 1;
        if (!capital(last) || !is_common_word(tokens_[last]) || gazetteer_at(last)) return {};
        if (!capital(last + 1)) return {};
        auto title = title_at(last + 1);
        if (!title || !capital(title->end)) continue;
        title->role = words_of(at, title->end);
        return title;
    }
    return {};
}

std::optional<TitleMatch> Titles::unlisted_title_at(std::size_t at) const {
    constexpr std::size_t most_words = 4;
    constexpr std::size_t least_words = 4;  // of title and person
    for (auto i = at; i < at + least_words; ++i) {
        if (!capital(i)) return {};
    }
    for (auto last = at; last < at + most_words; ++last) {
        if (!capital(last) || !is_common_word(tokens_[last]) || gazetteer_at(last)) return {};
        const bool is_before_person = last > at && capital(last + 1) && capital(last + 2) &&
                                      is_noun_for_person(last) &&
                                      lexicon_.given_names.contains(text(last + 1));
        if (!is_before_person || is_company(at, last + 2)) continue;
        TitleMatch match;
        match.end = last + 1;
        match.role = words_of(at, match.end);
        match.title.in_organization = "WORKS_FOR";
        return match;
    }
    return {};
}

std::size_t Titles::behind_honorifics(std::size_t at) const {
    while (capital(at) && !lexicon_.given_names.contains(text(at))) {
        const auto next = title_at(at);
        const bool is_more = next && next->title.in_country.empty() &&
                             next->title.in_organization.empty() && capital(next->end);
        if (!is_more) break;
        at = next->end;
    }
    return at;
}

bool Titles::is_only_title(std::size_t begin, std::size_t end) const {
    const auto title = title_at(begin);
    return title && title->end == end;
}

bool Titles::is_body_with(std::size_t title, std::size_t begin, std::size_t end) const {
    if (head_kind(begin, begin + 1) == kinds::organization) return true;
    // "Queen Mary University", "Bwera General Hospital", "General Election"
    constexpr auto bodies = kinds::organization | kinds::event;
    const bool is_body =
        (head_kind(title, end) & bodies) != 0 && lexicon_.nouns.contains(tokens_[end - 1].lower);
    if (is_body && capital(title)) return true;
    return is_company(title, end) || is_place_with(title, end);
}

/// "King Baudouin Stadium"; not "President Ann Park", but "the Prince Rainier Bridge".
bool Titles::is_place_with(std::size_t title, std::size_t end) const {
    if (!capital(title) || head_kind(title, end) != kinds::place) return false;
    const bool has_article = title > 0 && is_class(title - 1, word::determiner);
    return has_article || !syntax::find_known_name(fold_name(text(end - 1))).is_surname;
}

}  // namespace relata::article
