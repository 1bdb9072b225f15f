#include "importers/model/answer.hpp"

#include "graph/ascii.hpp"
#include "importers/json_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace relata::model {
namespace {

using namespace article;

/// How much of a model's words is repeated to it.
constexpr std::size_t longest_shown = 100;

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Where `words` stand in a text as whole words; npos when they do not.
std::size_t find_words(std::string_view text, std::string_view words) {
    if (words.empty() || words.front() == ' ' || words.back() == ' ') {
        return std::string_view::npos;
    }
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const auto end = at + words.size();
        const bool begins = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(words.front());
        const bool ends =
            end == text.size() || !is_word_byte(text[end]) || !is_word_byte(words.back());
        if (begins && ends) return at;
    }
    return std::string_view::npos;
}

/// The JSON object of an answer; models like to put a fence or a sentence around it, and some think
/// aloud before it.
std::string_view object_in(std::string_view answer) {
    constexpr std::string_view end_of_thought = "</think>";
    const auto thought = answer.rfind(end_of_thought);
    if (thought != std::string_view::npos) answer.remove_prefix(thought + end_of_thought.size());
    const auto begin = answer.find('{');
    const auto end = answer.rfind('}');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) {
        return answer;
    }
    return answer.substr(begin, end + 1 - begin);
}

/// Thrown while one relation is checked; caught where the next begins.
struct Rejection {
    Fault fault;
    std::string message;
};

class Checker {
public:
    Checker(
        std::span<const NumberedSentence> sentences,
        std::size_t begin,
        std::size_t end,
        const Vocabulary& vocabulary,
        const Lexicon& lexicon
    )
        : sentences_(sentences),
          begin_(begin),
          end_(end),
          vocabulary_(vocabulary),
          lexicon_(lexicon) {}

    CheckedAnswer check(std::string_view answer) const {
        CheckedAnswer result;
        const auto text = object_in(answer);
        const PlacesView places(text, "answer");
        try {
            const auto document = parse_json(text, places);
            const auto* list = document.root.find("relations");
            const auto* relations = list == nullptr ? nullptr : list->get_if<JsonValue::Array>();
            if (relations == nullptr) {
                result.unreadable = "it has no list \"relations\"";
                return result;
            }
            for (std::size_t i = 0; i < relations->size(); ++i) {
                try {
                    result.relations.push_back(relation((*relations)[i]));
                } catch (const Rejection& rejection) {
                    result.complaints.push_back({i + 1, rejection.fault, rejection.message});
                }
            }
        } catch (const InputError& error) {
            result.unreadable = "it is no JSON: " + error.message();
        }
        return result;
    }

private:
    CheckedRelation relation(const JsonValue& value) const {
        CheckedRelation relation;
        const auto number = whole(value, "sentence");
        if (number <= static_cast<std::int64_t>(begin_) ||
            number > static_cast<std::int64_t>(end_)) {
            throw Rejection{
                Fault::sentence, "no sentence to be read has the number " + std::to_string(number)};
        }
        relation.sentence = static_cast<std::size_t>(number) - 1;
        const auto& sentence = sentences_[relation.sentence];
        relation.type = text(value, "type");
        if (!std::ranges::binary_search(vocabulary_.types, relation.type)) {
            throw Rejection{Fault::type, "there is no type " + shown(relation.type, longest_shown)};
        }
        relation.status = status(value);
        const auto& quote = text(value, "quote");
        const auto at = quote.empty() ? std::string::npos : sentence.text.find(quote);
        if (at == std::string::npos) {
            throw Rejection{
                Fault::quote,
                "the quote " + shown(quote, longest_shown) + " is not in sentence " +
                    std::to_string(number) + " letter by letter"};
        }
        relation.source = checked_end(value, "source", relation.sentence);
        relation.target = checked_end(value, "target", relation.sentence);
        const bool is_same = relation.source.name == relation.target.name &&
                             relation.source.kind == relation.target.kind;
        if (is_same) throw Rejection{Fault::same, "source and target are the same"};
        const bool has_both =
            find_words(quote, text(*value.find("source"), "surface")) != std::string::npos &&
            find_words(quote, text(*value.find("target"), "surface")) != std::string::npos;
        relation.evidence = has_both ? sentence.span(at, at + quote.size())
                                     : sentence.span(0, sentence.text.size());
        return relation;
    }

    CheckedEnd checked_end(const JsonValue& value, std::string_view key, std::size_t number) const {
        const auto* object = value.find(key);
        if (object == nullptr || object->get_if<JsonValue::Object>() == nullptr) {
            throw Rejection{Fault::malformed, "it has no object \"" + std::string(key) + '"'};
        }
        CheckedEnd end;
        end.kind = kind(text(*object, "kind"));
        const auto& surface = text(*object, "surface");
        if (find_words(sentences_[number].text, surface) == std::string_view::npos) {
            throw Rejection{
                Fault::end,
                "the surface " + shown(surface, longest_shown) + " of the " + std::string(key) +
                    " is not in sentence " + std::to_string(number + 1)};
        }
        end.name = surface;
        const auto* name = object->find("name");
        const auto* words = name == nullptr ? nullptr : name->get_if<std::string>();
        if (words != nullptr && !words->empty() && *words != surface) {
            require_named(*object, *words);
            end.name = *words;
            end.is_reference = true;
        } else if (only_refers(surface, end.kind)) {
            throw Rejection{
                Fault::reference,
                "the surface " + shown(surface, longest_shown) + " of the " + std::string(key) +
                    " needs the name it stands for, and the sentence that name is in"};
        }
        end.name = without_determiner(std::move(end.name));
        use_known_name(end);
        return end;
    }

    /// That a name stands where the answer says it does.
    void require_named(const JsonValue& object, const std::string& name) const {
        const auto number = whole(object, "name_sentence");
        const bool is_there =
            number > 0 && number <= static_cast<std::int64_t>(end_) &&
            find_words(sentences_[static_cast<std::size_t>(number) - 1].text, name) !=
                std::string_view::npos;
        if (is_there) return;
        throw Rejection{
            Fault::reference,
            "the name " + shown(name, longest_shown) + " is not in sentence " +
                std::to_string(number)};
    }

    /// "they", "both": a word that names nothing itself. Nor does "the minister" or "the two
    /// sides", for persons and countries have names; a treaty or a talk need not have one.
    [[nodiscard]] bool only_refers(const std::string& surface, KindSet kind) const {
        const bool has_capital = std::ranges::any_of(surface, [](char c) {
            return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        });
        if (!has_capital && (kind & (kinds::person | kinds::country)) != 0) return true;
        constexpr auto referring = word::pronoun | word::possessive | word::he | word::they |
                                   word::it | word::determiner | word::relative | word::reciprocal;
        const auto lower = lower_ascii(surface);
        const bool is_name = lexicon_.names.find(surface) != nullptr;  // "US"
        return !is_name && (lexicon_.classes_of(lower) & referring) != 0;
    }

    /// "Andean Community" for "the Andean Community".
    [[nodiscard]] std::string without_determiner(std::string name) const {
        const auto blank = name.find(' ');
        if (blank == std::string::npos) return name;
        const bool is_determiner =
            (lexicon_.classes_of(name.substr(0, blank)) & word::determiner) != 0;
        return is_determiner ? name.substr(blank + 1) : name;
    }

    /// What the lexicon knows by another name is called by its own.
    void use_known_name(CheckedEnd& end) const {
        const auto* known = lexicon_.names.find(end.name);
        if (known == nullptr) return;
        std::string name;
        switch (known->kind) {
            case Gazetteer::Class::country:
            case Gazetteer::Class::demonym:
                if (end.kind == kinds::country) name = lexicon_.countries[known->index].name;
                break;
            case Gazetteer::Class::thing: {
                const auto& thing = lexicon_.things[known->index];
                if (end.kind == thing.kind) name = thing.name;
                break;
            }
            case Gazetteer::Class::capital:
            case Gazetteer::Class::city:
                break;
        }
        if (name.empty() || name == end.name) return;
        const bool is_demonym = known->kind == Gazetteer::Class::demonym;
        if (!is_demonym) end.alias = end.name;
        end.name = std::move(name);
    }

    KindSet kind(const std::string& name) const {
        if (std::ranges::find(vocabulary_.kinds, name) != vocabulary_.kinds.end()) {
            for (KindSet bit = 1; bit != 0; bit <<= 1U) {
                if (kind_name(bit) == name) return bit;
            }
        }
        throw Rejection{Fault::kind, "there is no kind " + shown(name, longest_shown)};
    }

    static Status status(const JsonValue& value) {
        const auto& name = text(value, "status");
        if (const auto status = status_named(name)) return *status;
        throw Rejection{Fault::status, "there is no status " + shown(name, longest_shown)};
    }

    static const std::string& text(const JsonValue& object, std::string_view key) {
        const auto* found = object.find(key);
        const auto* text = found == nullptr ? nullptr : found->get_if<std::string>();
        if (text != nullptr) return *text;
        throw Rejection{Fault::malformed, "it has no text \"" + std::string(key) + '"'};
    }

    static std::int64_t whole(const JsonValue& object, std::string_view key) {
        const auto* found = object.find(key);
        const auto* number = found == nullptr ? nullptr : found->get_if<std::int64_t>();
        if (number != nullptr) return *number;
        throw Rejection{Fault::malformed, "it has no whole number \"" + std::string(key) + '"'};
    }

    std::span<const NumberedSentence> sentences_;
    std::size_t begin_;
    std::size_t end_;
    const Vocabulary& vocabulary_;
    const Lexicon& lexicon_;
};

}  // namespace

std::string_view fault_name(Fault fault) {
    switch (fault) {
        case Fault::malformed:
            return "not in the form asked for";
        case Fault::sentence:
            return "no such sentence";
        case Fault::quote:
            return "quotation not in its sentence";
        case Fault::type:
            return "unknown relation type";
        case Fault::kind:
            return "unknown kind";
        case Fault::status:
            return "unknown status";
        case Fault::end:
            return "end not in its sentence";
        case Fault::reference:
            return "reference to a name that is not there";
        case Fault::same:
            break;
    }
    return "both ends the same";
}

CheckedAnswer check_answer(
    std::string_view answer,
    std::span<const NumberedSentence> sentences,
    std::size_t begin,
    std::size_t end,
    const Vocabulary& vocabulary,
    const Lexicon& lexicon
) {
    return Checker(sentences, begin, end, vocabulary, lexicon).check(answer);
}

std::string repair_request(const CheckedAnswer& answer) {
    if (!answer.unreadable.empty()) {
        return "Your answer could not be read: " + answer.unreadable +
               ". Answer again with the whole JSON object and nothing else.";
    }
    constexpr std::size_t most = 50;
    std::string text = "These relations of your answer were wrong:\n";
    for (std::size_t i = 0; i < std::min(most, answer.complaints.size()); ++i) {
        const auto& complaint = answer.complaints[i];
        text += "relation " + std::to_string(complaint.number) + ": " + complaint.message + '\n';
    }
    return text +
           "The others are kept. Answer with a JSON object of the same form that has only these, "
           "put right; leave out what the text does not say.";
}

}  // namespace relata::model
