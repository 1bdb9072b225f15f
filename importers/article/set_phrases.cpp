#include "importers/article/open_relations.hpp"

// Phrases that join two things as a whole: "on loan from X", "with money from X", "has its
// headquarters in X". Which ones do is told by open.tsv.

namespace relata::article {

bool OpenReader::is_set_phrase(std::size_t noun) const {
    return lexicon_.phrase_nouns.contains(tokens_[noun].lower);
}

bool OpenReader::set_phrase(
    std::size_t noun, const Meant& doers, const Meant& sufferers, const State& state
) {
    if (!is_set_phrase(noun) || in_name(noun)) return false;
    const auto before = tree_.preposition(noun);
    if (before.empty()) return false;
    bool is_found = false;
    for (const auto child : tree_.children(noun)) {
        if (!tree_.is(child, "nmod") || child < noun) continue;
        is_found = states_phrase(before, noun, child, doers, sufferers, state) || is_found;
        // "on loan at Metz from Lille"
        for (const auto further : tree_.children(child)) {
            if (!in_name(child) || !tree_.is(further, "nmod") || further < child) continue;
            is_found = states_phrase(before, noun, further, doers, sufferers, state) || is_found;
        }
    }
    return is_found;
}

bool OpenReader::states_phrase(
    const std::string& before,
    std::size_t noun,
    std::size_t behind,
    const Meant& doers,
    const Meant& sufferers,
    const State& state
) {
    const auto words = before + ' ' + tokens_[noun].lower + ' ' + tree_.preposition(behind);
    const auto to = lexicon_.phrases.find(words);
    if (to != lexicon_.phrases.end()) {
        state_all(doers, to->second, meanings_.of_all({behind}), state);
        return true;
    }
    const auto by = lexicon_.phrases_by.find(words);
    if (by == lexicon_.phrases_by.end()) return false;
    state_all(meanings_.of_all({behind}), by->second, sufferers, state);
    return true;
}

void OpenReader::verb_phrase(std::size_t verb, const Subjects& subjects, const State& state) {
    const auto object = tree_.child(verb, "obj");
    if (object == none || in_name(object) || !is_set_phrase(object)) return;
    const auto doers = meanings_.of_all(subjects.tokens);
    const auto lemma = lemma_of_verb(tokens_[verb], lexicon_);
    for (const auto head : {object, verb}) {
        for (const auto child : tree_.children(head)) {
            const bool is_behind =
                child > object && (tree_.is(child, "nmod") || tree_.is(child, "obl"));
            if (is_behind && !is_time(child))
                states_phrase(lemma, object, child, doers, doers, state);
        }
    }
    // "Bergen, where it has its headquarters"
    const auto place = relative_place(verb);
    const auto known = lexicon_.phrases.find(lemma + ' ' + tokens_[object].lower + " in");
    if (place != none && known != lexicon_.phrases.end())
        state_all(doers, known->second, meanings_.of_all({place}), state);
}

void OpenReader::phrases_beside(std::size_t token, const Meant& meant, const State& state) {
    if (meant.things.empty()) return;
    for (const auto child : tree_.children(token)) {
        if (tree_.is(child, "nmod") && child > token) set_phrase(child, meant, meant, state);
    }
}

}  // namespace relata::article
