#pragma once

#include "graph/snapshot.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>
#include <vector>

namespace relata {

/// Which end of a path a search grows to.
enum class Toward { target, source };

/// An array of zeros. It comes zeroed from the system page by page, so that a search pays only for
/// the pages it touches.
template <typename Entry>
class ZeroedArray {
public:
    explicit ZeroedArray(std::size_t size) : size_(size), entries_(allocate(size)) {}

    [[nodiscard]] Entry& operator[](std::size_t i) { return entries_.get()[i]; }
    [[nodiscard]] const Entry& operator[](std::size_t i) const { return entries_.get()[i]; }
    [[nodiscard]] Entry* data() { return entries_.get(); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    void clear() { std::fill_n(entries_.get(), size_, Entry{}); }

private:
    struct Free {
        void operator()(Entry* memory) const { std::free(memory); }  // NOLINT(*-no-malloc)
    };
    static Entry* allocate(std::size_t count) {
        static_assert(std::is_trivially_copyable_v<Entry>);
        // calloc, not a vector: of a large block the system zeroes only what is touched
        auto* memory = std::calloc(count + 1, sizeof(Entry));  // NOLINT(*-no-malloc)
        if (memory == nullptr) throw std::bad_alloc();
        return static_cast<Entry*>(memory);
    }

    std::size_t size_;
    std::unique_ptr<Entry, Free> entries_;
};

/// How many steps away each vertex met is. Forgetting all of them is O(1): lengths are kept above a
/// base, and what lies below it is from an earlier search.
class LengthMarks {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    explicit LengthMarks(std::size_t vertex_count) : marks_(vertex_count) {}

    [[nodiscard]] std::uint32_t get(Vertex v) const {
        return marks_[v] >= base_ ? marks_[v] - base_ : none;
    }
    /// Whether v had none; if it had, that one stays. At most the number of vertices.
    bool insert(Vertex v, std::uint32_t length) {
        auto& mark = marks_[v];
        if (mark >= base_) return false;
        mark = base_ + length;
        last_ = std::max(last_, mark);
        return true;
    }
    /// Sets the length of v to this one if it had none or a shorter one.
    void raise(Vertex v, std::uint32_t length) {
        auto& mark = marks_[v];
        mark = std::max(mark, base_ + length);
        last_ = std::max(last_, mark);
    }
    void forget() {
        base_ = last_ + 1;
        if (base_ >= UINT32_MAX - marks_.size() - 1) {
            marks_.clear();
            base_ = 1;
        }
        last_ = base_;
    }

private:
    ZeroedArray<std::uint32_t> marks_;
    std::uint32_t base_ = 1;
    std::uint32_t last_ = 1;
};

/// Where the arc of a step stands: a position in the out column or the in column.
struct ArcPlace {
    std::uint32_t position = 0;
    bool out = true;
};

/// Which of two searches, the one that grows to the target or the one that grows to the source,
/// reached a vertex first, and by which arc. One table of marks for both sides: looking things up
/// in a large table is what a search spends its time on. By which arc is kept apart, for that is
/// only written.
class MeetingMarks {
public:
    explicit MeetingMarks(std::size_t vertex_count)
        : marks_(vertex_count), positions_(vertex_count) {}

    /// Marks where a side begins.
    void begin_at(Vertex v, Toward side) { marks_[v] = own_mark(side, true); }

    /// Marks the vertices at `count` places of `others`, which is the out column or the in column,
    /// place i being at `position(i)`, and appends those that were not marked to `grown`. Stops at
    /// the first that the other side reached and gives its position; nothing when there is none.
    /// A loop with so little to do that the processor has many look-ups under way at once.
    template <typename Position>
    std::optional<std::uint32_t> insert_all(
        const Vertex* others,
        std::size_t count,
        Position position,
        Toward side,
        bool out,
        std::vector<Vertex>& grown
    ) {
        const auto own = own_mark(side, out);
        const auto epoch = epoch_;
        auto* const marks = marks_.data();
        auto* const positions = positions_.data();
        const auto before = grown.size();
        grown.resize(before + count);
        auto* added = grown.data() + before;
        std::optional<std::uint32_t> met;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t at = position(i);
            const auto next = others[at];
            const auto mark = marks[next];
            if (mark < epoch) {
                marks[next] = own;
                positions[next] = at;
                *added++ = next;
            } else if (((mark ^ own) & 2U) != 0) {
                met = at;
                break;
            }
        }
        grown.resize(static_cast<std::size_t>(added - grown.data()));
        return met;
    }

    /// By which arc the vertex was reached; it must be marked.
    [[nodiscard]] ArcPlace reached_by(Vertex v) const {
        return {positions_[v], (marks_[v] & 1U) != 0};
    }
    /// O(1), but for one time in a billion.
    void forget() {
        epoch_ += 4;
        if (epoch_ > UINT32_MAX - 4) {
            marks_.clear();
            epoch_ = 4;
        }
    }

private:
    [[nodiscard]] std::uint32_t own_mark(Toward side, bool out) const {
        return epoch_ + (side == Toward::target ? 0U : 2U) + (out ? 1U : 0U);
    }

    ZeroedArray<std::uint32_t> marks_;  // see own_mark
    ZeroedArray<std::uint32_t> positions_;
    std::uint32_t epoch_ = 4;  // divisible by 4; less is from an earlier search
};

/// What a Ball (graph/paths/ball.hpp) grows in.
struct BallMemory {
    explicit BallMemory(std::size_t vertex_count) : lengths(vertex_count) {}

    LengthMarks lengths;
    std::vector<Vertex> frontier;
    std::vector<Vertex> grown;
};

}  // namespace relata
