#pragma once

// Parts of functions for each width of registers: the exponential function, the same everywhere.

#include "importers/syntax/register_widths.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace relata::syntax {

// e^x = 2^n e^r with |r| <= ln 2 / 2, and seven terms of the series for e^r.
RELATA_IN_EACH_WIDTH float exponential_inline(float x) {
    x = std::min(std::max(x, -87.0F), 88.0F);
    constexpr float shift = 12582912.0F;  // 1.5 * 2^23: adding it rounds to an integer
    const float rounded = x * 1.44269504F + shift;
    const float n = rounded - shift;
    const float r = (x - n * 0.693145752F) - n * 1.42860677e-6F;
    float sum = 1.0F + r * (1.0F / 7.0F);
    sum = 1.0F + r * (1.0F / 6.0F) * sum;
    sum = 1.0F + r * (1.0F / 5.0F) * sum;
    sum = 1.0F + r * (1.0F / 4.0F) * sum;
    sum = 1.0F + r * (1.0F / 3.0F) * sum;
    sum = 1.0F + r * (1.0F / 2.0F) * sum;
    sum = 1.0F + r * sum;
    const auto power = std::bit_cast<std::uint32_t>(rounded) << 23U;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(sum) + power);
}

// 1 / (1 + e^-x)
RELATA_IN_EACH_WIDTH float sigmoid_inline(float x) {
    return 1.0F / (1.0F + exponential_inline(-x));
}

}  // namespace relata::syntax
