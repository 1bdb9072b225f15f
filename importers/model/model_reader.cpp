#include "importers/model/model_reader.hpp"

#include "importers/article/assemble.hpp"
#include "importers/article/reading.hpp"
#include "importers/model/answer.hpp"
#include "importers/model/chat.hpp"
#include "importers/model/prompt.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace relata::model {
namespace {

using namespace article;
using Clock = std::chrono::steady_clock;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// What the model said of one article.
struct Told {
    std::vector<CheckedRelation> relations;
    std::map<Fault, std::size_t> dropped;
    std::size_t repaired = 0;  ///< came right when the model was asked again
    std::string broken_off;    ///< why a repair was not asked for to the end
};

/// Asks about the sentences of one article, some at a time.
class Questions {
public:
    Questions(
        const ModelOptions& options,
        const Chat& chat,
        const Lexicon& lexicon,
        std::span<const NumberedSentence> sentences
    )
        : options_(options),
          chat_(chat),
          lexicon_(lexicon),
          sentences_(sentences),
          vocabulary_(vocabulary(lexicon)),
          schema_(answer_schema(vocabulary_)),
          instructions_(instructions(vocabulary_)),
          deadline_(Clock::now() + options.article_limit) {}

    Told ask_all() {
        for (std::size_t begin = 0; begin < sentences_.size();) {
            auto end = begin;
            for (std::size_t bytes = 0; end < sentences_.size(); ++end) {
                bytes += sentences_[end].text.size();
                if (end > begin && bytes > options_.bytes_a_question) break;
            }
            ask(begin, end);
            begin = end;
        }
        return std::move(told_);
    }

private:
    void ask(std::size_t begin, std::size_t end) {
        const auto first = begin - std::min(begin, options_.sentences_before);
        std::vector<ChatMessage> messages{
            {"system", instructions_}, {"user", question(sentences_, first, begin, end)}};
        bool has_answer = false;
        std::size_t wrong = 0;  ///< relations of the answer before
        for (int round = 0;; ++round) {
            std::string answer;
            try {
                answer = chat_.ask(messages, schema_, deadline_);
            } catch (const ModelFailure& failure) {
                if (!has_answer) throw;
                // What was good in the first answer is good without a second.
                told_.broken_off = failure.what();
                return;
            }
            auto checked = check_answer(answer, sentences_, begin, end, vocabulary_, lexicon_);
            has_answer = has_answer || checked.unreadable.empty();
            const bool is_fine = checked.unreadable.empty() && checked.complaints.empty();
            const auto request = is_fine ? std::string() : repair_request(checked);
            const auto added = keep(checked);
            if (wrong > 0) told_.repaired += std::min(added, wrong);
            // What stays wrong when it is asked for again counts once.
            for (auto i = wrong; i < checked.complaints.size(); ++i) {
                ++told_.dropped[checked.complaints[i].fault];
            }
            wrong = std::max(wrong, checked.complaints.size());
            if (is_fine) return;
            if (round >= options_.repairs) {
                if (!has_answer) {
                    throw ModelFailure("its answers could not be read: " + checked.unreadable);
                }
                return;
            }
            messages.resize(2);  // the last answer says it all
            messages.push_back({"assistant", std::move(answer)});
            messages.push_back({"user", request});
        }
    }

    /// Returns how many were new.
    std::size_t keep(CheckedAnswer& checked) {
        const auto before = told_.relations.size();
        for (auto& relation : checked.relations) {
            const bool is_new = known_.insert(relation.key()).second;
            if (is_new) told_.relations.push_back(std::move(relation));
        }
        return told_.relations.size() - before;
    }

    const ModelOptions& options_;
    const Chat& chat_;
    const Lexicon& lexicon_;
    std::span<const NumberedSentence> sentences_;
    Vocabulary vocabulary_;
    std::string schema_;
    std::string instructions_;
    Chat::Deadline deadline_;
    Told told_;
    std::set<decltype(std::declval<CheckedRelation>().key())> known_;
};

/// Turns what was told into things and facts.
class Teller {
public:
    Teller(Reading& reading, std::string method) : reading_(reading), method_(std::move(method)) {}

    void tell(const CheckedRelation& relation) {
        const auto source = thing_of(relation.source);
        const auto target = thing_of(relation.target);
        auto confidence = plain_confidence;
        for (const auto* end : {&relation.source, &relation.target}) {
            if (end->is_reference) confidence *= confidence_of_reference;
        }
        auto& fact =
            reading_.state(source, relation.type, target, method_, confidence, relation.evidence);
        fact.status = relation.status;
    }

private:
    // As sure as what is read off the tree (docs/reader.md): checked, but by no rule.
    static constexpr double plain_confidence = 0.75;
    static constexpr double confidence_of_reference = 0.85;

    std::size_t thing_of(const CheckedEnd& end) {
        const auto [entry, is_new] =
            things_.emplace(std::pair(end.kind, end.name), reading_.things.size());
        if (is_new) {
            Thing thing;
            thing.name = end.name;
            thing.kind = end.kind;
            thing.is_mentioned = true;
            // What is described and not named ("six results") is another in each article.
            const bool has_capital =
                std::ranges::any_of(end.name, [](char c) { return c >= 'A' && c <= 'Z'; });
            thing.is_named = has_capital;
            thing.is_common = has_capital || end.kind == kinds::topic;
            reading_.things.push_back(std::move(thing));
        }
        reading_.add_alias(entry->second, end.alias);
        return entry->second;
    }

    Reading& reading_;
    std::string method_;
    std::map<std::pair<KindSet, std::string>, std::size_t> things_;
};

class ModelReader final : public ArticleReader {
public:
    ModelReader(ModelOptions options, std::unique_ptr<const Http> http)
        : options_(std::move(options)), http_(std::move(http)), chat_(options_, *http_) {}

    [[nodiscard]] ReadArticle read(
        const ArticleText& article, std::string_view format, const ImportOptions& options
    ) const override {
        try {
            if (failures_ >= options_.failures_in_a_row) {
                throw ModelFailure("it failed for the articles before");
            }
            auto result = ask(article, format, options);
            failures_ = 0;
            return result;
        } catch (const ModelFailure& failure) {
            ++failures_;
            auto result = read_article_by_rule(article, format, options);
            result.report.reader_failure = failure.what();
            result.report.notes.insert(
                result.report.notes.begin(),
                {{options.source, 0, 0},
                 "read by rules instead of the model " + options_.name + ": " + failure.what()}
            );
            return result;
        }
    }

private:
    [[nodiscard]] ReadArticle ask(
        const ArticleText& article, std::string_view format, const ImportOptions& options
    ) const {
        const auto& lexicon = lexicon_of(options);
        const auto layout = layout_of(article, lexicon);
        if (article.text.size() > options_.most_text) {
            throw ModelFailure(
                "the text is longer than " + std::to_string(options_.most_text) + " bytes"
            );
        }
        const auto sentences = number_sentences(article.text, layout.sentences);
        const auto told = Questions(options_, chat_, lexicon, sentences).ask_all();
        Reading reading(lexicon, article.text, layout.date ? layout.date : options.date);
        Teller teller(reading, "model:" + options_.name);
        for (const auto& relation : told.relations) teller.tell(relation);
        ReadArticle result;
        result.report.format = format;
        finish(article, layout, reading, options, result);
        note_what_was_dropped(told, options.source, result.report);
        return result;
    }

    void note_what_was_dropped(const Told& told, const std::string& source, ImportReport& report)
        const {
        const auto note = [&](std::string message) {
            report.notes.push_back({{source, 0, 0}, std::move(message)});
        };
        std::size_t all = 0;
        std::string faults;
        for (const auto& [fault, count] : told.dropped) {
            all += count;
            faults += (faults.empty() ? "" : ", ") + std::string(fault_name(fault)) + " (" +
                      std::to_string(count) + ')';
        }
        const auto model = "the model " + options_.name;
        if (all > 0) {
            auto message = counted(all, "relation", "relations") + " of " + model +
                           " dropped, for the text does not bear out what it answered: " + faults;
            if (told.repaired > 0) {
                message += "; " + std::to_string(told.repaired) +
                           " came right when it was told what was wrong";
            }
            note(std::move(message));
        }
        if (!told.broken_off.empty()) note(model + " could not be asked again: " + told.broken_off);
        if (report.relations_added == 0) note(model + " found no relation in this text");
    }

    ModelOptions options_;
    std::unique_ptr<const Http> http_;
    Chat chat_;
    mutable std::atomic<int> failures_ = 0;
};

}  // namespace

std::shared_ptr<const ArticleReader> model_reader(ModelOptions options) {
    HttpLimits limits;
    limits.connecting = options.connect_limit;
    limits.most_bytes = options.most_answer;
    limits.redirects = options.redirects;
    return model_reader(std::move(options), curl_http(limits));
}

std::shared_ptr<const ArticleReader> model_reader(
    ModelOptions options, std::unique_ptr<const Http> http
) {
    return std::make_shared<const ModelReader>(std::move(options), std::move(http));
}

}  // namespace relata::model
