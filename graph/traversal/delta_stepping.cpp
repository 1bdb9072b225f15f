#include "graph/traversal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace relata {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A vertex, and the distance it had when it was put to wait. When it has a shorter one by now, it
/// waits elsewhere too, and this place is void.
template <typename Distance>
struct Waiting {
    Distance distance;
    Vertex vertex;

    friend bool operator>(const Waiting& a, const Waiting& b) { return a.distance > b.distance; }
};

/// The width of a bucket. Meyer and Sanders: about the weight of an arc over the degree of a
/// vertex, so that about one arc for each vertex stays inside. The median of some weights, since
/// one enormous weight says nothing about the others.
double bucket_width(const Snapshot& graph, std::span<const double> weights) {
    constexpr std::size_t sample_size = 1'023;
    std::vector<double> sample;
    const auto step = std::max<std::size_t>(1, weights.size() / sample_size);
    for (std::size_t i = 0; i < weights.size(); i += step) {
        if (weights[i] > 0) sample.push_back(weights[i]);
    }
    if (sample.empty()) return 1;
    const auto middle = sample.begin() + static_cast<std::ptrdiff_t>(sample.size() / 2);
    std::ranges::nth_element(sample, middle);
    const auto n = static_cast<double>(graph.vertex_count());
    const auto degree = std::max(1.0, static_cast<double>(graph.arc_count()) / n);
    // 1 over it must stay finite.
    return std::max(*middle / degree / 2, 1e-300);
}

/// Which bucket a distance belongs into.
template <typename Distance>
class BucketNumbers {
public:
    explicit BucketNumbers(double width) : per_width_(1 / width) {}

    [[nodiscard]] std::uint64_t of(double distance) const {
        // Where numbers end, all that is further away shares one bucket.
        return static_cast<std::uint64_t>(std::min(distance * per_width_, 0x1p62));
    }

private:
    double per_width_;
};

/// Whole distances have buckets of a power of two.
template <>
class BucketNumbers<std::uint32_t> {
public:
    explicit BucketNumbers(double width) {
        while (shift_ < 31 && static_cast<double>(std::uint32_t{2} << shift_) <= width) ++shift_;
    }

    [[nodiscard]] std::uint64_t of(std::uint32_t distance) const { return distance >> shift_; }

private:
    unsigned shift_ = 0;
};

/// Buckets of vertices by distance, emptied from the nearest on. A distance has a number, how many
/// widths it holds. The numbers that differ from the current one in their last byte only have a
/// bucket each; those that differ in the byte before it share one for each value of that byte, and
/// so on. When the last bytes are used up, the next such bucket is dealt out again.
template <typename Distance>
class Buckets {
public:
    explicit Buckets(double width) : numbers_(width) {}

    void clear() {
        for (auto& bucket : buckets_) bucket.clear();
        for (auto& level : occupied_) level.fill(0);
        current_ = 0;
    }

    void push(Waiting<Distance> waiting) {
        const auto number = numbers_.of(waiting.distance);
        const auto apart = number ^ current_;
        const auto level =
            apart < 256 ? 0 : static_cast<std::size_t>(std::bit_width(apart) - 1) / 8;
        const auto digit = static_cast<std::size_t>(number >> (8 * level)) % 256;
        buckets_[256 * level + digit].push_back(waiting);
        occupied_[level][digit / 64] |= std::uint64_t{1} << (digit % 64);
    }

    /// Swaps the current bucket, which is the nearest that is not empty, with `taken`, which is.
    /// False when all are empty. What is pushed afterwards must not be nearer.
    bool take(std::vector<Waiting<Distance>>& taken) {
        for (std::size_t level = 0; level < levels; ++level) {
            const auto digit = first_occupied(level);
            if (digit == 256) continue;
            const auto shift = 8 * level;
            const auto above = level + 1 == levels ? 0 : current_ >> (shift + 8) << (shift + 8);
            current_ = above | std::uint64_t{digit} << shift;
            occupied_[level][digit / 64] &= ~(std::uint64_t{1} << (digit % 64));
            auto& bucket = buckets_[256 * level + digit];
            if (level == 0) {
                taken.swap(bucket);
                return true;
            }
            std::vector<Waiting<Distance>> dealt;
            dealt.swap(bucket);
            for (const auto& waiting : dealt) push(waiting);
            dealt.clear();
            dealt.swap(bucket);  // its memory serves again
            return take(taken);
        }
        return false;
    }

    /// The number of the bucket taken last.
    [[nodiscard]] std::uint64_t current() const noexcept { return current_; }
    [[nodiscard]] bool is_current(Distance distance) const {
        return numbers_.of(distance) == current_;
    }

private:
    static constexpr std::size_t levels = 8;

    [[nodiscard]] std::size_t first_occupied(std::size_t level) const {
        for (std::size_t word = 0; word < 4; ++word) {
            const auto bits = occupied_[level][word];
            if (bits != 0) return 64 * word + static_cast<std::size_t>(std::countr_zero(bits));
        }
        return 256;
    }

    BucketNumbers<Distance> numbers_;
    std::uint64_t current_ = 0;
    std::array<std::vector<Waiting<Distance>>, 256 * levels> buckets_;
    std::array<std::array<std::uint64_t, 4>, levels> occupied_{};
};

template <typename Number>
struct WeightedTarget {
    Vertex target;
    Number weight;
};

}  // namespace

/// The search with weights and distances that are all doubles, or all whole.
template <typename Number>
class DeltaStepping::Search {
public:
    Search(const Snapshot& graph, std::span<const double> weights)
        : graph_(graph), distances_(graph.vertex_count()), buckets_(bucket_width(graph, weights)) {
        const auto& columns = graph_.columns();
        arcs_.reserve(graph_.arc_count());
        for (std::size_t at = 0; at < graph_.arc_count(); ++at) {
            const auto weight = weights.empty() ? 1.0 : weights[columns.out_arcs[at] / 2];
            arcs_.push_back({columns.out_targets[at], static_cast<Number>(weight)});
        }
    }

    /// The distance of each vertex to `answer`.
    void run(std::span<const Vertex> sources, std::span<double> answer) {
        std::ranges::fill(distances_, unreached);
        buckets_.clear();
        for (const auto source : sources) {
            distances_[source] = 0;
            buckets_.push({0, source});
        }
        settle_all();
        std::ranges::transform(distances_, answer.begin(), [](Number distance) {
            return distance == unreached ? infinity : static_cast<double>(distance);
        });
    }

private:
    static constexpr auto unreached = std::numeric_limits<Number>::has_infinity
                                          ? std::numeric_limits<Number>::infinity()
                                          : std::numeric_limits<Number>::max();

    void settle_all() {
        // Pointers: the checks of a span and a vector would be the greater part of the loop.
        const auto* const offsets = graph_.columns().out_offsets.data();
        const auto* const arcs = arcs_.data();
        auto* const distances = distances_.data();
        // Whether an arc improves its target is hard to foretell: the loop over arcs has no branch
        // for it, and notes what is improved in a list of its own.
        std::array<Waiting<Number>, 64> improved_arcs;
        auto* const improved = improved_arcs.data();
        const auto relax = [&](Vertex u, Number distance, auto wait) {
            const auto end = offsets[u + 1];
            for (auto at = offsets[u]; at < end;) {
                const auto stop = std::min<std::uint32_t>(end, at + improved_arcs.size());
                std::size_t count = 0;
                for (; at < stop; ++at) {
                    const auto v = arcs[at].target;
                    const auto before = distances[v];
                    const Number through_u = distance + arcs[at].weight;
                    improved[count] = {through_u, v};
                    count += through_u < before ? 1U : 0U;
                    distances[v] = std::min(before, through_u);
                }
                for (std::size_t i = 0; i < count; ++i) wait(improved[i]);
            }
        };

        std::size_t times_in_a_row = 0;
        for (bool goes_on = buckets_.take(bucket_); goes_on;) {
            if (times_in_a_row < 16) {
                for (std::size_t i = 0; i < bucket_.size(); ++i) {
                    // Rows lie anywhere: fetched a while before they are read, they cost half.
                    if (i + 16 < bucket_.size()) {
                        const auto later = bucket_[i + 16].vertex;
                        __builtin_prefetch(offsets + later);
                        __builtin_prefetch(distances + later);
                        __builtin_prefetch(arcs + offsets[bucket_[i + 8].vertex]);
                    }
                    const auto [distance, u] = bucket_[i];
                    if (distance != distances[u]) continue;
                    relax(u, distance, [&](Waiting<Number> waiting) { buckets_.push(waiting); });
                }
            } else {
                // Each round may improve what the one before it did: in order, nothing is done
                // twice.
                std::ranges::make_heap(bucket_, std::greater{});
                while (!bucket_.empty()) {
                    std::ranges::pop_heap(bucket_, std::greater{});
                    const auto [distance, u] = bucket_.back();
                    bucket_.pop_back();
                    if (distance != distances[u]) continue;
                    relax(u, distance, [&](Waiting<Number> waiting) {
                        if (buckets_.is_current(waiting.distance)) {
                            bucket_.push_back(waiting);
                            std::ranges::push_heap(bucket_, std::greater{});
                        } else {
                            buckets_.push(waiting);
                        }
                    });
                }
            }
            bucket_.clear();
            const auto before = buckets_.current();
            goes_on = buckets_.take(bucket_);
            times_in_a_row = buckets_.current() == before ? times_in_a_row + 1 : 0;
        }
    }

    Snapshot graph_;
    std::vector<WeightedTarget<Number>> arcs_;
    std::vector<Number> distances_;
    Buckets<Number> buckets_;
    std::vector<Waiting<Number>> bucket_;  // the one that is being emptied
};

DeltaStepping::DeltaStepping(const Snapshot& graph, std::span<const double> weights)
    : graph_(graph), distances_(graph.vertex_count(), infinity) {
    if (!weights.empty() && weights.size() != graph.relation_bound()) {
        throw std::invalid_argument(
            std::to_string(weights.size()) + " weights for " +
            std::to_string(graph.relation_bound()) + " relations"
        );
    }
    bool are_whole = true;
    double most = weights.empty() ? 1 : 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] >= 0) || weights[i] == infinity) {
            throw std::invalid_argument(
                "relation " + std::to_string(i) + " has the weight " + std::to_string(weights[i]) +
                "; weights must be >= 0 and finite"
            );
        }
        are_whole = are_whole && weights[i] == std::floor(weights[i]);
        most = std::max(most, weights[i]);
    }
    // Of the longest path, and of one arc beyond it, and below what stands for no distance.
    if (are_whole && most * static_cast<double>(graph.vertex_count()) < 0x1p32 - 1) {
        whole_ = std::make_unique<Search<std::uint32_t>>(graph, weights);
    } else {
        any_ = std::make_unique<Search<double>>(graph, weights);
    }
}

DeltaStepping::DeltaStepping(DeltaStepping&&) noexcept = default;
DeltaStepping& DeltaStepping::operator=(DeltaStepping&&) noexcept = default;
DeltaStepping::~DeltaStepping() = default;

void DeltaStepping::run(std::span<const Vertex> sources) {
    for (const auto source : sources) {
        if (source >= graph_.vertex_count()) {
            throw std::out_of_range("no vertex " + std::to_string(source));
        }
    }
    if (whole_) {
        whole_->run(sources, distances_);
    } else {
        any_->run(sources, distances_);
    }
}

std::vector<double> shortest_distances(
    const Snapshot& graph, Vertex source, std::span<const double> weights
) {
    DeltaStepping search(graph, weights);
    search.run(source);
    return {search.distances().begin(), search.distances().end()};
}

}  // namespace relata
