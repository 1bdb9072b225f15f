#pragma once

#include "importers/syntax/features.hpp"
#include "importers/syntax/network.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relata::training {

using syntax::Matrix;
using syntax::Network;

/// Reproducible random numbers (S. Vigna's SplitMix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    float uniform();  ///< in [0, 1)
    float normal();   ///< mean 0, variance 1

private:
    std::uint64_t state_;
};

inline constexpr std::size_t unknown = SIZE_MAX;

/// A sentence with what is to be learnt of it, as numbers.
struct Example {
    std::vector<std::array<std::size_t, syntax::feature_count>> features;  ///< rows of the table
    std::vector<std::size_t> vectors;  ///< rows of the word vectors, or `unknown`
    std::vector<std::size_t> heads;    ///< counted from 1, 0 the root
    std::vector<std::size_t> poses;    ///< `unknown`: not seen in training; never learnt from
    std::vector<std::size_t> tags;
    std::vector<std::size_t> labels;

    [[nodiscard]] std::size_t size() const { return features.size(); }
};

/// All numbers that are learnt.
struct Weights {
    Matrix table;  ///< a row for each feature, the first ones for unknown features
    Network network;
};

/// What noise is added while learning, so that nothing is learnt by heart.
struct Noise {
    float drop = 0.2F;           ///< share of the numbers between layers that are set to zero
    float drop_word = 0.1F;      ///< of words whose form is hidden
    float drop_feature = 0.05F;  ///< of other features
};

/// A sum of gradients, of the same shape as the weights; of the table only the rows in `touched`
/// are not zero.
struct Gradient {
    explicit Gradient(const Weights& weights);
    Weights sum;
    std::vector<std::uint32_t> touched;

private:
    friend class BackwardPass;
    std::vector<bool> is_touched_;

public:
    void clear_touched();
};

/// Adds the gradient of the loss (summed over words: cross entropy of head, label of the edge to
/// the right head, and half that of part of speech and tag) of some sentences. `frequencies` are
/// how often each row of the table occurs: rare words are hidden more often. Returns the loss.
double add_gradient(
    const Weights& weights,
    const Matrix& vectors,
    std::span<const Example* const> examples,
    std::span<const std::uint32_t> frequencies,
    const Noise& noise,
    Random random,
    Gradient& gradient
);

}  // namespace relata::training
