#include "importers/syntax/network.hpp"

#include <algorithm>

namespace relata::syntax {

void run_direction(
    const Network::Direction& weights,
    const Matrix& input,
    const std::vector<std::size_t>& bounds,
    bool is_backward,
    std::size_t column,
    States& states,
    Matrix& output
) {
    const auto width = weights.recurrent.columns;
    states.projected = product(input, weights.projection);
    states.forget = Matrix(input.rows, width);
    states.output_gate = Matrix(input.rows, width);
    states.cell = Matrix(input.rows, width);
    const std::vector<float> nothing(width, 0.0F);
    const auto* forget_weight = weights.recurrent.row(0);
    const auto* output_weight = weights.recurrent.row(1);
    const auto* forget_bias = weights.bias.row(0);
    const auto* output_bias = weights.bias.row(1);
    for (std::size_t s = 0; s + 1 < bounds.size(); ++s) {
        const auto* last = nothing.data();
        const auto count = bounds[s + 1] - bounds[s];
        for (std::size_t t = 0; t < count; ++t) {
            const auto i = is_backward ? bounds[s + 1] - 1 - t : bounds[s] + t;
            const auto* projected = states.projected.row(i);
            auto* forget = states.forget.row(i);
            auto* gate = states.output_gate.row(i);
            auto* cell = states.cell.row(i);
            for (std::size_t j = 0; j < width; ++j) {
                forget[j] = projected[width + j] + forget_weight[j] * last[j] + forget_bias[j];
                gate[j] = projected[2 * width + j] + output_weight[j] * last[j] + output_bias[j];
            }
            sigmoid(forget, width);
            sigmoid(gate, width);
            const auto* in = input.row(i) + column;
            auto* out = output.row(i) + column;
            for (std::size_t j = 0; j < width; ++j) {
                cell[j] = forget[j] * last[j] + (1.0F - forget[j]) * projected[j];
                out[j] = gate[j] * cell[j] + (1.0F - gate[j]) * in[j] * passed_by;
            }
            last = cell;
        }
    }
}

Matrix affine(const Matrix& a, const Matrix& weights, const Matrix& bias) {
    auto result = product(a, weights);
    add_to_rows(result, bias);
    return result;
}

void leaky(Matrix& a) {
    for (auto& value : a.values) value = value < 0 ? 0.1F * value : value;
}

Matrix head_scores(
    const Network& network,
    const Matrix& pairs,
    const Matrix& heads,
    std::size_t begin,
    std::size_t end
) {
    const auto count = end - begin;
    Matrix turned(heads.columns, count + 1);
    for (std::size_t j = 0; j < heads.columns; ++j) {
        turned.row(j)[0] = network.root.values[j];
        for (std::size_t i = 0; i < count; ++i) turned.row(j)[i + 1] = heads.row(begin + i)[j];
    }
    Matrix scores(count, count + 1);
    multiply_add(
        {pairs.row(begin), pairs.columns},
        {turned.values.data(), turned.columns},
        {scores.values.data(), scores.columns},
        count,
        pairs.columns,
        count + 1
    );
    return scores;
}

void label_hidden(
    const Network& network, const float* part_dependent, const float* part_head, float* hidden
) {
    const auto* bias = network.label_bias.values.data();
    for (std::size_t j = 0; j < network.label_bias.columns; ++j) {
        const float sum = part_dependent[j] + part_head[j] + bias[j];
        hidden[j] = sum < 0 ? 0.1F * sum : sum;
    }
}

}  // namespace relata::syntax
