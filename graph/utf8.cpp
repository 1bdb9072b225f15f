#include "graph/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace relata {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_continuation(std::string_view text, std::size_t at) {
    return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t utf8_sequence_length(std::string_view text, std::size_t at) {
    const auto lead = byte_at(text, at);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4 || !is_continuation(text, at + 1)) return 0;
    if (lead < 0xE0) return 2;
    if (!is_continuation(text, at + 2)) return 0;
    const auto second = byte_at(text, at + 1);
    if (lead < 0xF0) {
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (!is_continuation(text, at + 3)) return 0;
    const bool overlong = lead == 0xF0 && second < 0x90;
    const bool too_large = lead == 0xF4 && second > 0x8F;
    return overlong || too_large ? 0 : 4;
}

std::size_t find_invalid_utf8(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    for (std::size_t i = 0; i < text.size();) {
        std::uint64_t word = 0;
        while (i + sizeof word <= text.size()) {  // most text is ASCII: eight bytes at a time
            std::memcpy(&word, text.data() + i, sizeof word);
            if ((word & high_bits) != 0) break;
            i += sizeof word;
        }
        if (i == text.size()) break;
        const auto length = utf8_sequence_length(text, i);
        if (length == 0) return i;
        i += length;
    }
    return std::string_view::npos;
}

char32_t utf8_code_point(std::string_view text, std::size_t at) {
    const auto lead = byte_at(text, at);
    if (lead < 0x80) return lead;
    const auto low = [&](std::size_t i) { return byte_at(text, at + i) & 0x3FU; };
    if (lead < 0xE0) return ((lead & 0x1FU) << 6U) | low(1);
    if (lead < 0xF0) return ((lead & 0x0FU) << 12U) | (low(1) << 6U) | low(2);
    return ((lead & 0x07U) << 18U) | (low(1) << 12U) | (low(2) << 6U) | low(3);
}

void append_utf8(std::string& out, char32_t c) {
    const auto push = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0U | (c >> 6U));
        push(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        push(0xE0U | (c >> 12U));
        push(0x80U | ((c >> 6U) & 0x3FU));
        push(0x80U | (c & 0x3FU));
    } else {
        push(0xF0U | (c >> 18U));
        push(0x80U | ((c >> 12U) & 0x3FU));
        push(0x80U | ((c >> 6U) & 0x3FU));
        push(0x80U | (c & 0x3FU));
    }
}

}  // namespace relata
