#include "importers/syntax/network.hpp"

#include "importers/syntax/exponential.hpp"
#include "importers/syntax/register_widths.hpp"

#include <algorithm>

namespace relata::syntax {

/// How far a gate opens: 1 / (1 + e^-x) of what it sees, the word and the last state.
RELATA_IN_EACH_WIDTH void open_gate(
    const float* projected,
    const float* last,
    const float* weights,
    const float* bias,
    std::size_t width,
    float* __restrict gate
) {
    for (std::size_t j = 0; j < width; ++j) {
        gate[j] = sigmoid_inline(projected[j] + weights[j] * last[j] + bias[j]);
    }
}

/// One step of a direction. What is written stands apart from what is read. The loops are three: in
/// one, compilers multiply states with the least gate there can be, and such numbers are slow.
RELATA_FOR_EACH_WIDTH
static void step(
    const Network::Direction& weights,
    const float* projected,
    const float* last,
    const float* in,
    float* __restrict forget,
    float* __restrict gate,
    float* __restrict cell,
    float* __restrict out
) {
    const auto width = weights.recurrent.columns;
    const auto* seen = weights.recurrent.row(0);
    const auto* bias = weights.bias.row(0);
    open_gate(projected + width, last, seen, bias, width, forget);
    open_gate(projected + 2 * width, last, seen + width, bias + width, width, gate);
    for (std::size_t j = 0; j < width; ++j) {
        const float state = forget[j] * last[j] + (1.0F - forget[j]) * projected[j];
        cell[j] = state;
        out[j] = gate[j] * state + (1.0F - gate[j]) * in[j] * passed_by;
    }
}

void run_direction(
    const Network::Direction& weights,
    ConstBlock projected,
    const Matrix& input,
    const std::vector<std::size_t>& bounds,
    bool is_backward,
    std::size_t column,
    States& states,
    Matrix& output
) {
    const auto width = weights.recurrent.columns;
    states.forget.resize(input.rows, width);
    states.output_gate.resize(input.rows, width);
    states.cell.resize(input.rows, width);
    const std::vector<float> nothing(width, 0.0F);
    for (std::size_t s = 0; s + 1 < bounds.size(); ++s) {
        const auto* last = nothing.data();
        const auto count = bounds[s + 1] - bounds[s];
        for (std::size_t t = 0; t < count; ++t) {
            const auto i = is_backward ? bounds[s + 1] - 1 - t : bounds[s] + t;
            auto* cell = states.cell.row(i);
            step(
                weights,
                projected.values + i * projected.stride,
                last,
                input.row(i) + column,
                states.forget.row(i),
                states.output_gate.row(i),
                cell,
                output.row(i) + column
            );
            last = cell;
        }
    }
}

Matrix affine(const Matrix& a, const Matrix& weights, const Matrix& bias) {
    auto result = product(a, weights);
    add_to_rows(result, bias);
    return result;
}

RELATA_FOR_EACH_WIDTH
void leaky(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = values[i] < 0 ? 0.1F * values[i] : values[i];
    }
}

void leaky(Matrix& a) {
    leaky(a.values.data(), a.values.size());
}

Matrix head_scores(const Network& network, ConstBlock pairs, ConstBlock heads, std::size_t count) {
    constexpr std::size_t whole = 16;  // columns: the last product needs no copy
    const auto columns = (count + 1 + whole - 1) / whole * whole;
    const auto inner = network.root.columns;
    Matrix turned(inner, columns);
    for (std::size_t j = 0; j < inner; ++j) {
        auto* row = turned.row(j);
        row[0] = network.root.values[j];
        for (std::size_t i = 0; i < count; ++i) row[i + 1] = heads.values[i * heads.stride + j];
    }
    Matrix scores(count, columns);
    multiply_add(
        pairs,
        {turned.values.data(), turned.columns},
        {scores.values.data(), scores.columns},
        count,
        inner,
        columns
    );
    return scores;
}

RELATA_FOR_EACH_WIDTH
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
