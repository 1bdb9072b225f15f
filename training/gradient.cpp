#include "training/gradient.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace relata::training {

using syntax::affine;
using syntax::feature_count;
using syntax::leaky;
using syntax::multiply_add;
using syntax::passed_by;
using syntax::product;
using syntax::States;
using syntax::transposed;

// ---- random numbers ------------------------------------------------------------------------

std::uint64_t Random::next() {
    auto z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
    return z ^ z >> 31U;
}

float Random::uniform() {
    return static_cast<float>(next() >> 40U) * (1.0F / 16777216.0F);
}

float Random::normal() {
    // Box and Muller; twelve uniform numbers would do as well, but not in the tails.
    const auto radius = std::sqrt(-2.0F * std::log(uniform() + 1e-7F));
    return radius * std::cos(2.0F * std::numbers::pi_v<float> * uniform());
}

// ---- gradients -----------------------------------------------------------------------------

Gradient::Gradient(const Weights& weights) : sum(weights), is_touched_(weights.table.rows, false) {
    std::ranges::fill(sum.table.values, 0.0F);
    Network::each(sum.network, [](const std::string&, Matrix& matrix) {
        std::ranges::fill(matrix.values, 0.0F);
    });
}

void Gradient::clear_touched() {
    for (const auto row : touched) is_touched_[row] = false;
    touched.clear();
}

namespace {

void add_column_sums(const Matrix& from, Matrix& row) {
    for (std::size_t i = 0; i < from.rows; ++i) {
        for (std::size_t j = 0; j < from.columns; ++j) row.values[j] += from.row(i)[j];
    }
}

/// Where what came out of `leaky` is negative, so was what went in.
void back_through_leaky(const Matrix& out, Matrix& gradient) {
    for (std::size_t i = 0; i < out.values.size(); ++i) {
        if (out.values[i] < 0) gradient.values[i] *= 0.1F;
    }
}

/// Cross entropy of `count` scores against the right one; adds its gradient, times `weight`.
double cross_entropy(
    float* scores, std::size_t count, std::size_t right, float weight, float* gradient
) {
    const float sum = syntax::exponentials(scores, count);
    for (std::size_t j = 0; j < count; ++j) gradient[j] += weight * scores[j] / sum;
    gradient[right] -= weight;
    return -static_cast<double>(weight) * std::log(std::max(scores[right] / sum, 1e-12F));
}

}  // namespace

/// Reads sentences forward, keeping everything, and goes back through it. Sentences are laid one
/// after the other, so that all products are of large matrices.
class BackwardPass {
public:
    BackwardPass(
        const Weights& weights,
        const Matrix& vectors,
        std::span<const Example* const> examples,
        const Noise& noise,
        Random& random,
        Gradient& gradient
    )
        : weights_(weights),
          network_(weights.network),
          vectors_(vectors),
          examples_(examples),
          noise_(noise),
          random_(random),
          gradient_(gradient),
          to_(gradient.sum.network) {
        for (const auto* example : examples) bounds_.push_back(bounds_.back() + example->size());
    }

    double run(std::span<const std::uint32_t> frequencies) {
        choose_rows(frequencies);
        read();
        Matrix back(words(), inputs_.back().columns);
        double loss = tag(back);
        loss += attach(back);
        go_back(std::move(back));
        return loss;
    }

private:
    [[nodiscard]] std::size_t words() const { return bounds_.back(); }

    /// The words' features, some hidden.
    void choose_rows(std::span<const std::uint32_t> frequencies) {
        for (const auto* example : examples_) {
            for (std::size_t i = 0; i < example->size(); ++i) {
                auto rows = example->features[i];
                // Rare forms are hidden more often, as Kiperwasser and Goldberg (2016) do.
                const auto frequency = static_cast<float>(frequencies[rows[0]]);
                const bool is_rare = random_.uniform() < 0.25F / (0.25F + frequency);
                const bool is_hidden = random_.uniform() < noise_.drop_word;
                if (is_rare || is_hidden) rows[0] = 0;
                for (std::size_t k = 1; k < feature_count; ++k) {
                    if (random_.uniform() < noise_.drop_feature) rows[k] = k;
                }
                rows_.push_back(rows);
                const bool has_vector = random_.uniform() >= noise_.drop_feature;
                vector_rows_.push_back(has_vector ? example->vectors[i] : unknown);
            }
        }
    }

    /// One row a sentence: the same numbers are dropped for all its words.
    Matrix mask(std::size_t width) {
        Matrix mask(examples_.size(), width);
        const auto kept = 1.0F / (1.0F - noise_.drop);
        for (auto& value : mask.values) value = random_.uniform() < noise_.drop ? 0.0F : kept;
        return mask;
    }

    void apply(const Matrix& mask, Matrix& to) const {
        for (std::size_t s = 0; s < examples_.size(); ++s) {
            for (auto i = bounds_[s]; i < bounds_[s + 1]; ++i) {
                for (std::size_t j = 0; j < to.columns; ++j) to.row(i)[j] *= mask.row(s)[j];
            }
        }
    }

    void read() {
        Matrix input(words(), weights_.table.columns);
        known_vectors_ = Matrix(words(), vectors_.columns);
        for (std::size_t i = 0; i < words(); ++i) {
            for (const auto row : rows_[i]) {
                const auto* from = weights_.table.row(row);
                for (std::size_t j = 0; j < input.columns; ++j) input.row(i)[j] += from[j];
            }
            if (vector_rows_[i] == unknown) continue;
            std::memcpy(
                known_vectors_.row(i),
                vectors_.row(vector_rows_[i]),
                vectors_.columns * sizeof(float)
            );
        }
        multiply_add(known_vectors_, network_.vector_projection, input);
        masks_.push_back(mask(input.columns));
        apply(masks_.back(), input);
        inputs_.push_back(std::move(input));
        states_.resize(network_.directions.size());
        for (std::size_t d = 0; d < network_.directions.size(); d += 2) {
            Matrix output(words(), inputs_.back().columns);
            for (const std::size_t side : {0U, 1U}) {
                const auto& direction = network_.directions[d + side];
                auto& projected = states_[d + side].projected;
                projected = product(inputs_.back(), direction.projection);
                run_direction(
                    direction,
                    {projected.values.data(), projected.columns},
                    inputs_.back(),
                    bounds_,
                    side == 1,
                    side * network_.width(),
                    states_[d + side],
                    output
                );
            }
            masks_.push_back(mask(output.columns));
            apply(masks_.back(), output);
            inputs_.push_back(std::move(output));
        }
        last_turned_ = transposed(inputs_.back());
    }

    /// Back through `affine` on the last layer's output.
    void back_through(
        const Matrix& gradient, const Matrix& weights, Matrix& to_weights, Matrix& back
    ) const {
        multiply_add(last_turned_, gradient, to_weights);
        multiply_add(gradient, transposed(weights), back);
    }

    double tag(Matrix& back) {
        const auto learn = [&](const Matrix& weights,
                               const Matrix& bias,
                               Matrix& to_weights,
                               Matrix& to_bias,
                               const std::vector<std::size_t> Example::*right) {
            auto scores = affine(inputs_.back(), weights, bias);
            Matrix gradient(scores.rows, scores.columns);
            double loss = 0;
            for (std::size_t s = 0; s < examples_.size(); ++s) {
                for (std::size_t i = 0; i < examples_[s]->size(); ++i) {
                    const auto at = bounds_[s] + i;
                    loss += cross_entropy(
                        scores.row(at),
                        scores.columns,
                        (examples_[s]->*right)[i],
                        0.5F,
                        gradient.row(at)
                    );
                }
            }
            back_through(gradient, weights, to_weights, back);
            add_column_sums(gradient, to_bias);
            return loss;
        };
        return learn(
                   network_.pos_output,
                   network_.pos_output_bias,
                   to_.pos_output,
                   to_.pos_output_bias,
                   &Example::poses
               ) +
               learn(
                   network_.tag_output,
                   network_.tag_output_bias,
                   to_.tag_output,
                   to_.tag_output_bias,
                   &Example::tags
               );
    }

    double attach(Matrix& back) {
        auto dependents = affine(inputs_.back(), network_.dependent, network_.dependent_bias);
        auto heads = affine(inputs_.back(), network_.head, network_.head_bias);
        leaky(dependents);
        leaky(heads);
        const auto dependent_mask = mask(dependents.columns);
        const auto head_mask = mask(heads.columns);
        apply(dependent_mask, dependents);
        apply(head_mask, heads);
        const auto pairs = affine(dependents, network_.pair, network_.pair_bias);
        const auto label_dependents = product(inputs_.back(), network_.label_dependent);
        const auto label_heads = product(inputs_.back(), network_.label_head);
        Matrix to_pairs(pairs.rows, pairs.columns);
        Matrix to_heads(heads.rows, heads.columns);
        Matrix to_label_dependents(words(), label_dependents.columns);
        Matrix to_label_heads(words(), label_heads.columns);
        double loss = 0;
        for (std::size_t s = 0; s < examples_.size(); ++s) {
            loss += choose_heads(s, pairs, heads, to_pairs, to_heads);
            loss += choose_labels(
                s, label_dependents, label_heads, to_label_dependents, to_label_heads
            );
        }
        back_through(to_label_dependents, network_.label_dependent, to_.label_dependent, back);
        back_through(to_label_heads, network_.label_head, to_.label_head, back);
        add_column_sums(to_pairs, to_.pair_bias);
        multiply_add(transposed(dependents), to_pairs, to_.pair);
        auto to_dependents = product(to_pairs, transposed(network_.pair));
        apply(dependent_mask, to_dependents);
        apply(head_mask, to_heads);
        back_through_leaky(dependents, to_dependents);
        back_through_leaky(heads, to_heads);
        back_through(to_dependents, network_.dependent, to_.dependent, back);
        back_through(to_heads, network_.head, to_.head, back);
        add_column_sums(to_dependents, to_.dependent_bias);
        add_column_sums(to_heads, to_.head_bias);
        return loss;
    }

    double choose_heads(
        std::size_t s, const Matrix& pairs, const Matrix& heads, Matrix& to_pairs, Matrix& to_heads
    ) {
        const auto begin = bounds_[s];
        const auto count = bounds_[s + 1] - begin;
        auto scores = head_scores(
            network_, {pairs.row(begin), pairs.columns}, {heads.row(begin), heads.columns}, count
        );
        Matrix gradient(count, count + 1);
        double loss = 0;
        for (std::size_t i = 0; i < count; ++i) {
            scores.row(i)[i + 1] = -1e9F;  // no word hangs from itself
            const auto right = examples_[s]->heads[i];
            loss += cross_entropy(scores.row(i), count + 1, right, 1.0F, gradient.row(i));
        }
        Matrix candidates(count + 1, heads.columns);
        std::memcpy(candidates.row(0), network_.root.row(0), heads.columns * sizeof(float));
        std::memcpy(candidates.row(1), heads.row(begin), count * heads.columns * sizeof(float));
        multiply_add(
            {gradient.values.data(), gradient.columns},
            {candidates.values.data(), candidates.columns},
            {to_pairs.row(begin), to_pairs.columns},
            count,
            count + 1,
            to_pairs.columns
        );
        const auto turned = transposed(gradient);
        Matrix to_candidates(count + 1, heads.columns);
        multiply_add(
            {turned.values.data(), turned.columns},
            {pairs.row(begin), pairs.columns},
            {to_candidates.values.data(), to_candidates.columns},
            count + 1,
            count,
            heads.columns
        );
        for (std::size_t j = 0; j < heads.columns; ++j) {
            to_.root.values[j] += to_candidates.row(0)[j];
            for (std::size_t i = 0; i < count; ++i) {
                to_heads.row(begin + i)[j] += to_candidates.row(i + 1)[j];
            }
        }
        return loss;
    }

    /// Of the edges to the right heads.
    double choose_labels(
        std::size_t s,
        const Matrix& label_dependents,
        const Matrix& label_heads,
        Matrix& to_label_dependents,
        Matrix& to_label_heads
    ) {
        const auto& example = *examples_[s];
        const auto begin = bounds_[s];
        const auto width = network_.label_bias.columns;
        const auto kept = 1.0F / (1.0F - noise_.drop);
        std::vector<float> mask(width);
        for (auto& value : mask) value = random_.uniform() < noise_.drop ? 0.0F : kept;
        Matrix hidden(example.size(), width);
        for (std::size_t i = 0; i < example.size(); ++i) {
            const auto head = example.heads[i];
            label_hidden(
                network_,
                label_dependents.row(begin + i),
                head == 0 ? network_.label_root.row(0) : label_heads.row(begin + head - 1),
                hidden.row(i)
            );
            for (std::size_t j = 0; j < width; ++j) hidden.row(i)[j] *= mask[j];
        }
        auto scores = affine(hidden, network_.label_output, network_.label_output_bias);
        Matrix gradient(scores.rows, scores.columns);
        double loss = 0;
        for (std::size_t i = 0; i < example.size(); ++i) {
            loss += cross_entropy(
                scores.row(i), scores.columns, example.labels[i], 1.0F, gradient.row(i)
            );
        }
        add_column_sums(gradient, to_.label_output_bias);
        multiply_add(transposed(hidden), gradient, to_.label_output);
        auto to_hidden = product(gradient, transposed(network_.label_output));
        back_through_leaky(hidden, to_hidden);
        for (std::size_t i = 0; i < example.size(); ++i) {
            const auto head = example.heads[i];
            auto* to_head =
                head == 0 ? to_.label_root.row(0) : to_label_heads.row(begin + head - 1);
            for (std::size_t j = 0; j < width; ++j) {
                const auto value = to_hidden.row(i)[j] * mask[j];
                to_.label_bias.values[j] += value;
                to_label_dependents.row(begin + i)[j] += value;
                to_head[j] += value;
            }
        }
        return loss;
    }

    void go_back(Matrix back) {
        for (auto d = network_.directions.size(); d > 0; d -= 2) {
            apply(masks_[d / 2], back);
            const auto& input = inputs_[d / 2 - 1];
            const auto turned = transposed(input);
            Matrix to_input(words(), input.columns);
            for (const std::size_t side : {0U, 1U}) {
                const auto to_projected =
                    back_through_direction(d - 2 + side, side == 1, input, back, to_input);
                multiply_add(turned, to_projected, to_.directions[d - 2 + side].projection);
                multiply_add(
                    to_projected, transposed(network_.directions[d - 2 + side].projection), to_input
                );
            }
            back = std::move(to_input);
        }
        apply(masks_.front(), back);
        multiply_add(transposed(known_vectors_), back, to_.vector_projection);
        for (std::size_t i = 0; i < words(); ++i) {
            for (const auto row : rows_[i]) {
                if (!gradient_.is_touched_[row]) {
                    gradient_.is_touched_[row] = true;
                    gradient_.touched.push_back(static_cast<std::uint32_t>(row));
                }
                auto* to = gradient_.sum.table.row(row);
                for (std::size_t j = 0; j < back.columns; ++j) to[j] += back.row(i)[j];
            }
        }
    }

    /// The gradient of what was projected; adds that of the input passed by.
    Matrix back_through_direction(
        std::size_t d, bool is_backward, const Matrix& input, const Matrix& back, Matrix& to_input
    ) {
        const auto& weights = network_.directions[d];
        const auto& states = states_[d];
        auto& to = to_.directions[d];
        const auto width = network_.width();
        const auto column = is_backward ? width : 0;
        Matrix to_projected(words(), 3 * width);
        const std::vector<float> nothing(width, 0.0F);
        for (std::size_t s = 0; s < examples_.size(); ++s) {
            std::vector<float> to_cell(width, 0.0F);
            for (auto t = bounds_[s + 1] - bounds_[s]; t-- > 0;) {
                const auto i = is_backward ? bounds_[s + 1] - 1 - t : bounds_[s] + t;
                const auto* last = t == 0        ? nothing.data()
                                   : is_backward ? states.cell.row(i + 1)
                                                 : states.cell.row(i - 1);
                const auto* candidate = states.projected.row(i);
                const auto* forget = states.forget.row(i);
                const auto* gate = states.output_gate.row(i);
                const auto* cell = states.cell.row(i);
                const auto* in = input.row(i) + column;
                const auto* to_out = back.row(i) + column;
                auto* to_in = to_input.row(i) + column;
                auto* projected = to_projected.row(i);
                for (std::size_t j = 0; j < width; ++j) {
                    const auto here = to_cell[j] + to_out[j] * gate[j];
                    const auto to_gate =
                        to_out[j] * (cell[j] - passed_by * in[j]) * gate[j] * (1 - gate[j]);
                    const auto to_forget =
                        here * (last[j] - candidate[j]) * forget[j] * (1 - forget[j]);
                    to_in[j] += to_out[j] * (1 - gate[j]) * passed_by;
                    projected[j] = here * (1 - forget[j]);
                    projected[width + j] = to_forget;
                    projected[2 * width + j] = to_gate;
                    to.recurrent.row(0)[j] += to_forget * last[j];
                    to.recurrent.row(1)[j] += to_gate * last[j];
                    to.bias.row(0)[j] += to_forget;
                    to.bias.row(1)[j] += to_gate;
                    to_cell[j] = here * forget[j] + to_forget * weights.recurrent.row(0)[j] +
                                 to_gate * weights.recurrent.row(1)[j];
                }
            }
        }
        return to_projected;
    }

    const Weights& weights_;
    const Network& network_;
    const Matrix& vectors_;
    std::span<const Example* const> examples_;
    const Noise& noise_;
    Random& random_;
    Gradient& gradient_;
    Network& to_;

    std::vector<std::size_t> bounds_{0};
    std::vector<std::array<std::size_t, feature_count>> rows_;
    std::vector<std::size_t> vector_rows_;
    Matrix known_vectors_;
    std::vector<Matrix> masks_;   // of the first input, then of each layer's output
    std::vector<Matrix> inputs_;  // of each layer; the last is the output of the last layer
    std::vector<States> states_;
    Matrix last_turned_;
};

double add_gradient(
    const Weights& weights,
    const Matrix& vectors,
    std::span<const Example* const> examples,
    std::span<const std::uint32_t> frequencies,
    const Noise& noise,
    Random random,
    Gradient& gradient
) {
    return BackwardPass(weights, vectors, examples, noise, random, gradient).run(frequencies);
}

}  // namespace relata::training
