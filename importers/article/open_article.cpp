#include "importers/article/open_article.hpp"

#include "graph/names.hpp"
#include "importers/article/propositions.hpp"
#include "importers/article/segment.hpp"
#include "importers/article/tree.hpp"
#include "importers/input_text.hpp"
#include "importers/sha256.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

using namespace article;

constexpr std::size_t longest_line = 4'000;  // bytes, as segment() cuts sentences

/// Lines that hold more than blanks, without their ends. One that is too long is an error.
std::vector<Span> sentence_lines(
    std::string_view text, const PlacesView& places, OnError on_error, ImportReport& report
) {
    std::vector<Span> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto stop = std::min(text.find_first_of("\r\n", begin), text.size());
        const auto line = text.substr(begin, stop - begin);
        if (line.size() > longest_line) {
            const auto place = places.at(begin);
            const auto message = "a line of " + std::to_string(line.size()) +
                                 " bytes, expected a sentence of at most " +
                                 std::to_string(longest_line);
            if (on_error == OnError::stop) throw InputError(place, message);
            report.skipped.push_back({place, message});
        } else if (line.find_first_not_of(" \t\f\v") != std::string_view::npos) {
            lines.push_back({begin, stop});
        }
        begin = stop + 1;
    }
    return lines;
}

/// "led to" → LED_TO. Marks are left out; letters outside ASCII stay as they are.
std::string type_of(std::string_view phrase) {
    std::string type;
    for (const char c : phrase) {
        const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                               static_cast<unsigned char>(c) >= 0x80;
        if (is_letter) {
            type += c;
        } else if (c >= 'a' && c <= 'z') {
            type += static_cast<char>(c - 'a' + 'A');
        } else if (c == ' ' && !type.empty() && type.back() != '_') {
            type += '_';
        }
    }
    while (type.ends_with('_')) type.pop_back();
    return type.empty() ? "RELATED_TO" : type;
}

class OpenArticleReader {
public:
    OpenArticleReader(const ArticleText& article, const ImportOptions& options)
        : options_(options),
          lexicon_(options.lexicon ? *options.lexicon : Lexicon::standard()),
          places_(article.text, options.source) {}

    ReadArticle run(const ArticleText& article, std::string_view format) {
        const std::string_view text = article.text;
        auto& report = result_.report;
        report.format = format;
        Layout layout;
        layout.title = article.title;
        layout.publisher = article.publisher;
        layout.date = article.date;
        if (options_.reading == ArticleReading::lines) {
            layout.sentences = sentence_lines(text, places_, options_.on_error, report);
        } else {
            layout = segment(text, lexicon_, article.begin, std::move(layout));
        }
        Document document;
        document.title = layout.title;
        document.publisher = layout.publisher;
        document.date = layout.date ? layout.date : options_.date;
        document.source = article.address.empty() ? options_.source : article.address;
        document.sha256 = sha256(text);
        document.text = article.text;
        document_ = result_.graph.add_document(std::move(document));
        ++report.documents_added;
        for (const auto& span : layout.sentences) sentence(text, span);
        say_what_is_missing(layout);
        report.notes.insert(report.notes.begin(), article.notes.begin(), article.notes.end());
        return std::move(result_);
    }

private:
    void sentence(std::string_view text, const Span& span) {
        ++sentences_;
        Sentence sentence;
        sentence.span = span;
        sentence.tokens = options_.reading == ArticleReading::lines
                              ? tokens_of_line(text, span, lexicon_)
                              : tokenize(text, span, lexicon_);
        parse(sentence);
        const auto propositions = read_propositions(sentence, lexicon_);
        if (propositions.empty()) ++silent_;
        if (propositions.size() >= most_propositions) ++full_;
        for (const auto& proposition : propositions) state(text, sentence, proposition);
    }

    void state(std::string_view text, const Sentence& sentence, const Proposition& proposition) {
        const auto& tokens = sentence.tokens;
        const auto phrase = phrase_of(proposition, tokens, text);
        PropertyList arguments;
        std::string key = phrase;
        std::vector<EntityId> ends;
        for (const auto& argument : proposition.arguments) {
            auto words = text_of(argument, tokens, text);
            if (ends.size() < 2) ends.push_back(entity(words, argument, sentence));
            key += '\t' + words;
            arguments.emplace_back(std::move(words));
        }
        key += '\t' + std::to_string(ends[0].value) + '\t' + std::to_string(ends[1].value);
        Evidence evidence;
        evidence.document = document_;
        evidence.begin = sentence.span.begin;
        evidence.end = sentence.span.end;
        evidence.quote = text.substr(evidence.begin, evidence.end - evidence.begin);
        evidence.method = std::string("clause:") + std::string(proposition.rule);
        evidence.confidence = proposition.confidence;
        const auto known = relations_.find(key);
        if (known != relations_.end()) {
            const auto& relation = result_.graph.relation(known->second);
            if (proposition.confidence > relation.properties.number("confidence").value_or(0)) {
                result_.graph.set_property(known->second, "confidence", proposition.confidence);
            }
            result_.graph.add_evidence(known->second, std::move(evidence));
            return;
        }
        Relation relation;
        relation.source = ends[0];
        relation.target = ends[1];
        relation.type = result_.graph.schema().type(type_of(phrase));
        relation.properties.set("phrase", phrase);
        relation.properties.set("arguments", std::move(arguments));
        relation.properties.set("status", std::string(status_name(proposition.status)));
        relation.properties.set("confidence", proposition.confidence);
        relation.evidence.push_back(std::move(evidence));
        relations_.emplace(std::move(key), result_.graph.add_relation(std::move(relation)));
        ++result_.report.relations_added;
    }

    EntityId entity(
        const std::string& words, const Proposition::Words& argument, const Sentence& sentence
    ) {
        const auto& tree = sentence.tree;
        const bool is_pronoun = argument.size() == 1 && (tree[argument.front()].pos == "PRON" ||
                                                         tree[argument.front()].pos == "DET");
        auto key = fold_name(words);
        if (key.empty()) key = words;
        if (is_pronoun) key += '\t' + std::to_string(sentence.span.begin);
        const auto known = entities_.find(key);
        if (known != entities_.end()) return known->second;
        Entity entity;
        entity.name = words;
        const auto id = result_.graph.add_entity(std::move(entity));
        entities_.emplace(std::move(key), id);
        result_.is_common.push_back(std::ranges::all_of(argument, [&](std::size_t token) {
            return tree[token].pos == "PROPN" || sentence.tokens[token].lower == "the";
        }));
        ++result_.report.entities_added;
        return id;
    }

    void say_what_is_missing(const Layout& layout) {
        auto& notes = result_.report.notes;
        const auto note = [&](std::size_t count, const std::string& what) {
            if (count == 0) return;
            notes.push_back(
                {{options_.source, 0, 0},
                 std::to_string(count) + (count == 1 ? " sentence" : " sentences") + what}
            );
        };
        note(silent_, " without a clause that joins two things");
        note(full_, " read as far as " + std::to_string(most_propositions) + " propositions");
        if (layout.table_rows > 0) {
            notes.push_back(
                {places_.at(layout.first_row),
                 std::to_string(layout.table_rows) +
                     " lines of tables left out: tables are not read as sentences"}
            );
        }
    }

    const ImportOptions& options_;
    const Lexicon& lexicon_;
    PlacesView places_;
    ReadArticle result_;
    DocumentId document_;
    std::unordered_map<std::string, EntityId> entities_;     ///< by folded words
    std::unordered_map<std::string, RelationId> relations_;  ///< by all their words
    std::size_t sentences_ = 0;
    std::size_t silent_ = 0;
    std::size_t full_ = 0;
};

}  // namespace

ReadArticle read_open_article(
    const ArticleText& article, std::string_view format, const ImportOptions& options
) {
    return OpenArticleReader(article, options).run(article, format);
}

}  // namespace relata
