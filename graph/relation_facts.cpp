#include "graph/relation_facts.hpp"

#include <algorithm>
#include <numeric>

namespace relata {

DaySpan day_span(const Edtf& date) {
    const auto clamped = [](std::int64_t day) {
        // not the very ends, which mark an undated span
        return static_cast<std::int32_t>(
            std::clamp<std::int64_t>(day, std::int64_t{INT32_MIN} + 1, std::int64_t{INT32_MAX} - 1)
        );
    };
    return {clamped(date.first_day()), clamped(date.last_day())};
}

std::optional<Edtf> date_of(const Relation& relation) {
    auto date = relation.properties.date("when");
    if (!date) date = relation.properties.date("stated");
    return date;
}

RelationFact fact_of(const Relation& relation) {
    RelationFact fact;
    fact.is_cited = !relation.evidence.empty();
    if (relation.properties.empty()) return fact;
    if (const auto date = date_of(relation)) fact.days = day_span(*date);
    fact.confidence = relation.properties.number("confidence").value_or(1.0);
    fact.is_denied = relation.properties.text("status") == "denied";
    return fact;
}

RelationFacts::RelationFacts(const Graph& graph, const Snapshot& snapshot) {
    std::vector<RelationFact> all;
    all.reserve(graph.relation_count());
    for (const auto id : graph.relations()) all.push_back(fact_of(graph.relation(id)));

    facts_ = all;
    std::ranges::sort(facts_);
    facts_.erase(std::unique(facts_.begin(), facts_.end()), facts_.end());
    std::vector<std::uint32_t> number(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        number[i] =
            static_cast<std::uint32_t>(std::ranges::lower_bound(facts_, all[i]) - facts_.begin());
    }
    out_.reserve(snapshot.arc_count());
    in_.reserve(snapshot.arc_count());
    for (std::uint32_t at = 0; at < snapshot.arc_count(); ++at) {
        out_.push_back(number[snapshot.out_arc(at).relation.value]);
        in_.push_back(number[snapshot.in_arc(at).relation.value]);
    }
}

}  // namespace relata
