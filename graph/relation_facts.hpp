#pragma once

#include "graph/graph.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace relata {

/// The days a relation can belong to, both included, counted from 1970-01-01.
struct DaySpan {
    std::int32_t first = INT32_MAX;  ///< after `last`: undated
    std::int32_t last = INT32_MIN;

    [[nodiscard]] bool is_dated() const noexcept { return first <= last; }
    /// Whether some day could belong to both; never for an undated one.
    [[nodiscard]] bool overlaps(DaySpan other) const noexcept {
        return first <= other.last && other.first <= last;
    }
    friend auto operator<=>(const DaySpan&, const DaySpan&) = default;
};

/// The days of a date; an open end and days more than five million years away are the furthest
/// there are.
DaySpan day_span(const Edtf& date);

/// When a relation was so: its `when`, or without one its `stated`.
std::optional<Edtf> date_of(const Relation& relation);

/// What else searches ask of a relation beside its ends and type.
struct RelationFact {
    double confidence = 1;   ///< 1 when the relation has none, or no number
    bool is_cited = false;   ///< whether it has any evidence
    bool is_denied = false;  ///< whether its `status` is `denied`
    friend auto operator<=>(const RelationFact&, const RelationFact&) = default;
};

RelationFact fact_of(const Relation& relation);

/// The columns of RelationFacts, by position in the out column and in the in column of a snapshot:
/// numbers in `spans` and `facts`, which are ascending. For a file that keeps them.
struct RelationFactColumns {
    std::vector<DaySpan> spans;
    std::vector<RelationFact> facts;
    std::span<const std::uint32_t> out_days;
    std::span<const std::uint32_t> in_days;
    std::span<const std::uint32_t> out_facts;
    std::span<const std::uint32_t> in_facts;
};

/// The days and facts of all relations of a snapshot, where its searches walk: a search that looks
/// at thousands of relations has no time to read the properties of each, nor to jump to a place of
/// its own for each. Many relations share their days, and their facts: each is kept once, and 16
/// bytes a relation say which. Made once, for any number of questions. O(m log m).
class RelationFacts {
public:
    /// `snapshot` is of `graph`.
    RelationFacts(const Graph& graph, const Snapshot& snapshot);
    /// Of columns that `owner` keeps alive. Throws std::invalid_argument when they are not of one
    /// length, not ascending, or have numbers of spans or facts that do not exist. O(m).
    RelationFacts(RelationFactColumns columns, std::shared_ptr<const void> owner);

    [[nodiscard]] const RelationFactColumns& columns() const noexcept { return columns_; }
    [[nodiscard]] std::size_t arc_count() const noexcept { return columns_.out_days.size(); }

    /// Of the arc at a position of the out column, or the in column.
    [[nodiscard]] DaySpan days(std::uint32_t position, bool out) const {
        return columns_.spans[(out ? columns_.out_days : columns_.in_days)[position]];
    }
    [[nodiscard]] const RelationFact& out(std::uint32_t position) const {
        return columns_.facts[columns_.out_facts[position]];
    }
    [[nodiscard]] const RelationFact& in(std::uint32_t position) const {
        return columns_.facts[columns_.in_facts[position]];
    }

    // For loops: days come as numbers of the spans there are, ascending by (first, last).

    /// By position in the out column, or the in column.
    [[nodiscard]] const std::uint32_t* day_numbers(bool out) const noexcept {
        return (out ? columns_.out_days : columns_.in_days).data();
    }
    [[nodiscard]] const DaySpan* spans() const noexcept { return columns_.spans.data(); }

    /// Which spans overlap a window: none before `maybe` and from `end` on; all from `surely` to
    /// `end`; those between the first two must be asked, where long spans begin before the window.
    struct Overlap {
        std::uint32_t maybe = 0;
        std::uint32_t surely = 0;
        std::uint32_t end = 0;
    };
    [[nodiscard]] Overlap overlap(DaySpan window) const;  ///< O(log m)

private:
    void find_latest();

    RelationFactColumns columns_;
    std::vector<std::int32_t> latest_;  // the last day of the span and all before it
    std::shared_ptr<const void> owner_;
};

}  // namespace relata
