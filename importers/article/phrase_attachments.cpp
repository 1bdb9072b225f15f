#include "importers/article/attachments.hpp"

namespace relata::article {

void PhraseRules::mend(std::size_t at) {
    if (tree_[at].label == "obl") tells_others(at);
    if (tree_[at].label == "obl") goes_with_verb(at);
    if (is_name(at) && tree_[at].label != "flat") joins_nation(at);
    if (tree_[at].label == "obl") belongs_to_name(at);
    if (tree_[at].label == "obl" || tree_[at].label == "obl:agent") {
        strand(at);
        named_with(at);
        stands_there(at);
        comes_from(at);
        made_by(at);
        agents_of(at);
        within_list(at);
    }
    if (is_class(at, word::they)) are_among_them(at);
    if (tree_[at].label == "compound" || tree_[at].label == "nmod") receives(at);
    if (tree_[at].label == "nmod") makes_there(at);
    if (tree_[at].label == "nmod") behind_time(at);
    if (tree_[at].label == "nmod") passed_to(at);
    if (tree_[at].label == "nmod") behind_apposition(at);
    if (tree_[at].label == "obl") is_in_phrase(at);
    if (tree_[at].label == "nmod") taught_at(at);
    if (tree_[at].label == "nmod" || tree_[at].label == "obl") joins_in(at);
    if (tree_[at].label == "nmod") done_by(at);
    if (tree_[at].label == "nmod") ahead_of(at);
    if (tree_[at].label == "nmod") goes_on(at);
    if (tree_[at].label == "appos") beside_noun(at);
    if (tree_[at].label == "nsubj") is_no_subject(at);
    if (is_name(at)) before_time(at);
    if (is_name(at)) is_example(at);
    if (tree_[at].tag == "POS") owns_name(at);
    if (tree_[at].label == "conj") name_counted(at);
    if (tree_[at].label == "conj") joins_its_like(at);
    if (tree_[at].label == "conj") stands_apart(at);
    if (tree_[at].label == "conj") raise_member(at);
    if (tree_[at].label == "conj") lower_member(at);
    if (tree_[at].label == "conj") leaves_clause(at);
}

std::size_t PhraseRules::noun_before(std::size_t token, std::size_t verb) const {
    const auto noun = token - 1;
    const bool is_noun = tree_[noun].pos == "NOUN" && sentence_.mention_of[noun] == none;
    if (!is_noun || sentence_.time_of[noun] != none || tree_[noun].head != verb) return none;
    return noun;
}

std::size_t PhraseRules::body_before(std::size_t token, std::size_t verb) const {
    if (!is_name(token - 1) || kind_of(token - 1) != kinds::organization)
        return noun_before(token, verb);
    const auto top = top_of(sentence_.mentions[sentence_.mention_of[token - 1]], tree_);
    return tree_[top].head == verb ? top : none;
}

std::size_t PhraseRules::before_brackets(std::size_t token) const {
    const bool has_brackets = token > 3 && sentence_.tokens[token - 1].text == ")" &&
                              sentence_.tokens[token - 3].text == "(";
    return has_brackets ? token - 3 : token;
}

bool PhraseRules::is_institution(std::size_t token) const {
    if (!is_name(token)) return false;
    const auto thing = sentence_.mentions[sentence_.mention_of[token]].thing;
    if (thing == none || reading_.things[thing].kind != kinds::organization) return false;
    const auto& head = reading_.things[thing].head;
    return !head.empty() && !reading_.lexicon.businesses.contains(head);
}

void PhraseRules::makes_there(std::size_t place) {
    const auto mark = preposition(place);
    const auto made = tree_[place].head;
    if (mark == none || mark != made + 1 || !is_class(mark, word::locative)) return;
    const auto maker = tree_[made].head;
    const bool is_of_maker = tree_[made].label == "nmod" && tree_[made].tag == "NNS" &&
                             child(made, "det") == none && preposition(made) == maker + 1;
    if (!is_of_maker || !is_name(place) || (kind_of(place) & places) == 0) return;
    if (reading_.lexicon.businesses.contains(sentence_.tokens[maker].lower))
        hang(tree_, place, maker, "nmod");
}

void PhraseRules::stands_there(std::size_t place) {
    if (!is_name(place) || (kind_of(place) & places) == 0) return;
    const auto mark = preposition(place);
    if (mark == none || mark == 0) return;
    const bool is_where = is_class(mark, word::locative) ||
                          reading_.lexicon.where.contains(sentence_.tokens[mark].lower);
    if (!is_where) return;
    const auto noun = body_before(before_brackets(mark), tree_[place].head);
    if (noun == none || !tree_[noun].label.starts_with("obl")) return;
    const auto kind = kind_of(noun);
    constexpr auto standing = kinds::place | kinds::organization | kinds::mechanism;
    // "cars built by Kawasaki in Lincoln": built there; "an appeal dismissed by a court in Lyon".
    auto suffers = child(tree_[noun].head, "nsubj:pass");
    // "research led by the institute in Delft"
    if (suffers == none && tree_[tree_[noun].head].label == "acl")
        suffers = tree_[tree_[noun].head].head;
    const bool is_agent = tree_[noun].label == "obl:agent" && !is_institution(noun);
    if (is_agent && (suffers == none || (kind_of(suffers) & standing) != 0)) return;
    const bool stands = (kind & standing) != 0 && (kind & kinds::person) == 0;
    if (!stands && !reading_.lexicon.facilities.contains(sentence_.tokens[noun].lower)) return;
    hang(tree_, place, noun, "nmod");
}

void PhraseRules::comes_from(std::size_t place) {
    const auto mark = preposition(place);
    if (mark == none || mark < 2 || !is_name(place) || (kind_of(place) & places) == 0) return;
    const bool is_behind = sentence_.tokens[mark - 1].text == "," && is_name(mark - 2) &&
                           kind_of(mark - 2) == kinds::person;
    if (!is_behind || !reading_.lexicon.origins.contains(sentence_.tokens[mark].lower)) return;
    const auto& name = sentence_.mentions[sentence_.mention_of[mark - 2]];
    hang(tree_, place, top_of(name, tree_), "nmod");
}

void PhraseRules::made_by(std::size_t who) {
    const auto mark = preposition(who);
    if (mark == none || mark == 0 || !is_class(mark, word::agent)) return;
    const auto verb = tree_[who].head;
    const bool is_active = tree_[verb].pos == "VERB" && child(verb, "nsubj") != none &&
                           child(verb, "aux:pass") == none;
    constexpr auto makers = kinds::person | kinds::organization;
    // "presented a study by a laboratory": a noun makes what is the object only.
    const bool is_maker = is_name(who) || tree_[mark - 1].label == "obj";
    if (!is_active || !is_maker || (kind_of(who) & makers) == 0) return;
    auto noun = mark - 1;
    if (!is_name(noun))
        noun = noun_before(mark, verb);
    else if (sentence_.tokens[noun].is_word)
        noun = top_of(sentence_.mentions[sentence_.mention_of[noun]], tree_);
    if (noun == none || tree_[noun].head != verb || kind_of(noun) == kinds::person) return;
    hang(tree_, who, noun, "nmod");
}

void PhraseRules::agents_of(std::size_t who) {
    const auto mark = preposition(who);
    if (mark == none || mark == 0 || !is_name(who)) return;
    auto agent = mark - 1;
    const bool is_named = is_name(agent);
    if (is_named) agent = top_of(sentence_.mentions[sentence_.mention_of[agent]], tree_);
    const bool is_behind = tree_[agent].label == "obl:agent" &&
                           (tree_[agent].tag == "NNS" || is_named) &&
                           tree_[agent].head == tree_[who].head && kind_of(agent) == kinds::person;
    if (!is_behind) return;
    const bool is_theirs =
        is_named ? is_class(mark, word::genitive) && kind_of(who) == kinds::organization
                 : reading_.lexicon.people_of.contains(sentence_.tokens[mark].lower);
    if (is_theirs) hang(tree_, who, agent, "nmod");
}

void PhraseRules::within_list(std::size_t place) {
    const auto mark = preposition(place);
    if (mark == none || mark == 0 || !is_name(place) || (kind_of(place) & places) == 0) return;
    const auto object = mark - 1;
    const bool is_object =
        tree_[object].label == "obj" && !is_name(object) && tree_[object].head == tree_[place].head;
    if (!is_object) return;
    const auto next = child(object, "conj");
    if (next != none && next > place) hang(tree_, place, object, "nmod");
}

void PhraseRules::behind_apposition(std::size_t noun) {
    const auto mark = preposition(noun);
    const auto head = tree_[noun].head;
    if (mark == none || mark < 2 || head > mark || is_class(mark, word::genitive)) return;
    if (sentence_.tokens[mark - 1].text != ",") return;
    const auto name = child(head, "appos");
    if (name == none || name < head || name > mark || !is_name(mark - 2)) return;
    if (top_of(sentence_.mentions[sentence_.mention_of[mark - 2]], tree_) != name) return;
    for (auto verb = tree_[head].head; verb != syntax::ParsedWord::root; verb = tree_[verb].head) {
        if (tree_[verb].pos != "VERB") continue;
        if (verb < head) hang(tree_, noun, verb, "obl");
        return;
    }
}

void PhraseRules::is_in_phrase(std::size_t noun) {
    const auto mark = preposition(noun);
    if (mark == none || mark < 2) return;
    const auto first = mark - 1;
    const auto own = tree_[first].head == tree_[noun].head ? preposition(first) : none;
    const auto& lexicon = reading_.lexicon;
    if (own == none || !lexicon.phrase_nouns.contains(sentence_.tokens[first].lower)) return;
    const auto words = sentence_.tokens[own].lower + ' ' + sentence_.tokens[first].lower + ' ' +
                       sentence_.tokens[mark].lower;
    if (lexicon.phrases.contains(words) || lexicon.phrases_by.contains(words))
        hang(tree_, noun, first, "nmod");
}

void PhraseRules::receives(std::size_t who) {
    const auto money = tree_[who].head;
    if (!is_name(who) || tree_[money].pos != "SYM" || preposition(who) != none) return;
    const auto& name = sentence_.mentions[sentence_.mention_of[who]];
    const auto verb = tree_[money].head;
    if (name.end != money || tree_[money].label != "obj" || verb >= name.begin) return;
    hang(tree_, who, verb, "iobj");
}

void PhraseRules::behind_time(std::size_t noun) {
    const auto time = tree_[noun].head;
    const auto mark = preposition(noun);
    const bool is_behind = mark != none && time < mark && sentence_.time_of[time] != none &&
                           sentence_.time_of[noun] == none && !is_class(mark, word::genitive);
    if (!is_behind || !tree_[time].label.starts_with("obl")) return;
    const auto verb = tree_[time].head;
    if (tree_[verb].pos == "VERB") hang(tree_, noun, verb, "obl");
}

void PhraseRules::passed_to(std::size_t who) {
    const auto mark = preposition(who);
    const auto what = tree_[who].head;
    if (mark == none || !is_class(mark, word::infinitive) || !is_name(who)) return;
    const auto verb = tree_[what].head;
    if (tree_[what].label != "obj" || verb == syntax::ParsedWord::root) return;
    const auto lemma = lemma_of_verb(sentence_.tokens[verb], reading_.lexicon);
    if (reading_.lexicon.passing.contains(lemma)) hang(tree_, who, verb, "obl");
}

void PhraseRules::done_by(std::size_t who) {
    const auto mark = preposition(who);
    if (mark == none || !is_class(mark, word::agent) || !is_name(who)) return;
    const auto amount = tree_[who].head;
    const bool is_amount = tree_[amount].pos == "NUM" || tree_[amount].pos == "SYM" ||
                           sentence_.time_of[amount] != none ||
                           (is_name(amount) && (kind_of(amount) & places) != 0) ||
                           reading_.lexicon.measures.contains(sentence_.tokens[amount].lower);
    // "was given a loan by Volta": of a passive verb, unless it is a book of hers.
    const bool is_kept = tree_[amount].label == "obj" && !is_name(amount) &&
                         !reading_.lexicon.makers.contains(sentence_.tokens[amount].lower);
    if (!is_amount && !is_kept) return;
    for (auto verb = tree_[amount].head; verb != syntax::ParsedWord::root;
         verb = tree_[verb].head) {
        if (tree_[verb].pos != "VERB") continue;
        if (child(verb, "nsubj:pass") != none && child(verb, "obl:agent") == none) {
            hang(tree_, who, verb, "obl:agent");
        }
        return;
    }
}

void PhraseRules::raise_member(std::size_t member) {
    const auto before = tree_[member].head;
    const auto above = tree_[before].head;
    if (above == syntax::ParsedWord::root) return;
    if (is_of_list(member)) return;
    if (tree_[before].label != "nmod" || !is_name(member) || !is_name(before)) return;
    const auto kind = kind_of(member);
    if (kind == kinds::none || kind_of(before) == kind || kind_of(above) != kind) return;
    hang(tree_, member, above, "conj");
}

bool PhraseRules::is_of_list(std::size_t member) {
    const auto place = tree_[member].head;
    if (tree_[place].label != "nmod" || preposition(place) == none || place > member) return false;
    auto whole = tree_[place].head;
    const bool is_counted = child(member, "nummod") != none;
    const bool is_place =
        (kind_of(place) & places) != 0 && (is_counted || (kind_of(member) & places) == 0);
    const bool is_told =
        is_counted || child(member, "det") != none || child(member, "nmod:poss") != none;
    if (!is_place || !is_told || preposition(member) != none || whole > place) return false;
    while ((tree_[whole].label == "conj" || tree_[whole].label == "nmod") &&
           tree_[whole].head < whole && tree_[tree_[whole].head].pos == "NOUN")
        whole = tree_[whole].head;
    if (is_name(whole) || tree_[whole].pos != "NOUN") return false;
    return hang(tree_, member, whole, "conj");
}

void PhraseRules::lower_member(std::size_t member) {
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

void PhraseRules::before_time(std::size_t name) {
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

void PhraseRules::joins_its_like(std::size_t at) {
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

void PhraseRules::strand(std::size_t who) {
    const auto first = child(who, "case");
    const auto verb = tree_[who].head;
    if (first == none || first + 1 >= who || first != verb + 1) return;
    const bool is_by = tree_[first + 1].head == who && tree_[first + 1].label == "case" &&
                       is_class(first + 1, word::agent);
    if (is_by && child(verb, "aux:pass") != none) hang(tree_, first, verb, "compound:prt");
}

void PhraseRules::named_with(std::size_t who) {
    const auto named = tree_[who].head;
    const auto mark = preposition(who);
    const bool is_named = tree_[named].label == "acl" && mark != none &&
                          is_class(mark, word::partner) && child(named, "xcomp") != none;
    if (!is_named || !is_name(who)) return;
    const auto lemma = lemma_of_verb(sentence_.tokens[named], reading_.lexicon);
    if (!reading_.lexicon.naming.contains(lemma)) return;
    for (auto verb = tree_[named].head; verb != syntax::ParsedWord::root; verb = tree_[verb].head) {
        if (tree_[verb].pos != "VERB") continue;
        hang(tree_, who, verb, "obl");
        return;
    }
}

void PhraseRules::tells_others(std::size_t who) {
    const auto by = preposition(who);
    const auto verb = tree_[who].head;
    if (by == none || !is_class(by, word::agent) || tree_[verb].tag != "VB" || verb > by) return;
    constexpr auto actors = kinds::person | kinds::organization | kinds::country;
    const auto above = tree_[verb].head;
    const bool is_told = child(verb, "mark") != none && child(verb, "aux:pass") == none &&
                         above < verb && child(above, "aux:pass") != none &&
                         child(above, "obl:agent") == none && (kind_of(who) & actors) != 0;
    if (is_told) hang(tree_, who, above, "obl:agent");
}

void PhraseRules::goes_with_verb(std::size_t partner) {
    const auto jointly = tree_[partner].head;
    const bool is_joined = jointly < partner && tree_[jointly].label == "advmod" &&
                           reading_.lexicon.jointly.contains(sentence_.tokens[jointly].lower);
    const auto verb = is_joined ? tree_[jointly].head : none;
    if (verb < tree_.size() && tree_[verb].pos == "VERB") hang(tree_, partner, verb, "obl");
}

void PhraseRules::joins_nation(std::size_t name) {
    const auto& mention = sentence_.mentions[sentence_.mention_of[name]];
    if (mention.begin < 2 || name != top_of(mention, tree_) || child(name, "case") != none) return;
    const auto nation = mention.begin - 1;
    const auto id = sentence_.mention_of[nation];
    const bool is_nation = id != none && sentence_.mentions[id].is_adjective &&
                           tree_[nation].head == tree_[name].head && child(nation, "case") != none;
    if (!is_nation || kind_of(name) != kinds::person) return;
    tree_[name].label = tree_[nation].label;
    for (auto& word : tree_) {
        if (word.head == nation) word.head = name;
    }
    hang(tree_, nation, name, "amod");
}

void PhraseRules::goes_on(std::size_t place) {
    auto start = tree_[place].head;
    const auto to = preposition(place);
    if (to == none || start > to || !is_class(to, word::infinitive)) return;
    auto from = preposition(start);
    // "from the port of Bergen"
    if (from != none && is_class(from, word::genitive) && tree_[start].head < start) {
        start = tree_[start].head;
        from = preposition(start);
    }
    if (from == none) return;
    const bool is_way = is_name(place) && (kind_of(start) & places) != 0 &&
                        (kind_of(place) & places) != 0 &&
                        reading_.lexicon.origins.contains(sentence_.tokens[from].lower);
    if (is_way) hang(tree_, place, tree_[start].head, tree_[start].label);
}

void PhraseRules::ahead_of(std::size_t who) {
    const auto of = preposition(who);
    if (of == none || of < 2) return;
    const auto ahead = of - 1;
    const bool is_joined = tree_[ahead].head == who && tree_[ahead].label == "advmod" &&
                           is_class(of, word::genitive) && !is_name(tree_[who].head);
    if (!is_joined || !reading_.lexicon.ranks.contains(sentence_.tokens[ahead].lower)) return;
    for (auto verb = tree_[who].head; verb != syntax::ParsedWord::root; verb = tree_[verb].head) {
        if (tree_[verb].pos != "VERB") continue;
        if (!hang(tree_, who, verb, "obl")) return;
        tree_[ahead].label = "case";
        hang(tree_, of, ahead, "fixed");
        return;
    }
}

void PhraseRules::beside_noun(std::size_t name) {
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

void PhraseRules::name_counted(std::size_t name) {
    const auto number = tree_[name].head;
    if (!is_name(name) || tree_[number].pos != "NUM" || name < 2) return;
    const auto of = child(number, "nmod");
    const bool stands_behind = of != none && of < name && sentence_.tokens[name - 1].text == ",";
    if (stands_behind && child(name, "cc") == none) tree_[name].label = "appos";
}

void PhraseRules::leaves_clause(std::size_t member) {
    const auto mark = child(member, "cc");
    const auto other = tree_[member].head;
    if (mark == none || mark < 2 || mark > member || sentence_.tokens[mark - 1].text != ",") return;
    const auto kind = kind_of(member);
    if (!is_name(member) || !is_name(other) || kind == kinds::none || kind_of(other) == kind)
        return;
    for (auto at = other; at != syntax::ParsedWord::root; at = tree_[at].head) {
        if (tree_[at].label != "acl:relcl" || tree_[at].head > at) continue;
        const auto name = tree_[at].head;
        if (is_name(name) && kind_of(name) == kind) hang(tree_, member, name, "conj");
        return;
    }
}

void PhraseRules::is_no_subject(std::size_t noun) {
    const auto mark = child(noun, "case");
    const auto verb = tree_[noun].head;
    if (mark == none || mark == 0 || mark > noun || tree_[verb].label != "xcomp") return;
    const auto object = mark - 1;
    const bool is_object = tree_[object].label == "obj" && tree_[object].head == tree_[verb].head;
    if (is_object) hang(tree_, noun, object, "nmod");
}

void PhraseRules::owns_name(std::size_t mark) {
    const auto owner = tree_[mark].head;
    const bool is_between =
        mark + 1 < tree_.size() && is_name(owner) && is_name(mark + 1) && owner < mark;
    if (!is_between || tree_[owner].label == "nmod:poss" || is_same_name(owner, mark + 1)) return;
    const auto name = top_of(sentence_.mentions[sentence_.mention_of[mark + 1]], tree_);
    // What hangs from a name cannot be put in its place.
    for (auto at = tree_[owner].head; at != syntax::ParsedWord::root; at = tree_[at].head) {
        if (at == name) return;
    }
    if (tree_[name].head == owner || tree_[name].head == syntax::ParsedWord::root) {
        tree_[name].head = tree_[owner].head;
        tree_[name].label = tree_[owner].label;
    }
    for (auto& word : tree_) {
        if (word.head == owner && (word.label == "cc" || word.label == "conj")) word.head = name;
    }
    hang(tree_, owner, name, "nmod:poss");
}

bool PhraseRules::is_same_name(std::size_t one, std::size_t other) const {
    return sentence_.mention_of[one] == sentence_.mention_of[other];
}

void PhraseRules::stands_apart(std::size_t member) {
    const auto head = tree_[member].head;
    const auto above = tree_[head].head;
    const auto mark = preposition(member);
    const auto own = preposition(head);
    if (mark == none || own == none || above == syntax::ParsedWord::root || mark < head) return;
    if (sentence_.tokens[mark].lower == sentence_.tokens[own].lower) return;
    if (tree_[head].label == "obl" && tree_[above].pos == "VERB") hang(tree_, member, above, "obl");
}

void PhraseRules::belongs_to_name(std::size_t at) {
    const auto name = tree_[at].head;
    if (is_name(name) && name < at && is_name(at) && child(name, "cop") == none)
        tree_[at].label = "nmod";
}

void PhraseRules::taught_at(std::size_t place) {
    const auto mark = preposition(place);
    const auto subject = tree_[place].head;
    if (mark == none || !is_name(place) || !is_class(mark, word::locative)) return;
    const auto verb = tree_[subject].head;
    const bool is_object = tree_[subject].label == "obj" && !is_name(subject);
    if (!is_object || kind_of(subject) == kinds::organization) return;
    const auto lemma = lemma_of_verb(sentence_.tokens[verb], reading_.lexicon);
    if (reading_.lexicon.learning.contains(lemma)) hang(tree_, place, verb, "obl");
}

void PhraseRules::joins_in(std::size_t who) {
    const auto first_mark = preposition(who);
    if (first_mark == none || first_mark == 0 || !is_name(who)) return;
    const auto is_jointly = [this](std::size_t at) {
        return reading_.lexicon.jointly.contains(sentence_.tokens[at].lower) &&
               is_class(at + 1, word::partner);
    };
    if (!is_jointly(first_mark) && !is_jointly(first_mark - 1)) return;
    auto first = tree_[who].head;
    if (tree_[who].label == "obl") {
        const auto active = child(first, "nsubj");
        first = active == none ? child(first, "nsubj:pass") : active;
    }
    if (first == none || first > who || !is_name(first)) return;
    const auto kind = kind_of(first);
    if (!tree_[first].label.starts_with("nsubj") || tree_[first].head < who) return;
    if (kind == kind_of(who)) hang(tree_, who, first, "conj");
}

void PhraseRules::is_example(std::size_t name) {
    const auto& examples = reading_.lexicon.examples;
    const auto begin = sentence_.mentions[sentence_.mention_of[name]].begin;
    const auto head = tree_[name].head;
    auto mark = child(name, "case");
    if (mark == none) {
        // "its donors, chiefly Norway": taken for a further one.
        const auto adverb = child(name, "advmod");
        const bool is_further = (tree_[name].label == "conj" || tree_[name].label == "appos") &&
                                head < name && tree_[head].tag == "NNS";
        if (!is_further || adverb == none || adverb + 1 != begin || is_name(head)) return;
        if (!examples.contains(sentence_.tokens[adverb].lower)) return;
        tree_[adverb].label = "case";
        tree_[name].label = "nmod";
        return;
    }
    if (tree_[name].label != "obl" || mark > name) return;
    auto words = sentence_.tokens[mark].lower;
    if (const auto more = child(mark, "fixed"); more != none)
        words += ' ' + sentence_.tokens[more].lower;
    if (!examples.contains(words)) return;
    const auto several = several_before(mark);
    if (several != none) hang(tree_, name, several, "nmod");
}

void PhraseRules::are_among_them(std::size_t them) {
    const auto mark = preposition(them);
    if (mark == none || mark + 1 != them) return;
    if (!reading_.lexicon.examples.contains(
            sentence_.tokens[mark].lower + ' ' + sentence_.tokens[them].lower
        ))
        return;
    const auto several = several_before(mark);
    if (several == none) return;
    for (auto name = them + 1; name < tree_.size(); ++name) {
        if (tree_[name].head != them || !is_name(name)) continue;
        if (!hang(tree_, name, several, "nmod")) return;
        hang(tree_, mark, name, "case");
        hang(tree_, them, mark, "fixed");
        return;
    }
}

/// The noun of several that ends right before a token or a comma before it; none when there is
/// none.
std::size_t PhraseRules::several_before(std::size_t token) const {
    if (token == 0) return none;  // "Like Volta before it, Skania …"
    auto at = token - 1;
    if (at > 0 && sentence_.tokens[at].text == ",") --at;
    while (tree_[at].tag != "NNS" || is_name(at)) {
        const bool is_below = tree_[at].label == "nmod" || tree_[at].label == "flat" ||
                              tree_[at].label == "compound" || tree_[at].label == "obl";
        if (!is_below || tree_[at].head > at) break;
        at = tree_[at].head;
    }
    if (tree_[at].pos == "VERB") {
        const auto object = child(at, "obj");
        if (object != none && object < token) at = object;
    }
    return tree_[at].tag == "NNS" && !is_name(at) ? at : none;
}

}  // namespace relata::article
