#include "importers/article/tree.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <array>
#include <cmath>

// What kind a name nobody knows is of: by what stands beside it, and by the word vectors of its
// words, compared with those of the names the lexicon lists. "Volvo" stands in the company of
// companies, "Oslo" of cities, "Camilla" of given names.

namespace relata::article {
namespace {

// No countries: all of them are known.
using Votes = Reading::KindVotes;
constexpr std::array<KindSet, 4> kinds_told{
    kinds::person, kinds::place, kinds::organization, kinds::event};

using Vector = std::vector<float>;

float dot(const Vector& a, const Vector& b) {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

/// The vector of a word, of length 1; empty for a word that has none.
Vector unit_vector(std::string_view word) {
    auto vector = syntax::Parser::standard().vector(word);
    const auto length = std::sqrt(vector.empty() ? 0.0F : dot(vector, vector));
    for (auto& value : vector) value /= length;
    return vector;
}

/// The middle of the vectors of some words.
class Middle {
public:
    void add(std::string_view word) {
        const auto vector = unit_vector(word);
        if (vector.empty()) return;
        sum_.resize(vector.size(), 0.0F);
        for (std::size_t i = 0; i < vector.size(); ++i) sum_[i] += vector[i];
    }
    [[nodiscard]] float nearness(const Vector& vector) const {
        return sum_.empty() ? 0.0F : dot(sum_, vector) / std::sqrt(dot(sum_, sum_));
    }

private:
    Vector sum_;
};

class Middles {
public:
    explicit Middles(const Lexicon& lexicon) {
        for (const auto& name : lexicon.given_names) sorted(name, kinds::person);
        for (const auto& city : lexicon.cities) sorted(city.name, kinds::place);
        for (const auto& thing : lexicon.things) {
            sorted(thing.name, thing.kind);
            for (const auto& alias : thing.aliases) sorted(alias, thing.kind);
        }
        for (auto& [kind, words] : words_) {
            std::ranges::sort(words);  // the same sum whatever the order of a hash table
            for (const auto& word : words) middles_[kind].add(word);
        }
        words_.clear();
    }

    [[nodiscard]] float nearness(KindSet kind, const Vector& vector) const {
        const auto middle = middles_.find(kind);
        return middle == middles_.end() ? 0.0F : middle->second.nearness(vector);
    }

private:
    void sorted(const std::string& name, KindSet kind) {
        if (name.find(' ') == std::string::npos) words_[kind].push_back(name);
    }
    std::map<KindSet, std::vector<std::string>> words_;
    std::map<KindSet, Middle> middles_;
};

class Voter {
public:
    Voter(const Sentence& sentence, Reading& reading)
        : sentence_(sentence), reading_(reading), lexicon_(reading.lexicon), tree_(sentence) {}

    void run() {
        for (const auto& mention : sentence_.mentions) {
            if (mention.thing == none || mention.is_adjective) continue;
            if (reading_.things[mention.thing].kind == kinds::none) vote_on(mention);
        }
    }

private:
    void vote_on(const Mention& mention) {
        const auto [entry, is_new] = reading_.kind_votes.emplace(mention.thing, Votes{});
        auto& votes = entry->second;
        if (is_new) look_at_words(mention, votes);
        look_around(mention, votes);
        // "Adams said", after "Kristof Adams": persons are called by their last word.
        if (mention.end - mention.begin != 1) return;
        const auto& word = sentence_.tokens[mention.begin].text;
        if (reading_.things[mention.thing].name == word) return;
        if (reading_.things[mention.thing].name.ends_with(word)) {
            vote(votes, kinds::person, 0.5F);
        } else {
            vote(votes, kinds::organization, 0.3F);
        }
    }

    // ---- the words of the name -----------------------------------------------------------------

    void look_at_words(const Mention& mention, Votes& votes) const {
        static const Middles middles(lexicon_);
        const auto words = word_count(mention);
        const auto& first = sentence_.tokens[mention.begin];
        const auto& last = sentence_.tokens[mention.end - 1];
        const auto first_vector = unit_vector(first.text);
        const auto last_vector = unit_vector(last.text);
        vote(votes, kinds::organization, 0.3F);
        if (words == 1) {
            if (is_common_word(first) && !first_vector.empty() &&
                middles.nearness(kinds::organization, first_vector) < 0.35F) {
                vote(votes, kinds::none, 1.0F);
                return;
            }
            for (const auto kind : kinds_told) {
                if (kind == kinds::event || first_vector.empty()) continue;
                vote(votes, kind, middles.nearness(kind, first_vector));
            }
            return;
        }
        if (words > 4) {
            vote(votes, kinds::organization, 0.5F);
            return;
        }
        std::size_t usual = 0;
        for (auto at = mention.begin; at < mention.end; ++at) {
            const auto& token = sentence_.tokens[at];
            if (token.text == "&") vote(votes, kinds::organization, 0.8F);
            if (!token.is_word) continue;
            if (has_digit(token.text)) vote(votes, kinds::person, -0.5F);
            if (reading_.lower_case.contains(token.lower)) vote(votes, kinds::person, -0.25F);
            if (is_common_word(token)) ++usual;
        }
        auto given = usual == 0 ? 0.3F : -0.2F;
        if (lexicon_.given_names.contains(std::string(first.text))) given += 0.5F;
        if (!first_vector.empty()) given += middles.nearness(kinds::person, first_vector);
        vote(votes, kinds::person, given);
        // The last word says what a place or a company is.
        if (!last_vector.empty()) {
            for (const auto kind : {kinds::place, kinds::organization}) {
                vote(votes, kind, 0.6F * middles.nearness(kind, last_vector));
            }
        }
        vote_by_field(last, votes, 0.5F);
        if (const auto field = field_of(first); field == "phenomenon") {
            vote(votes, kinds::event, 1.0F);  // "Cyclone Rukmi"
        }
    }

    /// "Li-Hua Chen": two words, each to be looked at.
    [[nodiscard]] std::size_t word_count(const Mention& mention) const {
        std::size_t count = 0;
        for (auto at = mention.begin; at < mention.end; ++at) {
            const auto& token = sentence_.tokens[at];
            const bool is_joined = at > mention.begin && !token.after_space;
            if (token.is_word && !is_joined) ++count;
        }
        return count;
    }

    static bool has_digit(std::string_view text) {
        return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    }

    /// Of its first sense as a noun that is no name; empty when it is none.
    static std::string field_of(const Token& token) {
        const auto noun = syntax::noun_reading(token.lower);
        return noun && !noun->reading.is_name ? std::string(noun->reading.field) : std::string();
    }

    /// A word of every day, not in capitals throughout.
    static bool is_common_word(const Token& token) {
        if (token.text.size() > 1 && token.text[1] >= 'A' && token.text[1] <= 'Z') return false;
        for (const auto& reading : syntax::word_readings(token.lower)) {
            if (reading.reading.is_name) return false;
            if (reading.reading.count > 0) return true;
        }
        return false;
    }

    static void vote_by_field(const Token& token, Votes& votes, float weight) {
        const auto field = field_of(token);
        if (field.empty()) return;
        if (field == "location" || field == "object") {
            vote(votes, kinds::place, weight);
        } else if (field == "group" || field == "possession" || field == "artifact") {
            vote(votes, kinds::organization, weight);
        } else if (field == "event" || field == "phenomenon") {
            vote(votes, kinds::event, weight);
        } else if (field != "person") {
            vote(votes, kinds::organization, 0.6F * weight);
        }
    }

    static void vote(Votes& votes, KindSet kind, float weight) {
        for (std::size_t i = 0; i < kinds_told.size(); ++i) {
            if (kind == kinds::none) {
                votes[i] -= weight;
            } else if (kinds_told[i] == kind) {
                votes[i] += weight;
            }
        }
    }

    // ---- what stands beside it -----------------------------------------------------------------

    void look_around(const Mention& mention, Votes& votes) const {
        auto top = top_of(mention, sentence_.tree);
        // "in Malmö and Herning": what holds for the first.
        while (tree_.is(top, "conj") && tree_.head(top) < mention.begin) top = tree_.head(top);
        const auto mark = tree_.child(top, "case");
        if (mark != none && (sentence_.tokens[mark].classes & word::locative) != 0) {
            vote(votes, kinds::place, 0.6F);
            vote(votes, kinds::person, -0.4F);
        }
        const auto head = tree_.head(top);
        if (head != syntax::ParsedWord::root) {
            // "the port of Nador"
            const bool of = mark != none && tree_.is(top, "nmod") &&
                            (sentence_.tokens[mark].classes & word::genitive) != 0;
            if (of && is_place_noun(head)) vote(votes, kinds::place, 0.6F);
            if (tree_.is(top, "nsubj")) subject_of(head, votes);
            // "the truck maker Scania": the noun beside it says what it is.
            if (tree_.is(top, "appos") || tree_.is(top, "flat")) vote_by_noun(head, mention, votes);
        }
        // "the Christian Democrats": persons stand without "the".
        if (mention.begin > 0 && tree_.is(mention.begin - 1, "det")) {
            vote(votes, kinds::person, -0.6F);
        }
        for (const auto child : tree_.children(top)) {
            const bool is_outside = child < mention.begin || child >= mention.end;
            if (!is_outside) continue;
            if (tree_.is(child, "compound") || tree_.is(child, "appos"))
                vote_by_noun(child, mention, votes);
            // "who"
            if (tree_.label(child) != "acl:relcl") continue;
            const auto relative = tree_.child(child, "nsubj");
            if (relative != none && (sentence_.tokens[relative].classes & word::he) != 0) {
                vote(votes, kinds::person, 0.4F);
            }
        }
    }

    [[nodiscard]] bool is_place_noun(std::size_t token) const {
        const auto* noun = lexicon_.find_noun(sentence_.tokens[token].lower);
        if (noun != nullptr && noun->kind == kinds::place) return true;
        return field_of(sentence_.tokens[token]) == "location";
    }

    /// Who says, founds or wins something is no place.
    void subject_of(std::size_t verb, Votes& votes) const {
        vote(votes, kinds::place, -0.2F);
        const auto* known = verb_of(sentence_.tokens[verb], lexicon_);
        if (known == nullptr || !known->is_say) return;
        vote(votes, kinds::person, 0.2F);
        vote(votes, kinds::place, -0.3F);
    }

    void vote_by_noun(std::size_t token, const Mention& mention, Votes& votes) const {
        const auto& word = sentence_.tokens[token];
        if (const auto* noun = lexicon_.find_noun(word.lower); noun != nullptr) {
            if (noun->kind != kinds::none) vote(votes, noun->kind, 0.8F);
            return;
        }
        const auto field = field_of(word);
        // "the German competitor Zellkreis": of one word, it is a company.
        const bool is_one = word_count(mention) == 1;
        if (field == "person") vote(votes, is_one ? kinds::organization : kinds::person, 0.5F);
        if (field == "group") vote(votes, kinds::organization, 0.6F);
        if (field == "location") vote(votes, kinds::place, 0.6F);
    }

    const Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
    TreeView tree_;
};

/// A person is called by any part of the name later on; which is the family name depends on the
/// language.
void learn_parts(std::size_t thing, Reading& reading) {
    const auto name = reading.things[thing].name;
    if (name.find(' ') == std::string::npos) return;
    for (std::size_t begin = 0; begin < name.size();) {
        const auto end = std::min(name.find(' ', begin), name.size());
        const auto part = name.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty() || part.front() < 'A') continue;
        if (part.front() >= 'a' && part.front() <= 'z') continue;
        learn_part(reading.by_surname, part, thing);
    }
}

}  // namespace

void vote_for_kinds(const Sentence& sentence, Reading& reading) {
    if (!sentence.tree.empty()) Voter(sentence, reading).run();
}

void decide_kinds(Reading& reading) {
    for (const auto& [thing, votes] : reading.kind_votes) {
        auto& kind = reading.things[thing].kind;
        if (kind != kinds::none) continue;
        const auto best = std::ranges::max_element(votes);
        if (*best <= 0) continue;
        kind = kinds_told[static_cast<std::size_t>(best - votes.begin())];
        if (kind == kinds::person) learn_parts(thing, reading);
    }
}

}  // namespace relata::article
