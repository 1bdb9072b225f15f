#pragma once

#include "benchmarks/harness.hpp"
#include "benchmarks/input.hpp"

#include <cstddef>
#include <string>

namespace relata::bench {

// One question, one file, its peers in it: checks that all answer alike, then times them.

void snapshot(Input& input, Report& report);
void shortest_path(Input& input, Report& report);
void filtered_path(Input& input, Report& report);
void k_shortest_paths(Input& input, Report& report);
void all_paths(Input& input, Report& report);
void two_hops(Input& input, Report& report);
void common_neighbors(Input& input, Report& report);
void breadth_first(Input& input, Report& report);
void shortest_distances(Input& input, Report& report);
void pagerank(Input& input, Report& report);
void weak_components(Input& input, Report& report);
void betweenness(Input& input, Report& report);
void label_propagation(Input& input, Report& report);
void louvain(Input& input, Report& report);
void leiden(Input& input, Report& report);

/// Makes graphs of its own, up to so many relations. An empty path: no picture.
void growth(std::size_t most, const std::string& svg_path, const Report& report);

}  // namespace relata::bench
