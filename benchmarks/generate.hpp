#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace relata::bench {

struct Edge {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    friend auto operator<=>(const Edge&, const Edge&) = default;
};

/// A directed multigraph as it is given to everyone that is compared. The columns are as long as
/// `edges`.
struct EdgeList {
    std::string name;
    std::uint32_t vertices = 0;
    std::vector<Edge> edges;
    std::vector<std::uint32_t> weights;  ///< 1 … 255
    std::vector<std::uint8_t> types;     ///< 0 … 7, some common and some rare
    std::vector<std::uint16_t> years;    ///< 1980 … 2024
};

/// 2^scale vertices, edge_factor times as many edges, each thrown into a quarter of a quarter … of
/// the matrix, with the chances .57, .19, .19 and .05 of Graph500; then the vertices are shuffled.
/// Loops and parallel edges stay.
/// Source: D. Chakrabarti, Y. Zhan, C. Faloutsos, "R-MAT: a recursive model for graph mining", SIAM
/// International Conference on Data Mining 2004, 442-446, doi:10.1137/1.9781611972740.43.
EdgeList rmat(unsigned scale, unsigned edge_factor, std::uint64_t seed);

/// A social multigraph without loops: communities of 20 to 2,000, seven of ten edges inside one;
/// each newcomer ties itself to those that have many ties already.
EdgeList social(std::uint32_t vertices, std::size_t edges, std::uint64_t seed);

/// `source target` or `source target weight` a line, whole numbers, vertices counted from 0; where
/// there is no weight, one is drawn. Types and years are drawn. Throws std::runtime_error.
EdgeList read_edge_list(const std::string& path, std::uint64_t seed);

void write_edge_list(const EdgeList& list, const std::string& path);
void write_weighted_edge_list(const EdgeList& list, const std::string& path);

/// Drops loops and all but the first of parallel edges.
void make_simple(EdgeList& list);

/// A number that stands for the list: which one was it, again?
std::uint64_t fingerprint(const EdgeList& list);

}  // namespace relata::bench
