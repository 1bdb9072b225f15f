#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// Finds records by their text ids without keeping a second copy of the long ones: open addressing
/// with linear probing, at most two thirds full, 16 bytes a slot. An id of up to 11 bytes stands
/// in its slot, so that looking it up touches no record; of a longer one the slot has the hash.
class TextIdIndex {
public:
    /// The number under which `id` was added; `id_of(number)` gives the text of a record.
    template <typename IdOf>
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id, const IdOf& id_of) const {
        if (slots_.empty()) return std::nullopt;
        const auto wanted = slot_for(id);
        for (auto at = hash_of(wanted) & mask();; at = (at + 1) & mask()) {
            const auto& slot = slots_[at];
            if (slot.is_free()) return std::nullopt;
            if (slot.is_alike(wanted) && (!wanted.is_long() || id_of(slot.number()) == id)) {
                return slot.number();
            }
        }
    }

    /// Fetches what looking for `id` will read first, for whoever looks a little later.
    void prefetch(std::string_view id) const {
        if (slots_.empty()) return;
        __builtin_prefetch(slots_.data() + (hash_of(slot_for(id)) & mask()));
    }

    /// `id` must not be there yet; `number` must be less than 2^32 - 1.
    void add(std::string_view id, std::uint32_t number) {
        if (3 * (count_ + 1) > 2 * slots_.size()) grow();
        auto slot = slot_for(id);
        slot.first |= number;
        put(slot);
        ++count_;
    }

    void clear() {
        slots_.clear();
        count_ = 0;
    }

private:
    static constexpr std::size_t longest_inside = 11;

    /// From the low end: number (4 bytes), length (1), text (11); of a long id a length of 255 and
    /// 88 bits that its hash determines.
    struct Slot {
        std::uint64_t first = UINT64_MAX;
        std::uint64_t second = UINT64_MAX;

        [[nodiscard]] bool is_free() const { return first == UINT64_MAX; }
        [[nodiscard]] bool is_long() const { return (first >> 32U & 0xFFU) == 0xFFU; }
        [[nodiscard]] std::uint32_t number() const { return static_cast<std::uint32_t>(first); }
        [[nodiscard]] bool is_alike(const Slot& other) const {
            return first >> 32U == other.first >> 32U && second == other.second;
        }
    };

    static Slot slot_for(std::string_view id) {
        if (id.size() > longest_inside) {
            const std::uint64_t hash = std::hash<std::string_view>()(id);
            return {std::uint64_t{0xFF} << 32U | hash << 40U, hash};
        }
        std::array<char, 16> bytes{};
        bytes[4] = static_cast<char>(id.size());
        if (!id.empty()) std::memcpy(bytes.data() + 5, id.data(), id.size());
        Slot slot;
        std::memcpy(&slot.first, bytes.data(), sizeof slot.first);
        std::memcpy(&slot.second, bytes.data() + sizeof slot.first, sizeof slot.second);
        return slot;
    }

    /// Two rounds of multiply and fold, as in T. Wang's and S. Vigna's integer mixers.
    static std::uint64_t hash_of(const Slot& slot) {
        auto hash = (slot.first >> 32U) * 0x9E3779B97F4A7C15U ^ slot.second;
        hash = (hash ^ hash >> 32U) * 0xD6E8FEB86659FD93U;
        return hash ^ hash >> 29U;
    }

    [[nodiscard]] std::uint64_t mask() const { return slots_.size() - 1; }

    void put(const Slot& slot) {
        auto at = hash_of(slot) & mask();
        while (!slots_[at].is_free()) at = (at + 1) & mask();
        slots_[at] = slot;
    }

    void grow() {
        constexpr std::size_t smallest = 16;
        const auto old = std::exchange(slots_, {});
        slots_.assign(old.empty() ? smallest : 2 * old.size(), {});
        for (const auto& slot : old) {
            if (!slot.is_free()) put(slot);
        }
    }

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

}  // namespace relata
