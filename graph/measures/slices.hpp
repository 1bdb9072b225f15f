#pragma once

#include <cstddef>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

namespace relata::measures {

/// Work is cut into so many slices whatever the number of threads, and what they find is put
/// together in their order: sums of doubles then come out the same on every machine. Enough for
/// the threads of a desk computer, few enough to keep a column of scores for each.
constexpr std::size_t slice_count = 8;

/// Steps (arcs looked at) below which threads cost more than they save: an estimate.
constexpr std::size_t least_parallel_steps = 2'000'000;

/// The slice `index` of `count` of the numbers 0 … size - 1.
struct Slice {
    std::size_t begin = 0;
    std::size_t end = 0;

    Slice(std::size_t size, std::size_t index, std::size_t count)
        : begin(size * index / count), end(size * (index + 1) / count) {}
};

/// Calls `work(0)` … `work(count - 1)`, on several threads when `steps` in all are worth it.
template <typename Work>
void for_each_slice(std::size_t count, std::size_t steps, const Work& work) {
    if (steps < least_parallel_steps) {
        for (std::size_t slice = 0; slice < count; ++slice) work(slice);
        return;
    }
    tbb::parallel_for(std::size_t{0}, count, work, tbb::simple_partitioner{});
}

}  // namespace relata::measures
