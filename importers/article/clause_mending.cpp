#include "importers/article/attachments.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>

// Clauses the parser takes for part of another: main verbs, participles and relative clauses that
// hang from the wrong word.

namespace relata::article {

bool ClauseRules::has_tense(std::size_t verb) const {
    const auto& tag = tree_[verb].tag;
    if (tree_[verb].pos != "VERB") return false;
    if (tag == "VBD" || tag == "VBZ" || tag == "VBP") return true;
    const auto is_finite = [this](std::size_t auxiliary) {
        if (auxiliary == none) return false;
        const auto& own = tree_[auxiliary].tag;
        return own == "VBD" || own == "VBZ" || own == "VBP" || own == "MD";
    };
    return is_finite(child(verb, "aux")) || is_finite(child(verb, "aux:pass"));
}

bool ClauseRules::is_bare(std::size_t verb) const {
    return std::ranges::none_of(tree_, [verb](const syntax::ParsedWord& word) {
        const auto& label = word.label;
        return word.head == verb && (label.starts_with("aux") || label.starts_with("nsubj") ||
                                     label == "mark" || label == "cc" || label == "cop");
    });
}

std::size_t ClauseRules::noun_above(std::size_t last) const {
    auto noun =
        is_name(last) ? top_of(sentence_.mentions[sentence_.mention_of[last]], tree_) : last;
    const auto is_nominal = [this](std::size_t at) {
        return tree_[at].pos == "NOUN" || tree_[at].pos == "PROPN";
    };
    if (!is_nominal(noun)) return none;
    while (tree_[noun].head < noun && is_nominal(tree_[noun].head) &&
           (tree_[noun].label == "nmod" || tree_[noun].label == "flat" ||
            tree_[noun].label == "compound"))
        noun = tree_[noun].head;
    return sentence_.time_of[noun] == none ? noun : none;
}

bool ClauseRules::ends_with(std::size_t noun, std::size_t last) const {
    const auto above = noun_above(last);
    if (above == none || above == noun) return above == noun;
    return tree_[above].label == "appos" && tree_[above].head == noun;
}

std::size_t ClauseRules::phrase_begin(std::size_t noun) const {
    for (std::size_t at = 0; at < noun; ++at) {
        if (tree_[at].head == noun && tree_[at].label != "punct") return at;
    }
    return noun;
}

/// Puts a verb in the place of what it hangs from.
void ClauseRules::make_main(std::size_t verb, std::size_t before) {
    tree_[verb].head = tree_[before].head;
    tree_[verb].label = tree_[before].label;
    tree_[before].head = verb;
}

void ClauseRules::find_main_verb(std::size_t noun) {
    const bool is_nominal = tree_[noun].pos == "NOUN" || tree_[noun].pos == "PROPN";
    if (!is_nominal || child(noun, "cop") != none || has_own_subject(noun)) return;
    auto verb = noun + 1;
    while (verb < tree_.size() &&
           !(tree_[verb].head == noun && has_tense(verb) &&
             (tree_[verb].label == "conj" || tree_[verb].label == "parataxis") &&
             !has_own_subject(verb)))
        ++verb;
    if (verb == tree_.size()) verb = past_behind(noun);
    if (verb == tree_.size() || has_own_subject(verb) || child(verb, "cc") != none ||
        child(verb, "mark") != none)
        return;
    make_main(verb, noun);
    tree_[noun].label = child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj";
    // "money from Volta and Delta landed": Delta is beside Volta.
    for (auto at = noun + 1; at < verb; ++at) {
        const auto mark =
            tree_[at].head == noun && tree_[at].label == "conj" ? child(at, "cc") : none;
        if (mark == none || mark > at || !is_name(at) || !is_name(mark - 1) || is_name(noun))
            continue;
        hang(tree_, at, top_of(sentence_.mentions[sentence_.mention_of[mark - 1]], tree_), "conj");
    }
}

/// "Holm, hired by Volta, signed": a past that was taken for a second participle; the number of
/// tokens when there is none.
std::size_t ClauseRules::past_behind(std::size_t noun) {
    const auto participle = child(noun, "acl");
    if (participle == none || tree_[participle].tag != "VBN") return tree_.size();
    for (auto verb = participle + 2; verb < tree_.size(); ++verb) {
        const bool is_second = tree_[verb].head == participle &&
                               (tree_[verb].label == "conj" || tree_[verb].label == "advcl") &&
                               (tree_[verb].tag == "VBN" || tree_[verb].tag == "VBD") &&
                               sentence_.tokens[verb - 1].text == ",";
        if (!is_second || !is_bare(verb) || child(verb, "obl:agent") != none) continue;
        tree_[verb].tag = "VBD";
        hang(tree_, verb, noun, "conj");
        return verb;
    }
    return tree_.size();
}

void ClauseRules::find_later_verb(std::size_t participle) {
    const auto& tag = tree_[participle].tag;
    if ((tag != "VBD" && tag != "VBN") || participle < 3) return;
    // "Holm, having been hired by Volta, left"
    auto begin = child(participle, "aux");
    if (begin == none) begin = participle;
    const bool is_having = begin < participle && tree_[begin].tag == "VBG";
    if (begin < 2 || sentence_.tokens[begin - 1].text != ",") return;
    if (begin < 3 && !sentence_.tokens[begin - 2].is_word) return;
    if (!is_having && (begin < participle || child(participle, "aux:pass") != none)) return;
    auto subject = child(participle, "nsubj");
    if (subject == none) subject = child(participle, "nsubj:pass");
    if (subject == none || subject > participle || child(participle, "obj") != none) return;
    const auto last = sentence_.tokens[begin - 2].is_word ? begin - 2 : begin - 3;
    if (!ends_with(subject, last)) return;
    const auto above = tree_[participle].head;
    if (above != syntax::ParsedWord::root) {
        // "The book, brought out by Volta, tells": the other way round.
        const bool is_below = above > participle && child(participle, "obl:agent") != none &&
                              has_tense(above) && !has_own_subject(above) &&
                              child(above, "cc") == none;
        if (is_below) tell_of(subject, participle, above);
        return;
    }
    for (auto verb = participle + 2; verb < tree_.size(); ++verb) {
        const auto& label = tree_[verb].label;
        const bool is_later = tree_[verb - 1].pos == "ADV" && tree_[verb - 1].head == verb;
        if (sentence_.tokens[is_later ? verb - 2 : verb - 1].text != ",") continue;
        // "The team, led by Holm, exposed fragments": taken for an adjective.
        const auto object = tree_[verb].head;
        const bool is_adjective = label == "amod" && is_past_form(verb) && object > verb &&
                                  phrase_begin(object) == verb && tree_[object].tag == "NNS";
        if (is_adjective) {
            make_root(verb);
            tree_[object].head = verb;
            tree_[object].label = "obj";
            tell_of(subject, participle, verb);
            return;
        }
        const bool is_beside = tree_[verb].head == participle && has_tense(verb) &&
                               (label == "conj" || label == "parataxis" || label == "advcl");
        if (!is_beside || has_own_subject(verb) || child(verb, "cc") != none) continue;
        if (child(verb, "mark") != none) continue;
        make_main(verb, participle);
        tell_of(subject, participle, verb);
        return;
    }
}

/// A noun is the subject of one verb, and a participle is told of it.
void ClauseRules::tell_of(std::size_t subject, std::size_t participle, std::size_t verb) {
    tree_[subject].head = verb;
    tree_[subject].label = child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj";
    tree_[participle].tag = "VBN";
    tree_[participle].head = subject;
    tree_[participle].label = "acl";
}

void ClauseRules::find_noun_of_name(std::size_t noun) {
    const bool is_verb = tree_[noun].head == syntax::ParsedWord::root &&
                         tree_[noun].pos == "VERB" && tree_[noun].tag == "VB" && !is_name(noun);
    if (!is_verb || tree_.size() < 3 || !is_name(noun + 1) || !is_actor(noun + 1)) return;
    const auto& mention = sentence_.mentions[sentence_.mention_of[noun + 1]];
    const auto verb = mention.end;
    if (mention.begin != noun + 1 || verb >= tree_.size() || tree_[verb].head != noun) return;
    const bool is_past = tree_[verb].tag == "VBN" && is_bare(verb);
    if ((!has_tense(verb) && !is_past) || has_own_subject(verb)) return;
    const auto name = top_of(mention, tree_);
    if (is_past) tree_[verb].tag = "VBD";
    make_main(verb, noun);
    for (auto& word : tree_) {
        if (word.head == noun) word.head = verb;
    }
    tree_[noun].pos = "NOUN";
    tree_[noun].tag = "NN";
    hang(tree_, name, verb, "nsubj");
    hang(tree_, noun, name, "compound");
}

void ClauseRules::find_subject_behind(std::size_t participle) {
    const bool is_fronted = tree_[participle].head == syntax::ParsedWord::root &&
                            tree_[participle].tag == "VBN" && is_bare(participle);
    const auto agent = is_fronted ? child(participle, "obl:agent") : none;
    if (agent == none) return;
    auto comma = agent + 1;
    while (comma < tree_.size() && sentence_.tokens[comma].text != ",") ++comma;
    if (comma + 2 >= tree_.size() || !is_actor(comma + 1)) return;
    for (auto verb = comma + 2; verb < tree_.size(); ++verb) {
        if (tree_[verb].head != participle || !has_tense(verb)) continue;
        if (has_own_subject(verb) || child(verb, "mark") != none) return;
        const auto name = top_of(sentence_.mentions[sentence_.mention_of[comma + 1]], tree_);
        make_main(verb, participle);
        if (hang(tree_, name, verb, "nsubj")) hang(tree_, participle, name, "acl");
        return;
    }
}

void ClauseRules::find_subject_apart(std::size_t verb) {
    if (!has_tense(verb) || has_own_subject(verb) || child(verb, "expl") != none) return;
    if (tree_[verb].label != "root" && tree_[verb].label != "ccomp") return;
    const auto phrase = child(verb, "obl");
    const auto mark = phrase == none || phrase > verb ? none : child(phrase, "case");
    if (mark == none || (mark > 0 && sentence_.tokens[mark - 1].is_word)) return;
    for (auto name = phrase + 2; name < verb; ++name) {
        if (tree_[name].label != "appos" || !is_name(name) || !is_actor(name)) continue;
        const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
        auto begin = mention.begin;  // "Berlin-based"
        while (begin > phrase + 1 && tree_[begin - 1].pos != "ADP" &&
               tree_[begin - 1].pos != "CCONJ" && sentence_.tokens[begin - 1].text != ",")
            --begin;
        if (tree_[name].head < phrase || sentence_.tokens[begin - 1].text != ",") return;
        if (mention.end >= verb) return;
        auto helper = verb - 1;
        while (helper > mention.end && tree_[helper].head == verb &&
               sentence_.tokens[helper].is_word)
            --helper;
        const bool is_next = helper + 1 == mention.end;
        if (!is_next && sentence_.tokens[helper].text != ",") return;
        const auto first = tree_[name].head;
        if (!hang(tree_, name, verb, child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj"))
            return;
        for (auto clause = mention.end; clause < helper; ++clause) {
            const bool is_told = tree_[clause].label == "acl:relcl" &&
                                 (tree_[clause].head == phrase || tree_[clause].head == first);
            if (is_told) hang(tree_, clause, name, "acl:relcl");
        }
        return;
    }
}

void ClauseRules::is_one_mark(std::size_t to) {
    const auto due = to - 1;
    const bool is_pair = tree_[to].head == due && tree_[due].pos == "ADJ" &&
                         is_class(to, word::infinitive) && to + 1 < tree_.size();
    if (!is_pair) return;
    auto verb = to + 1;
    if (tree_[verb].pos == "AUX") verb = tree_[verb].head;
    if (verb > to && tree_[verb].pos == "VERB") hang(tree_, due, verb, "mark");
}

void ClauseRules::made_by_name(std::size_t verb) {
    const auto name = tree_[verb].head;
    const bool is_behind =
        verb > 2 && is_name(verb - 1) && is_past_form(verb) &&
        top_of(sentence_.mentions[sentence_.mention_of[verb - 1]], tree_) == name;
    const bool is_plain = is_behind && is_actor(name) && child(verb, "obl:agent") == none &&
                          child(verb, "obj") == none && is_bare(verb);
    const auto noun = is_plain ? sentence_.mentions[sentence_.mention_of[name]].begin - 1 : none;
    if (noun == none || noun == 0 || tree_[noun].head != name || tree_[noun].pos != "NOUN") return;
    const auto kind = kind_of(noun);
    if (is_name(noun) || kind == kinds::none || kind == kind_of(name)) return;
    if (child(name, "det") == none) return;
    make_main(noun, name);
    for (std::size_t at = 0; at < tree_.size(); ++at) {
        const bool is_outside = at < noun || at > verb;
        if (tree_[at].head == name && is_outside) tree_[at].head = noun;
    }
    tree_[verb].tag = "VBD";
    hang(tree_, verb, noun, "acl:relcl");
    hang(tree_, name, verb, "nsubj");
}

void ClauseRules::is_of_fronted(std::size_t participle) {
    const auto verb = tree_[participle].head;
    if (verb < participle || verb >= tree_.size() || !is_bare(participle)) return;
    auto comma = participle - 1;
    if (tree_[comma].label == "advmod" && tree_[comma].head == participle && comma > 0) --comma;
    if (comma < 2 || sentence_.tokens[comma].text != "," || is_name(comma - 1)) return;
    const auto noun = comma - 1;
    const bool is_fronted = tree_[noun].label == "obl" && tree_[noun].head == verb &&
                            tree_[noun].pos == "NOUN" && sentence_.time_of[noun] == none &&
                            preposition(noun) != none;
    const auto subject = child(verb, "nsubj");
    if (!is_fronted || subject == none || subject < participle) return;
    if (!reading_.lexicon.escorting.contains(
            lemma_of_verb(sentence_.tokens[participle], reading_.lexicon)
        ))
        hang(tree_, participle, noun, "acl");
}

void ClauseRules::is_purpose_of_verb(std::size_t verb) {
    const auto mark = child(verb, "mark");
    auto noun = tree_[verb].head;
    if (mark == none || !is_class(mark, word::infinitive) || noun > verb) return;
    while (tree_[noun].label == "nmod" && tree_[noun].head < noun) noun = tree_[noun].head;
    // "in the last minute of added time"
    const bool is_time =
        tree_[noun].label == "obl" && syntax::field_of_noun(sentence_.tokens[noun].lower) == "time";
    if (is_time && tree_[noun].head < noun && tree_[tree_[noun].head].pos == "VERB")
        hang(tree_, verb, tree_[noun].head, "advcl");
}

void ClauseRules::find_fronted(std::size_t participle) {
    const auto& tag = tree_[participle].tag;
    if ((tag != "VBD" && tag != "VBN") || participle < 2 || !is_bare(participle)) return;
    const auto noun = participle - 1;
    const bool is_phrase = tree_[noun].head == participle && tree_[noun].label == "obl" &&
                           tree_[noun].pos == "NOUN" && child(noun, "case") == 0;
    if (!is_phrase || child(participle, "obj") != none) return;
    auto verb = participle + 1;
    const auto above = tree_[participle].head;
    if (above == syntax::ParsedWord::root) {
        while (verb < tree_.size() && !(tree_[verb].head == participle && has_own_subject(verb)))
            ++verb;
        if (verb == tree_.size() || !has_tense(verb) || child(verb, "cc") != none) return;
        make_main(verb, participle);
    } else if (tree_[participle].label == "advcl" && above > participle && has_own_subject(above)) {
        verb = above;
    } else {
        return;
    }
    tree_[noun].head = verb;
    tree_[participle].tag = "VBN";
    tree_[participle].head = noun;
    tree_[participle].label = "acl";
}

void ClauseRules::begins_next_clause(std::size_t noun) {
    const auto mark = child(noun, "cc");
    const auto first = tree_[noun].head;
    const bool is_nominal = tree_[noun].pos == "NOUN" || tree_[noun].pos == "PROPN";
    if (mark == none || mark > noun || !is_nominal || child(noun, "case") != none) return;
    if (tree_[first].pos != "VERB" || first > noun || tree_[first].label != "advcl") return;
    const auto verb = tree_[first].head;
    if (verb < noun || !has_tense(verb) || has_own_subject(verb)) return;
    make_main(first, verb);
    tree_[verb].label = "conj";
    for (std::size_t at = 0; at < first; ++at) {
        if (tree_[at].head == verb) tree_[at].head = first;
    }
    tree_[noun].head = verb;
    tree_[noun].label = child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj";
    for (auto at = noun + 2; at < verb; ++at) {
        const bool is_loose = tree_[at].head == first && tree_[at].tag == "VBN" && is_bare(at);
        if (is_loose && sentence_.tokens[at - 1].text == ",") hang(tree_, at, noun, "acl");
    }
}

void ClauseRules::does_as_told(std::size_t verb) {
    const auto says = tree_[verb].head;
    if (says > verb || !has_tense(verb) || has_own_subject(verb) || child(verb, "mark") != none)
        return;
    const auto* known = verb_of(sentence_.tokens[says], reading_.lexicon);
    const auto object = child(says, "obj");
    if (known == nullptr || !known->is_say || object == none || object < says || object > verb)
        return;
    const bool is_nominal = tree_[object].pos == "NOUN" || tree_[object].pos == "PROPN";
    if (!is_nominal || child(says, "aux:pass") != none) return;
    hang(tree_, object, verb, child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj");
}

void ClauseRules::as_they_say(std::size_t verb) {
    const auto& label = tree_[verb].label;
    if (label != "parataxis" && label != "acl:relcl" && label != "acl") return;
    const auto who = child(verb, "nsubj");
    if (who == none || who > verb || who == 0) return;
    auto told = child(verb, "ccomp");
    // Both taken for clauses of the trawler.
    if (told == none && label == "acl:relcl" && child(verb, "obj") == none) {
        told = verb + 1;
        while (told < tree_.size() &&
               !(tree_[told].head == tree_[verb].head && tree_[told].label == "acl:relcl"))
            ++told;
        if (told == tree_.size()) return;
    }
    if (told == none || told < verb) return;
    if (!has_tense(told) || has_own_subject(told) || child(told, "mark") != none) return;
    const auto begin = phrase_begin(who);
    const auto noun = begin == 0 ? none : noun_above(begin - 1);
    const auto* known = verb_of(sentence_.tokens[verb], reading_.lexicon);
    if (noun == none || known == nullptr || !known->is_say) return;
    if (hang(tree_, verb, noun, "acl:relcl")) hang(tree_, told, verb, "ccomp");
}

std::size_t ClauseRules::name_before_clause(std::size_t noun, std::size_t verb) const {
    for (auto who = noun + 2; who < verb; ++who) {
        if (tree_[who].tag != "WP") continue;
        const auto last = sentence_.tokens[who - 1].is_word ? who - 1 : who - 2;
        if (last <= noun || !is_name(last)) return none;
        return top_of(sentence_.mentions[sentence_.mention_of[last]], tree_);
    }
    return none;
}

void ClauseRules::after_who(std::size_t verb) {
    const auto above = tree_[verb].head;
    const auto& label = tree_[verb].label;
    const bool is_loose =
        label == "advcl" || label == "ccomp" || label == "conj" || label == "parataxis";
    if (!is_loose || verb < 4 || sentence_.tokens[verb - 1].text != ",") return;
    if (!has_tense(verb) || has_own_subject(verb)) return;
    if (child(verb, "mark") != none || child(verb, "cc") != none) return;
    for (auto noun = verb - 2; noun > above; --noun) {
        if (tree_[noun].head != above) continue;
        const auto mark = tree_[noun].label == "obl" ? child(noun, "case") : none;
        const bool is_told = child(noun, "acl:relcl") != none || child(noun, "appos") != none;
        if (mark == none || !is_told || !is_class(mark, word::subordinator)) return;
        if (!hang(tree_, noun, verb, child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj"))
            return;
        hang(tree_, mark, verb, "mark");
        tree_[verb].label = "advcl";
        return;
    }
}

void ClauseRules::is_clause_subject(std::size_t noun) {
    const auto head = tree_[noun].head;
    const bool is_nominal = tree_[noun].pos == "NOUN" || tree_[noun].pos == "PROPN";
    if (!is_nominal || head > noun || child(noun, "cop") != none || has_own_subject(noun)) return;
    for (auto verb = noun + 2; verb < tree_.size(); ++verb) {
        if (tree_[verb].pos != "VERB" || !has_tense(verb) || has_own_subject(verb)) continue;
        if (tree_[verb].head > noun || sentence_.tokens[verb - 1].text != ",") return;
        if (!hang(tree_, verb, head, "acl:relcl")) return;
        hang(tree_, noun, verb, child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj");
        return;
    }
}

void ClauseRules::told_of_subject(std::size_t participle) {
    const auto noun = tree_[participle].head;
    if (sentence_.tokens[participle - 1].text != "," || child(noun, "cop") == none) return;
    const auto subject = child(noun, "nsubj");
    if (noun > participle || subject == none || tree_[subject].pos == "PRON") return;
    hang(tree_, participle, subject, "acl");
}

void ClauseRules::does_the_same(std::size_t name) {
    const auto first = tree_[name].head;
    const auto mark = child(name, "cc");
    if (mark == none || mark > name || first > mark || tree_[first].label != "obj") return;
    const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
    const auto next = mention.end;
    const bool is_told = is_actor(name) && next + 1 < tree_.size() && !is_name(first) &&
                         tree_[next].label == "det" && !mention.is_adjective;
    if (!is_told || kind_of(name) == kind_of(first)) return;
    const auto what = tree_[next].head;
    const auto verb = tree_[first].head;
    const bool is_noun =
        what > next && what < next + 4 && tree_[what].pos == "NOUN" && child(what, "case") == none;
    const bool is_beside = is_noun && (tree_[what].label == "conj" || tree_[what].label == "appos");
    if (!is_beside || !has_own_subject(verb) || !hang(tree_, name, verb, "conj")) return;
    hang(tree_, what, name, "orphan");
}

void ClauseRules::closes_clause(std::size_t noun) {
    const auto clause = tree_[noun].head;
    const auto mark = preposition(noun);
    if (mark == none || mark < 2 || tree_[clause].label != "acl:relcl") return;
    const auto object = tree_[clause].head;
    const bool is_closed = sentence_.tokens[mark - 1].text == "," && object < clause &&
                           clause < mark && tree_[object].label == "obj" &&
                           (child(clause, "obl") < mark || child(clause, "obj") < mark);
    const auto& words = sentence_.tokens[mark].lower;
    if (!is_closed || sentence_.time_of[noun] != none || reading_.lexicon.silent.contains(words))
        return;
    const bool is_opened = std::ranges::any_of(tree_, [&](const syntax::ParsedWord& word) {
        const auto at = static_cast<std::size_t>(&word - tree_.data());
        return word.head == clause && word.tag == "WDT" && at > 0 &&
               sentence_.tokens[at - 1].text == ",";
    });
    if (is_opened && !is_class(mark, word::locative)) hang(tree_, noun, tree_[object].head, "obl");
}

void ClauseRules::is_of_speaker(std::size_t participle) {
    const auto says = tree_[participle].head;
    const auto& tag = tree_[participle].tag;
    const bool is_between = participle > 1 && says > participle + 1 &&
                            (tag == "VBN" || tag == "VBD") && is_bare(participle) &&
                            sentence_.tokens[participle - 1].text == "," &&
                            sentence_.tokens[says - 1].text == ",";
    const auto who = is_between ? child(says, "nsubj") : none;
    if (who == none || who > participle || !ends_with(who, participle - 2)) return;
    if (child(participle, "obj") != none) return;
    tree_[participle].tag = "VBN";
    hang(tree_, participle, who, "acl");
}

void ClauseRules::object_of_infinitive(std::size_t verb) {
    const auto which = child(verb, "obj");
    const auto infinitive = child(verb, "xcomp");
    if (which == none || infinitive == none || tree_[which].tag != "WDT" || which > verb) return;
    if (child(infinitive, "mark") == none || child(infinitive, "obj") != none) return;
    const auto* known = verb_of(sentence_.tokens[verb], reading_.lexicon);
    // "wants to buy it" and "wants it to be bought": one plans itself, unless it is told others.
    const bool is_own = known != nullptr && (!known->of_object || known->makes != Makes::nothing);
    if (is_own && child(infinitive, "aux:pass") == none) hang(tree_, which, infinitive, "obj");
}

void ClauseRules::joins_phrase(std::size_t participle) {
    const auto noun = participle - 1;
    const auto cc = child(participle, "cc");
    const bool is_phrase = tree_[noun].head == participle && tree_[noun].label == "obl" &&
                           tree_[noun].pos == "NOUN" && sentence_.time_of[noun] == none;
    const auto mark = is_phrase ? preposition(noun) : none;
    if (mark == none || cc == none || cc + 1 != mark || child(participle, "obl:agent") == none)
        return;
    for (auto first = cc; first > 0; --first) {
        const auto other = first - 1;
        const auto own = tree_[other].label == "obl" ? preposition(other) : none;
        if (own == none || sentence_.time_of[other] != none) continue;
        if (sentence_.tokens[own].lower != sentence_.tokens[mark].lower) continue;
        if (!hang(tree_, noun, other, "conj")) return;
        hang(tree_, participle, noun, "acl");
        hang(tree_, cc, noun, "cc");
        return;
    }
}

void ClauseRules::leaves_quote(std::size_t verb) {
    const auto mark = child(verb, "cc");
    const auto first = tree_[verb].head;
    if (mark == none || mark < first + 2 || first > mark || !has_tense(verb)) return;
    if (tree_[mark - 1].tag != "''" || has_own_subject(verb)) return;
    // What stands before the opening mark.
    auto open = mark - 2;
    while (open > 0 && tree_[open].tag != "``") --open;
    auto says = first;
    while (says > open && tree_[says].head < says) says = tree_[says].head;
    if (says < open && tree_[says].pos == "VERB") hang(tree_, verb, says, "conj");
}

void ClauseRules::blamed_for(std::size_t verb) {
    const auto mark = child(verb, "mark");
    const auto head = tree_[verb].head;
    if (mark == none || mark == 0 || mark + 1 != verb || !is_class(mark, word::genitive)) return;
    // "accused by Volta of selling": Volta sells nothing.
    if (tree_[head].label == "obl:agent") {
        const auto lemma = lemma_of_verb(sentence_.tokens[tree_[head].head], reading_.lexicon);
        if (reading_.lexicon.blaming.contains(lemma)) hang(tree_, verb, tree_[head].head, "advcl");
        return;
    }
    for (auto blamer = mark - 1; blamer > head; --blamer) {
        if (tree_[blamer].pos != "VERB") continue;
        const auto whom = child(blamer, "obj");
        const auto lemma = lemma_of_verb(sentence_.tokens[blamer], reading_.lexicon);
        if (whom != none && whom > blamer && reading_.lexicon.blaming.contains(lemma))
            hang(tree_, verb, blamer, "advcl");
        return;
    }
}

void ClauseRules::is_relative_too(std::size_t pronoun) {
    const auto verb = tree_[pronoun].head;
    if (tree_[verb].label != "conj" || tree_[tree_[verb].head].label != "acl:relcl") return;
    const auto mark = child(verb, "cc");
    const bool is_that = tree_[pronoun].tag == "DT" || tree_[pronoun].tag == "IN";
    if (is_that && mark != none && mark + 1 == pronoun) tree_[pronoun].tag = "WDT";
}

void ClauseRules::is_reduced(std::size_t participle) {
    const auto noun = participle - 1;
    const bool is_subject = tree_[noun].head == participle && tree_[noun].label == "nsubj" &&
                            tree_[noun].pos == "NOUN" && child(participle, "aux") == none &&
                            child(participle, "obj") == none;
    if (!is_subject) return;
    const auto begin = phrase_begin(noun);
    if (begin < 2 || sentence_.tokens[begin - 1].text != "," || !is_name(begin - 2)) return;
    const auto name = top_of(sentence_.mentions[sentence_.mention_of[begin - 2]], tree_);
    if (!hang(tree_, noun, name, "appos")) return;
    hang(tree_, participle, noun, "acl");
    for (std::size_t at = participle + 1; at < tree_.size(); ++at) {
        if (tree_[at].head != participle || tree_[at].label != "obl") continue;
        const auto mark = preposition(at);
        if (mark != none && is_class(mark, word::agent)) tree_[at].label = "obl:agent";
    }
}

void ClauseRules::find_inverted(std::size_t word) {
    const auto name = tree_[word].head;
    const bool is_subject = tree_[word].label == "nsubj" || tree_[word].label == "csubj";
    if (!is_subject || !is_name(name) || child(word, "det") != none) return;
    const auto be = child(name, "cop");
    // "Also arrested was Holm": told of him.
    if (tree_[word].tag == "VBN" && be != none && be > word && be < name) {
        tree_[word].label = "acl";
        return;
    }
    const bool is_doing = is_form_of_verb(word) && is_past_form(word) &&
                          (tree_[word].tag == "VBG" || tree_[word].tag == "NN");
    if (!is_doing || be == none || be > name || be < word + 2 || is_name(word)) return;
    const auto begin = sentence_.mentions[sentence_.mention_of[name]].begin;
    if (begin < be) return;
    make_main(word, name);
    tree_[word].pos = "VERB";
    tree_[word].tag = "VBG";
    tree_[name].label = "nsubj";
    hang(tree_, be, word, "aux");
    for (auto at = word + 1; at < be; ++at) {
        if (tree_[at].head == name && tree_[at].label == "nsubj") hang(tree_, at, word, "obj");
    }
    for (auto& other : tree_) {
        if (other.head == word && other.label == "nmod") other.label = "obl";
    }
}

void ClauseRules::find_based(std::size_t joined) {
    if (joined < 4 || joined + 1 >= tree_.size() || sentence_.tokens[joined - 1].text != "-")
        return;
    const auto state = joined - 2;
    if (!is_name(state) || !is_name(joined + 1)) return;
    if (!reading_.lexicon.joined.contains(sentence_.tokens[joined].lower)) return;
    const auto begin = sentence_.mentions[sentence_.mention_of[state]].begin;
    if (begin < 2 || sentence_.tokens[begin - 1].text != "," || !is_name(begin - 2)) return;
    const auto town = top_of(sentence_.mentions[sentence_.mention_of[begin - 2]], tree_);
    const auto name = top_of(sentence_.mentions[sentence_.mention_of[joined + 1]], tree_);
    if (tree_[name].head != town || (kind_of(town) & places) == 0) return;
    make_main(name, town);
    for (auto& word : tree_) {
        if (word.head == town && (word.label == "conj" || word.label == "cc")) word.head = name;
    }
    tree_[joined].head = name;
    tree_[joined].label = "amod";
    tree_[town].head = joined;
    tree_[town].label = "compound";
}

void ClauseRules::who_is_person(std::size_t verb) {
    auto noun = tree_[verb].head;
    if (noun > verb || kind_of(noun) == kinds::person || tree_[noun].tag == "NNS") return;
    const bool is_of_who = std::ranges::any_of(tree_, [verb](const syntax::ParsedWord& word) {
        return word.head == verb && word.tag == "WP" && !word.label.starts_with("obl");
    });
    if (!is_of_who) return;
    const auto near = name_before_clause(noun, verb);
    if (near != none && kind_of(near) == kinds::person) {
        hang(tree_, verb, near, "acl:relcl");
        return;
    }
    while (tree_[noun].label == "nmod" && tree_[noun].head < noun) {
        const bool is_place = is_name(noun) && (kind_of(noun) & places) != 0;
        noun = tree_[noun].head;
        // "communities around Molde, who fear": no place fears.
        const bool is_several = is_place && tree_[noun].tag == "NNS";
        if (kind_of(noun) != kinds::person && !is_several) continue;
        hang(tree_, verb, noun, "acl:relcl");
        return;
    }
}

void ClauseRules::is_no_agent(std::size_t noun) {
    const auto verb = tree_[noun].head;
    const auto& tag = tree_[verb].tag;
    if (tree_[verb].pos == "NOUN") {
        tree_[noun].label = "nmod";  // "a bid by Volta"
        return;
    }
    if (child(verb, "aux:pass") != none || child(verb, "nsubj:pass") != none) return;
    // "flour brought by Volta": taken for flour that brought it.
    const bool is_finished = tag != "VBN" || child(verb, "aux") != none;
    const bool is_active =
        is_finished && (child(verb, "nsubj") != none || child(verb, "obj") != none);
    if (is_active) tree_[noun].label = "obl";
}

void ClauseRules::is_done_too(std::size_t verb) {
    if (tree_[verb].label != "conj" || has_own_subject(verb)) return;
    const auto above = tree_[verb].head;
    if (above > verb || child(above, "aux:pass") == none || child(verb, "obj") != none) return;
    const auto lemma = lemma_of_verb(sentence_.tokens[verb], reading_.lexicon);
    const auto& lexicon = reading_.lexicon;
    if (lexicon.conveying.contains(lemma) || lexicon.blaming.contains(lemma) ||
        lexicon.appointing.contains(lemma))
        tree_[verb].tag = "VBN";
}

void ClauseRules::tells_of_counted(std::size_t participle) {
    const auto noun = participle + 1;
    if (noun >= tree_.size() || tree_[participle - 1].pos != "NUM" || tree_[noun].pos != "NOUN" ||
        tree_[noun].head != participle) {
        return;
    }
    const auto verb = tree_[participle].head;
    if (verb == none || verb > participle || tree_[verb].pos != "VERB") return;
    hang(tree_, noun, verb, "obj");
    hang(tree_, participle, noun, "amod");
    for (std::size_t at = 0; at < tree_.size(); ++at) {
        if (tree_[at].head != participle) continue;
        hang(tree_, at, at < participle ? noun : verb, tree_[at].label);
    }
    if (tree_[participle - 1].head != noun) hang(tree_, participle - 1, noun, "nummod");
    tree_[participle].pos = "ADJ";
}

void ClauseRules::participle_of_noun(std::size_t verb) {
    const bool is_loose = tree_[verb].label == "advcl" || tree_[verb].label == "conj" ||
                          tree_[verb].label == "parataxis";
    if (!is_loose || sentence_.tokens[verb - 1].text != "," || !is_bare(verb)) return;
    const auto head = tree_[verb].head;
    const auto noun = noun_above(verb - 2);
    if (noun == none || noun < head || tree_[noun].label == "obl:agent") return;
    if (child(verb, "obl:agent") == none || kind_of(noun) == kinds::person) return;
    const auto lemma = lemma_of_verb(sentence_.tokens[verb], reading_.lexicon);
    if (!reading_.lexicon.escorting.contains(lemma)) hang(tree_, verb, noun, "acl");
}

void ClauseRules::is_told_of_next(std::size_t participle) {
    const auto noun = participle - 1;
    const bool is_subject = tree_[noun].head == participle && tree_[noun].label == "nsubj" &&
                            child(participle, "aux") == none && child(participle, "obj") == none;
    if (!is_subject) return;
    const auto agent = child(participle, "obl:agent");
    if (agent == none || agent < participle) return;
    for (auto verb = agent + 1; verb < tree_.size(); ++verb) {
        if (tree_[verb].pos != "VERB" || !has_tense(verb)) continue;
        if (has_own_subject(verb) || child(verb, "cc") != none) return;
        if (tree_[verb].label == "acl:relcl" || tree_[verb].head == noun) return;
        if (tree_[verb].head == participle) make_main(verb, participle);
        if (!hang(tree_, noun, verb, child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj"))
            return;
        hang(tree_, participle, noun, "acl");
        return;
    }
}

void ClauseRules::comes_of_it(std::size_t verb) {
    const auto& label = tree_[verb].label;
    if ((label != "advcl" && label != "acl") || verb == 0) return;
    if (sentence_.tokens[verb - 1].text != "," || !is_bare(verb)) return;
    auto above = tree_[verb].head;
    if (above > verb || tree_[above].label != "acl" || above == 0) return;
    auto noun = tree_[above].head;
    // The comma closes what another has opened.
    const bool is_apart = tree_[noun].label == "appos" || tree_[noun].label == "parataxis";
    if (!is_apart && sentence_.tokens[above - 1].text != ",") return;
    while (noun != syntax::ParsedWord::root && noun < verb) {
        const bool is_main = tree_[noun].pos == "VERB" && !tree_[noun].label.starts_with("acl") &&
                             tree_[noun].label != "ccomp";
        if (is_main) {
            hang(tree_, verb, noun, "advcl");
            return;
        }
        if (tree_[noun].label.starts_with("nsubj")) return;
        noun = tree_[noun].head;
    }
}

void ClauseRules::where_it_is(std::size_t verb) {
    for (auto where = tree_[verb].head + 1; where > 1 && where < verb; ++where) {
        if (tree_[where].tag != "WRB" || tree_[where].head != verb) continue;
        if (sentence_.tokens[where].lower != "where" || sentence_.tokens[where - 1].text != ",")
            return;
        const auto last = where - 2;
        if (!is_name(last) || (kind_of(last) & places) == 0) return;
        hang(
            tree_, verb, top_of(sentence_.mentions[sentence_.mention_of[last]], tree_), "acl:relcl"
        );
        return;
    }
}

void ClauseRules::is_own_object(std::size_t noun) {
    const auto first = tree_[noun].head;
    if (first > noun || tree_[first].pos != "VERB") return;
    const auto begin = phrase_begin(noun);
    if (begin <= first) return;
    const auto second = begin - 1;
    const bool is_second = tree_[second].pos == "VERB" && tree_[second].label == "conj" &&
                           tree_[second].head == first && child(second, "obj") == none;
    if (is_second && child(first, "obj") < second) tree_[noun].head = second;
}

}  // namespace relata::article
