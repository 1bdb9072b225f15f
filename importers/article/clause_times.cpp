#include "importers/article/clause_times.hpp"

#include "importers/article/tree.hpp"

#include <algorithm>
#include <string_view>

namespace relata::article {
namespace {

constexpr int most_verbs = 3;  // a time is taken over from

class TimeTeller {
public:
    TimeTeller(std::size_t verb, bool ahead, const Sentence& sentence, const Reading& reading)
        : ahead_(ahead || is_in_present(verb, sentence)),
          sentence_(sentence),
          tree_(sentence.tree),
          reading_(reading) {}

    std::optional<Edtf> of(std::size_t verb, int depth = 0) const {
        bool has_time = false;
        for (std::size_t id = 0; id < sentence_.times.size(); ++id) {
            if (!is_of(id, verb)) continue;
            has_time = true;
            if (auto when = resolved(sentence_.times[id])) return when;
        }
        if (has_time || depth == most_verbs) return {};
        if (auto when = told_of_time(verb)) return when;
        const auto other = companion(verb);
        return other == none ? std::nullopt : of(other, depth + 1);
    }

private:
    std::optional<Edtf> resolved(const Time& time) const {
        return resolve(time, reading_.date, ahead_);
    }
    [[nodiscard]] bool has_label(std::size_t token, std::string_view name) const {
        return is_label(tree_[token].label, name);
    }
    [[nodiscard]] bool is_verb(std::size_t token) const { return tree_[token].pos == "VERB"; }

    /// Whether a time is that of a verb: no other stands between, nor what happens itself.
    bool is_of(std::size_t id, std::size_t verb) const {
        const auto& time = sentence_.times[id];
        const bool has_preposition = time.has_lead;
        auto at = tree_[top_of(time.begin, time.end, tree_)].head;
        for (std::size_t steps = 0; at != none && steps < tree_.size(); ++steps) {
            if (at == verb) return true;
            if (is_verb(at) || has_label(at, "conj")) return false;
            const bool is_name = is_in_name(sentence_, at);
            const bool is_passed = is_name || is_part_of_time(at) || is_plain_noun(at, time);
            if (has_preposition && !is_passed) return false;
            at = tree_[at].head;
        }
        return false;
    }

    /// "before the end of 2020"
    bool is_part_of_time(std::size_t token) const {
        const auto* known = reading_.lexicon.times.find(sentence_.tokens[token].lower);
        return known != nullptr && known->kind == TimeClass::part;
    }

    /// A noun in front of a day that is no event: "signed a contract on Monday". A month or year
    /// may be the noun's own: "data from 2019".
    bool is_plain_noun(std::size_t token, const Time& time) const {
        const bool is_day = time.kind == Time::Kind::weekday ||
                            time.kind == Time::Kind::month_day ||
                            (time.exact && is_one_day(*time.exact));
        return is_day && (kind_at(sentence_, token, reading_) & kinds::event) == 0;
    }

    /// The time a clause says more of: "since February, when a paper reported".
    std::optional<Edtf> told_of_time(std::size_t verb) const {
        if (!has_label(verb, "advcl") && !has_label(verb, "acl")) return {};
        const auto first = when_or_where(verb);
        if (first == none || first == 0) return {};
        const bool is_aside = sentence_.tokens[first - 1].text == ",";
        if (is_aside && first == 1) return {};
        const auto id = sentence_.time_of[is_aside ? first - 2 : first - 1];
        if (id == none) return {};
        // Then, and not "before May 29" or "since May".
        auto time = sentence_.times[id];
        time.direction = 0;
        if (time.kind == Time::Kind::unresolved && time.month != 0) {
            time.kind = time.day != 0 ? Time::Kind::month_day : Time::Kind::month;
        }
        return resolved(time);
    }

    /// The verb whose time is that of a verb without one.
    std::size_t companion(std::size_t verb) const {
        const auto head = tree_[verb].head;
        if (head != none && head < verb && is_verb(head)) {
            const bool is_same_form = tree_[verb].tag == tree_[head].tag;
            if (has_label(verb, "conj") && is_same_form) return head;
            if (has_label(verb, "advcl") && tree_[verb].tag == "VBG") return head;
        }
        if (ahead_ && has_label(verb, "acl") && when_or_where(verb) != none) {
            auto at = head;
            while (at != none && !is_verb(at)) at = tree_[at].head;
            return at;
        }
        // "Mounted on a dish in 2023, it found …"
        if (tree_[verb].tag != "VBD") return none;
        for (std::size_t at = 0; at < verb; ++at) {
            const bool is_participle = tree_[at].tag == "VBN" || tree_[at].tag == "VBG";
            if (tree_[at].head == verb && has_label(at, "advcl") && is_participle) return at;
        }
        return none;
    }

    /// The word of these before a verb; none when there is none.
    std::size_t when_or_where(std::size_t verb) const {
        for (std::size_t at = 0; at < verb; ++at) {
            if (tree_[at].head == verb && tree_[at].tag == "WRB") return at;
        }
        return none;
    }

    bool ahead_;
    const Sentence& sentence_;
    const std::vector<syntax::ParsedWord>& tree_;
    const Reading& reading_;
};

}  // namespace

bool is_in_present(std::size_t verb, const Sentence& sentence) {
    if (verb >= sentence.tree.size()) return false;
    return sentence.tree[verb].tag == "VBZ" || sentence.tree[verb].tag == "VBP";
}

std::optional<Edtf> when_told(
    std::size_t verb, bool ahead, const Sentence& sentence, const Reading& reading
) {
    if (sentence.times.empty() || verb >= sentence.tree.size()) return {};
    return TimeTeller(verb, ahead, sentence, reading).of(verb);
}

}  // namespace relata::article
