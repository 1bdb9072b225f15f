#pragma once

#include <cstddef>
#include <vector>

namespace relata::syntax {

/// Floats in rows, one row after the other.
struct Matrix {
    Matrix() = default;
    Matrix(std::size_t row_count, std::size_t column_count)
        : rows(row_count), columns(column_count), values(row_count * column_count, 0.0F) {}

    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values;

    /// Values that were there before may be anywhere; new ones are zero.
    void resize(std::size_t row_count, std::size_t column_count) {
        rows = row_count;
        columns = column_count;
        values.resize(row_count * column_count);
    }
    [[nodiscard]] float* row(std::size_t i) { return values.data() + i * columns; }
    [[nodiscard]] const float* row(std::size_t i) const { return values.data() + i * columns; }
};

// The results of everything here have the same bits on every machine: no element's sum depends on
// how wide the machine's registers are, no multiplication is fused with an addition, and the
// exponential function is our own.

/// `rows` rows of a block of a larger matrix, `stride` floats from one to the next.
struct ConstBlock {
    const float* values = nullptr;
    std::size_t stride = 0;
};
struct Block {
    float* values = nullptr;
    std::size_t stride = 0;
};

/// c += a b, where a has `rows` rows and `inner` columns and c has `columns` columns. Each element
/// of c is summed in the order of the inner index. O(rows · inner · columns).
void multiply_add(
    ConstBlock a, ConstBlock b, Block c, std::size_t rows, std::size_t inner, std::size_t columns
);
void multiply_add(const Matrix& a, const Matrix& b, Matrix& c);
Matrix product(const Matrix& a, const Matrix& b);
Matrix transposed(const Matrix& a);

/// Adds `row` (one value a column) to every row of `a`.
void add_to_rows(Matrix& a, const Matrix& row);

/// e^x with a relative error below 3e-7; x is cut to [-87, 88].
float exponential(float x);
/// 1 / (1 + e^-x) of `count` values, in place.
void sigmoid(float* values, std::size_t count);
/// e^(x - max x) of `count` values, in place. Returns their sum.
float exponentials(float* values, std::size_t count);

}  // namespace relata::syntax
