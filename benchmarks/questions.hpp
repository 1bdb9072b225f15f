#pragma once

#include "benchmarks/harness.hpp"
#include "benchmarks/input.hpp"

namespace relata::bench {

// One question, one file, its peers in it: checks that all answer alike, then times them.

void snapshot(Input& input, Report& report);
void shortest_path(Input& input, Report& report);
void filtered_path(Input& input, Report& report);
void k_shortest_paths(Input& input, Report& report);
void all_paths(Input& input, Report& report);
void two_hops(Input& input, Report& report);
void breadth_first(Input& input, Report& report);
void shortest_distances(Input& input, Report& report);

}  // namespace relata::bench
