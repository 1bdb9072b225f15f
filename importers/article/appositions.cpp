#include "importers/article/tree.hpp"

#include <algorithm>

// What stands behind a comma, and where the parser often hangs it wrongly: names and what is known
// of them tell which of several nominals before it is meant.

namespace relata::article {
namespace {

/// Hangs a subject from the noun that is subject of the same verb and ends before the comma: "A
/// graduate of Yale, Keller taught there".
void join_subject(std::size_t name, std::vector<syntax::ParsedWord>& tree) {
    auto noun = name - 2;
    while (tree[noun].label == "nmod" && tree[noun].head < noun) noun = tree[noun].head;
    const bool is_pair = tree[noun].label == "nsubj" && tree[noun].head == tree[name].head;
    if (!is_pair || tree[noun].pos != "NOUN") return;
    hang(tree, name, noun, "appos");
}

/// Finds to which nominal what stands behind a comma belongs.
class Appositions {
public:
    Appositions(Sentence& sentence, const Reading& reading)
        : sentence_(sentence), tree_(sentence.tree), reading_(reading) {}

    void run() {
        for (std::size_t at = 2; at < tree_.size(); ++at) {
            // "Its managing partner, Lars Tveit, will take": taken for two subjects.
            const bool is_subject = tree_[at].label.starts_with("nsubj");
            if (is_subject && is_name(at) && is_comma(at - 1)) join_subject(at, tree_);
            if (is_subject && !is_name(at)) join_second_subject(at);
            if (is_subject && is_name(at)) join_body(at);
            if (is_subject && is_name(at)) join_inner(at);
            if (is_name(at)) join_noun_before(at);
            const auto head = tree_[at].head;
            if (head == syntax::ParsedWord::root || head >= at) continue;
            if (tree_[at].tag == "NN" && !is_name(at) && !tell_of_name_before(at))
                tell_of_subject(at);
            if (tree_[at].label == "conj" && is_name(at)) is_named(at, head);
            if (tree_[at].label == "conj") part_lists(at, head);
            if (tree_[at].label == "conj") leave_list(at, head);
            const bool is_apposition = tree_[at].label == "appos";
            if (is_apposition && is_name(at)) raise(at, head);
            if (!is_apposition && tree_[at].label != "acl:relcl") continue;
            if (!is_apposition && leave_place(at, head)) continue;
            const auto comma = comma_before(at, head);
            if (comma == none) continue;
            const auto found =
                is_apposition ? bearer(at, head, comma) : antecedent(at, head, comma);
            if (found != none) hang(tree_, at, found, tree_[at].label);
        }
    }

private:
    [[nodiscard]] bool is_comma(std::size_t at) const { return sentence_.tokens[at].text == ","; }
    [[nodiscard]] bool is_name(std::size_t at) const { return is_in_name(sentence_, at); }
    [[nodiscard]] bool is_plural(std::size_t at) const { return tree_[at].tag == "NNS"; }

    /// The first word of a phrase, as far as it hangs from a token before it.
    [[nodiscard]] std::size_t phrase_begin(std::size_t at) const {
        const auto is_own = [&](std::size_t word) {
            const auto head = tree_[word].head;
            return head == at || (head > word && head < at && tree_[head].head == at);
        };
        auto begin = at;
        while (begin > 0 && !is_comma(begin - 1) && is_own(begin - 1)) --begin;
        return begin;
    }

    /// The comma that opens what hangs from a token.
    [[nodiscard]] std::size_t comma_before(std::size_t at, std::size_t head) const {
        for (auto i = at; i > head + 1; --i) {
            if (is_comma(i - 1) && tree_[i - 1].head == at) return i - 1;
        }
        const auto begin = phrase_begin(at);
        return begin > head + 1 && is_comma(begin - 1) ? begin - 1 : none;
    }

    /// The nominals below `head` that end right before a comma, innermost first: of "two managers
    /// of the company, Sorsa," the company.
    [[nodiscard]] std::vector<std::size_t> nominals_before(std::size_t comma, std::size_t head)
        const {
        std::vector<std::size_t> found;
        for (auto at = comma - 1; at != syntax::ParsedWord::root && at > head;
             at = tree_[at].head) {
            if (tree_[at].pos == "NOUN" || tree_[at].pos == "PROPN") found.push_back(at);
        }
        return found;
    }

    /// "Orlov, a Cypriot citizen, was arrested": taken for two subjects.
    void join_second_subject(std::size_t noun) {
        if (tree_[noun].pos != "NOUN" || is_plural(noun)) return;
        join_name_before(noun);
        if (tree_[noun].label == "appos") return;
        for (auto at = noun; at > 1; --at) {
            const auto& label = tree_[at - 1].label;
            // "Sinoline, the Tanzanian arm of Huaneng, won": taken for how it won.
            const bool is_adverb = label == "advmod" || label == "vocative" || label == "dep";
            const bool is_pair = is_name(at - 1) && tree_[at - 1].head == tree_[noun].head &&
                                 (label == tree_[noun].label || is_adverb);
            if (!is_pair) continue;
            const auto id = sentence_.mention_of[at - 1];
            const auto end = sentence_.mentions[id].end;
            if (end < noun && is_comma(end)) {
                const auto subject = tree_[noun].label;
                if (hang(tree_, noun, at - 1, "appos")) tree_[at - 1].label = subject;
            }
            return;
        }
    }

    /// "for which they turned to Ann Lee, a statistician at X, found nothing": taken for a second
    /// subject of the verb behind.
    void join_name_before(std::size_t noun) {
        const auto begin = phrase_begin(noun);
        if (begin < 3 || tree_[begin].pos != "DET" || !is_comma(begin - 1) || !is_name(begin - 2))
            return;
        const auto name = top_of(sentence_.mentions[sentence_.mention_of[begin - 2]], tree_);
        const auto verb = tree_[noun].head;
        const auto has_other = [&](std::size_t at) {
            return tree_[at].head == verb && tree_[at].label.starts_with("nsubj");
        };
        auto other = std::size_t{0};
        while (other < name && !has_other(other)) ++other;
        const bool is_person = kind_of(noun) == kinds::person && kind_of(name) == kinds::person;
        if (other < name && is_person) hang(tree_, noun, name, "appos");
    }

    /// "the laboratory in Kumasi, whose director": the laboratory's. Whether it was taken for the
    /// town's.
    bool leave_place(std::size_t verb, std::size_t place) {
        const auto where = child_of(place, "case");
        const bool is_in = where != none && where > 1 && is_name(place) &&
                           is_class(where, word::locative) && is_name(where - 1) &&
                           kind_of(where - 1) == kinds::organization;
        if (!is_in) return false;
        auto whose = place + 1;
        while (whose < verb && tree_[whose].tag != "WP$") ++whose;
        const auto owned = whose < verb ? tree_[whose].head : none;
        constexpr auto of_town = kinds::place | kinds::organization;
        if (owned == none || (kind_of(owned) & of_town) != 0) return false;
        const auto& body = sentence_.mentions[sentence_.mention_of[where - 1]];
        return hang(tree_, verb, top_of(body, tree_), "acl:relcl");
    }

    [[nodiscard]] bool is_class(std::size_t at, WordClasses classes) const {
        return (sentence_.tokens[at].classes & classes) != 0;
    }

    [[nodiscard]] std::size_t child_of(std::size_t head, std::string_view label) const {
        for (std::size_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].head == head && tree_[at].label == label) return at;
        }
        return none;
    }

    /// "Holm, who was hired by a former boss, the lawyer Ann Reed, left": taken for two subjects.
    void join_inner(std::size_t name) {
        const auto begin = phrase_begin(name);
        if (begin < 4 || tree_[begin].pos != "DET" || !is_comma(begin - 1)) return;
        const auto verb = tree_[name].head;
        const auto end = sentence_.mentions[sentence_.mention_of[name]].end;
        if (end >= tree_.size() || !is_comma(end) || verb < end) return;
        const auto noun = begin - 2;
        for (std::size_t at = 0; at < noun; ++at) {
            const bool is_pair = tree_[at].head == verb && tree_[at].label.starts_with("nsubj");
            if (!is_pair || !is_name(at) || is_name(noun)) continue;
            const auto above = tree_[noun].head;
            const bool is_inner = above > at && above < noun && tree_[above].pos == "VERB";
            if (!is_inner || !hang(tree_, name, noun, "appos")) return;
            tree_[noun].pos = "NOUN";
            tree_[noun].tag = "NN";
            const auto mark = child_of(noun, "case");
            if (mark != none && is_class(mark, word::agent)) tree_[noun].label = "obl:agent";
            return;
        }
    }

    /// "told the news agency TASR that", "Ann Lee of the party Nova said": the name of the noun
    /// right before it, taken for a second object or subject. Not "the man Peter Holm hired".
    void join_noun_before(std::size_t name) {
        const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
        if (mention.begin == 0 || name != top_of(mention, tree_)) return;
        const auto noun = mention.begin - 1;
        const bool is_one = tree_[noun].tag == "NN" && !is_name(noun);
        if (!is_one || kind_of(noun) == kinds::none || kind_of(noun) != kind_of(name)) return;
        const auto verb = tree_[name].head;
        if (verb == syntax::ParsedWord::root || verb == noun || tree_[noun].head == name) return;
        auto above = tree_[noun].head;
        while (above != syntax::ParsedWord::root && above != verb) above = tree_[above].head;
        if (above == verb) hang(tree_, name, noun, "appos");
    }

    /// "spoke to the head of NATO, Jens Stoltenberg": taken for two in a list.
    void is_named(std::size_t name, std::size_t noun) {
        const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
        const bool is_apart = mention.begin > 1 && is_comma(mention.begin - 1);
        // "founded by Holm and run by his son, Jan": no second founder.
        const auto closing = is_apart ? last_of_list(mention.begin - 2, noun) : none;
        if (closing != none)
            noun = closing;
        else if (is_apart && kind_of(noun) != kind_of(name))
            noun = mention.begin - 2;
        const bool is_one = tree_[noun].tag == "NN" && !is_name(noun);
        if (!is_apart || !is_one) return;
        if (noun != closing && (kind_of(noun) == kinds::none || kind_of(name) != kind_of(noun)))
            return;
        for (std::size_t i = noun + 1; i < tree_.size(); ++i) {
            const bool is_joined = tree_[i].head == name && tree_[i].label == "cc";
            const bool is_other = i != name && tree_[i].label == "conj" &&
                                  (tree_[i].head == noun || tree_[i].head == name);
            if (is_joined || is_other) return;
        }
        hang(tree_, name, noun, "appos");
    }

    /// "Ann Reed and her counterpart, Jan Holm, met": the counterpart, with which the list was
    /// closed; none when a token is no part of such a noun for a person.
    [[nodiscard]] std::size_t last_of_list(std::size_t before, std::size_t head) const {
        auto noun = before;
        while (tree_[noun].label == "nmod" && tree_[noun].head < noun) noun = tree_[noun].head;
        const bool is_member = tree_[noun].label == "conj" && tree_[noun].head == head &&
                               !is_name(noun) && tree_[noun].tag == "NN";
        if (!is_member || kind_of(head) != kinds::person) return none;
        const bool is_titled =
            reading_.lexicon.titles.find(sentence_.tokens[noun].lower) != nullptr;
        if (!is_titled && kind_of(noun) != kinds::person) return none;
        return child_of(noun, "cc") != none ? noun : none;
    }

    /// "Ana Costa, Hotel Association, said": taken for two subjects.
    void join_body(std::size_t body) {
        const auto begin = sentence_.mentions[sentence_.mention_of[body]].begin;
        if (kind_of(body) != kinds::organization || begin < 2 || !is_comma(begin - 1)) return;
        if (!is_name(begin - 2) || kind_of(begin - 2) != kinds::person) return;
        const auto& name = sentence_.mentions[sentence_.mention_of[begin - 2]];
        const auto person = top_of(name, tree_);
        const bool is_pair =
            tree_[person].label == tree_[body].label && tree_[person].head == tree_[body].head;
        if (is_pair) hang(tree_, body, person, "appos");
    }

    /// "filed suit against Borealis Wind, the Texas developer": taken for a second object of the
    /// verb. Whether it was.
    bool tell_of_name_before(std::size_t noun) {
        const auto& label = tree_[noun].label;
        const auto verb = tree_[noun].head;
        if ((label != "obj" && label != "obl:unmarked") || tree_[verb].pos != "VERB") return false;
        auto begin = noun;
        while (begin > verb + 1 && tree_[begin - 1].head == noun && !is_comma(begin - 1)) --begin;
        const bool has_article = tree_[begin].pos == "DET";
        if (begin < verb + 3 || !has_article || !is_comma(begin - 1) || !is_name(begin - 2))
            return false;
        if (kind_of(begin - 2) != kind_of(noun) || kind_of(noun) == kinds::none) return false;
        const auto& name = sentence_.mentions[sentence_.mention_of[begin - 2]];
        return hang(tree_, noun, top_of(name, tree_), "appos");
    }

    /// "Keller was born in Bergen in 1950, the daughter of Peter Holm": Keller, no town or year.
    void tell_of_subject(std::size_t noun) {
        const auto& label = tree_[noun].label;
        auto verb = tree_[noun].head;
        const bool is_apart = label == "parataxis" || label == "obj" || label == "obl:unmarked";
        if (label == "appos" && kind_of(verb) != kind_of(noun)) {
            while (verb != syntax::ParsedWord::root && tree_[verb].pos != "VERB")
                verb = tree_[verb].head;
        } else if (!is_apart) {
            return;
        }
        if (verb == syntax::ParsedWord::root || verb > noun || tree_[verb].pos != "VERB") return;
        auto begin = noun;
        auto subject = syntax::ParsedWord::root;
        for (std::size_t i = 0; i < noun; ++i) {
            if (tree_[i].head == noun && tree_[i].label != "punct") begin = std::min(begin, i);
            if (tree_[i].head == verb && tree_[i].label.starts_with("nsubj")) subject = i;
        }
        if (subject == syntax::ParsedWord::root || subject > verb || !is_name(subject)) return;
        const bool has_article = tree_[begin].pos == "DET" || tree_[begin].pos == "PRON";
        if (begin <= verb + 1 || begin == noun || !is_comma(begin - 1) || !has_article) return;
        const auto kind = kind_of(noun);
        // What stands right before it may be meant as well.
        const auto before = is_name(begin - 2) ? kind_of(begin - 2) : kinds::place;
        if (before == kind || before == kinds::none) return;
        if (kind != kinds::none && kind == kind_of(subject)) hang(tree_, noun, subject, "appos");
    }

    /// "two directors of Meridian, Tomas Vaitkus and Ruslan Orlov": the directors, no list with it.
    void part_lists(std::size_t at, std::size_t head) {
        if (!is_name(at) || !is_name(head) || tree_[head].label != "nmod") return;
        const auto noun = tree_[head].head;
        if (!is_plural(noun) || kind_of(noun) != kind_of(at) || kind_of(head) == kind_of(at))
            return;
        if (!hang(tree_, at, noun, "appos")) return;
        for (auto other = at + 1; other < tree_.size(); ++other) {
            const bool is_member = tree_[other].head == head && tree_[other].label == "conj";
            if (is_member && kind_of(other) == kind_of(at)) hang(tree_, other, at, "conj");
        }
    }

    /// "A and B, now a member of C": the list ended with B, who is one.
    void leave_list(std::size_t noun, std::size_t head) {
        if (is_name(noun) || !is_name(head) || is_plural(noun)) return;
        const auto comma = comma_before(noun, head);
        if (comma == none) {
            join_apposition(noun, head);
            return;
        }
        auto last = none;
        for (auto at = head + 1; at < comma; ++at) {
            if (is_name(at) && tree_[at].label == "conj" && tree_[at].head == head) last = at;
        }
        if (last == none) return;
        const bool is_closed = std::ranges::any_of(tree_, [&](const auto& word) {
            return word.head == last && word.label == "cc";
        });
        if (is_closed) hang(tree_, noun, last, "appos");
    }

    /// "A, chairman and founder of B": the founder is beside the chairman.
    void join_apposition(std::size_t noun, std::size_t name) {
        // "president of B and chairman of C": no list with B.
        const auto above = tree_[name].head;
        const bool is_below = tree_[name].label == "nmod" && above != syntax::ParsedWord::root;
        if (is_below && !is_name(above) && kind_of(noun) == kinds::person &&
            kind_of(above) == kinds::person && kind_of(name) != kinds::person) {
            put_beside(noun, above);
            return;
        }
        for (auto at = noun; at > name + 1; --at) {
            if (tree_[at - 1].head != name || tree_[at - 1].label != "appos") continue;
            if (!is_name(at - 1) && kind_of(at - 1) == kind_of(noun)) put_beside(noun, at - 1);
            return;
        }
    }

    /// Hangs a noun from another it is told with, and from the noun the phrase right behind it.
    void put_beside(std::size_t noun, std::size_t other) {
        if (!hang(tree_, noun, other, "conj") || noun + 1 >= tree_.size()) return;
        const auto behind = tree_[noun + 1].head;
        if (tree_[noun + 1].label == "case" && behind > noun && tree_[behind].head < noun)
            hang(tree_, behind, noun, "nmod");
    }

    /// "Uganda's ambassador in Nairobi, Ruth Akello": the ambassador, no town; "its head of
    /// sales, Ann Reed".
    void raise(std::size_t name, std::size_t head) {
        const auto kind = kind_of(name);
        const auto above = tree_[head].head;
        const bool is_below = tree_[head].label == "nmod" && above != syntax::ParsedWord::root;
        if (!is_below || kind == kinds::none || kind_of(head) == kind || is_name(above)) return;
        if (kind_of(above) == kind) hang(tree_, name, above, tree_[name].label);
    }

    [[nodiscard]] KindSet kind_of(std::size_t at) const { return kind_at(sentence_, at, reading_); }

    /// "Two managers of the company, Sorsa", "shares of Sorsa, a maker of trucks", "A and B, the
    /// founder of C": the nearest that can be the same thing; none when the tree may be right.
    [[nodiscard]] std::size_t bearer(std::size_t at, std::size_t head, std::size_t comma) const {
        if (is_plural(at)) return none;
        const auto kind = kind_of(at);
        const auto fits = [&](std::size_t nominal) {
            if (is_plural(nominal) || is_name(at) == is_name(nominal)) return false;
            // A name nobody knows yet is at least no plural. "A and B, now a member of C": B.
            const bool is_last = is_name(nominal) && tree_[nominal].label == "conj";
            if (kind == kinds::none) return is_name(at) ? is_plural(head) : is_last;
            return kind_of(nominal) == kind;
        };
        const auto near = nominals_before(comma, head);
        const auto found = std::ranges::find_if(near, fits);
        if (found == near.end()) return none;
        const bool is_member = tree_[*found].label == "conj" && tree_[*found].head == head;
        return is_member || !fits(head) ? *found : none;
    }

    /// "A and B, who heads C": B.
    [[nodiscard]] std::size_t antecedent(std::size_t at, std::size_t head, std::size_t comma)
        const {
        if (tree_[at].tag != "VBZ") return none;
        for (const auto nominal : nominals_before(comma, head)) {
            if (tree_[nominal].label == "conj" && tree_[nominal].head == head) return nominal;
        }
        return none;
    }

    Sentence& sentence_;
    std::vector<syntax::ParsedWord>& tree_;
    const Reading& reading_;
};

}  // namespace

void attach_appositions(Sentence& sentence, const Reading& reading) {
    if (!sentence.tree.empty()) Appositions(sentence, reading).run();
}

}  // namespace relata::article
