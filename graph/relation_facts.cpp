#include "graph/relation_facts.hpp"

#include <algorithm>

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
    fact.confidence = relation.properties.number("confidence").value_or(1.0);
    fact.is_denied = relation.properties.text("status") == "denied";
    return fact;
}

namespace {

/// Each different value once, ascending, and of each of `all` which it is.
template <typename Value>
std::vector<std::uint32_t> numbered(const std::vector<Value>& all, std::vector<Value>& different) {
    different = all;
    std::ranges::sort(different);
    different.erase(std::unique(different.begin(), different.end()), different.end());
    std::vector<std::uint32_t> numbers;
    numbers.reserve(all.size());
    for (const auto& value : all) {
        const auto at = std::ranges::lower_bound(different, value);
        numbers.push_back(static_cast<std::uint32_t>(at - different.begin()));
    }
    return numbers;
}

}  // namespace

RelationFacts::RelationFacts(const Graph& graph, const Snapshot& snapshot) {
    std::vector<DaySpan> spans;
    std::vector<RelationFact> facts;
    spans.reserve(graph.relation_count());
    facts.reserve(graph.relation_count());
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        const auto date = relation.properties.empty() ? std::nullopt : date_of(relation);
        spans.push_back(date ? day_span(*date) : DaySpan{});
        facts.push_back(fact_of(relation));
    }
    const auto days = numbered(spans, spans_);
    const auto which = numbered(facts, facts_);
    auto latest = INT32_MIN;
    for (const auto span : spans_) latest_.push_back(latest = std::max(latest, span.last));
    for (auto* column : {&out_days_, &in_days_, &out_facts_, &in_facts_}) {
        column->reserve(snapshot.arc_count());
    }
    for (std::uint32_t at = 0; at < snapshot.arc_count(); ++at) {
        const auto out = snapshot.out_arc(at).relation.value;
        const auto in = snapshot.in_arc(at).relation.value;
        out_days_.push_back(days[out]);
        in_days_.push_back(days[in]);
        out_facts_.push_back(which[out]);
        in_facts_.push_back(which[in]);
    }
}

RelationFacts::Overlap RelationFacts::overlap(DaySpan window) const {
    const auto number = [](auto begin, auto at) { return static_cast<std::uint32_t>(at - begin); };
    const auto maybe = std::ranges::lower_bound(latest_, window.first);
    const auto surely = std::ranges::lower_bound(spans_, window.first, {}, &DaySpan::first);
    const auto end = std::ranges::upper_bound(spans_, window.last, {}, &DaySpan::first);
    return {
        std::min(number(latest_.begin(), maybe), number(spans_.begin(), surely)),
        number(spans_.begin(), surely),
        number(spans_.begin(), end)};
}

}  // namespace relata
