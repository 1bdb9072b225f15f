#pragma once

#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata {

/// A 32-bit number for each vertex met, without touching memory for the others: most searches in a
/// large graph end after a few thousand vertices, and clearing an array for all of them would take
/// longer than the search. A hash table with linear probing that becomes a plain array once it
/// would be about as large as that.
class VertexTable {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    explicit VertexTable(std::size_t vertex_count) : vertex_count_(vertex_count) {
        slots_.resize(first_size);
    }

    [[nodiscard]] std::uint32_t get(Vertex v) const {
        if (!dense_.empty()) return dense_[v];
        const auto& slot = slots_[place(v)];
        return slot.vertex == v ? slot.value : none;
    }

    /// Whether v had no value; if it had, that one stays.
    bool insert(Vertex v, std::uint32_t value) {
        if (!dense_.empty()) {
            if (dense_[v] != none) return false;
            dense_[v] = value;
            return true;
        }
        auto& slot = slots_[place(v)];
        if (slot.vertex == v) return false;
        slot = {v, value};
        if (++size_ * 2 > slots_.size()) grow();
        return true;
    }

private:
    struct Slot {
        Vertex vertex = none;
        std::uint32_t value = none;
    };
    static constexpr std::size_t first_size = 256;  // a power of two, as all sizes

    [[nodiscard]] std::size_t place(Vertex v) const {
        const auto mask = slots_.size() - 1;
        // Fibonacci hashing: neighbors often have neighboring numbers
        auto at = static_cast<std::size_t>((v * std::uint64_t{0x9E3779B97F4A7C15}) >> 32U) & mask;
        while (slots_[at].vertex != v && slots_[at].vertex != none) at = (at + 1) & mask;
        return at;
    }

    void grow() {
        std::vector<Slot> before(slots_.size() * 2);
        before.swap(slots_);
        if (slots_.size() * 4 >= vertex_count_) {
            dense_.assign(vertex_count_, none);
            slots_.clear();
        }
        for (const auto& slot : before) {
            if (slot.vertex == none) continue;
            if (dense_.empty()) {
                slots_[place(slot.vertex)] = slot;
            } else {
                dense_[slot.vertex] = slot.value;
            }
        }
    }

    std::size_t vertex_count_;
    std::size_t size_ = 0;
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> dense_;
};

}  // namespace relata
