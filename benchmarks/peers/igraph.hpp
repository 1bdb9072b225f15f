#pragma once

#include "benchmarks/generate.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace relata::bench {

/// The C library igraph, where it was found when this was built; its header stays in igraph.cpp.
class Igraph {
public:
    /// Null when there is none.
    static std::unique_ptr<Igraph> of(const EdgeList& list);

    Igraph() = default;
    Igraph(const Igraph&) = delete;
    Igraph& operator=(const Igraph&) = delete;
    virtual ~Igraph() = default;

    // Edges are walked from source to target, parallel ones count each. Where a sum of something is
    // asked for, it stands for the answer that was found.

    /// SIZE_MAX when there is no path.
    virtual std::size_t shortest_path_length(std::uint32_t s, std::uint32_t t) = 0;
    /// Lengths of the k shortest paths without loops.
    virtual std::vector<std::size_t> k_shortest_lengths(
        std::uint32_t s, std::uint32_t t, std::size_t k
    ) = 0;
    virtual std::size_t count_paths(std::uint32_t s, std::uint32_t t, std::size_t max_length) = 0;
    /// Itself included.
    virtual std::size_t count_neighborhood(std::uint32_t v, std::size_t max_distance) = 0;
    /// Directions ignored.
    virtual std::size_t count_shared_neighbors(std::uint32_t a, std::uint32_t b) = 0;
    /// Vertices reached from s, breadth first with parents.
    virtual std::size_t breadth_first(std::uint32_t s) = 0;
    virtual std::vector<double> shortest_distances(std::uint32_t s) = 0;
    /// The exact one, by PRPACK.
    virtual std::vector<double> pagerank() = 0;
    virtual std::size_t count_weak_components() = 0;
    /// Of all pairs that begin at the sources; ordered pairs, not normalized.
    virtual std::vector<double> betweenness(const std::vector<std::uint32_t>& sources) = 0;
    // Communities of the graph without its directions: the part of each vertex.
    virtual std::vector<std::uint32_t> label_propagation() = 0;
    virtual std::vector<std::uint32_t> louvain() = 0;
    virtual std::vector<std::uint32_t> leiden() = 0;
};

}  // namespace relata::bench
