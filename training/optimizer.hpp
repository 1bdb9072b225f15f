#pragma once

#include "training/gradient.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata::training {

/// Adam (Kingma and Ba, 2015) with the sum of gradients cut to a length of 5, and beside the
/// weights their running mean, which is what is kept in the end (Polyak averaging). Rows of the
/// table that no word of a step has are left alone; their means catch up when they are next seen.
class Optimizer {
public:
    explicit Optimizer(Weights& weights);

    /// One step by the sum of the gradients, divided by `words`. Clears them.
    void step(std::vector<Gradient>& gradients, std::size_t words, float rate);

    /// The mean of the weights of the last thousand steps, about.
    [[nodiscard]] const Weights& mean();

private:
    struct Moments {
        std::vector<float> first;
        std::vector<float> second;
    };
    void update(
        std::vector<float>& values,
        std::vector<float>& means,
        Moments& moments,
        const std::vector<float>& gradient,
        std::size_t begin,
        std::size_t end
    ) const;
    void catch_up(std::size_t row, std::uint32_t until);

    Weights& weights_;
    Weights mean_;
    std::vector<Moments> moments_;  // of the table, then of the network's matrices
    std::vector<std::uint32_t> last_step_;
    std::uint32_t steps_ = 0;
    float rate_ = 0;
    float cut_ = 1;
    float first_share_ = 1;
    float second_share_ = 1;
    float decay_ = 0;
};

}  // namespace relata::training
