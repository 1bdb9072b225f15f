#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata {

/// Sums weights by part, for the neighbors of one vertex after another.
class WeightByPart {
public:
    explicit WeightByPart(std::size_t parts) : weight_(parts, 0.0), met_(parts + 1) {}

    /// `weight` > 0. Gives the sum.
    double add(std::uint32_t part, double weight) {
        auto& sum = weight_[part];
        // Without a branch, which would be guessed wrong half of the time.
        met_[count_] = part;
        count_ += sum == 0.0 ? 1 : 0;
        return sum += weight;
    }
    [[nodiscard]] double of(std::uint32_t part) const { return weight_[part]; }
    /// Those with weight, in the order they were met.
    [[nodiscard]] std::span<const std::uint32_t> parts() const {
        return std::span(met_).first(count_);
    }
    void clear() {
        for (const auto part : parts()) weight_[part] = 0.0;
        count_ = 0;
    }

private:
    std::vector<double> weight_;
    std::vector<std::uint32_t> met_;  ///< the first count_, and a place to write the next
    std::size_t count_ = 0;
};

}  // namespace relata
