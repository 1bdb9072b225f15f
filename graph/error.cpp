#include "graph/error.hpp"

#include <algorithm>
#include <utility>

namespace relata {

std::string to_string(const Location& location) {
    std::string text = location.source;
    if (location.line != 0) {
        text += ':' + std::to_string(location.line);
        if (location.column != 0) text += ':' + std::to_string(location.column);
    }
    return text;
}

Location locate(std::string_view bytes, std::size_t offset, std::string source) {
    const auto before = bytes.substr(0, std::min(offset, bytes.size()));
    const auto last_break = before.rfind('\n');
    const auto line_start = last_break == std::string_view::npos ? 0 : last_break + 1;
    const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    return {std::move(source), breaks + 1, before.size() - line_start + 1};
}

namespace {

std::string sentence(const Location& location, std::string_view message) {
    const auto place = to_string(location);
    return place.empty() ? std::string(message) : place + ": " + std::string(message);
}

}  // namespace

InputError::InputError(Location location, std::string_view message)
    : std::runtime_error(sentence(location, message)),
      location_(std::move(location)),
      message_(message) {}

}  // namespace relata
