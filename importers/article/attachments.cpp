#include "importers/article/tree.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

// Where phrases hang that the parser, which sees words only, hangs from the wrong one of two: names
// and the kinds of nouns tell more.

namespace relata::article {
namespace {

constexpr auto places = kinds::place | kinds::country;

/// Hangs prepositional phrases and participles from the nominal right before them.
class Attachments {
public:
    Attachments(Sentence& sentence, const Reading& reading)
        : sentence_(sentence), tree_(sentence.tree), reading_(reading) {}

    void run() {
        for (std::size_t at = 0; at < tree_.size(); ++at) {
            mend_class(at);
            find_verb(at);
            if (tree_[at].head == syntax::ParsedWord::root) find_predicate(at);
        }
        for (std::size_t at = 1; at < tree_.size(); ++at) {
            if (tree_[at].head == syntax::ParsedWord::root) continue;
            if (tree_[at].label == "acl:relcl") {
                takes_its_own(at);
                if (tree_[at].label == "acl:relcl") of_the_name(at);
            }
            if (tree_[at].tag == "WP$") whose(at);
            if (tree_[at].label == "obl" || tree_[at].label == "obl:agent") {
                strand(at);
                named_with(at);
                stands_there(at);
                comes_from(at);
                made_by(at);
            }
            if (tree_[at].label == "compound" || tree_[at].label == "nmod") receives(at);
            if (tree_[at].label == "nmod") passed_to(at);
            if (tree_[at].label == "nmod") done_by(at);
            if (tree_[at].label == "nmod") ahead_of(at);
            if (tree_[at].label == "appos") beside_noun(at);
            if (tree_[at].label == "ccomp") told_before(at);
            if (is_name(at)) before_time(at);
            if (tree_[at].label == "conj") name_counted(at);
            if (tree_[at].label == "conj") stays_in_clause(at);
            if (tree_[at].label == "conj") joins_its_like(at);
            if (tree_[at].label == "conj") raise_member(at);
            if (tree_[at].label == "conj") lower_member(at);
            if (tree_[at].tag == "VBN" && at > 1) {
                participle(at);
                participle_behind(at);
            }
        }
    }

private:
    [[nodiscard]] bool is_name(std::size_t at) const { return is_in_name(sentence_, at); }
    [[nodiscard]] bool is_class(std::size_t at, WordClasses classes) const {
        return (sentence_.tokens[at].classes & classes) != 0;
    }
    [[nodiscard]] KindSet kind_of(std::size_t at) const { return kind_at(sentence_, at, reading_); }
    [[nodiscard]] std::size_t child(std::size_t at, std::string_view label) const {
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            if (tree_[i].head == at && tree_[i].label == label) return i;
        }
        return none;
    }
    /// The preposition of a phrase, which is one word; none for all else.
    [[nodiscard]] std::size_t preposition(std::size_t at) const {
        const auto mark = child(at, "case");
        return mark == none || mark > at || child(mark, "fixed") != none ? none : mark;
    }
    /// The noun of a phrase of the same verb that ends right before a token; none when there is
    /// none.
    [[nodiscard]] std::size_t noun_before(std::size_t token, std::size_t verb) const {
        const auto noun = token - 1;
        const bool is_noun = tree_[noun].pos == "NOUN" && sentence_.mention_of[noun] == none;
        if (!is_noun || sentence_.time_of[noun] != none || tree_[noun].head != verb) return none;
        return noun;
    }

    /// "trains at an academy in Florida run by Toni": the academy is.
    void participle_behind(std::size_t verb) {
        const auto head = tree_[verb].head;
        if (tree_[verb].label != "advcl" || head > verb || child(verb, "obl:agent") == none) return;
        if (child(head, "aux:pass") != none || child(head, "nsubj") == none) return;
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            const bool is_own = tree_[i].head == verb &&
                                (i < verb || tree_[i].label == "mark" || tree_[i].label == "obj");
            if (is_own) return;
        }
        auto noun = is_name(verb - 1)
                        ? top_of(sentence_.mentions[sentence_.mention_of[verb - 1]], tree_)
                        : verb - 1;
        if (is_name(noun) && (kind_of(noun) & places) != 0 && tree_[noun].label == "nmod")
            noun = tree_[noun].head;
        const bool is_nominal = tree_[noun].pos == "NOUN" || tree_[noun].pos == "PROPN";
        const bool is_time = sentence_.time_of[noun] != none;
        if (is_nominal && !is_time && noun > head) hang(tree_, verb, noun, "acl");
    }

    /// "Whitaker trains at an academy run by her": taken for trains of that name, which run.
    void find_verb(std::size_t at) {
        if (tree_[at].tag != "NNS") return;
        const auto below = tree_[at].head;
        const auto name = child(at, "compound");
        const bool is_noun =
            !is_name(at) && name != none && is_name(name) && child(at, "det") == none;
        if (!is_noun || sentence_.mentions[sentence_.mention_of[name]].end != at) return;
        const bool is_alone = below == syntax::ParsedWord::root;
        const bool is_reduced = !is_alone && tree_[below].head == syntax::ParsedWord::root &&
                                tree_[below].tag == "VBN" && child(below, "aux:pass") == none &&
                                child(below, "aux") == none && at < below;
        if (!is_alone && !is_reduced) return;
        constexpr auto actors = kinds::person | kinds::organization | kinds::country;
        if ((kind_of(name) & actors) == 0 || !is_form_of_verb(at)) return;
        auto noun = none;
        const auto is_below = [&](std::size_t i) {
            return tree_[i].head == at && tree_[i].label == "nmod";
        };
        for (std::size_t i = 0; i < std::min(below, tree_.size()); ++i) {
            if (is_below(i)) noun = i;
        }
        if (is_reduced && noun == none) return;
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            if (is_below(i)) tree_[i].label = "obl";
        }
        tree_[at].pos = "VERB";
        tree_[at].tag = "VBZ";
        tree_[at].head = syntax::ParsedWord::root;
        tree_[at].label = "root";
        hang(tree_, top_of(sentence_.mentions[sentence_.mention_of[name]], tree_), at, "nsubj");
        if (is_reduced) hang(tree_, below, noun, "acl");
    }

    /// Whether a word can be a verb's form with -s.
    [[nodiscard]] bool is_form_of_verb(std::size_t at) const {
        const auto readings = syntax::word_readings(sentence_.tokens[at].lower);
        return std::ranges::any_of(readings, [](const auto& reading) {
            return reading.word_class == syntax::WordClass::verb && reading.reading.count > 0;
        });
    }

    /// "will hand over": no noun has an auxiliary; "a potash mine": no pronoun.
    void mend_class(std::size_t at) {
        auto& word = tree_[at];
        if (word.pos == "PRON" && word.tag == "NN") word.pos = "NOUN";
        if (word.pos != "NOUN" || is_name(at) || child(at, "cop") != none) return;
        const auto modal = child(at, "aux");
        if (modal == none || modal > at || tree_[modal].tag != "MD") return;
        word.pos = "VERB";
        word.tag = "VB";
        for (auto& other : tree_) {
            if (other.head == at && other.label == "nmod") other.label = "obl";
        }
    }

    /// "Moutou, 53, who will be the first, promised to review": taken for a name and no more.
    void find_predicate(std::size_t root) {
        const auto clause = child(root, "acl:relcl");
        if (!is_name(root) || clause == none || child(root, "cop") != none) return;
        for (auto at = clause + 2; at < tree_.size(); ++at) {
            const auto& word = tree_[at];
            const bool is_past = word.tag == "VBN" || word.tag == "VBD";
            if (!is_past || sentence_.tokens[at - 1].text != ",") continue;
            const bool is_whole = child(at, "nsubj") != none || child(at, "aux:pass") != none ||
                                  child(at, "obl:agent") != none || child(at, "mark") != none;
            const bool takes = child(at, "obj") != none || child(at, "xcomp") != none ||
                               child(at, "ccomp") != none;
            if (is_whole || !takes) continue;
            tree_[at].head = syntax::ParsedWord::root;
            tree_[at].label = "root";
            tree_[at].tag = "VBD";
            tree_[at].pos = "VERB";
            hang(tree_, root, at, "nsubj");
            return;
        }
    }

    /// A noun, or a name of an organization, as `noun_before`.
    [[nodiscard]] std::size_t body_before(std::size_t token, std::size_t verb) const {
        if (!is_name(token - 1) || kind_of(token - 1) != kinds::organization)
            return noun_before(token, verb);
        const auto top = top_of(sentence_.mentions[sentence_.mention_of[token - 1]], tree_);
        return tree_[top].head == verb ? top : none;
    }

    /// "The climber has died, his agency, Summit Treks, said": the agency says it.
    void told_before(std::size_t told) {
        const auto says = tree_[told].head;
        if (says <= told || child(told, "nsubj") != none || child(told, "nsubj:pass") != none)
            return;
        const auto subject = child(says, "nsubj");
        if (subject == none || subject > told) return;
        auto who = says - 1;
        while (who > told && !sentence_.tokens[who].is_word) --who;
        while (tree_[who].head > told && tree_[who].head < who) {
            const auto above = tree_[who].head;
            const bool is_apart = tree_[who].label == "appos" && is_name(who) == is_name(above);
            const bool is_nominal = tree_[above].pos == "NOUN" || tree_[above].pos == "PROPN";
            if (is_apart || !is_nominal) break;
            who = above;
        }
        const bool is_nominal = tree_[who].pos == "NOUN" || tree_[who].pos == "PROPN";
        if (who <= told || !is_nominal || child(who, "case") != none) return;
        if (!hang(tree_, who, says, "nsubj")) return;
        const bool is_passive = child(told, "aux:pass") != none;
        hang(tree_, subject, told, is_passive ? "nsubj:pass" : "nsubj");
    }

    /// "paid for a villa near Nice": the villa is there. Of an object it is asked later on.
    void stands_there(std::size_t place) {
        if (!is_name(place) || (kind_of(place) & places) == 0) return;
        const auto mark = preposition(place);
        if (mark == none || mark == 0) return;
        const bool is_where = is_class(mark, word::locative) ||
                              reading_.lexicon.where.contains(sentence_.tokens[mark].lower);
        if (!is_where) return;
        const auto noun = body_before(mark, tree_[place].head);
        if (noun == none || tree_[noun].label != "obl") return;
        const auto kind = kind_of(noun);
        constexpr auto standing = kinds::place | kinds::organization | kinds::mechanism;
        const bool stands = (kind & standing) != 0 && (kind & kinds::person) == 0;
        if (!stands && !reading_.lexicon.facilities.contains(sentence_.tokens[noun].lower)) return;
        hang(tree_, place, noun, "nmod");
    }

    /// "hired Ida Moe, from Bergen": she comes from there.
    void comes_from(std::size_t place) {
        const auto mark = preposition(place);
        if (mark == none || mark < 2 || !is_name(place) || (kind_of(place) & places) == 0) return;
        const bool is_behind = sentence_.tokens[mark - 1].text == "," && is_name(mark - 2) &&
                               kind_of(mark - 2) == kinds::person;
        if (!is_behind || !reading_.lexicon.origins.contains(sentence_.tokens[mark].lower)) return;
        const auto& name = sentence_.mentions[sentence_.mention_of[mark - 2]];
        hang(tree_, place, top_of(name, tree_), "nmod");
    }

    /// "headed in a corner by Perić", "included a novel by Bashir": who made it. A verb with an
    /// object has its doer before it.
    void made_by(std::size_t who) {
        const auto mark = preposition(who);
        if (mark == none || mark == 0 || !is_class(mark, word::agent)) return;
        const auto verb = tree_[who].head;
        const bool is_active = tree_[verb].pos == "VERB" && child(verb, "nsubj") != none &&
                               child(verb, "aux:pass") == none;
        if (!is_active || !is_name(who) || kind_of(who) != kinds::person) return;
        auto noun = mark - 1;
        if (!is_name(noun))
            noun = noun_before(mark, verb);
        else if (sentence_.tokens[noun].is_word)
            noun = top_of(sentence_.mentions[sentence_.mention_of[noun]], tree_);
        if (noun == none || tree_[noun].head != verb || kind_of(noun) == kinds::person) return;
        hang(tree_, who, noun, "nmod");
    }

    /// "lent Volta $3 million": who gets the money.
    void receives(std::size_t who) {
        const auto money = tree_[who].head;
        if (!is_name(who) || tree_[money].pos != "SYM" || preposition(who) != none) return;
        const auto& name = sentence_.mentions[sentence_.mention_of[who]];
        const auto verb = tree_[money].head;
        if (name.end != money || tree_[money].label != "obj" || verb >= name.begin) return;
        hang(tree_, who, verb, "iobj");
    }

    /// "sold a mill to Delta Foods": no mill to Delta Foods.
    void passed_to(std::size_t who) {
        const auto mark = preposition(who);
        const auto what = tree_[who].head;
        if (mark == none || !is_class(mark, word::infinitive) || !is_name(who)) return;
        const auto verb = tree_[what].head;
        if (tree_[what].label != "obj" || verb == syntax::ParsedWord::root) return;
        const auto lemma = lemma_of_verb(sentence_.tokens[verb], reading_.lexicon);
        if (reading_.lexicon.passing.contains(lemma)) hang(tree_, who, verb, "obl");
    }

    /// "was bought for 3 million euros by Sorsa": who bought it.
    void done_by(std::size_t who) {
        const auto mark = preposition(who);
        if (mark == none || !is_class(mark, word::agent) || !is_name(who)) return;
        const auto amount = tree_[who].head;
        const bool is_amount = tree_[amount].pos == "NUM" || tree_[amount].pos == "SYM" ||
                               sentence_.time_of[amount] != none ||
                               (is_name(amount) && (kind_of(amount) & places) != 0) ||
                               reading_.lexicon.measures.contains(sentence_.tokens[amount].lower);
        if (!is_amount) return;
        for (auto verb = tree_[amount].head; verb != syntax::ParsedWord::root;
             verb = tree_[verb].head) {
            if (tree_[verb].pos != "VERB") continue;
            if (child(verb, "nsubj:pass") != none && child(verb, "obl:agent") == none) {
                hang(tree_, who, verb, "obl:agent");
            }
            return;
        }
    }

    /// "the novels A by Bashir and B by Kawano": A and B.
    void raise_member(std::size_t member) {
        const auto before = tree_[member].head;
        const auto above = tree_[before].head;
        if (above == syntax::ParsedWord::root) return;
        if (tree_[before].label != "nmod" || !is_name(member) || !is_name(before)) return;
        const auto kind = kind_of(member);
        if (kind == kinds::none || kind_of(before) == kind || kind_of(above) != kind) return;
        hang(tree_, member, above, "conj");
    }

    /// "who owns the line A and the club B, hugged": B is owned, and does not hug.
    void lower_member(std::size_t member) {
        const auto head = tree_[member].head;
        const auto mark = child(member, "cc");
        if (mark == none || mark > member || mark < head + 2) return;
        const auto last = mark - 1;
        const auto kind = kind_of(member);
        if (!is_name(member) || !is_name(last) || kind == kinds::none) return;
        if (kind_of(last) != kind && kind_of(head) == kind) return;
        const auto near = top_of(sentence_.mentions[sentence_.mention_of[last]], tree_);
        for (auto at = near; at != syntax::ParsedWord::root && at > head; at = tree_[at].head) {
            if (tree_[at].label != "acl:relcl" || tree_[at].head != head) continue;
            hang(tree_, member, near, "conj");
            return;
        }
    }

    /// "sold its stake to Nordvind last year": taken for the year of that name.
    void before_time(std::size_t name) {
        const auto time = tree_[name].head;
        const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
        const bool is_joined = tree_[name].label == "compound" || tree_[name].label == "nmod";
        if (!is_joined || time < mention.end || sentence_.time_of[time] == none) return;
        const auto begin = sentence_.times[sentence_.time_of[time]].begin;
        if (begin != mention.end || preposition(name) != none) return;
        const auto verb = tree_[time].head;
        if (verb == syntax::ParsedWord::root || tree_[verb].pos != "VERB") return;
        const auto mark = child(time, "case");
        const bool is_behind = mark != none && mark < name;
        if (!hang(tree_, name, verb, is_behind ? "obl" : "obj")) return;
        if (is_behind) hang(tree_, mark, name, "case");
        tree_[time].label = "obl:unmarked";
    }

    /// "quarrelled with Brundtland over whaling and with Statoil": with both.
    void joins_its_like(std::size_t at) {
        const auto mark = preposition(at);
        const auto head = tree_[at].head;
        const auto above = tree_[head].head;
        if (mark == none || above == syntax::ParsedWord::root || mark < head) return;
        const auto& words = sentence_.tokens[mark].lower;
        const auto own = preposition(head);
        if (own != none && sentence_.tokens[own].lower == words) return;
        for (std::size_t other = 0; other < head; ++other) {
            if (tree_[other].head != above || tree_[other].label != "obl") continue;
            const auto same = preposition(other);
            if (same == none || sentence_.tokens[same].lower != words) continue;
            hang(tree_, at, other, "conj");
            return;
        }
    }

    /// "is backed by Weber, which has its seat there and was bought last year": Weber was. The
    /// comma that opened the clause has not been answered by another.
    void stays_in_clause(std::size_t verb) {
        const auto head = tree_[verb].head;
        const auto mark = child(verb, "cc");
        const bool is_clause = tree_[verb].pos == "VERB" && mark != none && mark > head &&
                               mark < verb && tree_[head].pos == "VERB";
        if (!is_clause || child(verb, "nsubj") != none || child(verb, "nsubj:pass") != none) return;
        for (auto at = mark; at > head + 2; --at) {
            if (sentence_.tokens[at - 1].text == ",") return;
            if (tree_[at - 1].tag != "WDT" && tree_[at - 1].tag != "WP") continue;
            const auto inner = tree_[at - 1].head;
            const bool is_opened = sentence_.tokens[at - 2].text == "," && inner > at - 1 &&
                                   inner < mark && tree_[inner].label == "acl:relcl" &&
                                   tree_[at - 1].label.starts_with("nsubj");
            if (is_opened) hang(tree_, verb, inner, "conj");
            return;
        }
    }

    /// "was paid for by Volta": paid for, and by Volta.
    void strand(std::size_t who) {
        const auto first = child(who, "case");
        const auto verb = tree_[who].head;
        if (first == none || first + 1 >= who || first != verb + 1) return;
        const bool is_by = tree_[first + 1].head == who && tree_[first + 1].label == "case" &&
                           is_class(first + 1, word::agent);
        if (is_by && child(verb, "aux:pass") != none) hang(tree_, first, verb, "compound:prt");
    }

    /// "on charges that he took bribes": a clause with its own subject and object has no gap.
    void takes_its_own(std::size_t verb) {
        const auto that = child(verb, "obj");
        if (that == none || tree_[that].tag != "WDT" || child(verb, "nsubj") == none) return;
        for (auto other = that + 1; other < tree_.size(); ++other) {
            if (tree_[other].head != verb || tree_[other].label != "obj") continue;
            tree_[that].label = "mark";
            tree_[that].pos = "SCONJ";
            tree_[that].tag = "IN";
            tree_[verb].label = "acl";
            return;
        }
    }

    /// "the board of Luxor, which employs 1,200 people": Luxor does.
    void of_the_name(std::size_t verb) {
        const auto noun = tree_[verb].head;
        auto which = noun + 1;
        while (which < verb && tree_[which].tag != "WDT") ++which;
        if (which >= verb || which < noun + 3 || sentence_.tokens[which - 1].text != ",") return;
        if (!is_name(which - 2) || is_name(noun)) return;
        const auto name = top_of(sentence_.mentions[sentence_.mention_of[which - 2]], tree_);
        constexpr auto heads = kinds::person | kinds::organization;
        const bool is_of = tree_[name].head == noun && tree_[name].label.starts_with("nmod");
        const bool is_whole = tree_[noun].tag == "NN" && (kind_of(noun) & heads) != 0 &&
                              (kind_of(name) & (places | kinds::organization)) != 0;
        const auto mark = preposition(name);
        if (is_of && is_whole && mark != none && is_class(mark, word::genitive))
            hang(tree_, verb, name, "acl:relcl");
    }

    /// "Boluarte, whose party Paz helped to found": Paz helped, and is no party.
    void whose(std::size_t owner) {
        const auto name = tree_[owner].head;
        if (!is_name(name) || kind_of(name) == kinds::none) return;
        const auto noun = child(name, "compound");
        const bool is_before = noun != none && noun > owner && noun < name && !is_name(noun);
        if (!is_before || !tree_[name].label.starts_with("nsubj")) return;
        const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
        auto verb = tree_[name].head;
        if (mention.begin != noun + 1 || kind_of(noun) == kinds::person ||
            child(verb, "obj") != none)
            return;
        hang(tree_, owner, noun, "nmod:poss");
        for (auto next = child(verb, "xcomp"); next != none; next = child(verb, "xcomp"))
            verb = next;
        hang(tree_, noun, verb, "obj");
    }

    /// "wrote a book about an otter named Dyfi with Jac Prys": wrote with him.
    void named_with(std::size_t who) {
        const auto named = tree_[who].head;
        const auto mark = preposition(who);
        const bool is_named = tree_[named].label == "acl" && mark != none &&
                              is_class(mark, word::partner) && child(named, "xcomp") != none;
        if (!is_named || !is_name(who)) return;
        const auto lemma = lemma_of_verb(sentence_.tokens[named], reading_.lexicon);
        if (!reading_.lexicon.naming.contains(lemma)) return;
        for (auto verb = tree_[named].head; verb != syntax::ParsedWord::root;
             verb = tree_[verb].head) {
            if (tree_[verb].pos != "VERB") continue;
            hang(tree_, who, verb, "obl");
            return;
        }
    }

    /// "leads the polls with 34 percent, ahead of Ticona": ahead of him, no percent of him.
    void ahead_of(std::size_t who) {
        const auto of = preposition(who);
        if (of == none || of < 2) return;
        const auto ahead = of - 1;
        const bool is_joined = tree_[ahead].head == who && tree_[ahead].label == "advmod" &&
                               is_class(of, word::genitive) && !is_name(tree_[who].head);
        if (!is_joined || !reading_.lexicon.ranks.contains(sentence_.tokens[ahead].lower)) return;
        for (auto verb = tree_[who].head; verb != syntax::ParsedWord::root;
             verb = tree_[verb].head) {
            if (tree_[verb].pos != "VERB") continue;
            if (!hang(tree_, who, verb, "obl")) return;
            tree_[ahead].label = "case";
            hang(tree_, of, ahead, "fixed");
            return;
        }
    }

    /// "shares of Gigaphoton's parent, Komatsu": the parent.
    void beside_noun(std::size_t name) {
        if (!is_name(name) || tree_[tree_[name].head].pos == "PROPN") return;
        const auto begin = sentence_.mentions[sentence_.mention_of[name]].begin;
        if (begin < 2 || sentence_.tokens[begin - 1].text != ",") return;
        const auto noun = begin - 2;
        const auto head = tree_[name].head;
        const bool is_fit = noun != head && tree_[noun].tag == "NN" && !is_name(noun) &&
                            tree_[noun].head == head && tree_[noun].label == "nmod" &&
                            child(noun, "nmod:poss") != none;
        if (!is_fit || tree_[head].tag == "NN") return;
        if (kind_of(noun) == kind_of(name) || kind_of(head) == kinds::none)
            hang(tree_, name, noun, "appos");
    }

    /// "Two of its leaders, Ann Reed and Mark Hale": these two.
    void name_counted(std::size_t name) {
        const auto number = tree_[name].head;
        if (!is_name(name) || tree_[number].pos != "NUM" || name < 2) return;
        const auto of = child(number, "nmod");
        const bool stands_behind =
            of != none && of < name && sentence_.tokens[name - 1].text == ",";
        if (stands_behind && child(name, "cc") == none) tree_[name].label = "appos";
    }

    /// "spent millions on Diarra, signed from Lens": he was, whoever spends.
    void participle(std::size_t verb) {
        const bool is_loose = tree_[verb].label == "advcl" || tree_[verb].label == "conj" ||
                              tree_[verb].label == "parataxis" || tree_[verb].label == "acl";
        if (!is_loose || sentence_.tokens[verb - 1].text != "," || !is_name(verb - 2)) return;
        for (const auto& word : tree_) {
            if (word.head != verb) continue;
            const auto& label = word.label;
            if (label.starts_with("aux") || label.starts_with("nsubj") || label == "mark" ||
                label == "cc" || label == "cop")
                return;
        }
        const auto& mention = sentence_.mentions[sentence_.mention_of[verb - 2]];
        const auto name = top_of(mention, tree_);
        if ((kind_of(name) & places) != 0) return;
        if (tree_[verb].label == "acl" && kind_of(tree_[verb].head) != kind_of(name)) return;
        hang(tree_, verb, name, "acl");
    }

    Sentence& sentence_;
    std::vector<syntax::ParsedWord>& tree_;
    const Reading& reading_;
};

}  // namespace

void attach_phrases(Sentence& sentence, const Reading& reading) {
    if (!sentence.tree.empty()) Attachments(sentence, reading).run();
}

}  // namespace relata::article
