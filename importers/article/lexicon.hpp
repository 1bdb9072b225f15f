#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
struct ImportOptions;
}

namespace relata::article {

/// A set of kinds of entity, one bit each: small, compared all the time.
using KindSet = std::uint32_t;
namespace kinds {
inline constexpr KindSet none = 0;
inline constexpr KindSet person = 1U << 0U;
inline constexpr KindSet country = 1U << 1U;
inline constexpr KindSet place = 1U << 2U;
inline constexpr KindSet organization = 1U << 3U;
inline constexpr KindSet agreement = 1U << 4U;
inline constexpr KindSet mechanism = 1U << 5U;
inline constexpr KindSet event = 1U << 6U;
inline constexpr KindSet topic = 1U << 7U;
}  // namespace kinds

/// `Person` for `kinds::person`; empty for no or several kinds.
std::string_view kind_name(KindSet kind);

/// `kinds::person` for `Person`; none for what is no kind.
KindSet kind_named(std::string_view name);

/// The classes a word may belong to, one bit each; see words.tsv.
using WordClasses = std::uint64_t;
namespace word {
inline constexpr WordClasses determiner = 1ULL << 0U;
inline constexpr WordClasses possessive = 1ULL << 1U;
inline constexpr WordClasses preposition = 1ULL << 2U;
inline constexpr WordClasses conjunction = 1ULL << 3U;
inline constexpr WordClasses modal = 1ULL << 4U;
inline constexpr WordClasses be = 1ULL << 5U;
inline constexpr WordClasses have = 1ULL << 6U;
inline constexpr WordClasses do_verb = 1ULL << 7U;
inline constexpr WordClasses pronoun = 1ULL << 8U;
inline constexpr WordClasses subordinator = 1ULL << 9U;
inline constexpr WordClasses relative = 1ULL << 10U;
inline constexpr WordClasses negation = 1ULL << 11U;
inline constexpr WordClasses adverb = 1ULL << 12U;
inline constexpr WordClasses number = 1ULL << 13U;
inline constexpr WordClasses adjective = 1ULL << 14U;
inline constexpr WordClasses noun = 1ULL << 15U;
inline constexpr WordClasses attribution = 1ULL << 16U;
inline constexpr WordClasses reciprocal = 1ULL << 17U;
inline constexpr WordClasses former = 1ULL << 18U;
inline constexpr WordClasses particle = 1ULL << 19U;
inline constexpr WordClasses partner = 1ULL << 20U;     ///< "between", "with"
inline constexpr WordClasses infinitive = 1ULL << 21U;  ///< "to"
inline constexpr WordClasses he = 1ULL << 22U;
inline constexpr WordClasses they = 1ULL << 23U;
inline constexpr WordClasses it = 1ULL << 24U;
inline constexpr WordClasses hypothetical = 1ULL << 25U;
inline constexpr WordClasses agent = 1ULL << 26U;     ///< "by"
inline constexpr WordClasses locative = 1ULL << 27U;  ///< "in", "at"
inline constexpr WordClasses vague = 1ULL << 28U;
inline constexpr WordClasses genitive = 1ULL << 29U;    ///< "of"
inline constexpr WordClasses uncertain = 1ULL << 30U;   ///< "may", "could"
inline constexpr WordClasses negative = 1ULL << 31U;    ///< "no", "unlikely", "without"
inline constexpr WordClasses indefinite = 1ULL << 33U;  ///< "a"
inline constexpr WordClasses she = 1ULL << 32U;         ///< one of `he` that means a woman
inline constexpr WordClasses any = 1ULL << 35U;         ///< "each", "several": not those named
inline constexpr WordClasses reflexive = 1ULL << 34U;   ///< "herself"
}  // namespace word

enum class Gender : std::uint8_t { unknown, female, male };

/// What a verb makes of the verb that depends on it: "agreed to build" is a plan.
enum class Makes { nothing, same, planned, considered, denied, unread };

struct Verb {
    std::string lemma;
    std::string past;        ///< of its first word: "set", "bought"
    bool is_noun = false;    ///< the plain form is also a noun: "support"
    bool is_say = false;     ///< reports what someone says
    bool of_object = false;  ///< "urged X to build": X builds
    Makes makes = Makes::nothing;
};

/// The forms of a verb, one bit each.
using VerbForms = std::uint32_t;
namespace form {
inline constexpr VerbForms base = 1U << 0U;
inline constexpr VerbForms third_person = 1U << 1U;
inline constexpr VerbForms past = 1U << 2U;
inline constexpr VerbForms participle = 1U << 3U;
inline constexpr VerbForms ing = 1U << 4U;
}  // namespace form

/// What a word can be the form of.
struct VerbReading {
    std::uint32_t verb = 0;
    VerbForms forms = 0;
};

struct Noun {
    std::string singular;
    KindSet kind = kinds::none;
    std::vector<std::string> takes;  ///< prepositions whose phrases belong to the noun
    bool refers = false;
    bool is_bare = false;
    bool is_through = false;
    bool is_meeting = false;
    bool involves = false;
    bool is_part = false;
    bool is_counted = false;
    bool is_field = false;
    bool is_called = false;
    KindSet group = kinds::none;
    std::string same_as;
};

struct Country {
    std::string name;
    std::vector<std::string> demonyms;
    std::vector<std::string> capitals;
    std::vector<std::string> aliases;
};

/// A noun that tells of a deed, as a verb would.
struct Deed {
    std::string relation;
    std::vector<std::string> doer;    ///< prepositions, or `'s`
    std::vector<std::string> target;  ///< likewise
    bool is_mutual = false;           ///< "between A and B"
    bool is_shared = false;           ///< "said on a visit to B": who says so visits
    bool is_suffered = false;         ///< "retired after a defeat by A": who retires was defeated
};

struct Title {
    std::string in_country;
    std::string in_organization;
};

enum class TimeClass {
    month,
    weekday,
    day,
    year,
    month_offset,
    unit_days,
    unit_months,
    unit_years,
    lead,
    next,
    last,
    this_one,
    part,
    ago,
    later,
    unresolved
};

/// What a line before or behind an article says that begins with a word of header_words.tsv.
enum class HeaderClass { none, date, publisher, title, byline, byline_below, picture, credit };

struct TimeWord {
    TimeClass kind = TimeClass::unresolved;
    int value = 0;
};

/// Where a frame finds one end of its relation.
struct Slot {
    enum class Place {
        subject,
        object,
        each,
        each_in,
        preposition,
        object_preposition,
        office,
        when
    };
    Place place = Place::object;
    std::string preposition;
};

struct Frame {
    std::string id;
    std::vector<std::string> nouns;  ///< heads of the object it is for; empty: any
    Slot source;
    std::vector<Slot> targets;  ///< alternatives, all tried
    std::string relation;
    std::string planned;  ///< relation when planned; empty: the same
    KindSet source_kinds = kinds::none;
    KindSet target_kinds = kinds::none;
    KindSet source_default = kinds::none;  ///< kind a name nobody knows takes in this slot
    KindSet target_default = kinds::none;
    bool host_by_place = false;  ///< only the host whose country the event's city lies in
    bool is_postpone = false;
    bool is_purpose = false;  ///< only as the purpose of a clause whose object is the source
    bool gives_time = false;  ///< its time is when the target takes place
};

/// What a name of several words names.
struct Gazetteer {
    enum class Class { country, demonym, capital, city, thing };
    Class kind = Class::thing;
    std::uint32_t index = 0;  ///< into countries, cities or things
};

struct City {
    std::string name;
    std::uint32_t country = 0;
};

struct NamedThing {
    std::string name;
    KindSet kind = kinds::none;
    std::vector<std::string> aliases;
};

/// One lexicon file: its name in messages and its bytes.
struct LexiconFile {
    std::string name;
    std::string_view bytes;
};

/// Phrases of words, found longest first. Keys are words as they stand, parted by one blank.
template <typename Value>
class PhraseTable {
public:
    void add(const std::string& phrase, Value value) {
        const auto first = phrase.substr(0, phrase.find(' '));
        std::size_t words = 1;
        for (const char c : phrase) words += c == ' ' ? 1 : 0;
        auto& longest = longest_[first];
        longest = std::max(longest, words);
        begins_.set(sign_of(first));
        phrases_.emplace(phrase, std::move(value));
    }
    /// The most words a phrase that begins with `first` has; 0 when none does.
    [[nodiscard]] std::size_t longest(const std::string& first) const {
        if (!begins_.test(sign_of(first))) return 0;
        const auto found = longest_.find(first);
        return found == longest_.end() ? 0 : found->second;
    }
    [[nodiscard]] const Value* find(const std::string& phrase) const {
        const auto found = phrases_.find(phrase);
        return found == phrases_.end() ? nullptr : &found->second;
    }

private:
    static constexpr std::size_t sign_count = 4096;
    /// Most words begin no phrase, and their length and two letters tell.
    static std::size_t sign_of(const std::string& word) {
        if (word.empty()) return 0;
        const auto first = static_cast<unsigned char>(word.front());
        const auto last = static_cast<unsigned char>(word.back());
        return (first * 31U + last * 7U + word.size() * 289U) % sign_count;
    }

    std::bitset<sign_count> begins_;  ///< by sign: some phrase begins with such a word
    std::unordered_map<std::string, std::size_t> longest_;
    std::unordered_map<std::string, Value> phrases_;
};

/// All word knowledge of the reader: what is a verb, a title, a country, and which relation a verb
/// states. It is data (`importers/lexicon/*.tsv`); nothing here names an English word but the
/// handful of grammar words in words.tsv's classes.
class Lexicon {
public:
    /// The lexicon relata ships.
    static const Lexicon& standard();

    /// Reads files by their name (`verbs.tsv`, …); all must be there. The rows of `verbs.more.tsv`,
    /// where there is one, follow those of `verbs.tsv`. Throws InputError with file, line and
    /// column: a wrong heading or number of columns, an unknown class, kind, flag, verb or slot, a
    /// name twice.
    explicit Lexicon(const std::vector<LexiconFile>& files);

    std::vector<Country> countries;
    std::vector<City> cities;
    std::vector<NamedThing> things;
    std::vector<Verb> verbs;
    std::vector<Frame> frames;
    std::uint32_t be = UINT32_MAX;  ///< the verb whose frames are those of a copula
    PhraseTable<Gazetteer> names;
    PhraseTable<Title> titles;           ///< lower case
    PhraseTable<TimeWord> times;         ///< lower case
    PhraseTable<std::uint32_t> phrasal;  ///< "set up" → verb, by the lower-case form of the verb
    std::unordered_map<std::string, WordClasses> words;
    std::unordered_map<std::string, VerbReading> verb_forms;
    std::unordered_map<std::string, Noun> nouns;   ///< by singular and plural
    std::unordered_set<std::string> second_nouns;  ///< "guard" of "coast guard"
    std::unordered_map<std::string, std::size_t> numbers;
    std::unordered_set<std::string> given_names;
    std::unordered_map<std::string, Gender> sexes;  ///< of given names; of nouns, titles: "wife"
    std::unordered_map<std::string, KindSet> name_begins;  ///< "river"; name_words.tsv
    std::unordered_map<std::string, KindSet> name_ends;    ///< "capital"; name_words.tsv
    std::unordered_map<std::string, KindSet> name_nouns;   ///< "mayor": of X; name_words.tsv
    std::unordered_map<std::string, KindSet> name_verbs;   ///< "found" X; name_words.tsv
    std::unordered_map<std::string, HeaderClass> header_words;
    std::unordered_set<std::string> abbreviations;
    std::unordered_set<std::string> stop_topics;
    std::unordered_set<std::string> silent;  ///< nothing is read behind these; open.tsv
    std::unordered_map<std::string, std::string> relational_nouns;  ///< noun → relation; open.tsv
    std::unordered_map<std::string, std::string> topic_prepositions;  ///< → relation; open.tsv
    std::unordered_set<std::string> only_names;                       ///< "by"; open.tsv
    std::unordered_set<std::string> light_verbs;                      ///< "make"; open.tsv
    std::unordered_set<std::string> naming;                           ///< "name"; open.tsv
    std::unordered_map<std::string, std::string> kin;    ///< "daughter"; what a couple is; open.tsv
    std::unordered_set<std::string> ranks;               ///< "ahead"; open.tsv
    std::unordered_set<std::string> ages;                ///< "year-old"; open.tsv
    std::unordered_set<std::string> either;              ///< "sponsor": persons and bodies
    std::unordered_set<std::string> outcomes;            ///< "win"; open.tsv
    std::unordered_set<std::string> families;            ///< "brothers"; open.tsv
    std::unordered_set<std::string> agents;              ///< "troops"; open.tsv
    std::unordered_set<std::string> people_of;           ///< "at"; open.tsv
    std::unordered_map<std::string, std::string> where;  ///< → relation; open.tsv
    std::unordered_set<std::string> measures;            ///< "percent"; open.tsv
    std::unordered_set<std::string> businesses;          ///< "company"; open.tsv
    std::unordered_set<std::string> of_objects;          ///< "against"; open.tsv
    std::unordered_set<std::string> public_bodies;       ///< "navy"; open.tsv
    std::unordered_map<std::string, std::string> joined;     ///< "based" → "BASED_IN"; open.tsv
    std::unordered_map<std::string, std::string> joined_by;  ///< "backed" → "SUPPORTS"; open.tsv
    std::unordered_map<std::string, std::string> holding;    ///< "hold" → "OWNS"; open.tsv
    std::unordered_map<std::string, std::string> directions;  ///< "director" → "DIRECTED"; open.tsv
    std::unordered_set<std::string> facilities;               ///< "plant"; open.tsv
    std::unordered_set<std::string> blaming;                  ///< "accuse"; open.tsv
    std::unordered_set<std::string> telling;                  ///< "call on"; open.tsv
    std::unordered_set<std::string> parting;                  ///< "expel"; open.tsv
    std::unordered_set<std::string> becoming;                 ///< "become"; open.tsv
    std::unordered_set<std::string> demanding;                ///< "demand"; open.tsv
    std::unordered_set<std::string> escorting;                ///< "flank"; open.tsv
    std::unordered_set<std::string> appointing;               ///< "name"; open.tsv
    std::unordered_set<std::string> leaving;                  ///< "resign"; open.tsv
    std::unordered_set<std::string> of_persons;               ///< "under"; open.tsv
    std::unordered_set<std::string> taking;                   ///< "buy"; open.tsv
    std::unordered_map<std::string, std::string> loose;       ///< "from" → "FROM"; open.tsv
    std::unordered_map<std::string, std::string> loose_by;    ///< "by" → "MADE"; open.tsv
    std::unordered_map<std::string, std::string> loose_under;  ///< "under" → "LEADS"; open.tsv
    std::unordered_map<std::string, std::string> loose_about;  ///< "of" → "CONCERNS"; open.tsv
    std::unordered_set<std::string> definite_topics;           ///< "the case"; open.tsv
    std::unordered_set<std::string> origins;                   ///< "from"; open.tsv
    std::unordered_map<std::string, std::string> passing;      ///< "sell" → "ACQUIRED"; open.tsv
    std::unordered_map<std::string, std::string> makers;       ///< "novel" → "WROTE"; open.tsv
    /// "regulator" → what a name has that is called so: "authority"; open.tsv
    std::unordered_map<std::string, std::vector<std::string>> callings;
    std::unordered_map<std::string, std::vector<std::string>> alike;  ///< "vessel": of a ferry
    std::unordered_set<std::string> of_things;                        ///< "maker"; open.tsv
    std::unordered_map<std::string, std::size_t> together;            ///< "pair" → 2; open.tsv
    std::unordered_set<std::string> emerging;                         ///< "turn out"; open.tsv
    std::unordered_set<std::string> listing;                          ///< "include"; open.tsv
    std::unordered_map<std::string, Deed> deeds;                      ///< by singular
    std::unordered_set<std::string> likewise;                         ///< "as"; open.tsv
    std::unordered_set<std::string> examples;                         ///< "including"; open.tsv
    std::unordered_set<std::string> soles;                            ///< "first"; open.tsv
    std::unordered_set<std::string> leaving_undone;                   ///< "against"; open.tsv
    std::unordered_set<std::string> counting;                         ///< "among"; open.tsv
    std::unordered_map<std::string, std::string> phrases;        ///< "on loan from" → relation
    std::unordered_map<std::string, std::string> phrases_by;     ///< "with money from" → relation
    std::unordered_set<std::string> phrase_nouns;                ///< "loan": of these phrases
    std::unordered_set<std::string> learning;                    ///< "teach"; open.tsv
    std::unordered_set<std::string> jointly;                     ///< "together"; open.tsv
    std::unordered_set<std::string> moving;                      ///< "leave"; open.tsv
    std::unordered_set<std::string> states;                      ///< "state"; open.tsv
    std::unordered_map<std::string, std::string> namesakes;      ///< "after" → "NAMED_AFTER"
    std::unordered_map<std::string, std::string> conveying;      ///< "send" → "SENT_TO"; open.tsv
    std::unordered_map<std::string, std::string> implied_verbs;  ///< sense → verb; open.tsv
    std::unordered_map<std::string, std::string> usual_verbs;    ///< "look into" → "investigate"
    std::unordered_set<std::string> of_things_made;              ///< "for"; open.tsv
    PhraseTable<WordClasses> word_phrases;  ///< "on the basis of", "each other"
    std::unordered_map<std::string, std::uint32_t> verb_ids;

    /// The past form of any verb: of a listed one its own, else the regular one.
    [[nodiscard]] std::string past_form(const std::string& lemma) const;
    /// "fine" → "fining".
    [[nodiscard]] static std::string ing_form(const std::string& lemma);
    /// The form behind "she": "belongs".
    [[nodiscard]] static std::string present_form(const std::string& lemma);
    /// Frames of a verb, in file order, those for any verb last.
    [[nodiscard]] const std::vector<std::uint32_t>& frames_of(std::uint32_t verb) const {
        return frames_of_verb_[verb];
    }
    /// The classes of a lower-case word; none for a word nobody listed.
    [[nodiscard]] WordClasses classes_of(const std::string& lower) const {
        const auto found = words.find(lower);
        return found == words.end() ? 0 : found->second;
    }
    /// The relations that frames and titles state, sorted.
    [[nodiscard]] std::vector<std::string> relation_types() const;
    /// Whether a frame of the verb looks behind that preposition: "push for".
    [[nodiscard]] bool takes(std::uint32_t verb, const std::string& preposition) const;
    [[nodiscard]] const Noun* find_noun(const std::string& lower) const {
        const auto found = nouns.find(lower);
        return found == nouns.end() ? nullptr : &found->second;
    }

private:
    struct Reader;
    std::vector<std::vector<std::uint32_t>> frames_of_verb_;
    std::set<std::string> title_relations_;
};

/// The lexicon an article is to be read with.
const Lexicon& lexicon_of(const ImportOptions& options);

}  // namespace relata::article
