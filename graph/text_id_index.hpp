#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// Finds records by their text ids without keeping a second copy of these: open addressing with
/// linear probing over the records' numbers, at most two thirds full, 8 bytes a slot. The upper
/// half of a slot is part of the hash, so that nearly every comparison of texts is one that holds.
class TextIdIndex {
public:
    /// The number under which `id` was added; `id_of(number)` gives the text of a record.
    template <typename IdOf>
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id, const IdOf& id_of) const {
        if (slots_.empty()) return std::nullopt;
        const auto hash = hash_of(id);
        for (auto at = hash & mask();; at = (at + 1) & mask()) {
            const auto slot = slots_[at];
            if (slot == free) return std::nullopt;
            const auto number = static_cast<std::uint32_t>(slot);
            if (slot >> 32U == hash >> 32U && id_of(number) == id) return number;
        }
    }

    /// `id` must not be there yet; `number` must be less than 2^32 - 1. `id_of` as above, for the
    /// records added before.
    template <typename IdOf>
    void add(std::string_view id, std::uint32_t number, const IdOf& id_of) {
        if (3 * (count_ + 1) > 2 * slots_.size()) grow(id_of);
        put(hash_of(id), number);
        ++count_;
    }

    void clear() {
        slots_.clear();
        count_ = 0;
    }

private:
    static constexpr std::uint64_t free = UINT64_MAX;

    static std::uint64_t hash_of(std::string_view id) { return std::hash<std::string_view>()(id); }
    [[nodiscard]] std::uint64_t mask() const { return slots_.size() - 1; }

    void put(std::uint64_t hash, std::uint32_t number) {
        auto at = hash & mask();
        while (slots_[at] != free) at = (at + 1) & mask();
        slots_[at] = (hash >> 32U << 32U) | number;
    }

    template <typename IdOf>
    void grow(const IdOf& id_of) {
        constexpr std::size_t smallest = 16;
        const auto old = std::move(slots_);
        slots_.assign(old.empty() ? smallest : 2 * old.size(), free);
        for (const auto slot : old) {
            if (slot == free) continue;
            const auto number = static_cast<std::uint32_t>(slot);
            put(hash_of(id_of(number)), number);
        }
    }

    std::vector<std::uint64_t> slots_;
    std::size_t count_ = 0;
};

}  // namespace relata
