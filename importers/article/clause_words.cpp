#include "importers/article/clause_words.hpp"

#include <utility>

namespace relata::article {
namespace {

void add(const ClauseWords::Words& more, ClauseWords::Words& words) {
    words.insert(words.end(), more.begin(), more.end());
}

}  // namespace

bool ClauseWords::is_noun(std::size_t token) const {
    const auto pos = tree_.pos(token);
    return pos == "NOUN" || pos == "PROPN";
}

bool ClauseWords::hangs(std::size_t token, std::string_view label) const {
    return tree_.head(token) != syntax::ParsedWord::root && tree_.is(token, label);
}

bool ClauseWords::is_verb(std::size_t token) const {
    if (tree_.is(token, "aux") || tree_.is(token, "cop")) return false;
    if (tree_.pos(token) == "VERB" || tree_.pos(token) == "AUX") return true;
    // "can be relieved": no adjective has an auxiliary that is not its copula.
    if (tree_.child(token, "aux") != none && tree_.child(token, "cop") == none) return true;
    // "the lighthouse guides ships": a noun that has a subject is a verb the tagger missed.
    return tree_.pos(token) == "NOUN" && tree_.child(token, "nsubj") != none &&
           tree_.child(token, "obj") != none && tree_.child(token, "cop") == none;
}

bool ClauseWords::is_predicate(std::size_t token) const {
    if (tree_.is(token, "amod") || tree_.is(token, "compound") || tree_.is(token, "case") ||
        tree_.is(token, "fixed") || tree_.is(token, "flat") || tree_.is(token, "mark")) {
        return false;
    }
    return is_verb(token) || tree_.child(token, "cop") != none;
}

bool ClauseWords::is_relative_pronoun(std::size_t token) const {
    const auto tag = tree_.tag(token);
    return tag == "WDT" || tag == "WP" || tag == "WP$" || tag == "WRB";
}

ClauseWords::Words ClauseWords::trimmed(const Words& words) const {
    Words kept;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto at = words[i];
        if (is_lone_mark(at)) {
            const bool after = !kept.empty() && kept.back() + 1 == at;
            const bool before = i + 1 < words.size() && words[i + 1] == at + 1;
            if (!after || !before) continue;
        }
        kept.push_back(at);
    }
    drop_half_brackets(kept);
    const auto quotes = std::ranges::count_if(kept, [&](auto at) { return is_quote(at); });
    if (quotes % 2 == 1) {
        if (is_quote(kept.front())) {
            kept.erase(kept.begin());
        } else if (is_quote(kept.back())) {
            kept.pop_back();
        }
    }
    while (!kept.empty() && is_lone_mark(kept.back())) kept.pop_back();
    const auto brackets = std::ranges::count_if(kept, [&](auto at) { return bracket(at) != 0; });
    if (brackets == 2 && bracket(kept.front()) > 0 && bracket(kept.back()) < 0) {
        return {kept.begin() + 1, kept.end() - 1};  // "(RCEP)"
    }
    return kept;
}

/// A mark that has no other half.
bool ClauseWords::is_lone_mark(std::size_t token) const {
    return is_mark(token) && !is_quote(token) && bracket(token) == 0;
}

bool ClauseWords::is_quote(std::size_t token) const {
    const auto text = tokens_[token].text;
    return text == "\"" || text == "``" || text == "''" || text == "\u201C" || text == "\u201D" ||
           text == "'" || text == "`";
}

/// 1 for one that opens, -1 for one that closes, 0 for anything else.
int ClauseWords::bracket(std::size_t token) const {
    const auto text = tokens_[token].text;
    if (text == "(" || text == "[" || text == "-LRB-" || text == "-LSB-") return 1;
    if (text == ")" || text == "]" || text == "-RRB-" || text == "-RSB-") return -1;
    return 0;
}

/// Brackets without another half, and those with nothing inside.
void ClauseWords::drop_half_brackets(Words& words) const {
    Words open;
    Words dropped;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto kind = bracket(words[i]);
        if (kind > 0) open.push_back(words[i]);
        if (kind >= 0) continue;
        if (open.empty()) {
            dropped.push_back(words[i]);
            continue;
        }
        if (i > 0 && words[i - 1] == open.back()) {
            dropped.push_back(open.back());
            dropped.push_back(words[i]);
        }
        open.pop_back();
    }
    dropped.insert(dropped.end(), open.begin(), open.end());
    std::erase_if(words, [&](std::size_t word) {
        return std::ranges::find(dropped, word) != dropped.end();
    });
}

ClauseWords::Words ClauseWords::phrase(std::size_t head, std::size_t without, bool is_list) const {
    const bool is_free = is_relative_pronoun(head);  // "what he does"
    return trimmed(below(head, [&](std::size_t child) {
        if (child == without) return true;
        if (is_free && tree_.label(child) == "acl:relcl") return false;
        const auto above = tree_.head(child);
        if (tree_.label(child) == "acl:relcl" || tree_.is(child, "parataxis") ||
            tree_.is(child, "discourse") || tree_.is(child, "appos")) {
            return true;
        }
        if (above != head) return false;
        if (tree_.is(child, "conj") || tree_.is(child, "cc")) return !is_list;
        return tree_.is(child, "case") || tree_.is(child, "mark") || tree_.is(child, "nsubj") ||
               tree_.is(child, "cop") || tree_.is(child, "aux");
    }));
}

ClauseWords::Words ClauseWords::whole_clause(std::size_t head, std::size_t without) const {
    return trimmed(below(head, [&](std::size_t child) {
        if (child == without) return true;
        if (tree_.head(child) != head) return false;
        return tree_.is(child, "mark") && is_class(child, word::subordinator) &&
               !is_class(child, word::hypothetical);
    }));
}

ClauseWords::Words ClauseWords::preposition(std::size_t head) const {
    Words words;
    for (const auto child : tree_.children(head)) {
        if (tree_.is(child, "case") && child < head && bearer(child, head) == head) {
            add(all_below(child), words);
        }
    }
    if (!words.empty() || !hangs(head, "obl")) return words;
    for (const auto other : tree_.children(tree_.head(head))) {
        if (!tree_.is(other, "obl") || other <= head) continue;
        for (const auto child : tree_.children(other)) {
            if (tree_.is(child, "case") && child < head && bearer(child, other) == head) {
                add(all_below(child), words);
            }
        }
    }
    return words;
}

/// "into the Vistula near Krakow": the parser may hang "into" from Krakow. It is of the first
/// phrase beside `head` that stands behind it and has no preposition.
std::size_t ClauseWords::bearer(std::size_t mark, std::size_t head) const {
    if (!hangs(head, "obl")) return head;
    for (const auto other : tree_.children(tree_.head(head))) {
        if (other >= head) break;
        if (other > mark && tree_.is(other, "obl") && tree_.child(other, "case") == none) {
            return other;
        }
    }
    return head;
}

void ClauseWords::add_verb(std::size_t verb, Words& relation) const {
    std::size_t first = verb;
    for (const auto child : tree_.children(verb)) {
        if (tree_.is(child, "aux") || tree_.is(child, "cop")) first = std::min(first, child);
    }
    const auto subject = tree_.child(verb, "nsubj");
    for (const auto child : tree_.children(verb)) {
        const bool is_auxiliary = tree_.is(child, "aux") || tree_.is(child, "cop");
        const bool is_adverb =
            tree_.is(child, "advmod") && child < verb && tree_.children(child).empty() &&
            !is_relative_pronoun(child) && tree_.pos(child) != "SCONJ" &&
            (child > first || child + 1 == first || (subject != none && child > subject));
        const bool is_particle = tree_.label(child) == "compound:prt";
        if (is_auxiliary || is_adverb || is_particle) relation.push_back(child);
    }
    relation.push_back(verb);
}

ClauseWords::Words ClauseWords::all_below(std::size_t token) const {
    return below(token, [](std::size_t) { return false; });
}

ClauseWords::Words ClauseWords::noun_phrase(std::size_t head, std::size_t without) const {
    return phrase(head, without, false);
}

ClauseWords::Words ClauseWords::whole_list(std::size_t head) const {
    return phrase(head, none, true);
}

std::vector<ClauseWords::Words> ClauseWords::phrases_of(std::size_t head, std::size_t without)
    const {
    const auto members = tree_.coordinated(head);
    if (members.size() > most_members) return {phrase(head, without, true)};
    std::vector<Words> phrases;
    for (const auto member : members) {
        auto words = noun_phrase(member, without);
        if (!words.empty()) phrases.push_back(std::move(words));
    }
    return phrases;
}

}  // namespace relata::article
