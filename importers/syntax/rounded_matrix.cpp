#include "importers/syntax/rounded_matrix.hpp"

#include "importers/syntax/register_widths.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <stdexcept>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define RELATA_HAS_WIDTHS
#include <immintrin.h>
#endif

namespace relata::syntax {
namespace {

void multiply_panel_plainly(
    const std::int16_t* a,
    std::size_t stride,
    const std::int16_t* b,
    std::size_t pairs,
    std::size_t rows,
    std::int32_t* sums
) {
    constexpr auto panel = RoundedMatrix::panel;
    std::fill_n(sums, rows * panel, 0);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t p = 0; p < pairs; ++p) {
            const std::int32_t first = a[i * stride + 2 * p];
            const std::int32_t second = a[i * stride + 2 * p + 1];
            const auto* weights = b + 2 * panel * p;
            for (std::size_t j = 0; j < panel; ++j) {
                sums[i * panel + j] += first * weights[2 * j] + second * weights[2 * j + 1];
            }
        }
    }
}

}  // namespace

#ifdef RELATA_HAS_WIDTHS

// Two values as one number.
static std::int32_t pair_at(const std::int16_t* values) {
    std::int32_t pair = 0;
    std::memcpy(&pair, values, sizeof pair);
    return pair;
}

namespace narrow {
namespace {
constexpr std::size_t rows_together = 4;
using Vector = __m128i;
Vector load(const std::int16_t* from) {
    return _mm_loadu_si128(reinterpret_cast<const Vector*>(from));
}
Vector repeat(const std::int16_t* from) {
    return _mm_set1_epi32(pair_at(from));
}
Vector add_products(Vector sums, Vector a, Vector b) {
    return _mm_add_epi32(sums, _mm_madd_epi16(a, b));
}
void store(std::int32_t* to, Vector from) {
    _mm_storeu_si128(reinterpret_cast<Vector*>(to), from);
}
#include "importers/syntax/panel_product.inc"
}  // namespace
}  // namespace narrow

#pragma GCC push_options
#pragma GCC target("avx2")
namespace medium {
namespace {
constexpr std::size_t rows_together = 4;
using Vector = __m256i;
Vector load(const std::int16_t* from) {
    return _mm256_loadu_si256(reinterpret_cast<const Vector*>(from));
}
Vector repeat(const std::int16_t* from) {
    return _mm256_set1_epi32(pair_at(from));
}
Vector add_products(Vector sums, Vector a, Vector b) {
    return _mm256_add_epi32(sums, _mm256_madd_epi16(a, b));
}
void store(std::int32_t* to, Vector from) {
    _mm256_storeu_si256(reinterpret_cast<Vector*>(to), from);
}
#include "importers/syntax/panel_product.inc"
}  // namespace
}  // namespace medium
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw")
namespace wide {
namespace {
constexpr std::size_t rows_together = 8;
using Vector = __m512i;
Vector load(const std::int16_t* from) {
    return _mm512_loadu_si512(from);
}
Vector repeat(const std::int16_t* from) {
    return _mm512_set1_epi32(pair_at(from));
}
Vector add_products(Vector sums, Vector a, Vector b) {
    return _mm512_add_epi32(sums, _mm512_madd_epi16(a, b));
}
void store(std::int32_t* to, Vector from) {
    _mm512_storeu_si512(to, from);
}
#include "importers/syntax/panel_product.inc"
}  // namespace
}  // namespace wide
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vnni")
namespace wide_at_once {
namespace {
constexpr std::size_t rows_together = 8;
using Vector = __m512i;
Vector load(const std::int16_t* from) {
    return _mm512_loadu_si512(from);
}
Vector repeat(const std::int16_t* from) {
    return _mm512_set1_epi32(pair_at(from));
}
Vector add_products(Vector sums, Vector a, Vector b) {
    return _mm512_dpwssd_epi32(sums, a, b);
}
void store(std::int32_t* to, Vector from) {
    _mm512_storeu_si512(to, from);
}
#include "importers/syntax/panel_product.inc"
}  // namespace
}  // namespace wide_at_once
#pragma GCC pop_options

#endif

std::span<const PanelProduct> panel_products() {
    static const std::vector<PanelProduct> usable = [] {
        std::vector<PanelProduct> found{{"plain", multiply_panel_plainly}};
#ifdef RELATA_HAS_WIDTHS
        found.push_back({"sse2", narrow::multiply_panel});
        if (__builtin_cpu_supports("avx2") != 0) found.push_back({"avx2", medium::multiply_panel});
        if (__builtin_cpu_supports("avx512bw") != 0) {
            found.push_back({"avx512bw", wide::multiply_panel});
            if (__builtin_cpu_supports("avx512vnni") != 0) {
                found.push_back({"avx512vnni", wide_at_once::multiply_panel});
            }
        }
#endif
        return found;
    }();
    return usable;
}

RoundedMatrix::RoundedMatrix(std::span<const Matrix* const> parts) : rows_(parts.front()->rows) {
    std::size_t columns = 0;
    for (const auto* part : parts) {
        if (part->rows != rows_) throw std::invalid_argument("matrices of different heights");
        columns += part->columns;
    }
    constexpr auto most = std::numeric_limits<std::int32_t>::max();
    constexpr std::int32_t steps = std::numeric_limits<std::int16_t>::max();
    const auto pairs = (rows_ + 1) / 2;
    const auto longest_sum = highest * static_cast<std::int32_t>(2 * pairs);
    const auto levels = static_cast<float>(std::min(steps, most / std::max(longest_sum, 1)));
    const auto panels = (columns + panel - 1) / panel;
    values_.assign(panels * pairs * panel * 2, 0);
    scales_.reserve(columns);
    for (const auto* part : parts) {
        for (std::size_t j = 0; j < part->columns; ++j) {
            float greatest = 0;
            for (std::size_t i = 0; i < rows_; ++i) {
                greatest = std::max(greatest, std::abs(part->row(i)[j]));
            }
            const auto column = scales_.size();
            scales_.push_back(greatest / levels);
            if (greatest == 0) continue;
            const auto inverse = levels / greatest;
            auto* to = values_.data() + column / panel * (pairs * panel * 2) + column % panel * 2;
            for (std::size_t i = 0; i < rows_; ++i) {
                to[i / 2 * (panel * 2) + i % 2] =
                    static_cast<std::int16_t>(std::lround(part->row(i)[j] * inverse));
            }
        }
    }
}

/// The greatest size of `count` values. The bits of numbers without a sign are in their order.
RELATA_IN_EACH_WIDTH float greatest_size(const float* values, std::size_t count) {
    std::int32_t greatest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto size = std::bit_cast<std::int32_t>(values[i]) & 0x7FFFFFFF;
        greatest = std::max(greatest, size);
    }
    return std::bit_cast<float>(greatest);
}

/// Rounds `count` values and returns by what the integers must be multiplied.
RELATA_FOR_EACH_WIDTH
static float round_row(const float* from, std::size_t count, std::int16_t* __restrict to) {
    const float greatest = greatest_size(from, count);
    constexpr auto levels = static_cast<float>(RoundedMatrix::highest);
    const float inverse = greatest > 0 ? levels / greatest : 0.0F;
    constexpr float shift =
        12582912.0F;  // 1.5 * 2^23: adding it leaves an integer in the last bits
    for (std::size_t i = 0; i < count; ++i) {
        const auto bits = std::bit_cast<std::uint32_t>(from[i] * inverse + shift);
        to[i] = static_cast<std::int16_t>(bits);
    }
    return greatest / levels;
}

/// The first `columns` products of each of `rows` rows with a panel of weights, as floats.
RELATA_FOR_EACH_WIDTH
static void scale_sums(
    const std::int32_t* sums,
    std::size_t rows,
    const float* row_scales,
    const float* scales,
    std::size_t columns,
    float* __restrict to,
    std::size_t stride
) {
    for (std::size_t i = 0; i < rows; ++i) {
        const auto* row = sums + i * RoundedMatrix::panel;
        for (std::size_t j = 0; j < columns; ++j) {
            to[i * stride + j] = static_cast<float>(row[j]) * (row_scales[i] * scales[j]);
        }
    }
}

void RoundedMatrix::multiply(ConstBlock a, std::size_t count, Block c) const {
    constexpr std::size_t together = 64;  // rows: they, a panel and its sums stay in the cache
    constexpr std::size_t block = 8;      // rows of the widest product
    const auto multiply_panel = panel_products().back().function;
    const auto pairs = (rows_ + 1) / 2;
    // Where a row ends with half a pair, or there are too few, anything may stand: its weights are
    // zero, its sums are not looked at.
    static thread_local std::vector<std::int16_t> rounded;
    rounded.resize(std::max(rounded.size(), together * pairs * 2));
    std::array<float, together> row_scales{};
    std::array<std::int32_t, together * panel>
        sums;  // NOLINT(*-member-init): each is written first
    for (std::size_t begin = 0; begin < count; begin += together) {
        const auto high = std::min(together, count - begin);
        // Some rows more than there are cost less than the last ones one by one.
        const auto whole = (high + block - 1) / block * block;
        for (std::size_t i = 0; i < high; ++i) {
            row_scales[i] =
                round_row(a.values + (begin + i) * a.stride, rows_, rounded.data() + i * pairs * 2);
        }
        for (std::size_t j = 0; j < columns(); j += panel) {
            const auto* weights = values_.data() + j * pairs * 2;
            multiply_panel(rounded.data(), pairs * 2, weights, pairs, whole, sums.data());
            const auto wide = std::min(panel, columns() - j);
            scale_sums(
                sums.data(),
                high,
                row_scales.data(),
                scales_.data() + j,
                wide,
                c.values + begin * c.stride + j,
                c.stride
            );
        }
    }
}

void RoundedMatrix::multiply(const Matrix& a, Matrix& c) const {
    c.resize(a.rows, columns());
    multiply({a.values.data(), a.columns}, a.rows, {c.values.data(), c.columns});
}

Matrix RoundedMatrix::multiply(const Matrix& a) const {
    Matrix c;
    multiply(a, c);
    return c;
}

}  // namespace relata::syntax
