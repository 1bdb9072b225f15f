#include "graph/explanation.hpp"

#include "graph/names.hpp"
#include "graph/utf8.hpp"
#include "graph/verification.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace relata {
namespace {

/// A word of a text and how it folds; `stem` without a possessive, when it has one.
struct TextWord {
    TextRange range;
    std::string folded;
    std::size_t stem_end = 0;
    std::string stem;
};

/// The length of an apostrophe at `at`; 0 when there is none.
std::size_t apostrophe_length(std::string_view text, std::size_t at) {
    constexpr std::string_view curly = "\u2019";
    if (text[at] == '\'') return 1;
    return text.substr(at).starts_with(curly) ? curly.size() : 0;
}

bool is_in_word(std::string_view text, std::size_t at, std::size_t length) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    // Combining marks fold to nothing and are parts of words all the same.
    const auto with_letter = fold_name('x' + std::string(text.substr(at, length)));
    return with_letter.find(' ') == std::string::npos &&
           (with_letter.size() > 1 || !fold_name(text.substr(at, length)).empty() ||
            display_width(text.substr(at, length)) == 0);
}

TextWord word_of(std::string_view text, TextRange range) {
    TextWord word{range, fold_name(text.substr(range.begin, range.end - range.begin)), 0, {}};
    for (auto at = range.begin; at < range.end; ++at) {
        const auto length = apostrophe_length(text, at);
        if (length == 0) continue;
        const auto rest = text.substr(at + length, range.end - at - length);
        if (rest == "s" || rest == "S") {
            word.stem_end = at;
            word.stem = fold_name(text.substr(range.begin, at - range.begin));
        }
    }
    return word;
}

std::vector<TextWord> words_of(std::string_view text) {
    std::vector<TextWord> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        while (at < text.size()) {
            const auto length = std::max<std::size_t>(utf8_sequence_length(text, at), 1);
            const auto apostrophe = apostrophe_length(text, at);
            const bool joins =
                apostrophe != 0 && at > begin && at + apostrophe < text.size() &&
                is_in_word(
                    text,
                    at + apostrophe,
                    std::max<std::size_t>(utf8_sequence_length(text, at + apostrophe), 1)
                );
            if (!joins && (apostrophe != 0 || !is_in_word(text, at, length))) break;
            at += length;
        }
        if (at > begin) {
            auto word = word_of(text, {begin, at});
            if (!word.folded.empty()) words.push_back(std::move(word));
        } else {
            at += std::max<std::size_t>(utf8_sequence_length(text, at), 1);
        }
    }
    return words;
}

/// Where the words from `first` on spell `wanted`; how many words it takes, 0 when they do not.
std::size_t spelled_at(
    const std::vector<TextWord>& words,
    std::size_t first,
    const std::string& wanted,
    TextRange& range
) {
    std::string spelled;
    for (auto i = first; i < words.size() && spelled.size() <= wanted.size(); ++i) {
        if (!spelled.empty()) spelled += ' ';
        const auto& word = words[i];
        if (spelled + word.folded == wanted) {
            range = {words[first].range.begin, word.range.end};
            return i - first + 1;
        }
        if (!word.stem.empty() && spelled + word.stem == wanted) {
            range = {words[first].range.begin, word.stem_end};
            return i - first + 1;
        }
        spelled += word.folded;
    }
    return 0;
}

/// A text that names an entity, folded, and what it is.
struct FoldedName {
    std::string folded;
    Naming naming = Naming::name;
    std::string name;
};

std::vector<FoldedName> whole_names(const Entity& entity) {
    std::vector<FoldedName> names{{fold_name(entity.name), Naming::name, entity.name}};
    for (const auto& alias : entity.aliases) {
        names.push_back({fold_name(alias), Naming::alias, alias});
    }
    return names;
}

/// Ends of two words or more of every name; of a person also its last and its first word.
std::vector<FoldedName> parts_of_names(const Graph& graph, EntityId id) {
    constexpr std::size_t shortest = 2;  // letters of a part of one word
    const bool is_person = graph.kind_name(id) == "Person";
    std::vector<FoldedName> parts;
    for (const auto& whole : whole_names(graph.entity(id))) {
        const auto& folded = whole.folded;
        for (auto blank = folded.find(' '); blank != std::string::npos;
             blank = folded.find(' ', blank + 1)) {
            const auto part = folded.substr(blank + 1);
            const bool is_one_word = part.find(' ') == std::string::npos;
            if (!is_one_word || (is_person && part.size() >= shortest)) {
                parts.push_back({part, Naming::part, whole.name});
            }
        }
        const auto first = folded.substr(0, folded.find(' '));
        if (is_person && first.size() < folded.size() && first.size() >= shortest) {
            parts.push_back({first, Naming::part, whole.name});
        }
    }
    return parts;
}

std::vector<EndMention> find(
    const std::vector<TextWord>& words, const std::vector<FoldedName>& names
) {
    std::vector<EndMention> found;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t longest = 0;
        EndMention mention;
        for (const auto& name : names) {
            TextRange range;
            const auto count = name.folded.empty() ? 0 : spelled_at(words, i, name.folded, range);
            if (count <= longest) continue;
            longest = count;
            mention = {name.naming, name.name, range};
        }
        if (longest != 0) found.push_back(std::move(mention));
        i += std::max<std::size_t>(longest, 1);
    }
    return found;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_end_mark(char c) {
    return c == '.' || c == '!' || c == '?';
}

/// Quotation marks and brackets that close after the end of a sentence.
constexpr std::array<std::string_view, 6> closing{"\"", "'", ")", "]", "\u201D", "\u2019"};

std::string_view without_closing(std::string_view text) {
    const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
    for (const auto* mark = std::ranges::find_if(closing, ends); mark != closing.end();
         mark = std::ranges::find_if(closing, ends)) {
        text.remove_suffix(mark->size());
    }
    return text;
}

bool ends_sentence(std::string_view text) {
    const auto inside = without_closing(text);
    return !inside.empty() && is_end_mark(inside.back());
}

bool begins_sentence(std::string_view text, std::size_t at) {
    if (at < text.size() && is_blank(text[at])) return false;
    auto before = at;
    std::size_t line_ends = 0;
    while (before > 0 && is_blank(text[before - 1])) line_ends += text[--before] == '\n' ? 1U : 0U;
    if (before == 0 || line_ends > 1) return true;
    return before < at && ends_sentence(text.substr(0, before));
}

/// A quotation made longer to whole sentences, as punctuation and empty lines show them; it stays
/// as it is on a side where no end is near.
TextRange sentence_around(std::string_view text, TextRange quote) {
    constexpr std::size_t farthest = 1000;  // bytes looked at on either side
    auto sentence = quote;
    for (std::size_t back = 0; back <= std::min(quote.begin, farthest); ++back) {
        if (!begins_sentence(text, quote.begin - back)) continue;
        sentence.begin = quote.begin - back;
        break;
    }
    if (ends_sentence(text.substr(quote.begin, quote.end - quote.begin))) return sentence;
    for (auto end = quote.end; end <= std::min(text.size(), quote.end + farthest); ++end) {
        const auto rest = text.substr(end);
        const bool is_last = rest.empty() || rest.starts_with("\n\n") || rest.starts_with("\r\n\r");
        const bool is_end = !is_last && is_blank(rest.front()) &&
                            ends_sentence(text.substr(quote.begin, end - quote.begin));
        if (!is_last && !is_end) continue;
        sentence.end = end;
        while (sentence.end > quote.end && is_blank(text[sentence.end - 1])) --sentence.end;
        break;
    }
    return sentence;
}

void set_place(EvidenceExplanation& explanation, std::string_view text, std::size_t offset) {
    explanation.line = 1;
    std::size_t line_begin = 0;
    for (std::size_t i = 0; i < offset; ++i) {
        const bool is_end =
            text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
        if (!is_end) continue;
        ++explanation.line;
        line_begin = i + 1;
    }
    explanation.column = offset - line_begin + 1;
}

std::size_t distance(const TextRange& a, const TextRange& b) {
    if (a.end <= b.begin) return b.begin - a.end;
    if (b.end <= a.begin) return a.begin - b.end;
    return SIZE_MAX / 2;  // one inside the other: two names for one thing, rather not
}

}  // namespace

std::string_view naming_name(Naming naming) {
    constexpr std::array<std::string_view, 4> names{"name", "alias", "part", "reference"};
    return names.at(static_cast<std::size_t>(naming));
}

std::string_view resolution_name(Resolution how) {
    constexpr std::array<std::string_view, 18> names{
        "unknown",
        "name",
        "alias",
        "acronym",
        "surname",
        "part",
        "demonym",
        "capital",
        "pronoun",
        "they",
        "definite",
        "title",
        "group",
        "members",
        "apposition",
        "relative_clause",
        "described",
        "surroundings",
    };
    return names.at(static_cast<std::size_t>(how));
}

std::string_view resolution_words(Resolution how) {
    constexpr std::array<std::string_view, 18> words{
        "the reader did not note how",
        "its name",
        "another of its names",
        "an acronym",
        "a part of the person's name",
        "a part of its name",
        "the adjective of the country",
        "a capital, for its country",
        "a pronoun, for the one spoken of most up to there",
        "a pronoun, for those named together last",
        "one spoken of before",
        "the one who holds that office",
        "a group named before, this one of it",
        "people who act for it",
        "the name that goes with these words",
        "a relative clause, for what it hangs from",
        "described, without a name",
        "not said; the country the text speaks of there",
    };
    return words.at(static_cast<std::size_t>(how));
}

std::vector<EndMention> mentions(const Graph& graph, EntityId id, std::string_view text) {
    const auto words = words_of(text);
    auto found = find(words, whole_names(graph.entity(id)));
    if (found.empty()) found = find(words, parts_of_names(graph, id));
    return found;
}

EvidenceExplanation explain(const Graph& graph, RelationId id, std::size_t n) {
    const auto& relation = graph.relation(id);
    const auto& evidence = relation.evidence.at(n);
    const std::string_view text = graph.document(evidence.document).text;
    EvidenceExplanation explanation;
    explanation.sentence = {evidence.begin, evidence.end};
    explanation.text = evidence.quote;
    if (!text.empty()) {
        explanation.stands = stands_in(evidence, text);
        if (*explanation.stands) {
            explanation.sentence = sentence_around(text, explanation.sentence);
            explanation.text = text.substr(
                explanation.sentence.begin, explanation.sentence.end - explanation.sentence.begin
            );
            set_place(explanation, text, evidence.begin);
        }
    }

    auto sources = mentions(graph, relation.source, explanation.text);
    auto targets = mentions(graph, relation.target, explanation.text);
    const auto offset = explanation.sentence.begin;
    for (auto* found : {&sources, &targets}) {
        for (auto& mention : *found) {
            mention.range.begin += offset;
            mention.range.end += offset;
        }
    }
    if (!sources.empty()) explanation.source = sources.front();
    if (!targets.empty()) explanation.target = targets.front();
    if (sources.empty() || targets.empty()) return explanation;
    auto nearest = SIZE_MAX;
    for (const auto& source : sources) {
        for (const auto& target : targets) {
            const auto apart = distance(source.range, target.range);
            if (apart >= nearest) continue;
            nearest = apart;
            explanation.source = source;
            explanation.target = target;
        }
    }
    const auto& first = explanation.source.range;
    const auto& second = explanation.target.range;
    if (nearest < SIZE_MAX / 2) {
        explanation.between =
            TextRange{std::min(first.end, second.end), std::max(first.begin, second.begin)};
    }
    return explanation;
}

}  // namespace relata
