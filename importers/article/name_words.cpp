#include "importers/article/name_words.hpp"

#include "graph/names.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

namespace relata::article {
namespace {

bool is_common(const std::vector<syntax::WordReading>& readings) {
    return !readings.empty() && std::ranges::none_of(readings, [](const auto& reading) {
        return reading.reading.is_name;
    });
}

}  // namespace

bool is_acronym(const Token& token) {
    if (token.text.size() < 2 || token.text.size() > 8 || !token.is_capital) return false;
    // What is no ASCII counts as a capital: "ÖBB".
    return std::ranges::all_of(token.text, [](char c) {
        return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// "I", but not that of "World War I", "Elizabeth I".
bool NameWords::is_speaker(std::size_t at) const {
    if (tokens_[at].text.size() != 1 || !is_class(at, word::pronoun)) return false;
    if (at == 0 || !tokens_[at - 1].is_capital) return true;
    const bool is_first = at == 1 || is_open_quote(tokens_[at - 2]);
    return is_first ? !lexicon_.given_names.contains(text(at - 1)) : tokens_[at - 1].classes != 0;
}

/// "NZ$15,000", "NKr18m": no name of anything.
bool NameWords::is_currency(std::size_t at) const {
    if (at + 1 < tokens_.size() && tokens_[at + 1].text == "$" && !tokens_[at + 1].after_space)
        return true;
    const auto& word = tokens_[at].text;
    const auto digit = word.find_first_of("0123456789");
    constexpr std::size_t longest = 3;  // letters
    return digit != std::string_view::npos && digit > 1 && digit <= longest &&
           word[digit - 1] >= 'a' && word[digit - 1] <= 'z';
}

bool NameWords::is_common_word(const Token& token) {
    return is_common(syntax::word_readings(token.lower));
}

bool NameWords::is_common_noun(const Token& token) {
    const auto noun = syntax::noun_reading(token.lower);
    return noun && !noun->reading.is_name;
}

bool NameWords::is_frequent(const Token& token) {
    const auto readings = syntax::word_readings(token.lower);
    return is_common(readings) && std::ranges::any_of(readings, [](const auto& reading) {
               return reading.reading.count > 0;
           });
}

bool NameWords::is_deed_or_field(const Token& token) {
    const auto field = syntax::field_of_noun(token.lower);
    if (field.empty() || !is_frequent(token)) return false;
    return field == "act" || field == "cognition" || field == "communication" ||
           field == "process" || field == "group" || field == "possession";
}

bool NameWords::is_noun_for_person(std::size_t at) const {
    return kind_named(syntax::kind_of_noun(tokens_[at].lower)) == kinds::person ||
           lexicon_.titles.find(tokens_[at].lower) != nullptr;
}

bool NameWords::is_before_noun(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].is_word && !tokens_[at].is_capital &&
           (tokens_[at].classes & ~(word::noun | word::adjective)) == 0;
}

std::string NameWords::name_of(std::size_t begin, std::size_t end) const {
    auto name = words_of(begin, end);
    const auto last = tokens_[end - 1].text;
    if (last.size() > 2 && last.find('.') == last.size() - 1) name.pop_back();
    return name;
}

bool NameWords::are_capitals(std::size_t begin, std::size_t end) const {
    for (auto at = begin; at < end; ++at) {
        const bool joins = is_class(at, word::conjunction | word::particle);
        if (tokens_[at].is_word && !tokens_[at].is_capital && !joins) return false;
    }
    return true;
}

std::optional<NameWords::Match> NameWords::gazetteer_at(std::size_t at) const {
    std::optional<Match> best;
    const auto first = std::string(tokens_[at].text);
    auto longest = lexicon_.names.longest(first);
    // "Moody's" is one word of the list and two here.
    const bool is_owner = is_owner_mark(at + 1) && !tokens_[at + 1].after_space;
    if (is_owner && lexicon_.names.longest(first + "'s") != 0) {
        longest = std::max(longest, lexicon_.names.longest(first + "'s") + 1);
    }
    longest = std::min(longest, tokens_.size() - at);
    std::string words;
    for (std::size_t n = 1; n <= longest; ++n) {
        const auto& token = tokens_[at + n - 1];
        if (n > 1 && token.lower == "'s") {
            words += token.lower;  // whatever its mark looks like
            if (const auto* found = lexicon_.names.find(words)) best = Match{*found, n};
            continue;
        }
        if (n > 1 && token.after_space) {
            words += ' ';
        } else if (n > 1 && token.text != "," && token.text != "-" &&
                   tokens_[at + n - 2].text != "-") {
            break;
        }
        words += token.text;
        if (const auto* found = lexicon_.names.find(words)) best = Match{*found, n};
    }
    if (!best && is_acronym(tokens_[at])) {
        // "UGANDA": the word before a report, or in a headline.
        const auto* found = lexicon_.names.find(first_letters_capital(tokens_[at].text));
        const bool is_country = found != nullptr && found->kind <= Gazetteer::Class::capital;
        if (is_country && tokens_[at].text.size() > 3) best = Match{*found, 1};
    }
    return best;
}

KindSet NameWords::head_kind(std::size_t begin, std::size_t end) const {
    const bool is_one = end - begin == 1;
    for (auto at = begin; at < end; ++at) {
        const auto match = gazetteer_at(at);
        if (!match) continue;
        if (match->what.kind == Gazetteer::Class::thing && at + match->length == end) {
            const auto kind = lexicon_.things[match->what.index].kind;
            // "Self Help Africa" is none, "West Africa" is.
            const bool is_of_it =
                kind == kinds::place && at > begin + 1 && is_common_noun(tokens_[at - 1]);
            if (!is_of_it) return kind;
        }
        at += match->length - 1;  // no "Africa" in "South Africa"
    }
    // "Pier 3"
    if (tokens_[end - 1].is_number && !is_one) --end;
    // Not of "University of Cape Coast": there the noun before "of" tells.
    if (end - begin > 1 && are_capitals(begin, end)) {
        const auto last = lexicon_.name_ends.find(tokens_[end - 1].lower);
        // "United Way of Muskingum County" is no county.
        const bool is_whole = last != lexicon_.name_ends.end() &&
                              (last->second != kinds::place || !has_genitive(begin, end));
        if (is_whole) return last->second;
    }
    // "Doctors Without Borders": the last word is not what the name is of.
    if (end - begin > 2 && has_preposition(begin, end)) end = begin + 1;
    end = head_before_genitive(begin, end);
    const auto* known = lexicon_.find_noun(tokens_[end - 1].lower);
    const auto kind = known == nullptr ? kinds::none : known->kind & leading_kinds;
    if (kind != kinds::none || is_one) return kind;
    const auto first = lexicon_.name_begins.find(tokens_[begin].lower);
    return first == lexicon_.name_begins.end() ? kinds::none : first->second;
}

bool NameWords::has_genitive(std::size_t begin, std::size_t end) const {
    for (auto at = begin + 1; at < end; ++at) {
        if (!tokens_[at].is_capital && is_class(at, word::genitive)) return true;
    }
    return false;
}

std::size_t NameWords::head_before_genitive(std::size_t begin, std::size_t end) const {
    for (auto at = begin + 1; at < end; ++at) {
        if (tokens_[at].is_capital || !is_class(at, word::genitive)) continue;
        const auto* head = lexicon_.find_noun(tokens_[at - 1].lower);
        return head != nullptr && (head->kind & leading_kinds) != 0 ? at : end;
    }
    return end;
}

/// "Doctors Without Borders": a preposition with a capital behind the first word.
bool NameWords::has_preposition(std::size_t begin, std::size_t end) const {
    const auto& word = tokens_[begin + 1];
    return begin + 1 < end - 1 && word.is_capital && word.text.size() > 3 &&
           is_class(begin + 1, word::preposition) && !is_class(begin + 1, word::particle);
}

bool NameWords::is_listed_given_name(std::size_t at) const {
    return lexicon_.given_names.contains(text(at)) ||
           syntax::find_known_name(fold_name(text(at))).is_given();
}

bool NameWords::is_company(std::size_t begin, std::size_t end) const {
    return syntax::find_known_name(fold_name(name_of(begin, end))).is_company;
}

}  // namespace relata::article
