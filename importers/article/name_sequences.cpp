#include "importers/article/name_sequences.hpp"

#include "graph/names.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <string_view>

namespace relata::article {
namespace {

/// "3", and not "28m".
bool is_plain_number(const Token& token) {
    return std::ranges::all_of(token.text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

// ---- where it begins ---------------------------------------------------------------------------

bool NameSequences::may_begin(std::size_t at) const {
    if (is_contraction(tokens_[at])) return false;
    if (at > 0 && !is_open_quote(tokens_[at - 1]) && !is_text(at - 1, ":")) {
        if (is_class(at, word::agent)) return false;  // "By", who wrote the article
        return !is_class(at, word::determiner | word::pronoun) || tokens_[at].text.size() > 3;
    }
    const auto& lower = tokens_[at].lower;
    // "Fisheries minister Ann Lee"
    if (is_frequent(tokens_[at]) && !capital(at + 1) && titles_.title_at(at + 1) &&
        !is_company(at, at + 1)) {
        return false;
    }
    if (is_inside_with_next(at) || (is_acronym(tokens_[at]) && tokens_[at].classes == 0))
        return true;
    constexpr auto grammar = ~(word::noun | word::adjective | word::number);
    if ((tokens_[at].classes & grammar) != 0) return false;
    if (capital(at + 1)) return true;
    if (reading_.capitals_inside.contains(lower)) return true;
    if (reading_.lower_case.contains(lower) || tokens_[at].classes != 0) return false;
    // "Analysts", "Prosecutors": a plural or a verb's form that only begins the sentence. Not
    // "Novartis", which is the form of no word.
    if (!syntax::word_readings(lower).empty()) {
        for (const std::string_view suffix : {"s", "ed", "ing", "ly"}) {
            if (lower.ends_with(suffix)) return false;
        }
    }
    return !lexicon_.nouns.contains(lower) && !lexicon_.verb_forms.contains(lower) &&
           !lexicon_.stop_topics.contains(lower) && !is_frequent(tokens_[at]);
}

bool NameSequences::only_begins(std::size_t at) const {
    const bool begins = at == 0 || is_open_quote(tokens_[at - 1]);
    if (!begins || !capital(at) || !capital(at + 1) || !tokens_[at + 1].after_space) return false;
    if (is_inside_with_next(at)) return false;
    if (gazetteer_at(at) || titles_.title_at(at)) return false;
    const auto end = sequence_end(at);
    if (head_kind(at, end) != kinds::none) return false;
    return is_class(at, word::number) || is_role(at, end);
}

bool NameSequences::is_role_before_given_name(std::size_t at, std::size_t end) const {
    return end - at > 2 && !is_listed_given_name(at) && is_listed_given_name(at + 1) &&
           head_kind(at, end) == kinds::none && is_role(at, end);
}

bool NameSequences::is_inside_with_next(std::size_t at) const {
    return capital(at + 1) &&
           reading_.capitals_inside.contains(tokens_[at].lower + ' ' + tokens_[at + 1].lower);
}

/// Whether a word says what the person or company named behind it is, up to `end`: "Singer Lena
/// Hartmann", not "Baker Hughes".
bool NameSequences::is_role(std::size_t at, std::size_t end) const {
    if (syntax::kind_of_noun(tokens_[at].lower) != "Person" || !is_common_word(tokens_[at])) {
        return false;
    }
    if (is_company(at, end)) return false;
    const auto known = syntax::find_known_name(fold_name(text(at)));
    const bool is_name = known.is_surname || known.is_given() || known.is_place || known.is_company;
    return !is_name || (end - at > 2 && is_listed_given_name(at + 1));
}

/// "We've", "I’ll": a pronoun and a verb in one token.
bool NameSequences::is_contraction(const Token& token) const {
    const auto mark = std::min(token.lower.find('\''), token.lower.find("\u2019"));
    if (mark == std::string::npos) return false;
    constexpr auto words = word::pronoun | word::he | word::subordinator | word::relative;
    return (lexicon_.classes_of(token.lower.substr(0, mark)) & words) != 0;
}

// ---- where it ends -----------------------------------------------------------------------------

std::size_t NameSequences::sequence_end(std::size_t at) const {
    auto end = at;
    const auto begin = at;
    bool is_ministry = false;
    bool has_aim = false;  // "for the Defence"
    while (at < tokens_.size() && at - begin < longest_name) {
        if (capital(at)) {
            if (at > begin && !tokens_[at].after_space && tokens_[at - 1].text != "-" &&
                tokens_[at - 1].text != "&") {
                break;
            }
            if (at > begin && at > end - 1 && title_then_person(at)) break;
            if (const auto match = gazetteer_at(at)) at += match->length - 1;
            end = ++at;
            continue;
        }
        if (at == begin) return begin;
        // "Terminais do Sul", "Ursula von der Leyen"
        if (const auto next = behind_particles(at); next != at) {
            at = next;
            continue;
        }
        // "St Mark's, Easterly"
        if (is_owner_mark(at) && at == begin + 2 && is_first_of_place(begin) && !capital(at + 1) &&
            !is_before_noun(at + 1)) {
            return at + 1;
        }
        if (is_owner_mark(at) && is_whose_name(begin, at)) {
            ++at;
            continue;
        }
        if (is_number_of_name(begin, at)) return at + 1;
        const bool joins = is_text(at, "&") || (is_text(at, "-") && !tokens_[at].after_space);
        if (joins && capital(at + 1)) {
            ++at;
            continue;
        }
        if (is_society_of(begin, at)) {
            at += capital(at + 1) ? 1U : 2U;
            continue;
        }
        const auto* head = lexicon_.find_noun(tokens_[at - 1].lower);
        const bool is_taken =
            head != nullptr &&
            std::ranges::find(head->takes, tokens_[at].lower) != head->takes.end() &&
            ((head->kind & leading_kinds) != 0 || head_kind(begin, at) == kinds::organization);
        // "Front for the Defence of Kareth"
        const bool is_aim_of =
            has_aim && is_class(at, word::genitive) && is_common_noun(tokens_[at - 1]);
        const bool takes = is_taken || is_aim_of || is_body_of(begin, at);
        if (takes && (capital(at + 1) || (is_class(at + 1, word::determiner) && capital(at + 2)))) {
            // "talks with China", "Agreement with Iran": who with is no part of the name.
            if (is_class(at, word::partner | word::locative)) break;
            // "Ministry of Trade and Industry", but "University of Oxford and Caltech" are two.
            is_ministry = (head != nullptr && head->is_part) || is_body_of(begin, at);
            has_aim = !is_class(at, word::genitive);
            at += capital(at + 1) ? 1U : 2U;
            continue;
        }
        const bool after_adjective =
            is_class(at - 1, word::adjective) && !is_class(at - 1, word::noun);
        if (is_class(at, word::conjunction) && capital(at + 1) &&
            ((is_ministry && !gazetteer_at(at + 1)) || (after_adjective && !gazetteer_at(at + 1)) ||
             is_second_country(begin, at) || is_two_fields(begin, at) ||
             is_second_field(begin, at) || is_named_after_two(begin, at))) {
            ++at;
            continue;
        }
        break;
    }
    return end;
}

std::size_t NameSequences::person_end(std::size_t at) const {
    const auto begin = at;
    constexpr std::size_t most_words = 6;
    while (at < tokens_.size() && at - begin < most_words) {
        if (at > begin && !tokens_[at].is_capital && behind_particles(at) != at) {
            at = behind_particles(at);
            continue;
        }
        // "Darnell \"Pookie\" Watts"
        if (at > begin && at + 3 < tokens_.size() && is_open_quote(tokens_[at]) &&
            capital(at + 1) && is_close_quote(tokens_[at + 2]) && capital(at + 3)) {
            at += 3;
            continue;
        }
        if (!capital(at) || (at > begin && !tokens_[at].after_space)) break;
        if (at == begin && is_class(at, word::determiner | word::pronoun | word::preposition)) {
            break;
        }
        if (at > begin && titles_.title_at(at) && !lexicon_.given_names.contains(text(at))) break;
        ++at;
    }
    return at;
}

bool NameSequences::is_shop_owner(std::size_t at) const {
    if (!is_owner_mark(at) || at + 2 >= tokens_.size() || tokens_[at].text.size() < 2) return false;
    const auto verb = lexicon_.verb_forms.find(tokens_[at + 1].lower);
    if (verb == lexicon_.verb_forms.end() || tokens_[at + 1].is_capital) return false;
    if ((verb->second.forms & form::past) == 0) return false;
    return tokens_[at + 2].is_number || tokens_[at + 2].is_capital ||
           is_class(at + 2, word::determiner | word::possessive);
}

bool NameSequences::title_then_person(std::size_t at) const {
    const auto title = titles_.title_at(at);
    if (!title) return false;
    const auto end = person_end(title->end);
    return end > title->end && !titles_.is_body_with(at, title->end, end);
}

bool NameSequences::begins_person(std::size_t at) const {
    if (lexicon_.given_names.contains(text(at))) return true;
    return !is_common_word(tokens_[at]) && capital(at + 1) && !is_common_word(tokens_[at + 1]);
}

/// The capital behind the particles of a name that stand at a token; the token when there are none.
std::size_t NameSequences::behind_particles(std::size_t at) const {
    auto next = at;
    while (is_class(next, word::particle) && tokens_[next].after_space) ++next;
    return next > at && capital(next) ? next : at;
}

/// "St Aldhelm": the first word of names of places.
bool NameSequences::is_first_of_place(std::size_t at) const {
    const auto found = lexicon_.name_begins.find(tokens_[at].lower);
    return found != lexicon_.name_begins.end() && found->second == kinds::place;
}

/// "Falcon 9", "Teamsters Local 243": a short number behind a name, and nothing it counts. Not
/// "Kemi 3 Sorsa 1", nor "In Malta 40 people".
bool NameSequences::is_number_of_name(std::size_t begin, std::size_t at) const {
    constexpr std::size_t longest = 3;
    const auto is_result = [&](std::size_t before) {
        return begin >= before && is_plain_number(tokens_[begin - before]);
    };
    if (tokens_[at].is_number && tokens_[at].text.ends_with("ers")) return true;  // "76ers"
    if (is_result(1) || (begin > 0 && is_text(begin - 1, ",") && is_result(2))) return false;
    if (tokens_[at].text.find('-') != std::string_view::npos) return false;
    if (!tokens_[at].is_number || tokens_[at].text.size() > longest || in_time(at) ||
        !tokens_[at].after_space || gazetteer_at(at - 1)) {
        return false;
    }
    const auto next = at + 1;
    if (next >= tokens_.size() || is_owner_mark(next)) return true;
    if (is_text(next, ",") || is_text(next, ".") || is_text(next, ")")) {
        // A result, or an age.
        const bool is_last = is_text(next, ".") || next + 1 >= tokens_.size();
        return is_last || (!capital(next + 1) && !is_text(next + 2, ","));
    }
    constexpr auto after = word::preposition | word::be | word::have | word::modal |
                           word::conjunction | word::relative;
    return tokens_[next].is_word && !tokens_[next].is_capital && is_class(next, after);
}

/// "Farmers' Union", "Tanner's Quay", "South Sefton Magistrates' Court", "Queen's Park": of whom it
/// is called, by what persons are, and what it is. Not "Novak's Union".
bool NameSequences::is_whose_name(std::size_t begin, std::size_t at) const {
    if (!capital(at + 1) || gazetteer_at(at + 1)) return false;
    // "Nurses and Midwives' Union"
    const bool are_two = at == begin + 3 && is_class(begin + 1, word::conjunction) &&
                         is_noun_for_person(begin) && is_noun_for_person(at - 1);
    // Not "Pirates' Relebohile Mofokeng": a club and its player.
    if (are_two || (at == begin + 1 && is_noun_for_person(begin) && !begins_person(at + 1))) {
        return true;
    }
    const auto office = titles_.title_at(begin);
    const bool is_office = office && office->end == at;
    const bool is_saint = at == begin + 2 && is_first_of_place(begin);
    const auto noun = syntax::noun_reading(tokens_[at - 1].lower);
    const bool are_persons =
        noun && noun->inflection != syntax::Inflection::none && is_noun_for_person(at - 1);
    if (!is_office && !is_saint && !are_persons) return false;
    return head_kind(at + 1, capitals_end(at + 1)) != kinds::none;
}

// ---- what "of", "for" and "and" join -----------------------------------------------------------

/// "Chamber of Manufacturers", "Court of Arbitration", "House of Bishops": a body, or a word of
/// every day, and what it is for. Not "Tata Motors of India": of where it comes from; nor "Leader
/// of Opposition".
bool NameSequences::is_body_of(std::size_t begin, std::size_t at) const {
    if (!is_class(at, word::genitive) || !capital(at + 1)) return false;
    if (const auto place = gazetteer_at(at + 1)) {
        return place->what.kind == Gazetteer::Class::country && is_public_body(begin, at);
    }
    const bool is_for_common =
        is_common_noun(tokens_[at + 1]) ||
        (capital(at + 2) && tokens_[at + 2].after_space && is_common_noun(tokens_[at + 2]));
    if (at == begin || !is_for_common || is_company(at + 1, at + 2)) return false;
    if (head_kind(begin, at) == kinds::organization) return true;
    const bool begins = at == begin + 1 && (begin == 0 || is_open_quote(tokens_[begin - 1]));
    return !begins && is_common_noun(tokens_[at - 1]) && !is_noun_for_person(at - 1);
}

/// "Geological Survey" of Norway: words of every day say what it does, so that a country is a part
/// of its name. Not "Lakeshore Steel" of Brazil.
bool NameSequences::is_public_body(std::size_t begin, std::size_t end) const {
    if (end - begin < 2 || !is_deed_or_field(tokens_[end - 1])) return false;
    for (auto at = begin; at < end; ++at) {
        if (!is_common_word(tokens_[at]) || gazetteer_at(at)) return false;
    }
    return head_kind(begin, end) == kinds::organization && !is_noun_for_person(end - 1);
}

/// "Geological Survey of Denmark and Greenland (GEUS)"
bool NameSequences::is_second_country(std::size_t begin, std::size_t at) const {
    const auto second = gazetteer_at(at + 1);
    if (!second || !is_text(at + 1 + second->length, "(")) return false;
    return at > begin + 1 && gazetteer_at(at - 1) && is_body_of(begin, at - 2);
}

/// "Friends of Morrison", "Doctors for All": who they are and what for, where it says that they are
/// a body.
bool NameSequences::is_society_of(std::size_t begin, std::size_t at) const {
    if (at != begin + 1 || !is_class(at, word::preposition) || tokens_[at].is_capital) return false;
    const auto first = lexicon_.name_begins.find(tokens_[begin].lower);
    if (first == lexicon_.name_begins.end() || first->second != kinds::organization) return false;
    const auto noun = syntax::noun_reading(tokens_[begin].lower);
    const bool are_persons =
        noun && noun->inflection != syntax::Inflection::none && is_noun_for_person(begin);
    const bool begins = begin == 0 || is_open_quote(tokens_[begin - 1]);
    return are_persons && !begins &&
           (capital(at + 1) || (is_class(at + 1, word::determiner) && capital(at + 2)));
}

/// "Food and Drugs Authority": common words before the "and", and a body behind it.
bool NameSequences::is_two_fields(std::size_t begin, std::size_t at) const {
    // "U.S. Patent and Trademark Office"
    const auto owner = gazetteer_at(begin);
    if (owner && owner->what.kind <= Gazetteer::Class::demonym) begin += owner->length;
    if (begin == at) return false;
    for (auto before = begin; before < at; ++before) {
        if (!is_common_word(tokens_[before]) || gazetteer_at(before)) return false;
    }
    if (head_kind(begin, at) != kinds::none || is_company(begin, at)) return false;
    auto end = at + 1;
    while ((capital(end) && tokens_[end].after_space && !gazetteer_at(end)) ||
           (end > at + 1 && is_owner_mark(end) && capital(end + 1))) {
        ++end;
    }
    constexpr std::size_t least = 2;  // a field and the body
    return end - at - 1 >= least && head_kind(at + 1, end) == kinds::organization;
}

/// "Commission for Museums and Monuments": words of every day on both sides of the "and", and no
/// body of its own behind it.
bool NameSequences::is_second_field(std::size_t begin, std::size_t at) const {
    auto first = at;
    while (first > begin && capital(first - 1)) {
        --first;
        if (!is_common_noun(tokens_[first])) return false;
    }
    if (first == at || first < begin + 2 || !is_common_noun(tokens_[at + 1])) return false;
    const auto* head = lexicon_.find_noun(tokens_[first - 2].lower);
    const auto& behind = tokens_[first - 1].lower;
    const bool is_field = head != nullptr && head->kind == kinds::organization &&
                          std::ranges::find(head->takes, behind) != head->takes.end();
    if (!is_field || gazetteer_at(at + 1)) return false;
    return head_kind(at + 1, capitals_end(at + 1)) == kinds::none;
}

/// "Victoria and Albert Museum": two whose names it bears.
bool NameSequences::is_named_after_two(std::size_t begin, std::size_t at) const {
    if (at != begin + 1 || !is_listed_given_name(begin) || !is_listed_given_name(at + 1))
        return false;
    const auto end = capitals_end(at + 1);
    return end > at + 2 && head_kind(at + 1, end) != kinds::none;
}

}  // namespace relata::article
