#pragma once

#include "importers/article/meanings.hpp"
#include "importers/article/tree.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata::article {

/// What no frame knows is read off the tree of a sentence: who does something, to whom, and behind
/// which preposition (clause_relations.cpp); what a noun joins, "founder of Y"
/// (noun_relations.cpp); where something is at home and whose it is (home_relations.cpp). Relations
/// are named after the words: ADVISED, TRANSFERRED_TO, CUSTOMER_OF. Views its arguments.
class OpenReader {
public:
    /// The facts from `first` on are what the frames read in this sentence: what they join is not
    /// joined again.
    OpenReader(const Sentence& sentence, std::size_t first, Reading& reading);

    /// Adds to the reading all relations of the sentence, word by word.
    void run();

private:
    static constexpr std::size_t most_facts = 60;  ///< in one sentence
    static constexpr auto bodies = kinds::country | kinds::organization;
    static constexpr auto places = kinds::place | kinds::country;

    /// What is said of all relations of one clause or phrase.
    struct State {
        Status status = Status::asserted;
        std::optional<Edtf> when;
        int steps = 0;          ///< clauses up to the subject
        std::size_t token = 0;  ///< of the verb or noun
    };

    struct Subjects {
        std::vector<std::size_t> tokens;
        int steps = 0;  ///< clauses up
    };

    // ---- clauses: clause_relations.cpp -------------------------------------------------------

    /// "X bought Y from Z": subject, objects, and what stands behind prepositions.
    void clause(std::size_t verb);
    /// What "they" means in what follows.
    void remember(const Subjects& subjects, const Meant& meant);
    /// "X is a customer of Y", "X is the largest shareholder in Y".
    void copula(std::size_t noun, const Subjects& subjects, Status status);
    /// "Among the customers of X are A and B".
    void inverted(std::size_t name);
    /// "the line that Swissgrid is building": what the clause hangs from, where it has a subject of
    /// its own and no object; none otherwise.
    [[nodiscard]] std::size_t relative_object(std::size_t verb) const;
    /// "whose report", "most of which".
    [[nodiscard]] bool has_relative(std::size_t noun) const;
    /// "the island of Chios, where he was born": what the clause hangs from; none otherwise.
    [[nodiscard]] std::size_t relative_place(std::size_t verb) const;
    /// "signed a contract with Renault": what belongs to an object that has no name.
    void behind_object(
        std::size_t object, const Meant& from, const std::string& verb_name, const State& state
    );
    /// Whether things without a name are called after others: "negotiations on the pact".
    [[nodiscard]] bool is_told_by(const Meant& described, const Meant& others) const;
    /// "builds a line between A and B": it connects them.
    bool connects(const std::vector<std::size_t>& nouns, std::size_t token, const State& state);
    /// "opened a mill in Odisha": what has no name and can stand somewhere does.
    bool stands_there(
        const std::vector<std::size_t>& objects,
        const Meant& meant,
        const Meant& where,
        const State& state
    );
    /// "bought doses of a vaccine from Volta": from whom, though the tree says whose vaccine.
    void taken_from(
        const std::vector<std::size_t>& objects,
        std::vector<std::pair<std::string, std::size_t>>& behind
    );
    /// "sold the plant to Sorsa": who has it then.
    void passed_on(
        std::size_t verb,
        const std::vector<std::size_t>& objects,
        const std::vector<std::pair<std::string, std::size_t>>& behind,
        const State& state
    );
    /// "together with Volta", "along with Volta"
    [[nodiscard]] bool is_jointly(std::size_t token) const;
    /// Whether persons did it with persons, or bodies with bodies.
    [[nodiscard]] bool are_alike_actors(const Meant& some, const Meant& others) const;
    /// "started the company together with Menon": he did so too.
    void together(
        const Meant& from,
        const std::string& verb_name,
        const Meant& to,
        const Meant& partners,
        const State& state
    );
    /// "sits on the board of Volta": of what is no thing itself, whose it is.
    void through_noun(
        std::size_t noun, const Meant& from, const std::string& type, const State& state
    );
    /// "played in a trio with Peter Frankl".
    void with_others(
        std::size_t noun, const Meant& from, const std::string& verb_name, const State& state
    );
    /// "named her chief executive", "was sworn in as mayor of Leeds", "resigned as its chair".
    void offices(std::size_t verb, const Meant& subjects, const Meant& objects, const State& state);
    void left_office(std::size_t noun, const Meant& holder, const State& state);
    /// "named the road after Holm", "a road named after Holm": who bears whose name.
    void named_after(std::size_t verb, std::vector<std::size_t> named, Status status);
    /// "Volta was advised by Lazard, Delta by Plesner": what the second advised. Whether an agent
    /// is one of another name, which stands before it.
    bool gapped(std::size_t verb, std::size_t before, std::size_t agent, Status status);
    /// "has a stake of 12 percent in Volta"
    [[nodiscard]] bool holds_share(std::size_t verb) const;
    /// "the Dalmine steelworks", "a concert in Copenhagen"
    [[nodiscard]] bool is_told_by_name(std::size_t noun) const;
    /// Whether a person's name or a noun for one stands there.
    [[nodiscard]] bool is_person(std::size_t token) const;
    /// "Its members include A and B": each is a member of it.
    void members(
        const std::vector<std::size_t>& nouns,
        const std::vector<std::size_t>& listed,
        Status status,
        std::size_t verb
    );
    /// "Those who died include A and B": they are A and B.
    [[nodiscard]] bool are_listed(
        const std::vector<std::size_t>& nouns, const std::vector<std::size_t>& listed
    );
    /// "demanded that Volta be fined": of whom it is demanded; of a verb that demands.
    void demanded(std::size_t verb, const Meant& from, const State& state);
    /// "if X buys Y"
    [[nodiscard]] bool is_hypothetical(std::size_t verb) const;
    /// "ADVISED", "TOOK_OVER", "WILL_BUY".
    [[nodiscard]] std::string name_of_verb(std::size_t verb, Status status) const;
    /// The same with a preposition, and with an object that only says with the verb what is done:
    /// "TRANSFERRED_TO", "GAVE_EVIDENCE_ABOUT"; of "looked into", what is usual: "INVESTIGATED".
    [[nodiscard]] std::string name_behind(
        std::size_t verb,
        Status status,
        const std::vector<std::size_t>& objects,
        const std::string& preposition
    ) const;
    /// "take into custody": a verb's plain words and what hangs from it behind a preposition.
    [[nodiscard]] std::string words_to(std::size_t verb, std::size_t tail) const;
    /// "custody" of "took her into custody", where that is usually called by another verb.
    [[nodiscard]] std::size_t usual_tail(std::size_t verb) const;
    /// The plain form of the verb that one is usually called by, with what stands `behind` it:
    /// "investigate" of "looked" with " into"; empty when there is none.
    [[nodiscard]] std::string usual_words(std::size_t verb, const std::string& behind) const;
    /// "AWARE_OF"; "OPPOSES" of "is opposed to".
    [[nodiscard]] std::string name_of_adjective(
        std::size_t adjective, const std::string& preposition
    ) const;
    /// Whether a noun is for what is done, said, thought or felt, and for no thing.
    [[nodiscard]] bool is_idle(std::size_t noun) const;
    /// The plain form of a verb.
    [[nodiscard]] std::string plain_form(std::size_t verb) const;
    /// The plain form of a verb with its particles: "take over".
    [[nodiscard]] std::string plain_words(std::size_t verb) const;
    /// Plain words with their verb in the present or in the past: "BELONGS_TO", "LOOKED_INTO".
    [[nodiscard]] std::string conjugated(const std::string& words, bool is_present) const;
    /// A verb of that plain form in the tense of a token, what stands with it behind.
    [[nodiscard]] std::string in_tense(std::size_t verb, Status status, const std::string& words)
        const;
    /// "evidence" of "gave evidence about Volta"; none where the object is something.
    [[nodiscard]] std::size_t idle_object(
        std::size_t verb, const std::vector<std::size_t>& objects, const std::string& preposition
    ) const;
    /// "a bid for Delta came from Volta": what stands there is read with the noun.
    [[nodiscard]] bool is_told_by_deed(
        const std::vector<std::size_t>& subjects, const std::string& preposition
    );
    /// Whether a passive verb tells by whom.
    [[nodiscard]] bool has_agent(std::size_t verb) const;

    /// "Port Rovers 2 Harbour City 1", "Port Rovers 2-1 Harbour City": a sentence that is a result.
    void result();

    // ---- what hangs from what, where nothing else was read: loose_ends.cpp ---------------------

    /// Joins each two known things of which one hangs from the other, if nothing else did.
    void loose_ends();
    /// What the preposition of a token tells of a thing and what the token means.
    void loose_end(const Meant& thing, std::size_t token, const Meant& other);
    /// "the lender's board", "her party", "Garm's stadium".
    void loose_owner(const Meant& thing, const Meant& owner, const State& state);
    /// Whether anything in this sentence joins them.
    [[nodiscard]] bool is_told(std::size_t a, std::size_t b) const;

    // ---- phrases that join as a whole: set_phrases.cpp ----------------------------------------

    /// "on loan from X": the noun and its preposition, and what stands behind it. Whose it is: of
    /// the doers where the phrase goes on from them, of the sufferers "with money from X". Whether
    /// it is such a phrase.
    bool set_phrase(
        std::size_t noun, const Meant& doers, const Meant& sufferers, const State& state
    );
    /// Whether any set phrase has that noun.
    [[nodiscard]] bool is_set_phrase(std::size_t noun) const;
    bool states_phrase(
        const std::string& before,
        std::size_t noun,
        std::size_t behind,
        const Meant& doers,
        const Meant& sufferers,
        const State& state
    );
    /// "has its headquarters in X", "took a seat on X".
    void verb_phrase(std::size_t verb, const Subjects& subjects, const State& state);
    /// All such phrases beside a verb.
    void phrases_of_clause(std::size_t verb, const Subjects& subjects, bool passive, Status status);
    /// "Paez, on loan from Lille,", "Volta, with headquarters in Oslo,".
    void phrases_beside(std::size_t token, const Meant& meant, const State& state);

    // ---- nouns, names and what stands beside them: noun_relations.cpp ------------------------

    /// All that is said of a noun, a name or a pronoun by what hangs from it.
    void nominal(std::size_t token);
    /// "the bishop, Ann Reed, and the mayor, Mark Hale": the mayor is another.
    [[nodiscard]] bool has_name(std::size_t noun) const;
    /// "brother" of "Asare's brother Kofi": the noun right before a name; none when there is none.
    [[nodiscard]] std::size_t noun_before(std::size_t name) const;
    /// What says whose or of what a noun is, that of `top` too where it is told with it.
    [[nodiscard]] std::vector<std::size_t> owners_of(std::size_t noun, std::size_t top) const;
    /// The things a relational noun joins its bearer to: "founder of Y", "Y's founder".
    /// What belongs to the noun hangs from it or, where it stands beside a name, from `top`.
    void noun_relations(
        std::size_t noun, const Meant& bearer, const State& state, std::size_t top = none
    );
    /// "her novel The Salt Ledger", "a novel by her": she wrote it.
    bool made_by(
        std::size_t noun,
        const Meant& work,
        const std::string& preposition,
        const Meant& maker,
        const State& state
    );
    /// What a noun that joins two things is called: that of open.tsv; an office of a person; else
    /// the noun and its preposition.
    [[nodiscard]] std::pair<std::string, std::string> name_of_noun(
        std::size_t noun, const std::string& preposition, std::size_t bearer, std::size_t other
    ) const;
    /// Whose "their daughter" is: the last who were told to be married, else the last persons.
    [[nodiscard]] Meant couple() const;
    /// "head of research at Volta": of Volta.
    void post_behind(std::size_t field, std::size_t noun, const Meant& holder, const State& state);
    /// "her husband, Mark, and two daughters": others than Mark.
    [[nodiscard]] bool is_counted(std::size_t noun) const;
    /// The words of an office that ends with a noun: "chief executive".
    [[nodiscard]] std::string office(std::size_t noun) const;
    /// "a former principal at X", "previously the head of X".
    [[nodiscard]] bool is_former(std::size_t noun) const;
    /// "a teacher from Mahanoro".
    [[nodiscard]] bool is_origin(const std::string& preposition, std::size_t place) const;
    /// "tariffs on coffee": what a thing without a name is about.
    void topics(std::size_t noun, const Meant& meant, const State& state);
    // Nouns for deeds.
    /// "the acquisition of B by A", "A's visit to B", "talks between A and B".
    /// Whether it is said who did it to whom.
    bool deed(std::size_t noun);
    /// "the Norwegian attack on Peru", "the Volta acquisition of Delta": who does it.
    Meant named_before(std::size_t noun);
    /// "gave Volta control of Delta": who is given what a noun says, and so does it.
    Meant given(std::size_t noun);
    /// "her visit", "Norway's visit"
    [[nodiscard]] bool has_owner(std::size_t noun) const;
    /// "chief executive", which the parser takes for an adjective where nothing follows.
    [[nodiscard]] bool is_noun_or_office(std::size_t token) const;
    /// "between A and B", "the merger of A and B".
    void mutual(std::size_t noun, const Deed& deed, const Meant& owners, const State& state);
    /// What stands behind the first of these prepositions that is there.
    Meant behind(std::size_t noun, const std::vector<std::string>& prepositions);
    /// The verb a noun is subject or object of; none when it hangs elsewhere.
    [[nodiscard]] std::size_t governing_verb(std::size_t noun) const;

    // ---- where things are and whose they are: home_relations.cpp -----------------------------

    /// "Finnish" before a company's name, "Ireland's", "a Boston firm", "Vilnius-based": where it
    /// is at home. "The Estonian president, Alar Karis".
    void home(std::size_t token, const Meant& meant);
    void home_by(std::size_t token, std::size_t child, const Meant& meant);
    [[nodiscard]] bool is_demonym(std::size_t token) const;
    /// The country or place a child of a noun or name says it is of; none for all else.
    [[nodiscard]] std::size_t home_in(std::size_t token, std::size_t child) const;
    /// "the Haworth crater", "the Marche region": the name before it is what it is called.
    [[nodiscard]] bool is_land(std::size_t noun) const;
    /// States it of one thing: "BASED_IN", "FROM", or the office a title names.
    void at_home(std::size_t token, std::size_t thing, std::size_t child, std::size_t place);
    /// Whether something else owns the noun a place stands before: "the ship's Greek captain".
    [[nodiscard]] bool is_of_other(std::size_t token, std::size_t place) const;
    /// The office between a demonym and the noun or name it stands before; empty when it is none.
    [[nodiscard]] std::string title_before(std::size_t token, std::size_t demonym) const;
    /// "Guardian reporter Luke Harding", "Sorsa shareholder Ann Lee".
    void post(std::size_t token, const Meant& person);
    /// "Lakeshore Steel of Cleveland", "Miriam Adeleke of the London School".
    void home_of(const Meant& meant, std::size_t place, const State& state);
    /// "a plant in Skellefteå": a thing that is no actor, and a place.
    void where(std::size_t token, const Meant& meant, const State& state);
    /// "Fatima Noorani (Lab, Quayside)", "Ann Reed (Sweden)": of which body or country.
    void in_brackets(std::size_t token, const Meant& meant);
    /// "her coach Ben Adler", "its chairman Ann Lee": the title is within the name.
    void whose(std::size_t token, const Meant& person);
    /// "Ben Adler, Oxford University": who works there.
    void behind_comma(std::size_t token, const Meant& person);
    /// "a marsh near Finhaut": of places without a name only.
    void beside(
        const Meant& meant, const std::string& relation, std::size_t place, const State& state
    );
    /// "Autovega, whose plant in Palmela", "its terminal in Gdynia": it owns that.
    void owned(std::size_t noun, const Meant& meant, const State& state);
    /// "whose headquarters are in Tulsa": the body is based there. Whether it says so.
    bool seated(std::size_t noun, const State& state);
    /// "a helicopter of Simrik Air": whose it is.
    void owned_by(const Meant& meant, std::size_t owner, const State& state);
    /// "ESA's astronomy panel": a part of the body.
    void part_of_body(std::size_t noun, const Meant& meant, const State& state);
    /// "Claes's company, Tropifruit": he works for it at least.
    void company_of(std::size_t noun, const Meant& meant, const State& state);
    /// "NASA's Artemis program", "Labour's Gareth Bowen", "Copenhagen's Nordlys Studios": a name
    /// and whose it is.
    void belongs(std::size_t token, const Meant& meant);
    /// What joins a body to where it is at home: a navy is part of its country, a company based in
    /// it.
    [[nodiscard]] const char* home_type(std::size_t body, std::size_t place) const;
    /// What joins a named thing to whose it is; empty where that is not known.
    [[nodiscard]] std::string belonging(std::size_t owner, std::size_t thing) const;
    /// "the Vilnius-based processor Meridian", "the EU-backed plan".
    void joined_to(std::size_t token, const Meant& meant);

    // ---- what all of them ask, and how they state what they find: open_relations.cpp ---------

    [[nodiscard]] bool is_class(std::size_t token, WordClasses classes) const {
        return meanings_.is_class(token, classes);
    }
    [[nodiscard]] bool in_name(std::size_t token) const { return meanings_.in_name(token); }
    [[nodiscard]] bool is_time(std::size_t token) const { return meanings_.is_time(token); }
    /// A verb, or what a copula says of something.
    [[nodiscard]] bool is_predicate(std::size_t token) const;
    /// Also a participle that says something of a noun: "the plant founded by X".
    [[nodiscard]] bool is_passive(std::size_t verb) const;
    /// What the subject of a verb is, its own or that of the clause it hangs from.
    [[nodiscard]] Subjects subjects_of(std::size_t verb, int depth = 0) const;
    /// The verb whose subject does what stands behind a comma: "fired at Syria, striking Homs";
    /// none when what stands before the comma does it.
    [[nodiscard]] std::size_t verb_before_comma(std::size_t verb) const;
    /// "called on Volta to build": who is to, behind a preposition; none where nobody is told.
    [[nodiscard]] std::size_t told_behind(std::size_t verb) const;
    /// "a plan to build", where the noun is nobody who builds.
    [[nodiscard]] bool is_purpose_of_thing(std::size_t verb) const;
    /// Who is to do what a noun says: whose plan it is, who is given the concession or announces
    /// it.
    [[nodiscard]] Subjects doers_with(std::size_t noun, int depth) const;
    /// Whether what the verb says is stated, planned, denied: as tree.hpp tells.
    [[nodiscard]] Status status_of(std::size_t verb) const;
    /// The first time the phrases that hang from a verb or noun tell, if any.
    [[nodiscard]] std::optional<Edtf> when_of(std::size_t verb, Status status) const;
    [[nodiscard]] std::string singular(std::size_t noun) const;
    /// As relations are spelled: "TOOK_OVER".
    [[nodiscard]] static std::string upper(std::string_view text);
    /// What open.tsv calls the relation of a noun; nullptr when it does not list it.
    [[nodiscard]] const std::string* relational_noun(std::size_t noun) const;
    /// What deeds.tsv says of a noun; nullptr when it does not list it.
    [[nodiscard]] const Deed* deed_of(std::size_t noun) const;
    /// Whether all that is meant is of these kinds, also when it is nothing.
    [[nodiscard]] bool are_all(const Meant& meant, KindSet kinds) const;
    [[nodiscard]] bool are_places(const Meant& meant) const { return are_all(meant, places); }
    /// Whether this sentence already joins one of these to one of those.
    [[nodiscard]] bool are_joined(const Meant& some, const Meant& others) const;
    /// Whether a title joins them, "Norway's foreign minister X", so that no more is to be said.
    [[nodiscard]] bool is_titled(std::size_t person, std::size_t body) const;
    [[nodiscard]] bool is_joined(std::size_t a, std::size_t b) const {
        return joined_.contains(std::minmax(a, b));
    }
    /// States the relation between each of these and each of those. The more clauses and guesses
    /// lie between them, the less certain it is.
    void state_all(
        const Meant& from,
        const std::string& type,
        const Meant& to,
        const State& state,
        const char* rule = "open:clause"
    );
    /// States one relation. Of two things a sentence says once what joins them, the first that is
    /// found; what is said beside a name ("open:noun") it says as well.
    void add(
        std::size_t source,
        const std::string& type,
        std::size_t target,
        const char* rule,
        double confidence,
        const std::optional<Edtf>& when,
        Status status = Status::asserted,
        const std::string& role = ""
    );

    const Sentence& sentence_;
    const std::vector<Token>& tokens_;
    Reading& reading_;
    const Lexicon& lexicon_;
    TreeView tree_;
    Meanings meanings_;
    std::size_t first_ = 0;  ///< fact of this sentence
    std::set<std::pair<std::size_t, std::size_t>> joined_;
    std::set<std::pair<std::size_t, std::size_t>> titled_;  ///< an office joins them
    std::set<std::pair<std::pair<std::size_t, std::size_t>, std::string>> joined_by_nouns_;
    std::size_t facts_ = 0;
    // What says the relation that is read just now.
    Span verb_;
    Span noun_;
};

}  // namespace relata::article
