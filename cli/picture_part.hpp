#pragma once

#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/path_question.hpp"
#include "render/part.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace relata::cli {

/// Which part of a graph a picture shows, beside what PathQuestion narrows: `--around`, `--kinds`,
/// `--types`, `--top N --by MEASURE`.
struct PartQuestion {
    std::string around;
    std::size_t hops = 1;
    std::vector<std::string> kinds;
    std::vector<std::string> types;
    std::size_t top = 0;  ///< 0: all
    std::string by = "degree";
};
void add_part_options(CLI::App& command, PartQuestion& question);

/// Whether no part was asked for.
bool is_whole(const PartQuestion& question, const PathQuestion& walk);

/// The part that was asked for, in the order in which filters narrow: types, dates and confidence,
/// then kinds, then the surroundings, then the best of what is left. All of the graph when nothing
/// was asked. Throws InputError for names that are not in the graph.
Part the_part(const Graph& graph, const PartQuestion& question, const PathQuestion& walk);

}  // namespace relata::cli
