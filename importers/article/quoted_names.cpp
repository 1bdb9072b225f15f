#include "importers/article/quoted_names.hpp"

namespace relata::article {
namespace {

constexpr std::size_t longest_quote = 14;  // tokens

}  // namespace

std::optional<Mention> QuotedNames::quoted_at(std::size_t at) {
    if (!is_open_quote(tokens_[at])) return {};
    auto close = at + 1;
    while (close < tokens_.size() && close - at <= longest_quote && !is_close_quote(tokens_[close])
    ) {
        ++close;
    }
    if (close >= tokens_.size() || !is_close_quote(tokens_[close]) || close < at + 2) return {};
    auto end = close;
    while (end > at + 1 && (is_text(end - 1, ",") || is_text(end - 1, "."))) --end;
    if (end < at + 2) return {};
    std::size_t capitals = 0;
    for (auto i = at + 1; i < end; ++i) capitals += tokens_[i].is_capital ? 1U : 0U;
    const bool mostly = capitals * 2 > end - at - 1;
    if (!mostly && end - at - 1 > 4) return {};
    // "on a boat": what somebody said.
    const bool is_phrase = is_class(at + 1, word::preposition) && !tokens_[at + 1].is_capital;
    // "an island of democracy": what it was called.
    const bool is_one = is_class(at + 1, word::indefinite) && !tokens_[at + 1].is_capital;
    if (is_phrase || is_one || (!mostly && joins_words(at + 1, end))) return {};
    auto kind = head_kind(at + 1, end);
    std::size_t head = end - 1;
    for (auto i = at + 2; i < end && kind == kinds::none; ++i) {
        if (!is_class(i, word::preposition)) continue;
        kind = head_kind(at + 1, i);
        head = i - 1;
        break;
    }
    const bool is_title = kind == kinds::none && is_quoted_title(at + 1, end, close);
    if (is_title) kind = kinds::topic;
    if (kind == kinds::none || (kind == kinds::topic && !mostly)) return {};
    Mention mention;
    mention.begin = at + 1;
    mention.end = end;
    mention.thing = reading_.named(words_of(at + 1, end), kind);
    if (is_title) return mention;
    short_forms_.set_head(mention.thing, head);
    reading_.things[mention.thing].is_common = mostly;
    return mention;
}

std::optional<Mention> QuotedNames::work_with_article_at(std::size_t at) {
    if (at == 0 || !is_class(at, word::determiner) || !tokens_[at].is_capital) return {};
    const bool is_owned = is_owner_mark(at - 1) && at > 1 && mention_at(at - 2) != nullptr;
    if (!is_owned && !lexicon_.makers.contains(tokens_[at - 1].lower)) return {};
    if (gazetteer_at(at) || !capital(at + 1)) return {};
    constexpr auto small =
        word::determiner | word::preposition | word::conjunction | word::genitive | word::locative;
    auto end = at + 2;
    for (auto next = end; next < tokens_.size() && next - at < longest_name; ++next) {
        if (capital(next) && tokens_[next].after_space) {
            end = next + 1;
        } else if (!is_class(next, small) || is_class(next, word::conjunction)) {
            break;
        }
    }
    Mention mention;
    mention.begin = at;
    mention.end = end;
    mention.thing = reading_.named(words_of(at, end), kinds::topic);
    return mention;
}

/// "Salt Road", "A Wheel in the Water": the title of a book, a film, a song. Not what somebody
/// said: "Thank God," she said.
bool QuotedNames::is_quoted_title(std::size_t begin, std::size_t end, std::size_t close) const {
    if (end - begin < 2 || !tokens_[begin].is_capital || !tokens_[end - 1].is_capital) return false;
    // "It's OK"
    if (is_class(begin, word::pronoun | word::it | word::he) && is_owner_mark(begin + 1))
        return false;
    constexpr auto small = word::determiner | word::preposition | word::conjunction |
                           word::genitive | word::locative | word::particle;
    for (auto at = begin; at < end; ++at) {
        const bool is_mark = is_owner_mark(at) || is_text(at, "-") || tokens_[at].is_number;
        if (!tokens_[at].is_capital && !is_mark && !is_class(at, small)) return false;
    }
    if (const auto match = gazetteer_at(begin); match && match->length == end - begin) return false;
    const auto next = close + 1;
    if (next >= tokens_.size()) return true;
    const auto said = lexicon_.verb_forms.find(tokens_[next].lower);
    const bool says = said != lexicon_.verb_forms.end() && lexicon_.verbs[said->second.verb].is_say;
    return !says && !is_class(next, word::pronoun | word::he);
}

/// "full but fair": more than a noun with what belongs to it.
bool QuotedNames::joins_words(std::size_t begin, std::size_t end) const {
    constexpr auto joining = word::conjunction | word::pronoun | word::adverb | word::negation |
                             word::be | word::have | word::do_verb | word::modal;
    for (auto at = begin; at < end; ++at) {
        if (!tokens_[at].is_capital && is_class(at, joining)) return true;
    }
    return false;
}

}  // namespace relata::article
