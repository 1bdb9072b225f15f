#include "importers/article/article.hpp"

#include "graph/ascii.hpp"
#include "importers/article/assemble.hpp"
#include "importers/article/merge.hpp"
#include "importers/article/open_article.hpp"
#include "importers/article/reading.hpp"
#include "importers/input_text.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

using namespace article;

constexpr std::size_t most_notes = 20;

/// Notes of one sort: each with its place, the rest as a number.
class Notes {
public:
    Notes(ImportReport& report, const PlacesView& places, std::string rest)
        : report_(report), places_(places), rest_(std::move(rest)) {}

    void add(std::size_t offset, std::string message) {
        ++count_;
        if (count_ <= most_notes) report_.notes.push_back({places_.at(offset), std::move(message)});
    }

    void finish() {
        if (count_ <= most_notes) return;
        report_.notes.push_back(
            {{places_.source(), 0, 0}, std::to_string(count_ - most_notes) + " more " + rest_}
        );
    }

private:
    ImportReport& report_;
    const PlacesView& places_;
    std::string rest_;
    std::size_t count_ = 0;
};

/// Tokens and times.
Sentence begin_sentence(const Span& span, const Reading& reading) {
    Sentence sentence;
    sentence.span = span;
    sentence.tokens = tokenize(reading.text, span, reading.lexicon);
    sentence.times = find_times(sentence.tokens, reading.lexicon, reading.date);
    sentence.time_of.assign(sentence.tokens.size(), none);
    for (std::size_t i = 0; i < sentence.times.size(); ++i) {
        const auto& time = sentence.times[i];
        for (auto at = time.begin; at < time.end; ++at) sentence.time_of[at] = i;
    }
    return sentence;
}

/// The sentences of a text as they begin; of a text as long as articles are, each is begun once.
class Beginnings {
public:
    Beginnings(const std::vector<Span>& spans, const Reading& reading)
        : spans_(spans), reading_(reading) {
        constexpr std::size_t most = 1000;
        const auto count = std::min(spans.size(), most);
        kept_.reserve(count);
        for (std::size_t i = 0; i < count; ++i) kept_.push_back(begin_sentence(spans[i], reading));
    }
    /// Of all of them.
    void note_spelling(Reading& reading) const {
        for (const auto& sentence : kept_) article::note_spelling(sentence.tokens, reading);
        for (auto i = kept_.size(); i < spans_.size(); ++i) {
            article::note_spelling(tokenize(reading.text, spans_[i], reading.lexicon), reading);
        }
    }
    [[nodiscard]] Sentence copy(std::size_t number) const {
        return number < kept_.size() ? kept_[number] : begin_sentence(spans_[number], reading_);
    }
    /// For the last time.
    [[nodiscard]] Sentence take(std::size_t number) {
        return number < kept_.size() ? std::move(kept_[number])
                                     : begin_sentence(spans_[number], reading_);
    }

private:
    const std::vector<Span>& spans_;
    const Reading& reading_;
    std::vector<Sentence> kept_;
};

/// Whether a sentence can speak of things named before: "She has since left the company."
bool looks_back(const Sentence& sentence) {
    constexpr auto pronouns = word::he | word::it | word::they;
    return std::ranges::any_of(sentence.tokens, [](const Token& token) {
        const bool is_definite = (token.classes & word::determiner) != 0 &&
                                 (token.classes & (word::indefinite | word::negative)) == 0;
        return is_definite || (token.classes & pronouns) != 0;
    });
}

/// Parses sentences, each once, of a text as long as articles are: a tree costs much more than all
/// else that is done for a sentence.
class Trees {
public:
    /// Notes a sentence to be parsed together with others. `then` is called with each, soon or when
    /// `finish` is.
    template <typename Then>
    void add(std::size_t number, Sentence sentence, Then then) {
        if (!is_worth_it(sentence)) return;
        waiting_.push_back(std::move(sentence));
        numbers_.push_back(number);
        constexpr std::size_t together = 32;
        if (waiting_.size() >= together) finish(then);
    }
    template <typename Then>
    void finish(Then then) {
        parse_all(waiting_);
        for (std::size_t i = 0; i < waiting_.size(); ++i) {
            then(waiting_[i]);
            kept_.emplace(numbers_[i], std::move(waiting_[i].tree));
        }
        waiting_.clear();
        numbers_.clear();
    }
    /// Fills the tree of the sentence with this number, unless nothing in it can be known, it is
    /// too long for a sentence, or enough was parsed before.
    void parse(std::size_t number, Sentence& sentence) {
        const auto kept = kept_.find(number);
        if (kept != kept_.end()) {
            sentence.tree = std::move(kept->second);
            kept_.erase(kept);
            join_nouns_and_names(sentence);  // more names are known now
        } else if (is_worth_it(sentence)) {
            article::parse(sentence);
        }
    }

private:
    bool is_worth_it(const Sentence& sentence) {
        constexpr std::size_t most_words = 20'000;
        const auto words = sentence.tokens.size();
        if (words > syntax::Parser::longest) return false;
        if (sentence.mentions.empty() && !looks_back(sentence)) return false;
        if (words_ + words > most_words) return false;
        words_ += words;
        return true;
    }

    std::unordered_map<std::size_t, std::vector<syntax::ParsedWord>> kept_;
    std::vector<Sentence> waiting_;
    std::vector<std::size_t> numbers_;
    std::size_t words_ = 0;
};

bool has_unknown_name(const Sentence& sentence, const Reading& reading) {
    return std::ranges::any_of(sentence.mentions, [&](const Mention& mention) {
        return mention.thing != none && reading.things[mention.thing].kind == kinds::none;
    });
}

/// What the sentence named can be referred to by the next one.
void remember_names(const Sentence& sentence, Reading& reading) {
    for (const auto& mention : sentence.mentions) {
        if (mention.thing == none || mention.is_adjective) continue;
        reading.remember(mention.thing);
    }
}

/// Of each thing whether it was named so far.
std::vector<bool> mentioned_things(const Reading& reading) {
    std::vector<bool> mentioned;
    mentioned.reserve(reading.things.size());
    for (const auto& thing : reading.things) {
        mentioned.push_back(thing.is_mentioned && thing.is_named);
    }
    return mentioned;
}

/// A headline tells of what the article names, in too few words to tell of more: of the facts from
/// `first` on those between known things are kept, and those of verbs with one; it names nothing
/// else.
void keep_of_known(const std::vector<bool>& known, std::size_t first, Reading& reading) {
    const auto is_known = [&known](std::size_t thing) {
        return thing < known.size() && known[thing];
    };
    const auto begin = reading.facts.begin() + static_cast<std::ptrdiff_t>(first);
    const auto dropped = std::remove_if(begin, reading.facts.end(), [&](const Fact& fact) {
        const auto ends = (is_known(fact.source) ? 1 : 0) + (is_known(fact.target) ? 1 : 0);
        const bool is_of_verb = fact.verb.end > fact.verb.begin;
        return ends == 0 || (ends == 1 && !is_of_verb);
    });
    reading.facts.erase(dropped, reading.facts.end());
    for (std::size_t thing = 0; thing < reading.things.size(); ++thing) {
        if (!is_known(thing)) {
            reading.things[thing].is_mentioned = false;
            reading.things[thing].is_told = reading.things[thing].is_told && thing < known.size();
        }
    }
}

std::size_t named_things(const Sentence& sentence, const Reading& reading) {
    std::vector<std::size_t> things;
    for (const auto& mention : sentence.mentions) {
        if (mention.thing == none || mention.is_adjective) continue;
        if (reading.things[mention.thing].kind == kinds::none) continue;
        if (std::ranges::find(things, mention.thing) == things.end()) {
            things.push_back(mention.thing);
        }
    }
    return things.size();
}

/// "climate change mechanism" concerns climate change, where the article has that topic anywhere.
void state_modifiers(Reading& reading) {
    std::size_t last = none;
    for (const auto& modifier : reading.modifiers) {
        const auto found = reading.described.find(modifier.key);
        if (found == reading.described.end() || modifier.thing == last) continue;
        last = modifier.thing;
        reading.state(
            modifier.thing, "CONCERNS", found->second, "phrase:modifier", 0.7, modifier.sentence
        );
    }
}

/// "STOCKHOLM": the country an article was written in is the one it may speak of without a name.
void note_home(const std::string& dateline, Reading& reading) {
    const auto& lexicon = reading.lexicon;
    for (std::size_t begin = 0; begin < dateline.size();) {
        const auto end = std::min(dateline.find(',', begin), dateline.size());
        const auto first = std::min(dateline.find_first_not_of(' ', begin), end);
        const auto last = dateline.find_last_not_of(' ', end - 1);
        const auto name = dateline.substr(first, last + 1 - std::min(first, last + 1));
        begin = end + 1;
        const auto* known = lexicon.names.find(name);
        if (known == nullptr) known = lexicon.names.find(first_letters_capital(name));
        if (known == nullptr) continue;
        constexpr double written_there = 0.9;
        if (known->kind == Gazetteer::Class::country || known->kind == Gazetteer::Class::capital) {
            reading.homes.favour(reading.country_thing(known->index), written_there);
        } else if (known->kind == Gazetteer::Class::city) {
            const auto country = lexicon.cities[known->index].country;
            reading.homes.favour(reading.country_thing(country), written_there);
        }
    }
}

/// "ANCONA, Italy": where the place of a dateline lies.
void state_dateline(const std::string& dateline, Reading& reading) {
    const auto comma = dateline.find(", ");
    const auto begin = reading.text.find(dateline);
    if (comma == std::string::npos || begin == std::string_view::npos) return;
    auto end = std::min(dateline.find(',', comma + 1), dateline.size());
    while (dateline[end - 1] == ' ') --end;
    const auto& names = reading.lexicon.names;
    const auto* where = names.find(dateline.substr(comma + 2, end - comma - 2));
    if (where == nullptr || where->kind != Gazetteer::Class::country) return;
    const auto town = first_letters_capital(dateline.substr(0, comma));
    const auto* known = names.find(town);
    if (known != nullptr && known->kind <= Gazetteer::Class::country) return;
    const auto place =
        known == nullptr ? reading.named(town, kinds::place) : reading.thing_of(*known);
    const auto country = reading.thing_of(*where);
    for (const auto thing : {place, country}) reading.things[thing].is_mentioned = true;
    reading.state(place, "LOCATED_IN", country, "name:place", 0.95, {begin, begin + end});
}

/// "LARKHILL": where an article was written is a place, whatever else is called so.
void note_dateline(const std::string& dateline, Reading& reading) {
    const auto end = std::min({dateline.find(','), dateline.find('('), dateline.size()});
    auto name = dateline.substr(0, end);
    while (name.ends_with(' ')) name.pop_back();
    const bool is_loud = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (is_loud) name = first_letters_capital(name);
    if (name.size() < 3 || reading.lexicon.names.find(name) != nullptr) return;
    reading.places.insert(name);
    reading.named(name, kinds::place);
}

bool is_blank_text(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

}  // namespace

ArticleText plain_text(std::string_view bytes, const ImportOptions& options) {
    require_text(bytes, options.source);
    ArticleText article;
    article.text = std::string(without_bom(bytes));
    if (is_blank_text(article.text)) {
        throw InputError({options.source, 0, 0}, "the article is empty");
    }
    return article;
}

ReadArticle read_article(
    const ArticleText& article, std::string_view format, const ImportOptions& options
) {
    if (options.reading != ArticleReading::named) {
        return read_open_article(article, format, options);
    }
    return options.reader ? options.reader->read(article, format, options)
                          : read_article_by_rule(article, format, options);
}

void article::read_by_rule(
    const Layout& layout, const std::string& source, Reading& reading, ImportReport& report
) {
    const auto body = reading.text;
    const PlacesView places(body, source);
    // The headline comes last: by then the article has told what its short names mean.
    auto spans = layout.sentences;
    if (layout.headline.end > layout.headline.begin) spans.push_back(layout.headline);
    Beginnings beginnings(spans, reading);
    beginnings.note_spelling(reading);

    note_dateline(layout.dateline, reading);

    // Names are read twice: a title or an apposition anywhere says what a name is everywhere.
    Trees trees;
    const auto vote = [&reading](Sentence& sentence) {
        if (!has_unknown_name(sentence, reading)) return;
        attach_appositions(sentence, reading);
        vote_for_kinds(sentence, reading);
    };
    for (std::size_t i = 0; i < spans.size(); ++i) {
        auto sentence = beginnings.copy(i);
        find_names(sentence, reading);
        trees.add(i, std::move(sentence), vote);
    }
    trees.finish(vote);
    decide_kinds(reading);
    reading.start_over();
    note_home(layout.dateline, reading);
    state_dateline(layout.dateline, reading);

    Notes unread(report, places, "sentences with two or more names but no relation found");
    Notes undated(report, places, "times that could not be made a date");
    std::size_t unparsed = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto& span = spans[i];
        const bool is_headline = i == layout.sentences.size();
        const auto known = is_headline ? mentioned_things(reading) : std::vector<bool>{};
        auto sentence = beginnings.take(i);
        sentence.is_headline = is_headline;
        for (const auto& time : sentence.times) {
            if (article::resolve(time, reading.date, false)) continue;
            const auto begin = sentence.tokens[time.begin].span.begin;
            undated.add(
                begin,
                "\"" + words_of(sentence, reading, time.begin, time.end) +
                    "\" could not be made a date"
            );
        }
        const auto before = reading.facts.size();
        reading.said.clear();
        find_names(sentence, reading);
        trees.parse(i, sentence);
        if (sentence.tree.empty() && !sentence.mentions.empty()) ++unparsed;
        attach_phrases(sentence, reading);
        attach_appositions(sentence, reading);
        find_references(sentence, reading);
        tag(sentence, reading);
        read_clauses(sentence, reading);
        apply_frames(sentence, reading);
        // Without a name frames are surer than the tree: "the two agreed to set up a hotline on
        // food".
        const bool is_read = sentence.mentions.empty() && reading.facts.size() > before;
        if (!is_read) read_open_relations(sentence, before, reading);
        remember_names(sentence, reading);
        complete_traces(sentence, before, reading);
        if (is_headline) {
            keep_of_known(known, before, reading);
        } else if (reading.facts.size() == before && named_things(sentence, reading) > 1) {
            unread.add(span.begin, "two or more names in this sentence but no relation found");
        }
    }
    unread.finish();
    undated.finish();
    if (unparsed != 0) {
        report.notes.push_back(
            {{source, 0, 0},
             std::to_string(unparsed) + (unparsed == 1 ? " sentence was" : " sentences were") +
                 " read less closely: too long for a sentence, or behind the first 20,000 words"}
        );
    }
    reading.said.clear();
    state_modifiers(reading);
}

ReadArticle read_article_by_rule(
    const ArticleText& article, std::string_view format, const ImportOptions& options
) {
    ReadArticle result;
    auto& report = result.report;
    report.format = format;
    const auto& lexicon = lexicon_of(options);
    const auto layout = layout_of(article, lexicon);
    Reading reading(lexicon, article.text, layout.date ? layout.date : options.date, layout.title);
    read_by_rule(layout, options.source, reading, report);
    finish(article, layout, reading, options, result);
    if (report.relations_added == 0) {
        report.notes.push_back(
            {{options.source, 0, 0},
             "no relation found in this text; relata reads English news articles"}
        );
    }
    return result;
}

ImportReport import_article(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return ArticleMerger(graph).add(read_article(plain_text(bytes, options), "article", options));
}

}  // namespace relata
