#pragma once

#include "importers/syntax/matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// Weights rounded to integers, one scale a column, laid out for the machine's products of pairs of
/// 16-bit integers. What they are multiplied by is rounded as well, one scale a row; sums of
/// integers are exact, so that their order does not matter and all machines find the same.
class RoundedMatrix {
public:
    RoundedMatrix() = default;
    /// The columns of several matrices of as many rows, side by side. Throws std::invalid_argument
    /// when they have not as many rows. Between 11 and 15 bits a weight: as many as no sum
    /// overflows with.
    explicit RoundedMatrix(std::span<const Matrix* const> parts);

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return scales_.size(); }

    /// c = a·this: all columns of `a` (stride apart) against all rows. O(rows · inner · columns).
    void multiply(ConstBlock a, std::size_t count, Block c) const;
    void multiply(const Matrix& a, Matrix& c) const;
    [[nodiscard]] Matrix multiply(const Matrix& a) const;

    static constexpr std::size_t panel = 32;       ///< columns laid out together
    static constexpr std::int32_t highest = 4095;  ///< of what weights are multiplied by

private:
    std::size_t rows_ = 0;
    std::vector<float> scales_;         ///< by column
    std::vector<std::int16_t> values_;  ///< by panel, then pair of rows, then column, then row
};

/// sums = a·b for a panel of weights: `pairs` pairs of values a row of `a` (`stride` apart), a row
/// of RoundedMatrix::panel sums each. One for each width of registers that this machine has, the
/// best last; the first is plain C++.
struct PanelProduct {
    using Function = void (*)(
        const std::int16_t* a,
        std::size_t stride,
        const std::int16_t* b,
        std::size_t pairs,
        std::size_t rows,
        std::int32_t* sums
    );
    std::string_view name;
    Function function;
};
std::span<const PanelProduct> panel_products();

}  // namespace relata::syntax
