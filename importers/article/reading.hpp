#pragma once

#include "graph/edtf.hpp"
#include "graph/explanation.hpp"
#include "importers/article/lexicon.hpp"
#include "importers/article/segment.hpp"
#include "importers/article/temporal.hpp"
#include "importers/article/tokenize.hpp"
#include "importers/syntax/name_classifier.hpp"
#include "importers/syntax/parser.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata::article {

inline constexpr std::size_t none = SIZE_MAX;

/// Something the article speaks of: an entity to be.
struct Thing {
    std::string name;
    KindSet kind = kinds::none;  ///< none: a name nobody knows yet
    std::vector<std::string> aliases;
    std::string head;                  ///< head noun, singular, where one decided the kind
    std::vector<std::string> nouns;    ///< it was called beside its name: "carmaker"
    std::vector<std::string> roles;    ///< offices a person holds
    std::size_t country = none;        ///< the thing it belongs to
    std::vector<std::size_t> members;  ///< parties, participants
    std::optional<Edtf> when;
    Gender gender = Gender::unknown;
    bool is_mentioned = false;
    bool has_owner = false;   ///< its country has been stated
    bool has_office = false;  ///< an office of some country or body has been stated
    bool is_named = false;    ///< by a proper name: shown even without relations
    bool is_told = false;     ///< described in so many words that it is shown without relations
    bool is_common = false;   ///< means the same in every article: may merge with an earlier one
    bool is_several = false;  ///< a body spoken of as "they": "Rangers have won"
};

/// The words a thing was last meant by, and how they came to mean it.
struct Said {
    Resolution how = Resolution::unknown;
    Span words;  ///< empty: none of the sentence
};

enum class Number { one, several };

enum class Status { asserted, planned, considered, denied };
/// As the property `status` says it.
std::string_view status_name(Status status);
/// The status of that name; nothing for any other word.
std::optional<Status> status_named(std::string_view name);

/// One relation and the sentence it was read in.
struct Fact {
    std::size_t source = none;
    std::string type;
    std::size_t target = none;
    Status status = Status::asserted;
    std::optional<Edtf> when;
    std::optional<Edtf> postponed_from;
    std::optional<Edtf> postponed_to;
    std::string role;
    std::size_t speaker = none;
    std::string method;
    double confidence = 0;
    Span sentence;
    // For who asks why: no fact depends on them (trace.hpp).
    Said source_said;
    Said target_said;
    Span verb;  ///< the verb group; empty when no verb says it
    Span noun;  ///< the noun or office that says it; empty when none does
};

/// A proper name in a sentence: tokens [begin, end), its title and owner included.
struct Mention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t thing = none;
    bool is_adjective = false;         ///< a demonym before a noun: "Chinese media"
    std::vector<std::size_t> members;  ///< of a compound: "China-Japan"
};

/// What a token does in its sentence.
enum class Tag : std::uint8_t {
    mark,
    comma,
    quote,
    determiner,
    possessive,  ///< "his"
    owner,       ///< "'s"
    preposition,
    conjunction,
    modal,
    be,
    have,
    do_verb,
    to,
    pronoun,
    adverb,
    negation,
    subordinator,
    relative,
    number,
    adjective,
    noun,
    name,
    verb,
    time,
    reciprocal,
    attribution,
    skip,
};

/// A noun phrase: tokens [begin, end), and the phrases that belong to it.
struct Phrase {
    struct Argument {
        std::string preposition;
        std::vector<std::size_t> phrases;
    };
    std::size_t begin = 0;  ///< determiner included
    std::size_t end = 0;    ///< of its own words
    std::size_t head = 0;   ///< token
    std::size_t first = 0;  ///< first token after determiner and possessor
    std::size_t mention = none;
    std::size_t owner = none;  ///< phrase, or none
    std::vector<Argument> arguments;
    std::size_t time = none;
    bool is_pronoun = false;
    bool is_definite = false;
    std::size_t determiner = none;  ///< token
};

/// One verb and what stands around it.
struct Clause {
    enum class Link {
        root,
        coordinate,
        complement,  ///< "agreed to VERB", "consider VERBing"
        purpose,     ///< "… to VERB"
        that,
        relative,
        reduced,  ///< "the deal signed by X"
        gerund    ///< "in VERBing"
    };
    std::vector<std::size_t> subjects;  ///< phrases
    std::uint32_t verb = UINT32_MAX;    ///< unknown verbs have none
    std::size_t verb_token = 0;
    bool is_be = false;
    bool is_passive = false;
    bool is_negated = false;
    bool is_future = false;
    bool is_past = false;
    bool is_uncertain = false;  ///< "may", "could"
    bool is_bare = false;       ///< infinitive or after a modal: can be followed by another
    bool is_reciprocal = false;
    bool is_hypothetical = false;  ///< under "if", "whether"
    std::vector<std::size_t> objects;
    std::vector<std::size_t> seconds;  ///< a second object: "elected him president"
    std::vector<Phrase::Argument> prepositions;
    std::vector<std::size_t> times;
    std::size_t parent = none;
    Link link = Link::root;
    int inherited = 0;         ///< how often the subject was taken over from another clause
    std::size_t place = none;  ///< phrase: "…, where they met"
};

/// A sentence on its way from bytes to facts; each stage fills its part.
struct Sentence {
    Span span;
    bool is_headline = false;
    std::vector<Token> tokens;
    std::vector<Time> times;
    std::vector<Mention> mentions;
    std::vector<std::size_t> mention_of;  ///< by token, or none
    std::vector<std::size_t> time_of;     ///< by token, or none
    std::vector<Tag> tags;
    std::vector<VerbReading> verbs;        ///< by token, for Tag::verb
    std::vector<syntax::ParsedWord> tree;  ///< by token
    std::vector<std::size_t> means;  ///< by token: what "it" or "the company" refers to, or none
    std::vector<Phrase> phrases;
    std::vector<Clause> clauses;
    std::vector<std::size_t> attributed;  ///< phrases after "according to"
};

/// How much things are spoken of as the article goes on: more as a subject than elsewhere, and half
/// as much with each sentence that follows. For "it", "she" and "the company".
class Salience {
public:
    void begin_sentence() { ++sentence_; }
    void notice(std::size_t thing, double weight);
    /// What was noticed of one thing is of another.
    void pass_on(std::size_t from, std::size_t to);
    /// It is what this sentence is about: the subject of its verb.
    void head(std::size_t thing) { entries_[thing].headed = sentence_; }
    /// Whether the sentence before was about it.
    [[nodiscard]] bool has_headed(std::size_t thing) const {
        const auto entry = entries_.find(thing);
        return entry != entries_.end() && entry->second.headed + 1 == sentence_;
    }
    /// For what the title names.
    void favour(std::size_t thing, double weight);
    /// Whether it was spoken of in this sentence or one of the `sentences` before it.
    [[nodiscard]] bool is_recent(std::size_t thing, std::size_t sentences) const {
        const auto entry = entries_.find(thing);
        return entry != entries_.end() && entry->second.sentence + sentences >= sentence_;
    }
    static constexpr double largest_share = 2.5;
    /// The thing most spoken of lately, each as much as `share` (0 to 2.5, or false and true) says
    /// it can be meant; none when there is none.
    template <typename Share>
    [[nodiscard]] std::size_t highest(Share share) const {
        auto best = none;
        double most = 0;
        for (const auto& [thing, entry] : entries_) {
            auto score = score_of(entry);
            if (score * largest_share <= most) continue;
            score *= static_cast<double>(share(thing));
            if (score > most) {
                best = thing;
                most = score;
            }
        }
        return best;
    }

private:
    struct Entry {
        double weight = 0;
        std::size_t sentence = 0;
        std::size_t times = 0;
        double favour = 0;
        std::size_t headed = SIZE_MAX - 1;  ///< the last sentence it was the subject of
    };
    [[nodiscard]] double faded(const Entry& entry) const;
    [[nodiscard]] double score_of(const Entry& entry) const;
    void forget();

    std::map<std::size_t, Entry> entries_;
    std::size_t sentence_ = 0;
};

/// The article as understood so far.
struct Reading {
    Reading(
        const Lexicon& words,
        std::string_view document,
        std::optional<Edtf> published,
        std::string headline = {}
    )
        : lexicon(words), text(document), date(std::move(published)), title(std::move(headline)) {}

    const Lexicon& lexicon;
    std::string_view text;
    std::optional<Edtf> date;
    std::string title;

    std::vector<Thing> things;
    std::vector<Fact> facts;

    std::unordered_map<std::string, std::size_t> by_name;     ///< exact names and aliases
    std::unordered_map<std::string, std::size_t> by_letters;  ///< names without blanks, hyphens
    std::unordered_map<std::string, std::size_t> by_surname;  ///< none: ambiguous
    std::unordered_map<std::string, std::size_t> by_part;     ///< "Toyota" of "Toyota Motor"
    std::unordered_map<std::string, std::size_t> described;   ///< kind and folded words
    /// By where the head noun begins in the text: two readers of one phrase mean one thing.
    std::unordered_map<std::size_t, std::size_t> described_at;
    std::unordered_set<std::string>
        capitals_inside;  ///< seen capitalized inside a sentence, with the next
    std::unordered_set<std::string> lower_case;  ///< seen in lower case
    std::unordered_set<std::string> places;      ///< words one was said to be in: "in Candela"

    /// What speaks for a name nobody knows being of each class, in logarithms of probabilities.
    struct KindVotes {
        syntax::NameClassifier::Scores names{};  ///< what the classifier said, added up
        syntax::NameClassifier::Scores rules{};  ///< what stands beside it says
        std::size_t count = 0;                   ///< of sentences with the name
    };
    std::map<std::size_t, KindVotes> kind_votes;  ///< by thing

    // What later words refer to.
    std::vector<std::size_t> last_group;  ///< coordinated actors
    std::map<std::pair<KindSet, std::size_t>, std::vector<std::size_t>> groups;  ///< kind, size
    std::vector<std::size_t> last_plural;
    std::size_t plural_age = 0;  ///< sentences since that was named
    /// Actors the last sentence named together, but not as what it is about: for "they" in the
    /// next.
    std::vector<std::size_t> listed_last;
    /// Where the noun begins that the last sentence said most of, of several without a name.
    std::size_t last_many = none;
    std::size_t last_many_named = none;  ///< the name beside it: "The hosts, Ivory Coast,"
    std::size_t last_quoted = none;      ///< whose words the last sentence quoted
    bool is_about_unnamed_many = false;  ///< the last sentence: "Organizers were criticized"
    Salience salience;
    Salience homes;                   ///< countries, by their adjectives and capitals too
    std::vector<std::size_t> titled;  ///< persons with an office, in order of mention
    std::size_t last_meeting = none;
    std::unordered_map<std::string, std::size_t> last_by_head;
    std::unordered_map<KindSet, std::size_t> last_by_kind;
    std::size_t last_work = none;  ///< "her memoir X": later "the book"
    /// Where the noun begins that the last sentence was about, if neither a name nor known.
    std::size_t last_unnamed = none;
    std::size_t unnamed_thing = none;  ///< what that noun turned out to mean

    /// Words before a head noun that may turn out to be a topic of the article.
    struct Modifier {
        std::string key;
        std::size_t thing = none;
        Span sentence;
    };
    std::vector<Modifier> modifiers;

    /// What was described is this named thing: "a dredging company", later "the company, Thys".
    void become(std::size_t described_before, std::size_t named_now);
    /// The thing of that exact name, made when new.
    std::size_t named(const std::string& name, KindSet kind);
    void add_alias(std::size_t thing, std::string_view alias);
    void remember(std::size_t thing);  ///< as the last of its kind and head noun
    /// The last thing that was called so, or else by a noun like it: of "vessel" the ferry; none
    /// when there is none.
    [[nodiscard]] std::size_t last_called(const std::string& noun) const;
    /// The same of one thing, as "the hospital" means one, or of several; none when it is not so
    /// many: of "the hospital" no nine hospitals.
    [[nodiscard]] std::size_t last_called(const std::string& noun, Number number) const;
    /// The last work, where it can be called so: a novel is a book and no painting.
    [[nodiscard]] std::size_t last_work_called(const std::string& noun) const;
    /// Forgets facts and whatever later words could refer to; keeps names and their kinds.
    void start_over();
    void remember_group(const std::vector<std::size_t>& members);
    void remember_plural(const std::vector<std::size_t>& members);  ///< for "they"
    /// So many of a kind that were named together last; of bodies, lately. Empty when there are
    /// none.
    [[nodiscard]] const std::vector<std::size_t>& named_together(KindSet kind, std::size_t count)
        const;
    /// What "they" means: the last that were named together, as long as that is not long ago.
    [[nodiscard]] bool knows_plural() const;
    std::size_t country_thing(std::uint32_t country);
    /// What a name of the lists names.
    std::size_t thing_of(const Gazetteer& what);
    /// A place of that name, known to lie in a country.
    std::size_t place_thing(const std::string& name, std::uint32_t country);
    /// The country whose capital a thing is; none for all else.
    [[nodiscard]] std::size_t country_of_capital(std::size_t thing) const;
    /// The thing without a name that is described so, and whether it was made now.
    std::pair<std::size_t, bool> described_thing(
        const std::string& key, const std::string& name, KindSet kind
    );
    /// By which words of this sentence things were meant, the last of each.
    std::map<std::size_t, Said> said;
    /// Notes by which tokens things were meant just now.
    void say(
        const Sentence& sentence,
        std::size_t begin,
        std::size_t end,
        const std::vector<std::size_t>& meant,
        Resolution how
    );
    /// Adds a fact, with the words its ends were last meant by.
    Fact& add(Fact fact);
    /// Adds a fact; the caller may say more of it.
    Fact& state(
        std::size_t source,
        std::string type,
        std::size_t target,
        std::string rule,
        double confidence,
        Span sentence
    );
};

/// Under what a described thing is known that is told from others by its number alone: "five
/// consensus" is "the five important consensuses".
std::string counted_key(const Noun& noun, std::size_t count);

/// Whether a noun is a word of a thing's name: "the dam" is the Vaile Dam, no town named last.
bool is_word_of_name(const std::string& singular, const Thing& thing);

/// "PORT LOUIS" → "Port Louis": as lists of names write it.
std::string first_letters_capital(std::string_view name);

/// The words of tokens [begin, end) as they stand in the text, line breaks as blanks.
std::string words_of(
    const Sentence& sentence, const Reading& reading, std::size_t begin, std::size_t end
);

/// The bytes of tokens [begin, end); empty when there are none.
Span bytes_of(const Sentence& sentence, std::size_t begin, std::size_t end);

/// The bytes of a verb with its auxiliaries, "not" and particle: "has not been sold off".
Span verb_group(const Sentence& sentence, std::size_t verb);

/// Gives the facts of a sentence, those from `first` on, the words that only the whole sentence
/// tells: names that stand in it, offices.
void complete_traces(const Sentence& sentence, std::size_t first, Reading& reading);

/// Notes which words the article writes with a capital inside sentences and which in lower case.
void note_spelling(const std::vector<Token>& tokens, Reading& reading);

/// Finds proper names, titles and appositions; adds their things and the facts they state.
void find_names(Sentence& sentence, Reading& reading);

/// Finds what "he", "she", "it" and "the company" refer to, and notes what the sentence speaks of.
/// After `parse`; the sentences of an article in their order.
void find_references(Sentence& sentence, Reading& reading);

/// Gives each token its tag.
void tag(Sentence& sentence, const Reading& reading);

/// The noun phrases joined from token `at` on: "A, B and C". Moves `at` past them. `is_subject`
/// lets "A and B" join before a verb, where it otherwise begins a clause.
std::vector<std::size_t> read_phrases(
    Sentence& sentence, const Reading& reading, std::size_t& at, bool is_subject, int depth = 0
);

/// What nouns.tsv says of a phrase's head: of its last two words ("working group") or its last;
/// nullptr when nothing.
const Noun* head_noun(const Sentence& sentence, const Phrase& phrase, const Lexicon& lexicon);

/// Whether a noun phrase can begin at a token.
bool begins_phrase(const Sentence& sentence, std::size_t at);

/// Whether a verb with a tense stands at a token, adverbs skipped.
bool begins_predicate(const Sentence& sentence, std::size_t at);

/// Finds clauses, their subjects and objects.
void read_clauses(Sentence& sentence, const Reading& reading);

/// The things a phrase means where kinds of `wanted` can stand; a name of unknown kind becomes
/// `otherwise`. Empty when it is not known. Adds described things when they are new.
struct Resolved {
    std::vector<std::size_t> things;
    bool is_reference = false;  ///< found by coreference
};
Resolved resolve(
    const Sentence& sentence,
    std::size_t phrase,
    KindSet wanted,
    KindSet otherwise,
    Reading& reading,
    int depth = 0
);
/// The country or body that the persons or ships of a noun act for: "Iraqi government forces" are
/// Iraq; none when no name says it.
std::size_t acts_for(const Sentence& sentence, std::size_t noun, const Reading& reading);

/// The name before a noun that only says what it names, a mention: "the Taghi group", "the Olmo
/// river", "Reuters news agency"; none when there is none.
std::size_t name_called(const Sentence& sentence, std::size_t noun, const Reading& reading);

Resolved resolve_all(
    const Sentence& sentence,
    const std::vector<std::size_t>& phrases,
    KindSet wanted,
    KindSet otherwise,
    Reading& reading,
    int depth = 0
);

/// Turns clauses into facts.
void apply_frames(const Sentence& sentence, Reading& reading);

/// Tags and parses: fills `tree`.
void parse(Sentence& sentence);
/// The same for several sentences, faster than one by one.
void parse_all(std::span<Sentence> sentences);
/// Mends trees in which a noun and the name beside it ("the truck maker Scania") were taken for two
/// things; `parse` does it for the names found before.
void join_nouns_and_names(Sentence& sentence);

/// Hangs what stands behind a comma from the nearest nominal that can be the same thing: "shares of
/// Sorsa, a maker of trucks". After `parse`, when the kinds of names are known.
void attach_appositions(Sentence& sentence, const Reading& reading);

/// Hangs a phrase or participle from the nominal right before it where what that is tells so: "paid
/// for a villa near Nice". After `parse`, when the kinds of names are known.
void attach_phrases(Sentence& sentence, const Reading& reading);

/// Notes what a sentence speaks for as the kind of each name nobody knows.
void vote_for_kinds(const Sentence& sentence, Reading& reading);

/// Gives these names the kind most was said for.
void decide_kinds(Reading& reading);

/// Reads off the tree what no frame has read: a relation, named after its verb or noun, for each
/// two things that stand in one clause or one phrase. Facts from `first` on are this sentence's;
/// two things that one of them joins are left alone.
void read_open_relations(const Sentence& sentence, std::size_t first, Reading& reading);

}  // namespace relata::article
