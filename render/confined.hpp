#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace relata {

/// What a piece of work in a child process may use.
struct ConfinedLimits {
    std::chrono::milliseconds time{10'000};
    std::size_t memory_bytes = std::size_t{1} << 30U;  ///< on top of what this process has now
    std::size_t output_bytes = std::size_t{1} << 29U;
};

enum class ConfinedEnd { finished, too_slow, too_much_output, crashed };

struct Confined {
    ConfinedEnd end = ConfinedEnd::crashed;
    int signal = 0;      ///< that ended it, when `crashed` by one
    std::string output;  ///< what `work` returned, when `finished`
};

/// Runs `work` in a forked child that cannot outlive this call and brings back what it returns.
///
/// In the child the environment is empty but for what keeps Graphviz from files and from the clock,
/// the locale is "C", files cannot grow, no core is written, standard streams lead nowhere, other
/// open files are closed, and time, processor and memory are limited (memory not under
/// AddressSanitizer, which reserves terabytes). An exception of `work` counts as a crash. Forks:
/// call before starting threads. Throws std::system_error when no process or pipe can be had.
Confined run_confined(const std::function<std::string()>& work, const ConfinedLimits& limits);

}  // namespace relata
