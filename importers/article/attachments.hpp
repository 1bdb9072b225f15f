#pragma once

#include "importers/article/tree.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace relata::article {

/// What the rules ask that mend what hangs from what in a tree: the parser sees words only, names
/// and the kinds of nouns tell more. Views its arguments, and changes the sentence's tree.
class TreeRules {
protected:
    static constexpr auto places = kinds::place | kinds::country;

    TreeRules(Sentence& sentence, const Reading& reading)
        : sentence_(sentence), tree_(sentence.tree), reading_(reading) {}

    [[nodiscard]] bool is_name(std::size_t at) const { return is_in_name(sentence_, at); }
    [[nodiscard]] bool is_class(std::size_t at, WordClasses classes) const {
        return (sentence_.tokens[at].classes & classes) != 0;
    }
    [[nodiscard]] KindSet kind_of(std::size_t at) const { return kind_at(sentence_, at, reading_); }
    /// The first word that hangs from another by that label; none when there is none.
    [[nodiscard]] std::size_t child(std::size_t at, std::string_view label) const;
    /// The preposition of a phrase, which is one word; none for all else.
    [[nodiscard]] std::size_t preposition(std::size_t at) const;

    Sentence& sentence_;
    std::vector<syntax::ParsedWord>& tree_;
    const Reading& reading_;
};

/// Verbs that were taken for something else, and clauses: what they hang from and whose they are.
class ClauseRules : TreeRules {
public:
    ClauseRules(Sentence& sentence, const Reading& reading) : TreeRules(sentence, reading) {}

    /// Gives a word its class; before all other rules.
    void find(std::size_t at);
    /// Hangs a clause, or what stands in it, where it belongs.
    void mend(std::size_t at);

private:
    /// "will hand over": no noun has an auxiliary; "a potash mine": no pronoun.
    void mend_class(std::size_t at);
    /// "Whitaker trains at an academy run by her": taken for trains of that name, which run.
    void find_verb(std::size_t at);
    /// Whether a word can be a verb's form with -s.
    [[nodiscard]] bool is_form_of_verb(std::size_t at) const;
    /// "Moutou, 53, who will be the first, promised to review": taken for a name and no more.
    void find_predicate(std::size_t root);
    /// Whether a name right behind a verb is its object, and hangs it there.
    bool takes_next(std::size_t verb);
    /// "The climber has died, his agency, Summit Treks, said": the agency says it.
    void told_before(std::size_t told);
    /// "on charges that he took bribes": a clause with its own subject and object has no gap.
    void takes_its_own(std::size_t verb);
    /// "the board of Luxor, which employs 1,200 people": Luxor does.
    void of_the_name(std::size_t verb);
    /// "Boluarte, whose party Paz helped to found": Paz helped, and is no party.
    void whose(std::size_t owner);
    /// "is backed by Weber, which has its seat there and was bought last year": Weber was. The
    /// comma that opened the clause has not been answered by another.
    void stays_in_clause(std::size_t verb);
    /// Whether a word can be the past of a verb.
    [[nodiscard]] bool is_past_form(std::size_t at) const;
    /// Whether there is the name of somebody who can do something.
    [[nodiscard]] bool is_actor(std::size_t at) const;
    void make_root(std::size_t verb);
    /// "Poland and Latvia voiced support": taken for an adjective.
    void find_past(std::size_t verb);
    /// "Delta Foods named Maria Keller its chairman": taken for a Delta Foods that is named so.
    void find_past_behind(std::size_t verb);
    /// "In 2010 Maria Keller, a lawyer, joined Volta": taken for a further time.
    void find_subject(std::size_t verb);
    /// "Iceye, founded in 2014 by Laurila, operates satellites": the main verb is the other.
    void lower_participle(std::size_t participle);
    /// "fired two managers and hired Volta": Volta is hired.
    void is_object_of_next(std::size_t noun);
    /// "needs a new roof, to be paid for by Volta": the roof is.
    void to_be_done(std::size_t verb);
    /// "wants them to teach and has cut their budgets": who wants that cut them.
    void leaves_infinitive(std::size_t verb);
    [[nodiscard]] bool has_own_subject(std::size_t verb) const;
    /// "joined the case, as did Volta", "and so did Volta": Volta beside who joined.
    void does_likewise(std::size_t did);
    /// "was threatened by Volta, thrown out and called a liar": she was, not Volta.
    void stays_in_list(std::size_t verb);
    /// "Morocco face Chile in Tangier and Japan meet Peru": Japan, taken for a member of a list.
    /// "Kovac was sent off and Dalic banished": he was.
    void has_subject(std::size_t verb);
    [[nodiscard]] std::size_t member_before(std::size_t verb) const;
    /// "spent millions on Diarra, signed from Lens": he was, whoever spends.
    void participle(std::size_t verb);
    /// "trains at an academy in Florida run by Toni": the academy is.
    void participle_behind(std::size_t verb);

    // ---- what the parser hangs from the wrong clause: clause_mending.cpp ----------------------

    /// Whether a verb has a tense of its own: "sold", "has sold", "was sold", no participle.
    [[nodiscard]] bool has_tense(std::size_t verb) const;
    /// Whether a verb has nothing that makes it a clause: no subject, auxiliary or conjunction.
    [[nodiscard]] bool is_bare(std::size_t verb) const;
    /// The noun a phrase that ends at a token tells of: of "Oslo" in "a plane from Oslo", the
    /// plane.
    [[nodiscard]] std::size_t noun_above(std::size_t last) const;
    /// Whether a token is the last of a noun's phrase, or of a name beside the noun.
    [[nodiscard]] bool ends_with(std::size_t noun, std::size_t last) const;
    /// The first word of a noun's phrase.
    [[nodiscard]] std::size_t phrase_begin(std::size_t noun) const;
    void make_main(std::size_t verb, std::size_t before);
    /// "Two flights chartered by the agency landed": taken for flights and no more.
    void find_main_verb(std::size_t noun);
    std::size_t past_behind(std::size_t noun);
    /// "The text, drafted by Oslo, commits": the main verb is the other.
    void find_later_verb(std::size_t participle);
    void tell_of(std::size_t subject, std::size_t participle, std::size_t verb);
    /// "Substitute Holm scored": no order to substitute him.
    void find_noun_of_name(std::size_t noun);
    /// "Owned by Holm, Volta spends 2 million and will face Delta": the name is subject of the
    /// verb.
    void find_subject_behind(std::size_t participle);
    /// "who is due to meet Delta": the two words are no clause of their own.
    void is_one_mark(std::size_t to);
    /// "The vaccine Volta made was approved": no vaccine called Volta.
    void made_by_name(std::size_t verb);
    /// "Under the deal, signed in Geneva, the army left": told of the deal.
    void is_of_fronted(std::size_t participle);
    /// "Under the letter signed by both, Volta, which runs it, would buy Delta": Volta would.
    void find_subject_apart(std::size_t verb);
    /// "scored in added time to give Volta hope": no time gives it.
    void is_purpose_of_verb(std::size_t verb);
    /// "In a letter sent to Volta, Keller said": she says it, the letter is sent.
    void find_fronted(std::size_t participle);
    /// "has apologized and the plane is expected": the plane is.
    void begins_next_clause(std::size_t noun);
    /// "said the firm, once a bank, bought": the firm bought.
    void does_as_told(std::size_t verb);
    /// "a trawler it says was fishing": the trawler was.
    void as_they_say(std::size_t verb);
    /// "Holm of Volta, who described": a person did.
    void who_is_person(std::size_t verb);
    /// "called her by telephone": no telephone did.
    void is_no_agent(std::size_t noun);
    /// "was arrested and brought to Bergen": he was brought.
    void is_done_too(std::size_t verb);
    /// "carried 164 captured soldiers": a participle between a number and a noun is what these are.
    void tells_of_counted(std::size_t participle);
    /// "sent a hospital, set up by its army": the hospital is.
    void participle_of_noun(std::size_t verb);
    /// "seized a ship off an island claimed by both, prompting": whoever seized it prompts.
    void comes_of_it(std::size_t verb);
    /// "brought to Bergen, where he is held": he is held in Bergen.
    void where_it_is(std::size_t verb);
    /// The name right before the relative pronoun of a clause, behind the noun it hangs from; none
    /// when there is none.
    [[nodiscard]] std::size_t name_before_clause(std::size_t noun, std::size_t verb) const;
    /// "after Volta, which had paid for it, declined": Volta declined.
    void after_who(std::size_t verb);
    /// "a group that her brother, Jan, founded", "whose chief, Ann Reed, said": the brother
    /// founded.
    void is_clause_subject(std::size_t noun);
    /// "are in the valley, coordinated by Volta": who is there is.
    void told_of_subject(std::size_t participle);
    /// "Siding with Holm were Lind and Moe": they sided.
    void find_inverted(std::size_t word);
    /// "Cambridge, Massachusetts-based Volta": Volta is meant.
    void find_based(std::size_t joined);
    /// "will provide land and Slovakia the radars": Slovakia provides them.
    void does_the_same(std::size_t name);
    /// "turn the store, which belongs to Volta, into a library": the store is turned.
    void closes_clause(std::size_t noun);
    /// "found in cars and in a satellite launched by Volta": found in the satellite.
    void joins_phrase(std::size_t participle);
    /// "said it 'was not worth it' and urged them": what stands behind the quotation is no part of
    /// it.
    void leaves_quote(std::size_t verb);
    /// "called it a gift and accused Volta of bowing to them": Volta bowed.
    void blamed_for(std::size_t verb);
    /// "Holm, contacted at home, said": he was contacted, and does not say so.
    void is_of_speaker(std::size_t participle);
    /// "the mill, which Volta promised to convert": the mill is converted.
    void object_of_infinitive(std::size_t verb);
    /// "that was sold and that was closed": the second "that" is one as the first.
    void is_relative_too(std::size_t pronoun);
    /// "by Heron House, a press run by Moore": the press is run, and is Heron House.
    void is_reduced(std::size_t participle);
    /// "told them that flour brought by Volta had been sold": the flour had.
    void is_told_of_next(std::size_t participle);
    /// "to summon the envoy and demand a release": the release is demanded.
    void is_own_object(std::size_t noun);
};

/// Prepositional phrases, and members of lists.
class PhraseRules : TreeRules {
public:
    PhraseRules(Sentence& sentence, const Reading& reading) : TreeRules(sentence, reading) {}

    void mend(std::size_t at);

private:
    /// The noun of a phrase of the same verb that ends right before a token; none when there is
    /// none.
    [[nodiscard]] std::size_t noun_before(std::size_t token, std::size_t verb) const;
    /// A noun, or a name of an organization, as `noun_before`.
    [[nodiscard]] std::size_t body_before(std::size_t token, std::size_t verb) const;
    /// The token behind what brackets right before a token explain: "the NPI (x) in".
    [[nodiscard]] std::size_t before_brackets(std::size_t token) const;
    /// Whether a name is one of an institute or court, which do not trade.
    [[nodiscard]] bool is_institution(std::size_t token) const;
    /// "a maker of bicycles in Ghent": the maker is there.
    void makes_there(std::size_t place);
    /// "paid for a villa near Nice": the villa is there. Of an object it is asked later on.
    void stands_there(std::size_t place);
    /// "hired Ida Moe, from Bergen": she comes from there.
    void comes_from(std::size_t place);
    /// "headed in a corner by Perić", "included a novel by Bashir": who made it. A verb with an
    /// object has its doer before it.
    void made_by(std::size_t who);
    /// "was boarded by officers from Volta": they are from there.
    void agents_of(std::size_t who);
    /// "seized a villa in Bergen and two flats": the villa alone is there.
    void within_list(std::size_t place);
    /// "by the winner, Jan Berg, at a dinner": it was done at a dinner, the comma is closed.
    void behind_apposition(std::size_t noun);
    /// "with money from Volta": the money is from there.
    void is_in_phrase(std::size_t noun);
    /// "raised money in March from Volta": from there, and no March from there.
    void behind_time(std::size_t noun);
    /// "lent Volta $3 million": who gets the money.
    void receives(std::size_t who);
    /// "sold a mill to Delta Foods": no mill to Delta Foods.
    void passed_to(std::size_t who);
    /// "was bought for 3 million euros by Sorsa": who bought it.
    void done_by(std::size_t who);
    /// "the novels A by Bashir and B by Kawano": A and B.
    void raise_member(std::size_t member);
    /// "a hotel in Split and two flats": what stands in no list with a place is in one with what is
    /// there.
    bool is_of_list(std::size_t member);
    /// "who owns the line A and the club B, hugged": B is owned, and does not hug.
    void lower_member(std::size_t member);
    /// "sold its stake to Nordvind last year": taken for the year of that name.
    void before_time(std::size_t name);
    /// "quarrelled with Brundtland over whaling and with Statoil": with both.
    void joins_its_like(std::size_t at);
    /// "was paid for by Volta": paid for, and by Volta.
    void strand(std::size_t who);
    /// "wrote a book about an otter named Dyfi with Jac Prys": wrote with him.
    void named_with(std::size_t who);
    /// "Whitley, who ran the gallery, and Obrist": Whitley and Obrist.
    void leaves_clause(std::size_t member);
    /// "helped firms in the two countries return to work": the firms return.
    void is_no_subject(std::size_t noun);
    /// "RWE and Abu Dhabi's Masdar": the emirate is no third.
    void owns_name(std::size_t mark);
    [[nodiscard]] bool is_same_name(std::size_t one, std::size_t other) const;
    /// "served under Jenkins and as vicar": two things told of serving.
    void stands_apart(std::size_t member);
    /// "led by Han Soo-min of the institute": what hangs from a name is said of it.
    void belongs_to_name(std::size_t at);
    /// "teaches creative writing at Humboldt University": teaches there.
    void taught_at(std::size_t place);
    /// "Volta, together with Delta, founded it": so did Delta.
    void joins_in(std::size_t who);
    /// "clients including Volta", "its donors, chiefly Norway": hangs from those it is one of.
    void is_example(std::size_t name);
    /// "sold several mills, among them Delta": Delta is one.
    void are_among_them(std::size_t them);
    [[nodiscard]] std::size_t several_before(std::size_t token) const;
    /// "was asked to stay by Volta": Volta asked, and nobody stays by it.
    void tells_others(std::size_t who);
    /// "Volta, together with Delta, sued": with Delta it sued.
    void goes_with_verb(std::size_t partner);
    /// "with the Dane Kenneth Holm": one, with a word for where he is from.
    void joins_nation(std::size_t name);
    /// "runs from Oslo to Bergen": to there, and no Oslo to Bergen.
    void goes_on(std::size_t place);
    /// "leads the polls with 34 percent, ahead of Ticona": ahead of him, no percent of him.
    void ahead_of(std::size_t who);
    /// "shares of Gigaphoton's parent, Komatsu": the parent.
    void beside_noun(std::size_t name);
    /// "Two of its leaders, Ann Reed and Mark Hale": these two.
    void name_counted(std::size_t name);
};

}  // namespace relata::article
