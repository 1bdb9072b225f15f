#pragma once

#include "importers/syntax/matrix.hpp"
#include "importers/syntax/model.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace relata::syntax {

/// The network that tags and parses, as numbers. A word begins as the sum of the table's rows of
/// its features and of its projected vector; layers of simple recurrent units (Lei et al., 2018)
/// read the sentence in both directions; on top, each word's part of speech, tag, head (a biaffine
/// score of every pair, Dozat and Manning, 2017) and the label of the edge to its head.
struct Network {
    /// One direction of one layer; `width` units.
    struct Direction {
        Matrix projection;  ///< input × 3 width: candidate, forget gate, output gate
        Matrix recurrent;   ///< 2 × width: how the gates see the last state
        Matrix bias;        ///< 2 × width: of the gates
    };

    Matrix vector_projection;           ///< dimensions of a word vector × 2 width
    std::vector<Direction> directions;  ///< forward and backward of the first layer, …
    Matrix dependent;
    Matrix dependent_bias;
    Matrix head;
    Matrix head_bias;
    Matrix pair;       ///< of a dependent and its head
    Matrix pair_bias;  ///< 1 row: how likely a head a word is whatever hangs from it
    Matrix root;       ///< 1 row: in place of a head
    Matrix label_dependent;
    Matrix label_head;
    Matrix label_root;
    Matrix label_bias;
    Matrix label_output;
    Matrix label_output_bias;
    Matrix pos_output;
    Matrix pos_output_bias;
    Matrix tag_output;
    Matrix tag_output_bias;

    [[nodiscard]] std::size_t width() const { return directions.front().recurrent.columns; }

    /// Calls `visit(name, matrix)` for each, in a fixed order.
    template <typename Self, typename Visit>
    static void each(Self& self, Visit visit) {
        visit("vector-projection", self.vector_projection);
        for (std::size_t i = 0; i < self.directions.size(); ++i) {
            const auto name = "direction-" + std::to_string(i);
            visit(name + "-projection", self.directions[i].projection);
            visit(name + "-recurrent", self.directions[i].recurrent);
            visit(name + "-bias", self.directions[i].bias);
        }
        visit("dependent", self.dependent);
        visit("dependent-bias", self.dependent_bias);
        visit("head", self.head);
        visit("head-bias", self.head_bias);
        visit("pair", self.pair);
        visit("pair-bias", self.pair_bias);
        visit("root", self.root);
        visit("label-dependent", self.label_dependent);
        visit("label-head", self.label_head);
        visit("label-root", self.label_root);
        visit("label-bias", self.label_bias);
        visit("label-output", self.label_output);
        visit("label-output-bias", self.label_output_bias);
        visit("pos-output", self.pos_output);
        visit("pos-output-bias", self.pos_output_bias);
        visit("tag-output", self.tag_output);
        visit("tag-output-bias", self.tag_output_bias);
    }
};

/// What one direction of a layer computes for each word; training needs it again.
struct States {
    Matrix projected;
    Matrix forget;
    Matrix output_gate;
    Matrix cell;
};

/// Reads sentences in one direction: words [bounds[s], bounds[s + 1]) are sentence s. `projected`
/// is the product of the input and the direction's projection. Writes `width` columns of `output`
/// from `column` on, and mixes those of `input` in; all of `states` but what was projected.
void run_direction(
    const Network::Direction& weights,
    ConstBlock projected,
    const Matrix& input,
    const std::vector<std::size_t>& bounds,
    bool is_backward,
    std::size_t column,
    States& states,
    Matrix& output
);
/// By what a unit's input is multiplied where it passes the unit by: keeps the variance.
inline constexpr float passed_by = 1.7320508F;

/// a·weights + bias for every row.
Matrix affine(const Matrix& a, const Matrix& weights, const Matrix& bias);
/// x for x > 0, x / 10 otherwise, in place.
void leaky(float* values, std::size_t count);
void leaky(Matrix& a);

/// Scores of all heads of the words of a sentence of `count`, from their rows of `pairs` and
/// `heads`: row i is that of word i, column 0 the root, column h + 1 word h; what is right of these
/// means nothing.
Matrix head_scores(const Network& network, ConstBlock pairs, ConstBlock heads, std::size_t count);

/// What the label of an edge is decided by: from a row of a·label_dependent and one of a·label_head
/// (or label_root), as many numbers as label_bias has.
void label_hidden(
    const Network& network, const float* part_dependent, const float* part_head, float* hidden
);

}  // namespace relata::syntax
