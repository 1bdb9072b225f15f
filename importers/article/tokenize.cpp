#include "importers/article/tokenize.hpp"

#include "graph/ascii.hpp"
#include "graph/utf8.hpp"

#include <algorithm>

namespace relata::article {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::string_view right_quote = "\u2019";

/// A letter outside ASCII: everything that is not general punctuation, a symbol or a space.
bool is_letter(char32_t c) {
    if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7) return false;
    if (c >= 0x2000 && c <= 0x2BFF) return false;
    return !(c >= 0x3000 && c <= 0x303F) && c != 0xFEFF && c != 0xFFFD;
}

/// Latin, Greek and Cyrillic capitals: the scripts English newspapers print names in.
bool is_capital(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
    if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
    if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
    if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
    if (c == 0x178 || c == 0x179 || c == 0x17B || c == 0x17D) return true;
    return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

class Tokenizer {
public:
    Tokenizer(std::string_view text, Span sentence, const Lexicon& lexicon)
        : text_(text.substr(0, sentence.end)), begin_(sentence.begin), lexicon_(lexicon) {}

    /// Words as blanks part them.
    std::vector<Token> run_parted() {
        for (auto at = begin_; at < text_.size();) {
            auto end = at;
            while (end < text_.size() && !is_blank(text_[end])) ++end;
            if (end > at) add(at, end);
            space_ = true;
            at = end + 1;
        }
        return std::move(tokens_);
    }

    std::vector<Token> run() {
        for (auto at = begin_; at < text_.size();) {
            if (is_blank(text_[at])) {
                ++at;
                space_ = true;
                continue;
            }
            if (const auto wide = wide_blank_length(text_, at); wide != 0) {
                at += wide;
                space_ = true;
                continue;
            }
            const auto end = token_end(at);
            split_and_add(at, end);
            at = end;
        }
        return std::move(tokens_);
    }

private:
    std::size_t length_at(std::size_t at) const {
        // The text was found to be UTF-8, but a sentence may have been cut anywhere.
        return std::max<std::size_t>(1, utf8_sequence_length(text_, at));
    }

    bool letter_at(std::size_t at) const {
        if (at >= text_.size()) return false;
        return utf8_sequence_length(text_, at) != 0 && is_letter(utf8_code_point(text_, at));
    }

    bool letter_or_digit(std::size_t at) const {
        return at < text_.size() && (is_digit(text_[at]) || letter_at(at));
    }

    std::size_t apostrophe_length(std::size_t at) const {
        if (text_[at] == '\'') return 1;
        return text_.substr(at, 3) == right_quote ? 3 : 0;
    }

    std::size_t token_end(std::size_t at) const {
        if (!letter_or_digit(at)) return at + length_at(at);
        const bool number = is_digit(text_[at]);
        auto end = at;
        while (end < text_.size()) {
            if (letter_or_digit(end)) {
                end += length_at(end);
                continue;
            }
            const char c = text_[end];
            if (number && (c == ',' || c == '.') && end + 1 < text_.size() &&
                is_digit(text_[end + 1])) {
                ++end;
                continue;
            }
            if (c == '-' && letter_or_digit(end + 1)) {
                ++end;
                continue;
            }
            const auto quote = apostrophe_length(end);
            if (quote != 0 && letter_at(end + quote)) {  // "Xi'an", "don't", "Japan's"
                end += quote;
                continue;
            }
            if (c == '/' && is_form_of_company(at, end)) {
                end += 2;
                continue;
            }
            if (c == '.' && (ends_in_abbreviation(at, end) || begins_domain(at, end))) {
                ++end;
                continue;
            }
            break;
        }
        return end;
    }

    /// "Booking.com", "gov.uk": two to four small letters right behind the full stop of a word.
    bool begins_domain(std::size_t begin, std::size_t stop) const {
        constexpr std::size_t least = 2;
        constexpr std::size_t most = 4;
        const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
        if (stop < begin + least || !is_ascii_letter(text_[stop - 1])) return false;
        auto end = stop + 1;
        while (end < text_.size() && is_small(text_[end])) ++end;
        return end - stop > least && end - stop <= most + 1 && !letter_or_digit(end);
    }

    /// "A/S": two capitals.
    bool is_form_of_company(std::size_t begin, std::size_t slash) const {
        const auto is_letter_of_it = [this](std::size_t at) {
            return at < text_.size() && text_[at] >= 'A' && text_[at] <= 'Z';
        };
        return slash == begin + 1 && is_letter_of_it(begin) && is_letter_of_it(slash + 1) &&
               !letter_or_digit(slash + 2);
    }

    /// A full stop that belongs to the word: "U.S.", "Mr.", "J.".
    bool ends_in_abbreviation(std::size_t begin, std::size_t stop) const {
        auto word = begin;
        for (auto at = stop; at > begin; --at) {
            if (text_[at - 1] == '-') {
                word = at;
                break;
            }
        }
        const auto single = [&](std::size_t at) {
            return at + 1 == stop && text_[at] >= 'A' && text_[at] <= 'Z';
        };
        if (single(word)) return true;
        if (stop >= 2 && stop - 2 >= word && text_[stop - 2] == '.') return true;  // U.S|.
        return lexicon_.abbreviations.contains(std::string(text_.substr(word, stop + 1 - word)));
    }

    /// Cuts off "'s" and "n't", then parts compounds of names.
    void split_and_add(std::size_t begin, std::size_t end) {
        const auto word = text_.substr(begin, end - begin);
        if (word.size() > 2 && is_ascii_letter(word.back())) {
            for (const std::string_view suffix :
                 {"'s",
                  "\u2019s",
                  "n't",
                  "n\u2019t",
                  "'ve",
                  "\u2019ve",
                  "'ll",
                  "\u2019ll",
                  "'re",
                  "\u2019re",
                  "'d",
                  "\u2019d",
                  "'m",
                  "\u2019m"}) {
                if (word.size() > suffix.size() && word.ends_with(suffix)) {
                    parted(begin, end - suffix.size());
                    add(end - suffix.size(), end);
                    return;
                }
            }
        }
        parted(begin, end);
    }

    /// "China-Japan" in three, when a part is a country or a demonym and all begin with capitals;
    /// and "Zagreb-based".
    void parted(std::size_t begin, std::size_t end) {
        const auto word = text_.substr(begin, end - begin);
        if (word.find('-') == std::string_view::npos ||
            lexicon_.names.find(std::string(word)) != nullptr) {
            add(begin, end);
            return;
        }
        std::vector<Span> parts;
        bool names = false;
        bool capitals = true;
        for (auto at = begin; at <= end;) {
            const auto hyphen = std::min(text_.find('-', at), end);
            const auto part = text_.substr(at, hyphen - at);
            parts.push_back({at, hyphen});
            capitals = capitals && !part.empty() && is_capital(utf8_code_point(text_, at));
            const auto* name = lexicon_.names.find(std::string(part));
            names = names || (name != nullptr && name->kind <= Gazetteer::Class::demonym);
            at = hyphen + 1;
        }
        if ((!names || !capitals) && !is_name_with_participle(parts)) {
            add(begin, end);
            return;
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i != 0) add(parts[i].begin - 1, parts[i].begin);
            add(parts[i].begin, parts[i].end);
        }
    }

    /// "Zagreb-based", "Telia-owned": a name, and what it did to the thing that is named next.
    bool is_name_with_participle(const std::vector<Span>& parts) const {
        if (parts.size() != 2 || !is_capital(utf8_code_point(text_, parts[0].begin))) return false;
        const std::string last(text_.substr(parts[1].begin, parts[1].end - parts[1].begin));
        if (lexicon_.joined.contains(last) || lexicon_.joined_by.contains(last)) return true;
        // "Canadian-drafted"
        const auto first = text_.substr(parts[0].begin, parts[0].end - parts[0].begin);
        return last.ends_with("ed") && lexicon_.names.find(std::string(first)) != nullptr;
    }

    void add(std::size_t begin, std::size_t end) {
        Token token;
        token.span = {begin, end};
        token.text = text_.substr(begin, end - begin);
        token.lower = lower_ascii(token.text);
        token.is_word = letter_at(begin);
        token.is_number = is_digit(text_[begin]);
        token.is_capital = token.is_word && (is_capital(utf8_code_point(text_, begin)) ||
                                             article_length(token.text, lexicon_) != 0);
        token.after_space = space_;
        if (token.text == right_quote) token.lower = "'";
        if (token.lower.starts_with(right_quote)) token.lower.replace(0, right_quote.size(), "'");
        if (token.lower == "n\u2019t") token.lower = "n't";
        const auto found = lexicon_.words.find(token.lower);
        if (found != lexicon_.words.end()) token.classes = found->second;
        space_ = false;
        tokens_.push_back(std::move(token));
    }

    std::string_view text_;
    std::size_t begin_;
    const Lexicon& lexicon_;
    std::vector<Token> tokens_;
    bool space_ = false;
};

}  // namespace

std::size_t article_length(std::string_view spelled, const Lexicon& lexicon) {
    constexpr std::size_t longest = 3;     // letters of an article
    constexpr std::size_t least_rest = 3;  // bytes
    const auto hyphen = spelled.find('-');
    if (hyphen > longest || spelled.size() < hyphen + 1 + least_rest) return 0;
    const auto classes = lexicon.classes_of(lower_ascii(spelled.substr(0, hyphen)));
    const bool is_article = (classes & word::particle) != 0;
    return is_article && is_capital(utf8_code_point(spelled, hyphen + 1)) ? hyphen + 1 : 0;
}

std::vector<Token> tokenize(std::string_view text, Span sentence, const Lexicon& lexicon) {
    return Tokenizer(text, sentence, lexicon).run();
}

std::vector<Token> tokens_of_line(std::string_view text, Span sentence, const Lexicon& lexicon) {
    return Tokenizer(text, sentence, lexicon).run_parted();
}

bool is_open_quote(const Token& token) {
    return token.text == "\"" || token.text == "\u201C";
}

bool is_close_quote(const Token& token) {
    return token.text == "\"" || token.text == "\u201D";
}

}  // namespace relata::article
