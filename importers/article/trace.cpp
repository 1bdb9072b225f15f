#include "importers/article/trace.hpp"

#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "importers/article/assemble.hpp"
#include "importers/article/reading.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// How each fact was read is noted on the way (Reading::say): which words stood for its ends, which
// verb or noun joined them. What only the whole sentence tells is added at its end, and whoever
// asks why a relation is there has its text read again.

namespace relata {
namespace article {
namespace {

bool is_empty(const Span& span) {
    return span.begin >= span.end;
}

bool is_same(const Span& a, const Span& b) {
    return a.begin == b.begin && a.end == b.end;
}

bool has_word(std::string_view folded_name, const std::string& folded_word) {
    const auto padded = ' ' + std::string(folded_name) + ' ';
    return padded.find(' ' + folded_word + ' ') != std::string::npos;
}

bool is_acronym_of(std::string_view words) {
    return words.size() > 1 &&
           std::ranges::all_of(words, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

class Completer {
public:
    Completer(const Sentence& sentence, const Reading& reading)
        : sentence_(sentence), reading_(reading) {}

    void complete(Fact& fact) const {
        fill(fact.source, fact.source_said, fact.target);
        fill(fact.target, fact.target_said, fact.source);
        if (fact.target_said.how == Resolution::unknown && fact.method == "name:title-at-home") {
            fact.target_said.how = Resolution::surroundings;
        }
        if (!fact.role.empty()) find_role(fact);
    }

private:
    void fill(std::size_t thing, Said& said, std::size_t other) const {
        if (said.how == Resolution::unknown) said = found(thing, other);
        if (said.how != Resolution::name) return;
        for (const auto& mention : sentence_.mentions) {
            if (!is_same(bytes_of(sentence_, mention.begin, mention.end), said.words)) continue;
            if (mention.thing == thing) said = by_name(mention);
        }
    }

    /// Where a thing stands that no phrase was resolved to.
    [[nodiscard]] Said found(std::size_t thing, std::size_t other) const {
        const auto known = reading_.said.find(thing);
        if (known != reading_.said.end()) return known->second;
        // "Japanese Prime Minister Yoshihide Suga": in the name of the other.
        for (const auto& mention : sentence_.mentions) {
            if (mention.thing != other) continue;
            const auto said = inside(mention, thing);
            if (said.how != Resolution::unknown) return said;
        }
        for (const bool adjective : {false, true}) {
            for (const auto& mention : sentence_.mentions) {
                const bool is_it =
                    mention.thing == thing ||
                    std::ranges::find(mention.members, thing) != mention.members.end();
                if (!is_it || mention.is_adjective != adjective) continue;
                const bool is_demonym = adjective && mention.members.empty();
                return {
                    is_demonym ? Resolution::demonym : Resolution::name,
                    bytes_of(sentence_, mention.begin, mention.end)};
            }
        }
        for (const auto& mention : sentence_.mentions) {
            if (mention.thing == none || reading_.country_of_capital(mention.thing) != thing) {
                continue;
            }
            return {Resolution::capital, bytes_of(sentence_, mention.begin, mention.end)};
        }
        return {};
    }

    /// The country or place whose name or adjective stands in a longer name.
    [[nodiscard]] Said inside(const Mention& mention, std::size_t thing) const {
        constexpr std::size_t longest = 4;  // words
        for (auto begin = mention.begin; begin < mention.end; ++begin) {
            for (auto end = std::min(begin + longest, mention.end); end > begin; --end) {
                const auto words = words_of(sentence_, reading_, begin, end);
                const auto* known = reading_.lexicon.names.find(words);
                if (known == nullptr) continue;
                const auto& name = name_in(*known);
                if (name != reading_.things[thing].name) continue;
                const auto how = known->kind == Gazetteer::Class::demonym   ? Resolution::demonym
                                 : known->kind == Gazetteer::Class::capital ? Resolution::capital
                                 : words == name                            ? Resolution::name
                                                                            : Resolution::alias;
                return {how, bytes_of(sentence_, begin, end)};
            }
        }
        return {};
    }

    [[nodiscard]] const std::string& name_in(const Gazetteer& known) const {
        const auto& lexicon = reading_.lexicon;
        if (known.kind == Gazetteer::Class::thing) return lexicon.things[known.index].name;
        if (known.kind == Gazetteer::Class::city) return lexicon.cities[known.index].name;
        return lexicon.countries[known.index].name;
    }

    /// How a name names its thing, and by which of its words: without the title before it.
    [[nodiscard]] Said by_name(const Mention& mention) const {
        const auto& thing = reading_.things[mention.thing];
        const auto whole = fold_name(thing.name);
        for (auto begin = mention.begin; begin < mention.end; ++begin) {
            const auto words = words_of(sentence_, reading_, begin, mention.end);
            const auto folded = fold_name(words);
            if (folded.empty()) continue;
            auto bytes = bytes_of(sentence_, begin, mention.end);
            // "Gamma Ltd." at the end of a sentence is "Gamma Ltd", as it is for who named it.
            const auto last = sentence_.tokens[mention.end - 1].text;
            if (last.size() > 2 && last.find('.') == last.size() - 1) --bytes.end;
            if (folded == whole) {
                const auto first = begin == mention.begin ? noun_before(mention) : begin;
                if (first == begin) return {Resolution::name, bytes};
                return {Resolution::apposition, {sentence_.tokens[first].span.begin, bytes.end}};
            }
            const bool is_part = has_word(whole, folded);
            if (is_part && thing.kind == kinds::person) return {Resolution::surname, bytes};
            const auto is_it = [&](const std::string& alias) { return fold_name(alias) == folded; };
            if (std::ranges::none_of(thing.aliases, is_it)) {
                // Initials and parts of names are no aliases until they are read.
                if (is_part && begin == mention.begin) return {Resolution::part, bytes};
                continue;
            }
            const auto how = is_part                ? Resolution::part
                             : is_acronym_of(words) ? Resolution::acronym
                                                    : Resolution::alias;
            return {how, bytes};
        }
        return {Resolution::name, bytes_of(sentence_, mention.begin, mention.end)};
    }

    /// "the drone maker Skyfjell": the first token of what stands before a name and belongs to it,
    /// if that ends in a noun; else that of the name.
    [[nodiscard]] std::size_t noun_before(const Mention& mention) const {
        const auto& tree = sentence_.tree;
        auto begin = mention.begin;
        if (tree.empty() || begin == 0 || sentence_.tags[begin - 1] != Tag::noun) return begin;
        constexpr std::array before{
            Tag::determiner, Tag::possessive, Tag::adjective, Tag::number, Tag::noun};
        const auto belongs = [&](std::size_t at) {
            const auto id = sentence_.mention_of[at];
            const bool is_adjective = id != none && sentence_.mentions[id].is_adjective;
            return tree[at].head > at && tree[at].head < mention.end &&
                   (is_adjective || std::ranges::find(before, sentence_.tags[at]) != before.end());
        };
        while (begin > 0 && belongs(begin - 1)) --begin;
        return begin;
    }

    /// The words of an office, those nearest to who holds it.
    void find_role(Fact& fact) const {
        const auto near = fact.source_said.words.begin;
        auto least = SIZE_MAX;
        const auto words = static_cast<std::size_t>(std::ranges::count(fact.role, ' ')) + 1;
        for (std::size_t begin = 0; begin + words <= sentence_.tokens.size(); ++begin) {
            // A word may be two tokens: "vice-president".
            const auto last = std::min(begin + 2 * words, sentence_.tokens.size());
            for (auto end = begin + words; end <= last; ++end) {
                if (words_of(sentence_, reading_, begin, end) != fact.role) continue;
                const auto bytes = bytes_of(sentence_, begin, end);
                const auto apart = bytes.begin < near ? near - bytes.begin : bytes.begin - near;
                if (apart >= least) continue;
                least = apart;
                fact.noun = bytes;
            }
        }
    }

    const Sentence& sentence_;
    const Reading& reading_;
};

}  // namespace

Span verb_group(const Sentence& sentence, std::size_t verb) {
    constexpr std::array before{
        Tag::modal, Tag::be, Tag::have, Tag::do_verb, Tag::to, Tag::negation, Tag::adverb};
    auto begin = verb;
    while (begin > 0 && std::ranges::find(before, sentence.tags[begin - 1]) != before.end()) {
        --begin;
    }
    while (begin < verb && sentence.tags[begin] == Tag::adverb) ++begin;
    auto end = verb + 1;
    const auto& tree = sentence.tree;
    if (end < tree.size() && tree[end].label == "compound:prt" && tree[end].head == verb) ++end;
    return bytes_of(sentence, begin, end);
}

void complete_traces(const Sentence& sentence, std::size_t first, Reading& reading) {
    const Completer completer(sentence, reading);
    for (auto i = first; i < reading.facts.size(); ++i) completer.complete(reading.facts[i]);
}

}  // namespace article

namespace {

using namespace article;

constexpr std::size_t most_documents = 20;  // read again for one relation

/// Whether a rule may have found something; else no text need be read again.
bool is_by_rule(std::string_view method) {
    constexpr std::array<std::string_view, 4> rules{"frame:", "name:", "open:", "phrase:"};
    return std::ranges::any_of(rules, [&](auto prefix) { return method.starts_with(prefix); });
}

/// What a text said when it was read again.
struct ReadAgain {
    std::vector<Thing> things;
    std::vector<Fact> facts;
};

ReadAgain read_again(const ArticleText& article, const ImportOptions& options) {
    const auto& lexicon = lexicon_of(options);
    const auto layout = layout_of(article, lexicon);
    const auto date = layout.date ? layout.date : options.date;
    Reading reading(lexicon, article.text, date, layout.title);
    ImportReport report;
    read_by_rule(layout, options.source, reading, report);
    return {std::move(reading.things), std::move(reading.facts)};
}

/// A text as it may have been read: plain, or of a page that gave its title beside the text.
std::vector<ReadAgain> readings_of(const Document& document, ImportOptions options) {
    options.source = document.source;
    options.date = document.date;
    ArticleText article;
    article.text = document.text;
    std::vector<ReadAgain> readings{read_again(article, options)};
    const auto& title = document.title;
    if (title.empty() || !document.text.starts_with(title)) return readings;
    article.begin = title.size();
    article.title = title;
    article.publisher = document.publisher;
    article.date = document.date;
    readings.push_back(read_again(article, options));
    return readings;
}

bool is_called(const Entity& entity, const Thing& thing) {
    std::vector<std::string> names{fold_name(entity.name)};
    for (const auto& alias : entity.aliases) names.push_back(fold_name(alias));
    const auto knows = [&](const std::string& name) {
        return std::ranges::find(names, fold_name(name)) != names.end();
    };
    return knows(thing.name) || std::ranges::any_of(thing.aliases, knows);
}

TextRange range_of(const Span& span) {
    return {span.begin, span.end};
}

std::optional<TextRange> range_if_any(const Span& span) {
    if (is_empty(span)) return {};
    return range_of(span);
}

std::optional<ReaderTrace> trace_in(
    const ReadAgain& read, const Graph& graph, RelationId id, const Evidence& evidence
) {
    const auto& relation = graph.relation(id);
    const auto& source = graph.entity(relation.source);
    const auto& target = graph.entity(relation.target);
    const auto type = lower_ascii(graph.type_name(id));
    const bool is_symmetric = graph.schema().type(relation.type).is_symmetric;
    for (const auto& fact : read.facts) {
        const bool is_there =
            fact.sentence.begin == evidence.begin && fact.sentence.end == evidence.end;
        if (!is_there || fact.method != evidence.method || lower_ascii(fact.type) != type) continue;
        const auto& from = read.things[fact.source];
        const auto& to = read.things[fact.target];
        ReaderTrace trace{
            {fact.source_said.how, range_of(fact.source_said.words)},
            {fact.target_said.how, range_of(fact.target_said.words)},
            range_if_any(fact.verb),
            range_if_any(fact.noun)};
        if (is_called(source, from) && is_called(target, to)) return trace;
        if (is_symmetric && is_called(source, to) && is_called(target, from)) {
            std::swap(trace.source, trace.target);
            return trace;
        }
    }
    return {};
}

}  // namespace

std::vector<EvidenceExplanation> explain_as_read(
    const Graph& graph, RelationId id, const ImportOptions& options
) {
    const auto& relation = graph.relation(id);
    std::map<DocumentId, std::vector<ReadAgain>> read;
    std::vector<EvidenceExplanation> explanations;
    for (std::size_t n = 0; n < relation.evidence.size(); ++n) {
        auto& explanation = explanations.emplace_back(explain(graph, id, n));
        const auto& evidence = relation.evidence[n];
        const auto& document = graph.document(evidence.document);
        if (document.text.empty()) {
            explanation.trace_state = TraceState::no_text;
            continue;
        }
        explanation.trace_state = TraceState::not_found;
        if (!is_by_rule(evidence.method)) continue;
        auto known = read.find(evidence.document);
        if (known == read.end()) {
            if (read.size() == most_documents) {
                explanation.trace_state = TraceState::not_asked;
                continue;
            }
            known = read.emplace(evidence.document, readings_of(document, options)).first;
        }
        for (const auto& reading : known->second) {
            const auto trace = trace_in(reading, graph, id, evidence);
            if (!trace) continue;
            explanation.trace = *trace;
            explanation.trace_state = TraceState::found;
            break;
        }
    }
    return explanations;
}

}  // namespace relata
