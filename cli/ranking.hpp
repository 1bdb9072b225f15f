#pragma once

#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/measures.hpp"
#include "graph/graph.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relata::cli {

/// By what to rank, as options say it.
struct RankQuestion {
    std::string by;
    std::optional<Direction> direction;  ///< nothing: what the measure is mostly asked with
    std::string kind;                    ///< rank these only; all are counted
    std::string weight;
    std::vector<std::string> around;
    bool normalized = false;
    std::size_t iterations = 0;  ///< 0: until scores settle
    std::size_t samples = 0;     ///< 0: exact, unless `error` is set
    double error = 0;            ///< 0: exact, unless `samples` is set
    std::uint64_t seed = SamplingOptions{}.seed;
    double max_visited = 1e10;  ///< 0: refuse nothing
    bool denied = false;
    NarrowOptions narrow;
};
void add_rank_options(CLI::App& command, RankQuestion& question);

/// An entity or a relation, by its number, and its score.
struct Ranked {
    std::uint32_t number = 0;
    double score = 0;
    std::size_t rank = 0;  ///< 1 + how many have a better score
};

/// What was asked, of what, and what came out.
struct Ranking {
    const Measure& measure;
    MeasureQuestion question = {};
    MeasureAnswer answer = {};
    std::size_t entities = 0;         ///< searched
    std::size_t relations = 0;        ///< searched
    std::vector<Ranked> scored = {};  ///< all of them, in the order of the graph; without ranks
    std::vector<Ranked> ranked = {};  ///< those asked for, best first
};

/// Answers the question. Throws InputError for one that cannot be asked, or would take too long.
Ranking ranking_of(const Graph& graph, const RankQuestion& question);

}  // namespace relata::cli
