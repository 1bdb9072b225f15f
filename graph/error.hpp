#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace relata {

/// A place in some input. Lines and columns count from 1, as editors show them; a column counts
/// bytes. 0 means unknown.
struct Location {
    std::string source;  ///< file name, or "<stdin>"
    std::size_t line = 0;
    std::size_t column = 0;

    friend bool operator==(const Location&, const Location&) = default;
};

/// `file:line:column`, leaving out what is unknown.
std::string to_string(const Location& location);

/// The place of byte `offset` in `bytes`; an offset past the end means the end. O(offset).
Location locate(std::string_view bytes, std::size_t offset, std::string source);

/// The user's mistake: a file, an option, a name that cannot be used. `what()` is the whole
/// sentence, place first, in the form editors turn into a link.
class InputError : public std::runtime_error {
public:
    InputError(Location location, std::string_view message);

    [[nodiscard]] const Location& location() const noexcept { return location_; }

    /// What was found and expected, without the place.
    [[nodiscard]] const std::string& message() const noexcept { return message_; }

private:
    Location location_;
    std::string message_;
};

}  // namespace relata
