#pragma once

#include "benchmarks/generate.hpp"
#include "benchmarks/peers/scratch.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace relata::bench {

/// The programs of the GAP Benchmark Suite (`make bfs sssp pr cc bc converter`), run on the same
/// graph. They take their times themselves (see cpu_clock.cpp), and drop parallel
/// edges and loops.
class Gapbs {
public:
    /// Null, with a message, when the programs are not in `folder`.
    static std::unique_ptr<Gapbs> of(
        const EdgeList& list, const std::string& folder, std::size_t threads
    );

    Gapbs(const EdgeList& list, std::string folder, std::size_t threads);

    struct Answer {
        double seconds = 0;  ///< CPU time, the median of its trials without the first
        std::string output;
        /// The number that follows `words` in what it printed.
        [[nodiscard]] std::optional<double> number_after(std::string_view words) const;
    };
    /// `program` is bfs, sssp, …; `arguments` are handed on. `-a` prints what it found.
    Answer run(const std::string& program, const std::string& arguments, int trials = 3);

private:
    std::string folder_;
    std::size_t threads_;
    ScratchFile plain_{".sg"};
    ScratchFile weighted_{".wsg"};
};

}  // namespace relata::bench
