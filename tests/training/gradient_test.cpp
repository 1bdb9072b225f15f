#include "training/gradient.hpp"

#include "training/optimizer.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace relata::training {
namespace {

constexpr std::size_t width = 4;

Matrix random_matrix(std::size_t rows, std::size_t columns, Random& random) {
    Matrix matrix(rows, columns);
    for (auto& value : matrix.values) value = 0.5F * random.normal();
    return matrix;
}

/// A network small enough to try each of its numbers.
Weights small_weights() {
    Random random(3);
    const auto any = [&](std::size_t rows, std::size_t columns) {
        return random_matrix(rows, columns, random);
    };
    Weights weights;
    weights.table = any(syntax::feature_count + 6, 2 * width);
    auto& network = weights.network;
    network.vector_projection = any(3, 2 * width);
    for (int i = 0; i < 4; ++i) {
        network.directions.push_back({any(2 * width, 3 * width), any(2, width), any(2, width)});
    }
    network.dependent = any(2 * width, 5);
    network.dependent_bias = any(1, 5);
    network.head = any(2 * width, 5);
    network.head_bias = any(1, 5);
    network.pair = any(5, 5);
    network.pair_bias = any(1, 5);
    network.root = any(1, 5);
    network.label_dependent = any(2 * width, 6);
    network.label_head = any(2 * width, 6);
    network.label_root = any(1, 6);
    network.label_bias = any(1, 6);
    network.label_output = any(6, 3);
    network.label_output_bias = any(1, 3);
    network.pos_output = any(2 * width, 4);
    network.pos_output_bias = any(1, 4);
    network.tag_output = any(2 * width, 5);
    network.tag_output_bias = any(1, 5);
    return weights;
}

std::vector<Example> examples() {
    std::vector<Example> all(2);
    for (std::size_t s = 0; s < all.size(); ++s) {
        for (std::size_t i = 0; i < 3 + s; ++i) {
            auto& rows = all[s].features.emplace_back();
            for (std::size_t k = 0; k < rows.size(); ++k) {
                rows[k] = syntax::feature_count + (i + k + s) % 6;
            }
            all[s].vectors.push_back(i == 1 ? unknown : i % 2);
            all[s].heads.push_back(i == 1 ? 0 : 2);
            all[s].poses.push_back((i + s) % 4);
            all[s].tags.push_back((2 * i + s) % 5);
            all[s].labels.push_back((i + s) % 3);
        }
    }
    return all;
}

/// Nothing is dropped but, with one chance in billions, a word.
constexpr Noise no_noise{0, 0, 0};

double loss_of(const Weights& weights, Gradient& gradient) {
    const auto all = examples();
    const std::vector<const Example*> chosen{&all[0], &all[1]};
    Random random(1);
    const auto vectors = random_matrix(2, 3, random);
    const std::vector<std::uint32_t> frequencies(weights.table.rows, 1'000'000'000);
    return add_gradient(weights, vectors, chosen, frequencies, no_noise, Random(9), gradient);
}

std::vector<Matrix*> matrices_of(Weights& weights) {
    std::vector<Matrix*> all{&weights.table};
    Network::each(weights.network, [&](const std::string&, Matrix& matrix) {
        all.push_back(&matrix);
    });
    return all;
}

}  // namespace

TEST_CASE("the gradient is the slope of the loss in every number", "[training][property]") {
    auto weights = small_weights();
    Gradient gradient(weights);
    loss_of(weights, gradient);
    const auto values = matrices_of(weights);
    const auto slopes = matrices_of(gradient.sum);
    for (std::size_t m = 0; m < values.size(); ++m) {
        for (std::size_t i = 0; i < values[m]->values.size(); ++i) {
            CAPTURE(m, i);
            auto& value = values[m]->values[i];
            const auto kept = value;
            constexpr float step = 1e-2F;
            Gradient unused(weights);
            value = kept + step;
            const auto above = loss_of(weights, unused);
            value = kept - step;
            const auto below = loss_of(weights, unused);
            value = kept;
            const auto slope = (above - below) / (2.0 * static_cast<double>(step));
            // Where a leaky unit bends, the two differ; sums of floats are good to a few digits.
            CHECK(static_cast<double>(slopes[m]->values[i]) == Approx(slope).margin(0.01));
        }
    }
}

TEST_CASE("learning makes the loss smaller, the same way each time", "[training]") {
    const auto learn = [] {
        auto weights = small_weights();
        Optimizer optimizer(weights);
        std::vector<Gradient> gradients(2, Gradient(weights));
        std::vector<double> losses;
        for (int step = 0; step < 60; ++step) {
            losses.push_back(loss_of(weights, gradients[0]));
            optimizer.step(gradients, 7, 0.02F);
        }
        return std::pair(losses, optimizer.mean().network.pair.values);
    };
    const auto [losses, mean] = learn();
    CHECK(losses.back() < losses.front() / 4);
    CHECK(learn() == std::pair(losses, mean));
}

}  // namespace relata::training
