#include "importers/article/short_forms.hpp"

#include "graph/ascii.hpp"

namespace relata::article {
namespace {

char upper_letter(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

void learn_part(
    std::unordered_map<std::string, std::size_t>& parts,
    const std::string& part,
    std::size_t thing,
    const Lexicon& lexicon
) {
    const auto [entry, is_new] = parts.emplace(part, thing);
    if (!is_new && entry->second != thing) entry->second = none;
    // "al-Assad" is "Assad", too.
    const auto article = article_length(part, lexicon);
    if (article != 0) learn_part(parts, part.substr(article), thing, lexicon);
}

void ShortForms::learn_parts(std::size_t begin, std::size_t end, std::size_t thing) {
    for (const auto at : {begin, end - 1}) {
        const auto& lower = tokens_[at].lower;
        // Not "Dunmouth" of "Diocese of Dunmouth".
        if (at > begin && is_class(at - 1, word::preposition) && !tokens_[at - 1].is_capital)
            continue;
        if (lower.size() < 3 || gazetteer_at(at) || lexicon_.nouns.contains(lower) ||
            lexicon_.verb_forms.contains(lower) || tokens_[at].classes != 0 ||
            lexicon_.given_names.contains(text(at)) || reading_.lower_case.contains(lower)) {
            continue;
        }
        // "IAAF" is not the IAAF Council.
        const auto* head = lexicon_.find_noun(tokens_[end - 1].lower);
        if (is_acronym(tokens_[at]) && head != nullptr && !head->is_called) continue;
        // Of two companies of one first name it means the one named first.
        reading_.by_part.emplace(text(at), thing);
    }
    if (end - begin < 3 || !are_capitals(begin, end)) return;
    // "Vale Azul" of "Construtora Vale Azul", "First Ride" of "First Ride Transportation".
    learn_short_form(begin + 1, end, thing);
    // "Novo Nordisk" is not the Novo Nordisk Foundation.
    const auto& last = tokens_[end - 1].lower;
    const bool is_business = lexicon_.businesses.contains(last);
    if (is_business || !lexicon_.nouns.contains(last)) learn_short_form(begin, end - 1, thing);
}

/// A part of several words may stand for a name, unless it is a name for something else by its
/// own words: "Orange County" of "Orange County Fire Authority".
void ShortForms::learn_short_form(std::size_t begin, std::size_t end, std::size_t thing) {
    for (auto at = begin; at < end; ++at) {
        if (!tokens_[at].after_space || gazetteer_at(at)) return;
    }
    if (head_kind(begin, end) != kinds::none) return;
    learn_part(reading_.by_part, name_of(begin, end), thing, lexicon_);
}

void ShortForms::learn_initials(std::size_t begin, std::size_t end, std::size_t thing) {
    std::string initials;
    for (auto at = begin; at < end; ++at) {
        if (tokens_[at].is_capital) initials += tokens_[at].text.front();
    }
    // "BA" may be British Airways, but "TB" is not Trade Board.
    if (initials.size() < 2 || (initials.size() == 2 && !is_company(begin, end))) return;
    learn_part(reading_.by_part, initials, thing, lexicon_);
    // "Certificate of Public Advantage" is "COPA".
    std::string all;
    for (auto at = begin; at < end; ++at) all += upper_letter(tokens_[at].text.front());
    if (all.size() > initials.size()) reading_.by_part.emplace(all, thing);
}

void ShortForms::learn_without_article(std::size_t at, std::size_t thing) {
    const auto& name = tokens_[at].text;
    const auto article = article_length(name, lexicon_);
    if (article != 0) reading_.by_part.emplace(std::string(name.substr(article)), thing);
}

void ShortForms::learn_surname(std::size_t person) {
    const auto& name = reading_.things[person].name;
    const auto blank = name.rfind(' ');
    if (blank == std::string::npos) return;
    learn_part(reading_.by_surname, name.substr(blank + 1), person, lexicon_);
}

void ShortForms::set_head(std::size_t thing, std::size_t token) {
    const auto* known = lexicon_.find_noun(tokens_[token].lower);
    if (known != nullptr) reading_.things[thing].head = known->singular;
}

}  // namespace relata::article
