#include "importers/article/attachments.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

namespace relata::article {

void ClauseRules::find(std::size_t at) {
    if (at == 0 || (at == 1 && tree_[0].pos == "ADV")) find_inverted(at);
    if (at == 0) find_noun_of_name(at);
    if (tree_[at].label == "fixed" && at > 0) is_one_mark(at);
    mend_class(at);
    find_verb(at);
    if (tree_[at].head == syntax::ParsedWord::root) find_predicate(at);
    if (tree_[at].head == syntax::ParsedWord::root && tree_[at].tag == "VBN") lower_participle(at);
    if (tree_[at].label == "amod") find_past(at);
    if (tree_[at].label == "acl") find_past_behind(at);
    if (tree_[at].pos == "VERB") find_subject(at);
    if (tree_[at].head == syntax::ParsedWord::root) find_main_verb(at);
    if (at == 0) find_subject_behind(at);
    if (tree_[at].pos == "VERB") find_subject_apart(at);
    find_later_verb(at);
    find_fronted(at);
    find_based(at);
}

void ClauseRules::mend(std::size_t at) {
    if (tree_[at].label == "acl:relcl") {
        takes_its_own(at);
        if (tree_[at].label == "acl:relcl") of_the_name(at);
        if (tree_[at].label == "acl:relcl" && tree_[at].pos != "VERB") is_clause_subject(at);
        if (tree_[at].label == "acl:relcl") who_is_person(at);
        // "a mine abandoned by Volta": no pronoun, no clause.
        if (tree_[at].tag == "VBN" && child(at, "obl:agent") != none && is_bare(at))
            tree_[at].label = "acl";
    }
    if (tree_[at].label == "acl" && tree_[at].tag == "VBN") told_of_subject(at);
    if (tree_[at].label == "advcl" && tree_[at].tag == "VBN") is_of_fronted(at);
    if (tree_[at].label == "acl" && tree_[at].tag == "VB") is_purpose_of_verb(at);
    if (tree_[at].pos == "PRON" && tree_[at].label.starts_with("nsubj")) is_relative_too(at);
    if (tree_[at].label == "parataxis" && tree_[at].tag == "VBN") is_reduced(at);
    if (tree_[at].label == "obl:agent") is_no_agent(at);
    if (tree_[at].label == "obj") is_own_object(at);
    if (tree_[at].label == "conj" && tree_[at].pos != "VERB") begins_next_clause(at);
    if (tree_[at].label == "conj" && is_name(at)) does_the_same(at);
    if (tree_[at].label == "obl") closes_clause(at);
    if (tree_[at].tag == "WP$") whose(at);
    if (tree_[at].label.starts_with("acl") && tree_[at].pos == "VERB") made_by_name(at);
    if (tree_[at].label == "ccomp") is_of_speaker(at);
    if (tree_[at].label == "acl:relcl") object_of_infinitive(at);
    if (tree_[at].label == "ccomp") told_before(at);
    if (tree_[at].label == "ccomp") does_as_told(at);
    if (tree_[at].label == "conj" || tree_[at].label == "advcl" || tree_[at].label == "acl")
        does_likewise(at);
    if (tree_[at].label == "conj") stays_in_clause(at);
    if (tree_[at].label == "conj" && tree_[at].pos == "VERB") leaves_infinitive(at);
    if (tree_[at].label == "conj" && tree_[at].pos != "VERB") is_object_of_next(at);
    if (tree_[at].pos == "VERB") {
        as_they_say(at);
        if (tree_[at].head < at) after_who(at);
        if (tree_[at].head < at && tree_[at].label != "acl:relcl") where_it_is(at);
        if (tree_[at].tag == "VBG") comes_of_it(at);
        if (tree_[at].label == "conj") leaves_quote(at);
        if (tree_[at].tag == "VBG") blamed_for(at);
        if (tree_[at].tag == "VBN" && tree_[at].label == "conj") joins_phrase(at);
        if (tree_[at].tag == "VBD") is_done_too(at);
        if (tree_[at].tag == "VBN") is_told_of_next(at);
        if (tree_[at].tag == "VBN") stays_in_list(at);
        if (tree_[at].tag == "VBN") to_be_done(at);
        has_subject(at);
    }
    if (tree_[at].tag == "VBN" && at > 1) {
        tells_of_counted(at);
        participle(at);
        participle_of_noun(at);
        participle_behind(at);
    }
}

void ClauseRules::mend_class(std::size_t at) {
    auto& word = tree_[at];
    if (word.pos == "PRON" && word.tag == "NN") word.pos = "NOUN";
    // "gave Volta a 2-1 win over Delta"
    const bool is_object = word.label == "obj" || word.label == "obl" || word.label == "nmod";
    if (is_object && word.pos == "VERB" && word.tag == "VB" && child(at, "mark") == none &&
        child(at, "aux") == none && syntax::noun_reading(sentence_.tokens[at].lower)) {
        word.pos = "NOUN";
        word.tag = "NN";
        for (auto& other : tree_) {
            if (other.head != at) continue;
            if (other.label == "obl") other.label = "nmod";
            if (other.label == "nsubj") other.label = "compound";
        }
        return;
    }
    // "agreed to hand Volta": a noun in no other way.
    if (word.pos == "NOUN" && word.tag == "VB" && child(at, "mark") != none && !is_name(at))
        word.pos = "VERB";
    // "a zinc mine"
    if (word.pos == "PRON" && at > 0 && tree_[at - 1].tag == "NN" && tree_[at - 1].label == "obj" &&
        word.label == "obj" && tree_[at - 1].head == word.head && !is_name(at - 1) &&
        syntax::noun_reading(sentence_.tokens[at].lower)) {
        word.pos = "NOUN";
        word.tag = "NN";
        for (auto& other : tree_) {
            if (other.head == at - 1) other.head = at;
        }
        tree_[at - 1].head = at;
        tree_[at - 1].label = "compound";
        return;
    }
    const bool is_tensed = word.tag == "VBZ" || word.tag == "VBP" || word.tag == "VBD";
    if (word.pos == "NOUN" && is_tensed && child(at, "nsubj") != none && !is_name(at)) {
        word.pos = "VERB";
        if (word.label == "obj") word.label = "parataxis";
        return;
    }
    if (word.pos != "NOUN" || is_name(at) || child(at, "cop") != none) return;
    // "demanded that Holm step down"
    const auto who = word.label == "ccomp" && child(at, "mark") != none && at > 1 && is_name(at - 1)
                         ? top_of(sentence_.mentions[sentence_.mention_of[at - 1]], tree_)
                         : none;
    if (who != none && tree_[who].head == at && tree_[who].label == "compound" &&
        child(at, "det") == none && is_form_of_verb(at)) {
        word.pos = "VERB";
        word.tag = "VB";
        tree_[who].label = "nsubj";
        return;
    }
    const auto modal = child(at, "aux");
    if (modal == none || modal > at || tree_[modal].tag != "MD") return;
    word.pos = "VERB";
    word.tag = "VB";
    for (auto& other : tree_) {
        if (other.head == at && other.label == "nmod") other.label = "obl";
    }
}

void ClauseRules::find_verb(std::size_t at) {
    if (tree_[at].tag != "NNS") return;
    const auto below = tree_[at].head;
    const auto name = child(at, "compound");
    const bool is_noun = !is_name(at) && name != none && is_name(name) && child(at, "det") == none;
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

bool ClauseRules::is_form_of_verb(std::size_t at) const {
    const auto readings = syntax::word_readings(sentence_.tokens[at].lower);
    return std::ranges::any_of(readings, [](const auto& reading) {
        return reading.word_class == syntax::WordClass::verb && reading.reading.count > 0;
    });
}

void ClauseRules::find_predicate(std::size_t root) {
    auto clause = child(root, "acl:relcl");
    // "Holm, of Volta, who": whose clause that is, is told later.
    if (clause == none && child(root, "nmod") != none)
        clause = child(child(root, "nmod"), "acl:relcl");
    if (!is_name(root) || clause == none || child(root, "cop") != none) return;
    for (auto at = clause + 2; at < tree_.size(); ++at) {
        const auto& word = tree_[at];
        const bool is_past = word.tag == "VBN" || word.tag == "VBD";
        if (!is_past || sentence_.tokens[at - 1].text != ",") continue;
        const bool is_whole = child(at, "nsubj") != none || child(at, "aux:pass") != none ||
                              child(at, "obl:agent") != none || child(at, "mark") != none;
        const bool takes =
            child(at, "obj") != none || child(at, "xcomp") != none || child(at, "ccomp") != none;
        if (is_whole || (!takes && !takes_next(at))) continue;
        tree_[at].head = syntax::ParsedWord::root;
        tree_[at].label = "root";
        tree_[at].tag = "VBD";
        tree_[at].pos = "VERB";
        hang(tree_, root, at, "nsubj");
        return;
    }
}

/// "Holm, who advises Volta, hired Delta": what stands right behind a verb, and was taken for
/// what goes on before the comma, is its object.
bool ClauseRules::takes_next(std::size_t verb) {
    if (verb + 1 >= tree_.size() || !is_name(verb + 1)) return false;
    const auto name = top_of(sentence_.mentions[sentence_.mention_of[verb + 1]], tree_);
    const bool is_across = tree_[name].head < verb && child(name, "case") == none;
    return is_across && hang(tree_, name, verb, "obj");
}

void ClauseRules::told_before(std::size_t told) {
    const auto says = tree_[told].head;
    if (says <= told || child(told, "nsubj") != none || child(told, "nsubj:pass") != none) return;
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

void ClauseRules::takes_its_own(std::size_t verb) {
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

void ClauseRules::of_the_name(std::size_t verb) {
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

void ClauseRules::whose(std::size_t owner) {
    const auto name = tree_[owner].head;
    if (!is_name(name) || kind_of(name) == kinds::none) return;
    const auto noun = child(name, "compound");
    const bool is_before = noun != none && noun > owner && noun < name && !is_name(noun);
    if (!is_before || !tree_[name].label.starts_with("nsubj")) return;
    const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
    auto verb = tree_[name].head;
    if (mention.begin != noun + 1 || kind_of(noun) == kinds::person || child(verb, "obj") != none)
        return;
    hang(tree_, owner, noun, "nmod:poss");
    for (auto next = child(verb, "xcomp"); next != none; next = child(verb, "xcomp")) verb = next;
    hang(tree_, noun, verb, "obj");
}

void ClauseRules::stays_in_clause(std::size_t verb) {
    const auto head = tree_[verb].head;
    const auto mark = child(verb, "cc");
    const bool is_clause = (tree_[verb].pos == "VERB" || child(verb, "cop") != none) &&
                           mark != none && mark > head && mark < verb &&
                           (tree_[head].pos == "VERB" || child(head, "cop") != none);
    if (!is_clause || child(verb, "nsubj") != none || child(verb, "nsubj:pass") != none) return;
    for (auto at = mark; at > head + 2; --at) {
        if (sentence_.tokens[at - 1].text == ",") return;
        if (tree_[at - 1].tag != "WDT" && tree_[at - 1].tag != "WP") continue;
        auto first = at - 1;
        // "both of whom"
        const auto whole = tree_[first].head;
        if (tree_[first].label == "nmod" && whole + 3 == at) first = whole;
        const auto inner = tree_[first].head;
        const bool is_opened = sentence_.tokens[first - 1].text == "," && inner > at - 1 &&
                               inner < mark && tree_[inner].label == "acl:relcl" &&
                               tree_[first].label.starts_with("nsubj");
        if (is_opened) hang(tree_, verb, inner, "conj");
        return;
    }
}

void ClauseRules::participle(std::size_t verb) {
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
    // "the loan to Volta, run by Holm": a loan is not run.
    const auto told = tree_[verb].label == "acl" ? kind_of(tree_[verb].head) : kind_of(name);
    const bool is_body = kind_of(name) == kinds::organization &&
                         (told == kinds::none || told == kinds::topic) &&
                         reading_.lexicon.joined_by.contains(sentence_.tokens[verb].lower);
    if (told != kind_of(name) && !is_body) return;
    hang(tree_, verb, name, "acl");
}

void ClauseRules::participle_behind(std::size_t verb) {
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

/// Whether a clause has a subject of its own.
bool ClauseRules::has_own_subject(std::size_t verb) const {
    return std::ranges::any_of(tree_, [verb](const syntax::ParsedWord& word) {
        return word.head == verb && (word.label.starts_with("nsubj") || word.label == "csubj");
    });
}

bool ClauseRules::is_past_form(std::size_t at) const {
    const auto& word = sentence_.tokens[at];
    const auto readings = syntax::word_readings(word.lower);
    return std::ranges::any_of(readings, [&](const auto& reading) {
        return reading.word_class == syntax::WordClass::verb && reading.plain_form != word.lower;
    });
}

bool ClauseRules::is_actor(std::size_t at) const {
    constexpr auto actors = kinds::person | kinds::organization | kinds::country;
    return is_name(at) && (kind_of(at) & actors) != 0;
}

void ClauseRules::make_root(std::size_t verb) {
    tree_[verb].pos = "VERB";
    tree_[verb].tag = "VBD";
    tree_[verb].head = syntax::ParsedWord::root;
    tree_[verb].label = "root";
}

void ClauseRules::find_past(std::size_t verb) {
    const auto object = tree_[verb].head;
    if (verb == 0 || object < verb || is_name(object) || !is_actor(verb - 1)) return;
    auto root = object;
    if (tree_[object].label == "conj") root = tree_[object].head;
    if (tree_[root].head != syntax::ParsedWord::root || !is_past_form(verb)) return;
    if (tree_[root].pos == "VERB" || child(root, "cop") != none || has_own_subject(root)) return;
    const auto last = top_of(sentence_.mentions[sentence_.mention_of[verb - 1]], tree_);
    auto subject = last;
    while (tree_[subject].label == "conj") subject = tree_[subject].head;
    const bool is_joined = tree_[subject].head == object && subject != root;
    if (!is_joined && subject != root) return;
    for (std::size_t at = 0; at < verb; ++at) {
        if (tree_[at].head != object || at == subject) continue;
        hang(tree_, at, tree_[at].label == "det" ? subject : last, tree_[at].label);
    }
    make_root(verb);
    hang(tree_, object, verb, "obj");
    if (is_joined && root != object) {
        hang(tree_, subject, root, "conj");
        subject = root;
    }
    tree_[subject].head = verb;
    tree_[subject].label = "nsubj";
}

void ClauseRules::find_past_behind(std::size_t verb) {
    const auto root = tree_[verb].head;
    const bool is_bare = verb > 0 && tree_[verb].tag == "VBN" && is_actor(verb - 1) &&
                         tree_[root].head == syntax::ParsedWord::root &&
                         child(root, "cop") == none && is_past_form(verb);
    if (!is_bare || sentence_.mentions[sentence_.mention_of[verb - 1]].end != verb) return;
    if (top_of(sentence_.mentions[sentence_.mention_of[verb - 1]], tree_) != root) return;
    bool takes_name = false;
    for (std::size_t at = 0; at < tree_.size(); ++at) {
        const auto& word = tree_[at];
        if (word.head == root && at > verb && word.pos == "VERB") return;
        if (word.head != verb) continue;
        if (at < verb || word.label == "obl:agent") return;
        const bool is_object = word.label == "obj" || word.label == "xcomp";
        takes_name = takes_name || (is_object && at > verb && is_name(at));
    }
    if (!takes_name) return;
    for (std::size_t at = verb + 1; at < tree_.size(); ++at) {
        if (tree_[at].head != verb || tree_[at].label != "xcomp" || !is_name(at)) continue;
        tree_[at].label = "obj";
        break;
    }
    make_root(verb);
    hang(tree_, root, verb, "nsubj");
}

void ClauseRules::find_subject(std::size_t verb) {
    const auto& tag = tree_[verb].tag;
    const bool has_tense = tag == "VBD" || tag == "VBZ" || tag == "VBP" ||
                           child(verb, "aux:pass") != none ||
                           (tag == "VBN" && child(verb, "aux") != none);
    if (!has_tense || has_own_subject(verb) || tree_[verb].label == "acl:relcl") return;
    auto who = none;
    for (std::size_t at = 0; at < verb; ++at) {
        if (tree_[at].head != verb) continue;
        const auto& label = tree_[at].label;
        if (label == "expl" || label == "cc") return;
        const bool is_beside = label == "obl" || label == "obj" || label == "dep" ||
                               label == "dislocated" || label == "vocative";
        const bool is_nominal = tree_[at].pos == "NOUN" || tree_[at].pos == "PROPN";
        const bool is_bare =
            is_beside && is_nominal && sentence_.time_of[at] == none && child(at, "case") == none;
        if (is_bare) who = at;
    }
    if (who == none) return;
    tree_[who].label = child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj";
}

void ClauseRules::lower_participle(std::size_t participle) {
    if (participle < 2 || sentence_.tokens[participle - 1].text != ",") return;
    if (!is_name(participle - 2) || has_own_subject(participle)) return;
    if (child(participle, "aux") != none || child(participle, "aux:pass") != none) return;
    const auto name = top_of(sentence_.mentions[sentence_.mention_of[participle - 2]], tree_);
    const auto verb = tree_[name].head;
    const bool is_subject = tree_[name].label.starts_with("nsubj") &&
                            verb != syntax::ParsedWord::root && verb > participle &&
                            tree_[verb].head == participle;
    if (!is_subject) return;
    for (std::size_t at = 0; at < tree_.size(); ++at) {
        if (tree_[at].head == participle && (at > verb || at < participle)) tree_[at].head = verb;
    }
    tree_[verb].head = syntax::ParsedWord::root;
    tree_[verb].label = "root";
    hang(tree_, participle, name, "acl");
}

void ClauseRules::is_object_of_next(std::size_t noun) {
    const auto first = tree_[noun].head;
    const auto verb = tree_[first].head;
    if (verb == syntax::ParsedWord::root || tree_[verb].pos != "VERB" || first > noun) return;
    if (tree_[first].label != "obj" || child(noun, "cc") != none) return;
    for (auto at = noun; at > first + 1; --at) {
        const auto next = at - 1;
        if (tree_[next].head == noun) continue;
        const bool is_next = tree_[next].pos == "VERB" && tree_[next].label == "conj" &&
                             tree_[next].head == verb && child(next, "cc") != none &&
                             child(next, "obj") == none;
        if (is_next) hang(tree_, noun, next, "obj");
        return;
    }
}

void ClauseRules::to_be_done(std::size_t verb) {
    const auto mark = child(verb, "mark");
    const bool is_loose = tree_[verb].label == "advcl" || tree_[verb].label == "xcomp";
    if (!is_loose || mark == none || mark < 2 || !is_class(mark, word::infinitive)) return;
    if (child(verb, "aux:pass") == none || sentence_.tokens[mark - 1].text != ",") return;
    auto noun = mark - 2;
    const auto head = tree_[verb].head;
    if (head > noun) return;
    while ((tree_[noun].label == "flat" || tree_[noun].label == "nmod" ||
            tree_[noun].label == "compound") &&
           tree_[noun].head < mark && tree_[noun].head != head && tree_[noun].pos != "VERB")
        noun = tree_[noun].head;
    const bool is_nominal = tree_[noun].pos == "NOUN" || tree_[noun].pos == "PROPN";
    if (is_nominal && noun > head && sentence_.time_of[noun] == none)
        hang(tree_, verb, noun, "acl");
}

void ClauseRules::leaves_infinitive(std::size_t verb) {
    auto above = tree_[verb].head;
    const auto& tag = tree_[verb].tag;
    const auto have = child(verb, "aux");
    const bool has_tense =
        tag == "VBD" || tag == "VBZ" ||
        (have != none && is_class(have, word::have) && tag == "VBN" && tree_[have].tag != "VB");
    if (!has_tense || has_own_subject(verb) || tree_[above].tag != "VB" || above > verb) return;
    if (child(above, "mark") == none) return;
    while (tree_[above].tag == "VB" && tree_[above].head < above &&
           (tree_[above].label == "xcomp" || tree_[above].label == "advcl" ||
            tree_[above].label == "conj" || tree_[above].label == "ccomp"))
        above = tree_[above].head;
    if (tree_[above].pos == "VERB" && tree_[above].tag != "VB") hang(tree_, verb, above, "conj");
}

void ClauseRules::does_likewise(std::size_t did) {
    constexpr auto auxiliary = word::do_verb | word::have | word::be | word::modal;
    const bool is_told = is_class(did, auxiliary) && did + 1 < tree_.size() &&
                         reading_.lexicon.likewise.contains(sentence_.tokens[did - 1].lower);
    if (!is_told || tree_[did - 1].head != did) return;
    auto verb = tree_[did].head;
    while (tree_[verb].pos != "VERB" && tree_[verb].head < verb) verb = tree_[verb].head;
    auto who = none;
    for (auto at = did + 1; at < tree_.size(); ++at) {
        if (tree_[at].head != did || tree_[at].label == "punct") continue;
        const bool is_nominal = tree_[at].pos == "NOUN" || tree_[at].pos == "PROPN";
        if (who != none || !is_nominal || child(at, "case") != none) return;
        who = at;
    }
    if (who == none || verb > did) return;
    for (const auto* label : {"nsubj", "nsubj:pass"}) {
        const auto subject = child(verb, label);
        if (subject != none && subject < did) hang(tree_, who, subject, "conj");
    }
}

void ClauseRules::stays_in_list(std::size_t verb) {
    const auto head = tree_[verb].head;
    const bool is_loose = tree_[verb].label == "advcl" || tree_[verb].label == "parataxis" ||
                          tree_[verb].label == "acl";
    if (!is_loose || sentence_.tokens[verb - 1].text != "," || has_own_subject(verb)) return;
    auto first = head;
    if (tree_[verb].label == "acl") {
        if (tree_[head].label != "obl:agent") return;
        first = tree_[head].head;
    }
    if (first > verb || child(first, "aux:pass") == none || child(verb, "mark") != none) return;
    const auto last = child(verb, "conj");
    const bool is_list = last != none && tree_[last].pos == "VERB" && child(last, "cc") != none &&
                         !has_own_subject(last) && child(last, "aux:pass") == none;
    if (is_list && tree_[last].tag.starts_with("VB")) hang(tree_, verb, first, "conj");
}

void ClauseRules::has_subject(std::size_t verb) {
    const auto& label = tree_[verb].label;
    const bool is_further = label == "conj" || label == "parataxis" || label == "advcl";
    if (!is_further || child(verb, "mark") != none || child(verb, "cc") != none) return;
    const auto first = tree_[verb].head;
    if (first > verb || tree_[first].pos != "VERB" || has_own_subject(verb)) return;
    const auto who = member_before(verb);
    if (who == none || who < first) return;
    const bool has_tense = tree_[verb].tag == "VBD" || tree_[verb].tag == "VBZ" ||
                           tree_[verb].tag == "VBP" || child(verb, "aux") != none;
    const bool is_participle = child(first, "aux:pass") != none && child(verb, "aux") == none &&
                               child(verb, "aux:pass") == none &&
                               (tree_[verb].tag == "VBN" || tree_[verb].tag == "VBD");
    if (!has_tense && !is_participle) return;
    const bool is_passive = child(verb, "aux:pass") != none || is_participle;
    if (!hang(tree_, who, verb, is_passive ? "nsubj:pass" : "nsubj")) return;
    if (is_participle) tree_[verb].tag = "VBN";
    tree_[verb].label = "conj";
}

/// The last member of a list that ends right before a verb, where the verb is told of it: of "in
/// Tangier and Japan meet", Japan. None where the list is one.
std::size_t ClauseRules::member_before(std::size_t verb) const {
    auto last = verb - 1;
    while (last > 1 && tree_[last].head == verb &&
           (tree_[last].pos == "ADV" || tree_[last].pos == "AUX" || tree_[last].pos == "PART"))
        --last;
    const bool has_comma = sentence_.tokens[last].text == ",";
    if (has_comma) --last;
    bool is_apart = false;
    auto at = last;
    while (tree_[at].label != "conj") {
        is_apart = is_apart || tree_[at].label == "appos" || tree_[at].label == "acl:relcl";
        at = tree_[at].head;
        if (at == syntax::ParsedWord::root || at > last) return none;
    }
    const bool is_nominal = tree_[at].pos == "NOUN" || tree_[at].pos == "PROPN";
    const auto mark = child(at, "cc");
    if (!is_nominal || mark == none || mark > at || has_comma != is_apart) return none;
    const auto other = tree_[at].head;
    if (tree_[other].pos == "VERB") return at;
    const auto kind = kind_of(at);
    // "led by Itau, and its customer, Volta, has cut": both commas part it from the list.
    const bool is_parted = is_apart && mark > 0 && sentence_.tokens[mark - 1].text == ",";
    const bool is_list = !is_parted && (tree_[other].label == "obl:agent" || kind == kinds::none ||
                                        kind == kind_of(other));
    return is_list ? none : at;
}

}  // namespace relata::article
