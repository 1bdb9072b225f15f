#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace relata {

/// An input as UTF-8 without a byte-order mark, and how it was written.
class Decoded {
public:
    explicit Decoded(std::string_view original) : original_(original) {}
    Decoded(std::string converted, std::string from)
        : converted_(std::move(converted)), from_(std::move(from)) {}

    /// Valid as long as the input and this object are.
    [[nodiscard]] std::string_view bytes() const;
    /// `UTF-16`, `Windows-1252`, `ISO-8859-1`, what a web page declares; empty when it was UTF-8.
    [[nodiscard]] const std::string& from() const noexcept { return from_; }
    /// How many bytes meant nothing and became U+FFFD each, as in a browser.
    [[nodiscard]] std::size_t replaced() const noexcept { return replaced_; }
    void set_replaced(std::size_t count) noexcept { replaced_ = count; }

private:
    std::string_view original_;
    std::string converted_;
    std::string from_;
    std::size_t replaced_ = 0;
};

/// Finds out how a text is written and converts it.
/// - UTF-16: a byte-order mark, or every second byte of the beginning is NUL (WHATWG Encoding).
/// - What is UTF-8 stays as it is; so does what looks like damaged UTF-8: some characters are well
///   formed sequences of several bytes, others are not.
/// - Else ISO-8859-1 when an XML declaration names it, and Windows-1252, which has the same letters
///   and is what programs mean by Latin-1. A byte it does not assign leaves the input as it is.
///
/// - What has control characters is no text and stays as it is.
/// - A web page, which begins with a tag, may also declare an encoding in a `meta` of its first
/// 4,096
///   bytes. It is converted from that unless it is UTF-8 all the same. Bytes of it that mean
///   nothing become U+FFFD, also in damaged UTF-8: a page is read as browsers show it. Known:
///   `utf-8`, ISO 8859 and Windows of all numbers, KOI8-R and -U, GBK, GB 18030, Big5, Shift JIS,
///   EUC-JP and -KR, by the labels of WHATWG Encoding in use.
///
/// Never throws; what stays ill-formed is refused later, with its place. O(n).
Decoded decoded(std::string_view bytes);

}  // namespace relata
