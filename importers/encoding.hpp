#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace relata {

/// An input as UTF-8 without a byte-order mark, and how it was written.
class Decoded {
public:
    explicit Decoded(std::string_view original) : original_(original) {}
    Decoded(std::string converted, std::string_view from)
        : converted_(std::move(converted)), from_(from) {}

    /// Valid as long as the input and this object are.
    [[nodiscard]] std::string_view bytes() const;
    /// `UTF-16`, `Windows-1252`, `ISO-8859-1`; empty when it was UTF-8.
    [[nodiscard]] std::string_view from() const noexcept { return from_; }

private:
    std::string_view original_;
    std::string converted_;
    std::string_view from_;
};

/// Finds out how a text is written and converts it.
/// - UTF-16: a byte-order mark, or every second byte of the beginning is NUL (WHATWG Encoding).
/// - What is UTF-8 stays as it is; so does what looks like damaged UTF-8: some characters are well
///   formed sequences of several bytes, others are not.
/// - Else ISO-8859-1 when an XML declaration names it, and Windows-1252, which has the same letters
///   and is what programs mean by Latin-1. A byte it does not assign leaves the input as it is.
///
/// - What has control characters is no text and stays as it is.
///
/// Never throws; what stays ill-formed is refused later, with its place. O(n).
Decoded decoded(std::string_view bytes);

}  // namespace relata
