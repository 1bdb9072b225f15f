#include "graph/measures/slices.hpp"
#include "graph/traversal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

namespace relata {
namespace {

// Beamer, Asanovic and Patterson's two numbers: look back when the layer has more than a 15th of
// the arcs that are left, follow arcs again when it has fewer than an 18th of the vertices.
constexpr std::size_t alpha = 15;
constexpr std::size_t beta = 18;

constexpr std::uint64_t bit(Vertex v) {
    return std::uint64_t{1} << (v % 64);
}

}  // namespace

BreadthFirstSearch::BreadthFirstSearch(const Snapshot& graph)
    : graph_(graph),
      distances_(graph.vertex_count(), no_distance),
      parents_(graph.vertex_count(), no_parent),
      found_(graph.vertex_count()),
      is_found_((graph.vertex_count() + 63) / 64),
      layer_bits_(is_found_.size()),
      next_bits_(is_found_.size()) {}

void BreadthFirstSearch::run(std::span<const Vertex> sources) {
    const auto n = graph_.vertex_count();
    for (const auto source : sources) {
        if (source >= n) throw std::out_of_range("no vertex " + std::to_string(source));
    }
    std::ranges::fill(distances_, no_distance);
    std::ranges::fill(parents_, no_parent);
    std::ranges::fill(is_found_, 0U);
    layer_begin_ = layer_end_ = 0;
    for (const auto source : sources) {
        if (distances_[source] == 0) continue;
        distances_[source] = 0;
        is_found_[source / 64] |= bit(source);
        found_[layer_end_++] = source;
    }
    reached_ = layer_end_;

    const auto arcs_of_layer = [&] {
        std::size_t arcs = 0;
        for (auto i = layer_begin_; i < layer_end_; ++i) arcs += graph_.out_degree(found_[i]);
        return arcs;
    };
    auto arcs_left = graph_.arc_count();
    for (std::uint32_t distance = 1; layer_begin_ < layer_end_; ++distance) {
        const auto arcs = arcs_of_layer();
        if (arcs > arcs_left / alpha) {
            layer_to_bits();
            auto size = layer_end_ - layer_begin_;
            auto before = size;
            do {
                before = size;
                size = look_back(distance++);
                reached_ += size;
                layer_bits_.swap(next_bits_);
            } while (size >= before || size > n / beta);
            --distance;
            bits_to_layer(size);
        } else {
            arcs_left -= std::min(arcs, arcs_left);
            follow(distance);
            reached_ += layer_end_ - layer_begin_;
        }
    }
}

/// From the layer to the next one along the arcs.
void BreadthFirstSearch::follow(std::uint32_t distance) {
    // Pointers: the checks of a span and a vector would be the greater part of the loop.
    const auto* const offsets = graph_.columns().out_offsets.data();
    const auto* const targets = graph_.columns().out_targets.data();
    auto* const is_found = is_found_.data();
    auto* const found = found_.data();
    auto* const distances = distances_.data();
    auto* const parents = parents_.data();
    auto end = layer_end_;
    for (auto i = layer_begin_; i < layer_end_; ++i) {
        const auto u = found[i];
        for (auto at = offsets[u]; at < offsets[u + 1]; ++at) {
            const auto v = targets[at];
            if ((is_found[v / 64] & bit(v)) != 0) continue;
            is_found[v / 64] |= bit(v);
            distances[v] = distance;
            parents[v] = u;
            found[end++] = v;
        }
    }
    layer_begin_ = std::exchange(layer_end_, end);
}

/// From the layer to the next one, asking what is not found yet. How many were found. Nobody writes
/// what another reads, so that the answer does not depend on the threads.
std::size_t BreadthFirstSearch::look_back(std::uint32_t distance) {
    std::array<std::size_t, measures::slice_count> found{};
    measures::for_each_slice(found.size(), graph_.arc_count(), [&](std::size_t slice) {
        const measures::Slice words(is_found_.size(), slice, found.size());
        found[slice] = look_back(distance, words.begin, words.end);
    });
    return std::accumulate(found.begin(), found.end(), std::size_t{0});
}

/// The same for the vertices whose bits are in these words.
std::size_t BreadthFirstSearch::look_back(
    std::uint32_t distance, std::size_t begin, std::size_t end
) {
    const auto n = graph_.vertex_count();
    const auto* const offsets = graph_.columns().in_offsets.data();
    const auto* const sources = graph_.columns().in_sources.data();
    const auto* const layer = layer_bits_.data();
    auto* const distances = distances_.data();
    auto* const parents = parents_.data();
    std::size_t count = 0;
    for (auto word = begin; word < end; ++word) {
        auto left = ~is_found_[word];
        if (word == n / 64) left &= bit(static_cast<Vertex>(n)) - 1;
        std::uint64_t next = 0;
        for (; left != 0; left &= left - 1) {
            const auto v =
                static_cast<Vertex>(64 * word) + static_cast<Vertex>(std::countr_zero(left));
            for (auto at = offsets[v]; at < offsets[v + 1]; ++at) {
                const auto u = sources[at];
                if ((layer[u / 64] & bit(u)) == 0) continue;
                distances[v] = distance;
                parents[v] = u;
                next |= bit(v);
                break;
            }
        }
        next_bits_[word] = next;
        is_found_[word] |= next;
        count += static_cast<std::size_t>(std::popcount(next));
    }
    return count;
}

void BreadthFirstSearch::layer_to_bits() {
    std::ranges::fill(layer_bits_, 0U);
    for (auto i = layer_begin_; i < layer_end_; ++i) {
        layer_bits_[found_[i] / 64] |= bit(found_[i]);
    }
}

void BreadthFirstSearch::bits_to_layer(std::size_t size) {
    // What was found before is of no more use: only the last layer must stand in the list.
    layer_begin_ = 0;
    layer_end_ = size;
    std::size_t i = 0;
    for (std::size_t word = 0; word < layer_bits_.size(); ++word) {
        for (auto left = layer_bits_[word]; left != 0; left &= left - 1) {
            found_[i++] =
                static_cast<Vertex>(64 * word) + static_cast<Vertex>(std::countr_zero(left));
        }
    }
}

std::vector<std::uint32_t> breadth_first_distances(const Snapshot& graph, Vertex source) {
    BreadthFirstSearch search(graph);
    search.run(source);
    return {search.distances().begin(), search.distances().end()};
}

BreadthFirstTree breadth_first_tree(const Snapshot& graph, Vertex source) {
    BreadthFirstSearch search(graph);
    search.run(source);
    return {
        {search.distances().begin(), search.distances().end()},
        {search.parents().begin(), search.parents().end()}};
}

}  // namespace relata
