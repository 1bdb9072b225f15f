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

/// Lays `dot` out with the engine its attribute `layout` names, dot when it names none, and renders
/// it, in a child process that is limited in
/// time, memory, processor and file size, so that a crash or a hang of Graphviz stays there. `dot`
/// must have been written by relata. Forks: call it before starting threads. Throws LayoutError.
Picture render_dot(const std::string& dot, PictureFormat format, const LayoutLimits& limits = {});

/// Which of several pictures dot lays out best; the first of equals. What counts, less being
/// better: crossings of lines, 30 for each line through a node it does not belong to, 2 for each
/// line that runs from right to left, 10 when it is one of a joint box, length of all lines in
/// inches / 6, area in square inches / 15. All are laid out in one confined child; 0 when that
/// fails or when Graphviz is missing.
std::size_t best_layout(const std::vector<std::string>& dots, const LayoutLimits& limits = {});

}  // namespace relata
