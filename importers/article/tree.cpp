#include "importers/article/tree.hpp"

#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata::article {
namespace {

constexpr int deepest_status = 8;  // clauses up

/// "the first to cross the strait", "the only Briton to win": who did so, no plan.
bool is_told_of_sole(
    std::size_t verb, const Sentence& sentence, const TreeView& tree, const Lexicon& lexicon
) {
    const auto who = tree.head(verb);
    if (who > verb || tree.pos(who) == "VERB") return false;
    const auto is_sole = [&](std::size_t word) {
        const auto tag = tree.tag(word);
        return tag == "JJS" || lexicon.soles.contains(sentence.tokens[word].lower);
    };
    return is_sole(who) || std::ranges::any_of(tree.children(who), [&](std::size_t child) {
               return child < who && tree.is(child, "amod") && is_sole(child);
           });
}

}  // namespace

std::size_t top_of(
    std::size_t begin, std::size_t end, const std::vector<syntax::ParsedWord>& tree
) {
    for (auto at = begin; at < end; ++at) {
        const auto head = tree[at].head;
        const bool is_inside = head >= begin && head < end;
        if (!is_inside) return at;
    }
    return end - 1;
}

std::size_t top_of(const Mention& mention, const std::vector<syntax::ParsedWord>& tree) {
    return top_of(mention.begin, mention.end, tree);
}

bool hang(
    std::vector<syntax::ParsedWord>& tree,
    std::size_t token,
    std::size_t head,
    std::string_view label
) {
    for (auto at = head; at != syntax::ParsedWord::root; at = tree[at].head) {
        if (at == token) return false;
    }
    tree[token].head = head;
    tree[token].label = label;
    return true;
}

namespace {

bool has_preposition(std::size_t token, const std::vector<syntax::ParsedWord>& tree) {
    return std::ranges::any_of(tree, [token](const syntax::ParsedWord& word) {
        return word.head == token && word.label == "case";
    });
}

/// Whether a noun and the name right behind it, hung from one word, are one: "hired by the company
/// Salewa", but not "at the meeting Salewa agreed".
bool are_one_argument(
    std::size_t noun, std::size_t name, const std::vector<syntax::ParsedWord>& tree
) {
    const auto& of_noun = tree[noun].label;
    const auto& of_name = tree[name].label;
    if (tree[noun].head != tree[name].head) {
        // "built by Iceye for the insurer Tokio Marine": hung from Iceye.
        const bool is_loose = of_name == "nmod" || of_name == "appos" || of_name == "flat";
        return is_loose && of_noun == "obl" && has_preposition(noun, tree) &&
               !has_preposition(name, tree);
    }
    if (of_noun == of_name) return true;
    if (has_preposition(name, tree)) return false;
    if (of_name.starts_with("nsubj")) return of_noun == "obl" && !has_preposition(noun, tree);
    // "owned by the company Volta Holding": no name is a clause.
    return has_preposition(noun, tree) && (of_name == "appos" || of_name == "advcl");
}

/// "the truck maker Scania": the treebank has few of these, and the parser often takes the noun and
/// the name for two subjects or two objects. The noun and what belongs to it hang from the name.
void join_noun_and_name(const Mention& name, Sentence& sentence) {
    auto& tree = sentence.tree;
    if (name.begin == 0 || name.is_adjective) return;
    const auto noun = name.begin - 1;
    const bool is_common = tree[noun].pos == "NOUN" && sentence.mention_of[noun] == none;
    if (!is_common || sentence.time_of[noun] != none) return;
    const auto top = top_of(name, tree);
    const bool is_above = tree[top].head == noun && !has_preposition(top, tree);
    const bool is_below = tree[noun].head == top;
    if (!is_above && !is_below && !are_one_argument(noun, top, tree)) return;
    if (!is_below && (is_above || has_preposition(noun, tree))) {
        if (!hang(tree, top, tree[noun].head, tree[noun].label)) return;
    }
    for (auto& word : tree) {
        if (word.head == noun) word.head = top;
    }
    tree[noun].head = top;
    tree[noun].label = "compound";
}

/// "Teague & Sons", "Court of Arbitration for Sport": whatever the words of a name hang from, and
/// what hangs from them, the name is one.
void gather_name(const Mention& name, std::vector<syntax::ParsedWord>& tree) {
    if (name.end - name.begin < 2) return;
    const auto top = top_of(name, tree);
    const auto is_inside = [&](std::size_t at) {
        return at != syntax::ParsedWord::root && at >= name.begin && at < name.end;
    };
    for (std::size_t at = 0; at < tree.size(); ++at) {
        if (at == top) continue;
        if (is_inside(at)) {
            if (is_inside(tree[at].head)) continue;
            // A name before the verb and its second half behind: no tree of one name.
            if (tree[at].head == syntax::ParsedWord::root) return;
            hang(tree, at, top, "flat");
        } else if (is_inside(tree[at].head) && tree[at].head != top) {
            hang(tree, at, top, tree[at].label);
        }
    }
}

/// The Penn Treebank's way of writing brackets and quotation marks; the parser learnt from texts
/// that have the marks themselves.
std::string_view plain_mark(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> marks{{
        {"-LRB-", "("},
        {"-RRB-", ")"},
        {"-LSB-", "["},
        {"-RSB-", "]"},
        {"-LCB-", "{"},
        {"-RCB-", "}"},
        {"``", "\""},
        {"''", "\""},
    }};
    for (const auto& [written, mark] : marks) {
        if (word == written) return mark;
    }
    return word;
}

}  // namespace

void parse_all(std::span<Sentence> sentences) {
    // What a semicolon parts is parsed apart: the shorter, the surer.
    std::vector<std::vector<std::string_view>> pieces;
    std::vector<std::size_t> ends;  // of each sentence's pieces
    for (const auto& sentence : sentences) {
        bool is_open = false;
        for (const auto& token : sentence.tokens) {
            if (!is_open) pieces.emplace_back();
            pieces.back().push_back(plain_mark(token.text));
            is_open = token.text != ";";
        }
        ends.push_back(pieces.size());
    }
    auto trees = syntax::Parser::standard().parse_all(pieces);
    std::size_t piece = 0;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        auto& tree = sentences[s].tree;
        auto first_root = syntax::ParsedWord::root;
        tree.clear();
        for (; piece < ends[s]; ++piece) {
            const auto begin = tree.size();
            for (auto& word : trees[piece]) {
                if (word.head != syntax::ParsedWord::root) {
                    word.head += begin;
                } else if (first_root == syntax::ParsedWord::root) {
                    first_root = tree.size();
                } else {
                    word.head = first_root;
                    word.label = "parataxis";
                }
                tree.push_back(word);
            }
        }
        join_nouns_and_names(sentences[s]);
    }
}

void parse(Sentence& sentence) {
    parse_all({&sentence, 1});
}

void join_nouns_and_names(Sentence& sentence) {
    for (const auto& mention : sentence.mentions) {
        gather_name(mention, sentence.tree);
        join_noun_and_name(mention, sentence);
    }
}

TreeView::TreeView(const Sentence& sentence)
    : sentence_(sentence), children_(sentence.tree.size()) {
    for (std::size_t i = 0; i < sentence.tree.size(); ++i) {
        const auto head = sentence.tree[i].head;
        if (head != syntax::ParsedWord::root) children_[head].push_back(i);
    }
}

bool is_label(std::string_view label, std::string_view name) {
    return label.starts_with(name) && (label.size() == name.size() || label[name.size()] == ':');
}

bool TreeView::is(std::size_t token, std::string_view name) const {
    return is_label(label(token), name);
}

std::size_t TreeView::child(std::size_t token, std::string_view label) const {
    for (const auto child : children_[token]) {
        if (is(child, label)) return child;
    }
    return none;
}

std::vector<std::size_t> TreeView::coordinated(std::size_t token) const {
    std::vector<std::size_t> all{token};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const auto child : children_[all[i]]) {
            if (is(child, "conj")) all.push_back(child);
        }
    }
    return all;
}

std::string TreeView::preposition(std::size_t token) const {
    const auto mark = child(token, "case");
    if (mark == none) return {};
    auto words = sentence_.tokens[mark].lower;
    for (const auto more : children_[mark]) {
        if (is(more, "fixed")) words += ' ' + sentence_.tokens[more].lower;
    }
    // "out of": two prepositions of one phrase.
    const auto next = mark + 1;
    if (next < token && is(next, "case") && head(next) == token && children_[mark].empty())
        words += ' ' + sentence_.tokens[next].lower;
    return words;
}

std::size_t TreeView::reporting_subject(std::size_t token) const {
    const auto verb = head(token);
    if (!is(token, "nsubj") || verb == syntax::ParsedWord::root || !is(verb, "ccomp")) return none;
    auto above = head(verb);
    // "has neither confirmed nor denied that it does": who confirms, too.
    while (above != syntax::ParsedWord::root && is(above, "conj") && child(above, "nsubj") == none)
        above = head(above);
    if (above == syntax::ParsedWord::root) return none;
    const auto subject = child(above, "nsubj");
    return subject == none || subject > token ? none : subject;
}

std::size_t TreeView::subject_above(std::size_t token) const {
    auto below = token;
    for (auto verb = head(token); verb != syntax::ParsedWord::root; verb = head(verb)) {
        if (is(below, "nsubj")) return none;
        const auto subject = child(verb, "nsubj");
        if (subject != none) {
            const bool is_relative = (sentence_.tokens[subject].classes & word::relative) != 0;
            return is_relative && is(verb, "acl") ? head(verb) : subject;
        }
        // "urged Sorsa to sell its unit"
        const auto above = head(verb);
        const auto object =
            is(verb, "xcomp") && above != syntax::ParsedWord::root ? child(above, "obj") : none;
        if (object != none) return object;
        below = verb;
    }
    return none;
}

std::size_t TreeView::subject_before(std::size_t token) const {
    auto below = token;
    while (below != syntax::ParsedWord::root && !is(below, "nsubj")) {
        if (pos(below) == "VERB") return none;
        below = head(below);
    }
    if (below == syntax::ParsedWord::root) return none;
    const auto verb = head(below);
    if (verb == syntax::ParsedWord::root || head(verb) == syntax::ParsedWord::root) return none;
    const auto subject = child(head(verb), "nsubj");
    return subject == none || subject > token ? none : subject;
}

Span TreeView::span(std::size_t token) const {
    Span found{token, token + 1};
    // Trees are projective but for a few: what hangs from a token stands around it without gaps.
    std::vector<std::size_t> open{token};
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        found.begin = std::min(found.begin, at);
        found.end = std::max(found.end, at + 1);
        open.insert(open.end(), children_[at].begin(), children_[at].end());
    }
    return found;
}

std::size_t TreeView::own_words(std::size_t token) const {
    const auto tells = [this](std::size_t child) {
        if (is(child, "amod")) return (sentence_.tokens[child].classes & word::vague) == 0;
        return is(child, "compound") || (is(child, "nmod") && !is_cut_off(child));
    };
    return static_cast<std::size_t>(std::ranges::count_if(children_[token], tells));
}

bool TreeView::is_cut_off(std::size_t token) const {
    const auto mark = child(token, "case");
    return mark != none && mark > 0 && mark < token && sentence_.tokens[mark - 1].text == ",";
}

bool is_in_name(const Sentence& sentence, std::size_t token) {
    const auto mention = sentence.mention_of[token];
    return mention != none && !sentence.mentions[mention].is_adjective;
}

const Noun* noun_at(const Sentence& sentence, std::size_t token, const Lexicon& lexicon) {
    const auto& lower = sentence.tokens[token].lower;
    const bool can_be_two = token > 0 && sentence.tokens[token - 1].is_word &&
                            sentence.mention_of[token - 1] == none &&
                            lexicon.second_nouns.contains(lower);
    if (can_be_two) {
        const auto* both = lexicon.find_noun(sentence.tokens[token - 1].lower + ' ' + lower);
        if (both != nullptr) return both;
    }
    return lexicon.find_noun(lower);
}

KindSet kind_at(const Sentence& sentence, std::size_t token, const Reading& reading) {
    if (const auto id = sentence.mention_of[token]; id != none) {
        const auto thing = sentence.mentions[id].thing;
        return thing == none ? kinds::none : reading.things[thing].kind;
    }
    const auto& lower = sentence.tokens[token].lower;
    if (reading.lexicon.businesses.contains(lower)) return kinds::organization;
    if (reading.lexicon.titles.find(lower) != nullptr) return kinds::person;
    if (const auto* noun = noun_at(sentence, token, reading.lexicon)) {
        return noun->kind != kinds::none ? noun->kind : noun->group;
    }
    return kind_named(syntax::kind_of_noun(lower));
}

bool is_unnamed_body(
    const Sentence& sentence, std::size_t token, const TreeView& tree, const Reading& reading
) {
    return tree.tag(token) == "NN" && sentence.mention_of[token] == none &&
           kind_at(sentence, token, reading) == kinds::organization;
}

bool can_speak_as(const Thing& thing, const Token& pronoun) {
    constexpr auto bodies = kinds::organization | kinds::country;
    if ((pronoun.classes & word::it) != 0) return (thing.kind & bodies) != 0;
    const bool is_she = (pronoun.classes & word::she) != 0;
    const auto gender = is_she ? Gender::female : Gender::male;
    const bool fits = thing.gender == Gender::unknown || thing.gender == gender;
    return thing.kind == kinds::person && fits;
}

std::string lemma_of_verb(const Token& token, const Lexicon& lexicon) {
    const auto known = lexicon.verb_forms.find(token.lower);
    if (known != lexicon.verb_forms.end()) return lexicon.verbs[known->second.verb].lemma;
    const syntax::WordReading* best = nullptr;
    const auto readings = syntax::word_readings(token.lower);
    for (const auto& reading : readings) {
        if (reading.word_class != syntax::WordClass::verb) continue;
        // "left" is a form of "leave" and, as a verb, nothing of its own.
        if (best == nullptr || reading.reading.count > best->reading.count) best = &reading;
    }
    if (best != nullptr) return std::string(best->plain_form);
    // "co-wrote": as "wrote"
    const auto hyphen = token.lower.rfind('-');
    if (hyphen == std::string::npos || hyphen + 1 == token.lower.size()) return token.lower;
    Token last = token;
    last.lower = token.lower.substr(hyphen + 1);
    return token.lower.substr(0, hyphen + 1) + lemma_of_verb(last, lexicon);
}

bool is_demanded(std::size_t verb, const TreeView& tree, const Sentence& sentence) {
    const auto subject = tree.child(verb, "nsubj");
    // "that Peru release him": what is one would have an ending.
    const bool is_one = subject != none &&
                        (tree.tag(subject) == "NNP" || tree.tag(subject) == "NN") &&
                        tree.child(subject, "conj") == none;
    const auto tag = tree.tag(verb);
    const bool has_ending = tag == "VBD" || tag == "VBZ" || tag == "VBN" || tag == "VBG";
    bool is_bare = tree.pos(verb) == "VERB" && tree.child(verb, "mark") != none &&
                   (tag == "VB" || (is_one && !has_ending));
    for (const auto child : tree.children(verb)) {
        const auto label = tree.label(child);
        const auto classes = sentence.tokens[child].classes;
        if (label == "mark" && (classes & word::infinitive) != 0) return false;
        if (label == "aux" && (classes & word::modal) != 0) return false;
        const bool is_helper = label.starts_with("aux") || label == "cop";
        if (is_helper && tree.tag(child) == "VB") is_bare = true;
    }
    return is_bare;
}

Status status_of(
    std::size_t verb,
    const Sentence& sentence,
    const TreeView& tree,
    const Lexicon& lexicon,
    int depth
) {
    const auto is_class = [&](std::size_t token, WordClasses classes) {
        return (sentence.tokens[token].classes & classes) != 0;
    };
    auto status = Status::asserted;
    for (const auto child : tree.children(verb)) {
        if (is_class(child, word::negation) && tree.is(child, "advmod")) return Status::denied;
        if (tree.is(child, "aux") && is_class(child, word::modal)) {
            const bool uncertain = is_class(child, word::uncertain);
            status = std::max(status, uncertain ? Status::considered : Status::planned);
        }
        const bool is_argument = tree.is(child, "nsubj") || tree.is(child, "obj");
        if (!is_argument) continue;
        // "invited nobody"
        if (is_class(child, word::negation | word::negative)) return Status::denied;
        const auto determiner = tree.child(child, "det");
        if (determiner != none && is_class(determiner, word::negative)) return Status::denied;
    }
    // "are to be led by Volta"
    // "is due to leave": told as one mark.
    const auto is_to = [&](std::size_t token) {
        const auto last = tree.child(token, "fixed");
        return is_class(token, word::infinitive) ||
               (last != none && last < verb && is_class(last, word::infinitive));
    };
    const auto to = tree.child(verb, "mark");
    if (to != none && to < verb && is_to(to)) {
        const bool is_to_be = std::ranges::any_of(tree.children(verb), [&](std::size_t child) {
            return child < to && is_class(child, word::be) &&
                   (tree.is(child, "cop") || tree.is(child, "aux"));
        });
        if (is_to_be) status = std::max(status, Status::planned);
    }
    // "is due to appear": the parser makes "due to" one preposition.
    const auto due = to != none ? to : tree.child(verb, "case");
    const auto fixed = due == none ? none : tree.child(due, "fixed");
    const bool is_due = tree.pos(verb) == "VERB" && tree.tag(verb) == "VB" &&
                        tree.child(verb, "cop") != none && fixed != none &&
                        is_class(fixed, word::infinitive);
    if (is_due) status = std::max(status, Status::planned);
    const auto above = tree.head(verb);
    if (above == syntax::ParsedWord::root || depth > deepest_status) return status;
    if (tree.is(verb, "conj")) {
        // "will build and open": what is planned of one is of the other.
        if (tree.child(verb, "nsubj") == none && tree.child(verb, "aux") == none) {
            status = std::max(status, status_of(above, sentence, tree, lexicon, depth + 1));
        }
        return status;
    }
    const auto mark = tree.child(verb, "mark");
    // "admitted to bribing": no infinitive.
    const bool is_infinitive =
        mark != none && is_class(mark, word::infinitive) && tree.tag(verb) != "VBG";
    if (is_infinitive && is_told_of_sole(verb, sentence, tree, lexicon))
        return std::max(status, status_of(above, sentence, tree, lexicon, depth + 1));
    if (tree.is(verb, "xcomp") || tree.is(verb, "ccomp")) {
        const auto* known = verb_of(sentence.tokens[above], lexicon);
        if (known != nullptr && is_infinitive) {
            switch (known->makes) {
                case Makes::planned:
                    return std::max(status, Status::planned);
                case Makes::considered:
                    return std::max(status, Status::considered);
                case Makes::denied:
                    return Status::denied;
                default:
                    break;
            }
        }
        // "demanded that it be sold"
        const bool is_asked =
            tree.is(verb, "ccomp") && is_demanded(verb, tree, sentence) &&
            lexicon.demanding.contains(lemma_of_verb(sentence.tokens[above], lexicon));
        if (is_asked) return std::max(status, Status::considered);
        // "denies backing", "denied that it was paid"
        const bool is_fact = tree.is(verb, "ccomp") || tree.tag(verb) == "VBG";
        if (known != nullptr && known->makes == Makes::denied && is_fact) return Status::denied;
        // "is thought to have met"
        const auto have = tree.child(verb, "aux");
        const bool is_perfect =
            is_infinitive && have != none && sentence.tokens[have].lower == "have";
        if (is_perfect) return std::max(status, Status::considered);
        if (is_infinitive) {
            // "was asked to approve it"
            const bool is_told = tree.tag(above) == "VBN" && known != nullptr && known->of_object;
            const bool of_object = tree.child(above, "obj") != none || is_told;
            return std::max(
                status_of(above, sentence, tree, lexicon, depth + 1),
                of_object || tree.pos(above) != "VERB" ? Status::planned : status
            );
        }
        return status;
    }
    // "was banned from entering": did not.
    const bool is_prevented =
        mark != none && tree.is(verb, "advcl") &&
        lexicon.origins.contains(sentence.tokens[mark].lower) &&
        lexicon.blaming.contains(lemma_of_verb(sentence.tokens[above], lexicon));
    if (is_prevented) return Status::denied;
    // "beat Volta to win the cup": did, and so won.
    const bool is_done = tree.tag(above).starts_with("VB") && tree.tag(above).size() == 3 &&
                         tree.tag(above) != "VBG";
    const bool is_outcome =
        is_infinitive && is_done && tree.is(verb, "advcl") &&
        lexicon.outcomes.contains(lemma_of_verb(sentence.tokens[verb], lexicon));
    if (is_outcome) return std::max(status, status_of(above, sentence, tree, lexicon, depth + 1));
    // A purpose, or "a plan to build".
    if (is_infinitive) return std::max(status, Status::planned);
    return status;
}

const Verb* verb_of(const Token& token, const Lexicon& lexicon) {
    const auto known = lexicon.verb_ids.find(lemma_of_verb(token, lexicon));
    return known == lexicon.verb_ids.end() ? nullptr : &lexicon.verbs[known->second];
}

}  // namespace relata::article
