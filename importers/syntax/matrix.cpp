#include "importers/syntax/matrix.hpp"

#include "importers/syntax/exponential.hpp"
#include "importers/syntax/register_widths.hpp"

#include <algorithm>
#include <cstring>

namespace relata::syntax {
namespace {

using Lanes = float __attribute__((vector_size(64), aligned(4)));
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(float);
constexpr std::size_t panel = 2 * lanes;  // columns at a time
constexpr std::size_t high = 4;           // rows at a time

}  // namespace

/// c += a b for `high` rows and `wide` times `lanes` columns.
template <std::size_t high, std::size_t wide>
RELATA_IN_EACH_WIDTH void add_block(ConstBlock a, ConstBlock b, Block c, std::size_t inner) {
    Lanes sums[high][wide];
    for (std::size_t r = 0; r < high; ++r) {
        std::memcpy(sums[r], c.values + r * c.stride, sizeof sums[r]);
    }
    for (std::size_t p = 0; p < inner; ++p) {
        Lanes right[wide];
        std::memcpy(right, b.values + p * b.stride, sizeof right);
        for (std::size_t r = 0; r < high; ++r) {
            const float left = a.values[r * a.stride + p];
            for (std::size_t w = 0; w < wide; ++w) sums[r][w] += left * right[w];
        }
    }
    for (std::size_t r = 0; r < high; ++r) {
        std::memcpy(c.values + r * c.stride, sums[r], sizeof sums[r]);
    }
}

template <std::size_t wide>
RELATA_IN_EACH_WIDTH void add_columns(
    ConstBlock a, ConstBlock b, Block c, std::size_t rows, std::size_t inner
) {
    std::size_t i = 0;
    for (; i + high <= rows; i += high) {
        add_block<high, wide>(
            {a.values + i * a.stride, a.stride}, b, {c.values + i * c.stride, c.stride}, inner
        );
    }
    for (; i < rows; ++i) {
        add_block<1, wide>(
            {a.values + i * a.stride, a.stride}, b, {c.values + i * c.stride, c.stride}, inner
        );
    }
}

/// c += a b for a panel of columns.
RELATA_FOR_EACH_WIDTH
static void add_panel(ConstBlock a, ConstBlock b, Block c, std::size_t rows, std::size_t inner) {
    add_columns<2>(a, b, c, rows, inner);
}

/// The same for one row, in which few sums would wait for each other, and twice as many.
RELATA_FOR_EACH_WIDTH
static void add_double_panel(const float* a, ConstBlock b, float* c, std::size_t inner) {
    add_block<1, 4>({a, 0}, b, {c, 0}, inner);
}

/// The same for half as many.
RELATA_FOR_EACH_WIDTH
static void add_half_panel(
    ConstBlock a, ConstBlock b, Block c, std::size_t rows, std::size_t inner
) {
    add_columns<1>(a, b, c, rows, inner);
}

void multiply_add(
    ConstBlock a, ConstBlock b, Block c, std::size_t rows, std::size_t inner, std::size_t columns
) {
    std::size_t j = 0;
    for (; rows == 1 && j + 2 * panel <= columns; j += 2 * panel) {
        add_double_panel(a.values, {b.values + j, b.stride}, c.values + j, inner);
    }
    for (; j + panel <= columns; j += panel) {
        add_panel(a, {b.values + j, b.stride}, {c.values + j, c.stride}, rows, inner);
    }
    if (j + lanes <= columns) {
        add_half_panel(a, {b.values + j, b.stride}, {c.values + j, c.stride}, rows, inner);
        j += lanes;
    }
    const auto bytes = (columns - j) * sizeof(float);
    if (bytes == 0) return;
    // The last columns become half a panel with zeros.
    Matrix right(inner, lanes);
    Matrix sums(rows, lanes);
    for (std::size_t p = 0; p < inner; ++p) {
        std::memcpy(right.row(p), b.values + p * b.stride + j, bytes);
    }
    for (std::size_t i = 0; i < rows; ++i) {
        std::memcpy(sums.row(i), c.values + i * c.stride + j, bytes);
    }
    add_half_panel(a, {right.values.data(), lanes}, {sums.values.data(), lanes}, rows, inner);
    for (std::size_t i = 0; i < rows; ++i) {
        std::memcpy(c.values + i * c.stride + j, sums.row(i), bytes);
    }
}

void multiply_add(const Matrix& a, const Matrix& b, Matrix& c) {
    multiply_add(
        {a.values.data(), a.columns},
        {b.values.data(), b.columns},
        {c.values.data(), c.columns},
        a.rows,
        a.columns,
        b.columns
    );
}

Matrix product(const Matrix& a, const Matrix& b) {
    Matrix c(a.rows, b.columns);
    multiply_add(a, b, c);
    return c;
}

Matrix transposed(const Matrix& a) {
    Matrix result(a.columns, a.rows);
    for (std::size_t i = 0; i < a.rows; ++i) {
        for (std::size_t j = 0; j < a.columns; ++j) result.row(j)[i] = a.row(i)[j];
    }
    return result;
}

void add_to_rows(Matrix& a, const Matrix& row) {
    for (std::size_t i = 0; i < a.rows; ++i) {
        auto* values = a.row(i);
        const auto* added = row.values.data();
        for (std::size_t j = 0; j < a.columns; ++j) values[j] += added[j];
    }
}

float exponential(float x) {
    return exponential_inline(x);
}

RELATA_FOR_EACH_WIDTH
void sigmoid(float* values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = sigmoid_inline(values[i]);
    }
}

RELATA_FOR_EACH_WIDTH
float exponentials(float* values, std::size_t count) {
    const float highest = *std::max_element(values, values + count);
    for (std::size_t i = 0; i < count; ++i) values[i] = exponential_inline(values[i] - highest);
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += values[i];
    return sum;
}

}  // namespace relata::syntax
