#include "importers/article/attachments.hpp"

// Where phrases hang that the parser, which sees words only, hangs from the wrong one of two: names
// and the kinds of nouns tell more.

namespace relata::article {

std::size_t TreeRules::child(std::size_t at, std::string_view label) const {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
        if (tree_[i].head == at && tree_[i].label == label) return i;
    }
    return none;
}

std::size_t TreeRules::preposition(std::size_t at) const {
    const auto mark = child(at, "case");
    return mark == none || mark > at || child(mark, "fixed") != none ? none : mark;
}

void attach_phrases(Sentence& sentence, const Reading& reading) {
    ClauseRules clauses(sentence, reading);
    PhraseRules phrases(sentence, reading);
    const auto& tree = sentence.tree;
    for (std::size_t at = 0; at < tree.size(); ++at) clauses.find(at);
    for (std::size_t at = 1; at < tree.size(); ++at) {
        if (tree[at].head == syntax::ParsedWord::root) continue;
        clauses.mend(at);
        phrases.mend(at);
    }
}

}  // namespace relata::article
