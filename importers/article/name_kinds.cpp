#include "graph/names.hpp"
#include "importers/article/short_forms.hpp"
#include "importers/article/tree.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <array>
#include <cmath>

// What kind a name nobody knows is of: what the classifier says of its words in each sentence, and
// what the tree says stands beside it.

namespace relata::article {
namespace {

using syntax::NameClass;
using Scores = syntax::NameClassifier::Scores;

/// The kind things of each class have. No countries: all of them are known.
constexpr std::array<KindSet, syntax::name_class_count> kind_of_class{
    kinds::person,
    kinds::place,
    kinds::organization,
    kinds::event,
    kinds::topic,
    kinds::mechanism,
    kinds::none};

class Voter {
public:
    Voter(const Sentence& sentence, Reading& reading)
        : sentence_(sentence), reading_(reading), lexicon_(reading.lexicon), tree_(sentence) {}

    void run() {
        words_.reserve(sentence_.tokens.size());
        for (const auto& token : sentence_.tokens) words_.push_back(token.text);
        for (const auto& mention : sentence_.mentions) {
            if (mention.thing == none || mention.is_adjective) continue;
            if (reading_.things[mention.thing].kind == kinds::none) vote_on(mention);
        }
    }

private:
    void vote_on(const Mention& mention) {
        auto& votes = reading_.kind_votes[mention.thing];
        const auto scores = syntax::NameClassifier::standard().classify(
            {words_, sentence_.tree, mention.begin, mention.end}
        );
        ++votes.count;
        for (std::size_t i = 0; i < scores.size(); ++i) votes.names[i] += scores[i];
        // "Cyclone Rukmi"
        if (field_of(sentence_.tokens[mention.begin]) == "phenomenon") {
            vote(votes.rules, NameClass::event, 1.5F);
        }
        // "The Last Tram": a capital that only belongs there as a part of the name.
        if (mention.begin > 1 && sentence_.tokens[mention.begin - 1].text == "The") {
            vote(votes.rules, NameClass::work, 1.2F);
            vote(votes.rules, NameClass::place, -0.5F);
        }
        if (is_numbered(sentence_.tokens[mention.end - 1].text)) {
            vote(votes.rules, NameClass::device, 1.0F);
        }
        // "his film \"Ballast\"": one word; of more the title was read before.
        if (is_quoted(mention)) vote(votes.rules, NameClass::work, 1.2F);
        vote_by_list(mention, votes.rules);
        if (ends_in_plural(mention)) {
            vote(votes.rules, NameClass::organization, 0.8F);
            vote(votes.rules, NameClass::person, -0.8F);
        }
        if (is_aged(mention.end)) vote(votes.rules, NameClass::person, 1.0F);
        if (ends_in_surname(mention)) vote(votes.rules, NameClass::person, 0.5F);
        vote_by_words(mention, votes.rules);
        if (is_domain(sentence_.tokens[mention.begin].text)) {
            vote(votes.rules, NameClass::organization, 1.5F);
        }
        if (is_made_up(sentence_.tokens[mention.begin].text)) {
            vote(votes.rules, NameClass::organization, 0.6F);
            vote(votes.rules, NameClass::person, -0.6F);
        }
        look_around(mention, votes.rules);
        // "Adams said", after "Kristof Adams": persons are called by their last word.
        if (mention.end - mention.begin != 1) return;
        const auto& word = sentence_.tokens[mention.begin].text;
        if (reading_.things[mention.thing].name == word) return;
        if (reading_.things[mention.thing].name.ends_with(word)) {
            vote(votes.rules, NameClass::person, 0.5F);
        } else {
            vote(votes.rules, NameClass::organization, 0.3F);
        }
    }

    /// A company that is listed, unless other things are called so, too.
    void vote_by_list(const Mention& mention, Scores& votes) const {
        std::string name;
        for (auto at = mention.begin; at < mention.end; ++at) {
            if (at > mention.begin) name += ' ';
            name += sentence_.tokens[at].text;
        }
        const auto known = syntax::find_known_name(fold_name(name));
        if (!known.is_company || known.is_place || known.is_given() || known.is_surname) return;
        vote(votes, NameClass::organization, mention.end - mention.begin > 1 ? 1.2F : 0.4F);
    }

    /// "Hyginus Laurent": two words, the last of which persons are called and nothing else.
    [[nodiscard]] bool ends_in_surname(const Mention& mention) const {
        if (mention.end - mention.begin != 2) return false;
        const auto last = fold_name(sentence_.tokens[mention.end - 1].text);
        const auto known = syntax::find_known_name(last);
        const bool is_person = known.is_surname || known.is_given();
        return is_person && !known.is_place && !known.is_company;
    }

    /// "Deacon Aggregates": persons are seldom called by a plural of every day.
    [[nodiscard]] bool ends_in_plural(const Mention& mention) const {
        if (mention.end - mention.begin < 2) return false;
        const auto& last = sentence_.tokens[mention.end - 1];
        const auto noun = syntax::noun_reading(last.lower);
        const auto known = syntax::find_known_name(fold_name(last.text));
        const bool is_of_every_day = noun && noun->reading.count > 0 && !noun->reading.is_name;
        return is_of_every_day && noun->inflection == syntax::Inflection::s && !known.is_surname &&
               !known.is_place;
    }

    /// "Major League Baseball", "Club Brugge": a noun for a body that is not the last word.
    /// "Cricket South Africa": a country at the end.
    void vote_by_words(const Mention& mention, Scores& votes) const {
        if (mention.end - mention.begin < 2) return;
        const auto& tokens = sentence_.tokens;
        for (auto at = mention.begin; at + 1 < mention.end; ++at) {
            const auto* noun = lexicon_.find_noun(tokens[at].lower);
            if (noun == nullptr || noun->kind != kinds::organization) continue;
            vote(votes, NameClass::organization, 1.5F);
            return;
        }
        for (auto at = mention.begin + 1; at < mention.end; ++at) {
            std::string last;
            for (auto i = at; i < mention.end; ++i) {
                if (i > at) last += ' ';
                last += tokens[i].text;
            }
            const auto* known = lexicon_.names.find(last);
            if (known == nullptr) continue;
            // "Self Help Africa"
            const bool is_region = known->kind == Gazetteer::Class::thing &&
                                   at > mention.begin + 1 &&
                                   lexicon_.things[known->index].kind == kinds::place;
            if (known->kind != Gazetteer::Class::country && !is_region) continue;
            vote(votes, NameClass::organization, 1.5F);
            return;
        }
    }

    /// "SunRice", "JPMorgan": a capital inside, and not behind so few letters as in "McKay".
    static bool is_made_up(std::string_view word) {
        const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
        const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
        constexpr std::size_t longest_prefix = 3;
        for (std::size_t at = 1; at + 1 < word.size(); ++at) {
            if (!is_upper(word[at]) || !is_lower(word[at + 1])) continue;
            return is_upper(word[at - 1]) || (is_lower(word[at - 1]) && at > longest_prefix);
        }
        return false;
    }

    /// "Booking.com"
    static bool is_domain(std::string_view word) {
        const auto stop = word.rfind('.');
        return stop != std::string_view::npos && stop > 1 && stop + 2 < word.size();
    }

    [[nodiscard]] bool is_quoted(const Mention& mention) const {
        const auto is_mark = [this](std::size_t at) {
            const auto& tokens = sentence_.tokens;
            return at < tokens.size() && (is_open_quote(tokens[at]) || is_close_quote(tokens[at]));
        };
        const bool has_comma =
            mention.end < sentence_.tokens.size() && sentence_.tokens[mention.end].text == ",";
        return mention.begin > 1 && is_mark(mention.begin - 1) &&
               is_mark(has_comma ? mention.end + 1 : mention.end);
    }

    /// "NAME, 43,"
    [[nodiscard]] bool is_aged(std::size_t end) const {
        const auto& tokens = sentence_.tokens;
        return end + 2 < tokens.size() && tokens[end].text == "," && tokens[end + 1].is_number &&
               tokens[end + 1].text.size() == 2 && tokens[end + 2].text == ",";
    }

    /// "Ann Lee, 58, of Belpre": where she lives.
    [[nodiscard]] bool is_behind_age(std::size_t begin) const {
        const auto& tokens = sentence_.tokens;
        return begin > 4 && (tokens[begin - 1].classes & word::genitive) != 0 &&
               tokens[begin - 2].text == "," && is_aged(begin - 4);
    }

    /// "Danuri-2", "P-8"
    static bool is_numbered(std::string_view word) {
        const auto hyphen = word.rfind('-');
        if (hyphen == std::string_view::npos || hyphen == 0) return false;
        const auto number = word.substr(hyphen + 1);
        return !number.empty() && number.size() < 5 &&
               std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
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

    /// Of its first sense as a noun that is no name; empty when it is none.
    static std::string field_of(const Token& token) {
        const auto noun = syntax::noun_reading(token.lower);
        return noun && !noun->reading.is_name ? std::string(noun->reading.field) : std::string();
    }

    static void vote(Scores& votes, NameClass what, float weight) {
        votes[static_cast<std::size_t>(what)] += 2 * weight;
    }
    /// For every class things of that kind can be of.
    static void vote(Scores& votes, KindSet kind, float weight) {
        for (std::size_t i = 0; i < votes.size(); ++i) {
            if (kind != kinds::none && kind_of_class[i] == kind) votes[i] += 2 * weight;
        }
    }

    // ---- what stands beside it -----------------------------------------------------------------

    void look_around(const Mention& mention, Scores& votes) const {
        auto top = top_of(mention, sentence_.tree);
        // "in Malmö and Herning": what holds for the first.
        while (tree_.is(top, "conj") && tree_.head(top) < mention.begin) top = tree_.head(top);
        const auto mark = tree_.child(top, "case");
        if (mark != none && (sentence_.tokens[mark].classes & word::locative) != 0) {
            // one can be at a company, too
            const bool is_in = !lexicon_.people_of.contains(sentence_.tokens[mark].lower);
            vote(votes, kinds::place, is_in ? 1.0F : 0.6F);
            vote(votes, kinds::person, -0.4F);
            if (!is_in && is_of_person(top)) vote(votes, kinds::organization, 0.8F);
        }
        if (mark != none && is_before_country(mention.end)) vote(votes, kinds::place, 1.0F);
        vote_by_company(mention, top, votes);
        vote_by_hyphen(mention, votes);
        if (is_behind_age(mention.begin)) vote(votes, kinds::place, 1.5F);
        if (word_count(mention) == 1) vote_by_country(mention, top, votes);
        const auto head = tree_.head(top);
        if (head != syntax::ParsedWord::root) {
            // "the port of Nador"
            const bool of = mark != none && tree_.is(top, "nmod") &&
                            (sentence_.tokens[mark].classes & word::genitive) != 0;
            if (of && is_place_noun(head)) vote(votes, kinds::place, 0.6F);
            if (tree_.is(top, "nsubj")) subject_of(head, votes);
            // "Velocifero is an album"
            if (tree_.is(top, "nsubj") && tells_one(head)) vote_by_noun(head, mention, votes, 2);
            vote_by_appointment(top, head, votes);
            vote_by_bearer(mention, top, votes);
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
            // Of "the drone maker Skyfjell" the maker, not the drone.
            const bool is_before = child + 1 == mention.begin &&
                                   (tree_.is(child, "compound") || tree_.is(child, "nmod:desc"));
            if (is_before || tree_.is(child, "appos")) vote_by_noun(child, mention, votes);
            // "who"
            if (tree_.label(child) != "acl:relcl") continue;
            const auto relative = tree_.child(child, "nsubj");
            if (relative != none && (sentence_.tokens[relative].classes & word::he) != 0) {
                vote(votes, kinds::person, 0.4F);
            }
        }
    }

    /// "Plovdiv, Bulgaria, when": a comma, a country, and then a comma or nothing.
    [[nodiscard]] bool is_before_country(std::size_t comma) const {
        const auto& tokens = sentence_.tokens;
        if (comma + 1 >= tokens.size() || tokens[comma].text != ",") return false;
        const auto id = sentence_.mention_of[comma + 1];
        if (id == none || sentence_.mentions[id].thing == none) return false;
        const auto& country = sentence_.mentions[id];
        const bool is_country = reading_.things[country.thing].kind == kinds::country;
        const auto next = country.end;
        return is_country && !country.is_adjective &&
               (next >= tokens.size() || (!tokens[next].is_word && tokens[next].lower != "'s"));
    }

    /// "Renault and Zellkreis": names that are joined are seldom of two kinds. What is joined to
    /// those in turn may be another list.
    void vote_by_company(const Mention& mention, std::size_t top, Scores& votes) const {
        for (const auto other : tree_.children(top)) {
            if (!tree_.is(other, "conj")) continue;
            const auto id = sentence_.mention_of[other];
            const bool is_own = other >= mention.begin && other < mention.end;
            if (is_own || id == none || sentence_.mentions[id].thing == none) continue;
            const auto kind = reading_.things[sentence_.mentions[id].thing].kind;
            vote(votes, kind == kinds::country ? kinds::place : kind, 0.5F);
        }
    }

    /// "a statistician at X", "head of trading at X": who works there.
    [[nodiscard]] bool is_of_person(std::size_t top) const {
        if (!tree_.is(top, "nmod")) return false;
        auto noun = tree_.head(top);
        while (tree_.is(noun, "nmod")) noun = tree_.head(noun);
        return kind_named(syntax::kind_of_noun(sentence_.tokens[noun].lower)) == kinds::person;
    }

    /// "Fargo-based Prairie Crest": who is based somewhere is a body.
    void vote_by_hyphen(const Mention& mention, Scores& votes) const {
        if (mention.begin < 2 || sentence_.tokens[mention.begin - 2].text != "-") return;
        const auto& joined = sentence_.tokens[mention.begin - 1];
        if (joined.after_space || !lexicon_.joined.contains(joined.lower)) return;
        vote(votes, NameClass::organization, 1.5F);
        vote(votes, NameClass::place, -1.5F);
    }

    /// "France's Transdev", "Talgo of Spain": of one word, a company sooner than a person.
    void vote_by_country(const Mention& mention, std::size_t top, Scores& votes) const {
        for (const auto child : tree_.children(top)) {
            const bool is_outside = child < mention.begin || child >= mention.end;
            const bool is_owner = tree_.is(child, "nmod:poss") || tree_.is(child, "nmod");
            const auto id = sentence_.mention_of[child];
            if (!is_outside || !is_owner || id == none) continue;
            const auto owner = sentence_.mentions[id].thing;
            if (owner == none || reading_.things[owner].kind != kinds::country) continue;
            const auto mark = tree_.child(child, "case");
            constexpr auto of = word::genitive;
            if (mark == none) continue;
            const bool is_of = (sentence_.tokens[mark].classes & of) != 0;
            if (tree_.label(child) == "nmod" && !is_of) continue;
            vote(votes, NameClass::organization, 0.9F);
            vote(votes, NameClass::place, -0.9F);
            return;
        }
    }

    /// "the mayor of X", "X's shareholders", "X residents", "founded X".
    void vote_by_bearer(const Mention& mention, std::size_t top, Scores& votes) const {
        const auto head = tree_.head(top);
        const auto& word = sentence_.tokens[head];
        if (tree_.label(top) == "obj") {
            const auto* verb = verb_of(word, lexicon_);
            if (verb == nullptr) return;
            const auto known = lexicon_.name_verbs.find(verb->lemma);
            if (known != lexicon_.name_verbs.end()) vote(votes, known->second, 0.8F);
            return;
        }
        // "Bernstein's Gunther Zechmann"
        const auto owned = sentence_.mention_of[head];
        if (tree_.is(top, "nmod:poss") && owned != none) {
            const auto thing = sentence_.mentions[owned].thing;
            if (thing != none && reading_.things[thing].kind == kinds::person) {
                vote(votes, NameClass::organization, 1.2F);
                vote(votes, NameClass::person, -1.2F);
            }
        }
        const bool is_before = tree_.is(top, "compound") && head >= mention.end;
        if (!is_before && !tree_.is(top, "nmod")) return;
        // "a resident in X", "shares in X"; not "a striker from X".
        const auto mark = tree_.child(top, "case");
        constexpr auto belonging = word::genitive | word::locative;
        const bool is_behind = mark != none && mark < mention.begin;
        if (is_behind && (sentence_.tokens[mark].classes & belonging) == 0) return;
        // "the Al Noor club", later "Al Noor"
        const auto* called =
            is_before && head == mention.end ? lexicon_.find_noun(word.lower) : nullptr;
        if (called != nullptr && called->is_called) vote(votes, called->kind, 1.5F);
        const auto noun = syntax::noun_reading(word.lower);
        const auto known =
            lexicon_.name_nouns.find(std::string(noun ? noun->plain_form : word.lower));
        if (known != lexicon_.name_nouns.end()) vote(votes, known->second, 0.9F);
    }

    [[nodiscard]] bool is_place_noun(std::size_t token) const {
        const auto* noun = lexicon_.find_noun(sentence_.tokens[token].lower);
        if (noun != nullptr && noun->kind == kinds::place) return true;
        return field_of(sentence_.tokens[token]) == "location";
    }

    /// A noun that says what its subject is: "is a singer".
    [[nodiscard]] bool tells_one(std::size_t noun) const {
        return tree_.tag(noun) == "NN" && tree_.child(noun, "cop") != none;
    }

    /// Who says, founds or wins something is no place.
    void subject_of(std::size_t verb, Scores& votes) const {
        vote(votes, kinds::place, -0.5F);
        const auto* known = verb_of(sentence_.tokens[verb], lexicon_);
        if (known == nullptr || !known->is_say) return;
        vote(votes, kinds::person, 0.2F);
        vote(votes, kinds::place, -0.4F);
    }

    /// "X was named mediator": a person.
    void vote_by_appointment(std::size_t top, std::size_t verb, Scores& votes) const {
        const bool is_named = tree_.is(top, "nsubj:pass") || tree_.label(top) == "obj";
        if (!is_named || tree_.pos(verb) != "VERB") return;
        const auto* known = verb_of(sentence_.tokens[verb], lexicon_);
        if (known == nullptr || !lexicon_.appointing.contains(known->lemma)) return;
        for (const auto office : tree_.children(verb)) {
            const bool is_office =
                office > verb && office != top &&
                kind_named(syntax::kind_of_noun(sentence_.tokens[office].lower)) == kinds::person;
            if (is_office) vote(votes, NameClass::person, 0.6F);
        }
    }

    void vote_by_noun(std::size_t token, const Mention& mention, Scores& votes, float weight = 1)
        const {
        const auto& word = sentence_.tokens[token];
        if (lexicon_.makers.contains(word.lower)) {
            vote(votes, NameClass::work, 1.5F * weight);
            return;
        }
        if (const auto* noun = noun_at(sentence_, token, lexicon_); noun != nullptr) {
            vote(votes, noun->kind != kinds::none ? noun->kind : noun->group, 1.5F * weight);
            return;
        }
        // "Virumaa Gas, her main sponsor": persons are and bodies are.
        if (lexicon_.either.contains(word.lower)) return;
        const auto kind = kind_named(syntax::kind_of_noun(word.lower));
        // "the German competitor Zellkreis": of one word, it is a company.
        const bool is_company = kind == kinds::person && word_count(mention) == 1;
        // "the illustrator Jac Prys": of two words, one has no doubt.
        const bool is_person = kind == kinds::person && !is_company;
        vote(votes, is_company ? kinds::organization : kind, weight * (is_person ? 1.5F : 0.9F));
    }

    const Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
    TreeView tree_;
    std::vector<std::string_view> words_;
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
        const bool is_small = part.front() >= 'a' && part.front() <= 'z';
        if (is_small && part.find('-') == std::string::npos) continue;
        learn_part(reading.by_surname, part, thing, reading.lexicon);
    }
}

/// "Rattle" in the headline, "Simon Rattle" below: the same person. Not what one can be in.
bool is_known_surname(const Thing& thing, const Reading& reading) {
    const auto known = reading.by_surname.find(thing.name);
    return known != reading.by_surname.end() && known->second != none &&
           !reading.by_part.contains(thing.name) && !reading.places.contains(thing.name);
}

void decide_kind(std::size_t id, const Reading::KindVotes& votes, Reading& reading) {
    // The texts the classifier learnt from have more persons: here titles, appositions and given
    // names have told most of them before. And words with a capital that are no names were left out
    // where they were found.
    constexpr Scores prior{-1.2F, 0.0F, 0.5F, 0.0F, -0.5F, 0.0F, -2.5F};
    auto& thing = reading.things[id];
    if (thing.kind != kinds::none) return;
    if (is_known_surname(thing, reading)) {
        reading.by_name.erase(thing.name);
        return;
    }
    // Two sentences say more than one, but not twice as much: they are of one text.
    const auto share = 1 / std::sqrt(static_cast<float>(votes.count));
    auto sum = votes.rules;
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += share * votes.names[i] + prior[i];
    // "Ballad Health": of two capitals not both only begin a sentence.
    constexpr float no_name = 5;
    if (thing.name.find(' ') != std::string::npos) {
        sum[static_cast<std::size_t>(NameClass::none)] -= no_name;
    }
    const auto best = std::ranges::max_element(sum);
    thing.kind = kind_of_class[static_cast<std::size_t>(best - sum.begin())];
    if (thing.kind == kinds::person) learn_parts(id, reading);
}

}  // namespace

void vote_for_kinds(const Sentence& sentence, Reading& reading) {
    if (!sentence.tree.empty()) Voter(sentence, reading).run();
}

void decide_kinds(Reading& reading) {
    // Whole names first: they tell what a part of them means.
    for (const bool is_whole : {true, false}) {
        for (const auto& [thing, votes] : reading.kind_votes) {
            const bool has_words = reading.things[thing].name.find(' ') != std::string::npos;
            if (has_words == is_whole) decide_kind(thing, votes, reading);
        }
    }
}

}  // namespace relata::article
