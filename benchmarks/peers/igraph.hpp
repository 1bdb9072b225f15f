#pragma once

#include "benchmarks/generate.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

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

    /// SIZE_MAX when there is no path.
    virtual std::size_t shortest_path_length(std::uint32_t s, std::uint32_t t) = 0;
};

}  // namespace relata::bench
