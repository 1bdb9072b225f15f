#include "training/optimizer.hpp"

#include <algorithm>
#include <cmath>

namespace relata::training {
namespace {

constexpr float first_decay = 0.9F;
constexpr float second_decay = 0.95F;
constexpr float mean_decay = 0.999F;
constexpr float longest = 5.0F;

std::vector<Matrix*> matrices_of(Weights& weights) {
    std::vector<Matrix*> matrices{&weights.table};
    Network::each(weights.network, [&](const std::string&, Matrix& matrix) {
        matrices.push_back(&matrix);
    });
    return matrices;
}

}  // namespace

Optimizer::Optimizer(Weights& weights)
    : weights_(weights), mean_(weights), last_step_(weights.table.rows, 0) {
    for (const auto* matrix : matrices_of(weights)) {
        const std::vector<float> zero(matrix->values.size(), 0.0F);
        moments_.push_back({zero, zero});
    }
}

void Optimizer::catch_up(std::size_t row, std::uint32_t until) {
    const auto kept = std::pow(mean_decay, static_cast<float>(until - last_step_[row]));
    const auto* value = weights_.table.row(row);
    auto* mean = mean_.table.row(row);
    for (std::size_t j = 0; j < weights_.table.columns; ++j) {
        mean[j] = value[j] + (mean[j] - value[j]) * kept;
    }
    last_step_[row] = until;
}

void Optimizer::update(
    std::vector<float>& values,
    std::vector<float>& means,
    Moments& moments,
    const std::vector<float>& gradient,
    std::size_t begin,
    std::size_t end
) const {
    for (auto j = begin; j < end; ++j) {
        const auto slope = gradient[j] * cut_;
        auto& first = moments.first[j];
        auto& second = moments.second[j];
        first = first_decay * first + (1 - first_decay) * slope;
        second = second_decay * second + (1 - second_decay) * slope * slope;
        values[j] -= rate_ * (first / first_share_) / (std::sqrt(second / second_share_) + 1e-8F);
        means[j] = values[j] + (means[j] - values[j]) * decay_;
    }
}

void Optimizer::step(std::vector<Gradient>& gradients, std::size_t words, float rate) {
    ++steps_;
    const auto scale = 1.0F / static_cast<float>(words);
    const auto columns = weights_.table.columns;
    // The first gradient becomes the sum of all; the order is fixed, so that the sum is.
    auto& total = gradients.front();
    std::vector<std::uint32_t> touched;
    for (auto& gradient : gradients) {
        touched.insert(touched.end(), gradient.touched.begin(), gradient.touched.end());
    }
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    double square = 0;
    for (const auto row : touched) {
        auto* sum = total.sum.table.row(row);
        for (std::size_t g = 1; g < gradients.size(); ++g) {
            auto* part = gradients[g].sum.table.row(row);
            for (std::size_t j = 0; j < columns; ++j) {
                sum[j] += part[j];
                part[j] = 0;
            }
        }
        for (std::size_t j = 0; j < columns; ++j) {
            sum[j] *= scale;
            square += static_cast<double>(sum[j]) * sum[j];
        }
    }
    std::vector<std::vector<Matrix*>> parts;
    for (auto& gradient : gradients) parts.push_back(matrices_of(gradient.sum));
    for (std::size_t i = 1; i < parts.front().size(); ++i) {
        auto& sum = parts.front()[i]->values;
        for (std::size_t g = 1; g < parts.size(); ++g) {
            auto& part = parts[g][i]->values;
            for (std::size_t j = 0; j < sum.size(); ++j) {
                sum[j] += part[j];
                part[j] = 0;
            }
        }
        for (auto& value : sum) {
            value *= scale;
            square += static_cast<double>(value) * value;
        }
    }
    const auto length = static_cast<float>(std::sqrt(square));
    const auto step = static_cast<float>(steps_);
    rate_ = rate;
    cut_ = length > longest ? longest / length : 1.0F;
    first_share_ = 1 - std::pow(first_decay, step);
    second_share_ = 1 - std::pow(second_decay, step);
    decay_ = std::min(mean_decay, (1 + step) / (10 + step));
    const auto values = matrices_of(weights_);
    const auto means = matrices_of(mean_);
    for (const auto row : touched) {
        catch_up(row, steps_ - 1);
        last_step_[row] = steps_;
        update(
            values[0]->values,
            means[0]->values,
            moments_[0],
            total.sum.table.values,
            row * columns,
            (row + 1) * columns
        );
        std::fill_n(total.sum.table.row(row), columns, 0.0F);
    }
    for (std::size_t i = 1; i < values.size(); ++i) {
        auto& gradient = parts.front()[i]->values;
        update(values[i]->values, means[i]->values, moments_[i], gradient, 0, gradient.size());
        std::ranges::fill(gradient, 0.0F);
    }
    for (auto& gradient : gradients) gradient.clear_touched();
}

const Weights& Optimizer::mean() {
    for (std::size_t row = 0; row < last_step_.size(); ++row) catch_up(row, steps_);
    return mean_;
}

}  // namespace relata::training
