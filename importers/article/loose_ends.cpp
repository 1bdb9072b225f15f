#include "importers/article/open_relations.hpp"

// Two known things of which one hangs from the other, where nothing else told how they belong
// together: "a panel under Judge Reyes", "the loan from Norvik". The preposition names the
// relation.

namespace relata::article {

void OpenReader::loose_ends() {
    std::set<std::size_t> spoken_of;
    for (auto i = first_; i < reading_.facts.size(); ++i) {
        spoken_of.insert(reading_.facts[i].source);
        spoken_of.insert(reading_.facts[i].target);
    }
    // Nothing without a name is made for this alone.
    const auto is_known = [&](const Meant& meant) {
        return meant.things.size() == 1 && (!meant.is_described || meant.is_reference ||
                                            spoken_of.contains(meant.things.front()));
    };
    for (std::size_t token = 0; token < tree_.size(); ++token) {
        if (!tree_.is(token, "nmod") || is_time(token) || !meanings_.is_nominal(token)) continue;
        const auto noun = tree_.head(token);
        if (!meanings_.is_nominal(noun)) continue;
        const auto thing = meanings_.of(noun);
        const auto other = meanings_.of_all({token});
        const bool is_loose = is_known(thing) && is_known(other) &&
                              !is_told(thing.things.front(), other.things.front());
        if (is_loose) loose_end(thing, token, other);
    }
}

void OpenReader::loose_end(const Meant& thing, std::size_t token, const Meant& other) {
    const State state{Status::asserted, {}, 2, tree_.head(token)};
    if (tree_.label(token) == "nmod:poss") {
        loose_owner(thing, other, state);
        return;
    }
    const auto preposition = tree_.preposition(token);
    const auto by = lexicon_.loose_by.find(preposition);
    if (by != lexicon_.loose_by.end()) state_all(other, by->second, thing, state, "open:loose");
    const auto under = lexicon_.loose_under.find(preposition);
    const bool is_led = are_all(other, kinds::person) && are_all(thing, kinds::organization);
    if (under != lexicon_.loose_under.end() && is_led)
        state_all(other, under->second, thing, state, "open:loose");
    const auto about = lexicon_.loose_about.find(preposition);
    // "the trial of the drug" is about it, "the home of the mayor" about nobody.
    constexpr auto matters = kinds::topic | kinds::agreement | kinds::event;
    const bool is_about = are_all(thing, matters) && are_all(other, matters | kinds::mechanism);
    if (about != lexicon_.loose_about.end() && is_about)
        state_all(thing, about->second, other, state, "open:loose");
    const auto from = lexicon_.loose.find(preposition);
    if (from != lexicon_.loose.end()) state_all(thing, from->second, other, state, "open:loose");
}

void OpenReader::loose_owner(const Meant& thing, const Meant& owner, const State& state) {
    constexpr auto land = kinds::place | kinds::country;
    if (are_all(owner, kinds::person) && are_all(thing, kinds::organization)) {
        state_all(owner, "MEMBER_OF", thing, state, "open:loose");  // "her party"
    } else if (are_all(owner, kinds::organization) && are_all(thing, kinds::organization)) {
        state_all(thing, "PART_OF", owner, state, "open:loose");  // "the lender's board"
    } else if (are_all(owner, land) && are_all(thing, kinds::place)) {
        state_all(thing, "LOCATED_IN", owner, state, "open:loose");  // "Garm's stadium"
    }
}

bool OpenReader::is_told(std::size_t a, std::size_t b) const {
    const std::pair<std::size_t, std::size_t> ends = std::minmax(a, b);
    const auto beside = joined_by_nouns_.lower_bound({ends, {}});
    return a == b || joined_.contains(ends) ||
           (beside != joined_by_nouns_.end() && beside->first == ends);
}

}  // namespace relata::article
