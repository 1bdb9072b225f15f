#pragma once

#include "graph/snapshot.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

namespace relata::tests {

/// Arcs as the columns of a snapshot alone: a Graph of so many would take seconds to make.
class ArcColumns {
public:
    using Ends = std::pair<Vertex, Vertex>;

    ArcColumns(std::size_t n, std::vector<Ends> arcs)
        : arcs_(std::move(arcs)), out_offsets_(n + 1), in_offsets_(n + 1) {
        const auto lay_out = [&](auto& offsets, auto& column, auto row, auto cell) {
            std::ranges::stable_sort(arcs_, {}, row);
            for (const auto& arc : arcs_) ++offsets[std::invoke(row, arc) + 1];
            std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
            for (const auto& arc : arcs_) column.push_back(std::invoke(cell, arc));
        };
        lay_out(out_offsets_, targets_, &Ends::first, &Ends::second);
        lay_out(in_offsets_, sources_, &Ends::second, &Ends::first);
    }

    [[nodiscard]] std::size_t vertex_count() const { return out_offsets_.size() - 1; }
    [[nodiscard]] const std::vector<Ends>& arcs() const { return arcs_; }

    /// Valid as long as this is.
    [[nodiscard]] Snapshot snapshot() const {
        SnapshotColumns columns;
        columns.out_offsets = out_offsets_;
        columns.in_offsets = in_offsets_;
        columns.out_targets = targets_;
        columns.in_sources = sources_;
        return {columns, arcs_.size(), nullptr};
    }

private:
    std::vector<Ends> arcs_;
    std::vector<std::uint32_t> out_offsets_;
    std::vector<std::uint32_t> in_offsets_;
    std::vector<Vertex> targets_;
    std::vector<Vertex> sources_;
};

}  // namespace relata::tests
