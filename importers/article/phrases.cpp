#include "importers/article/reading.hpp"

#include <algorithm>

namespace relata::article {
namespace {

constexpr int deepest = 6;  // phrases inside phrases: beyond it nothing is worth reading
constexpr std::size_t longest_list = 16;

bool is_content(Tag tag) {
    return tag == Tag::adjective || tag == Tag::noun || tag == Tag::name || tag == Tag::number;
}

class PhraseReader {
public:
    PhraseReader(Sentence& sentence, const Lexicon& lexicon)
        : sentence_(sentence), lexicon_(lexicon) {}

    std::vector<std::size_t> list(std::size_t& at, bool is_subject, int depth) {
        std::vector<std::size_t> phrases;
        const auto first = phrase(at, depth);
        if (first == none) return phrases;
        phrases.push_back(first);
        auto trial = at;
        std::vector<std::size_t> more;
        while (more.size() < longest_list) {
            auto next = skipped(trial);
            const bool comma = tag_at(next) == Tag::comma;
            if (comma) next = skipped(next + 1);
            const bool joins = tag_at(next) == Tag::conjunction;
            if (joins) next = skipped(next + 1);
            if (!comma && !joins) break;
            if (!begins_phrase(sentence_, next)) break;
            const auto known = sentence_.phrases.size();
            const auto member = phrase(next, depth);
            if (member == none) break;
            // "…, and China will …": what a verb follows begins a clause of its own.
            if (!is_subject && joins && begins_predicate(sentence_, next)) {
                sentence_.phrases.resize(known);
                break;
            }
            more.push_back(member);
            trial = next;
            if (!joins) continue;
            // Only a list that ends in "and" is one; commas alone part anything.
            phrases.insert(phrases.end(), more.begin(), more.end());
            more.clear();
            at = trial;
            if (!comma) {
                // "A and B, C and D" would be two lists; "A and B and C" one.
                if (tag_at(skipped(at)) == Tag::comma) break;
            }
        }
        return phrases;
    }

private:
    Tag tag_at(std::size_t at) const {
        return at < sentence_.tags.size() ? sentence_.tags[at] : Tag::mark;
    }
    std::size_t skipped(std::size_t at) const {
        while (tag_at(at) == Tag::skip || tag_at(at) == Tag::quote) {
            if (at >= sentence_.tags.size()) break;
            ++at;
        }
        return at;
    }

    /// One phrase with what belongs to it; none when there is none.
    std::size_t phrase(std::size_t& at, int depth) {
        const auto begin = at;
        Phrase phrase;
        phrase.begin = at;
        auto next = at;
        if (tag_at(next) == Tag::pronoun) {
            phrase.head = next;
            phrase.first = next;
            phrase.end = next + 1;
            phrase.is_pronoun = true;
            at = next + 1;
            return store(std::move(phrase));
        }
        read_words(phrase, next);
        if (phrase.end <= begin) return none;
        at = phrase.end;
        const auto id = store(std::move(phrase));
        if (depth < deepest) read_arguments(id, at, depth);
        return id;
    }

    std::size_t store(Phrase phrase) {
        sentence_.phrases.push_back(std::move(phrase));
        return sentence_.phrases.size() - 1;
    }

    void read_words(Phrase& phrase, std::size_t at) {
        std::size_t content = 0;
        phrase.first = at;
        bool open_quote = false;
        while (at < sentence_.tags.size()) {
            const auto tag = tag_at(at);
            if ((tag == Tag::determiner || tag == Tag::possessive) && content == 0) {
                if (phrase.determiner == none) phrase.determiner = at;
                // "several companies" are not those that were named
                phrase.is_definite = (sentence_.tokens[at].classes & word::any) == 0;
                phrase.first = ++at;
                phrase.head = at - 1;
                phrase.end = at;
                continue;
            }
            if (tag == Tag::quote) {
                const bool opens = !open_quote && at + 1 < sentence_.tags.size() &&
                                   is_content(tag_at(at + 1)) && content == 0;
                if (!opens && !open_quote) break;
                open_quote = opens;
                ++at;
                if (content == 0) phrase.first = at;
                continue;
            }
            if (tag == Tag::skip) {
                // An apposition or bracket ends the phrase; a hyphen is inside a name anyway.
                break;
            }
            if (tag == Tag::time) {
                // "Tuesday's talks"
                const auto& time = sentence_.times[sentence_.time_of[at]];
                if (tag_at(time.end) != Tag::owner || content != 0) break;
                phrase.time = sentence_.time_of[at];
                at = time.end + 1;
                phrase.first = at;
                continue;
            }
            if (tag == Tag::owner && content != 0) {
                take_owner(phrase);
                phrase.first = ++at;
                phrase.end = at;
                content = 0;
                continue;
            }
            if (tag == Tag::adverb && is_content(tag_at(at + 1)) && content == 0 &&
                phrase.determiner != none) {
                ++at;
                continue;
            }
            if (tag == Tag::conjunction && joins_adjectives(at, content)) {
                ++at;
                continue;
            }
            if (!is_content(tag)) break;
            // "beat Porto United 2-1": a number behind a name is not part of it.
            if (tag == Tag::number && phrase.mention != none) break;
            if (tag == Tag::name) {
                phrase.mention = sentence_.mention_of[at];
                at = mention_at(at).end;
            } else {
                phrase.mention = none;
                ++at;
            }
            phrase.head = at - 1;
            phrase.end = at;
            ++content;
        }
        // "the" alone is no phrase; "several" and "both" are, as references.
        if (content == 0 && phrase.owner == none && phrase.end > phrase.begin &&
            !stands_alone(phrase.end - 1)) {
            phrase.end = phrase.begin;
        }
    }

    bool stands_alone(std::size_t token) const {
        return (sentence_.tokens[token].classes & word::pronoun) != 0;
    }

    const Mention& mention_at(std::size_t at) const {
        return sentence_.mentions[sentence_.mention_of[at]];
    }

    void take_owner(Phrase& phrase) {
        Phrase owner = phrase;
        owner.owner = phrase.owner;
        const auto id = store(std::move(owner));
        phrase.owner = id;
        phrase.mention = none;
        phrase.is_definite = true;
    }

    /// "maritime and air liaison mechanism": two adjectives before one noun.
    bool joins_adjectives(std::size_t at, std::size_t content) const {
        if (content == 0 || at == 0 || tag_at(at - 1) != Tag::adjective) return false;
        const auto next = tag_at(at + 1);
        return next == Tag::adjective || next == Tag::noun;
    }

    void read_arguments(std::size_t id, std::size_t& at, int depth) {
        while (true) {
            auto next = skipped_quote(at);
            if (tag_at(next) == Tag::time) {
                if (sentence_.phrases[id].time == none) {
                    sentence_.phrases[id].time = sentence_.time_of[next];
                }
                return;  // the clause takes it too
            }
            if (tag_at(next) != Tag::preposition) return;
            const auto preposition = preposition_at(next);
            if (!takes(sentence_.phrases[id], preposition)) return;
            auto inside = after_preposition(next);
            if (!begins_phrase(sentence_, inside)) return;
            auto members = list(inside, false, depth + 1);
            if (members.empty()) return;
            sentence_.phrases[id].arguments.push_back({preposition, std::move(members)});
            at = inside;
        }
    }

    std::size_t skipped_quote(std::size_t at) const {
        return tag_at(at) == Tag::quote && tag_at(at + 1) == Tag::preposition ? at + 1 : at;
    }

    std::string preposition_at(std::size_t at) const {
        std::string words = sentence_.tokens[at].lower;
        const auto longest = lexicon_.word_phrases.longest(words);
        for (auto i = at + 1; i < at + longest && tag_at(i) == Tag::skip; ++i) {
            const auto more = words + " " + sentence_.tokens[i].lower;
            words = more;
        }
        return words;
    }

    std::size_t after_preposition(std::size_t at) const {
        auto next = at + 1;
        while (tag_at(next) == Tag::skip && next < sentence_.tags.size()) ++next;
        return next;
    }

    bool takes(const Phrase& phrase, const std::string& preposition) const {
        const auto* noun = head_noun(sentence_, phrase, lexicon_);
        const bool genitive = (lexicon_.classes_of(preposition) & word::genitive) != 0;
        if (genitive && phrase.mention == none) return true;
        return noun != nullptr && std::ranges::find(noun->takes, preposition) != noun->takes.end();
    }

    Sentence& sentence_;
    const Lexicon& lexicon_;
};

}  // namespace

std::vector<std::size_t> read_phrases(
    Sentence& sentence, const Reading& reading, std::size_t& at, bool is_subject, int depth
) {
    return PhraseReader(sentence, reading.lexicon).list(at, is_subject, depth);
}

const Noun* head_noun(const Sentence& sentence, const Phrase& phrase, const Lexicon& lexicon) {
    if (phrase.head >= sentence.tokens.size()) return nullptr;
    const auto& last = sentence.tokens[phrase.head].lower;
    if (phrase.head > phrase.first) {
        const auto* both = lexicon.find_noun(sentence.tokens[phrase.head - 1].lower + " " + last);
        if (both != nullptr) return both;
    }
    return lexicon.find_noun(last);
}

bool begins_phrase(const Sentence& sentence, std::size_t at) {
    while (at < sentence.tags.size() && sentence.tags[at] == Tag::quote) ++at;
    if (at >= sentence.tags.size()) return false;
    const auto tag = sentence.tags[at];
    if (tag == Tag::time) {
        const auto end = sentence.times[sentence.time_of[at]].end;
        return end < sentence.tags.size() && sentence.tags[end] == Tag::owner;
    }
    return is_content(tag) || tag == Tag::determiner || tag == Tag::possessive ||
           tag == Tag::pronoun;
}

bool begins_predicate(const Sentence& sentence, std::size_t at) {
    while (at < sentence.tags.size() &&
           (sentence.tags[at] == Tag::adverb || sentence.tags[at] == Tag::negation ||
            sentence.tags[at] == Tag::time || sentence.tags[at] == Tag::skip ||
            sentence.tags[at] == Tag::quote)) {
        ++at;
    }
    if (at >= sentence.tags.size()) return false;
    switch (sentence.tags[at]) {
        case Tag::modal:
        case Tag::be:
        case Tag::have:
        case Tag::do_verb:
            return true;
        case Tag::verb:
            return (sentence.verbs[at].forms & (form::past | form::third_person)) != 0;
        default:
            return false;
    }
}

}  // namespace relata::article
