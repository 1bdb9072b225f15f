#include "importers/article/reading.hpp"

#include <algorithm>

// A tagger by rule: each word's tag follows from what it can be (verbs.tsv, words.tsv), the tag
// before it and the word after it. It knows no probabilities; where a word could be noun or verb it
// takes the noun unless the place speaks for the verb, because a verb missed costs one relation and
// a verb invented makes a wrong one.

namespace relata::article {
namespace {

bool ends_like_adjective(std::string_view lower) {
    for (const std::string_view suffix :
         {"al", "ic", "ive", "ous", "ful", "able", "ible", "ary", "less", "ish"}) {
        if (lower.size() > suffix.size() + 2 && lower.ends_with(suffix)) return true;
    }
    return false;
}

class Tagger {
public:
    Tagger(Sentence& sentence, const Lexicon& lexicon)
        : sentence_(sentence), lexicon_(lexicon), tokens_(sentence.tokens), tags_(sentence.tags) {}

    void run() {
        sentence_.verbs.assign(tokens_.size(), {});
        for (std::size_t at = 0; at < tokens_.size();) at = step(at);
    }

private:
    bool is_class(std::size_t at, WordClasses classes) const {
        return at < tokens_.size() && (tokens_[at].classes & classes) != 0;
    }
    bool is_name(std::size_t at) const {
        return at < tokens_.size() && sentence_.mention_of[at] != none;
    }

    std::size_t step(std::size_t at) {
        if (tags_[at] == Tag::skip) return at + 1;
        if (sentence_.time_of[at] != none) {
            const auto& time = sentence_.times[sentence_.time_of[at]];
            for (auto i = at; i < time.end; ++i) tags_[i] = Tag::time;
            return time.end;
        }
        if (is_name(at)) return set(at, Tag::name);
        const auto& token = tokens_[at];
        if (!token.is_word) return set_mark(at);
        if (const auto end = word_phrase(at); end != at) return end;
        if (const auto end = phrasal_verb(at); end != at) return end;
        return word_at(at);
    }

    std::size_t set(std::size_t at, Tag tag) {
        tags_[at] = tag;
        if (tag != Tag::skip && tag != Tag::quote) {
            // An adverb lets the word before it through: "will jointly launch".
            if (tag != Tag::adverb && tag != Tag::negation) before_ = tag;
            previous_ = tag;
        }
        return at + 1;
    }

    std::size_t set_mark(std::size_t at) {
        const auto& token = tokens_[at];
        if (token.is_number || token.text == "$" || token.text == "%" || token.text == "\u20AC" ||
            token.text == "\u00A3") {
            return set(at, Tag::number);
        }
        if (is_open_quote(token) || is_close_quote(token)) {
            return set(at, Tag::quote);
        }
        if (token.lower == "'s" || token.lower == "'") {
            return set(at, at > 0 && !tokens_[at].after_space ? Tag::owner : Tag::quote);
        }
        if (token.text == "&") return set(at, Tag::conjunction);
        if (token.text == ",") {
            has_verb_ = false;
            return set(at, Tag::comma);
        }
        if (token.text == "-" && !token.after_space) return set(at, Tag::skip);
        has_verb_ = false;
        in_chain_ = false;
        return set(at, Tag::mark);
    }

    /// "on the basis of", "each other".
    std::size_t word_phrase(std::size_t at) {
        const auto longest =
            std::min(lexicon_.word_phrases.longest(tokens_[at].lower), tokens_.size() - at);
        std::string words;
        std::size_t best = 0;
        WordClasses classes = 0;
        for (std::size_t n = 1; n <= longest; ++n) {
            if (n > 1) words += ' ';
            words += tokens_[at + n - 1].lower;
            if (const auto* found = lexicon_.word_phrases.find(words)) {
                best = n;
                classes = *found;
            }
        }
        if (best == 0) return at;
        auto kind = Tag::preposition;
        if ((classes & word::attribution) != 0) kind = Tag::attribution;
        if ((classes & word::reciprocal) != 0) kind = Tag::reciprocal;
        set(at, kind);
        for (auto i = at + 1; i < at + best; ++i) tags_[i] = Tag::skip;
        return at + best;
    }

    /// "set up", "carry out": two words, one verb, when the first one's form fits here.
    std::size_t phrasal_verb(std::size_t at) {
        if (at + 1 >= tokens_.size() || lexicon_.phrasal.longest(tokens_[at].lower) == 0) return at;
        const auto* verb = lexicon_.phrasal.find(tokens_[at].lower + " " + tokens_[at + 1].lower);
        if (verb == nullptr) return at;
        auto reading = reading_of(tokens_[at].lower);
        if (!reading) reading = VerbReading{*verb, form::base};
        const auto forms = verb_here(at, *reading, at + 2);
        if (forms == 0) return at;
        set_verb(at, {*verb, forms});
        tags_[at + 1] = Tag::skip;
        return at + 2;
    }

    std::optional<VerbReading> reading_of(const std::string& lower) const {
        const auto found = lexicon_.verb_forms.find(lower);
        if (found == lexicon_.verb_forms.end()) return {};
        return found->second;
    }

    std::size_t set_verb(std::size_t at, VerbReading reading) {
        sentence_.verbs[at] = reading;
        last_forms_ = reading.forms;
        if (previous_ == Tag::comma && reading.forms == form::participle) in_aside_ = true;
        has_verb_ = true;
        if ((reading.forms & (form::past | form::third_person)) != 0 && before_ != Tag::have &&
            before_ != Tag::be) {
            in_chain_ = false;
        }
        if ((reading.forms & form::base) != 0) in_chain_ = true;
        return set(at, Tag::verb);
    }

    std::size_t word_at(std::size_t at) {
        const auto& token = tokens_[at];
        const auto classes = token.classes;
        if ((classes & word::modal) != 0) return set_auxiliary(at, Tag::modal);
        if ((classes & word::be) != 0) return set_auxiliary(at, Tag::be);
        if ((classes & word::have) != 0) return set_auxiliary(at, Tag::have);
        if ((classes & word::do_verb) != 0) return set_auxiliary(at, Tag::do_verb);
        if ((classes & word::negation) != 0) return set(at, Tag::negation);
        if ((classes & word::reciprocal) != 0) return set(at, Tag::reciprocal);
        if ((classes & word::infinitive) != 0 && infinitive_after(at)) {
            in_chain_ = true;
            return set(at, Tag::to);
        }
        if (const auto reading = reading_of(token.lower)) {
            const auto forms = verb_here(at, *reading, at + 1);
            if (forms != 0) return set_verb(at, {reading->verb, forms});
            if ((classes & ~(word::noun | word::adjective)) == 0) {
                const bool modifies =
                    reading->forms == form::ing || (reading->forms & form::participle) != 0;
                const bool listed =
                    lexicon_.nouns.contains(token.lower) || (classes & word::noun) != 0;
                return set(at, modifies && !listed ? Tag::adjective : Tag::noun);
            }
        } else if (const auto unknown = unknown_verb(at); unknown != 0) {
            return set_verb(at, {UINT32_MAX, unknown});
        }
        return function_word(at);
    }

    std::size_t set_auxiliary(std::size_t at, Tag tag) {
        has_verb_ = true;
        in_chain_ = tag == Tag::modal || tag == Tag::do_verb;
        return set(at, tag);
    }

    /// "to" before a verb, adverbs between.
    bool infinitive_after(std::size_t at) const {
        auto next = at + 1;
        while (next < at + 4 && is_class(next, word::adverb | word::negation)) ++next;
        if (next >= tokens_.size() || is_name(next) || sentence_.time_of[next] != none)
            return false;
        if (is_class(next, word::be | word::have | word::do_verb)) return true;
        const auto reading = reading_of(tokens_[next].lower);
        if (reading) return (reading->forms & form::base) != 0;
        const auto phrasal =
            next + 1 < tokens_.size()
                ? lexicon_.phrasal.find(tokens_[next].lower + " " + tokens_[next + 1].lower)
                : nullptr;
        if (phrasal != nullptr) return true;
        // A verb nobody listed: a small word of no class before something that can be an object.
        constexpr auto objects = word::determiner | word::possessive;
        return tokens_[next].is_word && !tokens_[next].is_capital && tokens_[next].classes == 0 &&
               !lexicon_.nouns.contains(tokens_[next].lower) && is_class(next + 1, objects);
    }

    std::size_t function_word(std::size_t at) {
        const auto& token = tokens_[at];
        const auto classes = token.classes;
        if ((classes & word::relative) != 0) return end_segment(at, Tag::relative);
        if ((classes & word::pronoun) != 0) return set(at, Tag::pronoun);
        if ((classes & word::subordinator) != 0 && (classes & word::preposition) != 0) {
            // "after the talks", but "after the talks ended".
            return clause_follows(at) ? end_segment(at, Tag::subordinator)
                                      : set(at, Tag::preposition);
        }
        if ((classes & word::subordinator) != 0) {
            if ((classes & word::determiner) != 0 && demonstrative(at)) {
                return set(at, Tag::determiner);
            }
            const bool relative = (classes & word::determiner) != 0 &&
                                  (previous_ == Tag::noun || previous_ == Tag::name) && !has_verb_;
            return end_segment(at, relative ? Tag::relative : Tag::subordinator);
        }
        const bool before_verb = previous_ == Tag::to || previous_ == Tag::modal;
        if ((classes & word::adverb) != 0 && before_verb) return set(at, Tag::adverb);
        if ((classes & word::possessive) != 0) return set(at, Tag::possessive);
        if ((classes & word::number) != 0) return set(at, Tag::number);
        if ((classes & word::determiner) != 0) return set(at, Tag::determiner);
        if ((classes & word::conjunction) != 0) return set(at, Tag::conjunction);
        if ((classes & word::preposition) != 0) return set(at, Tag::preposition);
        if ((classes & word::adjective) != 0) return set(at, Tag::adjective);
        if ((classes & word::noun) != 0) return set(at, Tag::noun);
        if ((classes & word::adverb) != 0) return set(at, Tag::adverb);
        if (token.lower.size() > 4 && token.lower.ends_with("ly") && !token.is_capital) {
            return set(at, Tag::adverb);
        }
        if (lexicon_.nouns.contains(token.lower)) return set(at, Tag::noun);
        return set(at, ends_like_adjective(token.lower) ? Tag::adjective : Tag::noun);
    }

    /// Whether a verb with a tense comes before the next mark.
    bool clause_follows(std::size_t at) const {
        for (auto next = at + 1; next < tokens_.size() && next < at + 12; ++next) {
            if (!tokens_[next].is_word && !tokens_[next].is_number) {
                if (tokens_[next].text == "," || tokens_[next].text == ".") return false;
                continue;
            }
            if (is_name(next) || tags_[next] == Tag::skip) continue;
            if (is_class(next, word::modal | word::be | word::have)) return true;
            const auto reading = reading_of(tokens_[next].lower);
            if (!reading) continue;
            if ((reading->forms & form::past) != 0) return next > at + 1;
            const bool third = (reading->forms & form::third_person) != 0;
            if (third && !verb_is_noun(*reading)) return next > at + 1;
        }
        return false;
    }

    std::size_t end_segment(std::size_t at, Tag tag) {
        if (tag == Tag::relative && previous_ == Tag::comma) in_aside_ = true;
        has_verb_ = false;
        in_chain_ = false;
        return set(at, tag);
    }

    /// "that deal": before a noun, at the beginning or after a preposition or verb's end.
    bool demonstrative(std::size_t at) const {
        if (previous_ == Tag::preposition) return true;
        if (last_verb_says() || previous_ == Tag::noun || previous_ == Tag::name) return false;
        const auto next = at + 1;
        return next < tokens_.size() && lexicon_.nouns.contains(tokens_[next].lower) &&
               lexicon_.nouns.find(tokens_[next].lower)->second.singular == tokens_[next].lower;
    }

    bool last_verb_says() const { return previous_ == Tag::verb || previous_ == Tag::comma; }

    /// What can follow a verb that has an object: decides between "they support the plan" and "with
    /// the support of".
    bool object_follows(std::size_t at) const {
        if (at >= tokens_.size()) return false;
        if (is_name(at)) return true;
        if (is_class(at, word::infinitive) && infinitive_after(at)) return true;
        if (is_open_quote(tokens_[at])) return true;
        if (is_class(at, word::reciprocal) ||
            lexicon_.word_phrases.longest(tokens_[at].lower) != 0) {
            const auto words =
                at + 1 < tokens_.size() ? tokens_[at].lower + " " + tokens_[at + 1].lower : "";
            const auto* found = lexicon_.word_phrases.find(words);
            if (found != nullptr && (*found & word::reciprocal) != 0) return true;
        }
        constexpr auto openers =
            word::determiner | word::possessive | word::number | word::pronoun | word::subordinator;
        if (is_class(at, openers)) return true;
        return tokens_[at].is_number;
    }

    /// An object that may also be a bare noun: "promote policy coordination".
    bool noun_follows(std::size_t at) const {
        if (object_follows(at)) return true;
        if (at >= tokens_.size() || !tokens_[at].is_word) return false;
        constexpr auto others = word::preposition | word::conjunction | word::modal | word::be |
                                word::have | word::do_verb | word::relative;
        return (tokens_[at].classes & others) == 0;
    }

    bool before_is_noun() const {
        return before_ == Tag::noun || before_ == Tag::name || before_ == Tag::pronoun ||
               before_ == Tag::relative || before_ == Tag::time;
    }

    bool verb_is_noun(const VerbReading& reading) const {
        return reading.verb != UINT32_MAX && lexicon_.verbs[reading.verb].is_noun;
    }

    /// The forms a word has here as a verb; 0 when it is none. `next` is the token after it.
    VerbForms verb_here(std::size_t at, const VerbReading& reading, std::size_t next) const {
        const auto forms = reading.forms;
        const auto& token = tokens_[at];
        // A capital inside a sentence is a name's.
        if (token.is_capital && at > 0 && tags_[at - 1] != Tag::quote) return 0;
        switch (before_) {
            case Tag::to:
            case Tag::modal:
            case Tag::do_verb:
                if (previous_ == Tag::time) return 0;
                return forms & form::base;
            case Tag::have:
                if ((forms & form::participle) != 0) return form::participle;
                break;
            case Tag::be:
                if ((forms & form::participle) != 0) return form::participle;
                if ((forms & form::ing) != 0 && !is_class(at, word::noun)) return form::ing;
                return 0;
            case Tag::determiner:
            case Tag::possessive:
            case Tag::owner:
            case Tag::adjective:
            case Tag::number:
                // "the two agreed" and "each reached" are rare; "the agreed plan" is not.
                return 0;
            default:
                break;
        }
        if ((forms & form::ing) != 0) return ing_here(at, next);
        if ((forms & form::base) != 0) {
            if (const auto found = base_here(reading, next)) return found;
        }
        if ((forms & form::third_person) != 0 && third_person_here(reading, next)) {
            return form::third_person;
        }
        if ((forms & (form::past | form::participle)) != 0) return past_here(at, forms, next);
        return 0;
    }

    VerbForms base_here(const VerbReading& reading, std::size_t next) const {
        const bool joined = before_ == Tag::conjunction || before_ == Tag::comma;
        if (in_chain_ && joined) {
            // "…, exchange information", "and support each other"; not "trade and support for".
            if (!verb_is_noun(reading)) return form::base;
            if (reading.verb != UINT32_MAX && next < tokens_.size() &&
                lexicon_.takes(reading.verb, tokens_[next].lower)) {
                return form::base;
            }
            if (before_ == Tag::comma || last_forms_ == form::base) {
                return noun_follows(next) || previous_ == Tag::verb ? form::base : 0U;
            }
            return object_follows(next) ? form::base : 0U;
        }
        if (in_chain_ && previous_ == Tag::adverb) return form::base;
        if (has_verb_) return 0;
        const bool plural = before_ == Tag::pronoun || before_ == Tag::relative ||
                            before_ == Tag::noun || before_ == Tag::name;
        if (!plural) return 0;
        if (verb_is_noun(reading))
            return object_follows(next) ? form::base | form::third_person : 0U;
        return before_ == Tag::noun && !noun_follows(next) && next < tokens_.size() &&
                       !is_class(next, word::preposition)
                   ? 0U
                   : form::base | form::third_person;
    }

    bool third_person_here(const VerbReading& reading, std::size_t next) const {
        // "X, founded by Y, supplies Z": the verb of the subject before the aside.
        if (before_ == Tag::comma && in_aside_) return noun_follows(next);
        if (!before_is_noun() && before_ != Tag::conjunction) return false;
        if (has_verb_ && before_ != Tag::relative && before_ != Tag::conjunction) return false;
        if (!verb_is_noun(reading)) return true;
        if (before_ == Tag::pronoun || before_ == Tag::relative) return true;
        return object_follows(next) && before_ != Tag::conjunction;
    }

    VerbForms past_here(std::size_t at, VerbForms forms, std::size_t next) const {
        const bool both = (forms & form::past) != 0 && (forms & form::participle) != 0;
        if (before_ == Tag::preposition || before_ == Tag::subordinator) return 0;
        if (at == 0) return form::participle;
        if (before_ == Tag::verb && previous_ == Tag::verb) {
            return 0;  // "discussed proposed changes"
        }
        if (before_ == Tag::conjunction || before_ == Tag::comma || before_ == Tag::mark) {
            if (before_ == Tag::conjunction && (last_forms_ & form::ing) != 0 &&
                !object_follows(next)) {
                return 0;
            }
            // "improved and expanded services": an adjective when no object or preposition follows
            // and no verb of this form went before.
            const bool agent_follows = next < tokens_.size() && is_class(next, word::agent);
            if (both && agent_follows) return form::participle;  // "X, founded by Y, …"
            const bool after_past = (last_forms_ & (form::past | form::participle)) != 0;
            if (before_ == Tag::conjunction && !after_past && !object_follows(next)) return 0;
            return (forms & form::past) != 0 ? form::past : form::participle;
        }
        if (!before_is_noun()) return 0;
        if ((forms & form::past) == 0) return form::participle;
        if (!both) return form::past;
        const bool by_follows =
            next < tokens_.size() && is_class(next, word::preposition) && !object_follows(next);
        if (before_ == Tag::pronoun || before_ == Tag::relative) return form::past;
        if (has_verb_ && by_follows) return form::participle;
        return has_verb_ ? form::participle : form::past;
    }

    VerbForms ing_here(std::size_t at, std::size_t next) const {
        const bool noun = is_class(at, word::noun) || lexicon_.nouns.contains(tokens_[at].lower);
        if (before_ == Tag::verb && previous_ == Tag::verb) return noun ? 0U : form::ing;
        if (before_ == Tag::preposition || before_ == Tag::subordinator) {
            if (noun && !object_follows(next)) return 0;
            return noun_follows(next) || previous_ == Tag::adverb ||
                           is_class(next, word::conjunction)
                       ? form::ing
                       : 0U;
        }
        if (before_ == Tag::conjunction && (last_forms_ & form::ing) != 0) return form::ing;
        if (noun) return object_follows(next) && before_ != Tag::noun ? form::ing : 0U;
        if (before_ == Tag::comma || at == 0) return noun_follows(next) ? form::ing : 0U;
        if (before_is_noun() && !in_compound(next)) return object_follows(next) ? form::ing : 0U;
        return 0;
    }

    bool in_compound(std::size_t next) const {
        return next < tokens_.size() && lexicon_.nouns.contains(tokens_[next].lower);
    }

    /// A verb nobody listed, by its ending and its place: it ends the phrase before it.
    VerbForms unknown_verb(std::size_t at) const {
        const auto& token = tokens_[at];
        if (token.is_capital || token.classes != 0 || lexicon_.nouns.contains(token.lower))
            return 0;
        if (before_ == Tag::to || before_ == Tag::modal || before_ == Tag::do_verb) {
            return previous_ == Tag::time ? 0U : form::base;
        }
        const bool ed = token.lower.size() > 4 && token.lower.ends_with("ed") &&
                        token.lower.find('-') == std::string::npos;
        if (!ed) return 0;
        if (before_ == Tag::be || before_ == Tag::have) return form::participle;
        if (before_is_noun()) return has_verb_ ? form::participle : form::past;
        if (before_ == Tag::conjunction && (last_forms_ & form::past) != 0) return form::past;
        return 0;
    }

    Sentence& sentence_;
    const Lexicon& lexicon_;
    const std::vector<Token>& tokens_;
    std::vector<Tag>& tags_;
    Tag previous_ = Tag::mark;  ///< of the token before, quotes left out
    Tag before_ = Tag::mark;    ///< the same, adverbs left out too
    bool has_verb_ = false;     ///< since the last comma or conjunction that begins a clause
    bool in_chain_ = false;     ///< after "to" or a modal: plain forms may follow, joined
    bool in_aside_ = false;     ///< after ", which …" or ", founded by …"
    VerbForms last_forms_ = 0;
};

}  // namespace

void tag(Sentence& sentence, const Reading& reading) {
    Tagger(sentence, reading.lexicon).run();
}

}  // namespace relata::article
