#include "graph/duplicates.hpp"

#include "graph/duplicates/index.hpp"
#include "graph/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>

namespace relata {
namespace {

using duplicates::Bearer;
using duplicates::Differences;
using duplicates::FormPair;
using duplicates::Match;
using duplicates::NameIndex;
using duplicates::NameSort;

constexpr double for_alias = 0.05;  // taken off: other names are less certain than names

constexpr double part_score = 0.6;  // at most, when an other name is only a part of the name

// How much of the gap to 1 is closed by what else speaks for a pair.
constexpr double same_day_share = 0.5;
constexpr double same_period_share = 0.2;
constexpr double neighbors_share = 0.6;
// What is left of a score when the two are related to each other.
constexpr double related_share = 0.7;

/// Two entities one of whose names match.
struct Candidate {
    EntityId low;
    EntityId high;
    std::uint32_t low_name = 0;
    std::uint32_t high_name = 0;
    Match match;
};

class DuplicateFinder {
public:
    explicit DuplicateFinder(const Graph& graph)
        : graph_(graph),
          differences_(graph),
          names_(graph, differences_),
          neighbors_(graph.entity_count()),
          has_neighbors_(graph.entity_count()) {}

    Duplicates find(const DuplicateOptions& options) {
        Duplicates result;
        const auto pairs = names_.matches(options.max_bearers, result.too_common);
        std::vector<Candidate> candidates;
        for (const auto& pair : pairs) collect(pair, options, candidates, result.too_common);
        std::ranges::stable_sort(candidates, {}, [](const Candidate& candidate) {
            return std::pair(candidate.low, candidate.high);
        });
        for (std::size_t begin = 0; begin < candidates.size();) {
            auto end = begin + 1;
            while (end < candidates.size() && candidates[end].low == candidates[begin].low &&
                   candidates[end].high == candidates[begin].high) {
                ++end;
            }
            ++result.compared;
            auto pair = judge(std::span(candidates).subspan(begin, end - begin), options.min_score);
            if (pair) result.pairs.push_back(*std::move(pair));
            begin = end;
        }
        result.found = result.pairs.size();
        std::ranges::stable_sort(result.pairs, std::ranges::greater{}, &DuplicatePair::score);
        if (options.limit != 0 && result.pairs.size() > options.limit) {
            result.pairs.resize(options.limit);
        }
        std::ranges::sort(result.too_common);
        result.too_common.erase(
            std::unique(result.too_common.begin(), result.too_common.end()), result.too_common.end()
        );
        return result;
    }

    std::optional<DuplicatePair> compare(EntityId a, EntityId b) {
        if (a == b) return std::nullopt;
        const auto [low, high] = std::minmax(a, b);
        std::vector<Candidate> candidates;
        if (are_different(low, high)) return std::nullopt;
        for (const auto form : names_.forms().of(low)) {
            for (const auto other : names_.forms().of(high)) {
                const auto match = names_.compare(std::min(form, other), std::max(form, other));
                if (!match) continue;
                candidates.push_back({low, high, name_of(form, low), name_of(other, high), *match});
            }
        }
        if (candidates.empty()) return std::nullopt;
        return judge(candidates, 0);
    }

private:
    [[nodiscard]] bool are_different(EntityId a, EntityId b) const {
        return differences_.have_conflicting_kinds(a, b) || differences_.are_told_apart(a, b);
    }

    /// Which name of an entity a form is.
    [[nodiscard]] std::uint32_t name_of(std::uint32_t form, EntityId id) const {
        const auto& bearers = names_.forms().all()[form].bearers;
        return std::ranges::lower_bound(bearers, id, {}, &Bearer::entity)->name;
    }

    [[nodiscard]] bool is_wanted(EntityId id, const DuplicateOptions& options) const {
        const auto& kinds = graph_.entity(id).kinds;
        return !options.kind.is_valid() || std::ranges::find(kinds, options.kind) != kinds.end();
    }

    void collect(
        const FormPair& pair,
        const DuplicateOptions& options,
        std::vector<Candidate>& candidates,
        std::vector<std::string>& too_common
    ) const {
        const auto& forms = names_.forms();
        const auto& one = forms.all()[pair.first];
        const auto& other = forms.all()[pair.second];
        for (const auto* form : {&one, &other}) {
            if (form->bearers.size() <= options.max_bearers) continue;
            too_common.push_back(forms.text(form->words));
            return;
        }
        for (std::size_t i = 0; i < one.bearers.size(); ++i) {
            const auto& a = one.bearers[i];
            if (!is_wanted(a.entity, options)) continue;
            for (auto j = pair.first == pair.second ? i + 1 : 0; j < other.bearers.size(); ++j) {
                const auto& b = other.bearers[j];
                if (a.entity == b.entity || !is_wanted(b.entity, options)) continue;
                if (are_different(a.entity, b.entity)) continue;
                const bool is_ordered = a.entity < b.entity;
                const auto& low = is_ordered ? a : b;
                const auto& high = is_ordered ? b : a;
                candidates.push_back({low.entity, high.entity, low.name, high.name, pair.match});
            }
        }
    }

    /// All matches of one pair; nothing when it stays below `min_score` or the two are two persons.
    std::optional<DuplicatePair> judge(std::span<const Candidate> matches, double min_score) {
        const auto low = matches.front().low;
        const auto high = matches.front().high;
        if (names_.forms().sort(low) == NameSort::person &&
            names_.forms().sort(high) == NameSort::person && names_.has_full_name(low) &&
            names_.has_full_name(high) &&
            std::ranges::none_of(matches, [](const Candidate& c) { return c.match.is_full; })) {
            return std::nullopt;
        }
        const Candidate* best = nullptr;
        double best_score = 0;
        const auto order = [](const Candidate& candidate) {
            return std::tuple(candidate.low_name, candidate.high_name, candidate.match.reason);
        };
        for (const auto& candidate : matches) {
            const auto score = score_of(candidate);
            // Of equal ones that of the first names, whatever order they were found in.
            const bool is_better = best == nullptr || score > best_score ||
                                   (score == best_score && order(candidate) < order(*best));
            if (score == 0 || !is_better) continue;
            best = &candidate;
            best_score = score;
        }
        if (best == nullptr) return std::nullopt;
        DuplicatePair pair{low, high, best_score, {}};
        auto reason = best->match.reason;
        if (reason == DuplicateReason::same_name && (best->low_name != 0 || best->high_name != 0)) {
            reason = DuplicateReason::alias;
        }
        pair.signs.push_back(
            {reason,
             name_text(low, best->low_name),
             name_text(high, best->high_name),
             best->match.value,
             0}
        );
        add_circumstances(pair);
        if (pair.score < min_score) return std::nullopt;
        if (keeps_the_first(pair)) {
            std::swap(pair.from, pair.into);
            std::swap(pair.signs.front().from_name, pair.signs.front().into_name);
        }
        return pair;
    }

    /// What a match of two names is worth; 0 when it says nothing.
    [[nodiscard]] double score_of(const Candidate& candidate) const {
        const bool is_alias = candidate.low_name != 0 || candidate.high_name != 0;
        const bool is_whole = candidate.match.reason == DuplicateReason::same_name ||
                              candidate.match.reason == DuplicateReason::plain_name ||
                              candidate.match.reason == DuplicateReason::word_order ||
                              candidate.match.reason == DuplicateReason::spelling;
        if (!is_alias || !is_whole) return candidate.match.score;
        // "the working group" is how a text calls any working group again.
        const bool is_low_part = is_part_of_name(candidate.low, candidate.low_name);
        const bool is_high_part = is_part_of_name(candidate.high, candidate.high_name);
        if (is_low_part && is_high_part) return 0;
        const auto most = is_low_part || is_high_part ? part_score : 1;
        const auto less = candidate.match.reason == DuplicateReason::same_name ? for_alias : 0;
        return std::min(candidate.match.score - less, most);
    }

    /// Whether an alias is no more than some words of the name.
    [[nodiscard]] bool is_part_of_name(EntityId id, std::uint32_t name) const {
        if (name == 0) return false;
        const auto whole = ' ' + fold_name(graph_.entity(id).name) + ' ';
        const auto part = ' ' + fold_name(name_text(id, name)) + ' ';
        return part.size() < whole.size() && whole.find(part) != std::string::npos;
    }

    [[nodiscard]] const std::string& name_text(EntityId id, std::uint32_t name) const {
        const auto& entity = graph_.entity(id);
        return name == 0 ? entity.name : entity.aliases[name - 1];
    }

    void add_circumstances(DuplicatePair& pair) {
        const auto raise = [&](double share) { pair.score += (1 - pair.score) * share; };
        const auto birth = differences_.birth(pair.from, pair.into);
        if (birth != Differences::Birth::unknown) {
            raise(birth == Differences::Birth::same_day ? same_day_share : same_period_share);
            pair.signs.push_back({DuplicateReason::same_birth, {}, {}, 1, 0});
        }
        const auto& a = neighbors(pair.from);
        const auto& b = neighbors(pair.into);
        const auto& few = a.size() <= b.size() ? a : b;
        const auto& many = a.size() <= b.size() ? b : a;
        std::size_t shared = 0;
        for (const auto id : few) shared += std::ranges::binary_search(many, id) ? 1U : 0U;
        const bool are_related = std::ranges::binary_search(a, pair.into);
        if (shared > 0) {
            // Without the two themselves, should they be related to each other.
            const auto all = a.size() + b.size() - shared - (are_related ? 2 : 0);
            const auto jaccard = static_cast<double>(shared) / static_cast<double>(all);
            // One neighbor in common, such as a country, says little.
            const auto weight = static_cast<double>(shared) / static_cast<double>(shared + 1);
            raise(neighbors_share * jaccard * weight);
            pair.signs.push_back({DuplicateReason::shared_neighbors, {}, {}, jaccard, shared});
        }
        if (are_related) {
            pair.score *= related_share;
            const auto count = relations_between(pair.from, pair.into);
            pair.signs.push_back({DuplicateReason::related, {}, {}, 1, count});
        }
    }

    /// Sorted, none twice, without itself.
    const std::vector<EntityId>& neighbors(EntityId id) {
        auto& own = neighbors_[id.value];
        if (has_neighbors_[id.value]) return own;
        has_neighbors_[id.value] = true;
        for (const auto arc : graph_.out_arcs(id)) own.push_back(graph_.arc_target(arc));
        for (const auto arc : graph_.in_arcs(id)) own.push_back(graph_.arc_source(arc));
        std::erase(own, id);
        std::ranges::sort(own);
        own.erase(std::unique(own.begin(), own.end()), own.end());
        return own;
    }

    [[nodiscard]] std::size_t relations_between(EntityId a, EntityId b) const {
        if (degree(b) < degree(a)) std::swap(a, b);
        std::size_t count = 0;
        for (const auto arc : graph_.out_arcs(a)) count += graph_.arc_target(arc) == b ? 1U : 0U;
        for (const auto arc : graph_.in_arcs(a)) {
            // An undirected one is among the out-arcs already.
            const bool is_new = graph_.relation(arc.relation).directed;
            count += is_new && graph_.arc_source(arc) == b ? 1U : 0U;
        }
        return count;
    }

    [[nodiscard]] std::size_t degree(EntityId id) const {
        return graph_.out_degree(id) + graph_.in_degree(id);
    }

    [[nodiscard]] bool keeps_the_first(const DuplicatePair& pair) const {
        const auto& sign = pair.signs.front();
        const bool has_fuller = sign.reason == DuplicateReason::surname ||
                                sign.reason == DuplicateReason::initials ||
                                sign.reason == DuplicateReason::middle_name;
        if (has_fuller && sign.from_name.size() != sign.into_name.size()) {
            return sign.from_name.size() > sign.into_name.size();
        }
        return degree(pair.from) >= degree(pair.into);
    }

    const Graph& graph_;
    Differences differences_;
    NameIndex names_;
    std::vector<std::vector<EntityId>> neighbors_;  // made when first asked for
    std::vector<bool> has_neighbors_;
};

std::string quoted_name(const std::string& name) {
    return '"' + name + '"';
}

/// A share in [0, 1] with two places.
std::string rounded(double share) {
    const auto hundredths = std::lround(share * 100);
    const auto places = std::to_string(100 + hundredths % 100).substr(1);
    return (hundredths >= 100 ? "1." : "0.") + places;
}

}  // namespace

std::string_view reason_name(DuplicateReason reason) {
    constexpr std::array<std::string_view, 12> names{
        "same_name",
        "alias",
        "plain_name",
        "word_order",
        "acronym",
        "middle_name",
        "initials",
        "surname",
        "spelling",
        "same_birth",
        "shared_neighbors",
        "related",
    };
    return names.at(static_cast<std::size_t>(reason));
}

Duplicates find_duplicates(const Graph& graph, const DuplicateOptions& options) {
    return DuplicateFinder(graph).find(options);
}

std::optional<DuplicatePair> compare_entities(const Graph& graph, EntityId a, EntityId b) {
    return DuplicateFinder(graph).compare(a, b);
}

std::string sentence(const DuplicateSign& sign) {
    const bool is_from_shorter = sign.from_name.size() <= sign.into_name.size();
    const auto less = quoted_name(is_from_shorter ? sign.from_name : sign.into_name);
    const auto more = quoted_name(is_from_shorter ? sign.into_name : sign.from_name);
    switch (sign.reason) {
        case DuplicateReason::same_name:
            if (sign.from_name == sign.into_name) return "both are called " + more;
            return less + " and " + more + " are one name written differently";
        case DuplicateReason::alias:
            if (sign.from_name == sign.into_name) return more + " is a name of both";
            return less + " and " + more + ", names of the two, are one written differently";
        case DuplicateReason::plain_name:
            return less + " and " + more + " differ by legal form, article or title";
        case DuplicateReason::word_order:
            return less + " and " + more + " are the same words in another order";
        case DuplicateReason::acronym:
            return less + " can be short for " + more + " and no other name";
        case DuplicateReason::middle_name:
            return less + " and " + more + " differ in middle names only";
        case DuplicateReason::initials:
            return less + " has the initials of " + more + " and of no other person";
        case DuplicateReason::surname:
            return less + " is part of " + more + " and of no other person's name";
        case DuplicateReason::spelling:
            return less + " and " + more + " sound or are spelled alike (" + rounded(sign.value) +
                   ')';
        case DuplicateReason::same_birth:
            return "the dates of birth or founding agree";
        case DuplicateReason::shared_neighbors:
            return std::to_string(sign.count) + (sign.count == 1 ? " neighbor" : " neighbors") +
                   " in common, " + rounded(sign.value) + " of all";
        case DuplicateReason::related:
            return "against it: " + std::to_string(sign.count) +
                   (sign.count == 1 ? " relation" : " relations") + " with each other";
    }
    return {};
}

}  // namespace relata
