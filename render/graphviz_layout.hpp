#pragma once

#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

enum class PictureFormat { svg, png, pdf };

/// What a layout may use before it is stopped.
struct LayoutLimits {
    std::chrono::milliseconds time{10'000};
    std::size_t memory_bytes = std::size_t{1} << 30U;
    double dpi = 96;  ///< of a PNG
};

/// Graphviz could not draw: it is missing, ran out of a limit, or refused. `what()` says what to
/// do.
class LayoutError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Picture {
    std::string bytes;
    std::vector<std::string> warnings;
};

/// Lays `dot` out with Graphviz's dot engine and renders it, in a child process that is limited in
/// time, memory, processor and file size, so that a crash or a hang of Graphviz stays there. `dot`
/// must have been written by relata. Forks: call it before starting threads. Throws LayoutError.
Picture render_dot(const std::string& dot, PictureFormat format, const LayoutLimits& limits = {});

}  // namespace relata
