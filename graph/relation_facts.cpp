#include "graph/relation_facts.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

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
    const auto confidence = relation.properties.number("confidence");
    if (confidence && !std::isnan(*confidence)) fact.confidence = *confidence;
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
    const auto days = numbered(spans, columns_.spans);
    const auto which = numbered(facts, columns_.facts);
    struct Numbers {
        std::vector<std::uint32_t> out_days, in_days, out_facts, in_facts;
    };
    const auto numbers = std::make_shared<Numbers>();
    for (auto* column :
         {&numbers->out_days, &numbers->in_days, &numbers->out_facts, &numbers->in_facts}) {
        column->reserve(snapshot.arc_count());
    }
    for (std::uint32_t at = 0; at < snapshot.arc_count(); ++at) {
        const auto out = snapshot.out_arc(at).relation.value;
        const auto in = snapshot.in_arc(at).relation.value;
        numbers->out_days.push_back(days[out]);
        numbers->in_days.push_back(days[in]);
        numbers->out_facts.push_back(which[out]);
        numbers->in_facts.push_back(which[in]);
    }
    columns_.out_days = numbers->out_days;
    columns_.in_days = numbers->in_days;
    columns_.out_facts = numbers->out_facts;
    columns_.in_facts = numbers->in_facts;
    owner_ = numbers;
    find_latest();
}

RelationFacts::RelationFacts(RelationFactColumns columns, std::shared_ptr<const void> owner)
    : columns_(std::move(columns)), owner_(std::move(owner)) {
    const auto& c = columns_;
    const auto m = c.out_days.size();
    const auto exist = [m](std::span<const std::uint32_t> numbers, std::size_t count) {
        return numbers.size() == m && (m == 0 || std::ranges::max(numbers) < count);
    };
    const bool fits = exist(c.out_days, c.spans.size()) && exist(c.in_days, c.spans.size()) &&
                      exist(c.out_facts, c.facts.size()) && exist(c.in_facts, c.facts.size()) &&
                      std::ranges::is_sorted(c.spans) && std::ranges::is_sorted(c.facts);
    if (!fits) throw std::invalid_argument("columns that are not those of facts of relations");
    find_latest();
}

void RelationFacts::find_latest() {
    auto latest = INT32_MIN;
    for (const auto span : columns_.spans) {
        latest_.push_back(latest = std::max(latest, span.last));
    }
}

RelationFacts::Overlap RelationFacts::overlap(DaySpan window) const {
    const auto number = [](auto begin, auto at) { return static_cast<std::uint32_t>(at - begin); };
    const auto maybe = std::ranges::lower_bound(latest_, window.first);
    const auto surely = std::ranges::lower_bound(columns_.spans, window.first, {}, &DaySpan::first);
    const auto end = std::ranges::upper_bound(columns_.spans, window.last, {}, &DaySpan::first);
    return {
        std::min(number(latest_.begin(), maybe), number(columns_.spans.begin(), surely)),
        number(columns_.spans.begin(), surely),
        number(columns_.spans.begin(), end)};
}

}  // namespace relata
